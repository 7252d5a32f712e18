#include "domain/interview.h"

#include <stdlib.h>

void interview_init(struct interview *interview)
{
    *interview = (struct interview){0};
}

void interview_done(struct interview *interview)
{
    free(interview->person_id);
    free(interview->person);
    free(interview->team);
    free(interview->leader);
    free(interview->script_id);
    free(interview->title);
    free(interview->language);
    free(interview->at_step);
    free(interview->at_item);
    interview_init(interview);
}

bool interview_kept_until(const struct interview *interview, struct day *out)
{
    int days = process_days_kept(interview->process);

    if (days == 0)
        return false;
    *out = day_add(day_of_moment(interview->closed ? interview->closed : interview->touched), days);
    return true;
}

void interview_list_done(struct interview_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        interview_done(&list->items[i]);
    free(list->items);
    *list = (struct interview_list){0};
}

void person_list_done(struct person_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].team);
    }
    free(list->items);
    *list = (struct person_list){0};
}
