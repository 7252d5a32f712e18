#ifndef WG_REPORT_LIST_H
#define WG_REPORT_LIST_H

#include "base/buf.h"
#include "domain/agenda.h"
#include "domain/agreement.h"
#include "domain/growth.h"

/* JSON of the command line for what is listed outside one talk; the keys stand in docs/data-format.md. */
void report_json_agenda(const struct agenda *agenda, struct buf *out);
void report_json_agreements(const struct agreement_list *list, struct day today, struct buf *out);
void report_json_history(const struct agreement *agreement, const struct history *history,
                         struct buf *out);
void report_json_people(const struct person *people, size_t count, struct buf *out);
/* The person page: talks, values over time, open agreements, talks to come. */
void report_json_person(const struct person *person, const struct growth *growth,
                        const struct agreement_list *agreements,
                        const struct appointment_list *appointments, struct day today,
                        struct buf *out);

#endif
