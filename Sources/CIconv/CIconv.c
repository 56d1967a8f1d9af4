// SPDX-License-Identifier: GPL-2.0-only
//
// iconv_open() reports failure by the pointer -1 and iconv() by (size_t)-1 and errno: neither is pleasant in Swift.
//
// A mail is converted line by line and opening a converter takes some ten times as long as converting a line, so each
// thread keeps the one that it used last. It is never closed: one a thread is all there will be.

#include "CIconv.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static _Thread_local iconv_t kept = (iconv_t)-1;
static _Thread_local char kept_charset[64];

/// A converter from `charset` in its initial state, (iconv_t)-1 where there is none.
static iconv_t converter_from(const char *charset)
{
    size_t length = strlen(charset);

    if (length >= sizeof(kept_charset))
        return (iconv_t)-1;
    if (kept != (iconv_t)-1) {
        if (strcmp(charset, kept_charset) == 0) {
            iconv(kept, NULL, NULL, NULL, NULL);
            return kept;
        }
        iconv_close(kept);
    }
    kept = iconv_open("UTF-8", charset);
    memcpy(kept_charset, charset, length + 1);
    return kept;
}

int ciconv_knows(const char *charset)
{
    return converter_from(charset) != (iconv_t)-1;
}

enum ciconv_result ciconv_to_utf8(const char *charset, const unsigned char *input, size_t count,
                                  unsigned char *output, size_t capacity, size_t *written)
{
    iconv_t converter = converter_from(charset);
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
    return result;
}
