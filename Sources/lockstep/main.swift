// SPDX-License-Identifier: GPL-2.0-only

import CMemoryShim
import Commands
import Glibc

lockstep_use_large_pages()
exit(runLockstep())
