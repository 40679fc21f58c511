// machine_view.h - what the machine is doing, as plain host structs: frames, code, collector,
// counters and pending tasks.
//
// Copied out of a machine that stands between two ticks, as heap_graph.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro {

// --- frames ---
struct SlotView {
  std::string name;  // of a local; "0", "1", ... on a value stack, from the bottom
  std::string text;  // what is there in short: "5", "Node #1"; "" when empty
  ObjectId object;   // null when empty
  bool borrowed;     // not counted
  bool is_cell;      // a local that closures share; `object` and `text` are the cell's contents
};

struct FrameView {
  std::string function;  // qualified name; "<module>" for the program
  std::string file;
  uint32_t frame;        // offset: tells frames apart while they live
  uint32_t line;         // about to run; 0 when there is none
  uint32_t instruction;  // index of the next one
  bool running;          // the innermost one
  bool hidden;           // library code written in Python
  std::string waits;     // what it does with the value it waits for; "" while it runs
  std::vector<SlotView> locals;
  std::vector<SlotView> stack;  // bottom first
};
// The outermost one first.
std::vector<FrameView> view_frames(const Machine& machine);

// --- code ---
struct CodeRow {
  uint32_t offset;  // index of the instruction
  uint32_t line;
  uint32_t column;
  uint32_t end_line;
  uint32_t end_column;
  std::string opcode;    // as the chosen version calls it
  std::string argument;  // in words: "a", "'text'", "to 12"; "" when there is none
  std::string meaning;   // one sentence of opcodes.def
  bool current;          // the next one to run
  bool jump_target;
};
struct CodeListing {
  std::string name;
  std::vector<CodeRow> rows;
  std::vector<std::string> stack;  // value stack in words, bottom first
};
// Of the innermost frame of the program; empty when there is none.
CodeListing view_code(const Machine& machine);

// --- collector ---
struct CollectorMember {
  ObjectId id;
  std::string label;
  uint32_t refcount;
  bool has_gc_refs;
  int32_t gc_refs;
  bool tentatively_unreachable;
  bool rescued;
  bool under_cursor;  // the next step looks at it
  bool from_boot;
};
struct CollectorList {
  std::string name;  // "generation 0", "permanent generation", "unreachable", ...
  bool is_generation;
  uint32_t size;  // all members
  uint32_t size_from_boot;
  std::vector<CollectorMember> members;  // those of the program, at most members_max
};
struct GenerationView {
  int32_t count;
  int32_t threshold;
  int64_t collections;
  int64_t collected;
  int64_t uncollectable;
};
struct CollectorView {
  bool enabled;
  bool running;
  bool requested;     // will begin soon
  std::string phase;  // "SubtractRefs"
  std::string cpython_function;
  std::string sentence;  // what happens in this phase
  int32_t generation;    // the oldest one collected, when running
  std::string reason;    // why it runs: "a threshold was exceeded", "gc.collect() was called"
  int64_t candidates;
  int64_t collected;  // so far, or by the last collection
  int64_t uncollectable;
  ObjectId cursor;  // the object that the next step looks at; null when there is none
  std::vector<GenerationView> generations;
  std::vector<CollectorList> lists;  // all generations, and the other lists that are not empty
};
CollectorView view_collector(const HeapIndex& index, uint32_t members_max = 2000);

// --- counters: Counters of web/src/engine.ts ---
struct CountersView {
  uint64_t live_objects;  // of those made since boot
  uint64_t references_taken;
  uint64_t references_dropped;
  uint64_t allocations;
  uint64_t frees;
  uint64_t memory_bytes;  // taken from the system
  std::vector<int32_t> generation_counts;
  std::vector<int32_t> thresholds;
  int64_t collections;
  int64_t collected;
  int64_t uncollectable;
  uint64_t finalizers_called;
  uint64_t weak_references;
};
CountersView view_counters(const Machine& machine);

// --- tasks ---
struct TaskView {
  std::string kind;      // name in tasks.def
  std::string sentence;  // "deallocation of Node #1", "frame of f", "collection of generation 0"
  std::vector<SlotView> held;  // what it owns
};
// The one that runs next comes first.
std::vector<TaskView> view_tasks(const Machine& machine);

}  // namespace ouro
