# waardegesprek. `make run` and `make test` install what is missing on Debian, all other targets only build.
VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
ifeq ($(origin CC),default)
CC := gcc
endif
WERROR  ?=
# make V=1 shows the commands.
Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-7s %s\n') $(1) $(2)

# An arrow points down: a layer may use those before it and its own; BELOW_x lists what x may link.
LAYERS         := base domain db script store registry report session tui cli
BELOW_base     :=
BELOW_domain   := base
BELOW_db       := base
BELOW_script   := domain base
BELOW_store    := db domain base
BELOW_registry := db domain base
BELOW_report   := domain base
BELOW_session  := script store registry report db domain base
BELOW_tui      := session $(BELOW_session)
BELOW_cli      := tui $(BELOW_tui)

LIBS_base   := -lutf8proc
LIBS_domain :=
LIBS_db     := -lsqlite3
LIBS_script := -lyaml -ljansson
LIBS_store  := -ljansson
LIBS_report := -ljansson
LIBS_tui    := -lncursesw

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wconversion -Wwrite-strings -Wundef -Wvla -Wformat=2 -Wno-format-nonliteral
CFLAGS   ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -DWG_VERSION='"$(VERSION)"' $(WARNINGS) $(WERROR) \
	-fstack-protector-strong -Iinclude/waardegesprek -I$(BUILD)/gen -MMD -MP $(CFLAGS) $(SANITIZE)
ALL_LDFLAGS = -Wl,--as-needed -Wl,-z,relro,-z,now $(LDFLAGS) $(SANITIZE)

RUN_PACKAGES  := gcc libc6-dev libncurses-dev libsqlite3-dev libyaml-dev libutf8proc-dev \
	libjansson-dev gettext pkg-config libcairo2-dev libpango1.0-dev fonts-liberation libpq-dev libxlsxwriter-dev
TEST_PACKAGES := $(RUN_PACKAGES) libcmocka-dev libvterm-dev clang libclang-rt-dev clang-format \
	clang-tidy cppcheck hunspell hunspell-nl hunspell-en-gb jq tmux util-linux git procps poppler-utils qpdf libical-dev chromium \
	postgresql openssl python3 python3-openpyxl

# What needs a heavy library is a module, opened when it is first used; without that library the program is
# built without it.
MODULE_NAMES   := pdf postgres xlsx
NEEDS_pdf      := pangocairo
NEEDS_postgres := libpq
NEEDS_xlsx     := xlsxwriter
module_cflags   = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(NEEDS_$(1)) 2>/dev/null))
module_libs     = $(shell pkg-config --libs $(NEEDS_$(1)) 2>/dev/null)
MODULES        := $(foreach m,$(MODULE_NAMES),$(if $(call module_libs,$(m)),$(BUILD)/modules/$(m).so))

PROGRAM := $(BUILD)/waardegesprek
MO      := $(patsubst data/locale/%.po,$(BUILD)/locale/%.mo,$(wildcard data/locale/*.po))
lib      = $(BUILD)/lib/lib$(1).a
libs     = $(foreach l,$(1) $(BELOW_$(1)),$(call lib,$(l))) \
	$(foreach l,$(1) $(BELOW_$(1)),$(LIBS_$(l)))

.PHONY: all run test asan lint format format-check bench fuzz install clean po schema tests
.SECONDARY:
all: $(PROGRAM) $(MO) $(MODULES)

# --- building ---------------------------------------------------------------
$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

# Schemas are compiled in: one C string per file in data/sql, named after it.
define compile_schemas
	@mkdir -p $(@D)
	@{ for f in $^; do \
	  echo "static const char $(1)_$$(basename $$f .sql)[] ="; \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/    "/' -e 's/$$/\\n"/' $$f; echo "    ;"; \
	done; } > $@.new && mv $@.new $@
endef
$(BUILD)/gen/schema.h: $(wildcard data/sql/*.sql)
	$(call compile_schemas,schema)
$(BUILD)/gen/schema_registry.h: $(wildcard data/sql/registry/*.sql)
	$(call compile_schemas,registry)
$(BUILD)/gen/schema_postgres.h: $(wildcard data/sql/postgres/*.sql)
	$(call compile_schemas,postgres)
SCHEMAS := $(patsubst %,$(BUILD)/gen/%.h,schema schema_registry schema_postgres)
$(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/store/*.c src/registry/*.c)): $(SCHEMAS)

define layer_library
$(BUILD)/lib/lib$(1).a: $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/main.c,$(wildcard src/$(1)/*.c)))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(call say,AR,$$@)
	$$(Q)ar rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call layer_library,$(l))))

$(PROGRAM): $(BUILD)/obj/cli/main.o $(foreach l,cli $(BELOW_cli),$(call lib,$(l)))
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(call libs,cli)

# A module exports its table alone and uses nothing of the program.
define module
$(BUILD)/obj/$(1)/%.o: ALL_CFLAGS += -fPIC -fvisibility=hidden $(call module_cflags,$(1))
$(BUILD)/modules/$(1).so: $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/$(1)/*.c))
	@mkdir -p $$(@D)
	$$(call say,MODULE,$$@)
	$$(Q)$$(CC) $$(ALL_LDFLAGS) $(if $(SANITIZE),,-Wl,-z,defs) -shared -o $$@ $$^ $(call module_libs,$(1))
endef
$(foreach m,$(MODULE_NAMES),$(eval $(call module,$(m))))

$(BUILD)/locale/%.mo: data/locale/%.po
	@mkdir -p $(@D)
	$(call say,MO,$<)
	$(Q)msgfmt --check -o $@ $<

# Gathers the sentences again and merges them into the translations.
po:
	@mkdir -p $(BUILD)
	xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ \
	  --keyword=message_plural:1,2 --keyword=counted:1,2 --no-location --sort-output --package-name=waardegesprek \
	  -o $(BUILD)/waardegesprek.pot $(wildcard src/*/*.[ch] include/waardegesprek/*/*.h)
	for f in data/locale/*.po; do \
	  msgmerge --quiet --no-fuzzy-matching --no-location --sort-output --backup=none --update $$f $(BUILD)/waardegesprek.pot; done

# What editors read, made from the one table of keys.
schema: all
	$(PROGRAM) script schema > data/schema/script.schema.json
	@sed '/^<!-- Printed by:/q' docs/script-format.md > $(BUILD)/format.md
	$(PROGRAM) --lang en script schema --markdown >> $(BUILD)/format.md
	@mv $(BUILD)/format.md docs/script-format.md

# --- tests ------------------------------------------------------------------
# tests/unit/LAYER/NOUN.c links its own layer and those below, nothing else.
define unit_test
$(BUILD)/tests/unit/$(1)/%: tests/unit/$(1)/%.c $(call lib,$(1)) $(foreach l,$(BELOW_$(1)),$(call lib,$(l)))
	@mkdir -p $$(@D)
	$$(call say,TEST,$$<)
	$$(Q)$$(CC) $$(ALL_CFLAGS) -Itests/unit -o $$@ $$< $$(ALL_LDFLAGS) $$(call libs,$(1)) $$(UNIT_LIBS) -lcmocka
endef
$(foreach l,$(LAYERS),$(eval $(call unit_test,$(l))))
$(BUILD)/tests/unit/report/calendar: UNIT_LIBS := -lical
$(BUILD)/tests/unit/report/shared: $(filter %/xlsx.so,$(MODULES))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*/*.c))

# All of one layer's unit tests: make unit-domain
$(foreach l,$(LAYERS),$(eval unit-$(l): $(filter $(BUILD)/tests/unit/$(l)/%,$(UNIT)) ; \
	@tests/run.sh --build $(BUILD) $$^))

# The screens: the real program on a pty, read by libvterm.
PLAYER  := $(filter-out %_test.c,$(wildcard tests/screen/*.c))
SCREENS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/screen/*_test.c))
$(BUILD)/tests/screen/%: tests/screen/%.c $(PLAYER) $(wildcard tests/screen/*.h)
	@mkdir -p $(@D)
	$(call say,TEST,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/screen -o $@ $< $(PLAYER) $(ALL_LDFLAGS) -lvterm -lcmocka -ljansson -lutil

# Reads a calendar file as a calendar program does.
CALENDAR_READER := $(BUILD)/tests/read_calendar
$(CALENDAR_READER): tests/cli/read_calendar.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< $(ALL_LDFLAGS) -lical

# Shares without end, for the test in which the server is killed.
PLAN_WRITER := $(BUILD)/tests/postgres/write_plans
$(PLAN_WRITER): tests/postgres/write_plans.c $(foreach l,registry $(BELOW_registry),$(call lib,$(l)))
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< $(ALL_LDFLAGS) $(call libs,registry)

tests: $(UNIT) $(SCREENS) $(CALENDAR_READER) $(PLAN_WRITER)

# Ratios against a limit measured in the same run.
BENCH := $(BUILD)/tests/bench
$(BENCH)/minimal: tests/bench/minimal.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< $(ALL_LDFLAGS) -lncursesw
$(BENCH)/bench: $(filter-out %/minimal.c,$(wildcard tests/bench/*.c)) $(wildcard tests/bench/*.h) \
  $(foreach l,session $(BELOW_session),$(call lib,$(l)))
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/bench $(call module_cflags,postgres) -o $@ $(filter %.c,$^) $(ALL_LDFLAGS) \
	  $(call libs,session) $(call module_libs,postgres) -lutil -lm
bench: all $(BENCH)/bench $(BENCH)/minimal
	@$(BENCH)/bench $(BUILD)

# For FUZZ_SECONDS each: what the fuzzer makes of our guides and bundles, and of files with talks. A finding ends it with an error and
# stays in findings/.
FUZZ_SECONDS ?= 600
FUZZ_BUILD := $(BUILD)/fuzz
FUZZ := BUILD=$(FUZZ_BUILD) CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer' \
	SANITIZE='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(foreach l,script $(BELOW_script),$(call lib,$(l)))
	@mkdir -p $(@D)
	$(call say,FUZZ,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $< $(ALL_LDFLAGS) $(call libs,script)
$(BUILD)/tests/fuzz/import: tests/fuzz/import.c $(foreach l,session $(BELOW_session),$(call lib,$(l)))
	@mkdir -p $(@D)
	$(call say,FUZZ,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $< $(ALL_LDFLAGS) $(call libs,session)
fuzz: $(BUILD)/.deps-test
	@$(MAKE) --no-print-directory $(FUZZ) $(FUZZ_BUILD)/tests/fuzz/guide $(FUZZ_BUILD)/tests/fuzz/import
	@mkdir -p $(FUZZ_BUILD)/corpus $(FUZZ_BUILD)/corpus-import $(FUZZ_BUILD)/findings
	$(FUZZ_BUILD)/tests/fuzz/guide -max_total_time=$(FUZZ_SECONDS) -max_len=32768 -timeout=10 \
	  -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 -dict=tests/fuzz/guide.dict \
	  -artifact_prefix=$(FUZZ_BUILD)/findings/ $(FUZZ_BUILD)/corpus tests/fuzz/seeds tests/fixtures/bad tests/fixtures/form data/scripts
	$(FUZZ_BUILD)/tests/fuzz/import -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=10 \
	  -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 -dict=tests/fuzz/import.dict \
	  -artifact_prefix=$(FUZZ_BUILD)/findings/ $(FUZZ_BUILD)/corpus-import tests/fuzz/import_seeds

# The program under AddressSanitizer and UndefinedBehaviorSanitizer: random keys go to it in every
# `make test`, and `make asan` runs all tests so.
ASAN := BUILD=$(BUILD)-asan CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer' \
	SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all'
FUZZED ?= $(BUILD)-asan/waardegesprek

# Everything but the long runs; ends with "N passed, N failed".
test: $(BUILD)/.deps-test
	@$(MAKE) --no-print-directory all tests
	@[ -n "$(SANITIZE)" ] || $(MAKE) --no-print-directory $(ASAN) all
	@WG_FUZZ=$(abspath $(FUZZED)) tests/run.sh --build $(BUILD) $(UNIT) $(SCREENS) \
	  $(filter-out %/lib.sh,$(wildcard tests/cli/*.sh)) \
	  $(wildcard tests/checks/*_test.sh tests/schema/*_test.sh)

asan:
	@$(MAKE) --no-print-directory $(ASAN) FUZZED=$(BUILD)-asan/waardegesprek test

SOURCES := $(wildcard src/*/*.[ch] include/waardegesprek/*/*.h tests/unit/*/*.[ch] tests/screen/*.[ch] tests/bench/*.[ch])
format:
	$(Q)clang-format -i $(SOURCES)
format-check:
	$(Q)clang-format --dry-run --Werror $(SOURCES)

# cppcheck reads no system headers: what jansson's loops are.
CPPCHECK_LOOPS := '-Djson_array_foreach(array, index, value)=for (index = 0; (value = json_array_get(array, index)); index++)' \
	'-Djson_object_foreach(object, key, value)=for (key = ""; (value = json_object_get(object, key));)'
lint: $(SCHEMAS)
	$(Q)cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	  --suppress=missingIncludeSystem --error-exitcode=1 $(CPPCHECK_LOOPS) \
	  -Iinclude/waardegesprek -I$(BUILD)/gen src
	$(Q)clang-tidy --quiet $(wildcard src/*/*.c) -- -std=c11 -D_GNU_SOURCE -DWG_VERSION='"$(VERSION)"' \
	  -Iinclude/waardegesprek -I$(BUILD)/gen $(foreach m,$(MODULE_NAMES),$(call module_cflags,$(m)))

# --- running and installing -------------------------------------------------
run: $(BUILD)/.deps-run
	@$(MAKE) --no-print-directory all
	@$(PROGRAM)

# Installs Debian packages that are not there yet; asks for sudo only then.
define install_missing
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
	  grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "Installing:" $$missing; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -q && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	fi
	@mkdir -p $(BUILD) && touch $@
endef
$(BUILD)/.deps-run:
	$(call install_missing,$(RUN_PACKAGES))
$(BUILD)/.deps-test:
	$(call install_missing,$(TEST_PACKAGES))

SHARE = $(DESTDIR)$(PREFIX)/share/waardegesprek
install: all
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/waardegesprek
	install -d $(SHARE)/scripts $(SHARE)/schema $(SHARE)/locale $(SHARE)/demo
	install -m 644 data/scripts/*.yaml $(SHARE)/scripts
	install -m 644 data/schema/*.json $(SHARE)/schema
	install -m 644 data/demo/*.json $(SHARE)/demo
	install -m 644 $(MO) $(SHARE)/locale
	$(if $(MODULES),install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/waardegesprek $(MODULES))

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-clang

-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/tests/*/*.d $(BUILD)/tests/*/*/*.d)
