/*
 * What finding costs, in a store of 300 talks with 30 answers each: the newest 20 of many hits, as a screen
 * asks for them at every key. Nothing has changed since the search before.
 *
 * Measure: SQLite alone, the same question to the index with its snippets. Limit 3.0: the rest is for looking
 * what has changed, and for whose words they are.
 *
 * Looking all talks through for the first time happens once, so it is only reported.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "bench.h"
#include "drawer.h"
#include "store/search.h"

enum { TALKS = 300, ANSWERS = 30, LENGTH = 200, HITS = 20, SEARCHES = 200 };

static const char *const names[] = {"rooster", "pauze", "overleg", "collega", "scholing"};

struct finding_place {
    struct store *store;
    struct clock clock;
    struct id_source ids;
    struct diag diag;
    sqlite3 *raw;
    sqlite3_stmt *select;
};

static void need(struct finding_place *place, bool done)
{
    if (!done)
        bench_fail("%s", diag_text(&place->diag));
}

static void write_answer(struct finding_place *place, const char *talk, int number)
{
    char *id = xasprintf("stap-%d", number), *text = drawer_text(LENGTH);
    struct step step = {.id = id, .answer = ANSWER_TEXT};
    struct answer answer;

    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xasprintf("%s %s", text, names[(size_t)number % 5]);
    need(place, store_save_answer(place->store, talk, &step, "", &answer, NULL, &place->diag));
    answer_done(&answer);
    free(text);
    free(id);
}

static void fill(struct finding_place *place)
{
    const struct script script = {.id = "g", .version = 1, .language = "nl", .title = "G"};
    struct person person;

    need(place, store_add_person(place->store, "Bo", "Zorg", &person, &place->diag));
    for (int i = 0; i < TALKS; i++) {
        char talk[UUID_SIZE];

        place->clock.fixed_now += 10;
        need(place,
             store_add_interview(place->store, person.id, NULL, &script, "{}", talk, &place->diag));
        for (int k = 0; k < ANSWERS; k++)
            write_answer(place, talk, k);
    }
    free(person.name);
    free(person.team);
}

static double search_time(struct finding_place *place)
{
    struct search search = {.words = "roos", .most = HITS};
    struct hit_list list;
    double begun = bench_now();

    need(place, store_search(place->store, &search, &list, &place->diag));
    double spent = bench_now() - begun;
    if (list.count != HITS || !list.more)
        bench_fail("%zu hits", list.count);
    hit_list_done(&list);
    return spent;
}

static double raw_time(struct finding_place *place)
{
    double begun = bench_now();
    int rows = 0;

    while (sqlite3_step(place->select) == SQLITE_ROW) {
        rows++;
        free(xstrdup((const char *)sqlite3_column_text(place->select, 1)));
    }
    double spent = bench_now() - begun;
    sqlite3_reset(place->select);
    if (rows != HITS)
        bench_fail("%d raw hits: %s", rows, sqlite3_errmsg(place->raw));
    return spent;
}

static void open_place(struct finding_place *place, const char *folder)
{
    char *path = xasprintf("%s/interviews.db", folder);

    diag_init(&place->diag);
    clock_init_fixed(&place->clock, "2026-11-22T10:45:00Z", &place->diag);
    id_source_init_counting(&place->ids);
    place->store = store_open(folder, "Noor", &place->clock, &place->ids, &place->diag);
    need(place, place->store != NULL);
    fill(place);
    if (sqlite3_open(path, &place->raw) != SQLITE_OK ||
        sqlite3_prepare_v2(place->raw,
                           "SELECT rowid, snippet(found, 0, '<', '>', '…', 16) FROM found"
                           " WHERE found MATCH '\"roos\"*' ORDER BY rowid DESC LIMIT 20",
                           -1, &place->select, NULL) != SQLITE_OK)
        bench_fail("%s: %s", path, sqlite3_errmsg(place->raw));
    free(path);
}

static void close_place(struct finding_place *place)
{
    sqlite3_finalize(place->select);
    sqlite3_close(place->raw);
    store_close(place->store);
    diag_done(&place->diag);
}

/* A talk of this very second is looked through again by each search: that second goes by first. */
void bench_search(const struct bench_setup *setup)
{
    char *folder = xasprintf("%s/search", setup->folder);
    struct finding_place place;
    struct samples ours = {0}, measure = {0};
    double first;

    open_place(&place, folder);
    first = search_time(&place);
    place.clock.fixed_now += 10;
    search_time(&place);
    for (int i = 0; i < SEARCHES; i++) {
        samples_add(&ours, search_time(&place));
        samples_add(&measure, raw_time(&place));
    }
    bench_ratio("word found in 300 talks : raw FTS5", &ours, &measure, 3.0);
    for (int i = 0; i < 5; i++) {
        samples_add(&ours, first);
        samples_add(&measure, raw_time(&place));
    }
    bench_ratio("the first search of all : raw FTS5", &ours, &measure, 0);
    close_place(&place);
    free(folder);
}
