// SPDX-License-Identifier: GPL-2.0-only
#include <linux/printk.h>

#include "lamp.h"

void lamp_dump(const struct lamp *lamp)
{
	pr_debug("lamp: %u percent\n", lamp_percent(lamp));
}
