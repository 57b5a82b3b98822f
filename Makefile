# Every command of the project; `make help` lists them. Needs Python 3.11 or later, git and make.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PY := .venv/bin/python
PORT ?= 8000
# An exported HOST of somebody's shell must not open the site to the network: only HOST=… here does.
ifneq ($(origin HOST),command line)
HOST := 127.0.0.1
endif
WEEKS ?= 780
MAILS ?= 10000

# The first Python that is new enough, one that can make virtual environments if there is any.
define FIND_PYTHON
find_python() { for name in python3 python3.14 python3.13 python3.12 python3.11; do \
"$$name" -c "import sys; sys.exit(sys.version_info < (3, 11))$$1" >/dev/null 2>&1 \
&& { echo "$$name"; return; }; done; return 1; }; \
python=$$(find_python "; import ensurepip, venv" || find_python) || { \
echo "Python 3.11 or later is needed, and none of python3, python3.11 … python3.14 is that." >&2; \
echo "On Debian 12 or later: apt-get install python3 python3-venv" >&2; exit 1; }
endef

.PHONY: help
help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "  make %-17s %s\n", $$1, $$2 }'

.PHONY: run
run: venv-base ## Serve the site with its sample archive on http://127.0.0.1:8000 (PORT=… changes that)
	@exec env PORT="$(PORT)" HOST="$(HOST)" $(PY) -m scripts.serve

.PHONY: dev
dev: venv-base ## Serve with autoreload and error pages for developers
	@exec env PORT="$(PORT)" HOST="$(HOST)" $(PY) -m scripts.serve --dev

.PHONY: setup
setup: venv-base ## Environment, dependencies, migrations and site set-up, without sample data
	@exec $(PY) -m scripts.setup

.PHONY: admin
admin: setup ## Create the first account of the newsroom
	@exec $(PY) -m scripts.setup --admin

.PHONY: test
test: venv-dev ## Install what tests need and run all of them: SQLite, PostgreSQL, a real browser
	@exec $(PY) -m scripts.run_tests

.PHONY: check
check: venv-dev ## Formatting, lint, types, imports, templates, migrations, catalogues
	@exec $(PY) -m scripts.check

.PHONY: messages
messages: venv-dev ## Bring locale/*/django.po up to date with the code
	@exec $(PY) -m scripts.messages

.PHONY: bench
bench: venv-dev ## Queries and time of each reader page, and of each file, on a large archive (WEEKS=780)
	@exec $(PY) -m scripts.bench "$(WEEKS)"

.PHONY: bench-search
bench-search: venv-dev ## What search understands, its times and memory, on two databases (WEEKS=780)
	@exec $(PY) -m scripts.bench_search "$(WEEKS)"

.PHONY: bench-newsletter
bench-newsletter: venv-dev ## Send an issue to many, beside django-post-office, on two databases (MAILS=10000)
	@exec $(PY) -m scripts.bench_newsletter "$(MAILS)"

.PHONY: chaos-newsletter
chaos-newsletter: venv-dev ## Kill, freeze and cut off senders a hundred times on each database; count losses
	@exec $(PY) -m scripts.chaos_newsletter

.PHONY: pictures
pictures: venv-dev ## Take the pictures of docs/pictures/ and the README anew
	@exec $(PY) -m scripts.pictures

.PHONY: fonts
fonts: venv-dev ## Make the web fonts of the headings anew from their source; needs npm
	@exec $(PY) -m scripts.fonts

.PHONY: lexicon
lexicon: venv-dev ## Compile the Belarusian dictionary of the search anew from its sources; needs npm
	@exec $(PY) -m scripts.lexicon

.PHONY: lighthouse
lighthouse: venv-dev ## Measure the site with Lighthouse as on a phone; needs Node.js and npm
	@exec $(PY) -m scripts.lighthouse

.PHONY: lock
lock: venv-dev ## Compile requirements/*.txt from pyproject.toml, keeping versions that still fit
	@exec $(PY) -m scripts.lock

.PHONY: venv-base venv-dev
venv-base venv-dev: venv-%:
	@if $(PY) -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then python=$(PY); \
	else $(FIND_PYTHON); fi; "$$python" scripts/venv.py $*
