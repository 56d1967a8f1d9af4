/* SPDX-License-Identifier: GPL-2.0-only */
#include "CGitShim.h"

#include <git2.h>

int lockstep_git_disable_owner_validation(void)
{
	return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

int lockstep_git_accept_extensions(const char **names, size_t count)
{
	return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, count);
}

int lockstep_git_ignore_user_configuration(void)
{
	static const git_config_level_t levels[] = {
		GIT_CONFIG_LEVEL_SYSTEM,
		GIT_CONFIG_LEVEL_XDG,
		GIT_CONFIG_LEVEL_GLOBAL,
		GIT_CONFIG_LEVEL_PROGRAMDATA,
	};
	int error = 0;

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]) && !error; i++)
		error = git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
	return error;
}
