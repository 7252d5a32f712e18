/* tbd */
#include "registry_home.h"
void bench_registry_work(struct home *home){(void)home;}
