#include "core/inspect/changes.h"

#include <algorithm>

#include "core/collector/collector.h"
#include "core/heap/task_kind.h"
#include "core/history/line_tracker.h"
#include "core/inspect/code_reading.h"
#include "core/inspect/describe.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/machine_view.h"
#include "core/inspect/words.h"
#include "core/vm/program_frames.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// The part of a line that a position spans; columns count UTF-8 bytes.
std::string cut_source(const std::string& line, const SourceSpan& span) {
  if (span.line != span.end_line || span.end_column > line.size()) return "";
  if (span.column >= span.end_column) return "";
  return line.substr(span.column, span.end_column - span.column);
}

PendingStep pending_step(const Machine& machine) {
  PendingStep step;
  step.depth = machine.state().depth;
  const uint32_t tasks = machine.heap.task_count();
  const bool in_frame = tasks > 0 && machine.heap.task(tasks - 1).kind == TaskKind::RunFrame;
  if (tasks > 0 && !in_frame) {
    step.task = task_text(machine, tasks - 1);
    step.task_kind = task_kind_name(machine.heap.task(tasks - 1).kind);
  }
  const Ref<Frame> frame = in_frame ? machine.state().frame : program_frame(machine);
  if (!frame) return step;
  const Ref<Code> code = machine.at(frame).code;
  const uint32_t instruction = machine.at(frame).next_instruction;
  step.function = frame_name(machine, frame);
  const SourceSpan span = position_of(machine, code, instruction);
  const std::string file = name_text(machine.heap, machine.at(code).filename.as<Object>());
  step.line = span.line != 0 ? span.line : line_to_show(machine);
  step.line_text = machine.sources().line(file, step.line);
  if (!in_frame) return step;
  const Opcode opcode = opcode_of(instruction_of(machine, code, instruction));
  step.opcode = opcode_name(opcode);
  step.argument = instruction_argument(machine, code, instruction);
  step.meaning = opcode_meaning(opcode);
  if (span.line != 0) step.source = cut_source(step.line_text, span);
  return step;
}

Ref<Object> present_exception(const Machine& machine) {
  const Ref<Frame> frame = machine.state().frame;
  if (frame && machine.at(frame).pending_exception) return machine.at(frame).pending_exception;
  return machine.state().handled;
}

// --- comparing ---

ObjectRecord record_of(const GraphNode& node) {
  return {node.id, node.kind, node.label};
}

const char* holder_prefix(RootKind kind, EdgeRole role) {
  if (kind == RootKind::Module && role == EdgeRole::Name) return "name";
  return role == EdgeRole::Name ? "local" : "";
}

std::string root_holder(const GraphRoot& root, const GraphEdge& edge) {
  if (root.kind == RootKind::Task) return edge.name;
  if (root.kind == RootKind::Register) return root.title;
  if (edge.role == EdgeRole::Stack) return "value stack of " + root.title;
  if (edge.role != EdgeRole::Name) return edge.name + " of " + root.title;
  const bool is_cell = edge.name.starts_with("cell ");
  const std::string name =
      is_cell ? edge.name : holder_prefix(root.kind, edge.role) + (" '" + edge.name + "'");
  return root.kind == RootKind::Module ? name : name + " of " + root.title;
}

std::vector<ReferenceRecord> references_of(const HeapGraph& graph) {
  std::vector<ReferenceRecord> records;
  for (const GraphRoot& root : graph.roots) {
    for (const GraphEdge& edge : graph.edges_of(root)) {
      records.push_back(
          {root_holder(root, edge), edge.role, edge.strength, edge.target_id, edge.text});
    }
  }
  for (const GraphNode& node : graph.nodes) {
    for (const GraphEdge& edge : graph.edges_of(node)) {
      records.push_back(
          {node.label + " " + edge.name, edge.role, edge.strength, edge.target_id, edge.text});
    }
  }
  return records;
}

bool less(const ReferenceRecord& a, const ReferenceRecord& b) {
  if (a.target.birth != b.target.birth) return a.target.birth < b.target.birth;
  if (a.holder != b.holder) return a.holder < b.holder;
  return a.strength < b.strength;
}

// What is in `from` and not in `without`, each as often as it is too many.
std::vector<ReferenceRecord> without(const std::vector<ReferenceRecord>& from,
                                     const std::vector<ReferenceRecord>& other) {
  std::vector<ReferenceRecord> result;
  std::set_difference(from.begin(), from.end(), other.begin(), other.end(),
                      std::back_inserter(result), less);
  return result;
}

class Comparison {
 public:
  Changes run(const Snapshot& before, const Snapshot& after) {
    const std::vector<GraphNode>& old_nodes = before.graph.nodes;
    const std::vector<GraphNode>& new_nodes = after.graph.nodes;
    size_t i = 0;
    size_t j = 0;
    // Both are ordered by birth.
    while (i < old_nodes.size() || j < new_nodes.size()) {
      const bool old_first =
          j == new_nodes.size() ||
          (i < old_nodes.size() && old_nodes[i].id.birth < new_nodes[j].id.birth);
      if (old_first) {
        note_gone(after, old_nodes[i++]);
      } else if (i == old_nodes.size() || new_nodes[j].id.birth < old_nodes[i].id.birth) {
        note_new(before, new_nodes[j++]);
      } else {
        note_same(old_nodes[i++], new_nodes[j++]);
      }
    }
    compare_references(before.graph, after.graph);
    changes_.output_bytes = after.output_bytes - before.output_bytes;
    return std::move(changes_);
  }

 private:
  // An object may also go out of view, or come into it.
  void note_gone(const Snapshot& after, const GraphNode& node) {
    const bool lives =
        std::binary_search(after.live_births.begin(), after.live_births.end(), node.id.birth);
    if (!lives) changes_.freed.push_back(record_of(node));
  }
  void note_new(const Snapshot& before, const GraphNode& node) {
    if (node.id.birth >= before.next_birth) changes_.made.push_back(record_of(node));
  }
  void note_same(const GraphNode& was, const GraphNode& is) {
    const ObjectRecord record = record_of(is);
    if (was.refcount != is.refcount) {
      changes_.counts.push_back({record, was.refcount, is.refcount});
    }
    if (!was.unreachable && is.unreachable) changes_.became_unreachable.push_back(record);
    if (was.unreachable && !is.unreachable) changes_.resurrected.push_back(record);
    if (!was.dying && is.dying) changes_.dying.push_back(record);
    if (was.generation >= 0 && is.generation > was.generation) {
      changes_.grew_older.push_back(record);
    }
    if (was.weakref_count != is.weakref_count) {
      changes_.weakrefs.push_back({record, was.weakref_count, is.weakref_count});
    }
  }

  void compare_references(const HeapGraph& before, const HeapGraph& after) {
    std::vector<ReferenceRecord> old_references = references_of(before);
    std::vector<ReferenceRecord> new_references = references_of(after);
    std::sort(old_references.begin(), old_references.end(), less);
    std::sort(new_references.begin(), new_references.end(), less);
    changes_.gained = without(new_references, old_references);
    changes_.lost = without(old_references, new_references);
  }

  Changes changes_;
};

}  // namespace

bool has_too_many_objects(const Machine& machine) {
  // An index for a picture also has the objects of boot.
  return view_counters(machine).live_objects > kPictureObjectsMax * 4 / 5;
}

Snapshot take_snapshot(const HeapIndex& index) {
  const Machine& machine = index.machine();
  Snapshot snapshot;
  snapshot.tick = machine.tick();
  snapshot.next = pending_step(machine);
  const PhaseInfo& phase = phase_info(collector_phase(machine.heap));
  snapshot.phase = phase.name;
  snapshot.phase_sentence = phase.sentence;
  snapshot.output_bytes = machine.state().output_bytes;
  snapshot.finalizers_called = machine.heap.state().counters.finalizers_called;
  if (const Ref<Object> exception = present_exception(machine)) {
    snapshot.exception = short_repr(machine, exception);
  }
  snapshot.finished = machine.finished();
  snapshot.graph = build_heap_graph(index);
  snapshot.next_birth = machine.heap.state().counters.next_birth;
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (!index.from_boot(i)) snapshot.live_births.push_back(index.id(i).birth);
  }
  return snapshot;
}

Changes compare(const Snapshot& before, const Snapshot& after) {
  return Comparison().run(before, after);
}

}  // namespace ouro
