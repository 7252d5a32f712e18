/* One rule for every face and every document, so that no label gets a second stop. */
#include "base/label.h"

#include <string.h>

const char *label_end(const char *label)
{
    size_t length = strlen(label);
    const char *beside = strrchr(label, '(');

    if (beside && label[length - 1] == ')' && beside - label > 1 && beside[-1] == ' ')
        length = (size_t)(beside - label) - 1;
    return length > 0 && strchr("?:!.", label[length - 1]) ? "" : ":";
}
