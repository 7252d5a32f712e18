/* search: words found again in one's own talks, agreements and remarks. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/search.h"
#include "store/person.h"
#include "verb.h"

enum { MOST = 50 };
enum { OPTION_PERSON, OPTION_TEAM, OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 'p', N_("NAME"), N_("Only in talks with this person")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static char *join(const struct request *request)
{
    struct buf words;

    buf_init(&words);
    for (size_t i = 0; i < request->word_count; i++)
        buf_addf(&words, "%s%s", i > 0 ? " " : "", request->words[i]);
    return buf_take(&words);
}

/* The piece with what was found between these. The caller frees it. */
static char *marked(const char *snippet, const char *begin, const char *end)
{
    struct buf out;

    buf_init(&out);
    for (; *snippet; snippet++) {
        if (*snippet == *HIT_BEGIN)
            buf_adds(&out, begin);
        else if (*snippet == *HIT_END)
            buf_adds(&out, end);
        else
            buf_addc(&out, *snippet);
    }
    return buf_take(&out);
}

/* ---- as JSON ---- */

static json_t *text_or_null(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

static json_t *hit_json(const struct hit *hit)
{
    static const char *const kinds[] = {
        [FOUND_ANSWER] = "answer",
        [FOUND_REMARK] = "remark",
        [FOUND_CORRECTION] = "correction",
        [FOUND_ACTION] = "action",
    };
    char started[MOMENT_SIZE];
    char *snippet = marked(hit->snippet, "", "");
    json_t *object = json_object();

    moment_to_iso(hit->started, started);
    json_object_set_new(object, "in", json_string(kinds[hit->in]));
    json_object_set_new(object, "interview", text_or_null(hit->interview));
    json_object_set_new(object, "step", text_or_null(hit->step));
    json_object_set_new(object, "item", json_string(hit->item ? hit->item : ""));
    json_object_set_new(object, "action", text_or_null(hit->action));
    json_object_set_new(object, "person", text_or_null(hit->person));
    json_object_set_new(object, "team", text_or_null(hit->team));
    json_object_set_new(object, "title", text_or_null(hit->title));
    json_object_set_new(object, "started", json_string(started));
    json_object_set_new(object, "label", text_or_null(hit->label));
    json_object_set_new(object, "only_me", json_boolean(hit->only_me));
    json_object_set_new(object, "snippet", json_string(snippet));
    free(snippet);
    return object;
}

static void say_json(const struct hit_list *list)
{
    json_t *hits = json_array();
    char *text;

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(hits, hit_json(&list->items[i]));
    text = json_dumps(hits, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(hits);
}

/* ---- to read ---- */

static char *place_of(const struct hit *hit)
{
    const char *label = hit->label ? hit->label : "";

    switch (hit->in) {
    case FOUND_REMARK:
        return xasprintf(_("Remark at “%s”"), label);
    case FOUND_CORRECTION:
        return *label ? xasprintf(_("Correction at “%s”"), label) : xstrdup(_("Correction"));
    case FOUND_ACTION:
        return xasprintf(_("Agreement %.6s"), hit->action);
    default:
        return xstrdup(label);
    }
}

static void say_talk(const struct hit *hit)
{
    const struct interview who = {.person = hit->person, .team = hit->team};
    char day[DAY_TEXT_SIZE];
    char *subject = head_subject(&who);

    day_format_short(day_of_moment(hit->started), day);
    say("%.6s: %s%s %s, %s\n", hit->interview, subject, stop_after(subject),
        hit->title ? hit->title : "", day);
    free(subject);
}

static void say_hit(const struct hit *hit)
{
    char *place = place_of(hit);
    char *snippet = marked(hit->snippet, "«", "»");

    say("  %s%s%s %s\n", place, hit->only_me ? _(" (only me)") : "", label_end(place), snippet);
    free(snippet);
    free(place);
}

static void say_hits(const struct hit_list *list, const char *words)
{
    const char *talk = "";

    if (list->count == 0)
        say(_("Nothing was found for “%s”. All words have to be there: try fewer, or of the last "
              "one only its beginning.\n"),
            words);
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].interview, talk) != 0)
            say_talk(&list->items[i]);
        talk = list->items[i].interview;
        say_hit(&list->items[i]);
    }
    if (list->more)
        say("%s\n", _("There is more. Add a word to find less."));
}

static bool search(struct world *world, const struct request *request, const char *words,
                   struct diag *diag)
{
    const char *name = request->options[OPTION_PERSON];
    struct person person = {0};
    struct hit_list list = {0};
    struct search search = {.words = words, .most = MOST};
    bool ok = !name ||
              store_find_person(world->store, name, request->options[OPTION_TEAM], &person, diag);

    search.person_id = name ? person.id : NULL;
    ok = ok && session_search(&world->session, &search, &list, diag);
    if (ok && request->options[OPTION_JSON])
        say_json(&list);
    else if (ok)
        say_hits(&list, words);
    hit_list_done(&list);
    person_done(&person);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    char *words;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which words? For example: waardegesprek search course"));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    words = join(request);
    ok = search(world, request, words, &diag);
    say_diag(&diag);
    free(words);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_search = {
    .name = "search",
    .usage = N_("WORDS [--person NAME] [--json]"),
    .help = N_("Find words in your talks, agreements and remarks."),
    .more = N_(
        "Capitals and accents make no difference; the last word may be the beginning of one. The "
        "newest talk comes first."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run,
};
