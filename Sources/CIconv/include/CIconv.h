// SPDX-License-Identifier: GPL-2.0-only
#ifndef LOCKSTEP_CICONV_H
#define LOCKSTEP_CICONV_H

#include <stddef.h>

/// What became of a conversion.
enum ciconv_result {
    /// All input was converted.
    CICONV_DONE = 0,
    /// The C library does not know the charset.
    CICONV_UNKNOWN_CHARSET = 1,
    /// A byte sequence is not of the charset, or ends too early.
    CICONV_NOT_OF_CHARSET = 2,
    /// The output is too small.
    CICONV_NO_ROOM = 3,
};

/// Whether the C library can convert from `charset`.
int ciconv_knows(const char *charset);

/// Converts `count` bytes of `input` from `charset` to UTF-8; `*written` tells how many bytes of `output` are filled,
/// whatever the result is.
enum ciconv_result ciconv_to_utf8(const char *charset, const unsigned char *input, size_t count,
                                  unsigned char *output, size_t capacity, size_t *written);

#endif
