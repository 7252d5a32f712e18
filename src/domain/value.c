#include "domain/value.h"

#include <string.h>

#include "base/message.h"

static const char *const ids[VALUE_COUNT] = {
    [VALUE_USE_SKILLS] = "use-skills",     [VALUE_DEVELOP_SKILLS] = "develop-skills",
    [VALUE_DECISIONS] = "decisions",       [VALUE_CONTACTS] = "contacts",
    [VALUE_OWN_GOALS] = "own-goals",       [VALUE_INCOME] = "income",
    [VALUE_CONTRIBUTION] = "contribution",
};

const char *value_id(enum value value)
{
    return value > VALUE_NONE && value < VALUE_COUNT ? ids[value] : "";
}

enum value value_from_id(const char *id)
{
    for (int i = 0; id && i < VALUE_COUNT; i++) {
        if (strcmp(ids[i], id) == 0)
            return (enum value)i;
    }
    return VALUE_NONE;
}

/* As in data/scripts/values.en.yaml. */
static const char *const labels[VALUE_COUNT] = {
    [VALUE_USE_SKILLS] = N_("Using knowledge and skills"),
    [VALUE_DEVELOP_SKILLS] = N_("Developing knowledge and skills"),
    [VALUE_DECISIONS] = N_("Having a say in what is important"),
    [VALUE_CONTACTS] = N_("Meaningful contacts at work"),
    [VALUE_OWN_GOALS] = N_("Setting your own goals"),
    [VALUE_INCOME] = N_("Earning a good income"),
    [VALUE_CONTRIBUTION] = N_("Contributing to something valuable"),
};

const char *value_label(enum value value)
{
    return value > VALUE_NONE && value < VALUE_COUNT ? _(labels[value]) : "";
}
