// truth.cpp - bool(), len() and hash() of anything.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/float_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// ToTruth: slot 0 is the value whose truth is asked, owned when it came as an owned one. `state`
// says what the inbox will hold.
enum ToTruthState : uint16_t { kAnyValue, kFromBool, kFromLen };

constexpr const char* kLengthNegative = "__len__() should return >= 0";

StepResult finish_with(Machine& m, bool value) {
  return m.finish(new_reference(m.heap, m.boolean(value)));
}

StepResult finish_bool(Machine& m) {
  const Ref<Object> value = m.take_result();
  if (m.heap.is_exact(value, TypeId::Bool)) return m.finish(value);
  (void)raise_wrong_result(m, m.task().ref(0), "__bool__", "a bool", value,
                           "__bool__ should return bool, returned " + type_name_of(m, value));
  decref(m.heap, value);
  return StepResult::Raised;
}

// The value of __len__ as a number; -1 with an exception raised.
int64_t checked_length(Machine& m, Ref<Object> value) {
  int64_t length = 0;
  if (m.heap.type_of(value).layout != LayoutId::Int) {
    (void)m.raise(TypeId::TypeError,
                  "'" + type_name_of(m, value) + "' object cannot be interpreted as an integer");
    return -1;
  }
  if (int_clamped_i64(m.heap, value.as<Int>()) < 0) {
    (void)m.raise(TypeId::ValueError, kLengthNegative);
    return -1;
  }
  if (!int_try_i64(m.heap, value.as<Int>(), &length)) {
    (void)m.raise(TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
    return -1;
  }
  return length;
}

// Asks __bool__, then __len__, of an object that builtin rules do not cover; the running task is
// ToTruth.
StepResult ask(Machine& m, Ref<Object> object) {
  const Truth known = truth_at_once(m, object);
  if (known != Truth::NeedsPython) return finish_with(m, known == Truth::True);
  const Ref<Object> by_bool = lookup_special(m, object, SpecialMethod::Bool);
  m.task().state = by_bool ? kFromBool : kFromLen;
  const Ref<Object> method = by_bool ? by_bool : lookup_special(m, object, SpecialMethod::Len);
  const Outcome outcome = call_special(m, method, {object});
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

}  // namespace

StepResult step_ToTruth(Machine& m) {
  switch (m.task().state) {
    case kAnyValue: {
      const Ref<Object> value = m.take_result();
      m.task().own(0, value);
      return ask(m, value);
    }
    case kFromBool:
      return finish_bool(m);
    default: {
      const Ref<Object> value = m.take_result();
      const int64_t length = checked_length(m, value);
      decref(m.heap, value);
      return length < 0 ? StepResult::Raised : finish_with(m, length != 0);
    }
  }
}

Outcome truth_of_owned(Machine& m, Ref<Object> value) {
  const Truth known = truth_at_once(m, value);
  if (known != Truth::NeedsPython) {
    decref(m.heap, value);
    return m.return_bool(known == Truth::True);
  }
  m.heap.push_task(TaskKind::ToTruth);
  m.set_result(value);
  return Outcome::pending();
}

Outcome truth(Machine& m, Ref<Object> object) {
  const Truth known = truth_at_once(m, object);
  if (known != Truth::NeedsPython) return m.return_bool(known == Truth::True);
  m.heap.push_task(TaskKind::ToTruth);
  m.task().slot[0] = object.offset;
  return begun(m, ask(m, object));
}

Truth truth_at_once(const Machine& m, Ref<Object> object) {
  if (object == m.heap.state().true_) return Truth::True;
  if (object == m.heap.state().false_ || object == m.none()) return Truth::False;
  const Type& type = m.heap.type_of(object);
  const bool asks = type.special[static_cast<uint32_t>(SpecialMethod::Bool)] ||
                    type.special[static_cast<uint32_t>(SpecialMethod::Len)];
  if (!asks) return Truth::True;
  if (type.flags & kTypeHeap) return Truth::NeedsPython;
  if (type.layout == LayoutId::Int) {
    return int_is_zero(m.heap, object.as<Int>()) ? Truth::False : Truth::True;
  }
  if (type.layout == LayoutId::Float) {
    return float_value(m.heap, object.as<Float>()) == 0 ? Truth::False : Truth::True;
  }
  if (type.layout == LayoutId::Complex) {
    const ComplexValue value = complex_value(m.heap, object.as<Complex>());
    return value.real == 0 && value.imag == 0 ? Truth::False : Truth::True;
  }
  const int64_t length = length_at_once(m, object);
  if (length < 0) return Truth::NeedsPython;
  return length == 0 ? Truth::False : Truth::True;
}

int64_t length_at_once(const Machine& m, Ref<Object> object) {
  const Type& type = m.heap.type_of(object);
  if (type.flags & kTypeHeap) return -1;
  switch (type.layout) {
    case LayoutId::List:
      return list_size(m.heap, object.as<List>());
    case LayoutId::Tuple:
      return tuple_size(m.heap, object.as<Tuple>());
    case LayoutId::Dict:
      return dict_size(m.heap, object.as<Dict>());
    case LayoutId::Set:
      return set_size(m.heap, object.as<Set>());
    case LayoutId::Str:
      return str_length(m.heap, object.as<Str>());
    case LayoutId::Bytes:
    case LayoutId::ByteArray:
      return bytes_view(m.heap, object).length();
    case LayoutId::DictView:
      return dict_size(m.heap, m.at(object.as<DictView>()).dict);
    case LayoutId::Range: {
      int64_t length = 0;
      return range_length(m.heap, object.as<Range>(), &length) ? length : -1;
    }
    default:
      return -1;
  }
}

StepResult step_Length(Machine& m) {
  const Ref<Object> value = m.take_result();
  const int64_t length = checked_length(m, value);
  decref(m.heap, value);
  if (length < 0) return StepResult::Raised;
  return m.finish(int_from_i64(m.heap, length).as<Object>());
}

Outcome length(Machine& m, Ref<Object> object) {
  const int64_t known = length_at_once(m, object);
  if (known >= 0) return int_from_i64(m.heap, known);
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Len);
  if (!method) {
    return m.raise(TypeId::TypeError,
                   "object of type '" + type_name_of(m, object) + "' has no len()");
  }
  m.heap.push_task(TaskKind::Length);
  return judged_by_task(m, call_special(m, method, {object}));
}

StepResult step_HashResult(Machine& m) {
  const Ref<Object> value = m.take_result();
  if (m.heap.type_of(value).layout == LayoutId::Int) {
    int64_t hash = int_hash(m.heap, value.as<Int>());
    int64_t exact = 0;
    if (int_try_i64(m.heap, value.as<Int>(), &exact)) hash = exact == -1 ? -2 : exact;
    decref(m.heap, value);
    return m.finish(int_from_i64(m.heap, hash).as<Object>());
  }
  (void)m.raise(TypeId::TypeError, "__hash__ method should return an integer");
  decref(m.heap, value);
  return StepResult::Raised;
}

Outcome hash(Machine& m, Ref<Object> object) {
  int64_t known = 0;
  switch (simple_hash(m.heap, object, &known)) {
    case SimpleHash::Ok:
      return int_from_i64(m.heap, known);
    case SimpleHash::Unhashable:
      return raise_unhashable(m, object);
    case SimpleHash::NeedsPython:
      break;
  }
  if (m.heap.is_exact(object, TypeId::Tuple)) return hash_tuple(m, object);
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Hash);
  if (!method || method == m.none()) return raise_unhashable(m, object);
  m.heap.push_task(TaskKind::HashResult);
  return judged_by_task(m, call_special(m, method, {object}));
}

// HashTuple: slots 0 the tuple, 1 the next index, 4 a list of the item hashes so far, as ints.
StepResult step_HashTuple(Machine& m) {
  if (m.task().owned & (1u << kTaskInbox)) {
    const Ref<Object> item_hash = m.take_result();
    if (!append_or_raise(m, m.task().ref(4).as<List>(), item_hash)) return StepResult::Raised;
  }
  const Ref<Tuple> tuple = m.task().ref(0).as<Tuple>();
  const uint32_t size = tuple_size(m.heap, tuple);
  if (m.task().slot[1] < size) {
    const Ref<Object> item = tuple_get(m.heap, tuple, m.task().slot[1]++);
    const Outcome outcome = hash(m, item);
    if (outcome.is_error()) return StepResult::Raised;
    if (outcome.is_value()) m.set_result(outcome.value());
    return StepResult::Again;
  }
  TupleHash combined(m.profile(), size);
  for (uint32_t i = 0; i < size; ++i) {
    int64_t item_hash = 0;
    const Ref<Object> value = list_get(m.heap, m.task().ref(4).as<List>(), i);
    CHECK(int_try_i64(m.heap, value.as<Int>(), &item_hash));
    combined.add(item_hash);
  }
  return m.finish(int_from_i64(m.heap, combined.finish()).as<Object>());
}

Outcome hash_tuple(Machine& m, Ref<Object> tuple) {
  const Ref<List> hashes = list_new(m.heap);
  Task& task = m.heap.push_task(TaskKind::HashTuple);
  incref(m.heap, tuple);
  task.own(0, tuple);
  task.own(4, hashes.as<Object>());
  return Outcome::pending();
}

}  // namespace ouro
