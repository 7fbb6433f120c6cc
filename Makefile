# Everything sets itself up: only python3 (3.11 or later, with venv) and make are assumed.
.PHONY: demo test check format docs evaluate bench clean

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DOC    ?= examples/lake-region-2024.txt

demo: $(VENV)/.installed
	@$(BIN)/python examples/demo.py $(DOC)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m pytest -q

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict

evaluate: $(VENV)/.installed-dev
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

clean:
	rm -rf $(VENV) demo build dist site *.egg-info
