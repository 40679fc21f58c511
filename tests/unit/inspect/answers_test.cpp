// Goal: questions about objects are answered as the machine is. Method: small programs stopped at a
// line; and every object at many ticks of a busy one.
#include <algorithm>

#include "core/history/history.h"
#include "core/inspect/answers_json.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/heap_validator.h"
#include "core/inspect/named_reference.h"
#include "core/inspect/state_file.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

ObjectId named(const Machine& machine, const std::string& name) {
  const HeapGraph graph = build_heap_graph(machine);
  for (const GraphEdge& edge : graph.edges_of(graph.roots.at(0))) {
    if (edge.name == name) return edge.target_id;
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("answers: since when a holder has held an object") {
  RunningProgram program(R"(a = []
b = [1]
b.append(a)
b.pop()
b.append(a)
c = b
d = None
)");
  Machine& machine = program.machine();
  History history(machine);
  history.run_forward({.kind = ConditionKind::AtLine, .number = 7}, UINT64_MAX);
  const ObjectId list = named(machine, "a");
  const auto line_of = [&](const std::string& holder) {
    const uint64_t origin = history.tick();
    const auto condition = reference_condition(HeapIndex(machine), list, holder);
    REQUIRE(condition);
    REQUIRE(history.run_back(*condition, UINT64_MAX) == RunResult::Reached);
    history.step_back();
    const uint32_t line = machine.current_line();
    history.seek(origin);
    return line;
  };
  CHECK(line_of("name 'a'") == 1);
  CHECK(line_of("list #2 [1]") == 5);
  CHECK_FALSE(reference_condition(HeapIndex(machine), list, "name 'z'"));
}

TEST_CASE("answers: a local of a call that is under way") {
  RunningProgram program("def f(x):\n    y = x\n    return 1\na = []\nf(a)\n");
  Machine& machine = program.machine();
  History history(machine);
  history.run_forward({.kind = ConditionKind::AtLine, .number = 3}, UINT64_MAX);
  const auto condition =
      reference_condition(HeapIndex(machine), named(machine, "a"), "local 'y' of f");
  REQUIRE(condition);
  REQUIRE(history.run_back(*condition, UINT64_MAX) == RunResult::Reached);
  CHECK(history.run_back({ConditionKind::Line}, UINT64_MAX) == RunResult::Reached);
  CHECK(machine.current_line() == 2);
}

TEST_CASE("answers: as JSON") {
  RunningProgram program("class Node: pass\na = Node()\na.me = a\nb = [a]\nc = 1\n");
  Machine& machine = program.machine();
  REQUIRE(program.run_to_line(5));
  const HeapIndex index(machine);
  const ObjectId node = named(machine, "a");
  const std::string holders = holders_json(holders_of(index, node));
  CHECK(contains(holders, R"("text":"name 'a'")"));
  CHECK(contains(holders, R"("text":"list #2 [0]")"));
  CHECK(contains(holders, R"("difference":"")"));
  CHECK(contains(why_alive_json(why_alive(index, node)),
                 R"("sentence":"Node #1 is alive: name 'a' holds Node #1.")"));
  CHECK(contains(cycles_json(cycles(index)), object_id_text(node)));
  CHECK(holders_json(holders_of(index, ObjectId{16, 1})) == "null");
}

TEST_CASE("answers: the state of a moment is one document, the same each time") {
  const auto state = [] {
    RunningProgram program("a = []\na.append(a)\nprint('x')\nb = 2\n");
    History history(program.machine());
    history.run_forward({.kind = ConditionKind::AtLine, .number = 4}, UINT64_MAX);
    return state_json(HeapIndex(program.machine()), history.output());
  };
  const std::string text = state();
  CHECK(text == state());
  CHECK(text.starts_with(R"({"format":"ouroboros-state","version":1,"python":"3.14","tick":)"));
  CHECK(contains(text, R"("label":"list #1")"));
  CHECK(contains(text, R"("line":4)"));
  CHECK(contains(text, R"({"stream":"stdout","text":"x)"));
}

constexpr const char* kBusyProgram = R"PY(import gc, weakref
class Node:
    __slots__ = ("a", "b", "__weakref__")
    def __init__(self, a):
        self.a = a
        self.b = self
    def __del__(self):
        kept.append(self.a)
kept = []
def walk(n):
    try:
        for i in range(n):
            yield Node(i)
    finally:
        kept.append(n)
nodes = sorted(walk(4), key=lambda node: -node.a)
r = [weakref.ref(n, lambda ref: kept.append(ref)) for n in nodes]
d = {n: [n, (n, n)] for n in nodes[:2]}
try:
    raise ValueError(nodes[0])
except ValueError as error:
    e = error
del nodes, d, e
g = walk(3)
next(g)
gc.collect()
del g
kept = None
)PY";

// The validator compares the counts; here the holders that a person reads are added up.
void check_named_holders(const Machine& machine) {
  const HeapIndex index(machine);
  const Folding folding(index);
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (index.from_boot(i)) continue;
    const HolderReport report = holders_of(index, folding, index.id(i));
    uint32_t named = 0;
    for (const Holder& holder : report.holders) {
      if (holder.strength == EdgeStrength::Strong) named += holder.count;
      if (holder.text.empty()) FAIL_CHECK("A holder of " << report.label << " has no name.");
    }
    const bool explained = named == report.refcount || !report.difference.empty();
    if (report.immortal || (explained && report.difference.empty())) continue;
    FAIL_CHECK("Tick " << machine.tick() << ": " << report.label << " has a count of "
                       << report.refcount << ", but " << named << " holders are named.");
  }
}

TEST_CASE("answers: as many holders are named as the count says, at every tick") {
  for (const char* name : {"3.3", "3.10", "3.12", "3.14.0", "3.15"}) {
    CAPTURE(name);
    RunningProgram program(kBusyProgram, *find_profile(name));
    Machine& machine = program.machine();
    while (machine.state().run_state == RunState::Running) {
      machine.step();
      // A full collection takes thousands of ticks, which differ in a mark or two.
      const bool collects = machine.heap.state().gc.collecting != 0;
      if (machine.tick() % (collects ? 200 : 1) == 0) check_named_holders(machine);
      if (machine.tick() % 20 != 0) continue;
      const std::vector<std::string> problems = validate_heap(machine, 1);
      if (!problems.empty()) FAIL_CHECK("Tick " << machine.tick() << ": " << problems[0]);
    }
  }
}

}  // namespace
}  // namespace ouro::tests
