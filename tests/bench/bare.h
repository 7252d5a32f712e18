#ifndef WG_TESTS_BENCH_BARE_H
#define WG_TESTS_BENCH_BARE_H

#include <stddef.h>

/*
 * The measure of everything that reads YAML: libyaml's events over a text, with nothing done
 * about them. Microseconds.
 */
double bare_time(const char *text, size_t length);

/* The core guide that the program brings along, with all its languages; the caller frees it. */
char *bare_bundle(void);
/* The same time over those files of a bundle that a language needs. */
struct bare_files {
    struct bare_file {
        char *text;
        size_t length;
    } * items;
    size_t count;
};
void bare_files_init(struct bare_files *files, const char *bundle, const char *language);
void bare_files_done(struct bare_files *files);
double bare_files_time(const struct bare_files *files);

#endif
