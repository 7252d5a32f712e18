#ifndef WG_BASE_LABEL_H
#define WG_BASE_LABEL_H

/*
 * What stands between a label and its text: a colon, but nothing behind a question or a sentence ("Does it
 * work?"), nor behind what only stands beside one ("What counts? (only me)"). Never NULL; lives for ever.
 */
const char *label_end(const char *label);

#endif
