/* doctor: looks whether all is well, and says what to do where it is not. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "doctor.h"
#include "say.h"
#include "verb.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static const char *const ids[] = {
    [DOCTOR_FINE] = "fine", [DOCTOR_LOOK] = "look", [DOCTOR_WRONG] = "wrong"};
static const char *const labels[] = {
    [DOCTOR_FINE] = N_("fine"), [DOCTOR_LOOK] = N_("look"), [DOCTOR_WRONG] = N_("wrong")};

static void say_lines(const struct doctor *doctor)
{
    for (size_t i = 0; i < doctor->count; i++) {
        const struct doctor_finding *finding = &doctor->findings[i];

        say("%s: %s%s%s\n", _(labels[finding->state]), finding->text, finding->repair ? " " : "",
            finding->repair ? finding->repair : "");
    }
}

static void say_json(const struct doctor *doctor)
{
    json_t *array = json_array();
    char *text;

    for (size_t i = 0; i < doctor->count; i++) {
        const struct doctor_finding *finding = &doctor->findings[i];
        json_t *object = json_object();

        json_object_set_new(object, "about", json_string(finding->about));
        json_object_set_new(object, "state", json_string(ids[finding->state]));
        json_object_set_new(object, "text", json_string(finding->text));
        json_object_set_new(object, "repair",
                            finding->repair ? json_string(finding->repair) : json_null());
        json_array_append_new(array, object);
    }
    text = json_dumps(array, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(array);
}

static int run(struct world *world, const struct request *request)
{
    struct doctor doctor = {0};
    bool wrong = false;

    doctor_settings(&doctor, world);
    doctor_talks(&doctor, world);
    doctor_registry(&doctor, world);
    doctor_program(&doctor, world);
    for (size_t i = 0; i < doctor.count; i++)
        wrong = wrong || doctor.findings[i].state == DOCTOR_WRONG;
    if (request->options[OPTION_JSON])
        say_json(&doctor);
    else
        say_lines(&doctor);
    doctor_done(&doctor);
    return wrong ? EXIT_NOT_DONE : EXIT_DONE;
}

const struct verb verb_doctor = {
    .name = "doctor",
    .usage = N_("[--json]"),
    .help = N_("Look whether all is well: files, who may read them, the registry, the terminal."),
    .more = N_("One line a finding: fine, look (worth knowing) or wrong, with what to do. It "
               "changes nothing."),
    .options = rows,
    .run = run,
};
