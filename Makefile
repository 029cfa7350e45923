# The two commands that show it all: `make run` and `make test`. `make help` lists the rest.

export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

UV := .venv/bin/uv
SYNC := $(UV) pip sync --quiet --require-hashes
LOCK := $(UV) pip compile --quiet --universal --generate-hashes --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help run test test-quick soak check train evaluate messages lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: .venv/.product .venv-rasa/.installed ## Start the navigator and print the address to open
	@.venv/bin/offer run

test: .venv/.dev .venv-rasa/.installed ## Run every test, in both environments
	@.venv/bin/python tests/run.py

test-quick: .venv/.dev ## Run the tests that take seconds: no browser, no trained model
	@.venv/bin/python tests/run.py --quick

soak: .venv/.dev ## Kill publishers at 200 points a database and walk at random: minutes, not in make test
	@OFFER_SOAK=1 .venv/bin/python -m pytest -m soak tests --ignore=tests/bot

check: .venv/.dev ## Lint, check types and hold the import directions
	@.venv/bin/ruff check .
	@.venv/bin/mypy --strict localoffer
	@.venv/bin/python -m pytest tests/house/test_directions.py

train: .venv/.product .venv-rasa/.installed ## Train the assistant if its examples changed
	@.venv/bin/python -m localoffer.running.training

evaluate: .venv/.dev .venv-rasa/.installed ## Measure how well messages are understood, on messages never trained on
	@.venv/bin/python -m tests.understanding.evaluate

messages: .venv/.product ## Write what the product says into the catalogues that translators work on
	@.venv/bin/python -c "from web.messages import write; write()"

lock: .venv/.bootstrap ## Resolve requirements/*.in again into the locked lists
	@$(LOCK) --python-version 3.11 requirements/bootstrap.in -o requirements/bootstrap.txt
	@$(LOCK) --python-version 3.11 requirements/product.in -o requirements/product.txt
	@$(LOCK) --python-version 3.11 requirements/dev.in -o requirements/dev.txt
	@$(LOCK) --python-version 3.10 --override requirements/rasa-overrides.txt requirements/rasa.in -o requirements/rasa.txt

clean: ## Remove environments, trained models and caches; var/ with its database stays
	@rm -rf .venv .venv-rasa models/*.tar.gz models/.training* .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the list it was installed from, so nothing is installed twice.

.venv/.bootstrap: requirements/bootstrap.txt
	@for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$each -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$each; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "No Python 3.11 or newer that can make environments is on the PATH: install one (on Debian: apt install python3-venv), then run the same command again." >&2; exit 1; fi; \
	echo "Installing the product's environment (.venv)."; \
	$$found -m venv .venv
	@.venv/bin/python -m pip install -qq --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/.product: requirements/product.txt pyproject.toml .venv/.bootstrap
	@$(SYNC) --python .venv/bin/python requirements/product.txt
	@$(UV) pip install --quiet --python .venv/bin/python --offline --no-deps --no-build-isolation --editable .
	@rm -f .venv/.dev
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.product
	@$(UV) pip install --quiet --require-hashes --python .venv/bin/python -r requirements/dev.txt
	@touch $@

.venv-rasa/.installed: requirements/rasa.txt | .venv/.product
	@echo "Installing the sealed Rasa environment (.venv-rasa): 2.7 GB, most of it TensorFlow."
	@python310=$$(.venv/bin/python -m localoffer.running.interpreter 3.10) && $(UV) venv --quiet --allow-existing --python "$$python310" .venv-rasa
	@$(SYNC) --python .venv-rasa/bin/python requirements/rasa.txt
	@touch $@
