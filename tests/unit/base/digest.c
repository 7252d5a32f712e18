/* SHA-256 against the known answers of FIPS 180-4 and against coreutils at every length around a block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

static void test_known_answers(void **state)
{
    char out[DIGEST_SIZE];
    (void)state;
    digest_of("", out);
    assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_of("abc", out);
    assert_string_equal(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", out);
    assert_string_equal(out, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void test_every_length_around_a_block(void **state)
{
    char text[131] = "", out[DIGEST_SIZE], theirs[DIGEST_SIZE] = "", command[256];
    (void)state;
    for (size_t length = 1; length <= 130; length++) {
        text[length - 1] = (char)('a' + length % 26);
        snprintf(command, sizeof command, "printf %%s %s | sha256sum", text);
        FILE *pipe = popen(command, "r");
        assert_non_null(pipe);
        assert_int_equal(fread(theirs, 1, DIGEST_SIZE - 1, pipe), DIGEST_SIZE - 1);
        pclose(pipe);
        digest_of(text, out);
        assert_string_equal(out, theirs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_answers),
        cmocka_unit_test(test_every_length_around_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
