/* WG4xx: how the method asks. */
#include "base/message.h"
#include "code.h"

const struct code codes_method[] = {
    {
        .code = "WG401",
        .title = N_("A question that a yes or no can answer"),
        .meaning =
            N_("Someone who can say yes or no often says just that, and then the talk stands "
               "still. An open question begins with what, how, when or who. A closed question is "
               "fine when \"probes\" follow, or when the answer is meant to be a yes or no."),
        .wrong = N_("- id: work\n"
                    "  ask: Do you like your work?\n"
                    "  answer: text\n"),
        .right = N_("- id: work\n"
                    "  ask: What do you like about your work?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG402",
        .title = N_("Two questions in one"),
        .meaning =
            N_("People answer the last question they hear, and the first one gets lost. Ask one "
               "thing, wait, and then ask the other: as a probe or as a step of its own."),
        .wrong = N_("- id: need\n"
                    "  ask: What do you need? Who can help you with it?\n"
                    "  answer: text\n"),
        .right = N_("- id: need\n"
                    "  ask: What do you need?\n"
                    "  answer: text\n"
                    "  probes:\n"
                    "    - Who can help you with it?\n"),
    },
    {
        .code = "WG403",
        .title = N_("A question that begins with why"),
        .meaning = N_("\"Why\" soon sounds like blame, and then people defend themselves. With "
                      "what or how you hear the same, and they can think aloud."),
        .wrong = N_("- id: choice\n"
                    "  ask: Why did you choose this work?\n"
                    "  answer: text\n"),
        .right = N_("- id: choice\n"
                    "  ask: What made you choose this work?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG404",
        .title = N_("A sentence that is long to listen to"),
        .meaning = N_(
            "What is said aloud cannot be read again. After 20 words people have forgotten how the "
            "sentence began. Make two sentences, or keep the explanation for before the question."),
        .wrong = N_("- id: learn\n"
                    "  ask: What would you like to learn this year that helps you now in your work "
                    "and also later when your work may have changed?\n"
                    "  answer: text\n"),
        .right = N_("- id: learn\n"
                    "  say: We look at this year, and at later.\n"
                    "  ask: What would you like to learn?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG405",
        .title = N_("A word from the office that not everyone knows"),
        .meaning = N_("Few people ask what a word means. They nod, and answer something else. "
                      "Write it as you would say it at the kitchen table. The words that are "
                      "looked for stand in the file words.nl.yaml, one file for each language."),
        .wrong = N_("- id: learn\n"
                    "  ask: Which competencies would you like to develop?\n"
                    "  answer: text\n"),
        .right = N_("- id: learn\n"
                    "  ask: What would you like to be able to do?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG406",
        .title = N_("A question about health"),
        .meaning = N_("Nobody has to tell anything about health at work, and an employer may not "
                      "write it down. Ask what someone needs to do the work well: that is enough "
                      "to make a plan with."),
        .wrong = N_("- id: need\n"
                    "  ask: What symptoms trouble you at work?\n"
                    "  answer: text\n"),
        .right = N_("- id: need\n"
                    "  ask: What do you need to do your work well?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG407",
        .title = N_("A word that judges or compares people"),
        .meaning =
            N_("Someone who is being weighed no longer speaks freely. This talk is about what a "
               "person values and what the work makes possible, not about how good they are."),
        .wrong = N_("- id: change\n"
                    "  ask: What is weak in how you work?\n"
                    "  answer: text\n"),
        .right = N_("- id: change\n"
                    "  ask: What would you like to do differently?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG408",
        .title = N_("A plan without a summary before it"),
        .meaning = N_(
            "A plan solves what was heard, so it must be right what was heard. A step with "
            "\"answer: summary\" tells it back, and the employee says what should be different."),
        .wrong = N_("- id: plan\n"
                    "  ask: What do we agree?\n"
                    "  answer: actions\n"
                    "  probes:\n"
                    "    - What will you do yourself?\n"
                    "    - What do you need from us?\n"),
        .right = N_("- id: heard\n"
                    "  say: I'll tell you what I have heard. Is that right for you?\n"
                    "  answer: summary\n"
                    "- id: plan\n"
                    "  ask: What do we agree?\n"
                    "  answer: actions\n"
                    "  probes:\n"
                    "    - What will you do yourself?\n"
                    "    - What do you need from us?\n"),
    },
    {
        .code = "WG409",
        .title = N_("A plan that asks one side only"),
        .meaning = N_("A plan is made by two: what the employee does, and what the leader and the "
                      "organisation make possible. When one of them is not asked, the plan rests "
                      "on the other."),
        .wrong = N_("- id: heard\n"
                    "  say: I'll tell you what I have heard. Is that right for you?\n"
                    "  answer: summary\n"
                    "- id: plan\n"
                    "  ask: What do we agree?\n"
                    "  answer: actions\n"
                    "  probes:\n"
                    "    - What will you do yourself?\n"),
        .right = N_("- id: heard\n"
                    "  say: I'll tell you what I have heard. Is that right for you?\n"
                    "  answer: summary\n"
                    "- id: plan\n"
                    "  ask: What do we agree?\n"
                    "  answer: actions\n"
                    "  probes:\n"
                    "    - What will you do yourself?\n"
                    "    - What do you need from us?\n"),
    },
    {
        .code = "WG410",
        .title = N_("A line in a list of words that cannot be looked for"),
        .meaning = N_("The files words.nl.yaml and words.en.yaml hold the words that the method "
                      "warns about, one on each line. A line needs a word, and a * may only be its "
                      "last character: plan* finds plan, plans and planning."),
        .unshown = N_("There is no example: it is about a list of words, not about a guide."),
    },
    {.code = NULL},
};
