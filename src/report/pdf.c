/*
 * The document as PDF. Setting it needs Pango and Cairo, forty libraries in all: they come with the
 * module pdf.so, opened when the first PDF is asked for.
 */
#include "report/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/module.h"
#include "base/utf8.h"
#include "format.h"

enum { PICTURES_MOST = 2 };

static void append(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
}

/* Labels as they are printed: "Does it work?", "Owner:". */
static void end_labels(struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        struct node *node = &document->nodes[i];
        char *label;

        if (!node->label || node->kind == NODE_TITLE)
            continue;
        label = xasprintf("%s%s", node->label, label_end(node->label));
        free(node->label);
        node->label = label;
    }
}

static const char *title_of(const struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        if (document->nodes[i].kind == NODE_TITLE)
            return document->nodes[i].text;
    }
    return "";
}

static bool write_with(const struct pdf_functions *pdf, const struct talk *talk, struct buf *out,
                       struct diag *diag)
{
    const char *leader = talk->interview->leader;
    char *author = leader ? utf8_clean(leader, strlen(leader), UTF8_ONE_LINE) : NULL;
    struct picture pictures[PICTURES_MOST];
    size_t count = 0;
    struct document document;
    struct score_table scores;
    char created[MOMENT_SIZE];
    size_t before = out->length;
    const char *failure;

    document_init(&document, talk);
    end_labels(&document);
    scores_init(&scores, talk);
    count += picture_radar(&pictures[count], talk);
    count += picture_bars(&pictures[count], talk);
    moment_to_iso(talk->now, created);
    failure = pdf->write(
        &(const struct pdf_source){
            .document = &document,
            .scores = &scores,
            .pictures = pictures,
            .picture_count = count,
            .title = title_of(&document),
            .author = author,
            .language = talk->interview->language,
            .creator = "waardegesprek " WG_VERSION,
            .created = created,
        },
        append, out);
    if (failure) {
        diag_error(diag, _("The PDF can't be made: %s"), failure);
        out->length = before;
    }
    for (size_t i = 0; i < count; i++)
        picture_done(&pictures[i]);
    scores_done(&scores);
    document_done(&document);
    free(author);
    return !failure;
}

bool report_write_pdf(const struct talk *talk, struct buf *out, struct diag *diag)
{
    static const struct pdf_functions *pdf;
    struct diag cause;

    diag_init(&cause);
    if (!pdf)
        pdf = module_open("pdf", "libpangocairo-1.0-0", &cause);
    if (!pdf)
        diag_error(diag, _("A PDF can't be made here. %s Or choose html: that always works."),
                   diag_text(&cause));
    diag_done(&cause);
    if (pdf && !pdf->has_letters())
        return diag_error(diag, _("The PDF can't be made: there are no fonts on this computer. "
                                  "Install them with: sudo apt install fonts-liberation. Or "
                                  "choose html: that always works."));
    return pdf && write_with(pdf, talk, out, diag);
}
