#ifndef WG_TUI_SCRIPT_PREVIEW_H
#define WG_TUI_SCRIPT_PREVIEW_H

#include "canvas.h"
#include "script/guide.h"
#include "script_source.h"

/*
 * One step of a guide as the talk would show it. While the file has mistakes it shows the last edition
 * that had none.
 */
struct preview {
    char *bundle;
    char *language;        /* asked for; "" = the guide's own */
    struct script *script; /* NULL: there never was one without mistakes */
    bool stale;            /* the file has mistakes now */
    bool in_use;           /* the file is what talks begin with */
    size_t step;           /* SIZE_MAX: none that it knows */
    enum value value;
};
void preview_load(struct preview *preview, const struct library *library, const char *id);
void preview_done(struct preview *preview);
/* Shows it in this language where it has it. */
void preview_speak(struct preview *preview, const char *language);
void preview_go(struct preview *preview, const struct source_text *source, size_t line);
/* The step before or after this one. False at the end. */
bool preview_page(struct preview *preview, int by);
/* `height` rows at most. */
void preview_draw(const struct preview *preview, struct canvas *canvas, int row, int column,
                  int height, int width);

#endif
