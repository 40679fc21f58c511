// Walks tests/scripts/ and runs each file under each profile in each mode.
#include "tests/script_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/script_case.h"
#include "tests/script_runner.h"

namespace ouro::tests {
namespace {

struct Mode {
  RunMode mode;
  const char* name;
};
constexpr Mode kModes[] = {{RunMode::Plain, "plain"},
                           {RunMode::GcStress, "gc-stress"},
                           {RunMode::StepBack, "step-back"},
                           {RunMode::Checked, "checked"},
                           {RunMode::Validated, "validated"},
                           {RunMode::HoldersNamed, "holders-named"},
                           {RunMode::BackAndForth, "back-and-forth"},
                           {RunMode::OutOfMemory, "out-of-memory"}};

#ifdef __EMSCRIPTEN__
const std::string kThisProgram = "node build/wasm/unit_tests.js";
#else
const std::string kThisProgram = "build/native/unit_tests";
#endif

struct ScriptTest {
  const ScriptCase* script;
  std::string profile;
  RunMode mode;
};

// By name. A map, as doctest keeps pointers to the names.
std::map<std::string, ScriptTest>& script_tests() {
  static std::map<std::string, ScriptTest> tests;
  return tests;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// OURO_PROGRAMS: other folders than that of the scripts, for the thorough modes.
std::vector<std::string> folders() {
  std::istringstream wanted(variable("OURO_PROGRAMS"));
  std::vector<std::string> folders;
  for (std::string folder; std::getline(wanted, folder, ':');) folders.push_back(folder);
  if (folders.empty()) folders.emplace_back("tests/scripts");
  return folders;
}

std::vector<ScriptCase> read_scripts() {
  std::vector<ScriptCase> scripts;
  std::error_code none;  // A folder that is not there holds no scripts.
  for (const std::string& folder : folders()) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) {
      if (entry.path().extension() != ".py") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      scripts.push_back(parse_script_case(entry.path().generic_string(), text.str()));
    }
  }
  std::sort(scripts.begin(), scripts.end(),
            [](const ScriptCase& a, const ScriptCase& b) { return a.path < b.path; });
  return scripts;
}

// The body of every script test: doctest tells which one is meant.
void run_current_script() {
  const std::string name = doctest::getContextOptions()->currentTest->m_name;
  const auto& [script, profile_name, mode] = script_tests().at(name);
  for (const std::string& mistake : script->mistakes) FAIL_CHECK(mistake);
  const VersionProfile* profile = find_profile(profile_name);
  if (profile == nullptr) {
    FAIL_CHECK(script->path << ": no profile is named " << profile_name);
    return;
  }
  const RunOutcome outcome = run_script(*script, *profile, mode);
  const std::string differences =
      is_thorough(mode) ? outcome.broken : compare_outcome(*script, profile_name, outcome);
  if (differences.empty()) return;
  FAIL_CHECK(differences << "under " << name << "; to rerun:\n  " << kThisProgram << " -tc=\""
                         << name << "\"");
}

// Looking at everything takes long, so only one profile of each script is checked: the next one of
// each script after it. The thorough modes run instead of all others when OURO_THOROUGH is set,
// with the profile of OURO_ROW if that is set.
bool is_left_out(const ScriptCase& script, RunMode mode, size_t profile, size_t turn,
                 const std::vector<std::string>& profiles) {
  static const bool wants_thorough = !variable("OURO_THOROUGH").empty();
  static const std::string row = variable("OURO_ROW");
  if (is_thorough(mode) != wants_thorough) return true;
  if (mode == RunMode::GcStress) return !script.skip_stress.empty();
  if (mode != RunMode::Checked && !wants_thorough) return false;
  return row.empty() || !wants_thorough ? turn % profiles.size() != profile
                                        : profiles[profile] != row;
}

void register_script(const ScriptCase& script, size_t turn) {
  std::vector<std::string> profiles = script.profiles;
  if (profiles.empty()) {
    for (const VersionProfile& each : kProfiles) profiles.emplace_back(each.name);
  }
  for (size_t i = 0; i < profiles.size(); ++i) {
    for (const Mode& mode : kModes) {
      if (is_left_out(script, mode.mode, i, turn, profiles)) continue;
      const std::string name = script.path + " " + profiles[i] + " " + mode.name;
      const auto [test, added] =
          script_tests().insert({name, ScriptTest{&script, profiles[i], mode.mode}});
      if (!added) continue;
      doctest::detail::TestCase registered(run_current_script, __FILE__, __LINE__,
                                           doctest::detail::TestSuite());
      doctest::detail::regTest(registered * test->first.c_str());
    }
  }
}

}  // namespace

void register_script_tests() {
  static const std::vector<ScriptCase> scripts = read_scripts();
  for (size_t i = 0; i < scripts.size(); ++i) register_script(scripts[i], i);
}

}  // namespace ouro::tests
