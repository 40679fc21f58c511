#include "core/inspect/text_view.h"

#include "core/inspect/holders.h"
#include "core/inspect/json_writer.h"
#include "core/inspect/machine_view.h"
#include "core/inspect/own_objects.h"
#include "core/inspect/visible_objects.h"

namespace ouro {
namespace {

class HeapTextWriter {
 public:
  HeapTextWriter(const HeapIndex& index, const GraphOptions& options)
      : index_(index), folding_(index), graph_(build_heap_graph(index, options)) {}

  std::string write() {
    json_.begin_object();
    json_.key("frames").begin_array();
    for (const GraphRoot& root : graph_.roots) write_root(root);
    json_.end_array();
    json_.key("objects").begin_array();
    for (const GraphNode& node : graph_.nodes) write_node(node);
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  // A node is named by its id; what is not shown by what it is.
  std::string target_text(const GraphEdge& edge) const {
    return edge.target == kNoNode ? edge.text : object_id_text(edge.target_id);
  }

  void write_root(const GraphRoot& root) {
    json_.begin_object();
    json_.field("name", root.title);
    json_.field("line", root.line);
    json_.key("names").begin_array();
    for (const GraphEdge& edge : graph_.edges_of(root)) {
      json_.begin_object();
      json_.field("name", edge.name);
      json_.field("object", target_text(edge));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_node(const GraphNode& node) {
    json_.begin_object();
    json_.field("id", object_id_text(node.id));
    json_.field("label", node.label);
    json_.field("type", node.type_name);
    json_.field("repr", node.repr);
    json_.field("refcount", node.immortal ? 0 : node.refcount);
    json_.field("immortal", node.immortal);
    json_.field("generation", static_cast<int>(node.generation));
    json_.field("unreachable", node.unreachable);
    json_.field("sizeBytes", node.size_bytes);
    write_edges(node);
    write_holders(node);
    json_.end_object();
  }

  void write_edges(const GraphNode& node) {
    json_.key("edges").begin_array();
    for (const GraphEdge& edge : graph_.edges_of(node)) {
      json_.begin_object();
      json_.field("name", edge.name);
      json_.field("object", target_text(edge));
      json_.field("weak", edge.strength == EdgeStrength::Weak);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_holders(const GraphNode& node) {
    json_.key("holders").begin_array();
    for (const Holder& holder : holders_of(index_, folding_, node.id).holders) {
      std::string text = holder.text;
      if (holder.strength == EdgeStrength::Weak) text += " (weak)";
      if (holder.strength == EdgeStrength::Borrowed) text += " (borrowed)";
      if (holder.count > 1) text += " (" + std::to_string(holder.count) + " times)";
      json_.value(text);
    }
    json_.end_array();
  }

  const HeapIndex& index_;
  const Folding folding_;
  const HeapGraph graph_;
  JsonWriter json_;
};

template <typename T>
void write_array(JsonWriter* json, const char* name, const std::vector<T>& values) {
  json->key(name).begin_array();
  for (const T& value : values) json->value(value);
  json->end_array();
}

// Counters that never fall.
void write_rising(JsonWriter* json, const CountersView& counters) {
  json->field("referencesTaken", counters.references_taken);
  json->field("referencesDropped", counters.references_dropped);
  json->field("allocations", counters.allocations);
  json->field("frees", counters.frees);
  json->field("collections", counters.collections);
  json->field("collected", counters.collected);
  json->field("uncollectable", counters.uncollectable);
  json->field("finalizersCalled", counters.finalizers_called);
}

}  // namespace

std::string heap_text_json(const HeapIndex& index, const GraphOptions& options) {
  return HeapTextWriter(index, options).write();
}

std::string counters_json(const HeapIndex& index, const CountersView* at_exit) {
  const CountersView counters = view_counters(index.machine());
  JsonWriter json;
  json.begin_object();
  json.field("liveObjects", counters.live_objects);
  // Among so many objects, those of the library are few.
  json.field("ownObjects", index.complete() ? count_own_objects(index) : counters.live_objects);
  write_rising(&json, counters);
  json.field("memoryBytes", counters.memory_bytes);
  write_array(&json, "generationCounts", counters.generation_counts);
  write_array(&json, "thresholds", counters.thresholds);
  json.field("weakReferences", counters.weak_references);
  json.key("atExit").begin_object();
  if (at_exit != nullptr) write_rising(&json, *at_exit);
  json.end_object();
  json.end_object();
  return json.take();
}

std::string code_view_json(const Machine& machine) {
  const CodeListing listing = view_code(machine);
  JsonWriter json;
  json.begin_object();
  json.field("name", listing.name);
  json.key("rows").begin_array();
  for (const CodeRow& row : listing.rows) {
    json.begin_object();
    json.field("offset", row.offset);
    json.field("line", row.line);
    json.field("opcode", row.opcode);
    json.field("argument", row.argument);
    json.field("current", row.current);
    json.end_object();
  }
  json.end_array();
  write_array(&json, "stack", listing.stack);
  json.end_object();
  return json.take();
}

}  // namespace ouro
