// Goal: nothing is counted twice, however a frame ends. Method: the heap is validated after every
// tick of programs that once failed only in between. All scripts: make thorough.
#include "core/inspect/heap_validator.h"

#include "tests/thorough_runs.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

TEST_CASE("heap_validator: after every tick, however a frame ends") {
  constexpr const char* kPrograms[] = {
      // The frame object of a generator takes over what the generator held.
      "import sys\nclass A:\n  def __del__(self): print(1)\ndef g(a):\n  global f\n"
      "  f = sys._getframe()\n  yield 1\nlist(g(A()))\ndel f\n",
      // clear() releases one local after the other.
      "import sys\nclass A:\n  def __del__(self): print(1)\ndef g():\n  a = A(); b = A()\n"
      "  return sys._getframe()\nf = g()\nf.clear()\n",
  };
  for (const char* name : {"3.7", "3.12", "3.15"}) {
    CAPTURE(name);
    for (const char* source : kPrograms) {
      RunningProgram program(source, *find_profile(name));
      CHECK(run_validated(program.machine(), Density::Sample) == "");
    }
  }
}

}  // namespace
}  // namespace ouro::tests
