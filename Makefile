# Everything sets itself up: only python3 (3.11 or later, with venv) and make are assumed.
.PHONY: demo test test-neural check format docs evaluate bench clean

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Of the tests of the extra `neural`: torch is large, and slows the start of spaCy wherever it is installed.
NEURAL ?= .venv-neural
# A file of tests at a time on each core; PARALLEL= runs them one after the other.
PARALLEL ?= -n auto --maxprocesses 4 --dist loadfile
DOC    ?= examples/lake-region-2024.txt

demo: $(VENV)/.installed
	@$(BIN)/python examples/demo.py $(DOC)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q $(PARALLEL)

test-neural: $(NEURAL)/.installed
	$(NEURAL)/bin/python -m pytest -q tests/glossary/alignment/test_encoder.py

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m pytest -q $(PARALLEL)

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict

evaluate: $(VENV)/.installed-fit
	$(BIN)/python -m benchmarks.evaluate

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.bench

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Tifa needs Python 3.11 or later, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

# The curve over termhood is that of models fitted anew, each on all documents but one.
$(VENV)/.installed-fit: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fit]'
	@touch $@

$(NEURAL)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(NEURAL)
	$(NEURAL)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[neural]' hypothesis pytest
	@touch $@

clean:
	rm -rf $(VENV) $(NEURAL) demo build dist site *.egg-info
