/* Files with several talks. A talk itself is written by the one that writes it for `report`. */
#include "talk_json.h"

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { VERSION = 1 };

json_t *talk_json(const struct session_setup *setup, const char *interview, struct diag *diag)
{
    struct session *session = session_open(setup, interview, true, NULL, diag);
    struct talk talk;
    struct buf text;
    json_t *json;

    if (!session)
        return NULL;
    buf_init(&text);
    talk = session_talk(session, true);
    report_json_talk(&talk, &text);
    json = json_loadb(buf_text(&text), text.length, 0, NULL);
    buf_done(&text);
    session_close(session);
    if (!json)
        diag_error(diag, _("This talk can't be written as a file."));
    return json;
}

static json_t *clean_text(const char *text)
{
    char *clean;
    json_t *json;

    if (!text)
        return json_null();
    clean = utf8_clean(text, strlen(text), UTF8_ONE_LINE);
    json = json_string(clean);
    free(clean);
    return json;
}

json_t *file_json(const struct session_setup *setup, const char *kind, const struct person *person)
{
    return json_pack("{s:s, s:i, s:s, s:o, s:{s:o, s:o}, s:[], s:[]}", "waardegesprek", "talks",
                     "version", VERSION, "kind", kind, "leader", clean_text(setup->leader),
                     "person", "name", clean_text(person->name), "team", clean_text(person->team),
                     "talks", "appointments");
}

void file_add_appointment(json_t *file, const struct appointment *appointment)
{
    char day[DAY_SIZE];

    day_to_iso(appointment->day, day);
    json_array_append_new(json_object_get(file, "appointments"),
                          json_pack("{s:s, s:i, s:s, s:o, s:n}", "id", appointment->id, "revision",
                                    appointment->revision, "day", day, "guide",
                                    clean_text(appointment->script_id), "measure"));
}

static int add_bytes(const char *bytes, size_t length, void *out)
{
    buf_add(out, bytes, length);
    return 0;
}

void file_write(json_t *file, struct buf *out)
{
    if (!file || json_dump_callback(file, add_bytes, out, JSON_INDENT(2)) != 0)
        die("%s", _("there is not enough memory left to go on."));
    buf_addc(out, '\n');
    json_decref(file);
}
