#include "report/scores.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "view.h"

static const struct {
    enum measure measure;
    const char *head;
} columns[] = {
    {MEASURE_IMPORTANCE, N_("Important")},
    {MEASURE_OPPORTUNITY, N_("Room")},
    {MEASURE_REALISATION, N_("Does it work?")},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static char *cell_text(const struct answer *answer)
{
    char *text;
    char *marked;

    switch (answer->state) {
    case STATE_GIVEN:
        text = xasprintf("%d", answer->number);
        break;
    case STATE_UNKNOWN:
        text = xstrdup(_("I don't know"));
        break;
    case STATE_DECLINED:
        text = xstrdup(_("rather not"));
        break;
    default:
        return xstrdup(SCORES_OPEN);
    }
    if (answer->visibility == VISIBLE_TOGETHER)
        return text;
    marked = xasprintf(SCORES_PRIVATE, text);
    free(text);
    return marked;
}

static char *name_text(const struct talk *talk, enum value value, bool marked)
{
    const char *name = conversation_script(talk->conversation)->values[value].short_name;
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    char *text = xasprintf("%s%s", clean, marked ? " " SCORES_MARK : "");

    free(clean);
    return text;
}

/* ---- last time ---- */

/* "5 · 2 · 2", in the order of the columns; what was not asked last is left out at the end. */
static char *last_numbers(const struct score_table *table, const struct capability *last)
{
    char *text = xstrdup("");
    size_t given = 0;

    for (size_t i = 1; i < table->columns; i++) {
        if (capability_score(last, table->measures[i]) != SCORE_OPEN)
            given = i;
    }
    for (size_t i = 1; i <= given; i++) {
        int number = capability_score(last, table->measures[i]);
        char *longer = number == SCORE_OPEN ? xasprintf("%s%s–", text, i > 1 ? " · " : "")
                                            : xasprintf("%s%s%d", text, i > 1 ? " · " : "", number);

        free(text);
        text = longer;
    }
    return text;
}

static bool is_same(const struct score_table *table, const struct capability *one,
                    const struct capability *other)
{
    for (size_t i = 1; i < table->columns; i++) {
        if (capability_score(one, table->measures[i]) !=
            capability_score(other, table->measures[i]))
            return false;
    }
    return true;
}

/* Behind the others, so it is added once they all are there. */
static void add_last(struct score_table *table, const struct talk *talk)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct capability *last = &talk->last->scores[v];
        struct capability now = view_scores(talk, (enum value)v);
        char *numbers = last_numbers(table, last);

        if (*numbers && is_same(table, &now, last))
            xstrset(&numbers, _("the same"));
        table->rows[v].cells[table->columns] = numbers;
    }
    table->heads[table->columns++] = _("Last time");
    table->has_last = true;
}

static void add_row(struct score_table *table, const struct talk *talk, enum value value)
{
    struct score_row *row = &table->rows[value];
    struct capability scores = view_scores(talk, value);

    row->marked = capability_marked(&scores);
    row->cells[0] = name_text(talk, value, row->marked);
    table->has_marks |= row->marked;
    for (size_t i = 1; i < table->columns; i++) {
        const struct answer *answer = view_measured(talk, table->measures[i], value_id(value));

        row->cells[i] = cell_text(answer);
        table->has_private |= answer->state != STATE_OPEN && answer->visibility != VISIBLE_TOGETHER;
        table->has_open |= answer->state == STATE_OPEN;
        table->is_empty &= answer->state == STATE_OPEN;
    }
}

void scores_init(struct score_table *table, const struct talk *talk)
{
    const struct script *script = conversation_script(talk->conversation);

    *table = (struct score_table){.heads = {_("Value")}, .columns = 1, .is_empty = true};
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (script_find_measure(script, columns[i].measure) == SIZE_MAX)
            continue;
        table->measures[table->columns] = columns[i].measure;
        table->heads[table->columns++] = _(columns[i].head);
    }
    for (int v = 0; v < VALUE_COUNT; v++)
        add_row(table, talk, (enum value)v);
    if (talk->last && talk->last->has_scores && table->columns > 1)
        add_last(table, talk);
}

void scores_done(struct score_table *table)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        for (size_t i = 0; i < SCORE_COLUMNS; i++)
            free(table->rows[v].cells[i]);
    }
    *table = (struct score_table){0};
}
