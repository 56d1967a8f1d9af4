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

/* What toolchains answer to $(shell,...): recorded with Tests/Oracles/ProfileDump. */
static const unsigned char clang_14_x86_profile[] = {
#embed "../../templates/profiles/clang-14-x86.txt"
};

static const unsigned char gcc_12_alpha_profile[] = {
#embed "../../templates/profiles/gcc-12-alpha.txt"
};

static const unsigned char gcc_12_arm_profile[] = {
#embed "../../templates/profiles/gcc-12-arm.txt"
};

static const unsigned char gcc_12_arm64_profile[] = {
#embed "../../templates/profiles/gcc-12-arm64.txt"
};

static const unsigned char gcc_12_m68k_profile[] = {
#embed "../../templates/profiles/gcc-12-m68k.txt"
};

static const unsigned char gcc_12_mips_profile[] = {
#embed "../../templates/profiles/gcc-12-mips.txt"
};

static const unsigned char gcc_12_parisc_profile[] = {
#embed "../../templates/profiles/gcc-12-parisc.txt"
};

static const unsigned char gcc_12_powerpc_profile[] = {
#embed "../../templates/profiles/gcc-12-powerpc.txt"
};

static const unsigned char gcc_12_riscv_profile[] = {
#embed "../../templates/profiles/gcc-12-riscv.txt"
};

static const unsigned char gcc_12_s390_profile[] = {
#embed "../../templates/profiles/gcc-12-s390.txt"
};

static const unsigned char gcc_12_sh_profile[] = {
#embed "../../templates/profiles/gcc-12-sh.txt"
};

static const unsigned char gcc_12_sparc_profile[] = {
#embed "../../templates/profiles/gcc-12-sparc.txt"
};

static const unsigned char gcc_12_um_profile[] = {
#embed "../../templates/profiles/gcc-12-um.txt"
};

static const unsigned char gcc_12_x86_profile[] = {
#embed "../../templates/profiles/gcc-12-x86.txt"
};

/* What maintainers want to hold in all configurations. */
static const unsigned char vfio_invariants[] = {
#embed "../../templates/invariants/vfio.yaml"
};

#define TEMPLATE(file, array) { file, array, sizeof(array) }

static const struct lockstep_template templates[] = {
	TEMPLATE("Checks.md", catalogue_md),
	TEMPLATE("CommandLine.md", commands_md),
	TEMPLATE("invariants/vfio.yaml", vfio_invariants),
	TEMPLATE("profiles/clang-14-x86.txt", clang_14_x86_profile),
	TEMPLATE("profiles/gcc-12-alpha.txt", gcc_12_alpha_profile),
	TEMPLATE("profiles/gcc-12-arm.txt", gcc_12_arm_profile),
	TEMPLATE("profiles/gcc-12-arm64.txt", gcc_12_arm64_profile),
	TEMPLATE("profiles/gcc-12-m68k.txt", gcc_12_m68k_profile),
	TEMPLATE("profiles/gcc-12-mips.txt", gcc_12_mips_profile),
	TEMPLATE("profiles/gcc-12-parisc.txt", gcc_12_parisc_profile),
	TEMPLATE("profiles/gcc-12-powerpc.txt", gcc_12_powerpc_profile),
	TEMPLATE("profiles/gcc-12-riscv.txt", gcc_12_riscv_profile),
	TEMPLATE("profiles/gcc-12-s390.txt", gcc_12_s390_profile),
	TEMPLATE("profiles/gcc-12-sh.txt", gcc_12_sh_profile),
	TEMPLATE("profiles/gcc-12-sparc.txt", gcc_12_sparc_profile),
	TEMPLATE("profiles/gcc-12-um.txt", gcc_12_um_profile),
	TEMPLATE("profiles/gcc-12-x86.txt", gcc_12_x86_profile),
	TEMPLATE("rule.txt", rule_txt),
	{ NULL, NULL, 0 },
};

struct lockstep_template lockstep_template_at(size_t index)
{
	const size_t last = sizeof(templates) / sizeof(templates[0]) - 1;

	return templates[index < last ? index : last];
}
