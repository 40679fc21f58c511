# The one list of commands. Each does its own set-up (.ci/setup) when something is missing, and
# nothing that is already done. BUILD= names another folder for everything that is built but dist/.

PORT ?= 8000
BUILD ?= build
JOBS ?= $(shell nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
MAKEFLAGS += --no-print-directory
export BUILD
# Debian's Emscripten looks for its `acorn` here when Node.js comes from elsewhere.
export NODE_PATH := /usr/share/nodejs$(if $(NODE_PATH),:$(NODE_PATH))
# STRICT=1 makes warnings errors: for our own tests, as other compilers have other warnings.
configure := $(if $(STRICT),-DCMAKE_COMPILE_WARNING_AS_ERROR=ON)
# The browser of the tests; they find a Debian package's by themselves.
MAC_CHROME := /Applications/Google Chrome.app/Contents/MacOS/Google Chrome
ifndef CHROMIUM
  CHROMIUM := $(shell for each in chromium chromium-browser google-chrome google-chrome-stable \
    "$(MAC_CHROME)"; do command -v "$$each" && break; done)
endif
ifneq ($(CHROMIUM),)
  export CHROMIUM
endif

.DEFAULT_GOAL := help
.PHONY: help serve test quick-test site native wasm tests-native tests-wasm packages thorough oracle fuzz bench format clean

help:  ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

serve: site  ## Build everything and serve the page on http://localhost:8000 (PORT= to change).
	@node web/serve.mjs --port $(PORT)

test:  ## Run all tests; the last line is "N passed, N failed".
	@.ci/setup compiler doctest emscripten imgui packages chromium
	@node .ci/test.mjs

quick-test:  ## Run the tests that need neither Emscripten nor a browser.
	@.ci/setup compiler doctest packages
	@node .ci/test.mjs native types web

# --- what is built -----------------------------------------------------------------------------------

native: $(BUILD)/native/configured  ## Build the command build/native/ouro.
	@cmake --build $(BUILD)/native --target ouro --parallel $(JOBS)

wasm: $(BUILD)/wasm/configured packages  ## Build the page's WebAssembly module, build/wasm/ouroboros.js.
	@cmake --build $(BUILD)/wasm --target ouroboros --parallel $(JOBS)

tests-native: $(BUILD)/native/configured
	@cmake --build $(BUILD)/native --parallel $(JOBS)

tests-wasm: $(BUILD)/wasm/configured
	@cmake --build $(BUILD)/wasm --target unit_tests --parallel $(JOBS)

$(BUILD)/native/configured: CMakePresets.json
	@.ci/setup compiler doctest
	@cmake --preset native -B $(BUILD)/native $(configure) && touch $@

$(BUILD)/wasm/configured: CMakePresets.json
	@.ci/setup compiler doctest emscripten node imgui
	@cmake --preset web -B $(BUILD)/wasm -DOUROBOROS_IMGUI_DIR=$(abspath $(BUILD))/deps/imgui \
	  $(configure) && touch $@

# --- the page -----------------------------------------------------------------------------------------

packages:
	@.ci/setup packages

site: wasm  ## Build the static site into dist/.
	@$(MAKE) dist/index.html

site_sources := $(shell find web lessons -type f -not -path '*/node_modules/*' 2>/dev/null)
dist/index.html: $(site_sources) $(wildcard $(BUILD)/wasm/ouroboros.*)
	@npm run --silent build --prefix web && touch $@

# --- for hours ----------------------------------------------------------------------------------------

# The C library shall keep the memory that one look gave back for the next one.
thorough: tests-native  ## Look at every tick of every script: see tests/README.md for CHECK=, PROGRAMS=, ROW=, DENSITY=.
	@MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=500000000 \
	  OURO_THOROUGH=$(or $(DENSITY),own) OURO_PROGRAMS=$(PROGRAMS) OURO_ROW=$(ROW) \
	  $(BUILD)/native/unit_tests -tc="*.py *$(or $(CHECK),validated)"

# --- against real CPythons -----------------------------------------------------------------------------

oracle: native  ## Compare with real CPythons: see tests/oracle/README.md for ROW=, PROGRAMS=, PYODIDE=1.
	@.ci/setup node
	@node tests/oracle/oracle.mjs $(addprefix --row ,$(ROW)) $(if $(PYODIDE),--pyodide) \
	  $(if $(filter no,$(MARKS)),--no-marks) $(if $(VERBOSE),--verbose) --jobs $(JOBS) $(PROGRAMS)

$(BUILD)/native/fork_when_opened.so: tests/oracle/fork_when_opened.c $(BUILD)/native/configured
	@cc -O2 -Wall -Wextra -shared -fPIC -o $@ $< -ldl

fuzz: $(BUILD)/native/fork_when_opened.so  ## Compare random programs with real CPythons; COUNT=10000, SEED=1, ROW=3.11, KIND=heap.
	@.ci/setup node
	@cmake --build $(BUILD)/native --target program_host --parallel $(JOBS)
	@for kind in $(or $(KIND),language heap); do \
	  node tests/fuzz/fuzz.mjs --kind $$kind $(addprefix --row ,$(ROW)) $(addprefix --count ,$(COUNT)) \
	    $(addprefix --seed ,$(SEED)) --jobs $(JOBS) || exit 1; done

bench: $(BUILD)/wasm/configured native  ## Measure our WebAssembly against Pyodide; REPEATS=9, NATIVE=1.
	@cmake --build $(BUILD)/wasm --target ouro --target time_travel --parallel $(JOBS)
	@node tests/bench/bench.mjs $(addprefix --repeats ,$(REPEATS)) $(if $(NATIVE),--native) $(PROGRAMS)

# --- upkeep -------------------------------------------------------------------------------------------

format:  ## Format the C++ sources with clang-format.
	@.ci/setup formatter
	@find core wasm tests -name '*.h' -o -name '*.cpp' | xargs clang-format -i

clean:  ## Remove everything that was built.
	@rm -rf $(BUILD) dist
