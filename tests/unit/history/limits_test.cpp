// Goal: a program that waits or goes on for ever stops where it should, and the run up to there can
// be gone back through. Method: programs that never end in each place where code runs unasked.
#include "core/history/history.h"
#include "core/vm/input_source.h"

#include <doctest/doctest.h>

#include "tests/unit/running_program.h"

namespace ouro::tests {
namespace {

constexpr uint64_t kSlice = 3000;
constexpr Condition kToEnd{ConditionKind::End};

// Runs in slices, as the page does.
RunResult run_slices(History* history, uint64_t ticks_max) {
  RunResult result = RunResult::Budget;
  while (result == RunResult::Budget && history->tick() < ticks_max) {
    const uint64_t before = history->tick();
    result = history->run_forward(kToEnd, kSlice);
    CHECK(history->tick() - before <= kSlice);
  }
  return result;
}

TEST_CASE("limits: a loop that never ends can be left at any tick, wherever it runs") {
  const char* kPrograms[] = {
      "while True: pass\n",
      "class A:\n  def __del__(self):\n    while True: pass\na = A()\ndel a\n",
      "def key(x):\n  while True: pass\nsorted([2, 1], key=key)\n",
      "import weakref\ndef called(r):\n  while True: pass\nclass A: pass\na = A()\n"
      "r = weakref.ref(a, called)\ndel a\n",
      "def g():\n  try:\n    yield 1\n  finally:\n    while True: pass\nx = g()\nnext(x)\ndel x\n",
      "class A:\n  def __eq__(self, other):\n    while True: pass\n  def __hash__(self):\n"
      "    return 1\n{A(): 1, A(): 2}\n",
      "class A:\n  def __repr__(self):\n    while True: pass\nprint([A()])\n",
      "import gc\nclass A:\n  def __del__(self):\n    while True: pass\na = A()\na.a = a\n"
      "del a\ngc.collect()\n",
  };
  for (const char* source : kPrograms) {
    CAPTURE(source);
    RunningProgram program(source);
    History history(program.machine());
    CHECK(run_slices(&history, 60'000) == RunResult::Budget);
    const uint64_t digest = program.machine().digest();
    const uint64_t tick = history.tick();
    history.seek(tick / 2);
    history.seek(tick);
    CHECK(program.machine().digest() == digest);
  }
}

TEST_CASE(
    "limits: the output ends at its limit, between two characters, and the run stands still") {
  MachineOptions options;
  options.output_limit_bytes = 20;
  RunningProgram program("while True: print('\u00e9\u00e9\u00e9')\n", default_profile(), options);
  History history(program.machine());
  CHECK(run_slices(&history, 60'000) == RunResult::End);
  CHECK(program.machine().standstill() == Standstill::Output);
  CHECK_FALSE(program.machine().finished());
  CHECK(history.end_known());
  std::string printed;
  for (const OutputPiece& piece : history.output()) printed += piece.text;
  CHECK(printed == "\u00e9\u00e9\u00e9\n\u00e9\u00e9\u00e9\n\u00e9\u00e9\u00e9");
  const uint64_t end = history.tick();
  CHECK(history.run_forward(kToEnd, kSlice) == RunResult::End);
  CHECK(history.tick() == end);
  history.seek(end / 2);
  CHECK(program.machine().standstill() == Standstill::None);
  history.seek(end);
  CHECK(program.machine().standstill() == Standstill::Output);
}

TEST_CASE("limits: input() waits for its line, and a run that is taken back reads it again") {
  RunningProgram program("a = input('name? ')\nprint('hello', a)\n");
  InputLines input;
  program.machine().set_input(&input);
  History history(program.machine());
  CHECK(history.run_forward(kToEnd, 60'000) == RunResult::End);
  CHECK(program.machine().standstill() == Standstill::Input);
  CHECK_FALSE(history.end_known());
  const uint64_t waiting = history.tick();
  CHECK(history.output().back().text == "name? ");
  input.add("Ada");
  CHECK(history.run_forward(kToEnd, 60'000) == RunResult::End);
  CHECK(program.machine().finished());
  CHECK(history.output().back().text == "hello Ada\n");
  const uint64_t digest = program.machine().digest();
  history.seek(waiting);
  CHECK(program.machine().standstill() == Standstill::None);
  CHECK(history.run_forward(kToEnd, 60'000) == RunResult::End);
  CHECK(program.machine().digest() == digest);
}

TEST_CASE("limits: memory and recursion end in errors of Python") {
  MachineOptions options;
  options.memory_limit_bytes = 8u << 20;
  RunningProgram hungry("x = []\nwhile True: x.append([0] * 1000)\n", default_profile(), options);
  CHECK(hungry.run_to_end());
  CHECK(hungry.output().find("MemoryError") != std::string::npos);
  RunningProgram deep("def f(): f()\nf()\n");
  CHECK(deep.run_to_end());
  CHECK(deep.output().find("RecursionError: maximum recursion depth") != std::string::npos);
}

}  // namespace
}  // namespace ouro::tests
