/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LOCKSTEP_CMEMORYSHIM_H
#define LOCKSTEP_CMEMORYSHIM_H

/*
 * Asks the kernel for large pages where the process keeps what it allocates: to be called once, at the beginning. A
 * Kconfig tree and its states are tens of megabytes that are written once; page by page, taking them from the kernel is
 * a third of the time. Where there are no large pages nothing changes.
 */
void lockstep_use_large_pages(void);

#endif
