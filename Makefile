# Everything that is done with the project from a shell. `make` alone prints what there is.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
# Compiled modules are kept, also where the shell says otherwise, as images of containers do: else every process that is
# started compiles them again, which takes longer than all the rest of its start.
export PYTHONDONTWRITEBYTECODE :=
# What is handed on to the command behind a target: make demo DEMO=--once, make test TESTS=tests/chassis
DEMO ?=
UP ?=
TESTS ?=
BENCH ?=
SHOTS ?=
SPEED ?=
# The whole suite runs in three processes, since most of it waits for servers: make test WORKERS="-n 1" for one.
# A setting of the services has that name too, so it is kept from what the tests start.
WORKERS ?= -n 3 --dist loadfile --no-loadscope-reorder
# What shows that the fault suite would notice takes minutes, and changes only with the suite.
CONTROLS := not control
# The moment at which the clock on the wall stands for all processes when the tests begin; by preset the real one.
CLOCK ?=
MOVED_CLOCK := $(CURDIR)/.venv/moved_clock.so
PYTEST = unset WORKERS; $(if $(CLOCK),LD_PRELOAD="$(MOVED_CLOCK)" \
	CLOCK_AHEAD=$$(($$(date -d "$(CLOCK)" +%s) - $$(date +%s)))) $(BIN)/python -m pytest
MINUTES ?= 30
SEED ?=
CONSOLE := gateway/static/console/index.html
CONSOLE_SOURCES := $(shell find console -name node_modules -prune -o -name dist -prune -o -type f -print) \
	requirements-console.lock scripts/console.sh
SOURCES := contracts chassis services gateway demo lianshang tests bench

.PHONY: help
help: ## Print the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: .venv/.installed ## Install what running the platform needs into .venv.

.PHONY: install-dev
install-dev: .venv/.installed-dev ## Install what working on the platform needs besides.

# The console is built beside the start, with what the platform leaves of the processors: the gateway shows it as soon as
# it is there.
.PHONY: demo
demo: .venv/.installed ## Load the sample district, play its year, report, stay up (DEMO=--once: end after the report).
	@nice -n 19 $(MAKE) console & $(BIN)/lianshang demo $(DEMO); ended=$$?; wait; exit $$ended

.PHONY: up
up: .venv/.installed ## Run the whole platform in one process.
	@nice -n 19 $(MAKE) console & $(BIN)/lianshang up $(UP); ended=$$?; wait; exit $$ended

.PHONY: console
console: $(CONSOLE) ## Build the web console, which the gateway serves.

$(CONSOLE): $(CONSOLE_SOURCES) | .venv/.installed
	@sh scripts/console.sh build

# Types and sizes; nothing is done where nothing has changed.
.venv/.console-checked: $(CONSOLE) $(CONSOLE_SOURCES) | .venv/.installed-dev
	@sh scripts/console.sh check
	@touch $@

$(MOVED_CLOCK): tests/moved_clock.c | .venv/.installed-dev
	@cc -shared -fPIC -O2 -o $@ $<

test: $(CONSOLE) $(if $(CLOCK),$(MOVED_CLOCK))

.PHONY: test
test: .venv/.installed-dev ## Run every test on a private PostgreSQL and RabbitMQ (TESTS="-k word": some of them).
	@sh scripts/rabbitmq.sh && sh scripts/chromium.sh
	@$(PYTEST) $(if $(TESTS),$(TESTS),-m "$(CONTROLS)" $(WORKERS))

.PHONY: controls
controls: .venv/.installed-dev $(CONSOLE) ## Take each hardening away and see that faults are noticed; the console in Chromium 80.
	@sh scripts/rabbitmq.sh && sh scripts/chromium.sh && sh scripts/chromium80.sh
	@$(BIN)/python -m pytest -m control

.PHONY: screenshots
screenshots: .venv/.installed-dev $(CONSOLE) ## Paint every page of the console into screenshots/ (SHOTS="--url …").
	@sh scripts/chromium.sh
	@$(BIN)/python -W ignore -m tests.console.screenshots $(SHOTS)

.PHONY: speed
speed: .venv/.installed-dev $(CONSOLE) ## Measure how soon the console paints and how it scrolls (SPEED="--url …").
	@sh scripts/chromium.sh
	@$(BIN)/python -W ignore -m tests.console.speed $(SPEED)

.PHONY: overload
overload: .venv/.installed-dev ## Find the capacity of this machine and offer the platform ten times as much.
	@AMQP_URI= sh scripts/rabbitmq.sh
	@$(BIN)/python -m tests.system.overload

.PHONY: bench
bench: .venv/.installed-dev ## Measure the platform against a bare program that does the same work (BENCH="--only submit").
	@AMQP_URI= sh scripts/rabbitmq.sh
	@$(BIN)/python -W ignore -m bench $(BENCH)

.PHONY: chaos
chaos: .venv/.installed-dev ## Break things at random for MINUTES=30 under load, then see that all is kept (SEED=n: again).
	@AMQP_URI= sh scripts/rabbitmq.sh
	@$(BIN)/python -m tests.faults.chaos --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

.PHONY: check
check: .venv/.installed-dev ## Check form, lint, types, import rules, declarations, migrations and documents.
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/lianshang check
	$(BIN)/lianshang db check
	$(BIN)/lianshang docs --check
	@$(MAKE) .venv/.console-checked

.PHONY: format
format: .venv/.installed-dev ## Format the sources and mend what the linter can mend.
	@$(BIN)/ruff check --fix --quiet $(SOURCES) || true
	@$(BIN)/ruff format $(SOURCES)

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
# What an extra names; its own lock file holds that and nothing that requirements.lock has not the same way.
EXTRA := import sys, tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	print(*project["optional-dependencies"][sys.argv[1]], sep="\n")

.PHONY: lock
lock: .venv/.installed-dev ## Write the lock files anew from pyproject.toml (LOCK_ARGS=--upgrade: with newer versions).
	$(LOCK) $(LOCK_ARGS) pyproject.toml --output-file requirements.lock
	for extra in embedded console; do \
		$(BIN)/python -c '$(EXTRA)' $$extra | $(LOCK) $(LOCK_ARGS) - --constraints requirements.lock \
			--output-file requirements-$$extra.lock || exit 1; done
	$(LOCK) $(LOCK_ARGS) pyproject.toml --extra dev --extra embedded --extra console --constraints requirements.lock \
		--constraints requirements-embedded.lock --constraints requirements-console.lock --output-file requirements-dev.lock

.PHONY: image
image: ## Build the container image lianshang:VERSION, of the version in pyproject.toml.
	version=$$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml) && \
		docker build --build-arg VERSION="$$version" --tag "lianshang:$$version" .

.PHONY: clean
clean: ## Remove the environment and the caches of checks and tests; data of `make up` stay.
	rm -rf console/node_modules gateway/static/console .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info

# The stamps: an installation is renewed when a lock file or the project's own description changes.
LOCKS := requirements.lock requirements-embedded.lock
# Compiled while packages are fetched: a fifth of what the first start would take the processor.
COMPILED := contracts chassis services gateway demo lianshang
.venv/.installed: $(LOCKS) pyproject.toml scripts/install.sh
	@$(PYTHON) -m compileall -qq $(COMPILED) 2>/dev/null & PYTHON=$(PYTHON) sh scripts/install.sh $(LOCKS); installed=$$?; wait; exit $$installed
	@touch $@

.venv/.installed-dev: requirements-dev.lock $(LOCKS) pyproject.toml scripts/install.sh
	@PYTHON=$(PYTHON) sh scripts/install.sh requirements-dev.lock
	@touch .venv/.installed $@
