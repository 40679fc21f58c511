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

TEST_CASE("narration: the last line of a call says that the call returns") {
  RunningProgram program("def f(x):\n  return x\na = f([])\npass\n");
  REQUIRE(program.run_to_line(2));
  const Snapshot before = take_snapshot(HeapIndex(program.machine()));
  REQUIRE(program.run_to_line(4));
  const std::string text = narration(before, take_snapshot(HeapIndex(program.machine())));
  CHECK(starts_with(text, "Line 2, `return x`, has run, and f returns."));
  // The name is new: it does not hold the list "still".
  CHECK(text.find("still") == std::string::npos);
}

TEST_CASE("narration: a word at the beginning of a sentence has a capital letter") {
  CHECK(second_line_of("pass\ndef f(): pass\npass\n") ==
        "Line 2, `def f(): pass`, has run. Function f is made: `f` holds it.");
}

TEST_CASE("narration: what a class body defines is held by its name alone") {
  CHECK(second_line_of("class A:\n  def f(self): pass\n  x = 1\n") ==
        "Line 2, `def f(self): pass`, has run. Function A.f is made: `f` holds it.");
}

TEST_CASE("narration: a line that raises does not say that it has run") {
  CHECK(starts_with(second_line_of("try:\n  1 / 0 # oh\nexcept ZeroDivisionError: pass\n"),
                    "Line 2, `1 / 0`, raises ZeroDivisionError('division by zero')."));
}

TEST_CASE("narration: who holds an object now is told also where its count stays") {
  CHECK(second_line_of("a, b = [], []\na, b = b, a\npass\n") ==
        "Line 2, `a, b = b, a`, has run. The count of list #1 stays 1: `b` holds it. The count of "
        "list #2 stays 1: `a` holds it.");
}

TEST_CASE("narration: several objects that become garbage are told together") {
  CHECK(
      second_line_of("a, b = [[]], []; a.append(b); b.append(a)\ndel a, b\npass\n")
          .ends_with("No name leads to list #1, list #2 or list #3 any more, but their counts are "
                     "not 0: they are garbage that only the collector can free."));
}

TEST_CASE("narration: a generator that yields has not returned") {
  RunningProgram program("def g():\n  yield []\nfor x in g():\n  pass\n");
  REQUIRE(program.run_to_line(2));
  const Snapshot before = take_snapshot(HeapIndex(program.machine()));
  REQUIRE(program.run_to_line(4));
  CHECK(starts_with(narration(before, take_snapshot(HeapIndex(program.machine()))),
                    "Line 2, `yield []`, has run, and g hands control back."));
}

}  // namespace
}  // namespace ouro::tests
