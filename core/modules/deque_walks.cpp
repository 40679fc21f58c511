#include "core/modules/deque_walks.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

constexpr uint32_t kItemsPerStep = 64;

// --- FillDeque: the first three are owned ---
enum FillSlot : uint32_t { kFilled, kResult, kIterator, kEnd };
enum FillState : uint16_t { kIteratorArrives, kItems };

// --- SearchDeque: the deque, the item and the candidate are owned ---
enum SearchSlot : uint32_t {
  kSearched,
  kItem,
  kCandidate,
  kPosition,
  kStop,
  kSearch,
  kFound,
  kDequeState
};
enum SearchState : uint16_t { kNextCandidate, kAnswer, kText };

StepResult walk_items(Machine& m) {
  const uint32_t own = own_index(m);
  const auto deque = m.task().ref(kFilled).as<Deque>();
  const auto end = static_cast<DequeEnd>(m.task().slot[kEnd]);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    Ref<Object> item;
    switch (advance(m, m.task().ref(kIterator), &item)) {
      case Advance::Waiting:
        return StepResult::Again;
      case Advance::Raised:
        return StepResult::Raised;
      case Advance::Exhausted:
        return m.finish(m.task().take(kResult));
      case Advance::Item:
        break;
    }
    const Outcome added = deque_add(m, deque, end, item);
    if (added.is_error()) return StepResult::Raised;
    decref(m.heap, added.value());
    if (!is_top(m, own)) break;
  }
  return StepResult::Again;
}

Outcome not_found(Machine& m, const Task& task) {
  switch (static_cast<DequeSearch>(task.slot[kSearch])) {
    case DequeSearch::Contains:
      return m.return_bool(false);
    case DequeSearch::Count:
      return int_from_i64(m.heap, task.slot[kFound]);
    case DequeSearch::Index:
    case DequeSearch::Remove:
      break;
  }
  CHECK(false);
}

StepResult search_ended(Machine& m) {
  const Task task = m.task();
  const auto search = static_cast<DequeSearch>(task.slot[kSearch]);
  const bool shows_item = search == DequeSearch::Index || search == DequeSearch::Remove;
  if (!shows_item) return m.finish(not_found(m, task).value());
  const bool removes = search == DequeSearch::Remove;
  const bool shows =
      m.profile().objects->searches_show_item && (m.profile().clear_library_texts || !removes);
  if (!shows) {
    (void)m.raise(TypeId::ValueError,
                  removes ? "deque.remove(x): x not in deque" : "deque.index(x): x not in deque");
    return StepResult::Raised;
  }
  const uint32_t own = own_index(m);
  m.task().state = kText;
  return wait_for(m, own, repr(m, task.ref(kItem)));
}

StepResult raise_mutated(Machine& m) {
  const bool removing = static_cast<DequeSearch>(m.task().slot[kSearch]) == DequeSearch::Remove;
  if (!removing) {
    (void)m.raise(TypeId::RuntimeError, "deque mutated during iteration");
  } else {
    (void)m.raise(TypeId::IndexError, m.profile().clear_library_texts
                                          ? "deque mutated during iteration"
                                          : "deque mutated during remove().");
  }
  return StepResult::Raised;
}

// The item at the position is the one.
StepResult found(Machine& m) {
  const Task task = m.task();
  const uint32_t position = task.slot[kPosition];
  switch (static_cast<DequeSearch>(task.slot[kSearch])) {
    case DequeSearch::Contains:
      return m.finish(new_reference(m.heap, m.boolean(true)));
    case DequeSearch::Index:
      return m.finish(int_from_i64(m.heap, position).as<Object>());
    default:
      break;
  }
  const auto deque = task.ref(kSearched).as<Deque>();
  CHECK(deque_rotate(m.heap, deque, -static_cast<int64_t>(position)));
  m.task().own(kStop, deque_pop(m.heap, deque, DequeEnd::Left));
  CHECK(deque_rotate(m.heap, deque, position));
  return m.finish(new_reference(m.heap, m.none()));
}

StepResult judge(Machine& m) {
  const Ref<Object> answer = m.take_result();
  const bool same = answer == m.boolean(true);
  decref(m.heap, answer);
  const auto deque = m.task().ref(kSearched).as<Deque>();
  if (m.at(deque).state != m.task().slot[kDequeState]) return raise_mutated(m);
  const bool counts = static_cast<DequeSearch>(m.task().slot[kSearch]) == DequeSearch::Count;
  if (same && !counts) return found(m);
  if (same) ++m.task().slot[kFound];
  ++m.task().slot[kPosition];
  m.task().state = kNextCandidate;
  decref(m.heap, m.task().take(kCandidate));
  return StepResult::Again;
}

StepResult compare_next(Machine& m) {
  const uint32_t own = own_index(m);
  const auto deque = m.task().ref(kSearched).as<Deque>();
  const uint32_t position = m.task().slot[kPosition];
  if (position >= m.at(deque).size || position >= m.task().slot[kStop]) return search_ended(m);
  const Ref<Object> candidate = deque_get(m.heap.memory, deque, position);
  m.task().own(kCandidate, new_reference(m.heap, candidate));
  m.task().state = kAnswer;
  return wait_for(m, own, equal(m, candidate, m.task().ref(kItem)));
}

}  // namespace

StepResult step_FillDeque(Machine& m) {
  if (m.task().state == kIteratorArrives) {
    m.task().own(kIterator, m.take_result());
    m.task().state = kItems;
  }
  return walk_items(m);
}

StepResult step_SearchDeque(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < 2 * kItemsPerStep; ++i) {
    if (m.task().state == kText) {
      const Ref<Object> text = m.take_result();
      (void)m.raise(TypeId::ValueError, str_to_utf8(m.heap, text.as<Str>()) + " is not in deque");
      decref(m.heap, text);
      return StepResult::Raised;
    }
    const StepResult result = m.task().state == kAnswer ? judge(m) : compare_next(m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
    const bool arrived = (m.task().owned & (1u << kTaskInbox)) != 0;
    if (m.task().state != kNextCandidate && !arrived) return result;
  }
  return StepResult::Again;
}

Outcome deque_add(Machine& m, Ref<Deque> deque, DequeEnd end, Ref<Object> item) {
  if (!deque_push(m.heap, deque, end, item)) {
    decref(m.heap, item);
    return m.raise_memory_error();
  }
  const Deque& changed = m.at(deque);
  if (changed.length_max >= 0 && int64_t{changed.size} > changed.length_max) {
    const DequeEnd other = end == DequeEnd::Left ? DequeEnd::Right : DequeEnd::Left;
    decref(m.heap, deque_pop(m.heap, deque, other));
  }
  return m.return_none();
}

Outcome fill_deque(Machine& m, Ref<Object> deque, Ref<Object> iterable, DequeEnd end,
                   Ref<Object> result) {
  Task& task = m.heap.push_task(TaskKind::FillDeque);
  incref(m.heap, deque);
  incref(m.heap, result);
  task.own(kFilled, deque);
  task.own(kResult, result);
  task.slot[kEnd] = static_cast<uint32_t>(end);
  const uint32_t own = own_index(m);
  if (deque != iterable) return begun(m, wait_for(m, own, get_iterator(m, iterable)));
  const Ref<Object> items = deque_as_list(m, deque);
  const Outcome iterator = items ? get_iterator(m, items) : m.raise_memory_error();
  if (items) decref(m.heap, items);
  return begun(m, wait_for(m, own, iterator));
}

Outcome search_deque(Machine& m, DequeSearch search, Ref<Object> deque, Ref<Object> item,
                     uint32_t start, uint32_t stop) {
  Task& task = m.heap.push_task(TaskKind::SearchDeque);
  incref(m.heap, deque);
  incref(m.heap, item);
  task.own(kSearched, deque);
  task.own(kItem, item);
  task.slot[kPosition] = start;
  task.slot[kStop] = stop;
  task.slot[kSearch] = static_cast<uint32_t>(search);
  task.slot[kDequeState] = m.at(deque.as<Deque>()).state;
  return begun(m, step_SearchDeque(m));
}

Ref<Object> deque_as_list(Machine& m, Ref<Object> deque) {
  const uint32_t size = m.at(deque.as<Deque>()).size;
  const Ref<List> list = list_new_sized(m.heap, size);
  if (!list || size == 0) return list.as<Object>();
  DequePlace place = deque_place(m.heap.memory, deque.as<Deque>(), 0);
  for (uint32_t i = 0; i < size; ++i) {
    list_items(m.heap, list)[i] = new_reference(m.heap, m.at(place.block).items[place.index]);
    place = deque_place_after(m.heap.memory, place);
  }
  return list.as<Object>();
}

}  // namespace ouro
