// combining_iterators.cpp - next() of map, zip and enumerate, which take items from other iterators
// (Python/bltinmodule.c, map_next, zip_next; Objects/enumobject.c, enum_next).
//
// zip and enumerate give the same tuple again when nobody else holds it: the item in it dies only
// when it is replaced.

#include <limits>

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/iterator_steps.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// StepMap: 0 the iterator (borrowed), 1 number of items gathered, 2... the items, owned, or, when
// they are too many for slots, a list of them.
enum StepMapState : uint16_t { kGathering, kMapped };
constexpr uint32_t kFirstItem = 2;
constexpr uint32_t kItemSlots = kTaskInbox - kFirstItem;
// StepZip: 0 the iterator (borrowed), 1 the result, owned, 2 index of the next item, 3 an item too
// many.
enum StepZipState : uint16_t { kFilling, kCheckingLengths };
// StepEnumerate: 0 the iterator (borrowed), 1 the result, owned.
enum StepEnumerateState : uint16_t { kItemWanted, kResultReady };

StepResult raise_stop(Machine& m) {
  (void)m.raise_stop_iteration();
  return StepResult::Raised;
}

Ref<Tuple> iterators_of(Machine& m, Ref<Object> iterator) {
  return m.at(iterator.as<Iterator>()).source.as<Tuple>();
}

// The result tuple as a new reference when it can be used again; null otherwise.
Ref<Tuple> reusable_result(Machine& m, Ref<Object> iterator) {
  const Ref<Object> result = m.at(iterator.as<Iterator>()).other;
  if (!result || refcount_of(m.heap, result) != 1) return {};
  return new_reference(m.heap, result).as<Tuple>();
}

// A filled result is tracked; the collector may have untracked a tuple that is used again.
void track_result(Machine& m, Ref<Object> result) {
  tuple_track(m.heap, result.as<Tuple>());
}

// --- map ---

bool has_slots(uint32_t count) {
  return count <= kItemSlots;
}

void keep_item(Machine& m, uint32_t count, Ref<Object> item) {
  Task& task = m.task();
  const uint32_t index = task.slot[1]++;
  if (has_slots(count)) {
    task.own(kFirstItem + index, item);
    return;
  }
  CHECK(list_append(m.heap, task.ref(kFirstItem).as<List>(), item));
}

std::vector<Ref<Object>> gathered_items(Machine& m, uint32_t count) {
  std::vector<Ref<Object>> items(count);
  for (uint32_t i = 0; i < count; ++i) {
    items[i] = has_slots(count) ? m.task().ref(kFirstItem + i)
                                : list_get(m.heap, m.task().ref(kFirstItem).as<List>(), i);
  }
  return items;
}

StepResult gather(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> iterator = m.task().ref(0);
  const Ref<Tuple> iterators = iterators_of(m, iterator);
  const uint32_t count = tuple_size(m.heap, iterators);
  while (m.task().slot[1] < count) {
    Ref<Object> item;
    const Ref<Object> source = tuple_get(m.heap, iterators, m.task().slot[1]);
    const Advance step = advance(m, source, &item);
    if (step == Advance::Waiting) return StepResult::Again;
    if (step == Advance::Raised) return StepResult::Raised;
    if (step == Advance::Exhausted) return raise_stop(m);
    keep_item(m, count, item);
  }
  m.task().state = kMapped;
  const Ref<Object> function = m.at(iterator.as<Iterator>()).other;
  return wait_for(m, own, call(m, function, gathered_items(m, count)));
}

// --- zip ---

Outcome raise_zip_lengths(Machine& m, uint32_t index, const char* comparison) {
  const std::string others = index == 1 ? " 1" : "s 1-" + std::to_string(index);
  return m.raise(TypeId::ValueError, "zip() argument " + std::to_string(index + 1) + " is " +
                                         comparison + " than argument" + others);
}

// One of the iterators has ended: so has zip, unless it is strict and another one goes on.
StepResult zip_ended(Machine& m) {
  const Ref<Object> iterator = m.task().ref(0);
  if (m.at(iterator.as<LongIterator>()).count == 0) return raise_stop(m);
  const uint32_t index = m.task().slot[2];
  if (index > 0) {
    (void)raise_zip_lengths(m, index, "shorter");
    return StepResult::Raised;
  }
  m.task().slot[2] = 1;
  m.task().state = kCheckingLengths;
  return StepResult::Again;
}

StepResult check_lengths(Machine& m) {
  const Ref<Tuple> iterators = iterators_of(m, m.task().ref(0));
  while (m.task().slot[2] < tuple_size(m.heap, iterators)) {
    Ref<Object> item;
    const uint32_t index = m.task().slot[2];
    switch (advance(m, tuple_get(m.heap, iterators, index), &item)) {
      case Advance::Waiting:
        return StepResult::Again;
      case Advance::Raised:
        return StepResult::Raised;
      case Advance::Item:
        m.task().own(3, item);
        (void)raise_zip_lengths(m, index, "longer");
        return StepResult::Raised;
      case Advance::Exhausted:
        ++m.task().slot[2];
        break;
    }
  }
  return raise_stop(m);
}

StepResult fill(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Tuple> iterators = iterators_of(m, m.task().ref(0));
  const Ref<Tuple> result = m.task().ref(1).as<Tuple>();
  while (m.task().slot[2] < tuple_size(m.heap, iterators)) {
    Ref<Object> item;
    const uint32_t index = m.task().slot[2];
    const Advance step = advance(m, tuple_get(m.heap, iterators, index), &item);
    if (step == Advance::Waiting) return StepResult::Again;
    if (step == Advance::Raised) return StepResult::Raised;
    if (step == Advance::Exhausted) return zip_ended(m);
    ++m.task().slot[2];
    xdecref(m.heap, tuple_set(m.heap, result, index, item));
    if (!is_top(m, own)) return StepResult::Again;
  }
  track_result(m, result.as<Object>());
  return m.finish(m.task().take(1));
}

Outcome step_zip(Machine& m, Ref<Object> iterator) {
  const uint32_t count = tuple_size(m.heap, iterators_of(m, iterator));
  if (count == 0) return m.raise_stop_iteration();
  Ref<Tuple> result = reusable_result(m, iterator);
  if (!result) result = tuple_new(m.heap, count);
  if (!result) return m.raise_memory_error();
  Task& task = m.heap.push_task(TaskKind::StepZip);
  task.slot[0] = iterator.offset;
  task.own(1, result.as<Object>());
  return begun(m, fill(m));
}

// --- enumerate ---

// The number of the next item, owned; null when memory is refused.
Ref<Int> take_number(Machine& m, Ref<LongIterator> walk) {
  constexpr int64_t kLast = std::numeric_limits<int64_t>::max();
  const int64_t number = m.at(walk).count;
  if (number != kLast) {
    m.at(walk).count = number + 1;
    return int_from_i64(m.heap, number);
  }
  if (!m.at(walk).long_count) {
    const Ref<Int> first = int_from_i64(m.heap, kLast);
    m.at(walk).long_count = first.as<Object>();
  }
  const Ref<Int> present = m.at(walk).long_count.as<Int>();
  const Ref<Int> one = int_from_i64(m.heap, 1);
  const Ref<Int> next = int_add(m.heap, present, one);
  decref(m.heap, one.as<Object>());
  if (!next) return {};
  m.at(walk).long_count = next.as<Object>();
  return present;
}

// Puts number and item into the result; what was there dies last, perhaps in tasks.
void fill_pair(Machine& m, uint32_t own, Ref<Int> number, Ref<Object> item) {
  const Ref<Object> iterator = m.heap.task(own).ref(0);
  const Ref<Tuple> reused = reusable_result(m, iterator);
  if (!reused) {
    const Ref<Tuple> pair = tuple_of(m.heap, number.as<Object>(), item);
    tuple_track(m.heap, pair);
    m.heap.task(own).own(1, pair.as<Object>());
    return;
  }
  const Ref<Object> old_number = tuple_set(m.heap, reused, 0, number.as<Object>());
  const Ref<Object> old_item = tuple_set(m.heap, reused, 1, item);
  track_result(m, reused.as<Object>());
  m.heap.task(own).own(1, reused.as<Object>());
  decref_in_order(m.heap, old_number, old_item);
}

StepResult next_pair(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> iterator = m.task().ref(0);
  Ref<Object> item;
  const Advance step = advance(m, m.at(iterator.as<Iterator>()).source, &item);
  if (step == Advance::Waiting) return StepResult::Again;
  if (step == Advance::Raised) return StepResult::Raised;
  if (step == Advance::Exhausted) return raise_stop(m);
  const Ref<Int> number = take_number(m, iterator.as<LongIterator>());
  if (!number) {
    m.task().own(1, item);
    return fail_for_memory(m);
  }
  m.task().state = kResultReady;
  fill_pair(m, own, number, item);
  return is_top(m, own) ? m.finish(m.task().take(1)) : StepResult::Again;
}

}  // namespace

StepResult step_StepMap(Machine& m) {
  return m.task().state == kMapped ? m.finish(m.take_result()) : gather(m);
}

StepResult step_StepZip(Machine& m) {
  return m.task().state == kFilling ? fill(m) : check_lengths(m);
}

StepResult step_StepEnumerate(Machine& m) {
  return m.task().state == kResultReady ? m.finish(m.task().take(1)) : next_pair(m);
}

Outcome step_combining_iterator(Machine& m, Ref<Object> iterator) {
  const Ref<Type> type = m.at(iterator).type;
  if (is_subtype(m, type, m.type(TypeId::Zip))) return step_zip(m, iterator);
  if (is_subtype(m, type, m.type(TypeId::Enumerate))) {
    m.heap.push_task(TaskKind::StepEnumerate).slot[0] = iterator.offset;
    return begun(m, next_pair(m));
  }
  CHECK(is_subtype(m, type, m.type(TypeId::Map)));
  const bool in_slots = has_slots(tuple_size(m.heap, iterators_of(m, iterator)));
  m.heap.push_task(TaskKind::StepMap).slot[0] = iterator.offset;
  if (!in_slots) {
    const Ref<List> items = list_new(m.heap);
    m.task().own(kFirstItem, items.as<Object>());
  }
  return begun(m, gather(m));
}

}  // namespace ouro
