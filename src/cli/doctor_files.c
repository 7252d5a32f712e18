/* What the doctor looks at among one's own files: settings, talks, who may read them, room on the disk. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "doctor.h"
#include "store/share.h"

/* ---- settings ---- */

void doctor_settings(struct doctor *doctor, const struct world *world)
{
    char *folder = path_xdg("XDG_CONFIG_HOME", ".config");
    char *path = path_join(folder, "config.yaml");
    struct config config;
    struct diag diag;

    (void)world;
    diag_init(&diag);
    if (access(path, F_OK) != 0) {
        doctor_add(doctor, "settings", DOCTOR_FINE,
                   xasprintf(_("There are no settings (%s), and none are needed."), path), NULL);
    } else if (config_load(path, &config, &diag)) {
        config_done(&config);
        if (diag.count == 0)
            doctor_add(doctor, "settings", DOCTOR_FINE, xasprintf(_("The settings: %s."), path),
                       NULL);
    }
    doctor_add_diag(doctor, "settings", &diag);
    diag_done(&diag);
    free(path);
    free(folder);
}

/* ---- who may read ---- */

/* Nobody but this account may read, write or enter. Counts what was told about. */
static int look_at_mode(struct doctor *doctor, const char *path)
{
    struct stat status;
    char *shown;

    if (lstat(path, &status) != 0)
        return 0;
    shown = utf8_clean(path, strlen(path), UTF8_ONE_LINE);
    if (!S_ISLNK(status.st_mode) && (status.st_mode & 077) != 0)
        doctor_add(doctor, "talks", DOCTOR_WRONG,
                   xasprintf(_("Others may get at your talks: %s (%03o)."), shown,
                             (unsigned)status.st_mode & 0777u),
                   xasprintf(_("Close it: chmod %s '%s'"), S_ISDIR(status.st_mode) ? "700" : "600",
                             shown));
    else if (status.st_uid != getuid())
        doctor_add(doctor, "talks", DOCTOR_WRONG,
                   xasprintf(_("%s belongs to another account."), shown),
                   xstrdup(_("Ask who looks after this machine to give it to you (chown).")));
    else {
        free(shown);
        return 0;
    }
    free(shown);
    return 1;
}

/* The talks themselves, what SQLite keeps beside them, and copies of before. */
static bool is_of_talks(const char *name)
{
    return strncmp(name, "interviews.db", strlen("interviews.db")) == 0 ||
           strcmp(name, "locks") == 0;
}

static void look_at_modes(struct doctor *doctor, const char *folder)
{
    int count = look_at_mode(doctor, folder);
    DIR *directory = opendir(folder);
    const struct dirent *entry;

    while (directory && (entry = readdir(directory))) {
        if (is_of_talks(entry->d_name)) {
            char *path = path_join(folder, entry->d_name);

            count += look_at_mode(doctor, path);
            free(path);
        }
    }
    if (directory)
        closedir(directory);
    if (count == 0)
        doctor_add(doctor, "talks", DOCTOR_FINE,
                   xasprintf(_("Your talks lie in %s, for your account alone."), folder), NULL);
}

/* ---- what is in it ---- */

static void look_inside(struct doctor *doctor, struct store *store)
{
    struct parcel_list parcels = {0};
    struct diag diag;

    diag_init(&diag);
    if (store_examine(store, &diag))
        doctor_add(doctor, "talks", DOCTOR_FINE, xstrdup(_("The file with your talks is whole.")),
                   NULL);
    if (store_outbox(store, &parcels, &diag)) {
        for (size_t i = 0; i < parcels.count; i++) {
            if (parcels.items[i].refused)
                doctor_add(doctor, "outbox", DOCTOR_LOOK,
                           xasprintf(_("The registry refused something: %s"),
                                     parcels.items[i].trouble ? parcels.items[i].trouble : ""),
                           xstrdup(_("What it is: waardegesprek outbox")));
        }
        parcel_list_done(&parcels);
    }
    doctor_add_diag(doctor, "talks", &diag);
    diag_done(&diag);
}

static void look_at_store(struct doctor *doctor, struct world *world)
{
    struct store *store;
    struct diag diag;

    diag_init(&diag);
    world_prepare(world);
    store = store_open(world->data_folder, world->leader, &world->clock, &world->ids, &diag);
    doctor_add_diag(doctor, "talks", &diag);
    if (store)
        look_inside(doctor, store);
    store_close(store);
    diag_done(&diag);
}

static void look_at_room(struct doctor *doctor, const char *folder)
{
    enum { LITTLE_MB = 100, NOTHING_MB = 10 };
    struct statvfs disk;
    unsigned long long free_mb;

    if (statvfs(folder, &disk) != 0)
        return;
    free_mb = (unsigned long long)disk.f_bavail * disk.f_frsize / (1024 * 1024);
    if (free_mb >= LITTLE_MB)
        doctor_add(doctor, "disk", DOCTOR_FINE,
                   xasprintf(_("There is room on the disk: %llu MB."), free_mb), NULL);
    else
        doctor_add(
            doctor, "disk", free_mb < NOTHING_MB ? DOCTOR_WRONG : DOCTOR_LOOK,
            xasprintf(_("There is little room left on the disk: %llu MB."), free_mb),
            xasprintf(_("Make room where %s lies, or what you type can't be kept."), folder));
}

void doctor_talks(struct doctor *doctor, struct world *world)
{
    if (access(world->data_folder, F_OK) != 0 && errno == ENOENT) {
        doctor_add(doctor, "talks", DOCTOR_FINE,
                   xasprintf(_("There are no talks here yet (%s)."), world->data_folder), NULL);
        return;
    }
    look_at_modes(doctor, world->data_folder);
    if (world_has_store(world))
        look_at_store(doctor, world);
    else
        doctor_add(doctor, "talks", DOCTOR_FINE, xstrdup(_("There are no talks here yet.")), NULL);
    look_at_room(doctor, world->data_folder);
}
