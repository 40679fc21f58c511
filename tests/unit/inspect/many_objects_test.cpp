// Goal: with more objects than anybody can look at, what is asked for stays small, and what is said
// stays true. Method: one program with a list of many instances.
#include "core/inspect/changes.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/holders.h"
#include "core/inspect/text_view.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace ouro::tests {
namespace {

constexpr const char* kProgram =
    "class Node: pass\n"
    "x = [Node() for i in range(60000)]\n"
    "last = x[-1]\n"
    "pass\n";

struct ManyObjects {
  RunningProgram program{kProgram};
  ManyObjects() { REQUIRE(program.run_to_line(4)); }
  const Machine& machine() { return program.machine(); }
};

ObjectId named(const HeapGraph& graph, std::string_view name) {
  for (const GraphEdge& edge : graph.root_edges) {
    if (edge.name == name) return edge.target_id;
  }
  return {};
}

TEST_CASE("many objects: an index for a picture has the nearest ones, and knows it") {
  ManyObjects program;
  const HeapIndex all(program.machine());
  CHECK(all.complete());
  CHECK(all.size() > 60000);
  const HeapIndex index(program.machine(), IndexDetail::Picture);
  CHECK_FALSE(index.complete());
  CHECK(index.size() == kPictureObjectsMax);
  CHECK(index.broken().empty());
  CHECK(has_too_many_objects(program.machine()));
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (!index.reachable(i)) FAIL("nothing that is found on the way from a root is garbage");
  }
}

TEST_CASE("many objects: a graph shows what names lead to, and how much it leaves out") {
  ManyObjects program;
  const GraphOptions options;
  const HeapGraph graph =
      build_heap_graph(HeapIndex(program.machine(), IndexDetail::Picture), options);
  CHECK(graph.nodes.size() >= options.nodes_max);
  CHECK(graph.nodes.size() <= options.nodes_max / 4 * 5);
  CHECK(graph.nodes_left_out > 57000);
  CHECK(graph.find(named(graph, "x")) != kNoNode);
  const uint32_t last = graph.find(named(graph, "last"));
  REQUIRE(last != kNoNode);
  CHECK(graph.nodes[last].refcount == 2);
}

TEST_CASE("many objects: of many holders some are named, and the rest is told") {
  ManyObjects program;
  for (const IndexDetail detail : {IndexDetail::Everything, IndexDetail::Picture}) {
    const HeapIndex index(program.machine(), detail);
    const ObjectId node = named(build_heap_graph(index), "Node");
    const HolderReport report = holders_of(index, node);
    CHECK(report.refcount > 60000);
    CHECK(report.holders.size() == kHoldersNamedMax);
    CHECK_FALSE(report.difference.empty());
  }
}

TEST_CASE("many objects: garbage is found when what names lead to has been looked at") {
  RunningProgram program(
      "import gc\n"
      "gc.disable()\n"
      "for i in range(30000):\n"
      "  a = []; b = [a]; a.append(b)\n"
      "del a, b\n"
      "pass\n");
  REQUIRE(program.run_to_line(6));
  const HeapIndex index(program.machine(), IndexDetail::Picture);
  CHECK_FALSE(index.complete());
  const HeapGraph graph = build_heap_graph(index);
  const auto unreachable = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                         [](const GraphNode& node) { return node.unreachable; });
  CHECK(unreachable > 400);
}

}  // namespace
}  // namespace ouro::tests
