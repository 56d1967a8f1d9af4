/* SPDX-License-Identifier: GPL-2.0-only */
#define _GNU_SOURCE
#include "CMemoryShim.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* What the heap is made, in addresses: memory is taken when it is written to. */
#define HEAP_BYTES (256 << 20)
#define LARGE_PAGE (2 << 20)

void lockstep_use_large_pages(void)
{
	uintptr_t start = (uintptr_t)sbrk(0);
	uintptr_t end;

	/* Large arrays shall lie in the heap, not in mappings of their own, and the heap shall not shrink. */
	mallopt(M_MMAP_THRESHOLD, HEAP_BYTES / 8);
	mallopt(M_TRIM_THRESHOLD, 2 * HEAP_BYTES);
	mallopt(M_TOP_PAD, HEAP_BYTES);
	free(malloc(LARGE_PAGE));
	mallopt(M_TOP_PAD, 1 << 20);
	start = (start + LARGE_PAGE - 1) & ~(uintptr_t)(LARGE_PAGE - 1);
	end = (uintptr_t)sbrk(0) & ~(uintptr_t)(LARGE_PAGE - 1);
	if (end > start)
		madvise((void *)start, end - start, MADV_HUGEPAGE);
}
