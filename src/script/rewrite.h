#ifndef WG_SCRIPT_REWRITE_H
#define WG_SCRIPT_REWRITE_H

/*
 * Changes one thing in the text of a file and leaves all else as it was written: remarks, quotes and
 * line ends. Both give the new text, the caller frees it.
 */

/*
 * Another value for a key at the top. NULL when the key is not there, or its value is not written out
 * plainly as one word.
 */
char *rewrite_value(const char *text, const char *key, const char *value);
/* The rest of the remark above the guide that begins with these words. NULL when there is none. */
char *rewrite_remark(const char *text, const char *beginning, const char *rest);

#endif
