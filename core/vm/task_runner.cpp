#include "core/vm/task_runner.h"

#include <algorithm>

#include "core/collector/collector.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/vm/dispatch.h"
#include "core/vm/interpreter_exit.h"
#include "core/vm/task_steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// Whether a requested collection may begin now: at once, or only where the eval breaker is looked
// at, which is when a Python frame is about to go on.
bool collection_may_begin(Machine& m) {
  const GcState& gc = m.heap.state().gc;
  if (!gc.requested || gc.collecting) return false;
  if (m.profile().collection_trigger == CollectionTrigger::Allocation) return true;
  return m.eval_breaker_hit();
}

// Whether so little of the reserve is left that the program has to end: every other tick of a frame
// raises MemoryError. One instruction in between, so that it is the handler that fails next, and
// then what is around it.
bool is_nearly_exhausted(const Machine& m) {
  return m.heap.memory.reserve_left_bytes() < kReserveBytes / 2;
}

// Tasks that gather what a builtin iterator gives: for long no frame is asked in between.
bool is_gathering(TaskKind kind) {
  constexpr TaskKind kGathering[] = {TaskKind::ExtendList,   TaskKind::TupleOfIterable,
                                     TaskKind::DictFill,     TaskKind::SetMethod,
                                     TaskKind::SetWalk,      TaskKind::JoinText,
                                     TaskKind::CollectBytes, TaskKind::UnpackIterable};
  return std::find(std::begin(kGathering), std::end(kGathering), kind) != std::end(kGathering);
}

void raise_memory_error_in_frame(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  if (!frame || m.at(frame).pending_exception) return;
  m.heap.memory.acknowledge_over_limit();
  m.at(frame).pending_exception = new_reference(m.heap, m.state().memory_error);
}

void step_task(Machine& m) {
  ++m.state().tick;
  const uint32_t own = m.heap.task_count() - 1;
  const TaskKind kind = m.task().kind;
  StepResult result = StepResult::Raised;
  if (m.heap.memory.over_limit() && is_gathering(kind)) {
    m.heap.memory.acknowledge_over_limit();
    (void)m.raise_memory_error();
  } else {
    result = task_step(kind)(m);
  }
  if (result != StepResult::Raised) return;
  // The task that raised is unwound like any other, and so it must not catch its own error. What
  // has died in its step goes first.
  m.heap.task(own).flags &= static_cast<uint8_t>(~kTaskCatches);
  if (m.heap.task_count() > own + 1) {
    const Ref<Object> exception = take_raised(m);
    m.heap.insert_task(own + 1, TaskKind::RaiseBelow).own(0, exception);
    return;
  }
  deliver_exception(m);
}

}  // namespace

void run_tasks(Machine& m, uint64_t tick_limit) {
  while (m.tick() < tick_limit && !m.finished()) {
    if (m.heap.task_count() == 0) {
      continue_exit(m);
      continue;
    }
    if (m.standstill() != Standstill::None) return;
    m.heap.clear_attention();
    const bool in_frame = m.task().kind == TaskKind::RunFrame;
    const bool ends = in_frame && is_nearly_exhausted(m);
    const bool raises = ends && m.tick() % 2 == 0;
    if (in_frame && (raises || m.heap.memory.over_limit())) raise_memory_error_in_frame(m);
    if (collection_may_begin(m)) {
      m.clear_eval_breaker();
      begin_requested_collection(m.heap);
    } else if (in_frame) {
      run_frames(m, ends ? m.tick() + 1 : tick_limit);
    } else {
      step_task(m);
    }
  }
}

}  // namespace ouro
