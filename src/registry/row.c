/* Reading what a home gives. Whoever wrote it, it is cleaned on its way in. */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "statements.h"

/* ORDER of PLAN_COLUMNS. */
enum {
    AT_ID,
    AT_ROUND,
    AT_REVISION,
    AT_LEADER,
    AT_LEADER_NAME,
    AT_PERSON,
    AT_TEAM,
    AT_MAY_CONTACT,
    AT_ASKED,
    AT_CHANGED,
    AT_NUMBER,
    AT_FIELDS, /* ORDER of enum action_field */
    AT_STATE = AT_FIELDS + ACTION_FIELD_COUNT,
    AT_WHO,
    AT_ACCOUNT,
    AT_BY,
    AT_TEXT,
    AT_ANSWERED,
    AT_MARK,
    AT_COUNT
};
_Static_assert((int)AT_COUNT == (int)PLAN_COLUMN_COUNT, "the columns of a page");

/* What can't be in a registry of this program may be in a file that somebody else made: sums of it must not overflow. */
static int64_t number_within(const char *text, int64_t most)
{
    int64_t number = text ? strtoll(text, NULL, 10) : 0;
    return number < 0 ? 0 : number > most ? most : number;
}

int64_t row_number(const char *text)
{
    return number_within(text, (int64_t)1 << 53);
}

int row_count(const char *text)
{
    return (int)number_within(text, 1000000000);
}

int row_tenths(const char *text)
{
    return (int)number_within(text, 50);
}

/* Most texts are: a page has hundreds, and cleaning takes longer than finding them. */
static bool is_plain(const char *text)
{
    while (*text >= ' ' && *text <= '~')
        text++;
    return !*text;
}

static char *read_text(const char *text, enum utf8_lines lines)
{
    if (!text)
        return xstrdup("");
    return is_plain(text) ? xstrdup(text) : utf8_clean(text, strlen(text), lines);
}

char *read_line(const char *text)
{
    return read_text(text, UTF8_ONE_LINE);
}

char *read_lines(const char *text)
{
    return read_text(text, UTF8_MANY_LINES);
}

char *read_name(const char *text)
{
    char *line = read_line(text);
    size_t from = strspn(line, " "), until = strlen(line);
    while (until > from && line[until - 1] == ' ')
        until--;
    char *name = xstrndup(line + from, until - from);
    free(line);
    return name;
}

void row_id(const char *text, char out[UUID_SIZE])
{
    size_t length = text ? strnlen(text, UUID_SIZE - 1) : 0;
    memcpy(out, text ? text : "", length);
    out[length] = '\0';
}

/* What stands in a field that holds an id when it is none; NULL = the field holds words. */
static const char *const defaults[ACTION_FIELD_COUNT] = {[ACTION_VALUE] = "",
                                                         [ACTION_OWNER] = "employee",
                                                         [ACTION_KIND] = "",
                                                         [ACTION_STATUS] = "agreed"};

static void read_fields(const char *const *columns, struct action *out)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        const char *text = columns[AT_FIELDS + i];
        if (!defaults[i])
            out->fields[i] = read_lines(text);
        else if (!text || !action_set(out, (enum action_field)i, text))
            out->fields[i] = xstrdup(defaults[i]);
    }
}

static void read_reply(const char *const *columns, struct reply *out)
{
    question_state_from_id(columns[AT_STATE] ? columns[AT_STATE] : "", &out->state);
    out->who = read_line(columns[AT_WHO]);
    out->account = read_line(columns[AT_ACCOUNT]);
    out->by = read_line(columns[AT_BY]);
    out->text = read_lines(columns[AT_TEXT]);
    out->moment = row_number(columns[AT_ANSWERED]);
}

void read_plan(const char *const *columns, struct shared_action *out)
{
    *out = (struct shared_action){
        .action = {.revision = row_count(columns[AT_REVISION]), .shared = true},
        .round = row_count(columns[AT_ROUND]),
        .person = read_line(columns[AT_PERSON]),
        .team = read_line(columns[AT_TEAM]),
        .leader = read_line(columns[AT_LEADER]),
        .leader_name = read_line(columns[AT_LEADER_NAME]),
        .may_contact = row_number(columns[AT_MAY_CONTACT]) != 0,
        .asked = row_number(columns[AT_ASKED]),
        .changed = row_number(columns[AT_CHANGED]),
        .number = row_number(columns[AT_NUMBER]),
    };
    row_id(columns[AT_ID], out->action.id);
    read_fields(columns, &out->action);
    read_reply(columns, &out->reply);
    talk_mark_from_id(columns[AT_MARK] ? columns[AT_MARK] : "", &out->mark);
}

void add_comment(struct shared_action *shared, const char *const *columns)
{
    size_t count = shared->comment_count + 1;
    shared->comments = xreallocarray(shared->comments, count, sizeof *shared->comments);
    shared->comments[shared->comment_count] = (struct comment){
        .who = read_line(columns[0]),
        .account = read_line(columns[1]),
        .text = read_lines(columns[2]),
        .moment = row_number(columns[3]),
    };
    shared->comment_count = count;
}

bool registry_fail(struct registry *registry, enum registry_failure failure, bool said)
{
    (void)said; /* the sentence is in the diag by now */
    registry->failure = failure;
    return false;
}

bool registry_gone(struct registry *registry, struct diag *diag)
{
    return registry_fail(registry, REGISTRY_REFUSED,
                         diag_error(diag, _("This agreement is no longer in the registry: it may "
                                            "have been withdrawn. Go back to the list.")));
}

bool note_row(void *context, const char *const *columns)
{
    (void)columns;
    *(bool *)context = true;
    return true;
}
