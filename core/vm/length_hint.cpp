#include "core/vm/length_hint.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/int_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/errors.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// AskLength: 0 the iterable, borrowed.
enum AskState : uint16_t { kLengthWanted, kLengthArrives, kHintWanted, kHintArrives, kNothing };

// Calls what is asked; an exception arrives, too.
StepResult ask(Machine& m, AskState next, Outcome (*question)(Machine& m, Ref<Object> iterable)) {
  const uint32_t own = own_index(m);
  m.task().state = next;
  m.task().flags |= kTaskCatches;
  const Outcome answer = question(m, m.task().ref(0));
  if (!answer.is_error()) return wait_for(m, own, answer);
  deliver_exception(m);
  return StepResult::Again;
}

Outcome call_hint(Machine& m, Ref<Object> iterable) {
  return call_special(m, lookup_special(m, iterable, SpecialMethod::LengthHint), {iterable});
}

StepResult take_answer(Machine& m) {
  const bool was_length = m.task().state == kLengthArrives;
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (exception_arrived(m)) {
    if (!m.raised_is(TypeId::TypeError)) return StepResult::Raised;
    m.task().state = was_length ? kHintWanted : kNothing;
    m.clear_raised();
    return StepResult::Again;
  }
  const Ref<Object> answer = m.take_result();
  if (answer == m.heap.state().not_implemented) {
    m.task().state = kNothing;
    decref(m.heap, answer);
    return StepResult::Again;
  }
  if (m.heap.type_of(answer).layout != LayoutId::Int) {
    (void)raise_wrong_result(m, m.task().ref(0), "__length_hint__", "an int", answer,
                             "__length_hint__ must be an integer, not " + type_name_of(m, answer));
    decref(m.heap, answer);
    return StepResult::Raised;
  }
  int64_t count = 0;
  if (int_try_i64(m.heap, answer.as<Int>(), &count) && count < 0) {
    decref(m.heap, answer);
    (void)m.raise(TypeId::ValueError, m.profile().objects->results_named_by_method
                                          ? type_name_of(m, m.task().ref(0)) +
                                                ".__length_hint__() must return a non-negative int"
                                          : "__length_hint__() should return >= 0");
    return StepResult::Raised;
  }
  return m.finish(answer);
}

}  // namespace

bool tells_length(Machine& m, Ref<Object> iterable) {
  return (m.heap.type_of(iterable).flags & kTypeHeap) != 0 &&
         (lookup_special(m, iterable, SpecialMethod::Len) ||
          lookup_special(m, iterable, SpecialMethod::LengthHint));
}

Outcome length_hint(Machine& m, Ref<Object> iterable) {
  m.heap.push_task(TaskKind::AskLength).slot[0] = iterable.offset;
  return Outcome::pending();
}

StepResult step_AskLength(Machine& m) {
  const Ref<Object> iterable = m.task().ref(0);
  switch (m.task().state) {
    case kLengthWanted:
      if (lookup_special(m, iterable, SpecialMethod::Len)) return ask(m, kLengthArrives, length);
      m.task().state = kHintWanted;
      return StepResult::Again;
    case kHintWanted:
      if (lookup_special(m, iterable, SpecialMethod::LengthHint)) {
        return ask(m, kHintArrives, call_hint);
      }
      m.task().state = kNothing;
      return StepResult::Again;
    case kNothing:
      return m.finish(new_reference(m.heap, m.none()));
    default:
      return take_answer(m);
  }
}

}  // namespace ouro
