/*
 * Golden screens: pictures of the screen as plain text files, so that a change of
 * a screen is read in a review like any other change.
 */
#include "player_inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { GOLDEN_MS = 2000 };

static void golden_path(const char *name, char *path, size_t size)
{
    const char *folder = getenv("WG_GOLDEN");
    folder = folder ? folder : "tests/screen/golden";
    mkdir(folder, 0777); /* usually there already; if it cannot be made, opening the file says so */
    snprintf(path, size, "%s/%s.txt", folder, name);
}

/* What a golden file holds. The caller frees. */
static char *picture(struct player *p)
{
    int row, col;
    bool visible;
    char *text;
    const char *screen = player_screen(p);

    player_cursor(p, &row, &col, &visible);
    int length = asprintf(&text, "%scursor %d %d%s\n", screen, row, col, visible ? "" : " hidden");
    player_must(length >= 0, "asprintf");
    return text;
}

/* The caller frees; NULL if there is no such file. */
static char *read_file(const char *path)
{
    char data[4096];
    struct bytes all = {0};
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    bytes_add(&all, "", 0);
    for (size_t n; (n = fread(data, 1, sizeof(data), file)) > 0;)
        bytes_add(&all, data, n);
    fclose(file);
    return all.data;
}

static bool write_picture(struct player *p, const char *path)
{
    if (!player_fall_silent(p)) {
        fprintf(stderr, "player: the screen never stood still, so %s is not written\n", path);
        return false;
    }
    char *text = picture(p);
    FILE *file = fopen(path, "w");
    bool written = file && fputs(text, file) >= 0;
    written = file && fclose(file) == 0 && written;
    if (!written)
        fprintf(stderr, "player: cannot write %s: %s\n", path, strerror(errno));
    free(text);
    return written;
}

/* Takes the next line off the text; "" when there is none. */
static const char *next_line(char **text)
{
    const char *line = strsep(text, "\n");
    return line ? line : "";
}

/* Both texts are cut up. */
static void print_difference(char *want, char *got)
{
    for (int row = 0; want || got; row++) {
        const char *a = next_line(&want), *b = next_line(&got);
        if (strcmp(a, b) != 0)
            fprintf(stderr, "%3d -|%s\n    +|%s\n", row, a, b);
    }
}

static bool matches(struct player *p, const char *want)
{
    char *got = picture(p);
    bool same = strcmp(got, want) == 0;
    free(got);
    return same;
}

static bool compare_picture(struct player *p, const char *path)
{
    char *want = read_file(path);
    int64_t until = player_now_ms() + (p->deadline_ms < GOLDEN_MS ? p->deadline_ms : GOLDEN_MS);
    if (!want) {
        fprintf(stderr, "player: %s cannot be read; UPDATE_GOLDEN=1 writes it\n", path);
        return false;
    }
    player_read(p);
    while (!matches(p, want) && player_pump(p, until))
        ;
    bool same = matches(p, want);
    if (!same) {
        char *got = picture(p);
        fprintf(stderr, "player: the screen differs from %s (-), it is (+):\n", path);
        print_difference(want, got);
        free(got);
    }
    free(want);
    return same;
}

bool player_golden(struct player *p, const char *name)
{
    char path[4096];
    const char *update = getenv("UPDATE_GOLDEN");

    golden_path(name, path, sizeof(path));
    if (update && strcmp(update, "1") == 0)
        return write_picture(p, path);
    return compare_picture(p, path);
}
