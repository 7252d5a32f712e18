/* Finding a code. Its row is data: codes_*.c. */
#include "code.h"

#include <strings.h>

#include "base/nearest.h"

static const struct code *const tables[] = {codes_form, codes_sense, codes_method};

const struct code *code_at(size_t index)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (const struct code *row = tables[i]; row->code; row++) {
            if (index-- == 0)
                return row;
        }
    }
    return NULL;
}

const struct code *code_find(const char *code)
{
    const struct code *row;
    size_t i = 0;

    while ((row = code_at(i++)) && strcasecmp(row->code, code) != 0)
        ;
    return row;
}

const struct code *code_near(const char *code)
{
    struct nearest nearest;
    const struct code *row;

    nearest_init(&nearest, code);
    for (size_t i = 0; (row = code_at(i)); i++)
        nearest_offer(&nearest, row->code);
    return nearest.best ? code_find(nearest.best) : NULL;
}
