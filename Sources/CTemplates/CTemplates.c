/* SPDX-License-Identifier: GPL-2.0-only */
#include "CTemplates.h"

/* #embed is C23; older modes of clang take it with a warning. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char catalogue_md[] = {
#embed "../../templates/Checks.md"
};

static const unsigned char rule_txt[] = {
#embed "../../templates/rule.txt"
};

static const unsigned char commands_md[] = {
#embed "../../templates/CommandLine.md"
};

#define TEMPLATE(file, array) { file, array, sizeof(array) }

static const struct lockstep_template templates[] = {
	TEMPLATE("Checks.md", catalogue_md),
	TEMPLATE("CommandLine.md", commands_md),
	TEMPLATE("rule.txt", rule_txt),
	{ NULL, NULL, 0 },
};

struct lockstep_template lockstep_template_at(size_t index)
{
	const size_t last = sizeof(templates) / sizeof(templates[0]) - 1;

	return templates[index < last ? index : last];
}
