/* Shapes as SVG: a format of its own, used by HTML. Every text goes through the escaper. */
#include "svg.h"

#include "escape.h"

/* ORDER of enum tone. */
static const char *const tones[TONE_COUNT] = {"grid", "now", "last", "text", "pale"};
/* ORDER of enum anchor. */
static const char *const anchors[] = {"start", "middle", "end"};

const char *svg_style(void)
{
    return "svg { display: block; width: 100%; height: auto; overflow: visible }\n"
           "svg text { fill: var(--ink) }\n"
           "svg line, svg polyline, svg polygon { fill: none;"
           " stroke-linejoin: round; stroke-linecap: round }\n"
           "svg .grid { stroke: var(--grid) }\n"
           "svg .now { stroke: var(--now) }\n"
           "svg .last { stroke: var(--last) }\n"
           "svg .pale { stroke: var(--soft) }\n"
           "svg .now.full { fill: var(--now) }\n"
           "svg .last.full { fill: var(--last) }\n"
           "svg .pale.full { fill: var(--soft) }\n"
           "svg circle { stroke: none }\n"
           "svg .dashed { stroke-dasharray: 4 3; stroke-linecap: butt }\n";
}

static void add_class(struct buf *out, const struct shape *shape)
{
    buf_addf(out, " class=\"%s%s%s\"", tones[shape->tone], shape->filled ? " full" : "",
             shape->dashed ? " dashed" : "");
}

static void add_points(struct buf *out, const char *name, const struct shape *shape)
{
    buf_addf(out, "<%s", name);
    add_class(out, shape);
    if (shape->size > 0)
        buf_addf(out, " stroke-width=\"%.1f\"", shape->size);
    buf_adds(out, " points=\"");
    for (size_t i = 0; i < shape->count; i++)
        buf_addf(out, "%s%.1f,%.1f", i > 0 ? " " : "", shape->points[i].x, shape->points[i].y);
    buf_adds(out, "\"/>\n");
}

static void add_shape(struct buf *out, const struct shape *shape)
{
    const struct point at = shape->points[0];

    switch (shape->kind) {
    case SHAPE_LINE:
        add_points(out, "polyline", shape);
        break;
    case SHAPE_AREA:
        add_points(out, "polygon", shape);
        break;
    case SHAPE_DOT:
        buf_adds(out, "<circle");
        add_class(out, shape);
        buf_addf(out, " cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n", at.x, at.y, shape->size);
        break;
    case SHAPE_TEXT:
        buf_addf(out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" text-anchor=\"%s\">", at.x,
                 at.y, shape->size, anchors[shape->anchor]);
        escape_html(out, shape->text);
        buf_adds(out, "</text>\n");
        break;
    }
}

void svg_write(const struct picture *picture, const char *id, struct buf *out)
{
    buf_addf(out,
             "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" aria-labelledby=\"%s-title\""
             " aria-describedby=\"%s-text\">\n<title id=\"%s-title\">",
             picture->width, picture->height, id, id, id);
    escape_html(out, picture->title);
    buf_addf(out, "</title>\n<desc id=\"%s-text\">", id);
    escape_html(out, picture->description);
    buf_adds(out, "</desc>\n");
    for (size_t i = 0; i < picture->count; i++)
        add_shape(out, &picture->shapes[i]);
    buf_adds(out, "</svg>\n");
}
