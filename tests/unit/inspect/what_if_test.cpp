// Goal: "what if this reference were cut" is what cutting it does. Method: a program builds random
// heaps and cuts references in three marked lines; before each, the question is asked, and the
// answer is compared with what the line then does.
#include "core/inspect/what_if.h"

#include <algorithm>

#include "core/history/history.h"
#include "core/inspect/heap_index.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

constexpr const char* kRandomHeaps = R"(import gc
gc.disable()
seed = 1
saved = []
def below(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
class Node:
    def __init__(self):
        self.x = None
        self.items = [None, None]
class Loud(Node):
    def __del__(self):
        if below(3) == 0:
            saved.append(self)
def build():
    nodes = [Node() if below(4) else Loud() for i in range(7)]
    for i in range(6):
        nodes[below(7)].x = nodes[below(7)]
        nodes[below(7)].items[below(2)] = nodes[below(7)]
    return nodes[below(7)], nodes[below(7)], nodes[below(7)]
for i in range(1010):
    p, q, r = build()
    p = None
    q.x = None
    r.items[0] = None
    p = q = r = None
    saved.clear()
    gc.collect()
    saved.clear()
)";
constexpr uint32_t kFirstCutLine = 25;

// The object that a name of the program refers to.
ObjectId named(const HeapGraph& graph, const std::string& name) {
  for (const GraphEdge& edge : graph.edges_of(graph.roots.at(0))) {
    if (edge.name == name) return edge.target_id;
  }
  return {};
}

// The object at the end of an edge of a node.
const GraphEdge* edge_of(const HeapGraph& graph, ObjectId id, const std::string& name) {
  const uint32_t node = graph.find(id);
  if (node == kNoNode) return nullptr;
  for (const GraphEdge& edge : graph.edges_of(graph.nodes[node])) {
    if (edge.name == name) return &edge;
  }
  return nullptr;
}

struct Question {
  ObjectId target;
  std::string holder;
};

// What the line cuts.
Question question_of(const Machine& machine, uint32_t line) {
  const HeapGraph graph = build_heap_graph(machine);
  if (line == kFirstCutLine) return {named(graph, "p"), "name 'p'"};
  const ObjectId node = named(graph, line == kFirstCutLine + 1 ? "q" : "r");
  const bool is_attribute = line == kFirstCutLine + 1;
  if (is_attribute) {
    const GraphEdge* edge = edge_of(graph, node, ".x");
    return {edge->target_id, graph.nodes[graph.find(node)].label + " .x"};
  }
  const ObjectId list = edge_of(graph, node, ".items")->target_id;
  const GraphEdge* item = edge_of(graph, list, "[0]");
  return {item->target_id, graph.nodes[graph.find(list)].label + " [0]"};
}

struct Fate {
  std::vector<uint32_t> freed;
  std::vector<uint32_t> garbage;
};

struct Census {
  std::vector<uint32_t> alive;
  std::vector<uint32_t> reachable;
};
Census census(const Machine& machine) {
  const HeapIndex index(machine);
  Census result;
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (index.from_boot(i)) continue;
    result.alive.push_back(index.id(i).birth);
    if (index.reachable(i)) result.reachable.push_back(index.id(i).birth);
  }
  return result;
}

bool has(const std::vector<uint32_t>& sorted, uint32_t birth) {
  return std::binary_search(sorted.begin(), sorted.end(), birth);
}

// Of the objects that the answer could name, those that died and those that became garbage.
Fate fate_between(const Census& before, const Census& after) {
  Fate fate;
  for (const uint32_t birth : before.alive) {
    if (!has(after.alive, birth)) fate.freed.push_back(birth);
  }
  for (const uint32_t birth : before.reachable) {
    if (has(after.alive, birth) && !has(after.reachable, birth)) fate.garbage.push_back(birth);
  }
  return fate;
}

void check_named(const std::vector<ObjectRecord>& named, const std::vector<uint32_t>& all,
                 uint32_t count) {
  CHECK(count == all.size());
  for (const ObjectRecord& object : named) CHECK(has(all, object.id.birth));
}

TEST_CASE("what_if: 1000 random heaps, asked and then cut") {
  for (const char* name : {"3.10", "3.12", "3.14"}) {
    CAPTURE(name);
    RunningProgram program(kRandomHeaps, *find_profile(name));
    Machine& machine = program.machine();
    History history(machine);
    size_t asked = 0;
    size_t deaths = 0;
    size_t garbage = 0;
    // Each round of the program is another heap; each question takes another one.
    for (uint32_t round = 0; round < 1005; ++round) {
      const uint32_t line = kFirstCutLine + round % 3;
      REQUIRE(history.run_forward({.kind = ConditionKind::AtLine, .number = line}, UINT64_MAX) ==
              RunResult::Reached);
      const Question question = question_of(machine, line);
      const uint64_t digest = machine.digest();
      const WhatIf answer = what_if_cut(&history, question.target, question.holder);
      REQUIRE(machine.digest() == digest);
      if (question.target.birth < machine.state().boot_birth) continue;  // None
      REQUIRE(answer.refusal == "");
      const Census before = census(machine);
      history.run_forward({ConditionKind::Over}, UINT64_MAX);
      const Fate fate = fate_between(before, census(machine));
      check_named(answer.freed, fate.freed, answer.objects_freed);
      check_named(answer.garbage, fate.garbage, answer.objects_garbage);
      ++asked;
      deaths += answer.freed.size();
      garbage += answer.garbage.size();
    }
    CHECK(asked > 200);
    CHECK(deaths > 50);
    CHECK(garbage > 20);
  }
}

WhatIf ask(const std::string& source, uint32_t line, const std::string& name,
           const std::string& holder) {
  RunningProgram program(source);
  History history(program.machine());
  REQUIRE(history.run_forward({.kind = ConditionKind::AtLine, .number = line}, UINT64_MAX) ==
          RunResult::Reached);
  return what_if_cut(&history, named(build_heap_graph(program.machine()), name), holder);
}

TEST_CASE("what_if: the answer is a sentence") {
  CHECK(ask("a = []\nb = 1\n", 2, "a", "name 'a'").sentence == "list #1 would be freed at once.");
  CHECK(ask("a = []\nb = a\nc = 1\n", 3, "a", "name 'a'").sentence ==
        "Nothing would be freed: something else still holds it.");
  CHECK(ask("a = []\na.append(a)\nb = 1\n", 3, "a", "name 'a'").sentence ==
        "list #1 would be garbage that only the collector can free.");
  CHECK(ask("class A:\n  def __del__(self): pass\na = A()\nb = 1\n", 4, "a", "name 'a'").sentence ==
        "A #1 would be freed at once. Finalizers would be called once.");
  CHECK(ask("a = []\nb = 1\n", 2, "a", "name 'z'").sentence ==
        "Nothing called \"name 'z'\" holds it.");
}

TEST_CASE("what_if: what a finalizer prints or never ends is not heard") {
  const std::string source =
      "class A:\n  def __del__(self):\n    print('bye')\n    while True: pass\na = A()\nb = 1\n";
  const WhatIf answer = ask(source, 6, "a", "name 'a'");
  CHECK_FALSE(answer.ended);
  CHECK(answer.sentence ==
        "Nothing would be freed before its last words are spoken. Finalizers would be called once. "
        "What they do takes too long to wait for here.");
}

}  // namespace
}  // namespace ouro::tests
