#ifndef WG_TESTS_ATTACK_H
#define WG_TESTS_ATTACK_H

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * What somebody can work out who has every published cell before them and knows which people are in which team: they add and
 * subtract cells with any weights. A cell is a row over columns; a column is the people of one team in one quarter, who are
 * never told apart by any cell, so that no group that splits a column can be worked out.
 * A group can be worked out when its 0/1 vector lies in the row space. In reduced rows a vector of that space is the sum of the rows
 * weighted with what it has at their pivots, so of 0/1 vectors there are no more than 2^rows, and all are tried: exactly, in integers.
 */
enum { ATTACK_COLUMNS = 64, ATTACK_ROWS = 96 };
struct attack {
    int64_t rows[ATTACK_ROWS][ATTACK_COLUMNS];
    int pivots[ATTACK_ROWS];
    int count, columns;
};

static inline int64_t attack_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Takes `by` out of `row` so that its pivot is 0, in the smallest integers. */
static inline void attack_take_out(int64_t *row, const int64_t *by, int pivot, int columns)
{
    int64_t of_row = by[pivot], of_by = row[pivot], common = 0;

    if (of_by == 0)
        return;
    for (int c = 0; c < columns; c++) {
        row[c] = row[c] * of_row - by[c] * of_by;
        assert(row[c] > -1000000000 && row[c] < 1000000000);
        common = attack_divisor(common, row[c]);
    }
    for (int c = 0; common > 1 && c < columns; c++)
        row[c] /= common;
}

/* Adds a cell; what says nothing new is left out. */
static inline void attack_add(struct attack *attack, const int *cell)
{
    int64_t row[ATTACK_COLUMNS] = {0};
    int pivot = 0;

    for (int c = 0; c < attack->columns; c++)
        row[c] = cell[c];
    for (int r = 0; r < attack->count; r++)
        attack_take_out(row, attack->rows[r], attack->pivots[r], attack->columns);
    while (pivot < attack->columns && row[pivot] == 0)
        pivot++;
    if (pivot == attack->columns)
        return;
    assert(attack->count < ATTACK_ROWS);
    for (int r = 0; r < attack->count; r++)
        attack_take_out(attack->rows[r], row, pivot, attack->columns);
    for (int c = 0; c < attack->columns; c++)
        attack->rows[attack->count][c] = row[c];
    attack->pivots[attack->count++] = pivot;
}

/* Whether the row has nothing outside these columns. */
static inline bool attack_is_within(const struct attack *attack, int row, int from, int to)
{
    for (int c = 0; c < attack->columns; c++) {
        if ((c < from || c >= to) && attack->rows[row][c] != 0)
            return false;
    }
    return true;
}

/* How many people are in the group that these rows make, when it is one; else -1. */
static inline int attack_group(const struct attack *attack, const int *chosen, int count,
                               const int *people)
{
    int64_t common = 1;
    int size = 0;

    for (int i = 0; i < count; i++) {
        int64_t pivot = llabs(attack->rows[chosen[i]][attack->pivots[chosen[i]]]);

        common = common / attack_divisor(common, pivot) * pivot;
    }
    for (int c = 0; c < attack->columns; c++) {
        int64_t sum = 0;

        for (int i = 0; i < count; i++) {
            const int64_t *row = attack->rows[chosen[i]];

            sum += common / row[attack->pivots[chosen[i]]] * row[c];
        }
        if (sum != 0 && sum != common)
            return -1;
        size += sum == common ? people[c] : 0;
    }
    return size;
}

/*
 * The smallest group of anybody that can be worked out of the columns from `from` to `to`, in people; INT_MAX when none can. *apart is false
 * when cells of other columns say something about these: then there is more than is looked at here.
 */
static inline int attack_smallest(const struct attack *attack, int from, int to, const int *people,
                                  bool *apart)
{
    int own[ATTACK_ROWS], count = 0, smallest = INT_MAX;

    for (int r = 0; r < attack->count; r++) {
        if (attack->pivots[r] < from || attack->pivots[r] >= to)
            continue;
        if (!attack_is_within(attack, r, from, to))
            *apart = false;
        own[count++] = r;
    }
    assert(count < 20);
    for (unsigned set = 1; set < 1U << count; set++) {
        int chosen[20], chosen_count = 0, size;

        for (int i = 0; i < count; i++) {
            if (set >> i & 1)
                chosen[chosen_count++] = own[i];
        }
        size = attack_group(attack, chosen, chosen_count, people);
        if (size > 0 && size < smallest)
            smallest = size;
    }
    return smallest;
}

#endif
