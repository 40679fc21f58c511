#include "core/vm/container_operators.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/length_hint.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/set_algebra.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

LayoutId layout_of(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout;
}

Outcome not_implemented(Machine& m) {
  return new_reference(m.heap, m.heap.state().not_implemented);
}

template <typename T>
Outcome or_memory_error(Machine& m, Ref<T> made) {
  if (!made) return m.raise_memory_error();
  return made;
}

Outcome concatenate(Machine& m, Ref<Object> left, Ref<Object> right) {
  const LayoutId a = layout_of(m, left);
  if (a == layout_of(m, right)) {
    if (a == LayoutId::Str) {
      return or_memory_error(m, str_concat(m.heap, left.as<Str>(), right.as<Str>()));
    }
    if (a == LayoutId::List) {
      return or_memory_error(m, list_concat(m.heap, left.as<List>(), right.as<List>()));
    }
    if (a == LayoutId::Tuple) {
      return or_memory_error(m, tuple_concat(m.heap, left.as<Tuple>(), right.as<Tuple>()));
    }
  }
  const bool bytes_left = a == LayoutId::Bytes || a == LayoutId::ByteArray;
  const LayoutId b = layout_of(m, right);
  if (bytes_left && (b == LayoutId::Bytes || b == LayoutId::ByteArray)) {
    return or_memory_error(m, bytes_concat(m.heap, left, right));
  }
  // The __radd__ of a class may know.
  const bool asks_class = (m.heap.type_of(right).flags & kTypeHeap) != 0 &&
                          lookup_special(m, right, SpecialMethod::ReflectedAdd);
  if (asks_class) return not_implemented(m);
  return m.raise(TypeId::TypeError, sequence_operand_error(m, BinaryOperator::Add, left, right));
}

Outcome raise_no_index(Machine& m) {
  return m.raise(TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
}

// Whether so many items so many times are more than any index could tell.
bool is_over_index(uint32_t length, int64_t count) {
  return length != 0 && count > INT64_MAX / length;
}

Outcome repeat(Machine& m, Ref<Object> sequence, Ref<Object> times) {
  if (layout_of(m, times) != LayoutId::Int) {
    const bool may_know = (m.heap.type_of(times).flags & kTypeHeap) != 0 || has_index(m, times);
    if (may_know) return not_implemented(m);
    return m.raise(TypeId::TypeError,
                   sequence_operand_error(m, BinaryOperator::Multiply, sequence, times));
  }
  int64_t count = 0;
  if (!int_try_i64(m.heap, times.as<Int>(), &count)) return raise_no_index(m);
  switch (layout_of(m, sequence)) {
    case LayoutId::Str:
      if (is_over_index(str_length(m.heap, sequence.as<Str>()), count)) {
        return m.raise(TypeId::OverflowError, "repeated string is too long");
      }
      return or_memory_error(m, str_repeat(m.heap, sequence.as<Str>(), count));
    case LayoutId::List:
      return or_memory_error(m, list_repeat(m.heap, sequence.as<List>(), count));
    case LayoutId::Tuple:
      return or_memory_error(m, tuple_repeat(m.heap, sequence.as<Tuple>(), count));
    case LayoutId::Bytes:
      if (is_over_index(bytes_length(m.heap, sequence), count)) {
        return m.raise(TypeId::OverflowError, "repeated bytes are too long");
      }
      [[fallthrough]];
    default:
      return or_memory_error(m, bytes_repeat(m.heap, sequence, count));
  }
}

// ExtendList: slots 0 the list, 1 the iterator, 2 the iterable until it has told its length; all
// owned.
enum ExtendState : uint16_t { kIteratorArrives, kHintArrives, kWalks };
constexpr uint32_t kItemsPerStep = 64;

Outcome extend_with_iterator(Machine& m, Ref<Object> list, Ref<Object> iterable) {
  m.heap.push_task(TaskKind::ExtendList);
  incref(m.heap, list);
  m.task().own(0, list);
  if (tells_length(m, iterable)) m.task().own(2, new_reference(m.heap, iterable));
  const Outcome iterator = get_iterator(m, iterable);
  if (iterator.is_error()) {
    m.abandon_task();
    return iterator;
  }
  if (iterator.is_value()) m.set_result(iterator.value());
  return Outcome::pending();
}

// What the iterable has promised (null: nothing), or else its iterator; 8 when nobody tells
// (list_extend).
int64_t expected_count(Machine& m, Ref<Object> promised) {
  if (promised && promised != m.none()) return int_clamped_i64(m.heap, promised.as<Int>());
  const Ref<Object> iterator = m.task().ref(1);
  const bool is_builtin = layout_of(m, iterator) == LayoutId::Iterator;
  const int64_t hint = is_builtin ? iterator_length_hint(m.heap, iterator) : -1;
  return hint < 0 ? 8 : hint;
}

// Room for as many items as are expected. What is too much is given back at the end.
StepResult make_room(Machine& m, Ref<Object> promised) {
  m.task().state = kWalks;
  const int64_t count = expected_count(m, promised);
  if (count == 0) return StepResult::Again;
  const Ref<List> list = m.task().ref(0).as<List>();
  // A promise that no list could hold together with what is there is taken for a wrong one.
  if (count > INT64_MAX - list_size(m.heap, list)) return StepResult::Again;
  const bool fits = count <= kListSizeMax;
  if (fits && list_reserve(m.heap, list, static_cast<uint32_t>(count))) return StepResult::Again;
  return fail_for_memory(m);
}

StepResult take_hint(Machine& m) {
  const Ref<Object> promised = m.take_result();
  const Ref<Object> iterable = m.task().take(2);
  const StepResult result = make_room(m, promised);
  decref(m.heap, promised);
  decref(m.heap, iterable);
  return result;
}

bool is_exact_list_or_tuple(const Machine& m, Ref<Object> object) {
  return m.heap.is_exact(object, TypeId::List) || m.heap.is_exact(object, TypeId::Tuple);
}

// An in-place operator whose work may take ticks: its value is the left operand itself.
template <typename Work>
Outcome work_then_return(Machine& m, Ref<Object> left, const Work& work) {
  m.heap.push_task(TaskKind::ReturnInstead);
  incref(m.heap, left);
  m.task().own(0, left);
  const Outcome outcome = work();
  if (outcome.is_pending()) return outcome;
  if (outcome.is_error()) {
    m.abandon_task();
    return outcome;
  }
  m.task().take(0);
  m.heap.pop_task();
  decref(m.heap, outcome.value());
  return left;
}

Outcome merged_dicts(Machine& m, Ref<Object> left, Ref<Object> right) {
  const Ref<Dict> copy = dict_copy(m.heap, left.as<Dict>());
  if (!copy) return m.raise_memory_error();
  const Outcome merged = work_then_return(
      m, copy.as<Object>(), [&] { return dict_update_from_dict(m, copy, right.as<Dict>()); });
  decref(m.heap, copy.as<Object>());
  return merged;
}

}  // namespace

bool is_mapping(const Machine& m, Ref<Object> object) {
  return layout_of(m, object) != LayoutId::Deque &&
         lookup_special(m, object, SpecialMethod::Getitem);
}

bool can_repeat(const Machine& m, Ref<Object> object) {
  const LayoutId layout = layout_of(m, object);
  return layout == LayoutId::Str || layout == LayoutId::List || layout == LayoutId::Tuple ||
         layout == LayoutId::Bytes || layout == LayoutId::ByteArray;
}

std::string sequence_operand_error(const Machine& m, BinaryOperator op, Ref<Object> left,
                                   Ref<Object> right) {
  const std::string right_type = type_name_of(m, right);
  if (op == BinaryOperator::Multiply && layout_of(m, left) == LayoutId::Deque) {
    return "can't multiply sequence by non-int of type '" + right_type + "'";
  }
  if (op == BinaryOperator::Multiply && (can_repeat(m, left) || can_repeat(m, right))) {
    return "can't multiply sequence by non-int of type '" +
           (can_repeat(m, left) ? right_type : type_name_of(m, left)) + "'";
  }
  if (op != BinaryOperator::Add || !can_repeat(m, left)) return "";
  const LayoutId layout = layout_of(m, left);
  if (layout == LayoutId::Bytes || layout == LayoutId::ByteArray) {
    return "can't concat " + right_type + " to " + type_name_of(m, left);
  }
  const std::string type = layout == LayoutId::Str    ? "str"
                           : layout == LayoutId::List ? "list"
                                                      : "tuple";
  return "can only concatenate " + type + " (not \"" + right_type + "\") to " + type;
}

Outcome container_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const LayoutId a = layout_of(m, left);
  const LayoutId b = layout_of(m, right);
  if (op == BinaryOperator::Add && can_repeat(m, left)) return concatenate(m, left, right);
  if (op == BinaryOperator::Multiply) {
    if (can_repeat(m, left)) return repeat(m, left, right);
    const bool is_int = layout_of(m, left) == LayoutId::Int;
    if (can_repeat(m, right)) return is_int ? repeat(m, right, left) : not_implemented(m);
  }
  const bool is_text = a == LayoutId::Str || a == LayoutId::Bytes || a == LayoutId::ByteArray;
  if (op == BinaryOperator::Remainder && is_text) return format_percent(m, left, right);
  if (a == LayoutId::Set && b == LayoutId::Set) return set_binary(m, op, left, right);
  const bool both_dicts = a == LayoutId::Dict && b == LayoutId::Dict;
  if (both_dicts && op == BinaryOperator::Or && m.profile().objects->dict_unions) {
    return merged_dicts(m, left, right);
  }
  return not_implemented(m);
}

Outcome container_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const LayoutId a = layout_of(m, left);
  if (a == LayoutId::List && op == BinaryOperator::Add) {
    return work_then_return(m, left, [&] { return list_extend_iterable(m, left, right); });
  }
  if (a == LayoutId::List && op == BinaryOperator::Multiply &&
      layout_of(m, right) == LayoutId::Int) {
    int64_t times = 0;
    if (!int_try_i64(m.heap, right.as<Int>(), &times)) return raise_no_index(m);
    if (list_size(m.heap, left.as<List>()) == 0) return new_reference(m.heap, left);
    if (times > kListSizeMax) return m.raise_memory_error();
    const auto count = static_cast<uint32_t>(times < 0 ? 0 : times);
    if (count == 0) {
      release_detached(m.heap, list_clear(m.heap, left.as<List>()), ClearOrder::LastToFirst);
      return new_reference(m.heap, left);
    }
    if (!list_repeat_in_place(m.heap, left.as<List>(), count)) return m.raise_memory_error();
    return new_reference(m.heap, left);
  }
  const bool both_dicts = a == LayoutId::Dict && layout_of(m, right) == LayoutId::Dict;
  if (both_dicts && op == BinaryOperator::Or && m.profile().objects->dict_unions) {
    return work_then_return(
        m, left, [&] { return dict_update_from_dict(m, left.as<Dict>(), right.as<Dict>()); });
  }
  if (a == LayoutId::ByteArray && op == BinaryOperator::Add && is_bytes_like(m.heap, right)) {
    if (!bytearray_extend(m.heap, left.as<ByteArray>(), right)) return m.raise_memory_error();
    return new_reference(m.heap, left);
  }
  const bool is_plain_set = m.heap.is_exact(left, TypeId::Set);
  if (is_plain_set && layout_of(m, right) == LayoutId::Set) {
    return set_inplace(m, op, left, right);
  }
  return not_implemented(m);
}

Outcome list_extend_iterable(Machine& m, Ref<Object> list, Ref<Object> iterable) {
  if (!is_exact_list_or_tuple(m, iterable)) return extend_with_iterator(m, list, iterable);
  if (!list_extend(m.heap, list.as<List>(), iterable)) return m.raise_memory_error();
  return m.return_none();
}

StepResult step_ExtendList(Machine& m) {
  if (m.task().state == kIteratorArrives) {
    m.task().own(1, m.take_result());
    const Ref<Object> iterable = m.task().ref(2);
    if (!iterable) return make_room(m, {});
    const uint32_t own = own_index(m);
    m.task().state = kHintArrives;
    return wait_for(m, own, length_hint(m, iterable));
  }
  if (m.task().state == kHintArrives) return take_hint(m);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    Ref<Object> item;
    switch (advance(m, m.task().ref(1), &item)) {
      case Advance::Waiting:
        return StepResult::Again;
      case Advance::Raised:
        return StepResult::Raised;
      case Advance::Exhausted:
        CHECK(list_reserve_by_growth(m.heap, m.task().ref(0).as<List>(), 0));
        return m.finish(new_reference(m.heap, m.none()));
      case Advance::Item:
        break;
    }
    if (!list_append(m.heap, m.task().ref(0).as<List>(), item)) {
      decref(m.heap, item);
      return fail_for_memory(m);
    }
    if (m.heap.attention()) break;
  }
  return StepResult::Again;
}

StepResult step_ReturnInstead(Machine& m) {
  decref(m.heap, m.take_result());
  return m.finish(m.task().take(0));
}

}  // namespace ouro
