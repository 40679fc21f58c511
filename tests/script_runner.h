// script_runner.h - runs a program in a machine of its own, for the tests over tests/scripts/.
#pragma once

#include <string>
#include <string_view>

#include "core/profiles/version_profile.h"
#include "tests/script_case.h"

namespace ouro::tests {

enum class RunMode {
  Plain,     // From the first tick to the last.
  GcStress,  // The same with a collection at each allocation.
  StepBack,  // Again and again back to an earlier moment and forward, with the same digest.
  Checked,   // At many moments the heap is valid, and all holders can be named.
  // The thorough ones (thorough_runs.h): they tell only what was broken, not what was printed.
  Validated,
  HoldersNamed,
  BackAndForth,
  OutOfMemory,
};

bool is_thorough(RunMode mode);

// Runs the script, which tracebacks call by its path. After every run the heap must be valid and
// hold as many objects as after start-up; if not, RunOutcome::broken says so.
RunOutcome run_script(const ScriptCase& script, const VersionProfile& profile, RunMode mode);

}  // namespace ouro::tests
