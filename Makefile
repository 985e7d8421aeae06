# petaday's commands. The virtual environment is .venv; another Python: make PYTHON=python3.13 test
PYTHON ?= python3
BIN := .venv/bin
SOURCES := grammar service site tests
# a worker to a core, a file's tests in one; the browser's have a run of their own, for its loop bears no other
EACH := $(BIN)/python -m pytest --numprocesses auto --dist loadfile

help:  ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

serve: .venv/installed  ## install, build the site, serve site and chat on one port
	$(BIN)/petaday serve

test: .venv/tested  ## the suite: style, types, layers, sizes, documents, every test but the slow and the hostile ones
	$(MAKE) --no-print-directory lint check-size
	$(EACH) -m "not browser and not slow and not hostile"
	$(EACH) -m "browser and not slow and not hostile"

test-all: .venv/tested  ## what make test leaves out: the wheel with each extra and on engines, two Pythons, advisories
	$(BIN)/python -m pytest -m slow
	$(MAKE) --no-print-directory hostile audit
	$(BIN)/python tests/support/matrix.py --short

matrix: .venv/tested  ## each Python of this machine, with the oldest and the newest libraries allowed: minutes, and a network
	$(BIN)/python tests/support/matrix.py

audit: .venv/tested  ## write DEPENDENCIES.md, refuse licences that are not allowed and versions with known holes
	$(BIN)/python tests/support/licences.py
	$(BIN)/python tests/support/advisories.py

hostile: .venv/tested  ## try to break it, for up to three minutes: growth, texts changed at random, kill -9
	$(BIN)/python -m pytest -m "hostile or killed" tests/hostile tests/facts tests/service/test_store_killed.py

test-fast: .venv/tested  ## the tests that need no browser
	$(EACH) -q -m "not browser and not slow and not hostile"

lint: .venv/tested  ## ruff, mypy, import-linter
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/tested  ## write the real output into README.md, the guides and the example notebook anew
	$(BIN)/python tests/support/readme.py
	$(BIN)/python tests/support/rooms.py
	$(BIN)/python tests/support/notebooks.py
	$(BIN)/python tests/support/textmate.py

shots: .venv/tested  ## take the pictures in tests/shots anew
	$(BIN)/python -m pytest -q -m browser --shots tests/service tests/site/test_shots.py tests/lsp/test_picture.py

snapshots: .venv/tested  ## write tests/snapshots anew: read the difference before you keep it
	$(BIN)/python -m pytest -q -m "not browser and not slow and not hostile" --snapshot-update

bench: .venv/tested  ## speed beside bare lark and pint, start-up, growth with length, a keystroke in an editor
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.keystrokes
	$(BIN)/python -m benchmarks.sampling
	$(BIN)/python -m benchmarks.frames
	$(BIN)/python -m benchmarks.columns
	$(BIN)/python -m benchmarks.together
	$(BIN)/python -m benchmarks.corpora

bench-service: .venv/tested  ## messages a second beside an empty endpoint (with wrk); memory after 100,000 of them
	$(BIN)/python -m benchmarks.requests
	$(BIN)/python -m benchmarks.memory

bench-site: .venv/installed  ## a site of a thousand systems beside plain MkDocs, from save to served; Lighthouse and html-validate where installed
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.saving
	$(BIN)/python -m benchmarks.lighthouse
	$(BIN)/python -m benchmarks.html

planted: .venv/installed  ## plant faults in calculations that hold: how many are caught, how many sound ones accused
	$(BIN)/python -m benchmarks.planted

check-size: .venv/installed  ## the size of every source file; none may pass 300 lines
	$(BIN)/python tests/support/sizes.py

clean:  ## remove what was built, the environment too
	rm -rf .venv build dist

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

.DEFAULT_GOAL := help
.PHONY: help serve test test-all matrix audit hostile test-fast lint docs shots snapshots bench bench-service bench-site planted check-size clean
