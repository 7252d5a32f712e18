/* The store that is measured on. */
#include "shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "bench.h"

enum { LONG_TEXT = 2000, CLOSED = 5 };

static const char guide[] = "kerngesprek";
static const char step[] = "belangrijk";

char *shelf_text(size_t length)
{
    static const char words[] =
        "I like to have time for people, and to work with a team that talks "
        "before it plans. A good day is one with few surprises.\n";
    char *text = xmalloc(length + 1);

    for (size_t i = 0; i < length; i++)
        text[i] = words[i % (sizeof words - 1)];
    text[length] = '\0';
    return text;
}

struct place shelf_place(const struct session *session)
{
    return (struct place){script_find_step(session_script(session), step), ""};
}

static struct session *begin_talk(struct shelf *shelf, int number)
{
    char *name = xasprintf("M. de Vries %d", number);
    struct person person = {0};
    struct session *session = NULL;
    struct diag diag;

    diag_init(&diag);
    if (store_add_person(shelf->store, name, number % 2 ? "Noord" : "Zuid", &person, &diag))
        session = session_start(&shelf->session, &person, NULL, guide, "nl", &diag);
    if (!session)
        bench_fail("no talk could begin: %s", diag_text(&diag));
    free(person.name);
    free(person.team);
    diag_done(&diag);
    free(name);
    return session;
}

static void add_talk(struct shelf *shelf, int number)
{
    struct session *session = begin_talk(shelf, number);
    char *text = shelf_text(number == SHELF_TALKS ? LONG_TEXT : 200);
    struct diag diag;

    diag_init(&diag);
    session_set_text(session, shelf_place(session), text, strlen(text), false);
    if (session_unsaved(session))
        bench_fail("%s", session_unsaved(session));
    if (number <= CLOSED && !session_finish(session, true, &diag))
        bench_fail("%s", diag_text(&diag));
    memcpy(shelf->talk, session_interview(session)->id, sizeof shelf->talk);
    session_close(session);
    diag_done(&diag);
    free(text);
}

void shelf_fill(struct shelf *shelf, const char *folder)
{
    struct diag diag;

    *shelf = (struct shelf){.data_folder = xstrdup(folder), .script_folder = path_data("scripts")};
    clock_init_system(&shelf->clock);
    id_source_init_system(&shelf->ids);
    diag_init(&diag);
    shelf->store = store_open(folder, "B. Jansen", &shelf->clock, &shelf->ids, &diag);
    if (!shelf->store)
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
    shelf->session = (struct session_setup){.store = shelf->store,
                                            .clock = &shelf->clock,
                                            .ids = &shelf->ids,
                                            .data_folder = shelf->data_folder,
                                            .script_folder = shelf->script_folder,
                                            .terminal = "-"};
    for (int number = 1; number <= SHELF_TALKS; number++)
        add_talk(shelf, number);
}

struct session *shelf_open_talk(struct shelf *shelf)
{
    struct session *session;
    struct diag diag;

    diag_init(&diag);
    session = session_open(&shelf->session, shelf->talk, false, NULL, &diag);
    if (!session)
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
    return session;
}

void shelf_done(struct shelf *shelf)
{
    store_close(shelf->store);
    free(shelf->data_folder);
    free(shelf->script_folder);
}
