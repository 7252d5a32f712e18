/*
 * The module pdf.so: a document set by Pango and drawn by Cairo. Nothing of the program is called from
 * here; memory is GLib's, whose functions end the program when there is none.
 */
#include "base/module.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "setter.h"

static cairo_status_t take(void *context, const unsigned char *bytes, unsigned int length)
{
    g_string_append_len(context, (const char *)bytes, (gssize)length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_about(cairo_surface_t *surface, const struct pdf_source *source)
{
    const struct {
        cairo_pdf_metadata_t about;
        const char *text;
    } rows[] = {
        {CAIRO_PDF_METADATA_TITLE, source->title},
        {CAIRO_PDF_METADATA_AUTHOR, source->author},
        {CAIRO_PDF_METADATA_CREATOR, source->creator},
        {CAIRO_PDF_METADATA_CREATE_DATE, source->created},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].text)
            cairo_pdf_surface_set_metadata(surface, rows[i].about, rows[i].text);
    }
}

/* Lengths as on paper, not as on a screen: a line breaks in the same place on every computer. */
static PangoContext *new_context(PangoFontMap *fonts, const struct pdf_source *source)
{
    PangoContext *context = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(source->language));
    cairo_font_options_destroy(options);
    return context;
}

/* The families are no sign of it: "Sans" is always among them, also where no file stands behind it. */
static bool has_letters(void)
{
    PangoFontMap *fonts = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(fonts);
    PangoFontDescription *any = pango_font_description_from_string("sans-serif 10");
    PangoFont *found = pango_font_map_load_font(fonts, context, any);
    bool has = found != NULL;

    if (found)
        g_object_unref(found);
    pango_font_description_free(any);
    g_object_unref(context);
    g_object_unref(fonts);
    return has;
}

static const char *write_pdf(const struct pdf_source *source,
                             void (*append)(void *context, const char *bytes, size_t length),
                             void *context)
{
    GString *pdf = g_string_new(NULL);
    PangoFontMap *fonts = pango_cairo_font_map_new();
    struct setter setter = {.source = source, .context = new_context(fonts, source)};
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take, pdf, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;

    set_about(surface, source);
    setter_set(&setter);
    pages_draw(&setter, surface, cairo);
    status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    flow_done(&setter.flow);
    g_object_unref(setter.context);
    g_object_unref(fonts);
    language_say(pdf, source->language);
    if (status == CAIRO_STATUS_SUCCESS)
        append(context, pdf->str, pdf->len);
    g_string_free(pdf, TRUE);
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

static const struct pdf_functions functions = {.has_letters = has_letters, .write = write_pdf};

extern const struct module_table MODULE_TABLE;
__attribute__((visibility("default"))) const struct module_table MODULE_TABLE = {
    .abi = WG_VERSION,
    .functions = &functions,
};
