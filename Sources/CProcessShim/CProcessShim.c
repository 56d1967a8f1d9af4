/* SPDX-License-Identifier: GPL-2.0-only */
#define _GNU_SOURCE
#include "CProcessShim.h"

#include <sys/mman.h>

int lockstep_memory_file(void)
{
	return memfd_create("lockstep-input", MFD_CLOEXEC);
}
