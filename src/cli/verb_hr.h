#ifndef WG_CLI_VERB_HR_H
#define WG_CLI_VERB_HR_H

#include "domain/filter.h"
#include "registry/review.h"
#include "verb.h"

/* The verbs behind `hr`, and what they share. None opens the store of a leader. */
extern const struct verb verb_hr_list;
extern const struct verb verb_hr_show;
extern const struct verb verb_hr_answer, verb_hr_comment, verb_hr_mark;
extern const struct verb verb_hr_overview;
extern const struct verb verb_hr_export;

/* What a verb does with the open registry; `context` is its own. */
typedef bool hr_work(struct world *world, struct registry *registry, void *context,
                     struct diag *diag);
/* Opens the registry, works, says what went wrong, closes it. Exit status. */
int hr_with_registry(struct world *world, hr_work *work, void *context);

/* False with a sentence said when there is no ID behind the verb. */
bool hr_has_id(const struct request *request);
/* The words from `first` on with blanks between them. The caller frees it. */
char *hr_words(const struct request *request, size_t first);
/*
 * The filter that these words make: one that the shell took the quotes from is understood all the same. False with
 * sentences in diag.
 */
bool hr_filter(const struct world *world, const struct request *request, struct plan_filter *out,
               struct diag *diag);
/* The team of a filter by the beginning of its name, as the registry knows it. False with a sentence. */
bool hr_filter_team(struct registry *registry, struct plan_filter *filter, struct diag *diag);
/* A number that was typed behind an option, or `otherwise` when there is none. False with a sentence said. */
bool hr_number(const char *typed, int least, int most, int otherwise, int *out);

/* hr_say.c */
/* One shared plan in one line, its ID in front. */
void hr_say_line(const struct shared_action *shared, struct day today, int answer_days);
/* All of it, a line a field, with what HR said. */
void hr_say_whole(const struct shared_action *shared, struct day today, int answer_days);

#endif
