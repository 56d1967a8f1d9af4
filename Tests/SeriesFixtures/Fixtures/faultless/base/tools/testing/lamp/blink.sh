#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only

for level in 0 255 0 255; do
	echo "$level" > /sys/class/lamp/lamp0/level
	sleep 1
done
