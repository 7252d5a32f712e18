#ifndef WG_SCRIPT_UNPACK_H
#define WG_SCRIPT_UNPACK_H

#include "source.h"

/*
 * Takes a bundle apart. Values and translations in other languages than the wanted one and the
 * script's own are added with an empty text: nobody is going to read them. False when it is not
 * what we write; `files` may hold some of it then.
 */
bool unpack_files(struct guide_files *files, const char *bundle, const char *language);

#endif
