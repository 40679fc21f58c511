// Goal: when memory runs out anywhere, the program gets its MemoryError and the heap stays valid.
// Method: a program allocates in all the ways it can; at tick after tick the limit is pulled down
// to what is in use, the program runs to its end, and is then put back to go on one stride further.
#include <vector>

#include "core/inspect/heap_validator.h"
#include "tests/thorough_runs.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

constexpr const char* kHungryProgram = R"(import gc
kept = []
class Node:
    pass
def fill(count):
    made = []
    for i in range(count):
        made.append((i, kept))
    return made
def numbers(items):
    yield from items
def work():
    kept.append(fill(90))
    table = {}
    for i in range(90):
        table[i] = table
    names = {"name %d" % i for i in range(90)}
    text = "-".join(sorted(names)) + "x" * 200000
    pieces = text.split("-") * 3
    pieces[10:20] = [text.upper(), text.replace("x", "yz"), text.encode(), bytearray(200000)]
    big = 7 ** 3000
    digits = str(big) * 100
    row = tuple(numbers(range(100)))
    both = row + tuple(sorted(row, key=lambda n: -n)) + tuple(map(str, row))
    node = Node()
    for i in range(40):
        setattr(node, "a%d" % i, [node] * 20000)
    copies = [dict(table), list(both), set(row), frozenset(both), vars(node).copy()]
    made = type("Made", (Node,), {"n%d" % i: i for i in range(30)})
    made.itself = made()
    kept.append(lambda *a, **k: (made, a, k))
    print(len(kept[-1](*row, **{"k%d" % i: i for i in range(40)})[1]))
    try:
        kept[500]
    except IndexError as error:
        kept.append(error)
    return copies
try:
    work()
except MemoryError:
    print("no memory")
kept.clear()
gc.collect()
)";
constexpr uint32_t kFirstLine = 13;  // of work()
constexpr uint64_t kStride = 23;
constexpr uint64_t kTicksMax = 1'000'000;

// From here to the end without another byte of memory.
void run_out_of_memory(Machine& machine) {
  machine.heap.memory.set_limit(machine.heap.memory.used_bytes());
  machine.run_until(machine.tick() + kTicksMax);
  REQUIRE(machine.finished());
  const std::vector<std::string> problems = validate_heap(machine, 1);
  CHECK_MESSAGE(problems.empty(), problems.front());
}

TEST_CASE("memory error: wherever memory ends, the heap stays valid") {
  for (const char* name : {"3.7", "3.11", "3.14"}) {
    CAPTURE(name);
    MachineOptions options;
    RunningProgram program(kHungryProgram, *find_profile(name), options);
    Machine& machine = program.machine();
    REQUIRE(program.run_to_line(kFirstLine));
    size_t tried = 0;
    while (!machine.finished()) {
      const uint64_t tick = machine.tick();
      CAPTURE(tick);
      const std::span<const uint8_t> used = machine.heap.memory.image();
      const std::vector<uint8_t> image(used.begin(), used.end());
      run_out_of_memory(machine);
      ++tried;
      machine.heap.memory.set_limit(options.memory_limit_bytes);
      machine.heap.memory.restore(image);
      machine.block_replaced();
      machine.run_until(tick + kStride);
    }
    CHECK(tried > 100);
    // Many of these runs did run out.
    size_t failed = 0;
    for (size_t at = 0; (at = program.output().find("no memory", at)) != std::string::npos; ++at) {
      ++failed;
    }
    CHECK(failed > 150);
  }
}

// All scripts: make thorough CHECK=out-of-memory.
TEST_CASE("memory error: in classes and imports, with all that is free used up") {
  for (const char* name : {"3.7", "3.12", "3.15"}) {
    CAPTURE(name);
    RunningProgram program(
        "class A:\n  __slots__ = ('x',)\n  def f(self): return super().f\n"
        "B = type('B', (A,), dict(vars()))\n"
        "import gc, collections\n"
        "try: B().f()\nexcept AttributeError as e: text = str(e) * 50\n",
        *find_profile(name));
    CHECK(run_out_of_memory(program.machine(), Density::Own) == "");
  }
}

TEST_CASE("memory error: a program that catches them all ends all the same") {
  constexpr const char* kStubborn[] = {
      "x = []\nwhile True:\n  try:\n    while True: x.append(object())\n"
      "  except MemoryError: pass\n",
      "x = []\ndef f():\n  try: x.extend(object() for i in range(10**9))\n"
      "  finally: f()\nwhile True:\n  try: f()\n  except BaseException: x.append(f)\n",
      "class A:\n  def __del__(self):\n    try: x.append([0] * 1000)\n"
      "    except MemoryError: x.append(1)\n    A()\nx = []\nA()\n",
      "from collections import deque\nfrom itertools import count\nx = []\nwhile True:\n"
      "  try: x.append(deque(count()))\n  except MemoryError: pass\n",
  };
  for (const char* source : kStubborn) {
    CAPTURE(source);
    MachineOptions options;
    options.memory_limit_bytes = 8u << 20;
    RunningProgram program(source, default_profile(), options);
    CHECK(program.run_to_end());
    const std::vector<std::string> problems = validate_heap(program.machine(), 1);
    CHECK_MESSAGE(problems.empty(), problems.front());
  }
}

TEST_CASE("memory error: a repr for which there is no room is one, never half a text") {
  const std::string source = "x = [123456789] * 200000\nprint(len(repr(x)))\n";
  int failed = 0;
  for (uint32_t limit_kib = 3 << 10; limit_kib < 9 << 10; limit_kib += 200) {
    CAPTURE(limit_kib);
    MachineOptions options;
    options.memory_limit_bytes = limit_kib << 10;
    RunningProgram program(source, default_profile(), options);
    CHECK(program.run_to_end());
    if (program.output().ends_with("MemoryError\n")) {
      ++failed;
    } else {
      CHECK(program.output() == "2200000\n");
    }
  }
  CHECK(failed > 2);
  CHECK(failed < 30);
}

TEST_CASE("memory error: builtins that gather much in one tick end in it, too") {
  constexpr const char* kGreedy[] = {
      "x = 'ab ' * 1000000\nx.split(' ')\n",
      "x = 'ab\\n' * 1000000\nx = x.splitlines()\n",
      "import itertools\nfor x in itertools.cycle(range(10 ** 9)): pass\n",
      "import itertools\na, b = itertools.tee(range(10 ** 9))\nfor x in a: pass\n",
      "import gc\nx = [[]] * 1000000\nwhile True: x = [gc.get_referents(x), x]\n",
      "import gc\nx = [[] for i in range(60000)]\nwhile True: x.append(gc.get_objects())\n",
      "from collections import deque\nx = deque([1]) * 1000000\nwhile True: x += x.copy()\n",
      "from collections import deque\nx = deque([1], 2) * 10 ** 12\nx *= 10 ** 12\n"
      "assert len(x) == 2\nx.clear()\nx *= 10 ** 12\nx = deque([1]) * 10 ** 12\n",
      "a = (1,) * 400000\nx = []\nwhile True:\n  x.append('x' * 200000)\n  hash(a)\n",
      "a = (1,) * 400000\nx = []\nwhile True:\n  x.append('x' * 200000)\n  b, *c = iter(a)\n",
  };
  for (const char* source : kGreedy) {
    CAPTURE(source);
    MachineOptions options;
    options.memory_limit_bytes = 16u << 20;
    RunningProgram program(source, default_profile(), options);
    CHECK(program.run_to_end());
    CHECK(program.output().find("\nMemoryError\n") != std::string::npos);
    const std::vector<std::string> problems = validate_heap(program.machine(), 1);
    CHECK_MESSAGE(problems.empty(), problems.front());
  }
}

}  // namespace
}  // namespace ouro::tests
