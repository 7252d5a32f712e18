#ifndef WG_BASE_DIGEST_H
#define WG_BASE_DIGEST_H

/*
 * SHA-256 (FIPS 180-4) of a text, in lower-case hexadecimal: to recognise what was kept nowhere.
 */
enum { DIGEST_SIZE = 65 };
void digest_of(const char *text, char out[DIGEST_SIZE]);

#endif
