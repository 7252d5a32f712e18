/*
 * A talk as it stands. Answers are kept in a flat list by (step, item); the list
 * of places and pages is made anew whenever an answer changes, so it can't go stale.
 */
#include "domain/conversation.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
    size_t step;
    char *item;
    struct answer answer;
};

struct conversation {
    const struct script *script;
    struct entry *entries; /* in script order */
    size_t entry_count;
    const char **actions; /* ids of the agreements that it goes through */
    size_t action_count;
    struct place *places;
    size_t place_count;
    struct page *pages;
    size_t page_count;
};

static const struct answer blank_answer;

/* ---- answers ---- */

/* Items stand in the order of the values; what is no value comes first, by its letters. */
static bool item_before(const char *one, const char *other)
{
    enum value left = value_from_id(one), right = value_from_id(other);

    if (left == VALUE_NONE && right == VALUE_NONE)
        return strcmp(one, other) < 0;
    return left < right;
}

/* Where (step, item) is or would be; *found says which. */
static size_t entry_find(const struct conversation *conversation, size_t step, const char *item,
                         bool *found)
{
    size_t i = 0;

    *found = false;
    while (i < conversation->entry_count && conversation->entries[i].step < step)
        i++;
    while (i < conversation->entry_count && conversation->entries[i].step == step &&
           item_before(conversation->entries[i].item, item))
        i++;
    *found = i < conversation->entry_count && conversation->entries[i].step == step &&
             strcmp(conversation->entries[i].item, item) == 0;
    return i;
}

const struct answer *conversation_answer(const struct conversation *conversation, size_t step,
                                         const char *item)
{
    bool found;
    size_t at = entry_find(conversation, step, item, &found);

    return found ? &conversation->entries[at].answer : &blank_answer;
}

static struct entry *entry_add(struct conversation *conversation, size_t at, size_t step,
                               const char *item)
{
    struct entry *entries = xreallocarray(conversation->entries, conversation->entry_count + 1,
                                          sizeof *conversation->entries);

    memmove(&entries[at + 1], &entries[at], (conversation->entry_count - at) * sizeof *entries);
    entries[at] = (struct entry){.step = step, .item = xstrdup(item)};
    conversation->entries = entries;
    conversation->entry_count++;
    return &entries[at];
}

size_t conversation_count(const struct conversation *conversation)
{
    return conversation->entry_count;
}

const struct answer *conversation_at(const struct conversation *conversation, size_t index,
                                     size_t *step, const char **item)
{
    const struct entry *entry = &conversation->entries[index];

    *step = entry->step;
    *item = entry->item;
    return &entry->answer;
}

/* ---- places and pages ---- */

bool place_equal(struct place one, struct place other)
{
    return one.step == other.step && strcmp(one.item, other.item) == 0;
}

static const struct part *part_of(const struct conversation *conversation, size_t step)
{
    const struct script *script = conversation->script;

    return &script->parts[script->steps[step].part];
}

static bool in_loop(const struct conversation *conversation, enum loop loop, enum value value)
{
    switch (loop) {
    case LOOP_VALUES:
        return true;
    case LOOP_FOCUS:
        return conversation_has_focus(conversation, value);
    case LOOP_IMPORTANT:
        return conversation_scores(conversation, value).importance >= SCORE_AFFIRMATIVE;
    default:
        return false;
    }
}

/* Some kinds of talk leave a question out for some values, whatever their guide says. */
static bool is_asked(const struct conversation *conversation, size_t step, const char *item)
{
    const struct script *script = conversation->script;

    return process_asks(script->process, script->steps[step].measure,
                        value_from_id(item) == VALUE_INCOME);
}

static void add_places(struct conversation *conversation, const struct part *part, const char *item)
{
    for (size_t i = 0; i < part->step_count; i++) {
        size_t step = part->first_step + i;

        if (is_asked(conversation, step, item))
            conversation->places[conversation->place_count++] = (struct place){step, item};
    }
}

static bool same_page(const struct conversation *conversation, struct place one, struct place other)
{
    const struct step *steps = conversation->script->steps;

    return part_of(conversation, one.step)->for_each != LOOP_NONE &&
           steps[one.step].part == steps[other.step].part &&
           steps[one.step].phase == steps[other.step].phase && strcmp(one.item, other.item) == 0;
}

static void build_pages(struct conversation *conversation)
{
    conversation->page_count = 0;
    for (size_t i = 0; i < conversation->place_count; i++) {
        if (i > 0 && same_page(conversation, conversation->places[i - 1], conversation->places[i]))
            conversation->pages[conversation->page_count - 1].count++;
        else
            conversation->pages[conversation->page_count++] = (struct page){i, 1};
    }
}

static void build_places(struct conversation *conversation)
{
    const struct script *script = conversation->script;

    conversation->place_count = 0;
    for (size_t p = 0; p < script->part_count; p++) {
        const struct part *part = &script->parts[p];

        if (part->for_each == LOOP_NONE)
            add_places(conversation, part, "");
        for (size_t a = 0; part->for_each == LOOP_LAST_ACTIONS && a < conversation->action_count;
             a++)
            add_places(conversation, part, conversation->actions[a]);
        for (int v = 0; v < VALUE_COUNT; v++) {
            if (in_loop(conversation, part->for_each, (enum value)v))
                add_places(conversation, part, value_id((enum value)v));
        }
    }
    build_pages(conversation);
}

/* No loop has more items than there are values, or agreements to go through. */
static void make_room(struct conversation *conversation)
{
    size_t items =
        conversation->action_count > VALUE_COUNT ? conversation->action_count : VALUE_COUNT;
    size_t most = conversation->script->step_count * items;

    conversation->places = xreallocarray(conversation->places, most, sizeof *conversation->places);
    conversation->pages = xreallocarray(conversation->pages, most, sizeof *conversation->pages);
}

struct conversation *conversation_new(const struct script *script)
{
    struct conversation *conversation = xcalloc(1, sizeof *conversation);

    conversation->script = script;
    make_room(conversation);
    build_places(conversation);
    return conversation;
}

void conversation_set_actions(struct conversation *conversation, const char *const *ids,
                              size_t count)
{
    conversation->actions =
        xreallocarray(conversation->actions, count, sizeof *conversation->actions);
    for (size_t i = 0; i < count; i++)
        conversation->actions[i] = ids[i];
    conversation->action_count = count;
    make_room(conversation);
    build_places(conversation);
}

size_t conversation_action_count(const struct conversation *conversation)
{
    return conversation->action_count;
}

const char *conversation_item(const struct conversation *conversation, const char *item)
{
    for (size_t i = 0; i < conversation->action_count; i++) {
        if (strcmp(conversation->actions[i], item) == 0)
            return conversation->actions[i];
    }
    return value_id(value_from_id(item));
}

void conversation_free(struct conversation *conversation)
{
    if (!conversation)
        return;
    for (size_t i = 0; i < conversation->entry_count; i++) {
        free(conversation->entries[i].item);
        answer_done(&conversation->entries[i].answer);
    }
    free(conversation->actions);
    free(conversation->entries);
    free(conversation->places);
    free(conversation->pages);
    free(conversation);
}

const struct script *conversation_script(const struct conversation *conversation)
{
    return conversation->script;
}

void conversation_set_script(struct conversation *conversation, const struct script *script)
{
    conversation->script = script;
    make_room(conversation);
    build_places(conversation);
}

void conversation_set(struct conversation *conversation, size_t step, const char *item,
                      const struct answer *answer)
{
    bool found;
    size_t at = entry_find(conversation, step, item, &found);
    struct entry *entry =
        found ? &conversation->entries[at] : entry_add(conversation, at, step, item);

    answer_copy(&entry->answer, answer);
    build_places(conversation);
}

const struct place *conversation_places(const struct conversation *conversation, size_t *count)
{
    *count = conversation->place_count;
    return conversation->places;
}

const struct page *conversation_pages(const struct conversation *conversation, size_t *count)
{
    *count = conversation->page_count;
    return conversation->pages;
}

/* ---- conditions ---- */

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNDECIDED };

static bool condition_meets(const struct condition *condition, const struct answer *answer)
{
    switch (condition->comparison) {
    case COMPARE_AT_LEAST:
        return answer->number >= condition->number;
    case COMPARE_AT_MOST:
        return answer->number <= condition->number;
    default:
        return answer_has_choice(answer, condition->text) ||
               (answer->text && strcmp(answer->text, condition->text) == 0);
    }
}

static enum verdict place_verdict(const struct conversation *conversation, struct place place)
{
    const struct condition *condition = conversation->script->steps[place.step].when;
    const struct answer *answer;
    bool looped;

    if (!condition)
        return VERDICT_YES;
    looped = part_of(conversation, condition->step_index)->for_each != LOOP_NONE;
    answer = conversation_answer(conversation, condition->step_index, looped ? place.item : "");
    if (answer->state != STATE_GIVEN)
        return VERDICT_UNDECIDED;
    return condition_meets(condition, answer) ? VERDICT_YES : VERDICT_NO;
}

enum place_state conversation_state(const struct conversation *conversation, struct place place)
{
    const struct answer *answer = conversation_answer(conversation, place.step, place.item);
    enum verdict verdict = place_verdict(conversation, place);

    if (verdict == VERDICT_NO)
        return PLACE_HIDDEN;
    if (answer->parked)
        return PLACE_PARKED;
    if (answer->state != STATE_OPEN)
        return PLACE_GIVEN;
    return verdict == VERDICT_UNDECIDED ? PLACE_WAITING : PLACE_OPEN;
}

/* ---- moving about ---- */

size_t conversation_find_place(const struct conversation *conversation, size_t step,
                               const char *item)
{
    for (size_t i = 0; i < conversation->place_count; i++) {
        const struct place *place = &conversation->places[i];
        if (place->step == step && strcmp(place->item, item) == 0)
            return i;
    }
    return SIZE_MAX;
}

size_t conversation_find_page(const struct conversation *conversation, size_t place)
{
    for (size_t i = 0; i < conversation->page_count; i++) {
        const struct page *page = &conversation->pages[i];
        if (place >= page->first && place < page->first + page->count)
            return i;
    }
    return SIZE_MAX;
}

static bool stops_at(const struct conversation *conversation, size_t place)
{
    enum place_state state = conversation_state(conversation, conversation->places[place]);

    return state != PLACE_HIDDEN && state != PLACE_WAITING;
}

bool conversation_page_shown(const struct conversation *conversation, size_t page)
{
    const struct page *at = &conversation->pages[page];

    assert(page < conversation->page_count);

    for (size_t i = at->first; i < at->first + at->count; i++) {
        if (stops_at(conversation, i))
            return true;
    }
    return false;
}

size_t conversation_next_page(const struct conversation *conversation, size_t page)
{
    while (++page < conversation->page_count) {
        if (conversation_page_shown(conversation, page))
            return page;
    }
    return SIZE_MAX;
}

size_t conversation_prev_page(const struct conversation *conversation, size_t page)
{
    while (page-- > 0) {
        if (conversation_page_shown(conversation, page))
            return page;
    }
    return SIZE_MAX;
}

size_t conversation_count_open(const struct conversation *conversation)
{
    size_t count = 0;

    for (size_t i = 0; i < conversation->place_count; i++) {
        struct place place = conversation->places[i];
        enum answer_kind kind = conversation->script->steps[place.step].answer;
        enum place_state state = conversation_state(conversation, place);

        if (kind == ANSWER_NONE || kind == ANSWER_ACTIONS)
            continue;
        if (state == PLACE_OPEN || state == PLACE_PARKED)
            count++;
    }
    return count;
}

/* ---- what it says about the values ---- */

const struct answer *conversation_score(const struct conversation *conversation, enum value value,
                                        enum measure measure)
{
    size_t step = script_find_measure(conversation->script, measure);

    return step == SIZE_MAX ? NULL : conversation_answer(conversation, step, value_id(value));
}

static int score_number(const struct conversation *conversation, enum value value,
                        enum measure measure)
{
    const struct answer *answer = conversation_score(conversation, value, measure);

    return answer && answer->state == STATE_GIVEN ? answer->number : SCORE_OPEN;
}

struct capability conversation_scores(const struct conversation *conversation, enum value value)
{
    return (struct capability){
        .importance = score_number(conversation, value, MEASURE_IMPORTANCE),
        .opportunity = score_number(conversation, value, MEASURE_OPPORTUNITY),
        .realisation = score_number(conversation, value, MEASURE_REALISATION),
    };
}

bool conversation_has_focus(const struct conversation *conversation, enum value value)
{
    size_t step = script_find_measure(conversation->script, MEASURE_FOCUS);

    return step != SIZE_MAX &&
           answer_has_choice(conversation_answer(conversation, step, ""), value_id(value));
}

bool conversation_talked_about(const struct conversation *conversation, enum value value)
{
    for (size_t i = 0; i < conversation->entry_count; i++) {
        const struct entry *entry = &conversation->entries[i];
        if (entry->answer.state != STATE_OPEN && strcmp(entry->item, value_id(value)) == 0)
            return true;
    }
    return false;
}

int conversation_count_talked_about(const struct conversation *conversation)
{
    int count = 0;

    for (int v = 0; v < VALUE_COUNT; v++)
        count += conversation_talked_about(conversation, (enum value)v);
    return count;
}

const char *conversation_words(const struct conversation *conversation, enum value value)
{
    for (size_t i = 0; i < conversation->entry_count; i++) {
        const struct entry *entry = &conversation->entries[i];
        if (conversation->script->steps[entry->step].answer == ANSWER_TEXT &&
            part_of(conversation, entry->step)->for_each == LOOP_VALUES &&
            entry->answer.state == STATE_GIVEN && entry->answer.visibility == VISIBLE_TOGETHER &&
            strcmp(entry->item, value_id(value)) == 0)
            return entry->answer.text;
    }
    return NULL;
}
