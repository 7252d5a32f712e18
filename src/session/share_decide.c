/*
 * Keeping what the employee said, and taking it back. A no writes nothing at all: afterwards nobody can tell it from not having
 * been asked. What leaves is made here, of the action as it was shown, and lies in the outbox from then on.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "registry/registry.h"
#include "session/share.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };

/* What is the same for all that is decided at once. */
struct deciding {
    const struct session_setup *setup;
    const struct share_question *question;
    char *person_as, *team; /* cleaned */
    bool may_contact;
    char code[CODE_SIZE];
    int64_t now, leaves;
};

/* ---- what leaves ---- */

/* All that the registry gets; the store adds round and revision. The caller frees it. */
static char *share_payload(const struct deciding *deciding, const struct action *action)
{
    json_t *object = json_object();
    char *text;

    json_object_set_new(object, "person", json_string(deciding->person_as));
    json_object_set_new(object, "team", json_string(deciding->team));
    json_object_set_new(object, "leader_name",
                        json_string(deciding->setup->leader ? deciding->setup->leader : ""));
    json_object_set_new(object, "may_contact", json_boolean(deciding->may_contact));
    json_object_set_new(object, "code", json_string(deciding->code));
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;

        json_object_set_new(object, action_field_id(field), json_string(action_get(action, field)));
    }
    text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

static char *scores_payload(const struct deciding *deciding, struct quarter quarter)
{
    const struct share_question *question = deciding->question;
    json_t *object = json_object(), *rows = json_array();
    char id[QUARTER_SIZE], *text;

    quarter_to_id(quarter, id);
    for (size_t i = 0; i < question->score_count; i++) {
        const struct score_row_text *row = &question->scores[i];

        json_array_append_new(rows,
                              json_pack("{s:s, s:[iii]}", "value", value_id(row->value), "scores",
                                        row->scores[0], row->scores[1], row->scores[2]));
    }
    json_object_set_new(object, "team", json_string(deciding->team));
    json_object_set_new(object, "quarter", json_string(id));
    json_object_set_new(object, "rows", rows);
    text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

/* ---- deciding ---- */

/* A change goes as its agreement went: under the same name or number, and with the same word on talking. */
static struct deciding as_before(const struct deciding *deciding, const struct share_offer *offer)
{
    struct deciding own = *deciding;

    if (offer->is_change && offer->share.state != SHARE_NONE &&
        offer->share.state != SHARE_REFUSED) {
        own.person_as = offer->share.person_as;
        own.may_contact = offer->share.may_contact;
    }
    return own;
}

/* *payload is for the caller to free; the share borrows. */
static struct share share_of(const struct deciding *decided, const struct share_offer *offer,
                             char **payload)
{
    const struct deciding own = as_before(decided, offer);
    const struct deciding *deciding = &own;
    const struct action *action = &offer->agreement.action;
    struct share share = {
        .person_as = deciding->person_as,
        .team = deciding->team,
        .may_contact = deciding->may_contact,
        .decided = deciding->now,
        .leaves = deciding->leaves,
        .revision = action->revision,
    };
    memcpy(share.action, action->id, UUID_SIZE);
    memcpy(share.code, deciding->code, CODE_SIZE);
    *payload = share_payload(deciding, action);
    return share;
}

/* The same for the scores. */
static bool scores_of(const struct deciding *deciding, struct score_choice *out, char **payload,
                      struct diag *diag)
{
    const struct share_question *question = deciding->question;
    struct interview head;

    if (!store_find_interview(deciding->setup->store, question->talk, &head, diag))
        return false;
    *out = (struct score_choice){.person_id = question->person.id,
                                 .interview = question->talk,
                                 .code = deciding->code,
                                 .quarter = quarter_of(day_of_moment(head.started)),
                                 .leaves = deciding->leaves};
    interview_done(&head);
    out->payload = *payload = scores_payload(deciding, out->quarter);
    return true;
}

static bool wants_action(const struct share_question *question,
                         const struct share_decision *decision)
{
    for (size_t i = 0; i < question->count; i++) {
        if (decision->words[i] == SHARE_YES)
            return true;
    }
    return false;
}

static bool wants_scores(const struct share_question *question,
                         const struct share_decision *decision)
{
    return decision->scores == SHARE_YES && question->score_count > 0;
}

/* A registry that keeps its own list takes no other team. */
static bool team_fits(const struct deciding *deciding, struct diag *diag)
{
    const struct share_question *question = deciding->question;

    if (!*deciding->team)
        return diag_error(diag, _("Say which team it is: HR reads by team."));
    if (question->team_count == 0 || registry_home_of(deciding->setup->registry) == REGISTRY_SQLITE)
        return true;
    for (size_t i = 0; i < question->team_count; i++) {
        if (strcmp(question->teams[i], deciding->team) == 0)
            return true;
    }
    return diag_error(diag,
                      _("The registry has no team \"%s\". Choose one of its list, or ask HR to "
                        "add it."),
                      deciding->team);
}

/* The one that the employee has on paper already, as long as anything is shared under it. */
static bool find_code(struct deciding *deciding, struct diag *diag)
{
    const struct person *person = &deciding->question->person;

    if (!store_share_code(deciding->setup->store, *person->id ? person->id : person->name,
                          deciding->code, diag))
        return false;
    if (!*deciding->code)
        code_new(deciding->setup->ids, deciding->code);
    return true;
}

/* All of it at once: half a decision is not what was said. */
static bool keep_all(const struct deciding *deciding, const struct share_decision *decision,
                     struct diag *diag)
{
    const struct share_question *question = deciding->question;
    struct share *shares = xcalloc(question->count + 1, sizeof *shares);
    char **payloads = xcalloc(question->count + 1, sizeof *payloads), *of_scores = NULL;
    struct score_choice choice;
    bool scores = wants_scores(question, decision);
    size_t count = 0;
    bool ok;

    for (size_t i = 0; i < question->count; i++) {
        if (decision->words[i] == SHARE_YES) {
            shares[count] = share_of(deciding, &question->offers[i], &payloads[count]);
            count++;
        }
    }
    ok = (!scores || scores_of(deciding, &choice, &of_scores, diag)) &&
         store_decide(deciding->setup->store, shares, (const char *const *)payloads, count,
                      scores ? &choice : NULL, diag);
    for (size_t i = 0; i < count; i++)
        free(payloads[i]);
    free(of_scores);
    free(payloads);
    free(shares);
    return ok;
}

static bool keep(struct deciding *deciding, const struct share_decision *decision,
                 struct diag *diag)
{
    const struct share_question *question = deciding->question;
    bool action = wants_action(question, decision), ok;

    if (action && !*deciding->person_as)
        return diag_error(diag, _("Choose a name or a number first: HR has to call it something."));
    ok = team_fits(deciding, diag) && find_code(deciding, diag);
    return ok && keep_all(deciding, decision, diag) && store_sync(deciding->setup->store, diag);
}

static char *cleaned(const char *text)
{
    char *clean = utf8_clean(text ? text : "", text ? strlen(text) : 0, UTF8_ONE_LINE);
    size_t length = strlen(clean), blanks = strspn(clean, " ");

    while (length > blanks && clean[length - 1] == ' ')
        length--;
    clean[length] = '\0';
    memmove(clean, clean + blanks, length - blanks + 1);
    return clean;
}

bool share_decide(const struct session_setup *setup, const struct share_question *question,
                  const struct share_decision *decision, char code[CODE_SIZE], int64_t *leaves,
                  struct diag *diag)
{
    struct deciding deciding = {.setup = setup, .question = question};
    bool ok;

    *code = '\0';
    *leaves = 0;
    if (!wants_action(question, decision) && !wants_scores(question, decision))
        return true;
    if (!setup->registry)
        return diag_error(diag, _("Nothing can be shared here: no registry is set."));
    deciding.person_as = cleaned(decision->person_as);
    deciding.team = cleaned(decision->team);
    deciding.may_contact = decision->may_contact;
    deciding.now = clock_now(setup->clock);
    deciding.leaves = deciding.now + (int64_t)setup->thinking_days * SECONDS_A_DAY;
    ok = keep(&deciding, decision, diag);
    if (ok) {
        memcpy(code, deciding.code, CODE_SIZE);
        *leaves = deciding.leaves;
    }
    free(deciding.person_as);
    free(deciding.team);
    return ok;
}

/* ---- a number instead of a name ---- */

enum { NUMBER_FIRST = 100000, NUMBER_COUNT = 900000 };

static bool is_used(const struct share_list *list, const char *number)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].person_as, number) == 0)
            return true;
    }
    return false;
}

static uint64_t random_number(struct id_source *ids)
{
    unsigned char bytes[16];
    uint64_t number = 0;

    ids->fill(ids, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        number = (number ^ bytes[i]) * UINT64_C(0x100000001b3);
    return number;
}

char *share_number(const struct session_setup *setup)
{
    struct share_list list = {0};
    struct diag diag;
    char *number = NULL;

    diag_init(&diag);
    store_shares(setup->store, NULL, &list, &diag); /* where they can't be read, chance will do */
    do {
        free(number);
        number = xasprintf(
            "%u", (unsigned)(NUMBER_FIRST + (random_number(setup->ids) >> 16) % NUMBER_COUNT));
    } while (is_used(&list, number));
    share_list_done(&list);
    diag_done(&diag);
    return number;
}

/* ---- taking back ---- */

static bool withdraw_action(const struct session_setup *setup, const char *prefix, int *count,
                            struct diag *diag)
{
    struct share_list list;
    bool ok = store_shares_from(setup->store, prefix, &list, diag);

    if (!ok)
        return false;
    if (list.count > 1)
        ok = diag_error(diag,
                        _("More than one shared agreement has an id that begins with \"%s\". Give "
                          "more characters of it."),
                        prefix);
    else if (list.count == 1)
        ok = store_withdraw_share(setup->store, list.items[0].action, count, diag);
    share_list_done(&list);
    return ok;
}

/* Earlier states of a file stay in its log until that is emptied. */
static void empty_log(const struct session_setup *setup)
{
    struct diag diag;

    diag_init(&diag);
    store_checkpoint(setup->store, true, &diag); /* where another window reads, it is done later */
    diag_done(&diag);
}

bool share_withdraw(const struct session_setup *setup, const char *id_or_code, int *count,
                    bool *scores, struct diag *diag)
{
    char code[CODE_SIZE];
    bool ok = true;

    *count = 0;
    *scores = false;
    if (code_parse(id_or_code, code))
        ok = store_withdraw_code(setup->store, code, count, scores, diag);
    if (ok && *count == 0 && !*scores)
        ok = withdraw_action(setup, id_or_code, count, diag);
    if (!ok)
        return false;
    if (*count > 0 || *scores)
        empty_log(setup);
    return store_sync(setup->store, diag);
}
