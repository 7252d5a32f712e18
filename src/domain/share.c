/* The leader's side of sharing: states, withdrawal codes, and what HR said. */
#include "domain/share.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* ORDER of enum share_state. */
static const char *const state_ids[SHARE_STATE_COUNT] = {"",        "waits",   "ready",  "sent",
                                                         "changed", "refused", "missing"};

const char *share_state_id(enum share_state state)
{
    return state_ids[state];
}

/* ---- codes ---- */

/* Without I, L, O and U, which are read as 1, 1, 0 and V. */
static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
enum { SYMBOL_BITS = 5, SYMBOL_COUNT = 12, GROUP = 4 };

/* The place of the nth symbol: dashes stand between the groups. */
static size_t place_of(size_t n)
{
    return n + n / GROUP;
}

/* Sixty random bits, five a symbol: 32 symbols, so none is likelier than another. */
void code_new(struct id_source *ids, char out[CODE_SIZE])
{
    unsigned char bytes[16];
    uint64_t bits = 0;

    ids->fill(ids, bytes);
    for (size_t i = 8; i < sizeof bytes; i++)
        bits = bits << 8 | bytes[i];
    memset(out, '-', CODE_SIZE - 1);
    out[CODE_SIZE - 1] = '\0';
    for (size_t i = SYMBOL_COUNT; i-- > 0; bits >>= SYMBOL_BITS)
        out[place_of(i)] = symbols[bits & ((1U << SYMBOL_BITS) - 1)];
}

static bool is_between(int32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xa0 ||
           code == '-' || code == '_' || code == '.' || (code >= 0x2010 && code <= 0x2015) ||
           code == 0x2212;
}

/* '\0' when it is none. */
static char symbol_meant(int32_t code)
{
    char letter;

    if (code <= ' ' || code > 'z')
        return '\0';
    letter = (char)(code >= 'a' ? code - 'a' + 'A' : code);
    switch (letter) {
    case 'O':
        return '0';
    case 'I':
    case 'L':
        return '1';
    case 'U':
        return 'V';
    default:
        return strchr(symbols, letter) ? letter : '\0';
    }
}

bool code_parse(const char *typed, char out[CODE_SIZE])
{
    char code[CODE_SIZE] = {0};
    size_t left = strlen(typed), length, count = 0;

    memset(code, '-', CODE_SIZE - 1);
    for (; left > 0; typed += length, left -= length) {
        int32_t letter = utf8_decode(typed, left, &length);
        char symbol = symbol_meant(letter);

        if (is_between(letter))
            continue;
        if (!symbol || count == SYMBOL_COUNT)
            return false;
        code[place_of(count++)] = symbol;
    }
    if (count < SYMBOL_COUNT)
        return false;
    memcpy(out, code, CODE_SIZE);
    return true;
}

/* ---- what HR said ---- */

void hr_answer_done(struct hr_answer *answer)
{
    reply_done(&answer->reply);
    for (size_t i = 0; i < answer->comment_count; i++) {
        free(answer->comments[i].who);
        free(answer->comments[i].account);
        free(answer->comments[i].text);
    }
    free(answer->comments);
    *answer = (struct hr_answer){0};
}

void hr_answer_list_done(struct hr_answer_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        hr_answer_done(&list->items[i]);
    free(list->items);
    *list = (struct hr_answer_list){0};
}
