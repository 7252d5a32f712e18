#ifndef WG_SCRIPT_SCHEMA_H
#define WG_SCRIPT_SCHEMA_H

/*
 * The format as others read it, made from the one table of keys. The caller frees either text.
 *
 * A JSON Schema (draft-07) for guides, building blocks, translations and values files, by which an
 * editor explains and completes while somebody types. Explanations are in English, with Dutch below
 * when the catalogue is there. It sees the form of a file only: what one place says about another
 * (ids, conditions, loops) takes the program itself, and so do texts that are too long, because these
 * are points to consider. A number between quotes is held to its digits, not to its range.
 */
char *schema_json(void);
/* The same keys as tables in Markdown, in the language in use. */
char *schema_markdown(void);

#endif
