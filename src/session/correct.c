/* What the employee says of what was written down. It stands beside it and changes nothing. */
#include "session/correct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "state.h"
#include "store/correction.h"

struct looking {
    const char *step, *item;
    bool found;
};

static void look(void *context, const char *step, const char *item, const struct answer *answer)
{
    struct looking *looking = context;

    (void)answer;
    looking->found |= strcmp(step, looking->step) == 0 && strcmp(item, looking->item) == 0;
}

static bool has_answer(struct store *store, const char *interview, const char *step,
                       const char *item, struct diag *diag)
{
    struct looking looking = {step, item, false};

    if (!store_load_answers(store, interview, look, &looking, diag))
        return false;
    return looking.found || diag_error(diag, _("Nothing was written down there to correct."));
}

static bool has_action(struct store *store, const char *interview, const char *action,
                       struct diag *diag)
{
    struct plan plan;
    bool found;

    plan_init(&plan);
    if (!store_load_actions(store, interview, &plan, diag))
        return false;
    found = plan_find(&plan, action) != SIZE_MAX;
    plan_done(&plan);
    return found || diag_error(diag, _("There is no such agreement in this talk."));
}

/* NULL with a sentence when there are no words in it. The caller frees it. */
static char *clean_words(const char *text, struct diag *diag)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);

    if (clean[strspn(clean, " \t\n")])
        return clean;
    free(clean);
    diag_error(diag, _("Say in a few words what should stand beside it."));
    return NULL;
}

/* Takes the text over. */
static bool keep(const struct session_setup *setup, const char *interview,
                 struct correction *correction, struct diag *diag)
{
    char id[UUID_SIZE];
    bool ok = store_add_correction(setup->store, interview, correction, id, diag) &&
              store_sync(setup->store, diag);

    free(correction->text);
    return ok;
}

bool correct_answer(const struct session_setup *setup, const char *interview, const char *step,
                    const char *item, const char *text, struct diag *diag)
{
    struct correction correction = {.step = (char *)step, .item = (char *)item};

    correction.text = clean_words(text, diag);
    if (!correction.text)
        return false;
    if (has_answer(setup->store, interview, step, item, diag))
        return keep(setup, interview, &correction, diag);
    free(correction.text);
    return false;
}

bool correct_action(const struct session_setup *setup, const char *interview, const char *action,
                    const char *text, struct diag *diag)
{
    struct correction correction = {.item = (char *)""};

    correction.text = clean_words(text, diag);
    if (!correction.text)
        return false;
    if (has_action(setup->store, interview, action, diag)) {
        snprintf(correction.action, sizeof correction.action, "%s", action);
        return keep(setup, interview, &correction, diag);
    }
    free(correction.text);
    return false;
}

const struct correction_list *session_corrections(const struct session *session)
{
    return &session->corrections;
}

bool session_read_corrections(struct session *session, struct diag *diag)
{
    struct correction_list list = {0};

    if (!store_corrections(session->setup.store, session->interview.id, &list, diag))
        return false;
    correction_list_done(&session->corrections);
    session->corrections = list;
    return true;
}
