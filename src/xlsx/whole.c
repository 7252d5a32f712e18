/*
 * Looks a finished workbook through. The library keeps its parts in temporary files and does not ask whether they
 * could be written: on a full disk it makes a workbook of what got in and calls it well. A part is whole when
 * the element that it begins with is closed at its end.
 */
#include "whole.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* The offsets that are needed of the file format ZIP (APPNOTE 6.3: 4.3.7, 4.3.12, 4.3.16). */
enum {
    END_SIZE = 22,
    END_COUNT = 10,
    END_START = 16,
    ENTRY_SIZE = 46,
    ENTRY_LENGTH = 20,
    ENTRY_NAME = 28,
    ENTRY_EXTRA = 30,
    ENTRY_COMMENT = 32,
    ENTRY_PLACE = 42,
    HEADER_SIZE = 30,
    HEADER_NAME = 26,
    HEADER_EXTRA = 28
};
enum { SAMPLE = 512, PIECE = 64 * 1024 };

struct bytes {
    unsigned char *data;
    size_t length;
};

/* How a part begins and ends. */
struct part {
    char head[SAMPLE + 1], tail[SAMPLE + 1];
    size_t head_length, tail_length;
};

static unsigned number(const struct bytes *zip, size_t at, size_t count)
{
    unsigned value = 0;

    for (size_t i = count; i > 0; i--)
        value = value << 8 | zip->data[at + i - 1];
    return value;
}

static bool read_bytes(const char *path, struct bytes *out)
{
    FILE *file = fopen(path, "rb");
    long length;

    *out = (struct bytes){0};
    if (!file)
        return false;
    if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= END_SIZE &&
        fseek(file, 0, SEEK_SET) == 0 && (out->data = malloc((size_t)length)))
        out->length = fread(out->data, 1, (size_t)length, file);
    fclose(file);
    return out->length >= END_SIZE;
}

static void take(struct part *part, const unsigned char *piece, size_t length)
{
    size_t head = SAMPLE - part->head_length < length ? SAMPLE - part->head_length : length;
    size_t keep;

    memcpy(part->head + part->head_length, piece, head);
    part->head_length += head;
    if (length >= SAMPLE) {
        memcpy(part->tail, piece + length - SAMPLE, SAMPLE);
        part->tail_length = SAMPLE;
        return;
    }
    keep = part->tail_length + length > SAMPLE ? SAMPLE - length : part->tail_length;
    memmove(part->tail, part->tail + part->tail_length - keep, keep);
    memcpy(part->tail + keep, piece, length);
    part->tail_length = keep + length;
}

static bool unpack(unsigned char *data, unsigned length, struct part *part)
{
    unsigned char *piece = malloc(PIECE);
    z_stream stream = {.next_in = data, .avail_in = length};
    int status = Z_MEM_ERROR;

    *part = (struct part){0};
    if (piece && inflateInit2(&stream, -MAX_WBITS) == Z_OK) {
        do {
            stream.next_out = piece;
            stream.avail_out = PIECE;
            status = inflate(&stream, Z_NO_FLUSH);
            take(part, piece, PIECE - stream.avail_out);
        } while (status == Z_OK);
        inflateEnd(&stream);
    }
    free(piece);
    return status == Z_STREAM_END;
}

/* "<?xml …?> <name …> … </name>", or "<name …/>" alone. */
static bool is_closed(struct part *part)
{
    const char *root = strchr(part->head, '<');
    char closing[SAMPLE + 4];
    size_t length;

    while (root && (root[1] == '?' || root[1] == '!'))
        root = strchr(root + 1, '<');
    if (!root)
        return false;
    length = strcspn(root + 1, " >/\n");
    snprintf(closing, sizeof closing, "</%.*s>", (int)length, root + 1);
    length = strlen(closing);
    while (part->tail_length > 0 && part->tail[part->tail_length - 1] == '\n')
        part->tail[--part->tail_length] = '\0';
    if (part->tail_length >= length &&
        strcmp(part->tail + part->tail_length - length, closing) == 0)
        return true;
    root = strchr(root, '>');
    return root && root[-1] == '/' && !root[1];
}

/* The part that the entry at `at` of the list of contents tells of. */
static bool is_entry_whole(const struct bytes *zip, size_t at)
{
    size_t length = number(zip, at + ENTRY_LENGTH, 4);
    size_t header = number(zip, at + ENTRY_PLACE, 4);
    struct part part;

    if (header + HEADER_SIZE > zip->length)
        return false;
    header +=
        HEADER_SIZE + number(zip, header + HEADER_NAME, 2) + number(zip, header + HEADER_EXTRA, 2);
    return header + length <= zip->length && length <= UINT32_MAX &&
           unpack(zip->data + header, (unsigned)length, &part) && is_closed(&part);
}

static bool are_parts_whole(const struct bytes *zip)
{
    size_t end = zip->length - END_SIZE; /* the library adds no comment behind it */
    size_t at, count;

    if (memcmp(zip->data + end, "PK\x05\x06", 4) != 0)
        return false;
    count = number(zip, end + END_COUNT, 2);
    at = number(zip, end + END_START, 4);
    for (size_t i = 0; i < count; i++) {
        if (at + ENTRY_SIZE > zip->length || !is_entry_whole(zip, at))
            return false;
        at += ENTRY_SIZE + number(zip, at + ENTRY_NAME, 2) + number(zip, at + ENTRY_EXTRA, 2) +
              number(zip, at + ENTRY_COMMENT, 2);
    }
    return count > 0;
}

bool is_whole(const char *path)
{
    struct bytes zip;
    bool whole = read_bytes(path, &zip) && are_parts_whole(&zip);

    free(zip.data);
    return whole;
}
