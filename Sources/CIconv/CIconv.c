// SPDX-License-Identifier: GPL-2.0-only
//
// iconv_open() reports failure by the pointer -1 and iconv() by (size_t)-1 and errno: neither is pleasant in Swift.

#include "CIconv.h"

#include <errno.h>
#include <iconv.h>

int ciconv_knows(const char *charset)
{
    iconv_t converter = iconv_open("UTF-8", charset);

    if (converter == (iconv_t)-1)
        return 0;
    iconv_close(converter);
    return 1;
}

enum ciconv_result ciconv_to_utf8(const char *charset, const unsigned char *input, size_t count,
                                  unsigned char *output, size_t capacity, size_t *written)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    enum ciconv_result result = CICONV_DONE;
    char *in = (char *)input, *out = (char *)output;
    size_t left = count, room = capacity;

    *written = 0;
    if (converter == (iconv_t)-1)
        return CICONV_UNKNOWN_CHARSET;
    if (iconv(converter, &in, &left, &out, &room) == (size_t)-1)
        result = errno == E2BIG ? CICONV_NO_ROOM : CICONV_NOT_OF_CHARSET;
    else if (iconv(converter, NULL, NULL, &out, &room) == (size_t)-1)
        result = CICONV_NO_ROOM;
    *written = capacity - room;
    iconv_close(converter);
    return result;
}
