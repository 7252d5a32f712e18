/* WG2xx: what the pieces of a guide say about one another. WG3xx: languages and lengths. */
#include "base/message.h"
#include "code.h"

const struct code codes_sense[] = {
    {
        .code = "WG201",
        .title = N_("A condition looks at a step that is not there"),
        .meaning = N_("\"when\" shows a step only for a certain answer of another one. That other "
                      "step is named by its id, and no step in this guide has this id."),
        .wrong = N_("- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"
                    "- id: lighter\n"
                    "  ask: What would make it lighter?\n"
                    "  answer: text\n"
                    "  when: {step: week, is: yes}\n"),
        .right = N_("- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"
                    "- id: lighter\n"
                    "  ask: What would make it lighter?\n"
                    "  answer: text\n"
                    "  when: {step: full, is: yes}\n"),
    },
    {
        .code = "WG202",
        .title = N_("A condition looks into a loop from outside"),
        .meaning = N_("A step in a part with \"for_each\" has an answer for each value. A step "
                      "outside that part cannot know which of them counts. Inside the part a "
                      "condition looks at the answer about the same value."),
        .wrong = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: room\n"
                    "      ask: \"How much room is there for {value}?\"\n"
                    "      answer: scale\n"
                    "- id: after\n"
                    "  title: After\n"
                    "  steps:\n"
                    "    - id: more-room\n"
                    "      ask: What would give you more room?\n"
                    "      answer: text\n"
                    "      when: {step: room, at_most: 2}\n"),
        .right = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: room\n"
                    "      ask: \"How much room is there for {value}?\"\n"
                    "      answer: scale\n"
                    "    - id: more-room\n"
                    "      ask: What would give you more room?\n"
                    "      answer: text\n"
                    "      when: {step: room, at_most: 2}\n"),
        .place = EXAMPLE_PART,
    },
    {
        .code = "WG203",
        .title = N_("Choices and the kind of answer do not agree"),
        .meaning = N_("A step with \"answer: choice\" or \"answer: choices\" needs a list to "
                      "choose from. A step with another kind of answer has nothing to choose."),
        .wrong = N_("- id: place\n"
                    "  ask: Where do you work best?\n"
                    "  answer: choice\n"),
        .right = N_("- id: place\n"
                    "  ask: Where do you work best?\n"
                    "  answer: choice\n"
                    "  choices:\n"
                    "    - {id: home, text: At home}\n"
                    "    - {id: office, text: At the office}\n"),
    },
    {
        .code = "WG204",
        .title = N_("The same thing is measured twice"),
        .meaning = N_("\"measures\" says what an answer counts as in overviews and plans. When two "
                      "steps measure the same, it is not clear which one counts."),
        .wrong = N_("- id: agreed\n"
                    "  ask: Is this plan right for you?\n"
                    "  answer: yes-no\n"
                    "  measures: agreement\n"
                    "- id: agreed-too\n"
                    "  ask: Is everything in it?\n"
                    "  answer: yes-no\n"
                    "  measures: agreement\n"),
        .right = N_("- id: agreed\n"
                    "  ask: Is this plan right for you?\n"
                    "  answer: yes-no\n"
                    "  measures: agreement\n"
                    "- id: complete\n"
                    "  ask: Is everything in it?\n"
                    "  answer: yes-no\n"),
    },
    {
        .code = "WG205",
        .title =
            N_("A work value that is not there, or words for each value where there is no loop"),
        .meaning =
            N_("\"per_value\" gives a work value its own question. The seven values have fixed "
               "names: use-skills, develop-skills, decisions, contacts, own-goals, income and "
               "contribution. Only a part with \"for_each: values\" goes through them."),
        .wrong = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: own-words\n"
                    "      ask: \"What does {value} mean to you?\"\n"
                    "      answer: text\n"
                    "      per_value:\n"
                    "        money: {ask: What does a good income mean to you?}\n"),
        .right = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: own-words\n"
                    "      ask: \"What does {value} mean to you?\"\n"
                    "      answer: text\n"
                    "      per_value:\n"
                    "        income: {ask: What does a good income mean to you?}\n"),
        .place = EXAMPLE_PART,
    },
    {
        .code = "WG206",
        .title = N_("A loop over values that nobody has chosen"),
        .meaning = N_("\"for_each: focus\" goes through the values that were chosen, and "
                      "\"for_each: important\" through those that got a 4 or 5. An earlier part "
                      "must ask for that choice or that score."),
        .wrong = N_("- id: deeper\n"
                    "  title: Deeper\n"
                    "  for_each: focus\n"
                    "  steps:\n"
                    "    - id: example\n"
                    "      ask: \"When did {value} go well?\"\n"
                    "      answer: text\n"),
        .right = N_("- id: choosing\n"
                    "  title: Choosing\n"
                    "  steps:\n"
                    "    - id: choice\n"
                    "      ask: Which values do you want to talk about?\n"
                    "      answer: choices\n"
                    "      choices: values\n"
                    "      measures: focus\n"
                    "- id: deeper\n"
                    "  title: Deeper\n"
                    "  for_each: focus\n"
                    "  steps:\n"
                    "    - id: example\n"
                    "      ask: \"When did {value} go well?\"\n"
                    "      answer: text\n"),
        .place = EXAMPLE_PART,
    },
    {
        .code = "WG207",
        .title = N_("A translation of something that the guide does not have"),
        .meaning = N_("A translation names each id of its guide and gives the words in another "
                      "language. It adds nothing of its own. This id or this text is not in the "
                      "guide, or the guide itself could not be found."),
        .guide = N_("- id: thanks\n"
                    "  say: Thank you for this talk.\n"
                    "  answer: none\n"),
        .wrong = N_("steps:\n"
                    "  thank:\n"
                    "    say: …\n"),
        .right = N_("steps:\n"
                    "  thanks:\n"
                    "    say: …\n"),
        .place = EXAMPLE_TRANSLATION,
    },
    {
        .code = "WG208",
        .title = N_("A place that cannot be filled in"),
        .meaning =
            N_("A word between braces is filled in when the text is shown: {value} and {action} in "
               "a loop, {person} in a talk with one person, {purpose} everywhere, and the answer "
               "to an earlier step. Here nothing can be filled in for it."),
        .wrong = N_("- id: week\n"
                    "  ask: What was good about {value} this week?\n"
                    "  answer: text\n"),
        .right = N_("- id: week\n"
                    "  ask: What was good this week, {person}?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG209",
        .title = N_("A condition that does not fit the answer"),
        .meaning = N_("A condition compares with a number (at_least, at_most) or with a choice, "
                      "yes or no (is). It must fit the answer of the step that it looks at, and it "
                      "says one of these only."),
        .wrong = N_("- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"
                    "- id: lighter\n"
                    "  ask: What would make it lighter?\n"
                    "  answer: text\n"
                    "  when: {step: full, at_least: 4}\n"),
        .right = N_("- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"
                    "- id: lighter\n"
                    "  ask: What would make it lighter?\n"
                    "  answer: text\n"
                    "  when: {step: full, is: yes}\n"),
    },
    {
        .code = "WG210",
        .title = N_("Ends for an answer that is no scale"),
        .meaning = N_("\"ends\" says what the lowest and the highest number of a scale mean. Only "
                      "a step with \"answer: scale\" has a lowest and a highest number."),
        .wrong = N_("- id: days\n"
                    "  ask: How many days a week do you work?\n"
                    "  answer: number\n"
                    "  ends: [few, many]\n"),
        .right = N_("- id: days\n"
                    "  ask: How many days a week do you work?\n"
                    "  answer: number\n"),
    },
    {
        .code = "WG211",
        .title = N_("What is measured does not fit the answer or the place"),
        .meaning = N_(
            "Each measure is read from one kind of answer: importance, opportunity and "
            "realisation from a scale for each value, focus from a choice of values, agreement "
            "from a yes or no, follow-up and check-in from a date, status from a choice for each "
            "agreement, reason from a text for each agreement."),
        .wrong = N_("- id: next\n"
                    "  ask: When do we speak again?\n"
                    "  answer: text\n"
                    "  measures: follow-up\n"),
        .right = N_("- id: next\n"
                    "  ask: When do we speak again?\n"
                    "  answer: date\n"
                    "  measures: follow-up\n"),
    },
    {
        .code = "WG212",
        .title = N_("A condition looks at a step that comes later"),
        .meaning = N_("A step can only wait for an answer that was given before it. Change the "
                      "order, or look at another step."),
        .wrong = N_("- id: lighter\n"
                    "  ask: What would make your week lighter?\n"
                    "  answer: text\n"
                    "  when: {step: full, is: yes}\n"
                    "- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"),
        .right = N_("- id: full\n"
                    "  ask: Is your week too full?\n"
                    "  answer: yes-no\n"
                    "- id: lighter\n"
                    "  ask: What would make your week lighter?\n"
                    "  answer: text\n"
                    "  when: {step: full, is: yes}\n"),
    },
    {
        .code = "WG213",
        .title = N_("A step with nothing to say or ask"),
        .meaning = N_("A step needs a question (ask) or words to read aloud (say). In a loop it "
                      "may also have a question for each of the values."),
        .wrong = N_("- id: start\n"
                    "  label: Welcome\n"
                    "  answer: none\n"),
        .right = N_("- id: start\n"
                    "  label: Welcome\n"
                    "  say: Good that you are here.\n"
                    "  answer: none\n"),
    },
    {
        .code = "WG214",
        .title = N_("Two things with the same name"),
        .meaning = N_("Answers are kept by the id of their step. Two steps, parts or choices with "
                      "one id would share one answer. This happens easily when a step is copied: "
                      "give the copy a name of its own."),
        .wrong = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "- id: week\n"
                    "  ask: What would you like to see differently?\n"
                    "  answer: text\n"),
        .right = N_("- id: week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"
                    "- id: differently\n"
                    "  ask: What would you like to see differently?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG215",
        .title = N_("The id is not the name of the file"),
        .meaning = N_("A guide is found by the name of its file. In a file with the name "
                      "example.yaml the id is therefore example. Change one of the two. A "
                      "language in the name, as in example.en.yaml, is for a translation alone."),
        .wrong = N_("id: first-talk\n"),
        .right = N_("id: example\n"),
        .place = EXAMPLE_HEAD,
    },
    {
        .code = "WG216",
        .title = N_("A building block that cannot be used here"),
        .meaning = N_(
            "\"include\" brings parts or steps from a building block: a file of that name in the "
            "same folder, or one of those that come with the program. The file is not there, it "
            "does not have what is asked of it, or a building block includes another one."),
        .wrong = N_("- include: farewell\n"),
        .right = N_("- include: goodbye\n"),
    },
    {
        .code = "WG217",
        .title = N_("A question that this kind of talk does not ask"),
        .meaning = N_("Someone who applies for a job does not know yet what room the work gives, "
                      "and cannot say freely what does not work. So a job interview gives no "
                      "scores for room and for what works: it asks in words."),
        .wrong = N_("format: 1\n"
                    "id: example\n"
                    "version: 1\n"
                    "language: en\n"
                    "title: A first talk\n"
                    "process: application\n"
                    "parts:\n"
                    "  - id: values\n"
                    "    title: Values\n"
                    "    for_each: values\n"
                    "    steps:\n"
                    "      - id: room\n"
                    "        ask: \"How much room would there be for {value}?\"\n"
                    "        answer: scale\n"
                    "        measures: opportunity\n"),
        .right = N_("format: 1\n"
                    "id: example\n"
                    "version: 1\n"
                    "language: en\n"
                    "title: A first talk\n"
                    "process: application\n"
                    "parts:\n"
                    "  - id: values\n"
                    "    title: Values\n"
                    "    for_each: values\n"
                    "    steps:\n"
                    "      - id: room\n"
                    "        ask: \"What would {value} look like for you?\"\n"
                    "        answer: text\n"),
        .place = EXAMPLE_FILE,
    },
    {
        .code = "WG218",
        .title = N_("A step that talks have answers to is gone"),
        .meaning = N_("Answers are kept by the id of their step. A step with another id is another "
                      "step: its answers are not compared with the old ones, and a talk that goes "
                      "on with this version shows the old answers at the end of its notes. Change "
                      "the words of a question as you like, and leave its id as it is."),
        .unshown = N_("There is no example: it shows beside a version that was published before."),
    },
    {
        .code = "WG219",
        .title = N_("A scale is another one now"),
        .meaning = N_("A number only says something beside its ends: a 3 of 5 means another thing "
                      "when the ends are called otherwise. So numbers from before and after this "
                      "change can't be compared, and in a talk of next year nobody may lay them "
                      "side by side."),
        .unshown = N_("There is no example: it shows beside a version that was published before."),
    },
    {
        .code = "WG220",
        .title = N_("Not all three scores are asked"),
        .meaning =
            N_("Importance, opportunity and realisation belong together: a value is in "
               "someone's capability set when all three are 4 or 5. With one of them missing "
               "that stays unknown for every value. Room and whether it works may be asked "
               "only where the importance is high: give those steps a condition (when)."),
        .wrong = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: important\n"
                    "      ask: \"How important is it to {value}?\"\n"
                    "      answer: scale\n"
                    "      measures: importance\n"
                    "    - id: room\n"
                    "      ask: \"How much room is there to {value}?\"\n"
                    "      answer: scale\n"
                    "      measures: opportunity\n"),
        .right = N_("- id: values\n"
                    "  title: Values\n"
                    "  for_each: values\n"
                    "  steps:\n"
                    "    - id: important\n"
                    "      ask: \"How important is it to {value}?\"\n"
                    "      answer: scale\n"
                    "      measures: importance\n"
                    "    - id: room\n"
                    "      ask: \"How much room is there to {value}?\"\n"
                    "      answer: scale\n"
                    "      measures: opportunity\n"
                    "    - id: works\n"
                    "      ask: \"How well does it work for you to {value}?\"\n"
                    "      answer: scale\n"
                    "      measures: realisation\n"),
        .place = EXAMPLE_PART,
    },
    {
        .code = "WG221",
        .title = N_("A talk that may have nothing in it"),
        .meaning = N_("\"for_each: last-actions\" goes through what was agreed in the talk before. "
                      "When there was none, such a part is left out. So a guide needs another part "
                      "too: one that comes once, or one for each value."),
        .wrong = N_("format: 1\n"
                    "id: example\n"
                    "version: 1\n"
                    "language: en\n"
                    "title: A look back\n"
                    "process: one-on-one\n"
                    "parts:\n"
                    "  - id: agreed\n"
                    "    title: Agreed\n"
                    "    for_each: last-actions\n"
                    "    steps:\n"
                    "      - id: how\n"
                    "        ask: \"How did it go: {action}?\"\n"
                    "        answer: text\n"),
        .right = N_("format: 1\n"
                    "id: example\n"
                    "version: 1\n"
                    "language: en\n"
                    "title: A look back\n"
                    "process: one-on-one\n"
                    "parts:\n"
                    "  - id: welcome\n"
                    "    title: Welcome\n"
                    "    steps:\n"
                    "      - id: start\n"
                    "        say: Good that you are here.\n"
                    "        answer: none\n"
                    "  - id: agreed\n"
                    "    title: Agreed\n"
                    "    for_each: last-actions\n"
                    "    steps:\n"
                    "      - id: how\n"
                    "        ask: \"How did it go: {action}?\"\n"
                    "        answer: text\n"),
        .place = EXAMPLE_FILE,
    },
    {
        .code = "WG222",
        .title = N_("The plainer wording still says what it said"),
        .meaning = N_("A question was changed since the published version, and its plainer wording "
                      "(simple) was not. The employee reads the plainer wording on the sheet to "
                      "prepare with, so both should ask the same. When it still fits, publish: the "
                      "warning goes away."),
        .unshown = N_("There is no example: it shows beside a version that was published before."),
    },
    {
        .code = "WG223",
        .title = N_("A day or a guide for a talk that is not asked for"),
        .meaning =
            N_("\"after\" says how far ahead a day lies that is proposed, so the answer is "
               "a date. \"guide\" names the guide of the talk on that day, so the answer "
               "counts as such a day: follow-up for the next talk, check-in for a short look "
               "at the agreements before it."),
        .wrong = N_("- id: look\n"
                    "  ask: On which day do we look how it is going?\n"
                    "  answer: text\n"
                    "  after: 6 weeks\n"),
        .right = N_("- id: look\n"
                    "  ask: On which day do we look how it is going?\n"
                    "  answer: date\n"
                    "  after: 6 weeks\n"),
    },
    {
        .code = "WG224",
        .title = N_("The guide of a talk to come is not there"),
        .meaning = N_("\"guide\" and \"repeat_with\" name the guide with which a talk to come is "
                      "held, by its id. No guide that can be started has this id, so on that day "
                      "another one must be chosen."),
        .wrong = N_("repeat_after: 6 months\n"
                    "repeat_with: vervolg-gesprek\n"),
        .right = N_("repeat_after: 6 months\n"
                    "repeat_with: vervolggesprek\n"),
        .place = EXAMPLE_HEAD,
    },
    {
        .code = "WG301",
        .title = N_("A text that is not translated yet"),
        .meaning = N_("The guide has a text that its translation leaves out. The talk can be held "
                      "all the same: this text is shown in the guide's own language. Nobody likes "
                      "a talk in two languages, so it is worth adding."),
        .guide = N_("- id: thanks\n"
                    "  label: Thanks\n"
                    "  say: Thank you for this talk.\n"
                    "  answer: none\n"),
        .wrong = N_("steps:\n"
                    "  thanks:\n"
                    "    label: …\n"),
        .right = N_("steps:\n"
                    "  thanks:\n"
                    "    label: …\n"
                    "    say: …\n"),
        .place = EXAMPLE_TRANSLATION,
    },
    {
        .code = "WG302",
        .title = N_("A text that is longer than its place"),
        .meaning =
            N_("Labels, titles and questions have a place on the screen, and what does not fit is "
               "cut off or pushes other things away. Short texts are also easier to say aloud."),
        .wrong = N_("- id: week\n"
                    "  label: What was good about the past week\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
        .right = N_("- id: week\n"
                    "  label: A good moment\n"
                    "  ask: What was a good moment this week?\n"
                    "  answer: text\n"),
    },
    {
        .code = "WG303",
        .title = N_("A file in the wrong language"),
        .meaning =
            N_("The language in a file and the one in its name must agree, a translation is in "
               "another language than its guide, and a building block is in the same one."),
        .guide = N_("- id: thanks\n"
                    "  say: Thank you for this talk.\n"
                    "  answer: none\n"),
        .wrong = N_("language: en\n"
                    "steps:\n"
                    "  thanks:\n"
                    "    say: …\n"),
        .right = N_("language: nl\n"
                    "steps:\n"
                    "  thanks:\n"
                    "    say: …\n"),
        .place = EXAMPLE_TRANSLATION,
    },
    {
        .code = "WG304",
        .title = N_("The words for the work values are not there in this language"),
        .meaning = N_("The names of the seven work values stand in a file for each language, such "
                      "as values.nl.yaml. For the language of this guide there is none. Copy that "
                      "of another language and translate it."),
        .wrong = N_("language: fr\n"),
        .right = N_("language: en\n"),
        .place = EXAMPLE_HEAD,
    },
    {
        .code = "WG305",
        .title = N_("The guide has changed since this was translated"),
        .meaning =
            N_("Above a translated text a comment may hold the words that it translates, with the "
               "language in front. They are no longer the words of the guide, so the translation "
               "may say something else. Look at both, and then put the new words in the comment."),
        .guide = N_("- id: thanks\n"
                    "  say: Thank you for this talk.\n"
                    "  answer: none\n"),
        .wrong = N_("steps:\n"
                    "  thanks:\n"
                    "    # en: Thank you for coming.\n"
                    "    say: …\n"),
        .right = N_("steps:\n"
                    "  thanks:\n"
                    "    # en: Thank you for this talk.\n"
                    "    say: …\n"),
        .place = EXAMPLE_TRANSLATION,
    },
    {.code = NULL},
};
