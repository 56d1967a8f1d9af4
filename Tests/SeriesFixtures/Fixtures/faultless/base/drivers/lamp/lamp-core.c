// SPDX-License-Identifier: GPL-2.0-only
#include <linux/device.h>
#include <linux/gpio/consumer.h>
#include <linux/module.h>

#include "lamp.h"

#define LAMP_LEVEL_MAX 255

struct lamp {
	struct device *dev;
	struct gpio_descs *bits;
	unsigned int level;
};

int lamp_set_level(struct lamp *lamp, unsigned int level)
{
	DECLARE_BITMAP(values, 8);

	if (level > LAMP_LEVEL_MAX)
		return -EINVAL;

	values[0] = lamp_correct(level);
	gpiod_set_array_value_cansleep(lamp->bits->ndescs, lamp->bits->desc,
				       lamp->bits->info, values);
	lamp->level = level;
	return 0;
}

unsigned int lamp_percent(const struct lamp *lamp)
{
	return lamp->level * 100 / 256;
}

MODULE_DESCRIPTION("Desk lamp");
MODULE_LICENSE("GPL");
