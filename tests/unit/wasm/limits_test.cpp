// Goal: whatever a program does, its run has a clear end, told in a sentence, and the run up to
// there can be explored. Method: programs that go on for ever in each place where code runs, and
// programs that want too much, run as the page runs them.
#include "core/history/line_tracker.h"
#include "core/inspect/event_log.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/state_file.h"
#include "tests/unit/moment_questions.h"
#include "wasm/program.h"
#include "wasm/run_end.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

constexpr uint64_t kSlice = 5000;
constexpr uint64_t kTicksOfTest = 60'000;

struct Limited {
  const char* row;
  const char* source;
  uint32_t line;  // where it goes on for ever
};

Program loaded(const char* source, const char* row = "3.14") {
  Result<Program> program = load_program(source, *find_profile(row));
  REQUIRE(program.ok());
  return std::move(program.value());
}

// In slices, as the page does.
void run_to_end(History* history, uint64_t ticks_max) {
  RunResult result = RunResult::Budget;
  while (result == RunResult::Budget) {
    const uint64_t before = history->tick();
    result = run_within_limits(history, {ConditionKind::End}, kSlice, ticks_max);
    REQUIRE(history->tick() - before <= kSlice);
    REQUIRE((result != RunResult::Budget || history->tick() > before));
  }
}

// All can be asked here; from here one can go back by tick and by line, and come back.
void check_explorable(History* history) {
  const Machine& machine = history->machine();
  const uint64_t end = history->tick();
  const uint64_t digest = machine.digest();
  for (const size_t turn : {0, 1}) {
    const std::string wrong = problems_of_moment(history, turn);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
  CHECK(state_json(HeapIndex(machine, IndexDetail::Picture), history->output()).find("\"tick\":") !=
        std::string::npos);
  CHECK(history->step_back());
  CHECK(history->tick() == end - 1);
  const EventLog log = record_events(history, end - 2, end - 1, {.objects = IndexDetail::Picture});
  CHECK((log.too_many || log.end == end - 1));
  uint64_t last = history->tick();
  for (int lines = 0; lines < 3 && last > 0; ++lines) {
    CHECK(history->step_back_line());
    CHECK(history->tick() < last);
    last = history->tick();
    CHECK((last == 0 || line_about_to_run(machine) != 0));
  }
  const std::string wrong = problems_of_moment(history, 3);
  CHECK_MESSAGE(wrong.empty(), wrong);
  history->seek(end);
  CHECK(machine.digest() == digest);
}

constexpr Limited kEndless[] = {
    {"3.14", "x = [[]]\nwhile True: pass\n", 2},
    {"3.7", "class A:\n  def __del__(self):\n    while True: pass\na = A()\ndel a\n", 3},
    {"3.11", "def key(x):\n  while True: pass\nsorted([2, 1], key=key)\n", 2},
    {"3.15",
     "import weakref\ndef called(r):\n  while True: pass\nclass A: pass\na = A()\n"
     "r = weakref.ref(a, called)\ndel a\n",
     3},
    {"3.10",
     "def g():\n  try:\n    yield 1\n  finally:\n    while True: pass\nx = g()\nnext(x)\ndel x\n",
     5},
    {"3.14",
     "class A:\n  def __eq__(self, other):\n    while True: pass\n  def __hash__(self):\n"
     "    return 1\n{A(): 1, A(): 2}\n",
     3},
    {"3.12", "class A:\n  def __repr__(self):\n    while True: pass\nprint([A()])\n", 3},
    {"3.14.0",
     "import gc\nclass A:\n  def __del__(self):\n    while True: pass\na = A()\na.a = a\n"
     "del a\ngc.collect()\n",
     4},
    {"3.14", "import atexit\ndef f():\n  while True: pass\natexit.register(f)\n", 3},
    {"3.13", "class A:\n  def __del__(self):\n    while True: pass\na = A()\n", 3},
    {"3.14", "class A:\n  def __del__(self):\n    while True: pass\na = A()\na.a = a\n", 3},
    {"3.3", "import gc\ndef f(*info):\n  while True: pass\ngc.callbacks.append(f)\ngc.collect()\n",
     3},
    // The next ones go on for ever in what Python itself does.
    {"3.14", "x = []\nsum(iter(int, 1))\n", 2},
    {"3.7", "from collections import deque\ndeque(iter(int, 1), maxlen=1)\n", 2},
    {"3.12", "from itertools import count\nprint(-1 in count())\n", 2},
    {"3.14", "from itertools import cycle\nall(cycle([1, 2]))\n", 2},
    {"3.11", "from itertools import repeat\nlist(filter(None, repeat(0)))\n", 2},
};

TEST_CASE("limits: what never ends is stopped, wherever it runs, and told with its line") {
  for (const Limited& limited : kEndless) {
    CAPTURE(limited.source);
    Program program = loaded(limited.source, limited.row);
    History& history = *program.history;
    run_to_end(&history, kTicksOfTest);
    CHECK(history.tick() == kTicksOfTest);
    const RunEnd end = run_end(&history, kTicksOfTest);
    CHECK(end.reason == "Stopped after 60,000 ticks: the program seems not to end.");
    CHECK(end.line == limited.line);
    check_explorable(&history);
    CHECK(run_end(&history, kTicksOfTest).reason == end.reason);
    history.step_back();
    CHECK(run_end(&history, kTicksOfTest).reason.empty());
  }
}

TEST_CASE("limits: of memory and of depth are Python's own exceptions") {
  const struct {
    const char* source;
    const char* reason;
    uint32_t line;
  } kExceptions[] = {
      {"x = []\nwhile True:\n  x.append(bytearray(1000000))\n", "MemoryError", 3},
      {"class A:\n  def __init__(self):\n    self.x = [0] * 1000\nx = []\nwhile True: "
       "x.append(A())\n",
       "MemoryError", 3},
      {"x = 'ab'\nwhile True: x += x\n", "MemoryError", 2},
      {"def f(): return f()\nf()\n", "RecursionError: maximum recursion depth exceeded", 1},
      {"class A:\n  def __repr__(self): return repr(self)\nprint(A())\n",
       "RecursionError: maximum recursion depth exceeded", 2},
      {"class A:\n  def __getattr__(self, name): return self.x\nA().x\n",
       "RecursionError: maximum recursion depth exceeded", 2},
  };
  for (const auto& each : kExceptions) {
    CAPTURE(each.source);
    Program program = loaded(each.source);
    run_to_end(program.history.get(), kTicksMax);
    CHECK(program.machine->finished());
    const RunEnd end = run_end(program.history.get());
    CHECK(end.reason.starts_with(each.reason));
    CHECK(end.line == each.line);
    check_explorable(program.history.get());
  }
}

TEST_CASE("limits: of output is told, also where nobody catches the exception") {
  for (const char* source : {
           "while True: print('x' * 1000)\n",
           "class A:\n  def __del__(self):\n    while True: print('x' * 1000)\na = A()\ndel a\n",
           "class A:\n  def __del__(self): raise ValueError\nwhile True: A()\n",
       }) {
    CAPTURE(source);
    Program program = loaded(source);
    run_to_end(program.history.get(), kTicksMax);
    CHECK(program.machine->standstill() == Standstill::Output);
    const RunEnd end = run_end(program.history.get());
    CHECK(end.reason == "Stopped: the program has printed more than 4 MiB.");
    CHECK(end.line != 0);
    check_explorable(program.history.get());
  }
}

// Each object costs a look in each tick, so a list of events has an end, and says where.
TEST_CASE("limits: of events ends the list behind a whole tick, and it can be gone on with") {
  Program program = loaded("x = []\nfor i in range(1000): x.append([i])\ny = x\n");
  History& history = *program.history;
  run_to_end(&history, kTicksMax);
  const uint64_t end = history.tick();
  const EventLog all = record_events(&history, 0, 600);
  CHECK(all.end == 600);
  const EventLog begin = record_events(&history, 0, 600, {.events_max = 100});
  CHECK(begin.events.size() >= 100);
  CHECK(begin.end < 600);
  CHECK(begin.events.back().tick <= begin.end);
  const EventLog rest = record_events(&history, begin.end, 600);
  CHECK(begin.events.size() + rest.events.size() == all.events.size());
  CHECK(history.tick() == end);
}

}  // namespace
}  // namespace ouro::tests
