/* The registry, opened without a store: for HR, and for who looks after it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "world.h"

/* How to set it, for whoever has none: told where it is needed. */
static bool say_how(struct diag *diag)
{
    return diag_error(diag, "%s",
                      _("No registry is set, so there is nothing to look at or to change. Ask who "
                        "keeps it where it "
                        "is, and put that in ~/.config/waardegesprek/config.yaml, for example: "
                        "registry: /srv/waardegesprek/registry.db"));
}

bool world_has_registry(const struct world *world, struct diag *diag)
{
    if (!world->registry && world->settings_faulty)
        return diag_error(
            diag, "%s",
            _("The settings have a mistake in them, so it is not known where the registry is. Mend "
              "config.yaml first: waardegesprek doctor tells what is wrong."));
    if (!world->registry)
        return diag_error(
            diag, "%s",
            _("There is no registry that can be used. Mend the line registry: in config.yaml; "
              "waardegesprek doctor tells what is wrong."));
    return registry_check_where(world->registry, diag);
}

struct registry_setup world_registry_setup(struct world *world, const char *where)
{
    world_prepare(world);
    return (struct registry_setup){
        .where = where ? where : world->registry,
        .clock = &world->clock,
        .ids = &world->ids,
        .leader = "",
        .name = world->leader,
        .account = world->account,
    };
}

/* A folder that is not there is a disk that is not connected, or a slip: a new and empty registry would hide that. */
bool world_reaches_registry(const struct world *world, struct diag *diag)
{
    char *folder;
    bool there;

    if (world->registry_is_own || registry_home_of(world->registry) != REGISTRY_SQLITE)
        return true;
    folder = path_folder(world->registry);
    there = access(folder, F_OK) == 0 || errno != ENOENT;
    if (!there)
        diag_error(diag,
                   _("The folder of the registry, %s, is not there. Is its disk connected, and is "
                     "the line "
                     "registry: in config.yaml right?"),
                   folder);
    free(folder);
    return there;
}

static bool may_open(const struct world *world, struct diag *diag)
{
    if (!world_has_registry(world, diag) || !world_reaches_registry(world, diag))
        return false;
    return !world->registry_is_own || access(world->registry, F_OK) == 0 || say_how(diag);
}

struct registry *world_open_registry(struct world *world)
{
    struct registry *registry = NULL;
    struct diag diag;

    diag_init(&diag);
    world->review = world_registry_setup(world, NULL);
    if (may_open(world, &diag))
        registry = registry_open(&world->review, NULL, &diag);
    if (!registry)
        say_diag(&diag);
    diag_done(&diag);
    return registry;
}
