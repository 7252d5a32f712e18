#ifndef WG_SCRIPT_NODE_H
#define WG_SCRIPT_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "domain/script.h"

/*
 * A YAML file as a tree that remembers where everything stood. Lives in the arena it was read
 * into.
 */
enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool quoted;
    bool told;        /* it has the wrong form: nothing more is said about it */
    bool taken;       /* a building block's list that is in the guide already */
    int line, column; /* from 1; columns in code points */
    const char *file; /* where it stands: lives as long as the files it was read from */
    const char *text; /* of a text; "" for the others */
    struct node *key; /* in a map: what this is the value of */
    struct node *first, *next;
    struct node *recent; /* in a map: the last one found, for node_get() */
    size_t count;        /* of a list or map */
};

/*
 * Findings about one file. Keeps at most FINDINGS_MAX of them: nobody reads more, and a hostile
 * file has thousands.
 */
enum { FINDINGS_MAX = 200 };
struct checker {
    const char *file; /* borrowed */
    struct diag *diag;
    size_t findings;
    bool failed;  /* an error was found */
    bool partial; /* what is left out is meant to be: no finding */
};
void checker_init(struct checker *checker, const char *file, struct diag *diag);
/* False once there are so many findings that another would not be kept. */
bool checker_listens(const struct checker *checker);
/* `at` may be NULL: the file's beginning. `repair` may be NULL. */
void checker_add(struct checker *checker, enum severity severity, const char *code,
                 const struct node *at, const char *repair, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* A text from the file, cut short to be quoted in a sentence. */
enum { QUOTE_SIZE = 200 };
struct quote {
    char text[QUOTE_SIZE];
};
struct quote quote(const char *text);

/* A guide of a megabyte has some 42000 nodes, and its translation a key for each of 3000 steps. */
enum { FILE_SIZE_MAX = 1 << 20, DEPTH_MAX = 16, NODES_MAX = 50000, KEYS_MAX = 5000 };

/*
 * Reads safe YAML: no anchors, aliases, tags, merge keys, second documents or
 * control characters, within the limits above. NULL when it can't be read at all;
 * a key that stands twice is reported, and the first one counts.
 */
struct node *node_parse(struct arena *arena, const char *text, size_t length,
                        struct checker *checker);

/* All of these take NULL or a node of another kind for an answer of NULL. */
struct node *node_get(const struct node *map, const char *key);
const char *node_text(const struct node *map, const char *key);
struct node *node_get_kind(const struct node *map, const char *key, enum node_kind kind);

#endif
