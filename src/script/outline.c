/* A flat view of parts and steps, so that nobody has to walk the tree for them again. */
#include "outline.h"

#include <stdlib.h>

#include "base/nearest.h"

static void add_step(struct outline *outline, struct node *node, enum loop loop)
{
    const char *id = node_text(node, "id");
    int measure = word_find(&words_measure, node_text(node, "measures"));
    size_t number = outline->step_count++;
    outline->steps[number] = (struct outline_step){
        .node = node,
        .id = id ? id : "",
        .part = outline->part_count - 1,
        .loop = loop,
        .answer = word_find(&words_answer, node_text(node, "answer")),
        .measure = measure < 0 ? MEASURE_NONE : measure,
    };
    if (id)
        set_add(&outline->step_ids, id, number);
}

static void add_part(struct outline *outline, struct node *part)
{
    outline->parts[outline->part_count++] = part;
    int loop = word_find(&words_loop, node_text(part, "for_each"));
    if (loop < 0 && node_get(part, "for_each"))
        loop = LOOP_VALUES; /* misspelt: what it mostly is, or every step would be wrong too */
    const struct node *steps = node_get_kind(part, "steps", NODE_LIST);
    for (struct node *step = steps ? steps->first : NULL; step; step = step->next)
        add_step(outline, step, loop < 0 ? LOOP_NONE : (enum loop)loop);
}

void outline_init(struct outline *outline, struct node *root)
{
    *outline = (struct outline){.root = root};
    const struct node *parts = node_get_kind(root, "parts", NODE_LIST);
    struct node *first = parts ? parts->first : NULL;
    size_t count = 0;
    for (const struct node *part = first; part; part = part->next) {
        const struct node *steps = node_get_kind(part, "steps", NODE_LIST);
        count += steps ? steps->count : 0;
    }
    struct node *loose = node_get_kind(root, "steps", NODE_LIST);
    count += loose ? loose->count : 0;
    outline->parts = xcalloc((parts ? parts->count : 0) + 1, sizeof *outline->parts);
    outline->steps = xcalloc(count, sizeof *outline->steps);
    set_init(&outline->step_ids, count);
    for (struct node *part = first; part; part = part->next)
        add_part(outline, part);
    if (loose)
        add_part(outline, outline->root);
}

void outline_done(struct outline *outline)
{
    free(outline->parts);
    free(outline->steps);
    set_done(&outline->step_ids);
}

enum process outline_process(const struct outline *outline)
{
    int process = word_find(&words_process, node_text(outline->root, "process"));
    return process < 0 ? PROCESS_ONE_ON_ONE : (enum process)process;
}

const struct outline_step *outline_find(const struct outline *outline, const char *id)
{
    size_t number = set_find(&outline->step_ids, id);
    return number == SIZE_MAX ? NULL : &outline->steps[number];
}

const char *outline_meant(const struct outline *outline, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    enum { AMONG = 1000 }; /* more than any talk has; a hostile file asks for it again and again */
    for (size_t i = 0; i < outline->step_count && i < AMONG; i++) {
        if (*outline->steps[i].id)
            nearest_offer(&nearest, outline->steps[i].id);
    }
    return nearest.best;
}
