#ifndef WG_TEST_FOLDER_H
#define WG_TEST_FOLDER_H

/* A folder of its own for every test, and a look at the raw files in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

struct bytes {
    char *data;
    size_t length;
};

/* cmocka fixtures: *state is the path of the folder. */
static inline int folder_make(void **state)
{
    char *path = xstrdup("/tmp/waardegesprek-XXXXXX");
    *state = path;
    return mkdtemp(path) ? 0 : -1;
}

/* The caller frees it. */
static inline char *folder_path(const char *folder, const char *name)
{
    return xasprintf("%s/%s", folder, name);
}

/* Calls back for every file in the folder. */
static inline void folder_each(const char *folder, void (*each)(void *context, const char *path),
                               void *context)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (*entry->d_name == '.')
            continue;
        char *path = folder_path(folder, entry->d_name);
        each(context, path);
        free(path);
    }
    closedir(dir);
}

static inline void folder_unlink(void *context, const char *path)
{
    (void)context;
    unlink(path);
}

static inline int folder_remove(void **state)
{
    folder_each(*state, folder_unlink, NULL);
    rmdir(*state);
    free(*state);
    return 0;
}

/* The caller frees .data. A file that is not there is empty. */
static inline struct bytes file_read(const char *path)
{
    struct stat status;
    struct bytes bytes = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return bytes;
    assert_int_equal(fstat(fileno(file), &status), 0);
    bytes.data = xmalloc((size_t)status.st_size + 1);
    bytes.length = fread(bytes.data, 1, (size_t)status.st_size, file);
    fclose(file);
    return bytes;
}

static inline void file_write(const char *path, const char *data, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void file_copy(const char *from, const char *to)
{
    struct bytes bytes = file_read(from);
    file_write(to, bytes.data, bytes.length);
    free(bytes.data);
}

static inline void assert_file_is(const char *path, struct bytes bytes)
{
    struct bytes now = file_read(path);
    assert_int_equal(now.length, bytes.length);
    assert_memory_equal(now.data, bytes.data, bytes.length);
    free(now.data);
}

struct file_search {
    const char *text;
    int hits;
};

static inline void folder_search(void *context, const char *path)
{
    struct file_search *search = context;
    struct bytes bytes = file_read(path);
    search->hits += memmem(bytes.data, bytes.length, search->text, strlen(search->text)) != NULL;
    free(bytes.data);
}

/* In how many of the folder's files the text stands. */
static inline int folder_count(const char *folder, const char *text)
{
    struct file_search search = {text, 0};
    folder_each(folder, folder_search, &search);
    return search.hits;
}

#endif
