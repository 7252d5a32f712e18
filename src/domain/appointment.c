#include "domain/appointment.h"

#include <stdlib.h>

void appointment_done(struct appointment *appointment)
{
    free(appointment->person_id);
    free(appointment->person);
    free(appointment->team);
    free(appointment->script_id);
    free(appointment->title);
    *appointment = (struct appointment){0};
}

void appointment_list_done(struct appointment_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        appointment_done(&list->items[i]);
    free(list->items);
    *list = (struct appointment_list){0};
}
