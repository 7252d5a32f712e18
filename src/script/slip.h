#ifndef WG_SCRIPT_SLIP_H
#define WG_SCRIPT_SLIP_H

#include <yaml.h>

#include "node.h"

/* Whether a text stands between curly quotes, which are letters to YAML. */
bool slip_curly(const char *text);
/* What to do then. */
const char *slip_curly_repair(void);
/* Says in plain words what keeps libyaml from reading on. `text` is the whole file. */
void slip_report(const yaml_parser_t *parser, const char *text, size_t length,
                 struct checker *checker);

#endif
