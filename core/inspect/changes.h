// changes.h - what is different between two moments.
//
// A Snapshot is what can be compared of a moment: the heap graph of the program and what the
// machine is about to do, copied out of it. Comparing two of them says what happened in between, as
// far as it left a trace: a count that rose and fell again does not show. What is said about it in
// a sentence is narration.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro {

// What the next tick will do.
struct PendingStep {
  std::string opcode;    // of the next instruction; "" when a task runs
  std::string argument;  // what it is about: a name, a constant, a count
  std::string meaning;   // of the opcode, in a sentence
  std::string task;      // the task in words: "deallocation of Node #1"; "" for an instruction
  std::string task_kind;
  std::string function;  // of the innermost frame of the program
  std::string source;    // the text that the instruction was made from, when it is on one line
  std::string line_text;
  uint32_t line = 0;
  uint32_t depth = 0;  // frames
};

// Whether there are so many objects that a person would have to wait for an answer which needs all
// of them at two moments: what differs, what happened, what would happen.
bool has_too_many_objects(const Machine& machine);

struct Snapshot {
  uint64_t tick = 0;
  PendingStep next;
  std::string phase;  // of the collector
  std::string phase_sentence;
  uint64_t output_bytes = 0;
  uint64_t finalizers_called = 0;
  std::string exception;  // on its way, or handled: "ValueError('text')"; "" when there is none
  bool finished = false;
  HeapGraph graph;
  std::vector<uint32_t> live_births;  // of all objects of the program, in or out of view
  uint32_t next_birth = 0;
};
Snapshot take_snapshot(const HeapIndex& index);

// A reference as its holder is called: "name 'a'", "list #2 [0]", "value stack of f".
struct ReferenceRecord {
  std::string holder;
  EdgeRole role;
  EdgeStrength strength;
  ObjectId target;
  std::string target_text;
  friend bool operator==(const ReferenceRecord&, const ReferenceRecord&) = default;
};

struct ObjectRecord {
  ObjectId id;
  NodeKind kind;
  std::string label;
};

struct CountChange {
  ObjectRecord object;
  uint32_t before;
  uint32_t after;
};

// All lists are ordered by the birth of the objects they are about.
struct Changes {
  std::vector<ObjectRecord> made;
  std::vector<ObjectRecord> freed;
  std::vector<CountChange> counts;
  std::vector<ReferenceRecord> gained;
  std::vector<ReferenceRecord> lost;
  std::vector<ObjectRecord> became_unreachable;
  std::vector<ObjectRecord> resurrected;  // were unreachable
  std::vector<ObjectRecord> dying;        // began to be taken apart
  std::vector<ObjectRecord> grew_older;   // moved to an older generation
  std::vector<CountChange> weakrefs;      // the number of weak references to an object
  uint64_t output_bytes = 0;              // printed in between
};
Changes compare(const Snapshot& before, const Snapshot& after);

}  // namespace ouro
