/* Fills the {places} of a guide's text. What it inserts is never looked into again. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/wording.h"

static const char *place_text(const struct filling *filling, const char *name, size_t length)
{
    static const char prefix[] = "answer.";
    const char *text = NULL;

    if (length == strlen("person") && strncmp(name, "person", length) == 0)
        return filling->person;
    if (length == strlen("value") && strncmp(name, "value", length) == 0)
        return filling->value;
    if (length == strlen("action") && strncmp(name, "action", length) == 0)
        return filling->action;
    if (length == strlen("purpose") && strncmp(name, "purpose", length) == 0)
        return filling->purpose;
    if (filling->answer && length > strlen(prefix) && strncmp(name, prefix, strlen(prefix)) == 0) {
        char *step = xstrndup(name + strlen(prefix), length - strlen(prefix));
        text = filling->answer(filling->context, step);
        free(step);
    }
    return text;
}

char *wording_fill(const char *text, const struct filling *filling)
{
    struct buf out;

    buf_init(&out);
    while (*text) {
        size_t plain = strcspn(text, "{");
        const char *close;
        const char *inserted;

        buf_add(&out, text, plain);
        text += plain;
        if (!*text)
            break;
        close = strchr(text, '}');
        inserted = close ? place_text(filling, text + 1, (size_t)(close - text - 1)) : NULL;
        if (inserted) {
            buf_adds(&out, inserted);
            text = close + 1;
        } else {
            buf_addc(&out, *text++);
        }
    }
    return buf_take(&out);
}
