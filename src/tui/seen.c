#include "seen.h"

#include "base/mem.h"

bool seen_answer(const struct tui *tui, const struct answer *answer)
{
    return answer && !(tui_employee_view(tui) && answer->visibility == VISIBLE_ONLY_ME);
}

static int seen_score(const struct tui *tui, enum value value, enum measure measure)
{
    const struct answer *answer =
        conversation_score(session_conversation(tui_session(tui)), value, measure);

    return seen_answer(tui, answer) && answer->state == STATE_GIVEN ? answer->number : SCORE_OPEN;
}

struct capability seen_scores(const struct tui *tui, enum value value)
{
    return (struct capability){
        .importance = seen_score(tui, value, MEASURE_IMPORTANCE),
        .opportunity = seen_score(tui, value, MEASURE_OPPORTUNITY),
        .realisation = seen_score(tui, value, MEASURE_REALISATION),
    };
}

char *seen_title(const struct tui *tui, const char *screen)
{
    const struct session *session = tui_session(tui);
    const char *person = session_interview(session)->person;

    return xasprintf("%s · %s", screen, person ? person : session_script(session)->title);
}
