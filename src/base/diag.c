/*
 * Findings, kept in the order they were made until somebody sorts them. What
 * they quote often came from outside, so every string is cleaned on its way in:
 * no finding can carry an escape sequence to a terminal.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void diag_init(struct diag *diag)
{
    *diag = (struct diag){0};
}

static void finding_done(struct finding *finding)
{
    free(finding->code);
    free(finding->file);
    free(finding->message);
    free(finding->repair);
}

void diag_clear(struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++)
        finding_done(&diag->findings[i]);
    diag->count = 0;
}

void diag_done(struct diag *diag)
{
    diag_clear(diag);
    free(diag->findings);
    diag_init(diag);
}

static char *clean(const char *text)
{
    return text ? utf8_clean(text, strlen(text), UTF8_ONE_LINE) : NULL;
}

static struct finding *add(struct diag *diag, const char *format, va_list args)
{
    char *message = xvasprintf(format, args);
    diag->findings = xreallocarray(diag->findings, diag->count + 1, sizeof *diag->findings);
    struct finding *finding = &diag->findings[diag->count++];
    *finding = (struct finding){.severity = SEVERITY_ERROR, .message = clean(message)};
    free(message);
    return finding;
}

bool diag_error(struct diag *diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, format, args);
    va_end(args);
    return false;
}

void diag_add(struct diag *diag, enum severity severity, const char *code, const char *file,
              int line, int column, const char *repair, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *finding = add(diag, format, args);
    va_end(args);
    finding->severity = severity;
    finding->code = clean(code);
    finding->file = clean(file);
    finding->line = line;
    finding->column = column;
    finding->repair = clean(repair);
}

bool diag_has_error(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++) {
        if (diag->findings[i].severity == SEVERITY_ERROR)
            return true;
    }
    return false;
}

/* Findings without a file come first. */
static int compare(const struct finding *a, const struct finding *b)
{
    int files = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    if (files != 0)
        return files;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Merges two sorted neighbours; the left one wins a tie, which keeps equal places in order. */
static void merge(struct finding *items, size_t middle, size_t count, struct finding *spare)
{
    size_t left = 0, right = middle;
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            left < middle && (right == count || compare(&items[left], &items[right]) <= 0);
        spare[i] = items[take_left ? left++ : right++];
    }
    memcpy(items, spare, count * sizeof *items);
}

static void merge_sort(struct finding *items, size_t count, struct finding *spare)
{
    if (count < 2)
        return;
    merge_sort(items, count / 2, spare);
    merge_sort(items + count / 2, count - count / 2, spare);
    merge(items, count / 2, count, spare);
}

void diag_sort(struct diag *diag)
{
    struct finding *spare = xcalloc(diag->count, sizeof *spare);
    merge_sort(diag->findings, diag->count, spare);
    free(spare);
}

static bool same(const struct finding *a, const struct finding *b)
{
    const char *codes[] = {a->code ? a->code : "", b->code ? b->code : ""};
    return compare(a, b) == 0 && strcmp(codes[0], codes[1]) == 0 &&
           strcmp(a->message, b->message) == 0;
}

void diag_unique(struct diag *diag)
{
    size_t kept = 0;
    for (size_t i = 0; i < diag->count; i++) {
        if (kept && same(&diag->findings[kept - 1], &diag->findings[i]))
            finding_done(&diag->findings[i]);
        else
            diag->findings[kept++] = diag->findings[i];
    }
    diag->count = kept;
}

void diag_limit(struct diag *diag, size_t most)
{
    while (diag->count > most)
        finding_done(&diag->findings[--diag->count]);
}

const char *diag_text(const struct diag *diag)
{
    return diag->count ? diag->findings[0].message : "";
}

void diag_move(struct diag *to, struct diag *from)
{
    size_t count = to->count + from->count;
    if (from->count) {
        to->findings = xreallocarray(to->findings, count, sizeof *to->findings);
        memcpy(to->findings + to->count, from->findings, from->count * sizeof *from->findings);
    }
    to->count = count;
    free(from->findings);
    diag_init(from);
}
