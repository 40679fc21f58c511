#include "core/vm/iterator_steps.h"

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// StepIterator: 0 the iterator (borrowed), 1 the index or the item, 2 and 3 what an exhausted
// iterator has let go of, 4 the exception that ended it, 5 the sentinel while it is compared.
enum StepIteratorState : uint16_t { kItemArrives, kComparisonArrives };
// StepFilter: 0 the iterator (borrowed), 1 the candidate, owned.
enum StepFilterState : uint16_t { kCandidateArrives, kVerdictArrives, kTruthArrives };

bool is_kind(const Machine& m, Ref<Object> iterator, TypeId id) {
  return is_subtype(m, m.at(iterator).type, m.type(id));
}

Iterator& iterator_at(Machine& m, Ref<Object> iterator) {
  return m.at(iterator.as<Iterator>());
}

StepResult raise_stop(Machine& m) {
  (void)m.raise_stop_iteration();
  return StepResult::Raised;
}

// The iterator of the StepIterator task on top lets go of what it walks and is exhausted.
StepResult exhaust(Machine& m) {
  Iterator& walk = iterator_at(m, m.task().ref(0));
  const Ref<Object> source = walk.source;
  const Ref<Object> other = walk.other;
  walk.source = {};
  walk.other = {};
  // Released when the task is unwound, above who gets the StopIteration.
  if (source) m.task().own(2, source);
  if (other) m.task().own(3, other);
  return raise_stop(m);
}

// The same after an exception that says so and goes no further.
StepResult exhaust_instead(Machine& m) {
  m.task().own(4, take_raised(m));
  return exhaust(m);
}

// iter(function, sentinel): calliter_iternext.
StepResult callable_item_arrived(Machine& m) {
  const Ref<Object> sentinel = iterator_at(m, m.task().ref(0)).other;
  if (m.task().state == kComparisonArrives) {
    const bool is_sentinel = m.task().ref(kTaskInbox) == m.boolean(true);
    decref(m.heap, m.take_result());
    if (!is_sentinel) return m.finish(m.task().take(1));
    return exhaust(m);
  }
  if (exception_arrived(m)) {
    return m.raised_is(TypeId::StopIteration) ? exhaust_instead(m) : StepResult::Raised;
  }
  const Ref<Object> item = m.take_result();
  m.task().own(1, item);
  if (!sentinel) return m.finish(m.task().take(1));
  m.task().state = kComparisonArrives;
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  incref(m.heap, sentinel);
  m.task().own(5, sentinel);
  const uint32_t own = own_index(m);
  return wait_for(m, own, equal(m, sentinel, item));
}

// The old sequence protocol and reversed(): iter_iternext, reversed_next. Any error ends a
// reversed one.
StepResult sequence_item_arrived(Machine& m) {
  const Ref<Object> iterator = m.task().ref(0);
  const bool is_reversed = is_kind(m, iterator, TypeId::Reversed);
  if (!exception_arrived(m)) {
    Iterator& walk = iterator_at(m, iterator);
    walk.position += is_reversed ? uint32_t{0} - 1 : 1;
    return m.finish(m.take_result());
  }
  if (m.raised_is(TypeId::IndexError) || m.raised_is(TypeId::StopIteration)) {
    return exhaust_instead(m);
  }
  if (!is_reversed) return StepResult::Raised;
  const Ref<Object> source = iterator_at(m, iterator).source;
  iterator_at(m, iterator).source = {};
  if (source) m.task().own(2, source);
  return StepResult::Raised;
}

// Starts the call that gives the next item of one of the three; the task is on top.
StepResult begin_item(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> iterator = m.task().ref(0);
  const Iterator walk = iterator_at(m, iterator);
  if (is_kind(m, iterator, TypeId::CallableIterator)) {
    return wait_for(m, own, call(m, walk.source, std::initializer_list<Ref<Object>>{}));
  }
  const bool is_reversed = is_kind(m, iterator, TypeId::Reversed);
  if (is_reversed && walk.position == 0) return exhaust(m);
  const Ref<Int> index = int_from_i64(m.heap, int64_t{walk.position} - (is_reversed ? 1 : 0));
  m.task().own(1, index.as<Object>());
  return wait_for(m, own, get_item(m, walk.source, index.as<Object>()));
}

// --- filter ---

StepResult drop_candidate(Machine& m) {
  m.task().state = kCandidateArrives;
  decref(m.heap, m.task().take(1));
  return StepResult::Again;
}

StepResult judge(Machine& m, const Outcome& truth_value) {
  if (truth_value.is_error()) return StepResult::Raised;
  if (truth_value.is_pending()) return StepResult::Again;
  const bool passes = truth_value.value() == m.boolean(true);
  decref(m.heap, truth_value.value());
  return passes ? m.finish(m.task().take(1)) : drop_candidate(m);
}

StepResult next_candidate(Machine& m) {
  const uint32_t own = own_index(m);
  const Iterator walk = iterator_at(m, m.task().ref(0));
  Ref<Object> item;
  switch (advance(m, walk.source, &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      return raise_stop(m);
    case Advance::Item:
      break;
  }
  m.task().own(1, item);
  if (walk.other == m.none() || walk.other == m.type(TypeId::Bool).as<Object>()) {
    m.task().state = kTruthArrives;
    return judge(m, truth(m, item));
  }
  m.task().state = kVerdictArrives;
  return wait_for(m, own, call(m, walk.other, {item}));
}

}  // namespace

StepResult step_StepIterator(Machine& m) {
  const bool by_call = is_kind(m, m.task().ref(0), TypeId::CallableIterator);
  return by_call ? callable_item_arrived(m) : sequence_item_arrived(m);
}

StepResult step_StepFilter(Machine& m) {
  switch (m.task().state) {
    case kCandidateArrives:
      return next_candidate(m);
    case kVerdictArrives: {
      m.task().state = kTruthArrives;
      const uint32_t own = own_index(m);
      return wait_for(m, own, truth_of_owned(m, m.take_result()));
    }
    default:
      return judge(m, m.take_result());
  }
}

Outcome step_builtin_iterator(Machine& m, Ref<Object> iterator) {
  if (is_kind(m, iterator, TypeId::Filter)) {
    m.heap.push_task(TaskKind::StepFilter).slot[0] = iterator.offset;
    return begun(m, next_candidate(m));
  }
  const bool by_item = is_kind(m, iterator, TypeId::CallableIterator) ||
                       is_kind(m, iterator, TypeId::SequenceIterator) ||
                       is_kind(m, iterator, TypeId::Reversed);
  if (!by_item) return step_combining_iterator(m, iterator);
  if (!iterator_at(m, iterator).source) return m.raise_stop_iteration();
  m.heap.push_task(TaskKind::StepIterator, kTaskCatches).slot[0] = iterator.offset;
  const StepResult first = begin_item(m);
  if (first != StepResult::Raised) return Outcome::pending();
  // An error at once, such as IndexError of a builtin sequence, is for this task to look at.
  deliver_exception(m);
  return Outcome::pending();
}

}  // namespace ouro
