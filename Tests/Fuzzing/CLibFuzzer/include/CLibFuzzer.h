// SPDX-License-Identifier: GPL-2.0-only
#ifndef LOCKSTEP_CLIBFUZZER_H
#define LOCKSTEP_CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own loop, which the compiler links in with `-sanitize=fuzzer`.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));

#endif
