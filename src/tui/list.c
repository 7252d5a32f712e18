#include "list.h"

void list_set_count(struct list *list, size_t count)
{
    list->count = count;
    if (list->row >= count)
        list->row = count ? count - 1 : 0;
}

static size_t down(const struct list *list, size_t rows)
{
    return list->row + rows < list->count ? list->row + rows : list->count - 1;
}

static size_t up(const struct list *list, size_t rows)
{
    return list->row > rows ? list->row - rows : 0;
}

bool list_key(struct list *list, enum action_name action, const struct press *press, size_t page)
{
    char letter = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] : '\0';

    if (list->count == 0)
        return false;
    if (press->code == PRESS_DOWN || letter == 'j' || action == ACT_NEXT_FIELD)
        list->row = down(list, 1);
    else if (press->code == PRESS_UP || letter == 'k' || action == ACT_PREV_FIELD)
        list->row = up(list, 1);
    else if (action == ACT_NEXT_PAGE)
        list->row = down(list, page);
    else if (action == ACT_PREV_PAGE)
        list->row = up(list, page);
    else if (press->code == PRESS_HOME)
        list->row = 0;
    else if (press->code == PRESS_END)
        list->row = list->count - 1;
    else
        return false;
    return true;
}

void list_draw_row(const struct list *list, struct canvas *canvas, int row, size_t index,
                   const char *text)
{
    bool here = list->row == index;

    if (here) {
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
        canvas_cursor(canvas, row, 1);
    }
    canvas_text(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, text);
}
