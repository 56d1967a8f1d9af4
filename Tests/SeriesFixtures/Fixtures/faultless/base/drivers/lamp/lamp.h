/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef DRIVERS_LAMP_H
#define DRIVERS_LAMP_H

struct lamp;

unsigned int lamp_correct(unsigned int level);
void lamp_dump(const struct lamp *lamp);
int lamp_set_level(struct lamp *lamp, unsigned int level);
unsigned int lamp_percent(const struct lamp *lamp);

#endif
