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
};

// Runs `source`, named `path` in tracebacks. After every run the heap must be valid and hold as
// many objects as after start-up; if not, RunOutcome::broken says so.
RunOutcome run_script(std::string_view path, std::string_view source, const VersionProfile& profile,
                      RunMode mode);

}  // namespace ouro::tests
