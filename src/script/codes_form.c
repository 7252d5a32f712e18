/* WG1xx: how a file is written. */
#include "base/message.h"
#include "code.h"

const struct code codes_form[] = {
    {
        .code = "WG100",
        .title = N_("The file cannot be read as plain text"),
        .meaning = N_(
            "A guide is a file with plain text, at most 1 megabyte, saved as UTF-8. Something in "
            "this file is no such text: often it was saved by a word processor, or a character was "
            "copied along that does not show. Save it again with a plain text editor."),
        .unshown = N_("There is no example: the mistake is in how the file was saved."),
    },
    {
        .code = "WG101",
        .title = N_("There is nothing here that can be read"),
        .meaning =
            N_("The file is empty, or this line is no word with a colon, no item with a dash and "
               "no text. Compare it with the lines above, or begin with a copy of another guide."),
        .wrong = N_("# Questions will follow.\n"),
        .right = N_("format: 1\n"
                    "id: example\n"
                    "version: 1\n"
                    "language: en\n"
                    "title: A short talk\n"
                    "process: one-on-one\n"
                    "parts:\n"
                    "  - id: begin\n"
                    "    title: Begin\n"
                    "    steps:\n"
                    "      - id: week\n"
                    "        ask: What was a good moment this week?\n"
                    "        answer: text\n"),
        .place = EXAMPLE_FILE,
    },
    {
        .code = "WG102",
        .title = N_("A word before a colon that guides do not know"),
        .meaning =
            N_("What stands before a colon is a fixed English word, such as ask, cue or answer. "
               "This one is not known here: it is misspelt, or it belongs in another place."),
        .wrong = N_("- id: week\n"
                    "  question: What was a good moment this week?\n"
                    "  answer: text\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG103",
        .title = N_("A colon inside a text"),
        .meaning =
            N_("A colon with a blank behind it ends a word such as \"ask\". Inside a sentence it "
               "therefore cuts the text in two. Between double quotes a colon is a colon."),
        .wrong = N_("- id: start\n"
                    "  say: One thing first: you decide what you tell.\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: \"One thing first: you decide what you tell.\"\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG104",
        .title = N_("A tab before a line"),
        .meaning =
            N_("How far a line stands to the right says what it belongs to. A tab has no fixed "
               "width, so only blanks count. Most editors can put blanks where you press Tab."),
        .wrong = N_("- id: start\n"
                    "\tsay: Good that you are here.\n"
                    "\tanswer: none\n"),
        .right = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG105",
        .title = N_("A quote is missing or stands in the wrong place"),
        .meaning = N_("A text that begins with a quote ends at the next quote of the same kind. "
                      "Without it the text runs on into the lines below. The mistake may therefore "
                      "be above the line that is shown."),
        .wrong = N_("- id: start\n"
                    "  say: \"Good that you are here.\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: \"Good that you are here.\"\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG106",
        .title = N_("A line stands too far to the left or to the right"),
        .meaning = N_("Lines that belong together begin in the same column. One blank more or less "
                      "is enough to make a line part of something else."),
        .wrong = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "   answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG107",
        .title = N_("A dash is missing or stands in the wrong place"),
        .meaning = N_("Each item of a list begins with a dash and a blank, and all dashes of one "
                      "list stand below one another."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "  probes:\n"
                    "    - Who was there?\n"
                    "    What made it good?\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "  probes:\n"
                    "    - Who was there?\n"
                    "    - What made it good?\n"),
    },
    {
        .code = "WG108",
        .title = N_("A colon, a bracket or a comma is missing"),
        .meaning =
            N_("Every line is a word, a colon, a blank and then a text. Brackets come in pairs, "
               "with commas between what stands inside. A text that begins with a sign such as a "
               "bracket, a percent sign or an at sign needs quotes around it."),
        .wrong = N_("- id: start\n"
                    "  say Good that you are here.\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG109",
        .title = N_("A sign that has a special meaning"),
        .meaning = N_("The signs &, * and ! at the beginning of a text do clever things in other "
                      "files of this kind. Guides do not use them, so that everything can be read "
                      "as it stands. Put quotes around the text, or begin it with another sign."),
        .wrong = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  cue: *wait\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  cue: \"*wait\"\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG110",
        .title = N_("More than a guide can hold"),
        .meaning = N_("A file has a limit to how many lines it may have, and to how deep lists may "
                      "stand in one another. No talk comes near it, so something was pasted twice "
                      "or a bracket was not closed."),
        .unshown = N_("There is no example: it would fill many pages."),
    },
    {
        .code = "WG111",
        .title = N_("The same word twice"),
        .meaning = N_("Within one step, part or file each word may stand once. The program reads "
                      "the first one, and what the second one says would be lost."),
        .wrong = N_("- id: start\n"
                    "  say: Good that you are here.\n"
                    "  say: We have an hour.\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  say: Good that you are here. We have an hour.\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG112",
        .title = N_("Something that is needed is missing"),
        .meaning = N_("Some words must be there: a step has an id and says what kind of answer it "
                      "asks for, and a guide has a title, a language and a version. The finding "
                      "says which one is missing and what it is for."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG113",
        .title = N_("A text where a list should stand, or the other way round"),
        .meaning = N_("Some words take one text, others a list with a dash for each item, or a "
                      "group of words further to the right. A word with nothing behind it is not "
                      "allowed either: leave it out then."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "  probes: Who was there?\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "  probes:\n"
                    "    - Who was there?\n"),
    },
    {
        .code = "WG114",
        .title = N_("A word that cannot be chosen here"),
        .meaning = N_("Behind some words only a few others may stand: the kind of answer, the "
                      "phase, the kind of talk, the language. They are in English in every guide."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: open\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG115",
        .title = N_("No number, or a number that is too low or too high"),
        .meaning = N_("Minutes, versions and limits are whole numbers in digits. A time such as 6 "
                      "months is a number with days, weeks, months or years."),
        .wrong = N_("- id: middle\n"
                    "  title: Middle\n"
                    "  minutes: ten\n"
                    "  steps:\n"
                    "    - id: week\n"
                    "      ask: What was a good moment this week?\n"
                    "      answer: text\n"),
        .right = N_("- id: middle\n"
                    "  title: Middle\n"
                    "  minutes: 10\n"
                    "  steps:\n"
                    "    - id: week\n"
                    "      ask: What was a good moment this week?\n"
                    "      answer: text\n"),
        .place = EXAMPLE_PART,
    },
    {
        .code = "WG116",
        .title = N_("A name with other signs than letters, digits and hyphens"),
        .meaning = N_("An id is the name by which answers are kept. It has small letters, digits "
                      "and hyphens only, so that it can also be the name of a file. People never "
                      "see it: what they read is the label or the title."),
        .wrong = N_("- id: Your week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
        .right = N_("- id: your-week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG118",
        .title = N_("Something beside an included building block"),
        .meaning = N_("An item with \"include\" brings parts or steps from another file as they "
                      "are written there. What stands beside it would never be shown. Change the "
                      "building block itself, or write the steps out here."),
        .wrong = N_("- include: goodbye\n"
                    "  say: Thank you.\n"),
        .right = N_("- include: goodbye\n"),
    },
    {
        .code = "WG119",
        .title = N_("Too few or too many items in a list"),
        .meaning = N_("A scale has two ends, a choice has at least two things to choose from, and "
                      "a list may not be endless. The finding says how many items fit."),
        .wrong = N_("- id: room\n"
                    "  ask: How much room do you have in your work?\n"
                    "  answer: scale\n"
                    "  ends: [very little]\n"),
        .right = N_("- id: room\n"
                    "  ask: How much room do you have in your work?\n"
                    "  answer: scale\n"
                    "  ends: [very little, very much]\n"),
    },
    {
        .code = "WG120",
        .title = N_("A file for a newer version of the program"),
        .meaning =
            N_("The number behind \"format\" says how a file is to be read. This one is higher "
               "than the program knows, so the file was written for a newer version."),
        .wrong = N_("format: 2\n"),
        .right = N_("format: 1\n"),
        .place = EXAMPLE_HEAD,
    },
    {
        .code = "WG121",
        .title = N_("A # cuts a text off"),
        .meaning = N_("A # with a blank before it begins a comment: what stands behind it is left "
                      "out, on the screen too. Between double quotes it is an ordinary character."),
        .wrong = N_("- id: wish\n"
                    "  ask: What is your #1 wish?\n"
                    "  answer: text\n"),
        .right = N_("- id: wish\n"
                    "  ask: \"What is your #1 wish?\"\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG122",
        .title = N_("A quote at the end alone"),
        .meaning =
            N_("A text ends with a double quote, and the one that opens is not there. People "
               "would read the lone quote on the screen. Put one before the text too: then "
               "neither of them shows."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\"\n"
                    "  answer: text\n"),
        .right = N_("- id: week\n"
                    "  ask: \"What was a good moment this week?\"\n"
                    "  answer: text\n"),
    },
    {.code = NULL},
};
