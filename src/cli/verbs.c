/* The verbs, and finding the one that was meant. */
#include <string.h>

#include "base/nearest.h"
#include "verb.h"

const struct verb *const verbs[] = {
    &verb_new,    &verb_resume, &verb_list,     &verb_show,   &verb_report, &verb_erase,
    &verb_script, &verb_agenda, &verb_invite,   &verb_plan,   &verb_search, &verb_correct,
    &verb_demo,   &verb_person, &verb_handover, &verb_import, &verb_share,  &verb_withdraw,
    &verb_outbox, &verb_hr,     &verb_registry, &verb_doctor, NULL};

const char *verb_word(const struct verb *verb)
{
    const char *blank = strrchr(verb->name, ' ');

    return blank ? blank + 1 : verb->name;
}

const struct verb *verb_find(const struct verb *const *table, const char *word)
{
    for (; *table; table++) {
        if (strcmp(verb_word(*table), word) == 0)
            return *table;
    }
    return NULL;
}

const struct verb *verb_near(const struct verb *const *table, const char *word)
{
    struct nearest nearest;

    nearest_init(&nearest, word);
    for (size_t i = 0; table[i]; i++)
        nearest_offer(&nearest, verb_word(table[i]));
    return nearest.best ? verb_find(table, nearest.best) : NULL;
}
