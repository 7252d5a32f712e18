/*
 * A recursive-descent reader that computes while it reads. Both sides of ?: and
 * of || are always computed: nothing in the language has side effects. The rule
 * comes from a file, so nothing in it is trusted.
 */
#include "plural.h"

#include <stddef.h>
#include <string.h>

enum { DEPTH_LIMIT = 50 };

struct reader {
    const char *at;
    unsigned long count;
    int depth;
    bool failed;
};

/* The longer sign stands before the one it starts with. */
static const struct infix {
    const char *sign;
    int rank; /* a higher one binds closer */
} infixes[] = {
    {"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4},
    {">", 4},  {"+", 5},  {"-", 5},  {"*", 6},  {"/", 6},  {"%", 6},
};
enum { INFIX_COUNT = sizeof infixes / sizeof *infixes };

static unsigned long compute(const char *sign, unsigned long a, unsigned long b)
{
    switch (sign[0]) {
    case '|':
        return a || b;
    case '&':
        return a && b;
    case '=':
        return a == b;
    case '!':
        return a != b;
    case '<':
        return sign[1] ? a <= b : a < b;
    case '>':
        return sign[1] ? a >= b : a > b;
    case '+':
        return a + b;
    case '-':
        return a - b;
    case '*':
        return a * b;
    case '/':
        return b ? a / b : 0;
    default:
        return b ? a % b : 0;
    }
}

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t");
}

static bool accept(struct reader *reader, const char *sign)
{
    skip_blanks(reader);
    size_t length = strlen(sign);
    if (strncmp(reader->at, sign, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static unsigned long fail(struct reader *reader)
{
    reader->failed = true;
    return 0;
}

static unsigned long read_choice(struct reader *reader);

static unsigned long read_number(struct reader *reader)
{
    skip_blanks(reader);
    size_t digits = strspn(reader->at, "0123456789");
    if (digits == 0 || digits > 9)
        return fail(reader);
    unsigned long value = 0;
    for (; digits > 0; digits--)
        value = value * 10 + (unsigned long)(*reader->at++ - '0');
    return value;
}

static unsigned long read_operand(struct reader *reader)
{
    unsigned long value;
    if (reader->failed || ++reader->depth > DEPTH_LIMIT)
        return fail(reader);
    if (accept(reader, "!")) {
        value = !read_operand(reader);
    } else if (accept(reader, "(")) {
        value = read_choice(reader);
        if (!accept(reader, ")"))
            fail(reader);
    } else if (accept(reader, "n")) {
        value = reader->count;
    } else {
        value = read_number(reader);
    }
    reader->depth--;
    return value;
}

static const struct infix *accept_infix(struct reader *reader, int lowest)
{
    for (size_t i = 0; i < INFIX_COUNT; i++) {
        if (infixes[i].rank >= lowest && accept(reader, infixes[i].sign))
            return &infixes[i];
    }
    return NULL;
}

/* Operands joined by signs of rank `lowest` and closer. */
static unsigned long read_joined(struct reader *reader, int lowest)
{
    unsigned long value = read_operand(reader);
    const struct infix *infix;
    while (!reader->failed && (infix = accept_infix(reader, lowest)) != NULL)
        value = compute(infix->sign, value, read_joined(reader, infix->rank + 1));
    return value;
}

static unsigned long read_choice(struct reader *reader)
{
    unsigned long value = read_joined(reader, 1);
    if (reader->failed || !accept(reader, "?"))
        return value;
    if (++reader->depth > DEPTH_LIMIT)
        return fail(reader);
    unsigned long yes = read_choice(reader);
    if (!accept(reader, ":"))
        return fail(reader);
    unsigned long no = read_choice(reader);
    reader->depth--;
    return value ? yes : no;
}

bool plural_form(const char *rule, unsigned long count, unsigned long *form)
{
    struct reader reader = {.at = rule, .count = count};
    unsigned long value = read_choice(&reader);
    skip_blanks(&reader);
    if (reader.failed || !strchr(";\n", *reader.at))
        return false;
    *form = value;
    return true;
}
