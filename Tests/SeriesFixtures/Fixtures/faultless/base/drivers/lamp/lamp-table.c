// SPDX-License-Identifier: GPL-2.0-only
#include <linux/array_size.h>
#include <linux/minmax.h>
#include <linux/types.h>

#include "lamp.h"

/* What the eye takes for even steps. */
static const u8 lamp_table[] = {
	0, 0, 0, 0,
	1, 1, 2, 2,
	4, 5, 6, 7,
	9, 10, 12, 13,
	16, 18, 20, 22,
	25, 27, 30, 32,
	36, 39, 42, 45,
	49, 52, 56, 59,
	64, 68, 72, 76,
	81, 85, 90, 94,
	100, 105, 110, 115,
	121, 126, 132, 137,
	144, 150, 156, 162,
	169, 175, 182, 188,
	196, 203, 210, 217,
	225, 232, 240, 247,
};

unsigned int lamp_correct(unsigned int level)
{
	return lamp_table[min(level / 4, ARRAY_SIZE(lamp_table) - 1)];
}
