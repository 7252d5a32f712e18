/*
 * Words are looked for in an index that is brought up to date when a search begins: typing never waits for
 * it. A talk that changed within this very second is looked through again the next time, for more may follow
 * in that second.
 */
#include "store/search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "internal.h"

/* --- up to date --------------------------------------------------------- */

struct stale {
    char id[UUID_SIZE];
    bool is_action;
};

static bool find_stale(struct store *store, struct stale **out, size_t *count, struct diag *diag)
{
    size_t room = 0;
    db_start(store->db, SQL_FOUND_STALE);
    while (db_step(store->db)) {
        if (*count == room) {
            room = room ? 2 * room : 16;
            *out = xreallocarray(*out, room, sizeof **out);
        }
        struct stale *stale = &(*out)[(*count)++];
        store_read_id(store, 0, stale->id);
        stale->is_action = db_int(store->db, 1) != 0;
    }
    return db_end(store->db, diag);
}

static bool run(struct store *store, enum statement statement, const char *id, struct diag *diag)
{
    db_start(store->db, statement);
    db_bind_text(store->db, ":id", id);
    if (statement == SQL_FOUND_UNTIL_TALK)
        db_bind_int(store->db, ":now", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

/* *replaced is set when something that was in the index went out of it. */
static bool renew(struct store *store, const struct stale *stale, bool *replaced, struct diag *diag)
{
    static const enum statement steps[2][5] = {
        {SQL_FOUND_FORGET, SQL_FOUND_REMOVE, SQL_FOUND_OF_TALK, SQL_FOUND_INDEX,
         SQL_FOUND_UNTIL_TALK},
        {SQL_FOUND_FORGET, SQL_FOUND_REMOVE, SQL_FOUND_OF_ACTION, SQL_FOUND_INDEX,
         SQL_FOUND_UNTIL_ACTION},
    };
    bool done = true;
    for (int i = 0; done && i < 5; i++) {
        done = run(store, steps[stale->is_action][i], stale->id, diag);
        *replaced |= steps[stale->is_action][i] == SQL_FOUND_REMOVE && db_changes(store->db) > 0;
    }
    return done;
}

/* The index only notes that words went, and keeps them until its pieces are put together anew. */
static bool tidy(struct store *store, struct diag *diag)
{
    db_start(store->db, SQL_FOUND_TIDY);
    return store_finish(store, NULL, diag);
}

static bool renew_all(struct store *store, const struct stale *stale, size_t count,
                      struct diag *diag)
{
    bool done = true, replaced = false;
    if (!db_begin(store->db, diag))
        return false;
    for (size_t i = 0; done && i < count; i++)
        done = renew(store, &stale[i], &replaced, diag);
    done = done && (!replaced || tidy(store, diag));
    return store_end(store, done, diag);
}

static bool bring_up_to_date(struct store *store, struct diag *diag)
{
    struct stale *stale = NULL;
    size_t count = 0;
    bool done = find_stale(store, &stale, &count, diag) &&
                (count == 0 || renew_all(store, stale, count, diag));
    free(stale);
    return done;
}

/* --- what was typed ----------------------------------------------------- */

/* A sign of ASCII that is no letter and no digit; of the rest the index knows best. */
static bool is_sign(char c)
{
    return (unsigned char)c < 0x80 && !isalnum((unsigned char)c);
}

/*
 * Each run without ASCII signs as a quoted text, so that nothing in it is an order to the index; the last one
 * as the beginning of a word. "" when there is none. The caller frees it.
 */
static char *match_of(const char *words)
{
    struct buf match;
    char *clean = utf8_clean(words, strlen(words), UTF8_ONE_LINE);
    const char *at = clean;
    buf_init(&match);
    while (*at) {
        size_t length = 0;
        while (at[length] && !is_sign(at[length]))
            length++;
        if (length > 0) {
            buf_adds(&match, match.length ? " \"" : "\"");
            buf_add(&match, at, length);
            buf_addc(&match, '"');
        }
        at += length + (at[length] != '\0');
    }
    if (match.length)
        buf_addc(&match, '*');
    free(clean);
    return buf_take(&match);
}

/* --- what was found ----------------------------------------------------- */

static bool is_mark(char c)
{
    return c == *HIT_BEGIN || c == *HIT_END;
}

/* On one line and harmless, but for the marks. The caller frees it. */
static char *clean_snippet(const char *text)
{
    struct buf line;
    buf_init(&line);
    while (*text) {
        size_t length = 0;
        while (text[length] && !is_mark(text[length]))
            length++;
        char *clean = utf8_clean(text, length, UTF8_ONE_LINE);
        for (const char *c = clean; *c; c++) {
            bool again = line.length == 0 || line.data[line.length - 1] == ' ';
            if (*c != ' ' || !again)
                buf_addc(&line, *c);
        }
        free(clean);
        text += length;
        if (*text)
            buf_addc(&line, *text++);
    }
    while (line.length && line.data[line.length - 1] == ' ')
        line.data[--line.length] = '\0';
    return buf_take(&line);
}

static void hit_done(struct hit *hit)
{
    free(hit->step);
    free(hit->item);
    free(hit->person);
    free(hit->team);
    free(hit->title);
    free(hit->snippet);
    free(hit->label);
}

void hit_list_done(struct hit_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        hit_done(&list->items[i]);
    free(list->items);
    *list = (struct hit_list){0};
}

/* ORDER of FOUND_SEARCH. */
static void read_hit(struct store *store, enum process process, struct hit *out)
{
    struct db *db = store->db;
    *out = (struct hit){.in = (enum found_in)db_int(db, 0),
                        .process = process,
                        .started = db_int(db, 10),
                        .only_me = db_int(db, 5) != 0};
    store_read_id(store, 1, out->interview);
    xstrset(&out->step, db_text(db, 2));
    xstrset(&out->item, db_text(db, 3));
    store_read_id(store, 4, out->action);
    xstrset(&out->person, db_text(db, 6));
    xstrset(&out->team, db_text(db, 7));
    xstrset(&out->title, db_text(db, 8));
    out->snippet = clean_snippet(db_text(db, 11));
}

/* The rows of the started statement, as far as they are wanted. */
static void read_hits(struct store *store, const struct search *search, struct hit_list *list)
{
    while (!list->more && db_step(store->db)) {
        enum process process = PROCESS_ONE_ON_ONE;
        if (!process_from_id(db_text(store->db, 9), &process) ||
            (search->walled && !process_sees(search->process, process)))
            continue;
        if (list->count == search->most) {
            list->more = true;
            continue;
        }
        list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
        read_hit(store, process, &list->items[list->count++]);
    }
}

static bool look(struct store *store, const struct search *search, const char *match,
                 struct hit_list *out, struct diag *diag)
{
    struct hit_list list = {0};
    db_start(store->db, SQL_FOUND_SEARCH);
    db_bind_text(store->db, ":words", match);
    db_bind_text(store->db, ":person", search->person_id);
    db_bind_int(store->db, ":only_me", !search->together_only);
    read_hits(store, search, &list);
    if (!db_end(store->db, diag)) {
        hit_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_search(struct store *store, const struct search *search, struct hit_list *out,
                  struct diag *diag)
{
    bool done = true;
    char *match = match_of(search->words);
    if (*match)
        done = bring_up_to_date(store, diag) && look(store, search, match, out, diag);
    else
        *out = (struct hit_list){0};
    free(match);
    return done;
}
