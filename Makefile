# Everything sets itself up: a fresh machine needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo docs test bench accuracy corpus train lint lock clean

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	$(BIN)/compliance check samples/brewery-sponsorship.docx --fail-on never

test: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready
	$(BIN)/python -m tests.benchmarks.run
	$(BIN)/python -m tests.benchmarks.catalogue

# Write the pages of docs/rules anew from the catalogue.
docs: $(VENV)/.ready
	$(BIN)/python -m compliance.documentation docs

# Both parts of the gold set; each scoring of the part that nobody reads is counted in tests/gold/scorings.txt.
accuracy: $(VENV)/.ready
	$(BIN)/python -m tests.accuracy --scored

corpus: $(VENV)/.ready
	$(BIN)/python -m tests.tools.corpus_table

# Train the second reader anew from clauses/training/text; needs PyTorch, and an hour and a half on two cores with units for bfloat16.
# Three trainings, the mean of which is written (clauses/training/README.md says why); the last counts four times.
# glibc keeps the memory of a step for the next one: giving it back and taking it anew costs a third of the time.
TRAIN := MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_ARENA_MAX=1 $(BIN)/python -m clauses.training.train --half
KEPT := build/training
train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .[train]
	$(BIN)/python -m clauses.training.from_rules
	mkdir -p $(KEPT)
	$(TRAIN) --but Z5 AA BB CC --out $(KEPT)/one --save $(KEPT)/one.pt
	$(TRAIN) --but Z5 BB CC --begin $(KEPT)/one.pt --anew AA --rest 0.15 --epochs 2 --rate 1.2e-4 --out $(KEPT)/two --save $(KEPT)/two.pt
	$(TRAIN) --out $(KEPT)/three --save $(KEPT)/three.pt
	$(TRAIN) --average $(KEPT)/one.pt $(KEPT)/two.pt $(KEPT)/three.pt $(KEPT)/three.pt $(KEPT)/three.pt $(KEPT)/three.pt

# Renew the lock file after a change of dependencies; no index address is written into it.
lock: $(VENV)/.ready
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url \
		--no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist *.egg-info
