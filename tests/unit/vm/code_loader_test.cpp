// The program itself, being loaded, is a heap of objects before its first instruction runs.

#include "core/vm/code_loader.h"

#include <doctest/doctest.h>

#include "core/heap/gc_state.h"
#include "core/inspect/heap_validator.h"
#include "tests/unit/running_program.h"

namespace ouro::tests {

TEST_CASE("a program with thousands of constants starts with a collector at rest") {
  std::string source = "import gc\n";
  for (int i = 0; i < 3000; ++i) source += "x = (" + std::to_string(i) + ", 'x')\n";
  source += "gc.collect()\n";
  for (const VersionProfile& profile : kProfiles) {
    RunningProgram program(source, profile);
    const GcState& gc = program.machine().heap.state().gc;
    CHECK(gc.requested == 0);
    CHECK(gc.count[0] <= gc.threshold[0]);
    CHECK(program.run_to_end());
    CHECK(validate_heap(program.machine()).empty());
  }
}

}  // namespace ouro::tests
