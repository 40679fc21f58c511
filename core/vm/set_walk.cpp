#include "core/vm/set_walk.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/int_object.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// All references are owned. kPosition: of the next item of a set or dict.
enum Slot : uint32_t {
  kTarget,
  kFilter,
  kSource,
  kPosition,
  kAction,
  kItem,
  kHashLow,
  kHashHigh,
  kResult,
};
enum State : uint16_t { kIteratorArrives, kNext, kHashArrives, kAnswerArrives, kStored };
constexpr uint32_t kMovesPerStep = 192;  // two or three for each item

bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}

SetWalkAction action_of(Machine& m) {
  return static_cast<SetWalkAction>(m.task().slot[kAction]);
}
bool is_test(SetWalkAction action) {
  return action == SetWalkAction::TestAll || action == SetWalkAction::TestNone;
}

void keep_hash(Task& task, int64_t hash) {
  task.slot[kHashLow] = static_cast<uint32_t>(hash);
  task.slot[kHashHigh] = static_cast<uint32_t>(static_cast<uint64_t>(hash) >> 32);
}

void keep_item(Machine& m, Ref<Object> borrowed, int64_t hash) {
  m.task().own(kItem, new_reference(m.heap, borrowed));
  keep_hash(m.task(), hash);
}

int64_t kept_hash(const Task& task) {
  return static_cast<int64_t>(static_cast<uint64_t>(task.slot[kHashHigh]) << 32 |
                              task.slot[kHashLow]);
}

Advance next_item_of_source(Machine& m) {
  const Ref<Object> source = m.task().ref(kSource);
  uint32_t position = m.task().slot[kPosition];
  if (is_layout(m, source, LayoutId::Set)) {
    const SetEntry entry = set_next(m.heap.memory, source.as<Set>(), &position);
    m.task().slot[kPosition] = position;
    if (entry.key) keep_item(m, entry.key, entry.hash);
    return entry.key ? Advance::Item : Advance::Exhausted;
  }
  if (is_layout(m, source, LayoutId::Dict)) {
    int64_t hash = 0;
    const DictItem item = dict_next(m.heap.memory, source.as<Dict>(), &position, &hash);
    m.task().slot[kPosition] = position;
    if (item.key) keep_item(m, item.key, hash);
    return item.key ? Advance::Item : Advance::Exhausted;
  }
  Ref<Object> item;
  const Advance step = advance(m, source, &item);
  if (step == Advance::Item) m.task().own(kItem, item);
  return step;
}

// An intersection hashes what it looks up and adds once (set_intersection).
bool is_hashed_first(Machine& m) {
  return action_of(m) == SetWalkAction::AddFound && !has_known_hashes(m, m.task().ref(kSource));
}

Outcome operate(Machine& m, SetAction action, Ref<Set> set) {
  const Task task = m.task();
  if (!has_known_hashes(m, task.ref(kSource)) && !is_hashed_first(m)) {
    return set_operation_for_each(m, action, set, task.ref(kItem));
  }
  return set_operation_with_hash(m, action, set, task.ref(kItem), kept_hash(task));
}

Outcome look_into_filter(Machine& m) {
  const Task task = m.task();
  const Ref<Object> filter = task.ref(kFilter);
  if (!is_layout(m, filter, LayoutId::Dict)) {
    return operate(m, SetAction::Contains, filter.as<Set>());
  }
  return dict_contains_with_hash(m, filter.as<Dict>(), task.ref(kItem), kept_hash(task));
}

// The first operation for the item that is there.
Outcome first_operation(Machine& m) {
  const Ref<Set> target = m.task().ref(kTarget).as<Set>();
  m.task().state = kStored;
  switch (action_of(m)) {
    case SetWalkAction::Add:
      return operate(m, SetAction::Add, target);
    case SetWalkAction::Discard:
      return operate(m, SetAction::Discard, target);
    case SetWalkAction::Toggle:
      m.task().state = kAnswerArrives;
      return operate(m, SetAction::Take, target);
    default:
      if (is_hashed_first(m)) {
        m.task().state = kHashArrives;
        return hash(m, m.task().ref(kItem));
      }
      m.task().state = kAnswerArrives;
      return look_into_filter(m);
  }
}

StepResult take_hash(Machine& m, uint32_t own) {
  const Ref<Object> arrived = m.take_result();
  int64_t value = 0;
  CHECK(int_try_i64(m.heap, arrived.as<Int>(), &value));
  keep_hash(m.task(), value);
  decref(m.heap, arrived);
  m.task().state = kAnswerArrives;
  return wait_for(m, own, look_into_filter(m));
}

StepResult finish_walk(Machine& m) {
  const SetWalkAction action = action_of(m);
  if (is_test(action)) return m.finish(new_reference(m.heap, m.boolean(true)));
  const Ref<Set> target = m.task().ref(kTarget).as<Set>();
  if (action == SetWalkAction::Discard && !set_compact(m.heap, target)) return fail_for_memory(m);
  const bool gives_target =
      static_cast<SetWalkResult>(m.task().slot[kResult]) == SetWalkResult::Target;
  return m.finish(gives_target ? m.task().take(kTarget) : new_reference(m.heap, m.none()));
}

bool takes_item(SetWalkAction action, bool was_there) {
  if (action == SetWalkAction::AddFound) return was_there;
  return !was_there && (action == SetWalkAction::AddAbsent || action == SetWalkAction::Toggle);
}

// Takes the next item, if there is one, and starts its first operation.
StepResult start_item(Machine& m, uint32_t own) {
  switch (next_item_of_source(m)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      return finish_walk(m);
    case Advance::Item:
      break;
  }
  return wait_for(m, own, first_operation(m));
}

// A lookup has answered: adds the item, ends a test, or goes on.
StepResult take_answer(Machine& m, uint32_t own) {
  const Ref<Object> answer = m.take_result();
  const bool was_there = answer == m.boolean(true);
  decref(m.heap, answer);
  const SetWalkAction action = action_of(m);
  if (is_test(action) && was_there != (action == SetWalkAction::TestAll)) {
    return m.finish(new_reference(m.heap, m.boolean(false)));
  }
  m.task().state = kStored;
  if (!takes_item(action, was_there)) return wait_for(m, own, m.return_none());
  return wait_for(m, own, operate(m, SetAction::Add, m.task().ref(kTarget).as<Set>()));
}

// The item is done with, and may die.
StepResult drop_item(Machine& m) {
  decref(m.heap, m.take_result());
  m.task().state = kNext;
  decref(m.heap, m.task().take(kItem));
  return StepResult::Again;
}

StepResult move_on(Machine& m, uint32_t own) {
  switch (m.task().state) {
    case kIteratorArrives:
      m.task().own(kSource, m.take_result());
      m.task().state = kNext;
      return StepResult::Again;
    case kNext:
      return start_item(m, own);
    case kHashArrives:
      return take_hash(m, own);
    case kAnswerArrives:
      return take_answer(m, own);
    default:
      return drop_item(m);
  }
}

bool is_waiting(Machine& m) {
  const bool has_arrived = (m.task().owned & (1u << kTaskInbox)) != 0;
  return m.task().state != kNext && !has_arrived;
}

}  // namespace

StepResult step_SetWalk(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = move_on(m, own);
    if (result != StepResult::Again || !is_top(m, own) || is_waiting(m)) return result;
  }
  return StepResult::Again;
}

bool has_known_hashes(const Machine& m, Ref<Object> source) {
  return is_layout(m, source, LayoutId::Set) || m.heap.is_exact(source, TypeId::Dict);
}

namespace {

bool keeps_hashes(const Machine& m, const SetWalk& walk) {
  if (is_layout(m, walk.source, LayoutId::Set)) return true;
  const bool adds = walk.action == SetWalkAction::Add || walk.action == SetWalkAction::Toggle;
  return adds && has_known_hashes(m, walk.source);
}

}  // namespace

Outcome walk_into_set(Machine& m, const SetWalk& walk) {
  Task& task = m.heap.push_task(TaskKind::SetWalk);
  if (walk.target) task.own(kTarget, new_reference(m.heap, walk.target).as<Object>());
  if (walk.filter) task.own(kFilter, new_reference(m.heap, walk.filter));
  task.slot[kAction] = static_cast<uint32_t>(walk.action);
  task.slot[kResult] = static_cast<uint32_t>(walk.result);
  const uint32_t own = own_index(m);
  if (keeps_hashes(m, walk)) {
    task.own(kSource, new_reference(m.heap, walk.source));
    task.state = kNext;
    return begun(m, step_SetWalk(m));
  }
  const StepResult waits = wait_for(m, own, get_iterator(m, walk.source));
  if (waits == StepResult::Raised || !is_top(m, own)) return begun(m, waits);
  return begun(m, step_SetWalk(m));
}

}  // namespace ouro
