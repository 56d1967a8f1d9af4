/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LOCKSTEP_CTEMPLATES_H
#define LOCKSTEP_CTEMPLATES_H

#include <stddef.h>

/* The files of /templates, by name; the bytes are not terminated. */
struct lockstep_template {
	const char *name;
	const unsigned char *bytes;
	size_t size;
};

/* The template at index, or one with a NULL name behind the last. */
struct lockstep_template lockstep_template_at(size_t index);

#endif
