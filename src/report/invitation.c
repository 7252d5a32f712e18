/* The invitation, in the formats of a card. */
#include "report/invitation.h"

#include <string.h>

#include "sheet.h"

bool invitation_write(const struct invitation *invitation, const char *format, struct buf *out)
{
    bool is_html = strcmp(format, "html") == 0;
    struct sheet sheet;

    if (!is_html && strcmp(format, "md") != 0)
        return false;
    sheet_init_invitation(&sheet, invitation);
    if (is_html)
        sheet_write_html(&sheet, invitation->script->language, CARD_EMPLOYEE, out);
    else
        sheet_write_markdown(&sheet, out);
    sheet_done(&sheet);
    return true;
}
