# Everything sets itself up: a fresh machine needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo docs test bench accuracy corpus train teacher lint lock clean

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

# Train the second reader anew from clauses/training/text and what the larger model says of it (taught.npz). Needs PyTorch; uses an
# accelerator where there is one (a quarter of an hour); two cores with units for bfloat16 would take a day.
# glibc keeps the memory of a step for the next one: giving it back and taking it anew costs a third of the time.
TRAIN := MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_ARENA_MAX=1 $(BIN)/python -m clauses.training.train
KEPT := build/training
train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .[train]
	mkdir -p $(KEPT)
	for seed in 1 2; do $(TRAIN) --seed $$seed --save $(KEPT)/$$seed.pt --out $(KEPT)/$$seed || exit; done
	$(TRAIN) --begin $(KEPT)/1.pt $(KEPT)/2.pt --rounds 0

# Let the larger model, trained three times, label the training text anew; needs an accelerator (ten minutes).
teacher: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .[train,teacher]
	$(BIN)/python -m clauses.training.from_rules
	$(BIN)/python -m clauses.training.teacher

# Renew the lock file after a change of dependencies; no index address is written into it.
lock: $(VENV)/.ready
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url \
		--no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist *.egg-info
