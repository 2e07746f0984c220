# Habeas. `make` alone prints the targets. Everything runs in .venv, made from the locked requirements.
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
STAMP := .venv/.installed
# Trust whom the system trusts, as pip does: an office's proxy, for instance.
export UV_SYSTEM_CERTS ?= 1

.PHONY: help demo test test-full check pictures lock clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(UV):
	@$(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock

$(STAMP): $(UV) requirements/habeas.lock pyproject.toml
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/habeas.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## from a news report to a verified dossier, on the example material
	@$(BIN)/python examples/demo.py

test: check ## check, and the whole test suite
	@$(BIN)/pytest -n 2

test-full: check ## the suite with its slow part
	@$(BIN)/pytest -n 2 --run-slow

check: $(STAMP) ## formatting, types and directions of import
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

pictures: demo ## pages of the demo's PDFs as pictures for the documents
	@$(BIN)/python examples/pictures.py

lock: $(UV) ## resolve the dependencies again and write requirements/*.lock
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --extra dev pyproject.toml requirements/build.in -o requirements/habeas.lock
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate requirements/uv.in -o requirements/uv.lock

clean: ## remove what make has made
	rm -rf .venv .tools demo build dist
