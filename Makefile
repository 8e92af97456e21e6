# Everything a fresh machine needs beyond Python 3.11, make and a package registry is set up by these targets.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do if $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
EXAMPLES := $(sort $(wildcard examples/*.html examples/*.txt))

.PHONY: demo test bench docs lock clean

demo: $(VENV)/installed
	$(BIN)/hearsay gazetteer build
	@mkdir -p out
	$(BIN)/hearsay check $(EXAMPLES)
	$(BIN)/hearsay check $(EXAMPLES) --format html --output out/demo.html
	@echo
	@echo "The annotated page: $(CURDIR)/out/demo.html"

test: $(VENV)/tested
	$(BIN)/hearsay gazetteer build
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 -rs

bench: $(VENV)/tested
	@test -n "$(GOLD)" || { echo "say where the gold sets lie: make bench GOLD=DIR"; exit 2; }
	$(BIN)/hearsay gazetteer build
	$(BIN)/python -m bench --gold "$(GOLD)" --write
	$(BIN)/python -m bench.ledger $(if $(CASE),--case "$(CASE)")

# The pages of the rules as a site.
docs: $(VENV)/installed
	$(BIN)/python tools/build_docs.py out/docs

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Hearsay needs Python 3.11, 3.12 or 3.13; name one with make PYTHON=…"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Newest versions, written with hashes and without the registry's address; needs uv.
lock:
	printf 'hatchling\neditables\n' > $(VENV)/build.in
	uv pip compile pyproject.toml $(VENV)/build.in --universal --python-version 3.11 --upgrade --quiet --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.txt
	uv pip compile pyproject.toml $(VENV)/build.in --group dev -c requirements.txt --universal --python-version 3.11 --quiet \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements-dev.txt

clean:
	rm -rf $(VENV) out
