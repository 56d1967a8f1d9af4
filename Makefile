# SPDX-License-Identifier: GPL-2.0-only
#
# The two commands are `make run` and `make test`; `make help` lists the rest.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
RELEASE := .build/release/lockstep
CONF := .build/release/lockstep-conf

# What the tool is built with, and what it runs: Debian's names.
PACKAGES := libgit2-dev libarchive-dev libcadical-dev zlib1g-dev pkg-config perl bubblewrap
# What the tests compare it with.
TEST_PACKAGES := $(PACKAGES) git python3 python3-venv python3-pytest procps gcc flex bison graphviz linux-source-6.1 linux-source-6.12

.PHONY: help run test acceptance kconfig-slice kconfig-parity conf fuzz bench lint release install deps test-deps clean

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: release ## builds the tool and checks the series in patches/
	@$(RELEASE) check patches/

test: test-deps ## runs all tests: of the libraries, and of the command as a user calls it
	$(SWIFT) test --disable-xctest
	$(MAKE) --no-print-directory acceptance
	$(MAKE) --no-print-directory kconfig-slice

acceptance: release ## runs the tests that call the built command, among them those with the real b4
	Tests/Acceptance/run $(RELEASE)

kconfig-slice: conf ## runs the kernel's own tests of conf, and compares a few configurations with the kernel's conf
	Tests/Oracles/kconfig/run $(dir $(CONF)) --slice

kconfig-parity: conf release ## compares all modes, defconfigs and architectures with the kernel's conf
	@$(SWIFT) build -c release --product KconfigDump --static-swift-stdlib
	Tests/Oracles/kconfig/run $(dir $(CONF))

fuzz: deps ## feeds random input to the parsers, SECONDS (default 60) each
	Tests/Fuzzing/run $(or $(SECONDS_EACH),60)

bench: release conf ## measures against the peers, and writes Documentation/Benchmarks.md and BenchmarksKconfig.md
	@$(SWIFT) build -c release --product KconfigDump --static-swift-stdlib
	Benchmarks/run $(RELEASE)
	Benchmarks/kconfig $(dir $(RELEASE))

lint: ## checks format, imports, and that no target reaches above its tier
	.ci/lint

release: deps
	@$(SWIFT) build -c release --product lockstep --static-swift-stdlib

conf: deps
	@$(SWIFT) build -c release --product lockstep-conf --static-swift-stdlib

install: release conf ## installs into $(DESTDIR)$(PREFIX)
	install -D -m 0755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/lockstep
	install -D -m 0755 $(CONF) $(DESTDIR)$(PREFIX)/bin/lockstep-conf
	ln -sf lockstep $(DESTDIR)$(PREFIX)/bin/git-lockstep

deps:
	@.ci/install-packages $(PACKAGES)

test-deps:
	@.ci/install-packages $(TEST_PACKAGES)

clean: ## removes what was built
	rm -rf .build
