/*
 * Whatever bytes come as a file with talks: they are refused with sentences that can be shown, or taken in; and
 * what was taken in can be opened, read and handed out again, and the second time it comes out the same.
 */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "session/handover.h"
#include "session/import.h"
#include "store/person.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct clock wall;
static const struct library library;
static struct id_source reading_ids;
static struct session_setup
    reading; /* for what is refused: making a store takes far longer than that */

static struct session_setup new_store(struct id_source *ids)
{
    struct diag diag;
    struct session_setup setup = {.clock = &wall, .ids = ids, .library = &library, .leader = "L"};

    diag_init(&diag);
    setup.store = store_open_scratch("L", &wall, ids, &diag);
    assert(setup.store);
    diag_done(&diag);
    return setup;
}

static void check_findings(struct diag *diag, bool fine)
{
    assert(fine || diag_has_error(diag));
    for (size_t i = 0; i < diag->count; i++) {
        const char *text = diag->findings[i].message;

        assert(utf8_valid(text, strlen(text)));
        for (; *text; text++)
            assert((unsigned char)*text >= 0x20 && *text != 0x7F);
    }
    diag_clear(diag);
}

static bool is_refused(const char *bytes, size_t length)
{
    struct diag diag;
    struct import *import;
    bool refused;

    diag_init(&diag);
    import = import_read(&reading, bytes, length, &diag);
    refused = !import;
    check_findings(&diag, import != NULL);
    import_free(import);
    diag_done(&diag);
    return refused;
}

/* False when it was refused. */
static bool take_in(const struct session_setup *setup, const char *bytes, size_t length)
{
    struct diag diag;
    struct import *import;
    bool taken;

    diag_init(&diag);
    import = import_read(setup, bytes, length, &diag);
    check_findings(&diag, import != NULL);
    if (import)
        import_summary(import);
    taken = import && import_apply(import, NULL, &diag);
    check_findings(&diag, taken || !import);
    import_free(import);
    diag_done(&diag);
    return taken;
}

/* As a person would: every talk is opened to write in, gone to where it stands, and closed. */
static void open_all(const struct session_setup *setup)
{
    struct interview_list talks = {0};
    struct diag diag;

    diag_init(&diag);
    assert(store_interviews(setup->store, &talks, &diag));
    for (size_t i = 0; i < talks.count; i++) {
        struct session *session = session_open(setup, talks.items[i].id, false, NULL, &diag);

        check_findings(&diag, session != NULL);
        if (session)
            session_move(session, session_place(session), session_offset(session));
        session_close(session);
    }
    interview_list_done(&talks);
    diag_done(&diag);
}

/* All of the first person; "" when there is nobody. The caller frees it. */
static char *export(const struct session_setup *setup)
{
    struct person_list people = {0};
    struct diag diag;
    struct buf out;

    buf_init(&out);
    diag_init(&diag);
    assert(store_people(setup->store, &people, &diag));
    if (people.count > 0)
        check_findings(&diag, person_export(setup, people.items[0].id, &out, &diag));
    person_list_done(&people);
    diag_done(&diag);
    return buf_take(&out);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct diag diag;

    (void)argc;
    (void)argv;
    setlocale(LC_CTYPE, "C.UTF-8");
    diag_init(&diag);
    clock_init_fixed(&wall, "2026-11-22T10:45:00Z", &diag);
    diag_done(&diag);
    id_source_init_counting(&reading_ids);
    reading = new_store(&reading_ids);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct id_source ids;
    struct session_setup setup;

    if (is_refused((const char *)data, size))
        return 0;
    id_source_init_counting(&ids);
    setup = new_store(&ids);
    if (take_in(&setup, (const char *)data, size)) {
        struct session_setup second = new_store(&ids);
        char *first, *again;

        open_all(&setup);
        first = export(&setup);
        if (*first) {
            assert(take_in(&second, first, strlen(first)));
            again = export(&second);
            assert(strcmp(first, again) == 0);
            free(again);
        }
        free(first);
        store_close(second.store);
    }
    store_close(setup.store);
    return 0;
}
