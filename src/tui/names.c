/* What the values are called outside a talk. */
#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "script/guide.h"

static struct script *open_bundle(char *bundle, struct diag *diag)
{
    struct script *script = bundle ? bundle_open(bundle, message_language(), diag) : NULL;

    free(bundle);
    return script;
}

struct script *names_load(const struct tui *tui, const char *interview)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct script *script = NULL;
    struct diag diag;

    diag_init(&diag);
    if (interview && *interview)
        script = open_bundle(store_bundle(setup->store, interview, &diag), &diag);
    if (!script)
        script = open_bundle(guide_bundle(setup->library, "kerngesprek", &diag), &diag);
    diag_done(&diag);
    return script;
}

/* Reading a guide takes a moment, and most talks to come are of one or two. */
static const char *title_of(const struct appointment_list *list, size_t before,
                            const char *script_id)
{
    for (size_t i = 0; i < before; i++) {
        if (strcmp(list->items[i].script_id, script_id) == 0)
            return list->items[i].title;
    }
    return NULL;
}

void names_title(const struct tui *tui, struct appointment_list *list)
{
    struct diag diag;

    diag_init(&diag);
    for (size_t i = 0; i < list->count; i++) {
        struct appointment *one = &list->items[i];
        const char *known = title_of(list, i, one->script_id);
        struct script *script =
            known
                ? NULL
                : open_bundle(guide_bundle(tui_session_setup(tui)->library, one->script_id, &diag),
                              &diag);

        xstrset(&one->title, known ? known : script ? script->title : one->script_id);
        script_free(script);
    }
    diag_done(&diag);
}

const char *names_value(const struct script *names, enum value value)
{
    if (value == VALUE_NONE)
        return "";
    return names && names->values[value].name ? names->values[value].name : value_id(value);
}

const char *names_value_short(const struct script *names, enum value value)
{
    if (value == VALUE_NONE)
        return "";
    return names && names->values[value].short_name ? names->values[value].short_name
                                                    : value_id(value);
}
