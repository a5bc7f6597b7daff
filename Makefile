# Each target builds .venv by itself when it is missing or older than what it is built from.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp

.PHONY: preview run test check explore format questions bench clean

preview: $(STAMP) ## try the bot in a browser, without a token
	@$(BIN)/career-advisor preview $(if $(PORT),--port $(PORT)) $(if $(NO_BROWSER),--no-browser)

run: $(STAMP) ## connect to Discord; needs DISCORD_TOKEN in .env
	@$(BIN)/career-advisor run

test: check ## everything: format, lint, types, import rules, knowledge, tests
	$(BIN)/pytest -n auto

check: $(STAMP) ## all of test but the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/career-advisor check
	$(BIN)/pytest tests/deploy/test_secrets.py

explore: $(STAMP) ## property tests with fresh examples, twenty times as many
	$(BIN)/pytest -n auto -m hypothesis --hypothesis-profile explore

format: $(STAMP) ## mend what tools can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

questions: $(STAMP) ## how well questions are understood; FILE=… measures another set
	$(BIN)/python -m tests.benchmarks.questions $(FILE)

bench: $(STAMP) ## every budget, measured side by side
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis dist

$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up $(VENV), once; this takes a minute or two."
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[preview,dev]'
	@$(BIN)/career-advisor check >/dev/null 2>&1 || true # learns how questions are asked: no start need wait
	@touch $(STAMP)
