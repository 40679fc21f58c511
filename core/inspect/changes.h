// changes.h - what is different between two moments, and one plain sentence about it.
//
// A Snapshot is what can be compared of a moment: counts, references and labels of the program's
// objects, copied out of the machine. Comparing two of them says what happened in between, as far
// as it left a trace: a count that rose and fell again does not show.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro {

struct ReferenceRecord {
  std::string holder;  // "name 'a'", "list #2 [0]", ".next of Node #1"
  ObjectId target;
  EdgeStrength strength;
  friend bool operator==(const ReferenceRecord&, const ReferenceRecord&) = default;
};

struct ObjectRecord {
  ObjectId id;
  std::string label;
  uint32_t refcount;
  bool immortal;
  bool dying;
  bool unreachable;
  bool holds_itself;
  bool is_container;
  int8_t generation;
  uint32_t weakref_count;
};

// What the next tick will do.
struct PendingStep {
  std::string opcode;    // of the next instruction; "" when a task runs
  std::string argument;  // the name, constant or count it is about
  std::string task;      // the task in words; "" when an instruction runs
  std::string function;  // of the innermost frame
  std::string source;    // the source text of the instruction, when it is known
  uint32_t line = 0;
  uint32_t depth = 0;  // frames
};

struct Snapshot {
  uint64_t tick = 0;
  PendingStep next;
  std::string phase;  // of the collector
  std::string phase_sentence;
  uint64_t output_bytes = 0;
  uint64_t finalizers_called = 0;
  std::string exception;  // on its way: "ValueError: text"; "" when there is none
  bool finished = false;
  std::vector<ObjectRecord> objects;        // of the program, by birth
  std::vector<ReferenceRecord> references;  // to them
};
Snapshot take_snapshot(const HeapIndex& index);

struct CountChange {
  ObjectId id;
  std::string label;
  uint32_t before;
  uint32_t after;
};

struct Changes {
  std::vector<ObjectRecord> made;
  std::vector<ObjectRecord> freed;
  std::vector<CountChange> counts;
  std::vector<ReferenceRecord> gained;
  std::vector<ReferenceRecord> lost;
  std::vector<ObjectRecord> became_unreachable;
  std::vector<ObjectRecord> weakrefs_cleared;  // objects whose weak references were cleared
  uint64_t output_bytes = 0;                   // printed in between
};
Changes compare(const Snapshot& before, const Snapshot& after);

// One plain sentence, or two, on what happened between the two moments: the tick that `before.next`
// describes, or a line. "`del a`: the name 'a' lets go of Node #1; its count drops from 2 to 1, it
// still holds itself."
std::string narration(const Snapshot& before, const Snapshot& after);

}  // namespace ouro
