#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Makes a small repository and, from it, a series that nothing can be said against: version 2 with the version before
# and the replies to both. Dates, identities and Message-Ids are fixed, so that every run writes the same bytes.
#
#     make_faultless_series.sh [REPOSITORY [OUTPUT]]
#
# REPOSITORY is where the repository is made (a directory that does not exist yet; without it a temporary one, which
# is removed again). OUTPUT defaults to Fixtures/faultless beside this script: v1/, v2/, replies/ and base/, the
# latter being the tree that the series applies to. The tags base, v1 and v2 name the three states.

set -eu

here=$(cd "$(dirname "$0")" && pwd)
output=${2:-$here/Fixtures/faultless}
if [ $# -ge 1 ]; then
    repository=$1
    [ ! -e "$repository" ] || { echo "$0: $repository exists" >&2; exit 2; }
else
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    repository=$scratch/lamp
fi

# Nothing of the user's own settings reaches the output.
export LC_ALL=C TZ=UTC HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE 2>/dev/null || :

jane='Jane Roe <jane.roe@example.org>'
zoe='Zoë Ødegård <zoe@example.com>'
clock=1700000000

git init -q -b main "$repository"
cd "$repository"
git config user.name 'Jane Roe'
git config user.email jane.roe@example.org
git config core.autocrlf false

# commit AUTHOR: commits all that is there, an hour after the commit before; the message comes on standard input.
commit() {
    clock=$((clock + 3600))
    git add -A
    GIT_COMMITTER_DATE="$clock +0000" git commit -q --author="$1" --date="$clock +0000" -F -
}

# edit FILE EXPRESSION: sed in place that must change something.
edit() {
    sed "$2" "$1" > "$1.new"
    if cmp -s "$1" "$1.new"; then echo "$0: nothing changed in $1 by $2" >&2; exit 1; fi
    cat "$1.new" > "$1"
    rm "$1.new"
}

### The base: a driver for a lamp. ###

mkdir -p drivers/lamp Documentation/lamp tools/testing/lamp

cat > drivers/lamp/Kconfig <<'END'
# SPDX-License-Identifier: GPL-2.0-only

config LAMP
	tristate "Desk lamp"
	depends on GPIOLIB
	help
	  A lamp that stands on the desk. Its brightness is set by a number
	  between 0 and 255.

	  To compile it as a module, choose M here: the module will be
	  called lamp.
END

cat > drivers/lamp/Makefile <<'END'
# SPDX-License-Identifier: GPL-2.0-only

obj-$(CONFIG_LAMP) += lamp.o
lamp-y := lamp-core.o
lamp-y += lamp-debug.o
lamp-y += lamp-table.o
END

cat > drivers/lamp/lamp.h <<'END'
/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef DRIVERS_LAMP_H
#define DRIVERS_LAMP_H

struct lamp;

unsigned int lamp_correct(unsigned int level);
void lamp_dump(const struct lamp *lamp);
int lamp_set_level(struct lamp *lamp, unsigned int level);
unsigned int lamp_percent(const struct lamp *lamp);

#endif
END

cat > drivers/lamp/lamp-core.c <<'END'
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
END

cat > drivers/lamp/lamp-debug.c <<'END'
// SPDX-License-Identifier: GPL-2.0-only
#include <linux/printk.h>

#include "lamp.h"

void lamp_dump(const struct lamp *lamp)
{
	pr_debug("lamp: %u percent\n", lamp_percent(lamp));
}
END

{
    cat <<'END'
// SPDX-License-Identifier: GPL-2.0-only
#include <linux/array_size.h>
#include <linux/minmax.h>
#include <linux/types.h>

#include "lamp.h"

/* What the eye takes for even steps. */
static const u8 lamp_table[] = {
END
    n=0
    while [ $n -lt 16 ]; do
        printf '\t%d, %d, %d, %d,\n' $((n * n)) $((n * n + n / 2)) $((n * n + n)) $((n * n + 3 * n / 2))
        n=$((n + 1))
    done
    cat <<'END'
};

unsigned int lamp_correct(unsigned int level)
{
	return lamp_table[min(level / 4, ARRAY_SIZE(lamp_table) - 1)];
}
END
} > drivers/lamp/lamp-table.c

cat > Documentation/lamp/index.rst <<'END'
.. SPDX-License-Identifier: GPL-2.0

=========
Desk lamp
=========

The brightness is a number between 0 (dark) and 255.
END

cat > tools/testing/lamp/blink.sh <<'END'
#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only

for level in 0 255 0 255; do
	echo "$level" > /sys/class/lamp/lamp0/level
	sleep 1
done
END

commit "$jane" <<END
lamp: Add a driver for the desk lamp

The lamp hangs on eight GPIO lines.

Signed-off-by: $jane
END
added=$(git rev-parse --short=12 HEAD)

cat >> Documentation/lamp/index.rst <<'END'

The lamp is switched on when the driver is bound to it.
END
commit "$jane" <<END
Documentation: lamp: Tell when the lamp is switched on

Signed-off-by: $jane
END
git tag base

### The series. ###

# make_series VERSION: commits the five patches of that version on top of the base.
make_series() {
    git checkout -q --detach base
    clock=$((1700000000 + $1 * 864000))
    reviewed=
    [ "$1" -lt 2 ] || reviewed='
Reviewed-by: Ravi Kumar <ravi@example.net>'

    # 1: a modified file.
    edit drivers/lamp/lamp-core.c 's|level \* 100 / 256|level * 100 / LAMP_LEVEL_MAX|'
    if [ "$1" -ge 2 ]; then
        edit drivers/lamp/lamp-core.c '/^unsigned int lamp_percent/,/^}/s|^{|{\n\tif (!lamp->bits)\n\t\treturn 0;\n|'
    fi
    commit "$jane" <<END
lamp: Reach 100 percent

The greatest level is 255, so that a lamp at full brightness reports 99
percent. Divide by the greatest level.

Fixes: $added ("lamp: Add a driver for the desk lamp")
Cc: stable@vger.kernel.org # 6.6.x$reviewed
Signed-off-by: $jane
END

    # 2: a new file, by another author; touches again what patch 1 has written.
    cat > drivers/lamp/lamp-timer.c <<'END'
// SPDX-License-Identifier: GPL-2.0-only
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/workqueue.h>

#include "lamp.h"

static struct lamp *lamp_to_dim;

static void lamp_dim(struct work_struct *work)
{
	lamp_set_level(lamp_to_dim, 0);
}

static DECLARE_DELAYED_WORK(lamp_work, lamp_dim);

/* Switches the lamp off after so many seconds. */
void lamp_switch_off_after(struct lamp *lamp, unsigned int seconds)
{
	lamp_to_dim = lamp;
	mod_delayed_work(system_wq, &lamp_work, secs_to_jiffies(seconds));
}
END
    edit drivers/lamp/Makefile '/lamp-table/a lamp-$(CONFIG_LAMP_TIMER) += lamp-timer.o'
    edit drivers/lamp/lamp.h '/lamp_percent/a void lamp_switch_off_after(struct lamp *lamp, unsigned int seconds);'
    edit drivers/lamp/lamp-core.c 's|lamp->level \* 100 / LAMP_LEVEL_MAX|DIV_ROUND_CLOSEST(lamp->level * 100, LAMP_LEVEL_MAX)|'
    edit drivers/lamp/lamp-core.c '/gpio.consumer/a #include <linux/math.h>'
    cat >> drivers/lamp/Kconfig <<'END'

config LAMP_TIMER
	bool "Switch the lamp off by itself"
	depends on LAMP
	help
	  Say Y here to have the lamp switched off some seconds after the
	  last one has left the room.
END
    commit "$zoe" <<END
lamp: Add a timer that switches the lamp off

People forget the lamp when they leave. Switch it off after a time, and
round the percentage while at it: 254 is as good as full.

Signed-off-by: $zoe
Co-developed-by: $jane
Signed-off-by: $jane
END

    # 3: a file is renamed and a little changed.
    git mv drivers/lamp/lamp-table.c drivers/lamp/lamp-gamma.c
    edit drivers/lamp/lamp-gamma.c 's|for even steps|for even steps of brightness|'
    edit drivers/lamp/Makefile 's|lamp-table|lamp-gamma|'
    commit "$jane" <<END
lamp: Call the table by its name

It holds a gamma curve.

Signed-off-by: $jane
END

    # 4: a file is deleted.
    git rm -q drivers/lamp/lamp-debug.c
    edit drivers/lamp/Makefile '/lamp-debug/d'
    edit drivers/lamp/lamp.h '/lamp_dump/d'
    commit "$zoe" <<END
lamp: Remove lamp_dump()

Nobody calls it.

Signed-off-by: $zoe
Signed-off-by: $jane
END

    # 5: a script becomes executable, a binary file comes in.
    chmod 755 tools/testing/lamp/blink.sh
    # An image of one pixel.
    printf 'GIF89a\001\000\001\000\200\000\000\377\377\377\000\000\000,\000\000\000\000\001\000\001\000\000\002\002D\001\000;' \
        > Documentation/lamp/pixel.gif
    edit Documentation/lamp/index.rst 's|^The brightness is|.. image:: pixel.gif\n\nThe brightness is|'
    commit "$jane" <<END
Documentation: lamp: Show what the lamp looks like

The script that blinks is meant to be run: make it executable.

Signed-off-by: $jane
END
    git tag "v$1"
}

# cover VERSION, below: the text of the cover letter.
cover() {
    cat <<'END'
The lamp reports its brightness wrong and can't switch itself off. The first
patch is for stable, the others are for the next merge window.

Tested on the lamp of my desk.
END
    [ "$1" -lt 2 ] || cat <<'END'

Changes in v2:
- patch 1: report 0 for a lamp without lines (Ravi)
- collect Ravi's review of patch 1
- Link to v1: https://lore.kernel.org/all/cover.1700871000.git.jane.roe@example.org/
END
}

# post VERSION: writes the mails of that version, with the cover letter filled in, into OUTPUT/vVERSION.
post() {
    rm -rf "${output:?}/v$1"
    mkdir -p "$output/v$1"
    sent=$((1700007000 + $1 * 864000))
    GIT_COMMITTER_DATE="$sent +0000" git format-patch -q -o "$output/v$1" \
        $([ "$1" -lt 2 ] || echo "-v$1") --cover-letter --thread --base=base --from="$jane" --signature=2.39.5 \
        --to=linux-lamp@example.org --cc=linux-kernel@vger.kernel.org --abbrev=12 --stat=80 base.."v$1"
    n=0
    for mail in "$output/v$1"/*; do
        # git puts the time of day into its Message-Ids, and dates a mail when it is sent: a second after the other.
        date=$(date -u -d "@$((sent + n))" '+%a, %-d %b %Y %H:%M:%S +0000')
        edit "$mail" "s/\\.[0-9]*\\.git\\.jane/.$sent.git.jane/; s/^Date: .*/Date: $date/"
        n=$((n + 1))
    done
    for mail in "$output/v$1"/*0000-cover-letter.patch; do
        cover "$1" > "$mail.text"
        edit "$mail" "s|\\*\\*\\* SUBJECT HERE \\*\\*\\*|lamp: Correct brightness and switch off|
/^\\*\\*\\* BLURB HERE \\*\\*\\*\$/{
r $mail.text
d
}"
        rm "$mail.text"
    done
    if [ "$1" -ge 2 ]; then
        edit "$output/v$1/v$1-0001-lamp-Reach-100-percent.patch" \
            's/^---$/---\nv2: report 0 for a lamp without lines (Ravi)\n/'
    fi
}

# reply FILE TO FROM DATE: writes a reply to the mail in file TO; its text comes on standard input.
reply() {
    id=$(sed -n 's/^Message-Id: *//Ip' "$output/$2" | head -n 1)
    {
        printf 'From: %s\nDate: %s\nMessage-ID: <%s@example.net>\nIn-Reply-To: %s\nReferences: %s\n' \
            "$3" "$4" "$1" "$id" "$id"
        sed -n '/^Subject:/{s/^Subject: /Subject: Re: /;p;q;}' "$output/$2"
        printf 'To: Jane Roe <jane.roe@example.org>\nCc: linux-lamp@example.org\n\n'
        cat
    } > "$output/replies/$1.eml"
}

make_series 1
make_series 2
mkdir -p "$output"
post 1
post 2

rm -rf "${output:?}/replies" "${output:?}/base"
mkdir -p "$output/replies" "$output/base"
git archive base | tar -x -C "$output/base"

reply v1-review v1/0001-lamp-Reach-100-percent.patch 'Ravi Kumar <ravi@example.net>' \
    'Sat, 25 Nov 2023 09:00:00 +0530' <<'END'
On Fri, Nov 24, 2023 at 23:13:20 +0000, Jane Roe wrote:
> Fixes: 000000000000 ("a quoted trailer is none")
> -	return lamp->level * 100 / 256;
> +	return lamp->level * 100 / LAMP_LEVEL_MAX;

What about a lamp without lines? With that mended:

Reviewed-by: Ravi Kumar <ravi@example.net>
END
reply v2-tested v2/v2-0000-cover-letter.patch 'Ravi Kumar <ravi@example.net>' \
    'Tue, 05 Dec 2023 10:00:00 +0530' <<'END'
Works on my desk too.

Tested-by: Ravi Kumar <ravi@example.net>
END
reply v2-review v2/v2-0002-lamp-Add-a-timer-that-switches-the-lamp-off.patch 'Ravi Kumar <ravi@example.net>' \
    'Tue, 05 Dec 2023 10:30:00 +0530' <<'END'
> Signed-off-by: Somebody Else <quoted@example.org>

Reviewed-by: Ravi Kumar <ravi@example.net>
END
