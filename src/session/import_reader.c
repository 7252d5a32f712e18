/* Reading JSON as from a stranger: every complaint names its place. */
#include "import_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

/* ---- the whole ---- */

enum { SIZE_MOST = 16 * 1024 * 1024, DEPTH_MOST = 16, PIECES_MOST = 400000 };

/*
 * Counts before anything is built: a small file can hold millions of empty lists, each of which takes
 * far more room than its two bytes.
 */
static bool is_modest(const char *bytes, size_t length)
{
    size_t depth = 0, pieces = 0;
    bool quoted = false;

    for (size_t i = 0; i < length; i++) {
        char byte = bytes[i];

        if (byte == '"')
            quoted = !quoted;
        else if (quoted)
            i += byte == '\\';
        else if (byte == ']' || byte == '}')
            depth -= depth > 0;
        else if (byte == '[' || byte == '{')
            depth++;
        pieces += !quoted && (byte == '[' || byte == '{' || byte == ',');
        if (depth > DEPTH_MOST || pieces > PIECES_MOST)
            return false;
    }
    return true;
}

json_t *reader_parse(const char *bytes, size_t length, struct diag *diag)
{
    json_error_t error;
    json_t *root;

    if (length > SIZE_MOST) {
        diag_error(diag, _("The file is too large to be one of this program: it is over 16 MB."));
        return NULL;
    }
    if (!is_modest(bytes, length)) {
        diag_error(diag,
                   _("The file holds more than this program ever writes, so it is not read."));
        return NULL;
    }
    root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        diag_error(diag,
                   _("This is no file of this program, or it is damaged: line %d can't be read. "
                     "Ask for the file again."),
                   error.line);
    return root;
}

/* ---- the place ---- */

size_t reader_enter(struct reader *reader, const char *key)
{
    size_t mark = strlen(reader->place);

    snprintf(reader->place + mark, sizeof reader->place - mark, "%s%s", mark > 0 ? "." : "", key);
    return mark;
}

size_t reader_enter_at(struct reader *reader, size_t index)
{
    size_t mark = strlen(reader->place);

    snprintf(reader->place + mark, sizeof reader->place - mark, "[%zu]", index);
    return mark;
}

void reader_leave(struct reader *reader, size_t mark)
{
    reader->place[mark] = '\0';
}

bool reader_is_full(const struct reader *reader)
{
    return reader->found >= FINDINGS_MOST;
}

bool reader_complain(struct reader *reader, const char *key, const char *expected)
{
    size_t mark = strlen(reader->place);

    if (key)
        reader_enter(reader, key);
    if (!reader_is_full(reader)) {
        diag_error(reader->diag, "%s: %s", *reader->place ? reader->place : ".", expected);
        reader->found++;
    }
    reader_leave(reader, mark);
    return false;
}

/* ---- values ---- */

static const json_t *get(struct reader *reader, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    if (!value)
        reader_complain(reader, key, _("this is missing."));
    return value;
}

bool read_flag(struct reader *reader, const json_t *object, const char *key, bool *out)
{
    const json_t *value = get(reader, object, key);

    if (!value)
        return false;
    if (!json_is_boolean(value))
        return reader_complain(reader, key, _("true or false is expected."));
    *out = json_is_true(value);
    return true;
}

bool read_number(struct reader *reader, const json_t *object, const char *key, int least, int most,
                 int *out)
{
    const json_t *value = get(reader, object, key);
    char expected[128];

    if (!value)
        return false;
    if (json_is_integer(value) && json_integer_value(value) >= least &&
        json_integer_value(value) <= most) {
        *out = (int)json_integer_value(value);
        return true;
    }
    snprintf(expected, sizeof expected, _("a whole number from %d to %d is expected."), least,
             most);
    return reader_complain(reader, key, expected);
}

bool read_text(struct reader *reader, const json_t *object, const char *key, enum utf8_lines lines,
               char **out)
{
    const json_t *value = get(reader, object, key);

    if (!value)
        return false;
    if (!json_is_string(value) && !json_is_null(value))
        return reader_complain(reader, key, _("a text or null is expected."));
    *out = json_is_null(value)
               ? NULL
               : utf8_clean(json_string_value(value), json_string_length(value), lines);
    return true;
}

bool read_words(struct reader *reader, const json_t *object, const char *key, enum utf8_lines lines,
                char **out)
{
    char *text;

    if (!read_text(reader, object, key, lines, &text))
        return false;
    if (text && text[strspn(text, " \n")]) {
        *out = text;
        return true;
    }
    free(text);
    return reader_complain(reader, key, _("a text is expected."));
}

/* Not so far off that reckoning with it goes wrong. */
static bool is_sensible(int64_t moment)
{
    static const int64_t year_9999 = INT64_C(253370764800);

    return moment > 0 && moment < year_9999;
}

bool read_moment(struct reader *reader, const json_t *object, const char *key, int64_t *out)
{
    const json_t *value = get(reader, object, key);
    int64_t moment = 0;

    if (!value)
        return false;
    if (json_is_null(value) ||
        (json_is_string(value) && moment_from_iso(json_string_value(value), &moment) &&
         is_sensible(moment))) {
        if (moment > reader->latest)
            return reader_complain(reader, key,
                                   _("this moment is still to come. Is the clock here right?"));
        *out = moment;
        return true;
    }
    return reader_complain(reader, key,
                           _("a moment like \"2026-11-22T10:45:00Z\" or null is expected."));
}

bool read_day(struct reader *reader, const json_t *object, const char *key, struct day *out)
{
    const json_t *value = get(reader, object, key);

    return value && ((json_is_string(value) && day_from_iso(json_string_value(value), out)) ||
                     reader_complain(reader, key, _("a day like \"2026-11-22\" is expected.")));
}

bool read_id(struct reader *reader, const json_t *object, const char *key, char out[UUID_SIZE])
{
    const json_t *value = get(reader, object, key);

    if (!value)
        return false;
    if (json_is_null(value)) {
        *out = '\0';
        return true;
    }
    if (!json_is_string(value) || !uuid_valid(json_string_value(value)))
        return reader_complain(reader, key, _("the id of a talk or agreement is expected."));
    memcpy(out, json_string_value(value), UUID_SIZE);
    return true;
}

const json_t *read_array(struct reader *reader, const json_t *object, const char *key)
{
    const json_t *value = get(reader, object, key);

    if (value && !json_is_array(value)) {
        reader_complain(reader, key, _("a list is expected."));
        return NULL;
    }
    return value;
}

const json_t *read_object(struct reader *reader, const json_t *object, const char *key)
{
    const json_t *value = get(reader, object, key);

    if (value && !json_is_object(value)) {
        reader_complain(reader, key, _("an object with keys is expected."));
        return NULL;
    }
    return value;
}

bool read_one_of(struct reader *reader, const json_t *object, const char *key,
                 const char *(*id)(int number), int count, int *out)
{
    const json_t *value = get(reader, object, key);
    const char *text = json_string_value(value);
    char *ids = xstrdup("");
    char *expected;

    for (int i = 0; i < count; i++) {
        char *more;

        if (text && *text && strcmp(id(i), text) == 0) {
            *out = i;
            free(ids);
            return true;
        }
        more = xasprintf("%s%s%s", ids, *ids && *id(i) ? ", " : "", id(i));
        free(ids);
        ids = more;
    }
    expected = xasprintf(_("one of these is expected: %s."), ids);
    if (value)
        reader_complain(reader, key, expected);
    free(expected);
    free(ids);
    return false;
}
