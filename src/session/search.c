/* Finding words again: the store finds them, the guides say at which question they stand. */
#include "session/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/wording.h"
#include "pinned.h"
#include "state.h"
#include "store/edition.h"

#define NOT_SAID "…"

static const char *say_nothing(const void *context, const char *step)
{
    (void)context;
    (void)step;
    return NOT_SAID;
}

/* A step without a name of its own has its question for one, with places to fill in. */
static char *label_of(const struct hit *hit, const struct script *script, const struct step *step)
{
    enum value value = hit->item ? value_from_id(hit->item) : VALUE_NONE;
    struct filling filling = {
        .person = hit->person ? hit->person : "",
        .purpose = NOT_SAID,
        .value = value == VALUE_NONE ? NULL : script->values[value].in_sentence,
        .action = NOT_SAID,
        .answer = say_nothing,
    };

    return wording_fill(step->label, &filling);
}

struct finding_label {
    const struct hit *hit;
    const char *language;
    char *label;
};

/* The latest edition that has the question. */
static void look_in_edition(void *context, const char *bundle)
{
    struct finding_label *finding = context;
    struct diag diag;
    struct script *script;
    size_t step;

    if (finding->label)
        return;
    diag_init(&diag);
    script = bundle_open(bundle, finding->language, &diag);
    step = script ? script_find_step(script, finding->hit->step) : SIZE_MAX;
    if (step != SIZE_MAX)
        finding->label = label_of(finding->hit, script, &script->steps[step]);
    script_free(script);
    diag_done(&diag);
}

/* What can't be named so keeps the name by which it was found. */
static void find_label(struct store *store, struct pinned *pinned, struct hit *hit)
{
    struct interview head;
    struct diag diag;
    const struct script *script = NULL;
    size_t step = SIZE_MAX;

    diag_init(&diag);
    interview_init(&head);
    if (store_find_interview(store, hit->interview, &head, &diag))
        script = pinned_open(pinned, head.id, head.language, &diag);
    if (script)
        step = script_find_step(script, hit->step);
    if (step != SIZE_MAX) {
        hit->label = label_of(hit, script, &script->steps[step]);
    } else if (script) {
        struct finding_label finding = {hit, head.language, NULL};

        store_earlier_bundles(store, head.id, look_in_edition, &finding, &diag);
        hit->label = finding.label;
    }
    if (!hit->label)
        hit->label = xstrdup(hit->step);
    interview_done(&head);
    diag_done(&diag);
}

bool session_search(const struct session_setup *setup, const struct search *search,
                    struct hit_list *out, struct diag *diag)
{
    struct pinned *pinned;

    if (!store_search(setup->store, search, out, diag))
        return false;
    pinned = pinned_new(setup->store);
    for (size_t i = 0; i < out->count; i++) {
        if (out->items[i].step)
            find_label(setup->store, pinned, &out->items[i]);
    }
    pinned_free(pinned);
    return true;
}
