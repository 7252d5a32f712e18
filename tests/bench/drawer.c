/* The store that is measured on. */
#include "drawer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "bench.h"
#include "session/heartbeat.h"

enum { LONG_TEXT = 2000, CLOSED = 5 };

static const char guide[] = "kerngesprek";
static const char step[] = "belangrijk";

char *drawer_text(size_t length)
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

struct place drawer_place(const struct session *session)
{
    return (struct place){script_find_step(session_script(session), step), ""};
}

static struct session *begin_talk(struct drawer *drawer, int number)
{
    char *name = xasprintf("M. de Vries %d", number);
    struct person person = {0};
    struct session *session = NULL;
    struct diag diag;

    diag_init(&diag);
    if (store_add_person(drawer->store, name, number % 2 ? "Noord" : "Zuid", &person, &diag))
        session = session_start(&drawer->session, &person, NULL, guide, "nl", &diag);
    if (!session)
        bench_fail("no talk could begin: %s", diag_text(&diag));
    free(person.name);
    free(person.team);
    diag_done(&diag);
    free(name);
    return session;
}

static void add_talk(struct drawer *drawer, int number)
{
    struct session *session = begin_talk(drawer, number);
    char *text = drawer_text(number == DRAWER_TALKS ? LONG_TEXT : 200);
    struct diag diag;

    diag_init(&diag);
    session_set_text(session, drawer_place(session), text, strlen(text), false);
    if (session_unsaved(session))
        bench_fail("%s", session_unsaved(session));
    if (number <= CLOSED && !session_finish(session, true, &diag))
        bench_fail("%s", diag_text(&diag));
    memcpy(drawer->talk, session_interview(session)->id, sizeof drawer->talk);
    session_close(session);
    diag_done(&diag);
    free(text);
}

void drawer_fill(struct drawer *drawer, const char *folder)
{
    struct diag diag;

    *drawer =
        (struct drawer){.data_folder = xstrdup(folder), .script_folder = path_data("scripts")};
    drawer->library.folders[SHELF_SHIPPED] = drawer->script_folder;
    clock_init_system(&drawer->clock);
    id_source_init_system(&drawer->ids);
    diag_init(&diag);
    drawer->store = store_open(folder, "B. Jansen", &drawer->clock, &drawer->ids, &diag);
    if (!drawer->store)
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
    drawer->session = (struct session_setup){.store = drawer->store,
                                             .clock = &drawer->clock,
                                             .ids = &drawer->ids,
                                             .data_folder = drawer->data_folder,
                                             .library = &drawer->library,
                                             .terminal = "-"};
    for (int number = 1; number <= DRAWER_TALKS; number++)
        add_talk(drawer, number);
}

struct session *drawer_open_talk(struct drawer *drawer)
{
    struct session *session;
    struct diag diag;

    diag_init(&diag);
    session = session_open(&drawer->session, drawer->talk, false, NULL, &diag);
    if (!session)
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
    return session;
}

void drawer_done(struct drawer *drawer)
{
    store_close(drawer->store);
    free(drawer->data_folder);
    free(drawer->script_folder);
}
