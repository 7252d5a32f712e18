/*
 * The warnings about method. What each one finds is data (words.h); what it does to a talk is said
 * here. A checker that cries wolf is not read: in doubt it says nothing.
 */
#include "method.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* --- questions ------------------------------------------------------------- */

/* Where the question itself begins: behind "{person}, " and a first "En" or "And". */
static const char *question_start(const struct words *words, const char *spelt)
{
    static const char called[] = " {} ,";
    if (strncmp(spelt, called, sizeof called - 1) == 0)
        spelt += sizeof called - 1;
    for (size_t i = 0; words && i < words->counts[LIST_SECOND]; i++) {
        const char *joins = words->items[LIST_SECOND][i].spelt;
        size_t length = strcspn(joins + 1, " ") + 1;
        if (strncmp(spelt, joins, length) == 0 && spelt[length] == ' ')
            return spelt + length;
    }
    return spelt;
}

/*
 * "…, en wat …" asks a second thing; without the comma it does so only when a verb follows, as in
 * "en wat heb je nodig". In "wat er is en wat je wilt" one question names two things.
 */
static const struct entry *match_second(const struct words *words, const char *spelt)
{
    for (size_t i = 0; words && i < words->counts[LIST_SECOND]; i++) {
        const struct entry *entry = &words->items[LIST_SECOND][i];
        for (const char *at = strstr(spelt + 1, entry->spelt); at;
             at = strstr(at + 1, entry->spelt)) {
            if (at[-1] == ',' || words_start(words, LIST_CLOSED, at + entry->length - 1))
                return entry;
        }
    }
    return NULL;
}

/* --- the texts of a step ------------------------------------------------------------ */

struct asked {
    struct checker *checker;
    const struct words *words;
    bool followed; /* the answer is no open text, or probes follow */
};

enum manner { ASKED, PROBED, SAID, NAMED };
static const struct {
    const char *key;
    enum manner manner;
    bool opens; /* the question by which the talk goes on or stops */
} spoken[] = {
    {"ask", ASKED, true}, {"simple", ASKED, false}, {"probes", PROBED, false},
    {"say", SAID, false}, {"label", NAMED, false},  {"ends", NAMED, false},
};

enum { WORDS_MAX = 20 };

static void warn(const struct asked *asked, const char *code, const struct node *at,
                 const char *repair, const char *message)
{
    checker_add(asked->checker, SEVERITY_WARNING, code, at, repair, "%s", message);
}

static void warn_closed(const struct asked *asked, const struct node *text)
{
    warn(asked, "WG401", text,
         _("Ask it openly: \"What would help you?\" instead of \"Would that help you?\". Or add "
           "\"probes\" to ask on with."),
         _("Yes or no is enough to answer this question, and then the talk stands still."));
}

static void warn_second(const struct asked *asked, const struct node *text)
{
    warn(asked, "WG402", text,
         _("Ask one thing, and keep the other for a step or a probe of its own: \"What do you "
           "need?\", and after the answer: \"Who can help you with that?\""),
         _("Two questions stand here in one: people answer the last, and the first gets lost."));
}

static void check_why(const struct asked *asked, const struct node *text,
                      const struct sentence *sentence)
{
    const char *start = question_start(asked->words, buf_text(&sentence->spelt.text));
    const struct entry *entry = words_start(asked->words, LIST_WHY, start);
    if (entry)
        checker_add(asked->checker, SEVERITY_WARNING, "WG403", text,
                    _("Ask with what or how: \"What made you choose this?\" instead of \"Why did "
                      "you choose this?\""),
                    _("\"%s\" soon sounds like blame, and then people defend themselves."),
                    entry->text);
}

static void check_asked_length(const struct asked *asked, const struct node *text, int count)
{
    if (count > WORDS_MAX)
        checker_add(asked->checker, SEVERITY_WARNING, "WG404", text,
                    _("Leave out what can be said before or after it: \"What would you like to "
                      "learn this year?\""),
                    _("This question has %d words. After %d, people forget how it began."), count,
                    WORDS_MAX);
}

static struct quote quote_sentence(const struct sentence *sentence)
{
    char *text = xstrndup(sentence->start, sentence->length);
    struct quote out = quote(text);
    free(text);
    return out;
}

static void check_said_length(const struct asked *asked, const struct node *text,
                              const struct sentence *sentence)
{
    if (sentence->spelt.count > WORDS_MAX)
        checker_add(asked->checker, SEVERITY_WARNING, "WG404", text,
                    _("Make two sentences of it, with one thing in each: \"You decide what you "
                      "tell me. You can always skip something.\""),
                    _("The sentence \"%s\" has %d words. Aloud, more than %d are hard to follow."),
                    quote_sentence(sentence).text, sentence->spelt.count, WORDS_MAX);
}

/* The line that was found; when it is only the beginning of a word, with the rest of that word. */
static struct quote matched(const struct entry *entry, const char *at)
{
    size_t length = strcspn(entry->text, "*");
    const char *rest = at + entry->length;
    char *word = xasprintf("%.*s%.*s", (int)length, entry->text,
                           entry->text[length] ? (int)strcspn(rest, " ") : 0, rest);
    struct quote out = quote(word);
    free(word);
    return out;
}

static void warn_jargon(const struct asked *asked, const struct node *text, const char *word,
                        const struct entry *entry)
{
    char *repair = xasprintf(_("Write it as you would say it at the kitchen table: \"%s\"."),
                             quote(entry->better).text);
    checker_add(asked->checker, SEVERITY_WARNING, "WG405", text, repair,
                _("Not everyone knows the word \"%s\", and few people ask what a word means."),
                word);
    free(repair);
}

static void warn_medical(const struct asked *asked, const struct node *text, const char *word,
                         const struct entry *entry)
{
    (void)entry;
    checker_add(asked->checker, SEVERITY_WARNING, "WG406", text,
                _("Ask about the work: \"What do you need to do your work well?\""),
                _("\"%s\" asks about health. Nobody has to tell that at work, and it may not be "
                  "written down."),
                word);
}

static void warn_judgement(const struct asked *asked, const struct node *text, const char *word,
                           const struct entry *entry)
{
    (void)entry;
    checker_add(asked->checker, SEVERITY_WARNING, "WG407", text,
                _("Ask what people want, not how good they are: \"What would you like to do more "
                  "often?\""),
                _("\"%s\" weighs people, and who is being weighed no longer speaks freely."), word);
}

static const struct {
    enum list list;
    void (*warn)(const struct asked *asked, const struct node *text, const char *word,
                 const struct entry *entry);
} banned[] = {
    {LIST_JARGON, warn_jargon}, {LIST_MEDICAL, warn_medical}, {LIST_JUDGEMENT, warn_judgement}};

/* What is told and not asked may name what the talk is not about: "This is no appraisal." */
static bool spared(const struct asked *asked, enum list list, enum manner manner,
                   const struct sentence *sentence)
{
    if (list == LIST_JARGON)
        return false;
    if (list == LIST_MEDICAL && manner == SAID)
        return !sentence->question;
    return sentence->told && manner != NAMED &&
           words_find(asked->words, LIST_NEGATIONS, buf_text(&sentence->spelt.text));
}

/* Every word is reported once: what was found is crossed out for the lines that follow. */
static void check_banned(const struct asked *asked, const struct node *text, enum manner manner,
                         struct sentence *sentence)
{
    char *spelt = sentence->spelt.text.data;
    for (size_t i = 0; asked->words && i < sizeof banned / sizeof *banned; i++) {
        enum list list = banned[i].list;
        if (spared(asked, list, manner, sentence))
            continue;
        for (size_t k = 0; k < asked->words->counts[list]; k++) {
            const struct entry *entry = &asked->words->items[list][k];
            char *at = strstr(spelt, entry->spelt);
            if (!at)
                continue;
            banned[i].warn(asked, text, matched(entry, at).text, entry);
            for (size_t used = 1; used < entry->length; used++)
                at[used] = at[used] == ' ' ? ' ' : '#';
        }
    }
}

static void check_text(const struct asked *asked, const struct node *text, enum manner manner,
                       bool opens)
{
    struct sentence sentence = {0};
    int questions = 0, count = 0;
    bool closed = false, second = false, asks = manner == ASKED || manner == PROBED;
    for (const char *at = text->text; sentence_next(&sentence, &at);) {
        const char *spelt = buf_text(&sentence.spelt.text);
        questions += sentence.question;
        count += sentence.spelt.count;
        closed = !sentence.told &&
                 words_start(asked->words, LIST_CLOSED, question_start(asked->words, spelt));
        second |= match_second(asked->words, spelt) != NULL;
        if (asks)
            check_why(asked, text, &sentence);
        if (manner == SAID)
            check_said_length(asked, text, &sentence);
        check_banned(asked, text, manner, &sentence);
    }
    sentence_done(&sentence);
    if (opens && closed && !asked->followed)
        warn_closed(asked, text);
    if (asks && (second || questions > 1))
        warn_second(asked, text);
    if (asks)
        check_asked_length(asked, text, count);
}

static void check_texts(const struct asked *asked, const struct node *node, enum manner manner,
                        bool opens)
{
    if (node && node->kind == NODE_TEXT)
        check_text(asked, node, manner, opens);
    for (const struct node *item = node ? node->first : NULL;
         item && checker_listens(asked->checker); item = item->next) {
        if (item->kind == NODE_TEXT)
            check_text(asked, item, manner, opens);
    }
}

/* In a guide a list of {id, text}, in a translation a map of ids to texts. */
static void check_choices(const struct asked *asked, const struct node *choices)
{
    for (const struct node *choice = choices ? choices->first : NULL;
         choice && checker_listens(asked->checker); choice = choice->next)
        check_texts(asked, choice->kind == NODE_MAP ? node_get(choice, "text") : choice, NAMED,
                    false);
}

/*
 * The words of a step or of one value in it. `own` is the same place in the guide: probes that a
 * translation does not repeat are still asked.
 */
static void check_wording(const struct asked *asked, const struct node *words,
                          const struct node *own)
{
    struct asked here = *asked;
    here.followed |= node_get(words, "probes") || node_get(own, "probes");
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++) {
        /* The name of a set of probes is no text: the texts stand in its own file. */
        const struct node *node = node_get(words, spoken[i].key);
        if (node && (spoken[i].manner != PROBED || node->kind == NODE_LIST))
            check_texts(&here, node, spoken[i].manner, spoken[i].opens);
    }
    check_choices(&here, node_get(words, "choices"));
    const struct node *values = node_get_kind(words, "per_value", NODE_MAP);
    const struct node *mine = node_get(own, "per_value");
    for (const struct node *item = values ? values->first : NULL; item; item = item->next)
        check_wording(&here, item, node_get(mine, item->key->text));
}

static void check_step(struct checker *checker, const struct words *words, const struct node *texts,
                       const struct outline_step *step)
{
    struct asked asked = {checker, words, step->answer != ANSWER_TEXT};
    check_wording(&asked, texts, step->node);
}

/* The sets of probes that a piece offers. */
static void check_sets(struct checker *checker, const struct words *words, const struct node *root)
{
    struct asked asked = {checker, words, true};
    const struct node *sets = node_get_kind(root, "probes", NODE_MAP);
    for (const struct node *set = sets ? sets->first : NULL; set; set = set->next)
        check_texts(&asked, set, PROBED, false);
}

/* --- the plan ------------------------------------------------------------------------- */

static bool names_side(const struct words *words, enum list list, const struct node *text)
{
    bool found = false;
    struct sentence sentence = {0};
    for (const char *at = text->text; !found && sentence_next(&sentence, &at);)
        found = words_find(words, list, buf_text(&sentence.spelt.text)) != NULL;
    sentence_done(&sentence);
    return found;
}

/* Whether a step asks this side; what the translation leaves out is asked in the guide's words. */
static bool asks_side(const struct words *words, enum list list, const struct node *own,
                      const struct node *translated)
{
    static const char *const keys[] = {"ask", "simple", "probes"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *node = node_get(translated, keys[i]);
        if (!node)
            node = node_get(own, keys[i]);
        if (node && node->kind == NODE_TEXT && names_side(words, list, node))
            return true;
        for (const struct node *item = node ? node->first : NULL; item; item = item->next) {
            if (item->kind == NODE_TEXT && names_side(words, list, item))
                return true;
        }
    }
    return false;
}

/* The steps around the plan are those of its part; a summary looks back, and asks for nothing. */
static bool part_asks(const struct outline *outline, const struct words *words, enum list list,
                      size_t part, const struct node *translations)
{
    for (size_t i = 0; i < outline->step_count; i++) {
        const struct outline_step *step = &outline->steps[i];
        if (step->part == part && step->answer != ANSWER_SUMMARY &&
            asks_side(words, list, step->node, node_get(translations, step->id)))
            return true;
    }
    return false;
}

static void check_sides(struct checker *checker, const struct outline *outline,
                        const struct words *words, const struct outline_step *plan,
                        const struct node *translations)
{
    const struct node *texts = translations ? node_get(translations, plan->id) : plan->node;
    if (!texts || !words || !words->counts[LIST_OWN_SIDE] || !words->counts[LIST_OTHER_SIDE])
        return;
    bool own = part_asks(outline, words, LIST_OWN_SIDE, plan->part, translations);
    bool other = part_asks(outline, words, LIST_OTHER_SIDE, plan->part, translations);
    const struct node *ask = node_get(texts, "ask");
    if (!own)
        checker_add(checker, SEVERITY_WARNING, "WG409", ask ? ask : texts,
                    _("Ask it in this part, for example as a probe: \"What will you do "
                      "yourself?\""),
                    _("Nobody asks here what people want to do themselves, so the plan does not "
                      "become theirs."));
    if (!other)
        checker_add(checker, SEVERITY_WARNING, "WG409", ask ? ask : texts,
                    _("Ask it in this part, for example as a probe: \"What do you need from "
                      "us?\""),
                    _("Nobody asks here what is needed from leader and organisation, so the plan "
                      "rests on one side."));
}

static void check_summary(struct checker *checker, const struct outline_step *plan, bool summed_up)
{
    const struct node *answer = node_get(plan->node, "answer");
    if (!summed_up)
        checker_add(checker, SEVERITY_WARNING, "WG408", answer ? answer : plan->node,
                    _("Put a step with \"answer: summary\" before it: \"I'll tell you what I have "
                      "heard. Is that right for you?\""),
                    _("A plan is made here and nobody has checked first what was heard, so it may "
                      "solve the wrong thing."));
}

/*
 * A plan is made by two. A leader who prepares alone has nobody to sum up for, and a piece by
 * itself does not know what stands before it.
 */
static void check_plans(struct checker *checker, const struct outline *outline,
                        const struct words *words, const struct node *translation)
{
    bool summed_up = false;
    if (outline->alone || outline_process(outline) == PROCESS_LEADER)
        return;
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++) {
        const struct outline_step *step = &outline->steps[i];
        summed_up |= step->answer == ANSWER_SUMMARY;
        if (step->answer != ANSWER_ACTIONS)
            continue;
        if (!translation)
            check_summary(checker, step, summed_up);
        check_sides(checker, outline, words, step, node_get(translation, "steps"));
    }
}

void check_method(struct checker *checker, const struct outline *outline, const struct words *words)
{
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++)
        check_step(checker, words, outline->steps[i].node, &outline->steps[i]);
    check_sets(checker, words, outline->root);
    check_plans(checker, outline, words, NULL);
}

void check_method_translation(struct checker *checker, const struct node *root,
                              const struct outline *outline, const struct words *words)
{
    const struct node *steps = node_get_kind(root, "steps", NODE_MAP);
    for (const struct node *texts = steps ? steps->first : NULL; texts && checker_listens(checker);
         texts = texts->next) {
        const struct outline_step *step = outline_find(outline, texts->key->text);
        if (step)
            check_step(checker, words, texts, step);
    }
    check_sets(checker, words, root);
    check_plans(checker, outline, words, root);
}
