// moment.h - a machine at one tick, kept in order to be compared with the next one.
#pragma once

#include <memory>
#include <vector>

#include "core/heap/task_kind.h"
#include "core/inspect/heap_index.h"

namespace ouro {

// What can change about an object besides its references.
struct ObjectFacts {
  ObjectId id;
  uint32_t refcount;
  bool immortal;
  bool tracked;
  uint8_t generation;
  bool leads_somewhere;  // of weak references
  uint32_t traceback;    // of exceptions
};

// The task that runs next.
struct TopTask {
  uint32_t count = 0;  // of tasks
  TaskKind kind = TaskKind::RunFrame;
  ObjectId object;  // in its first slot; null when that is none
};

class Moment {
 public:
  Moment(const Machine& machine, IndexDetail detail);

  const HeapIndex& index() const { return *index_; }
  // By number; readable also when the machine has gone on.
  const std::vector<ObjectFacts>& objects() const { return objects_; }
  ObjectId id(uint32_t number) const { return objects_[number].id; }
  const TopTask& top_task() const { return top_; }
  // Of all tasks, the top one last.
  const std::vector<TaskKind>& kinds() const { return kinds_; }
  const GcState& gc() const { return gc_; }
  Ref<Frame> frame() const { return frame_; }
  uint32_t depth() const { return depth_; }
  bool in_library() const { return in_library_; }
  const HeapCounters& counters() const { return counters_; }
  uint64_t output_bytes() const { return output_bytes_; }

 private:
  void add_facts(const Machine& machine, uint32_t number);

  std::unique_ptr<HeapIndex> index_;
  std::vector<ObjectFacts> objects_;
  TopTask top_;
  std::vector<TaskKind> kinds_;
  GcState gc_;
  Ref<Frame> frame_;
  uint32_t depth_;
  bool in_library_;
  HeapCounters counters_;
  uint64_t output_bytes_;
};

}  // namespace ouro
