// itertools_filters.cpp - next() of those iterators of itertools that ask a function, or pick
// items: accumulate, compress, dropwhile, takewhile, filterfalse, starmap
// (Modules/itertoolsmodule.c).

#include "core/heap/refcount.h"
#include "core/modules/itertools_types.h"
#include "core/vm/calls.h"

namespace ouro {
namespace {

enum State : uint16_t { kItemWanted, kFirstAnswer, kTruthArrives };
// Slots of the task.
constexpr uint32_t kItem = 1;
constexpr uint32_t kOther = 2;

Ref<Object> self(Machine& m) {
  return m.task().ref(kItertool);
}

// The truth of an answer that has arrived.
StepResult ask_truth(Machine& m) {
  const uint32_t own = own_index(m);
  m.task().state = kTruthArrives;
  return wait_for(m, own, truth_of_owned(m, m.take_result()));
}

bool take_truth(Machine& m) {
  const Ref<Object> verdict = m.take_result();
  const bool is_true = verdict == m.boolean(true);
  decref(m.heap, verdict);
  return is_true;
}

StepResult drop_item(Machine& m) {
  m.task().state = kItemWanted;
  decref(m.heap, m.task().take(kItem));
  return StepResult::Again;
}

StepResult give_item(Machine& m) {
  return m.finish(m.task().take(kItem));
}

// Fields 0 the function, 1 the iterator: takes an item and asks the function about it.
StepResult ask_about_item(Machine& m, bool by_itself) {
  Ref<Object> item;
  StepResult result = StepResult::Again;
  if (!take_item(m, record_field(m, self(m), 1), &item, &result)) return result;
  m.task().own(kItem, item);
  const uint32_t own = own_index(m);
  if (by_itself) {
    m.task().state = kTruthArrives;
    return wait_for(m, own, truth(m, item));
  }
  m.task().state = kFirstAnswer;
  return wait_for(m, own, call(m, record_field(m, self(m), 0), {item}));
}

}  // namespace

StepResult step_accumulate(Machine& m) {
  using namespace itertools;
  const Ref<Object> iterator = self(m);
  if (m.task().state == kFirstAnswer) {
    const Ref<Object> total = m.take_result();
    m.task().own(kOther, record_field(m, iterator, kTotal));
    record_field(m, iterator, kTotal) = total;
    return m.finish(new_reference(m.heap, total));
  }
  const Ref<Object> initial = record_field(m, iterator, kInitial);
  if (initial && initial != m.none()) {
    record_field(m, iterator, kInitial) = new_reference(m.heap, m.none());
    record_field(m, iterator, kTotal) = initial;
    return m.finish(new_reference(m.heap, initial));
  }
  Ref<Object> item;
  StepResult result = StepResult::Again;
  if (!take_item(m, record_field(m, iterator, kAccumulated), &item, &result)) return result;
  const Ref<Object> total = record_field(m, iterator, kTotal);
  if (!total) {
    record_field(m, iterator, kTotal) = item;
    return m.finish(new_reference(m.heap, item));
  }
  m.task().own(kItem, item);
  m.task().state = kFirstAnswer;
  const uint32_t own = own_index(m);
  const Ref<Object> function = record_field(m, iterator, kFunction);
  return wait_for(m, own,
                  function ? call(m, function, {total, item})
                           : binary_operation(m, BinaryOperator::Add, total, item));
}

// Fields 0 the data, 1 the selectors.
StepResult step_compress(Machine& m) {
  Ref<Object> item;
  StepResult result = StepResult::Again;
  switch (m.task().state) {
    case kItemWanted:
      if (!take_item(m, record_field(m, self(m), 0), &item, &result)) return result;
      m.task().own(kItem, item);
      m.task().state = kFirstAnswer;
      return StepResult::Again;
    case kFirstAnswer: {
      if (!take_item(m, record_field(m, self(m), 1), &item, &result)) return result;
      m.task().state = kTruthArrives;
      const uint32_t own = own_index(m);
      return wait_for(m, own, truth_of_owned(m, item));
    }
    default:
      return take_truth(m) ? give_item(m) : drop_item(m);
  }
}

// Number 0: it has dropped all that it drops.
StepResult step_drop_while(Machine& m) {
  switch (m.task().state) {
    case kItemWanted: {
      if (record_number(m, self(m), 2, 0) == 0) return ask_about_item(m, false);
      Ref<Object> item;
      StepResult result = StepResult::Again;
      if (!take_item(m, record_field(m, self(m), 1), &item, &result)) return result;
      return m.finish(item);
    }
    case kFirstAnswer:
      return ask_truth(m);
    default:
      if (take_truth(m)) return drop_item(m);
      record_number(m, self(m), 2, 0) = 1;
      return give_item(m);
  }
}

// Number 0: it has ended.
StepResult step_take_while(Machine& m) {
  switch (m.task().state) {
    case kItemWanted:
      if (record_number(m, self(m), 2, 0) != 0) return stop_iteration(m);
      return ask_about_item(m, false);
    case kFirstAnswer:
      return ask_truth(m);
    default:
      if (take_truth(m)) return give_item(m);
      record_number(m, self(m), 2, 0) = 1;
      return stop_iteration(m);
  }
}

StepResult step_filter_false(Machine& m) {
  switch (m.task().state) {
    case kItemWanted: {
      const Ref<Object> function = record_field(m, self(m), 0);
      const bool by_itself = function == m.none() || function == m.type(TypeId::Bool).as<Object>();
      return ask_about_item(m, by_itself);
    }
    case kFirstAnswer:
      return ask_truth(m);
    default:
      return take_truth(m) ? drop_item(m) : give_item(m);
  }
}

StepResult step_star_map(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> function = record_field(m, self(m), 0);
  if (m.task().state == kItemWanted) {
    Ref<Object> item;
    StepResult result = StepResult::Again;
    if (!take_item(m, record_field(m, self(m), 1), &item, &result)) return result;
    m.task().own(kItem, item);
    m.task().state = kFirstAnswer;
    if (m.heap.is_exact(item, TypeId::Tuple)) return wait_for(m, own, new_reference(m.heap, item));
    return wait_for(m, own, call(m, m.type(TypeId::Tuple).as<Object>(), {item}));
  }
  if (m.task().state == kFirstAnswer) {
    const Ref<Object> arguments = m.take_result();
    m.task().own(kOther, arguments);
    m.task().state = kTruthArrives;
    return wait_for(m, own, call_with_tuple(m, function, arguments.as<Tuple>(), {}));
  }
  return m.finish(m.take_result());
}

}  // namespace ouro
