# make app    open the front end on a sample State
# make test   every check there is
# Both make their own .venv from the hash-pinned lock. `make PYTHON=/path/to/python3.12 app` chooses the Python.
.PHONY: app test lock system browser clean
bin := .venv/bin

app: .venv/app.stamp
	$(bin)/modellaw app

test: .venv/test.stamp system browser
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/pytest

$(bin)/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    "$$python" -m venv .venv && exit 0; rm -rf .venv; fi; done; \
	echo "No Python 3.11 or newer with venv was found. Install one (Debian, Ubuntu: apt install python3-venv;" \
	  "macOS: brew install python@3.13), or name one: make PYTHON=/path/to/python3.12 app" >&2; exit 1

.venv/app.stamp: requirements.lock pyproject.toml | $(bin)/python
.venv/test.stamp: requirements-dev.lock pyproject.toml | $(bin)/python
.venv/%.stamp:
	$(bin)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(bin)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# PDF reports need Pango, browser tests need Chromium. Debian's are installed where that can be done without a password;
# elsewhere a message says what to install, and the tests that need it are skipped with that reason.
pango := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
apt = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
  && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends

system: .venv/test.stamp
	@$(bin)/python -c 'import weasyprint' >/dev/null 2>&1 || { $(apt) $(pango) >/dev/null; } || \
	  echo "PDF reports cannot be tested here: install Pango (Debian, Ubuntu: apt install $(pango); macOS: brew install pango)" >&2

browser:
	@for browser in chromium chromium-browser google-chrome google-chrome-stable; do \
	  command -v $$browser >/dev/null && exit 0; done; { $(apt) chromium >/dev/null; } || \
	  echo "The front end cannot be tested in a browser here: install Chromium (Debian: apt install chromium;" \
	  "macOS: brew install --cask chromium)" >&2

# Rewrites both locks from pyproject.toml, for every supported Python and platform; needs uv.
lock:
	uv pip compile pyproject.toml --group build $(lock-options) --output-file requirements.lock
	uv pip compile pyproject.toml --group dev --constraint requirements.lock $(lock-options) --output-file requirements-dev.lock
lock-options := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
  --custom-compile-command "make lock"

clean:
	rm -rf .venv build dist
