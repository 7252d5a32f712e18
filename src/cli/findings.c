/* Findings for a reader, for an editor and for a program. */
#include "findings.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "say.h"

enum { FILE_MOST = 1 << 20 };

/* The file that was quoted last. */
struct cited {
    const char *file;
    char *text; /* NULL when it can't be read */
    size_t length;
};

static void cite(struct cited *cited, const char *file)
{
    struct diag silent;

    if (cited->file && strcmp(cited->file, file) == 0)
        return;
    free(cited->text);
    diag_init(&silent);
    cited->file = file;
    cited->text = path_read(file, FILE_MOST, &cited->length, &silent);
    diag_done(&silent);
}

static char *place_of(const struct finding *finding)
{
    if (!finding->file)
        return xstrdup("");
    if (finding->line == 0)
        return xasprintf("%s: ", finding->file);
    return xasprintf("%s:%d:%d: ", finding->file, finding->line, finding->column);
}

static void say_finding(const struct finding *finding, struct cited *cited)
{
    char *place = place_of(finding);
    const char *severity = finding->severity == SEVERITY_ERROR ? _("error") : _("warning");

    say("%s%s%s%s: %s\n", place, severity, finding->code ? " " : "",
        finding->code ? finding->code : "", finding->message);
    if (finding->file && finding->line > 0) {
        cite(cited, finding->file);
        if (cited->text)
            quoted_line_say(cited->text, cited->length, finding->line, finding->column);
    }
    if (finding->repair)
        say("       %s\n", finding->repair);
    say("\n");
    free(place);
}

/* ---- how many ---- */

static size_t count_severity(const struct diag *diag, enum severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < diag->count; i++)
        count += diag->findings[i].severity == severity;
    return count;
}

static size_t count_files(const struct diag *diag)
{
    size_t count = 0;

    for (size_t i = 0; i < diag->count; i++) {
        const char *file = diag->findings[i].file;
        const char *before = i > 0 ? diag->findings[i - 1].file : NULL;

        count += file && (!before || strcmp(file, before) != 0);
    }
    return count;
}

static char *counted(const char *one, const char *many, size_t count)
{
    return xasprintf(message_plural(one, many, (unsigned long)count), count);
}

void findings_say_count(const struct diag *diag)
{
    size_t errors = count_severity(diag, SEVERITY_ERROR);
    size_t warnings = count_severity(diag, SEVERITY_WARNING);
    char *mistakes = counted("%zu mistake", "%zu mistakes", errors);
    char *points = counted("%zu point to consider", "%zu points to consider", warnings);
    char *files = counted("%zu file", "%zu files", count_files(diag));

    if (diag->count == 0)
        say("%s\n", _("No mistakes."));
    else if (errors > 0 && warnings > 0)
        say(_("%s and %s in %s.\n"), mistakes, points, files);
    else
        say(_("%s in %s.\n"), errors > 0 ? mistakes : points, files);
    free(mistakes);
    free(points);
    free(files);
}

/* ---- the three ways ---- */

void findings_say_text(const struct diag *diag)
{
    struct cited cited = {0};

    for (size_t i = 0; i < diag->count; i++)
        say_finding(&diag->findings[i], &cited);
    findings_say_count(diag);
    free(cited.text);
}

void findings_say_short(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->findings[i];
        char *place = place_of(finding);
        char *line = xasprintf("%s%s: %s [%s]\n", place,
                               finding->severity == SEVERITY_ERROR ? "error" : "warning",
                               finding->message, finding->code ? finding->code : "-");

        say_bytes(line, strlen(line)); /* never wrapped: it is one line to its reader */
        free(line);
        free(place);
    }
}

static json_t *finding_json(const struct finding *finding)
{
    return json_pack("{s:s?, s:i, s:i, s:s, s:s?, s:s, s:s?}", "file", finding->file, "line",
                     finding->line, "column", finding->column, "severity",
                     finding->severity == SEVERITY_ERROR ? "error" : "warning", "code",
                     finding->code, "message", finding->message, "repair", finding->repair);
}

void findings_say_json(const struct diag *diag)
{
    json_t *list = json_array();
    char *text;

    for (size_t i = 0; i < diag->count; i++)
        json_array_append_new(list, finding_json(&diag->findings[i]));
    text = json_dumps(list, JSON_INDENT(2));
    say_bytes(text, strlen(text));
    say("\n");
    free(text);
    json_decref(list);
}
