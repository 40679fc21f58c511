// The digest of the block, all along a run: the same natively and in WebAssembly, and the same
// after going back and forth.
//
// The native tests write what they saw to build/digests.txt; the same tests as WebAssembly, which
// `make test` runs after them, compare. So what is compared always comes from the same sources.
#include "core/base/digest.h"
#include "core/compiler/compiler.h"
#include "core/history/history.h"
#include "core/modules/library.h"
#include "core/syntax/parser.h"
#include "core/vm/machine.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace ouro::tests {
namespace {

constexpr size_t kPrograms = 10;
constexpr uint64_t kSpacing = 61;  // ticks between two digests
constexpr uint64_t kTickLimit = 200'000;
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

// Some of the scripts, spread over all folders.
std::vector<Program> chosen_programs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/scripts")) {
    if (entry.path().extension() == ".py") paths.push_back(entry.path().generic_string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Program> programs;
  for (size_t i = 0; i < kPrograms; ++i) {
    const std::string& path = paths[i * paths.size() / kPrograms];
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    programs.push_back({path, text.str()});
  }
  return programs;
}

std::shared_ptr<CodeUnit> compiled(const Program& program, const VersionProfile& profile) {
  Result<Ast> tree = parse_module(program.source);
  if (!tree.ok()) return nullptr;
  auto unit = compile(tree.value(), program.path, profile);
  return unit.ok() ? unit.value() : nullptr;
}

// All digests of a run in one.
uint64_t rolling_digest(const CodeUnit& unit, const VersionProfile& profile) {
  Machine machine(profile, kLibrary);
  machine.load(unit);
  uint64_t rolling = 0;
  while (!machine.finished() && machine.tick() < kTickLimit) {
    machine.run_until(machine.tick() + kSpacing);
    const uint64_t digest = machine.digest();
    rolling = digest_bytes(&digest, sizeof digest, rolling);
  }
  return rolling;
}

std::map<std::string, std::string> read_record() {
  std::map<std::string, std::string> record;
  std::ifstream file(kRecord);
  std::string name;
  std::string digest;
  while (file >> name >> digest) record[name] = digest;
  return record;
}

}  // namespace

TEST_CASE("digests: the same natively and in WebAssembly") {
  std::map<std::string, std::string> record;
  for (const Program& program : chosen_programs()) {
    for (const VersionProfile& profile : kProfiles) {
      const auto unit = compiled(program, profile);
      if (!unit) continue;
      record[program.path + "[" + profile.name + "]"] =
          std::to_string(rolling_digest(*unit, profile));
    }
  }
  CHECK(record.size() > kPrograms);
  if (kWritesRecord) {
    std::ofstream file(kRecord);
    for (const auto& [name, digest] : record) file << name << ' ' << digest << '\n';
    return;
  }
  const auto native = read_record();
  if (native.empty()) {
    MESSAGE("There is no " << kRecord << " to compare with: run the native tests first.");
    return;
  }
  for (const auto& each : record) {
    const auto other = native.find(each.first);
    if (other == native.end()) continue;  // a script that is newer than the record
    CHECK_MESSAGE(other->second == each.second, each.first, " has another digest natively");
  }
}

TEST_CASE("digests: the same after going back and forth") {
  const VersionProfile& profile = default_profile();
  for (const Program& program : chosen_programs()) {
    const auto unit = compiled(program, profile);
    if (!unit) continue;
    Machine machine(profile, kLibrary);
    machine.load(*unit);
    History history(machine);
    std::map<uint64_t, uint64_t> digests;
    while (!machine.finished() && machine.tick() < kTickLimit) {
      const Condition later{ConditionKind::Tick, machine.tick() + 10 * kSpacing};
      history.run_forward(later, kTickLimit);
      digests[machine.tick()] = machine.digest();
    }
    // From the end to the start, to the middle, to the end: by what is left of a shuffle.
    std::vector<uint64_t> ticks;
    for (const auto& [tick, digest] : digests) ticks.push_back(tick);
    for (size_t i = 0; i < ticks.size(); ++i) {
      const uint64_t tick = ticks[(i * 7 + ticks.size() - 1) % ticks.size()];
      history.seek(tick);
      CHECK_MESSAGE(machine.tick() == tick, program.path);
      CHECK_MESSAGE(machine.digest() == digests[tick], program.path, " at tick ", tick);
    }
  }
}

}  // namespace ouro::tests
