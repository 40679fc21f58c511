#include "core/inspect/heap_graph.h"

#include <algorithm>

#include "core/collector/collector.h"
#include "core/heap/weakrefs.h"
#include "core/inspect/describe.h"
#include "core/inspect/graph_roots.h"
#include "core/inspect/visible_objects.h"
#include "core/inspect/words.h"
#include "core/objects/str_object.h"

namespace ouro {
namespace {

// What a running collection thinks of a tracked object.
CollectorSet collector_set(const Heap& heap, Ref<Object> object) {
  const GcState& gc = heap.state().gc;
  if (!gc.collecting || !heap.is_tracked(object)) return CollectorSet::None;
  const uint8_t flags = heap.at(gc_header_of(object)).flags;
  if ((flags & kGcTentativelyUnreachable) != 0) return CollectorSet::Unreachable;
  if ((flags & kGcRescued) != 0) return CollectorSet::Rescued;
  return (flags & kGcCollecting) != 0 ? CollectorSet::Examined : CollectorSet::Waiting;
}

class GraphBuilder {
 public:
  GraphBuilder(const HeapIndex& index, const GraphOptions& options)
      : index_(index), heap_(index.heap()), options_(options), visible_(index, options) {}

  HeapGraph build() {
    graph_.tick = index_.machine().tick();
    graph_.live_objects = index_.size();
    choose_nodes();
    for (uint32_t i = 0; i < graph_.nodes.size(); ++i) fill_node(i);
    for (const RootRows& root : visible_.roots()) add_root(root);
    count_hidden();
    return std::move(graph_);
  }

 private:
  void choose_nodes() {
    numbers_ = visible_.numbers();
    const size_t count = numbers_.size();
    const HeapCounters& counters = heap_.state().counters;
    const uint64_t live = counters.allocations - counters.frees;
    if (visible_.has_more() && live > count) {
      graph_.nodes_left_out = static_cast<uint32_t>(live - count);
    }
    node_of_.assign(index_.size(), kNoNode);
    for (uint32_t i = 0; i < count; ++i) node_of_[numbers_[i]] = i;
    graph_.nodes.resize(count);
    shown_in_.assign(count, 0);
  }

  void fill_node(uint32_t position) {
    const uint32_t number = numbers_[position];
    GraphNode& node = graph_.nodes[position];
    const Ref<Object> object = index_.object(number);
    const Machine& machine = index_.machine();
    node.id = index_.id(number);
    node.kind = node_kind(heap_, object);
    node.type_name = type_name(heap_, object);
    node.label = object_label(machine, object);
    node.repr = short_repr(machine, object, options_.repr_max);
    fill_facts(&node, number);
    node.size_bytes = size_of(number);
    node.folded_bytes = visible_.folded_bytes(number);
    const NodeRows rows = node_rows(index_, visible_.folding(), number, visible_.row_options());
    node.first_edge = static_cast<uint32_t>(graph_.edges.size());
    node.edge_count = static_cast<uint32_t>(rows.rows.size());
    node.edges_left_out = rows.left_out;
    for (const NodeRow& row : rows.rows) graph_.edges.push_back(edge_of(position, row));
  }

  void fill_facts(GraphNode* node, uint32_t number) const {
    const Ref<Object> object = index_.object(number);
    const Object& header = heap_.at(object);
    node->refcount = header.refcount;
    node->immortal = is_immortal(header);
    node->from_boot = index_.from_boot(number);
    node->unreachable = !index_.reachable(number);
    node->dying = (header.flags & kDying) != 0;
    node->finalized = (header.flags & kFinalized) != 0;
    node->is_user_class =
        node->kind == NodeKind::Class && !node->from_boot && !visible_.folding().is_library(number);
    const bool tracked = heap_.is_tracked(object);
    node->generation =
        tracked ? static_cast<int8_t>(heap_.at(gc_header_of(object)).generation) : int8_t{-1};
    node->collector_set = collector_set(heap_, object);
    node->has_gc_refs = tracked && has_gc_refs(heap_, object);
    node->gc_refs = node->has_gc_refs ? heap_.at(gc_header_of(object)).gc_refs : 0;
    node->weakref_count = weakref_count(heap_, object);
    node->strong_in = index_.counted(number);
  }

  uint32_t size_of(uint32_t number) const { return object_size(heap_, index_.object(number)); }

  GraphEdge edge_of(uint32_t source, const NodeRow& row) {
    GraphEdge edge;
    edge.source = source;
    edge.target = node_of_[row.target];
    edge.target_id = index_.id(row.target);
    edge.strength = row.strength;
    edge.role = row.role;
    edge.name = row.name;
    edge.text = short_text(index_.machine(), index_.object(row.target));
    if (edge.target != kNoNode && row.strength == EdgeStrength::Strong) ++shown_in_[edge.target];
    return edge;
  }

  void add_root(const RootRows& rows) {
    GraphRoot root = rows.root;
    const auto position = static_cast<uint32_t>(graph_.roots.size());
    root.first_edge = static_cast<uint32_t>(graph_.root_edges.size());
    root.edge_count = static_cast<uint32_t>(rows.rows.size());
    for (const NodeRow& row : rows.rows) graph_.root_edges.push_back(edge_of(position, row));
    graph_.roots.push_back(std::move(root));
  }

  void count_hidden() {
    for (uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      GraphNode& node = graph_.nodes[i];
      node.hidden_in = node.strong_in > shown_in_[i] ? node.strong_in - shown_in_[i] : 0;
    }
  }

  const HeapIndex& index_;
  const Heap& heap_;
  const GraphOptions& options_;
  VisibleObjects visible_;
  HeapGraph graph_;
  std::vector<uint32_t> numbers_;  // node -> number
  std::vector<uint32_t> node_of_;  // number -> node
  std::vector<uint32_t> shown_in_;
};

}  // namespace

uint32_t HeapGraph::find(ObjectId id) const {
  // Nodes are ordered by birth; without a birth every one has to be looked at.
  const auto same = [&](const GraphNode& node) {
    return node.id.offset == id.offset && (id.birth == 0 || node.id.birth == id.birth);
  };
  auto at = nodes.begin();
  if (id.birth != 0) {
    at = std::lower_bound(
        nodes.begin(), nodes.end(), id.birth,
        [](const GraphNode& node, uint32_t birth) { return node.id.birth < birth; });
  }
  at = std::find_if(at, nodes.end(), same);
  return at == nodes.end() ? kNoNode : static_cast<uint32_t>(at - nodes.begin());
}

HeapGraph build_heap_graph(const HeapIndex& index, const GraphOptions& options) {
  return GraphBuilder(index, options).build();
}

HeapGraph build_heap_graph(const Machine& machine, const GraphOptions& options) {
  return build_heap_graph(HeapIndex(machine), options);
}

}  // namespace ouro
