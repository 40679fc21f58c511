// comparison.cpp - ==, <, ... : the protocol of special methods, builtin values at once, containers
// item by item as a task, so that neither depth nor a slow __eq__ is a problem.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/list_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/complex_operators.h"
#include "core/vm/kept_item.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"

namespace ouro {
namespace {

SpecialMethod method_of(CompareOperator op) {
  constexpr SpecialMethod kMethods[] = {SpecialMethod::Lt, SpecialMethod::Le, SpecialMethod::Eq,
                                        SpecialMethod::Ne, SpecialMethod::Gt, SpecialMethod::Ge};
  return kMethods[static_cast<uint32_t>(op)];
}

CompareOperator swapped(CompareOperator op) {
  constexpr CompareOperator kSwapped[] = {CompareOperator::Greater, CompareOperator::GreaterEqual,
                                          CompareOperator::Equal,   CompareOperator::NotEqual,
                                          CompareOperator::Less,    CompareOperator::LessEqual};
  return kSwapped[static_cast<uint32_t>(op)];
}

bool holds(CompareOperator op, Ordering ordering) {
  if (ordering == Ordering::Unordered) return op == CompareOperator::NotEqual;
  const int sign = static_cast<int>(ordering);
  switch (op) {
    case CompareOperator::Less:
      return sign < 0;
    case CompareOperator::LessEqual:
      return sign <= 0;
    case CompareOperator::Equal:
      return sign == 0;
    case CompareOperator::NotEqual:
      return sign != 0;
    case CompareOperator::Greater:
      return sign > 0;
    case CompareOperator::GreaterEqual:
      return sign >= 0;
  }
  CHECK(false);
}

bool is_equality(CompareOperator op) {
  return op == CompareOperator::Equal || op == CompareOperator::NotEqual;
}

Outcome not_implemented(Machine& m) {
  return new_reference(m.heap, m.heap.state().not_implemented);
}

Ordering order_of_doubles(double left, double right) {
  if (left < right) return Ordering::Less;
  if (left > right) return Ordering::Greater;
  return left == right ? Ordering::Equal : Ordering::Unordered;
}

Ordering reversed(Ordering ordering) {
  if (ordering == Ordering::Less) return Ordering::Greater;
  return ordering == Ordering::Greater ? Ordering::Less : ordering;
}

// Numbers, strings, bytes: at once. False when the layouts are others.
bool order_of_values(const Machine& m, Ref<Object> left, Ref<Object> right, Ordering* ordering) {
  const LayoutId a = m.heap.type_of(left).layout;
  const LayoutId b = m.heap.type_of(right).layout;
  if (a == LayoutId::Int && b == LayoutId::Int) {
    *ordering = int_compare(m.heap, left.as<Int>(), right.as<Int>());
  } else if (a == LayoutId::Float && b == LayoutId::Float) {
    *ordering = order_of_doubles(float_value(m.heap, left.as<Float>()),
                                 float_value(m.heap, right.as<Float>()));
  } else if (a == LayoutId::Int && b == LayoutId::Float) {
    *ordering = int_compare_double(m.heap, left.as<Int>(), float_value(m.heap, right.as<Float>()));
  } else if (a == LayoutId::Float && b == LayoutId::Int) {
    *ordering = reversed(
        int_compare_double(m.heap, right.as<Int>(), float_value(m.heap, left.as<Float>())));
  } else if (a == LayoutId::Str && b == LayoutId::Str) {
    const int sign =
        text_compare(str_view(m.heap, left.as<Str>()), str_view(m.heap, right.as<Str>()));
    *ordering = sign < 0 ? Ordering::Less : sign > 0 ? Ordering::Greater : Ordering::Equal;
  } else {
    return false;
  }
  return true;
}

bool is_sequence(const Machine& m, Ref<Object> object) {
  const LayoutId layout = m.heap.type_of(object).layout;
  return layout == LayoutId::List || layout == LayoutId::Tuple;
}

// CompareSequences. Slots: 0 left, 1 right (borrowed), 2 operator, 3 index, 4 and 5 the items that
// are compared (kept_item.h).
enum CompareSequencesState : uint16_t { kNextItem, kItemsCompared, kOrderKnown };

Outcome compare_sequences(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  const uint32_t a = sequence_items(m.heap, left).count;
  const uint32_t b = sequence_items(m.heap, right).count;
  if (a != b && is_equality(op)) return m.return_bool(op == CompareOperator::NotEqual);
  if (m.state().depth + m.heap.task_count() > m.state().recursion_limit * 4) {
    return m.raise(TypeId::RecursionError, "maximum recursion depth exceeded in comparison");
  }
  Task& task = m.heap.push_task(TaskKind::CompareSequences);
  task.slot[0] = left.offset;
  task.slot[1] = right.offset;
  task.slot[2] = static_cast<uint32_t>(op);
  return Outcome::pending();
}

// RichComparison: as BinaryOperation, with two attempts.
struct Attempt {
  Ref<Object> method;
  Ref<Object> self;
  Ref<Object> other;
};

Attempt attempt(Machine& m, uint32_t index, CompareOperator op, Ref<Object> left,
                Ref<Object> right) {
  const Ref<Object> forward = lookup_special(m, left, method_of(op));
  const Ref<Object> reflected = lookup_special(m, right, method_of(swapped(op)));
  const Ref<Type> left_type = m.at(left).type;
  const Ref<Type> right_type = m.at(right).type;
  const bool right_first =
      left_type != right_type && reflected && is_subtype(m, right_type, left_type);
  if ((index == 0) == right_first) return {reflected, right, left};
  return {forward, left, right};
}

Outcome compare_by_default(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  if (is_equality(op)) return m.return_bool((left == right) == (op == CompareOperator::Equal));
  return m.raise(TypeId::TypeError, std::string("'") + compare_operator_symbol(op) +
                                        "' not supported between instances of '" +
                                        type_name_of(m, left) + "' and '" + type_name_of(m, right) +
                                        "'");
}

bool is_heap_type(const Machine& m, Ref<Object> object) {
  return (m.heap.type_of(object).flags & kTypeHeap) != 0;
}

// Both inherit object's __eq__ and __ne__: identity decides, at once.
bool has_default_equality(const Machine& m, Ref<Object> object) {
  const Type& base = m.at(m.type(TypeId::Object));
  const Type& type = m.heap.type_of(object);
  const auto eq = static_cast<uint32_t>(SpecialMethod::Eq);
  const auto ne = static_cast<uint32_t>(SpecialMethod::Ne);
  return type.special[eq] == base.special[eq] && type.special[ne] == base.special[ne];
}

// Builtin types whose comparisons are methods only.
bool compares_by_method(const Machine& m, Ref<Object> object) {
  switch (m.heap.type_of(object).layout) {
    case LayoutId::DictView:
    case LayoutId::MappingProxy:
    case LayoutId::Weakref:
    case LayoutId::GenericAlias:
    case LayoutId::Builtin:
    case LayoutId::BoundMethod:
    case LayoutId::Slice:
      return true;
    default:
      return false;
  }
}

StepResult finish_sequences(Machine& m, CompareOperator op) {
  const uint32_t a = sequence_items(m.heap, m.task().ref(0)).count;
  const uint32_t b = sequence_items(m.heap, m.task().ref(1)).count;
  const Ordering ordering = a < b ? Ordering::Less : a > b ? Ordering::Greater : Ordering::Equal;
  return m.finish(new_reference(m.heap, m.boolean(holds(op, ordering))));
}

// The first pair of items that differ decides; null items (a list that shrank) end the walk.
StepResult compare_next_item(Machine& m) {
  Task& task = m.task();
  const auto op = static_cast<CompareOperator>(task.slot[2]);
  const ItemSpan left = sequence_items(m.heap, task.ref(0));
  const ItemSpan right = sequence_items(m.heap, task.ref(1));
  const uint32_t shorter = left.count < right.count ? left.count : right.count;
  while (task.slot[3] < shorter) {
    const Ref<Object> a = m.at(Ref<Ref<Object>>(left.offset + 4 * task.slot[3]));
    const Ref<Object> b = m.at(Ref<Ref<Object>>(right.offset + 4 * task.slot[3]));
    const SimpleEqual same = simple_equal(m.heap, a, b);
    if (same == SimpleEqual::Equal) {
      ++task.slot[3];
      continue;
    }
    task.state = kItemsCompared;
    keep_item(m, 4, m.task().ref(0), a);
    keep_item(m, 5, m.task().ref(1), b);
    if (same == SimpleEqual::NotEqual) {
      m.set_result(new_reference(m.heap, m.boolean(false)));
      return StepResult::Again;
    }
    const Outcome outcome = equal(m, a, b);
    if (outcome.is_error()) return StepResult::Raised;
    if (outcome.is_value()) m.set_result(outcome.value());
    return StepResult::Again;
  }
  return finish_sequences(m, op);
}

}  // namespace

StepResult step_CompareSequences(Machine& m) {
  if (m.task().state == kNextItem) return compare_next_item(m);
  if (m.task().state == kOrderKnown) return m.finish(m.take_result());
  const auto op = static_cast<CompareOperator>(m.task().slot[2]);
  const Ref<Object> same = m.take_result();
  const bool are_equal = same == m.heap.state().true_;
  decref(m.heap, same);
  if (are_equal) {
    ++m.task().slot[3];
    m.task().state = kNextItem;
    const Ref<Object> a = take_kept_item(m, 4);
    decref_in_order(m.heap, a, take_kept_item(m, 5));
    return StepResult::Again;
  }
  const uint32_t position = m.task().slot[3];
  const bool is_gone = position >= sequence_items(m.heap, m.task().ref(0)).count ||
                       position >= sequence_items(m.heap, m.task().ref(1)).count;
  if (is_gone) return finish_sequences(m, op);
  if (is_equality(op)) {
    return m.finish(new_reference(m.heap, m.boolean(op == CompareOperator::NotEqual)));
  }
  m.task().state = kOrderKnown;
  const Outcome outcome = compare(m, op, m.task().ref(4), m.task().ref(5));
  if (outcome.is_error()) return StepResult::Raised;
  if (outcome.is_value()) m.set_result(outcome.value());
  return StepResult::Again;
}

Outcome builtin_compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  Ordering ordering = Ordering::Equal;
  if (order_of_values(m, left, right, &ordering)) return m.return_bool(holds(op, ordering));
  if (is_complex_pair(m, left, right)) return complex_compare(m, op, left, right);
  if (is_bytes_like(m.heap, left) && is_bytes_like(m.heap, right)) {
    const int sign = text_compare(bytes_view(m.heap, left), bytes_view(m.heap, right));
    ordering = sign < 0 ? Ordering::Less : sign > 0 ? Ordering::Greater : Ordering::Equal;
    return m.return_bool(holds(op, ordering));
  }
  const LayoutId layout = m.heap.type_of(left).layout;
  if (layout != m.heap.type_of(right).layout) return not_implemented(m);
  if (is_sequence(m, left)) return compare_sequences(m, op, left, right);
  if (layout == LayoutId::Dict && is_equality(op)) return compare_dicts(m, op, left, right);
  if (layout == LayoutId::Set) return compare_sets(m, op, left, right);
  const SimpleEqual same =
      is_equality(op) ? simple_equal(m.heap, left, right) : SimpleEqual::NeedsPython;
  if (same == SimpleEqual::NeedsPython) return not_implemented(m);
  return m.return_bool((same == SimpleEqual::Equal) == (op == CompareOperator::Equal));
}

StepResult step_RichComparison(Machine& m) {
  const Ref<Object> result = m.take_result();
  if (result != m.heap.state().not_implemented) return m.finish(result);
  decref(m.heap, result);
  const auto op = static_cast<CompareOperator>(m.task().slot[2]);
  const Ref<Object> left = m.task().ref(0);
  const Ref<Object> right = m.task().ref(1);
  while (m.task().state < 2) {
    const Attempt next = attempt(m, m.task().state++, op, left, right);
    if (!next.method) continue;
    const Outcome outcome = call_special(m, next.method, {next.self, next.other});
    if (outcome.is_pending()) return StepResult::Again;
    if (outcome.is_error()) return StepResult::Raised;
    if (outcome.value() != m.heap.state().not_implemented) return m.finish(outcome.value());
    decref(m.heap, outcome.value());
  }
  const Outcome outcome = compare_by_default(m, op, left, right);
  if (outcome.is_error()) return StepResult::Raised;
  return m.finish(outcome.value());
}

Outcome compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  if (!is_heap_type(m, left) && !is_heap_type(m, right)) {
    const Outcome direct = builtin_compare(m, op, left, right);
    if (!direct.is_value() || direct.value() != m.heap.state().not_implemented) return direct;
    decref(m.heap, direct.value());
    if (!compares_by_method(m, left) && !compares_by_method(m, right)) {
      return compare_by_default(m, op, left, right);
    }
  }
  if (is_equality(op) && has_default_equality(m, left) && has_default_equality(m, right)) {
    return m.return_bool((left == right) == (op == CompareOperator::Equal));
  }
  Task& task = m.heap.push_task(TaskKind::RichComparison);
  task.slot[0] = left.offset;
  task.slot[1] = right.offset;
  task.slot[2] = static_cast<uint32_t>(op);
  task.own(kTaskInbox, new_reference(m.heap, m.heap.state().not_implemented));
  return Outcome::pending();
}

Outcome equal(Machine& m, Ref<Object> left, Ref<Object> right) {
  if (left == right) return m.return_bool(true);
  m.heap.push_task(TaskKind::ToTruth);
  const Outcome outcome = compare(m, CompareOperator::Equal, left, right);
  if (outcome.is_pending()) return outcome;
  m.heap.pop_task();
  if (outcome.is_error()) return outcome;
  const Ref<Object> value = outcome.value();
  if (value == m.boolean(true) || value == m.boolean(false)) return value;
  return truth_of_owned(m, value);
}

}  // namespace ouro
