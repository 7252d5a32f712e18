/*
 * A SQLite registry is as safe as the folder that it lies in: the file system decides who opens it, and SQLite's log needs locks and shared memory that
 * only one computer's own disk gives.
 */
#include "place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"

/* As in statfs(2) and linux/magic.h. FUSE is mostly something far away; what it is can't be seen from here. */
static const struct {
    unsigned long type;
    const char *name;
} networks[] = {
    {0x6969, "NFS"},           {0x517b, "SMB"},        {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB2"},      {0x65735546, "FUSE"},   {0x01021997, "9P"},
    {0x5346414f, "AFS"},       {0x6b414653, "AFS"},    {0x73757245, "Coda"},
    {0x00c36400, "Ceph"},      {0x01161970, "GFS2"},   {0x7461636f, "OCFS2"},
    {0x0bd00bd0, "Lustre"},    {0x47504653, "GPFS"},   {0x19830326, "BeeGFS"},
    {0x20030528, "OrangeFS"},  {0x564c, "NCP"},        {0x786f4256, "VirtualBox"},
    {0x7c7c6673, "Parallels"}, {0xbacbacbc, "VMware"},
};

const char *fs_is_network(unsigned long type)
{
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        if (networks[i].type == (type & 0xffffffffUL))
            return networks[i].name;
    }
    return NULL;
}

/* The name of the network file system that a path lies on, or NULL. A file that is not there yet will lie where its folder does. */
static const char *network_of(const char *path)
{
    struct statfs status;
    char *at = xstrdup(path);
    while (statfs(at, &status) != 0 && errno == ENOENT && strcmp(at, ".") != 0 &&
           strcmp(at, "/") != 0) {
        char *folder = path_folder(at);
        free(at);
        at = folder;
    }
    const char *name =
        statfs(at, &status) == 0 ? fs_is_network((unsigned long)status.f_type) : NULL;
    free(at);
    return name;
}

bool place_is_local(const char *path, struct diag *diag)
{
    const char *network = network_of(path);
    return !network ||
           diag_error(
               diag,
               _("%s lies on a network disk (%s). There several people who write at the same "
                 "time would damage the file. Put it on this computer's own disk and let "
                 "everybody work on this computer, or use PostgreSQL."),
               path, network);
}

static void found(struct diag *diag, enum severity severity, char *repair, const char *sentence,
                  const char *path)
{
    diag_add(diag, severity, NULL, path, 0, 0, repair, sentence, path);
    free(repair);
}

static void examine_file(const char *path, const struct stat *folder, const struct stat *file,
                         struct diag *diag)
{
    bool is_shared = folder->st_mode & S_IWGRP;
    if (file->st_mode & S_IRWXO)
        found(diag, SEVERITY_ERROR, xasprintf("chmod o= '%s'", path),
              _("Everybody on this computer can get at the registry %s."), path);
    if (is_shared && (file->st_mode & 0060) != 0060)
        found(diag, SEVERITY_WARNING, xasprintf("chmod g+rw '%s'", path),
              _("The folder is for a group, but the group can't write in the registry %s."), path);
    if (is_shared && file->st_gid != folder->st_gid)
        found(diag, SEVERITY_WARNING, xasprintf("chgrp %ld '%s'", (long)folder->st_gid, path),
              _("The registry %s is of another group than its folder."), path);
    if (!is_shared && file->st_mode & S_IRWXG)
        found(diag, SEVERITY_WARNING, xasprintf("chmod g= '%s'", path),
              _("A group can get at the registry %s, though its folder is for one person."), path);
}

static void examine_folder(const char *path, const struct stat *folder, struct diag *diag)
{
    if (folder->st_mode & S_IWOTH)
        found(
            diag, SEVERITY_ERROR, xasprintf("chmod o= '%s'", path),
            _("Everybody on this computer can put other files in the folder of the registry, %s."),
            path);
    if (folder->st_mode & S_IWGRP && !(folder->st_mode & S_ISGID))
        found(diag, SEVERITY_WARNING, xasprintf("chmod g+s '%s'", path),
              _("New files in the folder %s do not get the folder's group, so others of the group "
                "may be "
                "shut out."),
              path);
}

void place_examine(const char *path, struct diag *diag)
{
    struct stat folder, file;
    char *name = path_folder(path);
    place_is_local(path, diag);
    if (stat(name, &folder) == 0) {
        examine_folder(name, &folder, diag);
        if (stat(path, &file) == 0)
            examine_file(path, &folder, &file, diag);
    }
    free(name);
}
