// SPDX-License-Identifier: GPL-2.0-only
//
// Nothing but a translation unit: the function comes with the sanitizer.
#include "CLibFuzzer.h"
