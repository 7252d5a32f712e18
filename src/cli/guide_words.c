/* What the verbs about guides say alike. */
#include "guide_words.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "say.h"

const char *guide_state_id(enum guide_state state)
{
    static const char *const ids[] = {
        [GUIDE_IN_USE] = "in-use", [GUIDE_CONCEPT] = "concept", [GUIDE_FAULTY] = "faulty"};

    return ids[state];
}

const char *guide_shelf_id(enum shelf shelf)
{
    static const char *const ids[SHELF_COUNT] = {
        [SHELF_OWN] = "own", [SHELF_SHARED] = "shared", [SHELF_SHIPPED] = "shipped"};

    return ids[shelf];
}

struct json_t *guide_languages_json(const char *languages)
{
    json_t *list = json_array();
    const char *at = languages;

    while (*at) {
        size_t length = strcspn(at, ", ");

        json_array_append_new(list, json_stringn(at, length));
        at += length;
        at += strspn(at, ", ");
    }
    return list;
}

const struct guide *guide_named(const struct guide_list *list, const char *id)
{
    const struct guide *guide = guide_find(list, id);
    struct nearest nearest;

    if (guide)
        return guide;
    nearest_init(&nearest, id);
    for (size_t i = 0; i < list->count; i++)
        nearest_offer(&nearest, list->items[i].id);
    if (nearest.best)
        say_error(_("There is no guide “%s”. Do you mean “%s”?"), id, nearest.best);
    else
        say_error(_("There is no guide “%s”. See which there are: waardegesprek script list"), id);
    return NULL;
}
