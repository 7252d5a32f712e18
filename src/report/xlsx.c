/*
 * Sheets as XLSX, made by the module xlsx.so. The library writes to a path, so it gets one of a file in memory: no
 * half a file and no names of people stay behind on a disk, however it ends.
 */
#include "report/xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/module.h"
#include "base/path.h"
#include "base/utf8.h"
#include "shared_parts.h"

enum { CELL_MOST = 32767, CODE_LENGTH = 7, CODE_DIGITS = 4 };
static const size_t file_most = (size_t)1 << 30;

/* ---- texts ---- */

/* "_x0041_" in a text would be read as the letter with that number. */
static bool is_code(const char *text)
{
    return text[0] == '_' && text[1] == 'x' &&
           strspn(text + 2, "0123456789abcdefABCDEF") >= CODE_DIGITS &&
           text[CODE_LENGTH - 1] == '_';
}

/* As the program counts that opens it: in pieces of UTF-16. Escaping is the file's, not the cell's. */
static size_t cell_length(const char *text, size_t length)
{
    size_t units = 0;

    for (size_t at = 0; at < length;) {
        size_t step;
        int32_t code = utf8_decode(text + at, length - at, &step);

        units += code > 0xFFFF ? 2 : 1;
        at += step;
    }
    return units;
}

/* So much of it that `room` is left; whole clusters only. */
static size_t fitting(const char *text, size_t room)
{
    size_t length = strlen(text);
    size_t units = 0;

    for (size_t at = 0; at < length;) {
        size_t next = utf8_next(text, length, at);

        units += cell_length(text + at, next - at);
        if (units + room > CELL_MOST)
            return at;
        at = next;
    }
    return length;
}

/* XML has no word for these. */
static bool may_stand(int32_t code)
{
    return code != 0xFFFE && code != 0xFFFF;
}

static char *escaped(const char *text, size_t length)
{
    struct buf out;

    buf_init(&out);
    for (size_t at = 0; at < length;) {
        size_t step;
        int32_t code = utf8_decode(text + at, length - at, &step);

        if (is_code(text + at))
            buf_adds(&out, "_x005F");
        if (may_stand(code))
            buf_add(&out, text + at, step);
        at += step;
    }
    return buf_take(&out);
}

/* An escape makes it longer than it counts, and the library goes by the bytes: those that come near are rare enough to be cut sooner. */
char *xlsx_text(const char *text)
{
    const char *mark = _(" … (the rest does not fit in a cell)");
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    size_t room = cell_length(mark, strlen(mark));
    char *cell = escaped(clean, strlen(clean));
    char *cut;

    if (cell_length(cell, strlen(cell)) > CELL_MOST) {
        cut = xasprintf("%.*s%s", (int)fitting(cell, room), cell, mark);
        free(cell);
        cell = cut;
    }
    free(clean);
    return cell;
}

/* ---- the file ---- */

static bool say_why(struct diag *diag, const char *why)
{
    return diag_error(diag,
                      _("The spreadsheet can't be made: %s. Is there room left on the disk? Or "
                        "choose csv: that always works."),
                      why);
}

static bool write_to(const struct xlsx_functions *xlsx, const struct xlsx_source *source, int file,
                     struct buf *out, struct diag *diag)
{
    char *path = xasprintf("/proc/self/fd/%d", file);
    const char *failure = xlsx->write(source, path);
    size_t length;
    char *bytes = failure ? NULL : path_read(path, file_most, &length, diag);

    if (failure)
        say_why(diag, failure);
    if (bytes)
        buf_add(out, bytes, length);
    free(bytes);
    free(path);
    return bytes != NULL;
}

bool xlsx_write(const struct xlsx_source *source, struct buf *out, struct diag *diag)
{
    static const struct xlsx_functions *xlsx;
    struct xlsx_source whole = *source;
    struct diag cause;
    char *folder; /* the library's parts are full of names and plans */
    bool ok;
    int file;

    diag_init(&cause);
    if (!xlsx)
        xlsx = module_open("xlsx", "libxlsxwriter4", &cause);
    if (!xlsx)
        diag_error(diag,
                   _("A spreadsheet can't be made here. %s Or choose csv: that always works."),
                   diag_text(&cause));
    diag_done(&cause);
    if (!xlsx)
        return false;
    folder = path_fleeting(diag);
    if (!folder)
        return false;
    whole.folder = folder;
    file = memfd_create("waardegesprek", MFD_CLOEXEC);
    ok = file >= 0 ? write_to(xlsx, &whole, file, out, diag) : say_why(diag, strerror(errno));
    if (file >= 0)
        close(file);
    free(folder);
    return ok;
}
