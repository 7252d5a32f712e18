/* A crash leaves nothing of what was in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/process.h"

static void a_crash_leaves_no_file(void **state)
{
    struct rlimit limit;

    (void)state;
    process_keep_private();
    assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
    assert_int_equal(limit.rlim_cur, 0);
    assert_int_equal(limit.rlim_max, 0);
    assert_int_equal(prctl(PR_GET_DUMPABLE), PROCESS_IS_LOOKED_INTO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_crash_leaves_no_file)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
