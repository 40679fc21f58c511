// The digest of the block, all along a run: the same natively and in WebAssembly, and the same
// after going back and forth.
//
// The native tests write what they saw to build/digests.txt; the same tests as WebAssembly, which
// `make test` runs after them, compare. So what is compared always comes from the same sources.
#include "core/history/history.h"
#include "core/modules/library.h"
#include "core/modules/main_file.h"
#include "core/vm/machine.h"
#include "tests/thorough_runs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace ouro::tests {
namespace {

constexpr const char* kPrograms[] = {
    "gc/callbacks_hear_start_and_stop",
    "gc/closure_cycle",
    "weakref/callbacks_run_newest_first",
    "weakref/finalize_runs_once",
    "finalizer/called_once_after_resurrection",
    "finalizer/generator_that_ignores_its_end",
    "exceptions/context_is_the_handled_exception",
    "classes/c3_order",
    "containers/dict_that_changes_and_grows_back",
    "refcount/argument_of_a_call",
};
// Finalizers, callbacks of weak references, key functions, __eq__ called by a dict, __repr__.
constexpr const char* kUnasked[] = {
    "finalizer/called_once_after_resurrection",
    "weakref/callbacks_run_newest_first",
    "containers/sort_and_a_list_that_changes",
    "containers/colliding_keys",
    "strings/str_of_objects",
};
constexpr size_t kTicks = 800;    // of the start of a run
constexpr size_t kStretch = 500;  // ticks in one go after a jump back
// A row of each calling convention, and the incremental collector.
constexpr const char* kRows[] = {"3.10", "3.11", "3.14.0", "3.14"};
constexpr const char* kRecord = "build/digests.txt";

#ifdef __EMSCRIPTEN__
constexpr bool kWritesRecord = false;
#else
constexpr bool kWritesRecord = true;
#endif

struct Program {
  std::string path;
  std::string source;
};

Program read_program(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  CHECK_MESSAGE(!text.str().empty(), path);
  return {path, text.str()};
}

std::vector<Program> read_programs() {
  std::vector<Program> programs;
  for (const char* name : kPrograms) {
    programs.push_back(read_program(std::string("tests/scripts/") + name + ".py"));
  }
  return programs;
}

// The ones above; all scripts when OURO_WALK_BACK=all.
std::vector<Program> programs_to_walk() {
  const char* which = std::getenv("OURO_WALK_BACK");
  if (which == nullptr || std::string(which) != "all") return read_programs();
  std::vector<Program> programs;
  std::error_code none;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/scripts", none)) {
    if (entry.path().extension() != ".py") continue;
    programs.push_back(read_program(entry.path().generic_string()));
  }
  return programs;
}

// What the record of the output says to have been printed by now.
uint64_t bytes_printed(const History& history) {
  uint64_t bytes = 0;
  for (const OutputPiece& piece : history.output()) bytes += piece.text.size();
  return bytes;
}

std::shared_ptr<CodeUnit> compiled(const Program& program, const VersionProfile& profile) {
  const Result<MainFile> file = compile_main_file(program.source, program.path, profile);
  return file.ok() ? file.value().unit : nullptr;
}

using Digests = std::vector<uint64_t>;  // of a run, by tick

// Of the whole run, or of its first kTicks.
Digests digests_of_run(const Program& program, const VersionProfile& profile, bool whole) {
  const auto unit = compiled(program, profile);
  REQUIRE_MESSAGE(unit, program.path);
  Machine machine(profile, kLibrary);
  machine.sources().add(program.path, program.source);
  machine.load(*unit);
  Digests digests{machine.digest()};
  while (!machine.finished() && (whole || digests.size() < kTicks)) {
    machine.run_until(machine.tick() + 1);
    digests.push_back(machine.digest());
  }
  return digests;
}

using Record = std::map<std::string, Digests>;  // by program and profile

Record read_record() {
  Record record;
  std::ifstream file(kRecord);
  std::string name;
  while (file >> name) {
    size_t count = 0;
    file >> std::dec >> count >> std::hex;
    Digests& digests = record[name];
    digests.resize(count);
    for (uint64_t& digest : digests) file >> digest;
  }
  return record;
}

void write_record(const Record& record) {
  std::ofstream file(kRecord);
  for (const auto& [name, digests] : record) {
    file << name << ' ' << std::dec << digests.size() << std::hex;
    for (uint64_t digest : digests) file << ' ' << digest;
    file << '\n';
  }
}

void check_same(const std::string& name, const Digests& here, const Digests& natively) {
  CHECK_MESSAGE(here.size() == natively.size(), name);
  const auto differs = std::mismatch(here.begin(), here.end(), natively.begin(), natively.end());
  CHECK_MESSAGE(differs.first == here.end(), name, " has another digest natively at tick ",
                differs.first - here.begin());
}

}  // namespace

// Whole runs in the default row; in the others how they begin.
TEST_CASE("digests: at every tick the same natively and in WebAssembly") {
  Record record;
  for (const Program& program : read_programs()) {
    for (const char* row : kRows) {
      const VersionProfile& profile = *find_profile(row);
      const bool whole = &profile == &default_profile();
      record[program.path + "[" + row + "]"] = digests_of_run(program, profile, whole);
    }
  }
  if (kWritesRecord) return write_record(record);
  const Record native = read_record();
  for (const auto& each : record) {
    const auto found = native.find(each.first);
    CHECK_MESSAGE(found != native.end(), "run the native tests first: ", each.first, " is not in ",
                  kRecord);
    if (found != native.end()) check_same(each.first, each.second, found->second);
  }
}

// A program runs once without a history. Then one with a history goes to its end, jumps back from
// stretch to stretch, and goes through each of them forwards; and, in its first ticks, backwards.
TEST_CASE("digests: at every tick the same after going back and forth") {
  const VersionProfile& profile = default_profile();
  for (const Program& program : programs_to_walk()) {
    const auto unit = compiled(program, profile);
    if (!unit) continue;  // a script about a syntax error
    const Digests digests = digests_of_run(program, profile, true);
    Machine machine(profile, kLibrary);
    machine.sources().add(program.path, program.source);
    machine.load(*unit);
    History history(machine);
    history.run_forward({ConditionKind::End}, UINT64_MAX);
    size_t different = machine.tick() + 1 != digests.size();
    const auto look = [&](size_t tick) {
      different += machine.tick() != tick || machine.digest() != digests[tick] ||
                   bytes_printed(history) != machine.state().output_bytes;
    };
    for (size_t begin = digests.size(); begin > 0;) {
      const size_t end = begin;
      begin -= std::min(begin, kStretch);
      history.seek(begin);
      for (size_t tick = begin; tick < end; ++tick) {
        look(tick);
        history.run_forward({ConditionKind::OneTick}, 1);
      }
    }
    history.seek(kTicks);
    for (size_t tick = kTicks; tick > 0; --tick) {
      look(tick);
      history.step_back();
    }
    look(0);
    CHECK_MESSAGE(different == 0, program.path);
  }
}

// All scripts: make thorough CHECK=back-and-forth.
TEST_CASE("digests: the same events, too, where Python code runs unasked") {
  const VersionProfile& profile = default_profile();
  for (const char* name : kUnasked) {
    const Program program = read_program(std::string("tests/scripts/") + name + ".py");
    const auto unit = compiled(program, profile);
    REQUIRE_MESSAGE(unit, program.path);
    Machine machine(profile, kLibrary);
    Machine again(profile, kLibrary);
    for (Machine* each : {&machine, &again}) {
      each->sources().add(program.path, program.source);
      each->load(*unit);
    }
    const std::string problem = run_back_and_forth(machine, again, Density::Sample);
    CHECK_MESSAGE(problem.empty(), program.path, ": ", problem);
  }
}

}  // namespace ouro::tests
