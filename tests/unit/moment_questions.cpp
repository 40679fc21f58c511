#include "tests/unit/moment_questions.h"

#include <algorithm>
#include <vector>

#include "core/history/history.h"
#include "core/inspect/heap_graph.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/heap_validator.h"
#include "core/inspect/holders.h"
#include "core/inspect/what_if.h"

namespace ouro::tests {
namespace {

// Looking at everything in a larger block takes seconds.
constexpr uint32_t kBytesOfWholeLook = 16u << 20;
constexpr size_t kLivesTold = 4;

struct Reference {
  ObjectId target;
  std::string holder;
};

std::string wrong_about_life(const HeapIndex& index, const GraphNode& node) {
  const WhyAlive answer = why_alive(index, node.id);
  const bool is_told = answer.found && !answer.sentence.empty();
  if (is_told && answer.reachable != node.unreachable && answer.reachable != answer.path.empty()) {
    return "";
  }
  return "Why " + node.label + " is alive: \"" + answer.sentence + "\". ";
}

Reference chosen_reference(const HeapIndex& index, const HeapGraph& graph, size_t turn) {
  if (graph.nodes.empty()) return {};
  const GraphNode& node = graph.nodes[turn % graph.nodes.size()];
  const std::vector<Holder> holders = holders_of(index, node.id).holders;
  if (holders.empty()) return {};
  return {node.id, holders[turn / graph.nodes.size() % holders.size()].text};
}

// Whatever the answer, asking moves nothing.
std::string wrong_about_cut(History* history, const Reference& reference) {
  if (!reference.target) return "";
  const uint64_t tick = history->tick();
  const uint64_t digest = history->machine().digest();
  const WhatIf answer = what_if_cut(history, reference.target, reference.holder);
  if (history->tick() != tick || history->machine().digest() != digest) {
    return "Asking what if " + reference.holder + " let go has moved the machine. ";
  }
  return answer.sentence.empty() ? "No answer to what if " + reference.holder + " let go. " : "";
}

}  // namespace

std::string problems_of_moment(History* history, size_t turn) {
  const Machine& machine = history->machine();
  std::vector<std::string> problems;
  if (machine.heap.memory.used_bytes() <= kBytesOfWholeLook) {
    problems = validate_heap(machine, 3);
    if (problems.empty()) problems = validate_holders(machine, Whose::OfProgram, 3);
  }
  std::string told;
  for (const std::string& problem : problems) told += problem + " ";
  Reference reference;
  {
    const HeapIndex index(machine, IndexDetail::Picture);
    const HeapGraph graph = build_heap_graph(index);
    for (size_t i = 0; i < std::min(kLivesTold, graph.nodes.size()); ++i) {
      told += wrong_about_life(index, graph.nodes[(turn * kLivesTold + i) % graph.nodes.size()]);
    }
    reference = chosen_reference(index, graph, turn);
  }
  return turn % 2 == 0 ? told + wrong_about_cut(history, reference) : told;
}

}  // namespace ouro::tests
