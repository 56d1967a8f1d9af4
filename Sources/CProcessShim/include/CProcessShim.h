/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LOCKSTEP_CPROCESSSHIM_H
#define LOCKSTEP_CPROCESSSHIM_H

/* An open file in memory without a name, closed on exec; -1 and errno where there is none. */
int lockstep_memory_file(void);

#endif
