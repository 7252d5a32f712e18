#include "watch.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/path.h"

enum { PAUSE = 1000 }; /* milliseconds */

/* FNV-1a. */
static void add(uint64_t *mark, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        *mark = (*mark ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name);

    return length > strlen(end) && strcmp(name + length - strlen(end), end) == 0;
}

static void add_file(uint64_t *mark, const char *folder, const char *name)
{
    char *path = path_join(folder, name);
    struct stat status;

    if (stat(path, &status) == 0) {
        int64_t facts[] = {status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size,
                           (int64_t)status.st_ino};
        add(mark, name, strlen(name));
        add(mark, facts, sizeof facts);
    }
    free(path);
}

/* In the order of their names: the folder's own order may differ from time to time. */
static void add_folder(uint64_t *mark, const char *folder, const char *end)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);

    for (int i = 0; i < count; i++) {
        if (ends_with(entries[i]->d_name, end))
            add_file(mark, folder, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static uint64_t mark_of(const struct library *library)
{
    uint64_t mark = UINT64_C(0xcbf29ce484222325);

    for (int i = 0; i < SHELF_COUNT; i++) {
        const char *folder = library->folders[i];
        char *published = folder ? path_join(folder, "published") : NULL;

        if (folder) {
            add_folder(&mark, folder, ".yaml");
            add_folder(&mark, published, ".json");
        }
        free(published);
    }
    return mark;
}

bool watch_now(struct watch *watch, const struct library *library, const struct clock *clock)
{
    uint64_t before = watch->mark;

    watch->mark = mark_of(library);
    watch->looked = clock_ticks(clock);
    return watch->mark != before;
}

bool watch_look(struct watch *watch, const struct library *library, const struct clock *clock)
{
    return clock_ticks(clock) - watch->looked >= PAUSE && watch_now(watch, library, clock);
}
