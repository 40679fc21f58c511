// itertools_walks.cpp - next() of those iterators of itertools that go through one or several
// iterators: batched, chain, cycle, islice, pairwise, zip_longest (Modules/itertoolsmodule.c).

#include "core/heap/refcount.h"
#include "core/modules/itertools_types.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/refusals.h"

namespace ouro {
namespace {

Ref<Object> self(Machine& m) {
  return m.task().ref(kItertool);
}

}  // namespace

StepResult step_chain(Machine& m) {
  using namespace itertools;
  enum State : uint16_t { kItems, kNextIterable, kIteratorArrives };
  constexpr uint32_t kIterable = 3;
  const uint32_t own = own_index(m);
  if (m.task().state == kIteratorArrives) {
    record_field(m, self(m), kActive) = m.take_result();
    m.task().state = kItems;
    decref(m.heap, m.task().take(kIterable));
    return StepResult::Again;
  }
  Ref<Object> item;
  if (m.task().state == kItems && record_field(m, self(m), kActive)) {
    const Advance step = advance(m, record_field(m, self(m), kActive), &item);
    if (step == Advance::Waiting) return StepResult::Again;
    if (step == Advance::Raised) return StepResult::Raised;
    if (step == Advance::Item) return m.finish(item);
    const Ref<Object> ended = record_field(m, self(m), kActive);
    record_field(m, self(m), kActive) = {};
    m.task().state = kNextIterable;
    decref(m.heap, ended);
    return StepResult::Again;
  }
  m.task().state = kNextIterable;
  const Ref<Object> iterables = record_field(m, self(m), kIterables);
  if (!iterables) return stop_iteration(m);
  switch (advance(m, iterables, &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      give_up_field(m, kIterables, kIterable);
      return stop_iteration(m);
    case Advance::Item:
      break;
  }
  m.task().own(kIterable, item);
  m.task().state = kIteratorArrives;
  return wait_for(m, own, get_iterator(m, item));
}

StepResult step_count(Machine& m) {
  using namespace itertools;
  if (m.task().state != 0) {
    const Ref<Object> next = m.take_result();
    const Ref<Object> now = record_field(m, self(m), kNextNumber);
    record_field(m, self(m), kNextNumber) = next;
    return m.finish(now);
  }
  m.task().state = 1;
  const uint32_t own = own_index(m);
  const Ref<Object> now = record_field(m, self(m), kNextNumber);
  return wait_for(m, own,
                  binary_operation(m, BinaryOperator::Add, now, record_field(m, self(m), kStep)));
}

// Number 0: the place in the saved items.
StepResult step_cycle(Machine& m) {
  using namespace itertools;
  const auto saved = record_field(m, self(m), kSaved).as<List>();
  const Ref<Object> source = record_field(m, self(m), kCycled);
  Ref<Object> item;
  const Advance step = source ? advance(m, source, &item) : Advance::Exhausted;
  switch (step) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Item:
      if (append_or_raise(m, saved, new_reference(m.heap, item))) return m.finish(item);
      decref(m.heap, item);
      return StepResult::Raised;
    case Advance::Exhausted:
      break;
  }
  if (source) give_up_field(m, kCycled, 1);
  const uint32_t size = list_size(m.heap, saved);
  if (size == 0) return stop_iteration(m);
  int64_t& place = record_number(m, self(m), kCycleFields, 0);
  const auto index = static_cast<uint32_t>(place);
  place = index + 1 == size ? 0 : index + 1;
  return m.finish(new_reference(m.heap, list_get(m.heap, saved, index)));
}

// Field 0: the iterator, null at the end.
StepResult step_islice(Machine& m) {
  using namespace itertools;
  constexpr uint32_t kFields = 1;
  const Ref<Object> source = record_field(m, self(m), 0);
  const auto number = [&](IsliceNumber which) -> int64_t& {
    return record_number(m, self(m), kFields, which);
  };
  if (!source) return stop_iteration(m);
  const int64_t stop = number(kSliceStop);
  const bool skips = number(kSliceSeen) < number(kSliceNext);
  if (!skips && stop != -1 && number(kSliceSeen) >= stop) {
    give_up_field(m, 0, 1);
    return stop_iteration(m);
  }
  Ref<Object> item;
  switch (advance(m, source, &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      give_up_field(m, 0, 1);
      return stop_iteration(m);
    case Advance::Item:
      break;
  }
  ++number(kSliceSeen);
  if (skips) {
    decref(m.heap, item);
    return StepResult::Again;
  }
  int64_t& next = number(kSliceNext);
  if (__builtin_add_overflow(next, number(kSliceStep), &next)) next = INT64_MAX;
  if (stop != -1 && next > stop) next = stop;
  return m.finish(item);
}

// Fields 0 the iterator, 1 the item before.
StepResult step_pairwise(Machine& m) {
  const Ref<Object> source = record_field(m, self(m), 0);
  if (!source) return stop_iteration(m);
  Ref<Object> item;
  switch (advance(m, source, &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      give_up_field(m, 0, 1);
      give_up_field(m, 1, 2);
      return stop_iteration(m);
    case Advance::Item:
      break;
  }
  const Ref<Object> old = record_field(m, self(m), 1);
  record_field(m, self(m), 1) = item;
  if (!old) return StepResult::Again;
  return m.finish(tuple_of(m.heap, old, new_reference(m.heap, item)).as<Object>());
}

// Number 0: how many iterators go on. An ended one is None in the tuple of iterators.
StepResult step_zip_longest(Machine& m) {
  using namespace itertools;
  constexpr uint32_t kResultSlot = 1;
  constexpr uint32_t kIndexSlot = 2;
  const auto iterators = record_field(m, self(m), kZipped).as<Tuple>();
  const uint32_t count = tuple_size(m.heap, iterators);
  const Ref<Object> fill = record_field(m, self(m), kFillValue);
  if (count == 0 || record_number(m, self(m), kZipFields, 0) == 0) return stop_iteration(m);
  if (!m.task().ref(kResultSlot)) {
    const Ref<Tuple> result = tuple_new(m.heap, count);
    m.task().own(kResultSlot, result.as<Object>());
  }
  const auto result = m.task().ref(kResultSlot).as<Tuple>();
  while (m.task().slot[kIndexSlot] < count) {
    const uint32_t index = m.task().slot[kIndexSlot];
    const Ref<Object> source = tuple_get(m.heap, iterators, index);
    Ref<Object> item;
    const Advance step = source == m.none() ? Advance::Exhausted : advance(m, source, &item);
    if (step == Advance::Waiting) return StepResult::Again;
    if (step == Advance::Raised) return StepResult::Raised;
    if (step == Advance::Exhausted) item = new_reference(m.heap, fill);
    if (step == Advance::Exhausted && source != m.none()) {
      if (--record_number(m, self(m), kZipFields, 0) == 0) {
        decref(m.heap, item);
        return stop_iteration(m);
      }
      const Ref<Object> none = new_reference(m.heap, m.none());
      (void)tuple_set(m.heap, iterators, index, none);
      (void)tuple_set(m.heap, result, index, item);
      ++m.task().slot[kIndexSlot];
      decref(m.heap, source);
      return StepResult::Again;
    }
    (void)tuple_set(m.heap, result, index, item);
    ++m.task().slot[kIndexSlot];
  }
  tuple_finish(m.heap, result);
  return m.finish(m.task().take(kResultSlot));
}

// Field 0 the iterator; numbers 0 the size of a batch, 1 whether it is strict.
StepResult step_batched(Machine& m) {
  constexpr uint32_t kItems = 1;
  const Ref<Object> source = record_field(m, self(m), 0);
  if (!source) return stop_iteration(m);
  if (!m.task().ref(kItems)) {
    const Ref<List> items = list_new(m.heap);
    m.task().own(kItems, items.as<Object>());
  }
  const auto items = m.task().ref(kItems).as<List>();
  const int64_t size = record_number(m, self(m), 1, 0);
  while (list_size(m.heap, items) < size) {
    Ref<Object> item;
    const Advance step = advance(m, source, &item);
    if (step == Advance::Waiting) return StepResult::Again;
    if (step == Advance::Raised) return StepResult::Raised;
    if (step == Advance::Exhausted) {
      give_up_field(m, 0, 2);
      if (list_size(m.heap, items) == 0) return stop_iteration(m);
      if (record_number(m, self(m), 1, 1) == 0) break;
      (void)m.raise(TypeId::ValueError, "batched(): incomplete batch");
      return StepResult::Raised;
    }
    if (!append_or_raise(m, items, item)) return StepResult::Raised;
  }
  const ItemSpan span = sequence_items(m.heap, items.as<Object>());
  return m.finish(tuple_copy_slots(m.heap, span.offset, span.count).as<Object>());
}

}  // namespace ouro
