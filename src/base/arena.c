/*
 * A chain of blocks, newest first, filled from the front. Only the newest block
 * takes small requests; a large one gets a block of its own behind it, so that
 * it does not waste the room that is left.
 */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_ROOM = 16 * 1024, LARGE = BLOCK_ROOM / 4 };

struct block {
    struct block *older;
    size_t used, room;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
};

static struct block *block_new(size_t room, struct block *older)
{
    if (room > SIZE_MAX - sizeof(struct block))
        room = SIZE_MAX - sizeof(struct block); /* cannot be had: ends in die() */
    struct block *block = xcalloc(1, sizeof *block + room);
    block->room = room;
    block->older = older;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = xmalloc(sizeof *arena);
    arena->newest = block_new(BLOCK_ROOM, NULL);
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    struct block *older;
    for (struct block *block = arena->newest; block; block = older) {
        older = block->older;
        free(block);
    }
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct block *block = arena->newest;
    if (size > LARGE) {
        block->older = block_new(size, block->older);
        return block->older->bytes;
    }
    const size_t align = alignof(max_align_t);
    size = size ? (size + align - 1) / align * align : align;
    if (size > block->room - block->used)
        arena->newest = block = block_new(BLOCK_ROOM, block);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    length = strnlen(text, length);
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}
