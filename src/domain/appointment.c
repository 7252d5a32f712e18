#include "domain/appointment.h"

#include <stdlib.h>

#include "base/message.h"

void appointment_done(struct appointment *appointment)
{
    free(appointment->person_id);
    free(appointment->person);
    free(appointment->team);
    free(appointment->script_id);
    free(appointment->title);
    *appointment = (struct appointment){0};
}

const char *appointment_label(const struct appointment *appointment)
{
    if (appointment->title && *appointment->title)
        return appointment->title;
    switch (appointment->measure) {
    case MEASURE_CHECK_IN:
        return _("Short look at the agreements");
    case MEASURE_FOLLOW_UP:
        return _("Follow-up talk");
    default:
        return _("Next talk");
    }
}

void appointment_list_done(struct appointment_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        appointment_done(&list->items[i]);
    free(list->items);
    *list = (struct appointment_list){0};
}
