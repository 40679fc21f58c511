// Goal: the sentence on a line names the line as a reader knows it. Method: small programs, stopped
// before and after a line.
#include "core/inspect/narration.h"

#include "core/inspect/heap_index.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

// What is said about the second line of a program when the third is reached.
std::string second_line_of(std::string_view source) {
  RunningProgram program(source);
  REQUIRE(program.run_to_line(2));
  const Snapshot before = take_snapshot(HeapIndex(program.machine()));
  REQUIRE(program.run_to_line(3));
  return narration(before, take_snapshot(HeapIndex(program.machine())));
}

bool starts_with(const std::string& text, std::string_view start) {
  return text.starts_with(start);
}

TEST_CASE("narration: a line is quoted without the comment at its end") {
  CHECK(
      starts_with(second_line_of("pass\na = []   # a list\npass\n"), "Line 2, `a = []`, has run."));
  CHECK(starts_with(second_line_of("pass\na = '#' + \"\\\"#\"# two\npass\n"),
                    "Line 2, `a = '#' + \"\\\"#\"`, has run."));
}

TEST_CASE("narration: a line that raises does not say that it has run") {
  CHECK(starts_with(second_line_of("try:\n  1 / 0 # oh\nexcept ZeroDivisionError: pass\n"),
                    "Line 2, `1 / 0`, raises ZeroDivisionError('division by zero')."));
}

}  // namespace
}  // namespace ouro::tests
