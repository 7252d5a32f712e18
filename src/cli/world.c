/* What main starts: nothing below asks the system for the time, for chance or for a setting. */
#include "world.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "say.h"
#include "store/erase.h"
#include "tui/tui.h"

enum { THINKING_DAYS = 2 };

static void choose_language(const struct world *world, const char *wanted)
{
    const char *environment[] = {getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"), NULL};
    const char *given[4] = {0};
    size_t count = 0;

    for (size_t i = 0; i < 3; i++) {
        if (environment[i] && *environment[i])
            given[count++] = environment[i];
    }
    message_set_language(message_choose(wanted, world->config.language, given));
}

static bool read_config(struct config *out, struct diag *diag)
{
    char *folder = path_xdg("XDG_CONFIG_HOME", ".config");
    char *path = path_join(folder, "config.yaml");
    bool done = config_load(path, out, diag);

    free(path);
    free(folder);
    return done;
}

/* A faulty file is told about as soon as it is known in which language; the talk can go on without it. */
static void load_config(struct world *world)
{
    struct diag diag;

    diag_init(&diag);
    world->config.thinking_days = -1;
    world->settings_faulty = !read_config(&world->config, &diag);
    diag_done(&diag);
}

static void say_faulty_settings(const struct world *world)
{
    struct config config = {.thinking_days = -1};
    struct diag diag;

    if (!world->settings_faulty)
        return;
    diag_init(&diag);
    if (read_config(&config, &diag)) /* mended this very moment */
        config_done(&config);
    say_diag(&diag);
    diag_done(&diag);
}

static char *terminal_name(void)
{
    const char *name = ttyname(STDIN_FILENO);

    if (!name)
        name = ttyname(STDERR_FILENO);
    if (!name)
        return xstrdup("pipe");
    return xstrdup(strncmp(name, "/dev/", 5) == 0 ? name + 5 : name);
}

static bool start_clock(struct world *world)
{
    const char *now = getenv("WAARDEGESPREK_NOW");
    struct diag diag;
    bool ok = true;

    clock_init_system(&world->clock);
    diag_init(&diag);
    if (now && *now)
        ok = clock_init_fixed(&world->clock, now, &diag);
    if (!ok)
        say_diag(&diag);
    diag_done(&diag);
    return ok;
}

bool world_init(struct world *world)
{
    char *locale = path_data("locale");

    *world = (struct world){0};
    message_set_directory(locale);
    free(locale);
    load_config(world);
    choose_language(world, NULL);
    id_source_init_system(&world->ids);
    world->terminal = terminal_name();
    return start_clock(world);
}

static bool check_language(const char *language)
{
    if (!language || strcmp(language, "nl") == 0 || strcmp(language, "en") == 0 ||
        strcmp(language, "nl-simple") == 0)
        return true;
    say_error(_("“%s” is no language that is here. Use --lang nl, --lang en or --lang nl-simple."),
              language);
    return false;
}

/* NULL when none is set; one that can't be read is said, and the talk goes on without it. */
static char *shared_folder(const char *path)
{
    const char *home = getenv("HOME");
    char *folder;

    if (!path)
        return NULL;
    folder = strncmp(path, "~/", 2) == 0 && home ? path_join(home, path + 2) : xstrdup(path);
    if (access(folder, R_OK | X_OK) == 0)
        return folder;
    say_error(_("The shared folder with guides (scripts_path) can't be read: %s: %s."), folder,
              strerror(errno));
    free(folder);
    return NULL;
}

static void open_shelves(struct world *world)
{
    world->folders[SHELF_OWN] = path_join(world->data_folder, "scripts");
    world->folders[SHELF_SHARED] = shared_folder(world->config.scripts_path);
    world->folders[SHELF_SHIPPED] = path_data("scripts");
    for (int i = 0; i < SHELF_COUNT; i++)
        world->library.folders[i] = world->folders[i];
}

/* Under which the system knows whoever runs this. */
static char *account_name(void)
{
    const struct passwd *account = getpwuid(getuid());

    return account ? utf8_clean(account->pw_name, strlen(account->pw_name), UTF8_ONE_LINE)
                   : xasprintf("%u", (unsigned)getuid());
}

/*
 * Where plans are shared, as the settings say. A path that depends on where the program was started would be another registry each
 * time, and with settings that can't be read it is not known which one was meant: then it is nowhere.
 */
static char *registry_place(const struct world *world)
{
    const char *where = world->config.registry;
    const char *home = getenv("HOME");

    if (world->settings_faulty || !where)
        return NULL;
    if (registry_home_of(where) == REGISTRY_POSTGRES || *where == '/')
        return xstrdup(where);
    if (strncmp(where, "~/", 2) == 0 && home && *home == '/')
        return path_join(home, where + 2);
    say_error(
        _("The registry that is set can't be used: “%s” does not begin with / or ~/. Mend the line "
          "registry: in config.yaml, for example: registry: /srv/waardegesprek/registry.db"),
        where);
    return NULL;
}

void world_use_registry(struct world *world, const char *where)
{
    xstrset(&world->registry, where);
    world->registry_is_own = false;
}

void world_keep_registry_here(struct world *world)
{
    free(world->registry);
    world->registry = path_join(world->data_folder, "registry.db");
    world->registry_is_own = true;
}

/* Whether a folder is where one's own talks usually lie. */
static bool is_usual_folder(const char *folder)
{
    char *usual = path_xdg("XDG_DATA_HOME", ".local/share");
    char *one = realpath(folder, NULL), *other = realpath(usual, NULL);
    bool same = one && other ? strcmp(one, other) == 0 : strcmp(folder, usual) == 0;

    free(other);
    free(one);
    free(usual);
    return same;
}

/* Another folder that has a registry of its own, as a demo to keep has, is whole by itself. */
static void choose_registry(struct world *world)
{
    char *own = path_join(world->data_folder, "registry.db");
    bool is_set = world->config.registry || world->settings_faulty;

    if (!is_set || (access(own, F_OK) == 0 && !is_usual_folder(world->data_folder)))
        world_keep_registry_here(world);
    else
        world->registry = registry_place(world);
    free(own);
}

bool world_configure(struct world *world, const struct request *request)
{
    const char *folder = request->globals[GLOBAL_DATA_DIR];
    const char *no_color = getenv("NO_COLOR");

    if (!check_language(request->globals[GLOBAL_LANG]))
        return false;
    if (folder && !*folder) {
        say_error(_("--data-dir needs the name of a folder."));
        return false;
    }
    world->asked = request->globals[GLOBAL_LANG];
    choose_language(world, world->asked);
    say_faulty_settings(world);
    world->language = world->asked ? world->asked : message_language();
    world->data_folder = folder ? xstrdup(folder) : path_xdg("XDG_DATA_HOME", ".local/share");
    open_shelves(world);
    world->plain = request->globals[GLOBAL_PLAIN] != NULL;
    world->account = account_name();
    choose_registry(world);
    world->ascii = request->globals[GLOBAL_ASCII] || world->config.ascii;
    world->color = !request->globals[GLOBAL_NO_COLOR] && !(no_color && *no_color);
    return true;
}

/* The name that stands in documents: from the settings, else the account's. */
static char *leader_name(const struct world *world)
{
    const struct passwd *account = getpwuid(getuid());
    const char *name = account ? account->pw_name : "";
    const char *full = account && account->pw_gecos ? account->pw_gecos : "";
    size_t length = strcspn(full, ",");

    if (world->config.name)
        return xstrdup(world->config.name);
    return length > 0 ? utf8_clean(full, length, UTF8_ONE_LINE)
                      : utf8_clean(name, strlen(name), UTF8_ONE_LINE);
}

void world_read_leader(struct world *world)
{
    struct diag diag;
    char *name;

    diag_init(&diag);
    name = store_leader_name(world->store, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (!name)
        return;
    free(world->leader);
    world->leader = name;
    world->session.leader = name;
}

/* What may not be kept any longer goes, and it is said that it went. */
static void erase_expired(struct world *world)
{
    struct diag diag;
    size_t count;

    diag_init(&diag);
    if (!store_erase_expired(world->store, &count, &diag))
        say_diag(&diag);
    else if (count > 0)
        say_error(message_plural("%zu job interview was erased: its four weeks are over.",
                                 "%zu job interviews were erased: their four weeks are over.",
                                 (unsigned long)count),
                  count);
    diag_done(&diag);
}

bool world_has_store(const struct world *world)
{
    char *path = path_join(world->data_folder, "interviews.db");
    bool there = access(path, F_OK) == 0;

    free(path);
    return there;
}

void world_prepare(struct world *world)
{
    if (!world->leader)
        world->leader = leader_name(world);
    world->session = (struct session_setup){
        .store = world->store,
        .clock = &world->clock,
        .ids = &world->ids,
        .data_folder = world->data_folder,
        .library = &world->library,
        .leader = world->leader,
        .terminal = world->terminal,
        .purpose = world->config.purpose,
        .registry = world->registry,
        .account = world->account,
        .thinking_days =
            world->config.thinking_days < 0 ? THINKING_DAYS : world->config.thinking_days,
    };
}

bool world_open_store(struct world *world)
{
    struct diag diag;

    if (world->store)
        return true;
    if (!world->leader)
        world->leader = leader_name(world);
    diag_init(&diag);
    world->store = store_open(world->data_folder, world->leader, &world->clock, &world->ids, &diag);
    if (!world->store ||
        (world->config.name && !store_name_leader(world->store, world->config.name, &diag)))
        say_diag(&diag);
    diag_done(&diag);
    if (world->store && !world->quiet)
        erase_expired(world);
    world_prepare(world);
    if (world->store) /* the account may be called otherwise than at the first opening */
        world_read_leader(world);
    return world->store != NULL;
}

void world_done(struct world *world)
{
    if (world->store)
        store_close(world->store);
    config_done(&world->config);
    free(world->data_folder);
    for (int i = 0; i < SHELF_COUNT; i++)
        free(world->folders[i]);
    free(world->registry);
    free(world->account);
    free(world->leader);
    free(world->terminal);
}

bool world_is_plain(const struct world *world)
{
    const char *why = NULL;

    if (world->plain)
        return true;
    if (tui_possible(&why))
        return false;
    say_error("%s", why);
    return true;
}
