/* What the doctor looks at outside one's own files: the registry, modules, language and terminal. */
#include "doctor.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/module.h"
#include "registry/admin.h"
#include "tui/tui.h"
#include "verb_registry.h"

void doctor_done(struct doctor *doctor)
{
    for (size_t i = 0; i < doctor->count; i++) {
        free(doctor->findings[i].text);
        free(doctor->findings[i].repair);
    }
    free(doctor->findings);
}

void doctor_add(struct doctor *doctor, const char *about, enum doctor_state state, char *text,
                char *repair)
{
    doctor->findings = xreallocarray(doctor->findings, doctor->count + 1, sizeof *doctor->findings);
    doctor->findings[doctor->count++] = (struct doctor_finding){about, state, text, repair};
}

void doctor_add_diag(struct doctor *doctor, const char *about, const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->findings[i];
        char *place = finding->file && finding->line > 0
                          ? xasprintf("%s:%d:%d: ", finding->file, finding->line, finding->column)
                          : xstrdup("");

        doctor_add(doctor, about, finding->severity == SEVERITY_ERROR ? DOCTOR_WRONG : DOCTOR_LOOK,
                   xasprintf("%s%s", place, finding->message),
                   finding->repair ? xstrdup(finding->repair) : NULL);
        free(place);
    }
}

/* ---- the registry ---- */

/* False: it could not be looked at. */
static bool examine(struct doctor *doctor, struct world *world)
{
    struct registry_setup setup = world_registry_setup(world, NULL);
    struct diag diag;
    char *roles = NULL;
    bool seen, fine;

    setup.in_full = true;
    diag_init(&diag);
    fine = registry_examine(&setup, &roles, &diag);
    seen = roles || registry_home_of(world->registry) == REGISTRY_SQLITE;
    if (fine && diag.count == 0)
        doctor_add(doctor, "registry", DOCTOR_FINE,
                   xasprintf(_("The registry is %s: %s."), registry_home_label(world->registry),
                             world->registry),
                   NULL);
    if (roles)
        doctor_add(doctor, "registry", DOCTOR_FINE, xasprintf(_("Your role there: %s."), roles),
                   NULL);
    doctor_add_diag(doctor, "registry", &diag);
    free(roles);
    diag_done(&diag);
    return seen;
}

/* False when the file system says that it is not for this account. */
static bool may_read(struct doctor *doctor, const struct world *world)
{
    if (registry_home_of(world->registry) != REGISTRY_SQLITE ||
        access(world->registry, R_OK | W_OK) == 0 || errno == ENOENT)
        return true;
    doctor_add(
        doctor, "registry", DOCTOR_WRONG,
        xasprintf(_("The registry %s is not open to you: %s."), world->registry, strerror(errno)),
        xstrdup(
            _("Ask who keeps it to put your account in the group of its folder; log in anew after "
              "that.")));
    return false;
}

void doctor_registry(struct doctor *doctor, struct world *world)
{
    struct diag diag;

    diag_init(&diag);
    if (!world->registry) { /* the settings say what is wrong with them; doctor is this */
        doctor_add(doctor, "registry", DOCTOR_WRONG,
                   xstrdup(world->settings_faulty
                               ? _("The settings have a mistake in them, so it is not known where "
                                   "the registry is.")
                               : _("The registry that is set can't be used: it does not begin "
                                   "with / or ~/.")),
                   xstrdup(_("Mend config.yaml; a line for a registry looks like this: "
                             "registry: /srv/waardegesprek/registry.db")));
    } else if (!world_has_registry(world, &diag) || !world_reaches_registry(world, &diag)) {
        doctor_add_diag(doctor, "registry", &diag);
    } else if (world->registry_is_own && access(world->registry, F_OK) != 0) {
        doctor_add(doctor, "registry", DOCTOR_FINE,
                   xstrdup(_("No registry is set; nothing is shared with HR from here.")), NULL);
    } else {
        if (world->registry_is_own)
            doctor_add(
                doctor, "registry", DOCTOR_LOOK,
                xstrdup(_("The registry lies beside your own talks, to try it out: nobody else "
                          "sees it.")),
                xstrdup(_("To share with HR, set registry: in config.yaml to the one that your "
                          "organisation uses.")));
        if (may_read(doctor, world) && examine(doctor, world))
            doctor_add(doctor, "registry", DOCTOR_FINE,
                       xstrdup(registry_home_warning(world->registry)), NULL);
    }
    diag_done(&diag);
}

/* ---- the program ---- */

static void look_at_modules(struct doctor *doctor, const struct world *world)
{
    static const struct {
        const char *name, *package, *what;
    } modules[] = {
        {"pdf", "libpango-1.0-0", N_("PDF documents")},
        {"xlsx", "libxlsxwriter4", N_("spreadsheets for HR (XLSX)")},
        {"postgres", "libpq5", N_("a registry in PostgreSQL")},
    };
    bool uses_postgres = world->registry && registry_home_of(world->registry) == REGISTRY_POSTGRES;

    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        bool is_needed = uses_postgres && strcmp(modules[i].name, "postgres") == 0;
        struct diag diag;

        diag_init(&diag);
        if (module_open(modules[i].name, modules[i].package, &diag))
            doctor_add(doctor, "modules", DOCTOR_FINE,
                       xasprintf(_("The program can make or use %s."), _(modules[i].what)), NULL);
        else
            doctor_add(doctor, "modules", is_needed ? DOCTOR_WRONG : DOCTOR_LOOK,
                       xasprintf(_("Not here: %s."), _(modules[i].what)),
                       xstrdup(diag_text(&diag)));
        diag_done(&diag);
    }
}

static void look_at_terminal(struct doctor *doctor)
{
    const char *why = NULL;
    bool is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

    if (is_utf8)
        doctor_add(
            doctor, "terminal", DOCTOR_FINE,
            xasprintf(_("Language: %s. Letters with accents are shown."), message_language()),
            NULL);
    else
        doctor_add(doctor, "terminal", DOCTOR_LOOK,
                   xstrdup(_("This system knows no UTF-8, so letters with accents may look odd.")),
                   xstrdup(_("Ask for a UTF-8 locale, for example LANG=nl_NL.UTF-8.")));
    if (tui_possible(&why))
        doctor_add(doctor, "terminal", DOCTOR_FINE,
                   xstrdup(_("This terminal can show the screens.")), NULL);
    else
        doctor_add(doctor, "terminal", DOCTOR_LOOK, xstrdup(why),
                   xstrdup(_("Line by line everything works here too: waardegesprek --plain")));
}

void doctor_program(struct doctor *doctor, const struct world *world)
{
    look_at_modules(doctor, world);
    look_at_terminal(doctor);
}
