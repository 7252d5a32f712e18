#ifndef WG_SCRIPT_INCLUDE_H
#define WG_SCRIPT_INCLUDE_H

#include "source.h"

/*
 * Building blocks: what a guide takes from other files. `- include: NAME` stands in a list of parts or
 * of steps and becomes the block's list of the same name; `probes: NAME/SET` becomes
 * that set. After this nobody sees a difference between own and included words.
 */

/* Calls back for every block a tree names, as often as it is named. */
void include_each(const struct node *root,
                  void (*each)(void *context, const char *piece, const struct node *at),
                  void *context);
/* Puts the blocks that were read into the guide's tree; what can't be found is a finding. */
void include_pieces(struct guide_files *files, struct checker *checker, struct node *root);
/*
 * Puts the blocks' words in this language into the guide's translation, where it has none itself.
 * The outline is that of the guide with its blocks.
 */
void include_words(struct guide_files *files, struct node *translation, const char *language);

#endif
