#include "domain/correction.h"

#include <stdlib.h>

void correction_done(struct correction *correction)
{
    free(correction->step);
    free(correction->item);
    free(correction->text);
    *correction = (struct correction){0};
}

void correction_list_done(struct correction_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        correction_done(&list->items[i]);
    free(list->items);
    *list = (struct correction_list){0};
}
