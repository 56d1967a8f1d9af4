/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LOCKSTEP_CGITSHIM_H
#define LOCKSTEP_CGITSHIM_H

#include <stddef.h>

/* git_libgit2_opts() is variadic, which Swift does not import: one function an option. */

/* Accepts repositories that belong to another user: nothing of them is ever executed. */
int lockstep_git_disable_owner_validation(void);

/* Lets repositories with these extensions (partialClone, worktreeConfig, ...) be opened. */
int lockstep_git_accept_extensions(const char **names, size_t count);

/* Takes settings from the repository alone: no system, XDG or home configuration. */
int lockstep_git_ignore_user_configuration(void);

#endif
