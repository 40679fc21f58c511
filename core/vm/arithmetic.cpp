// arithmetic.cpp - binary and unary operators: the protocol of special methods, and what builtin
// types do among themselves.

#include <cmath>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/complex_operators.h"
#include "core/vm/container_operators.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"
#include "core/vm/native_calls.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

constexpr uint32_t kPlainOperators = static_cast<uint32_t>(BinaryOperator::InplaceAdd);

bool is_inplace(BinaryOperator op) {
  return static_cast<uint32_t>(op) >= kPlainOperators;
}

BinaryOperator plain(BinaryOperator op) {
  return is_inplace(op) ? static_cast<BinaryOperator>(static_cast<uint32_t>(op) - kPlainOperators)
                        : op;
}

// The special methods of the operators, in the order of BinaryOperator.
SpecialMethod method_of(BinaryOperator op, SpecialMethod first) {
  const auto index = static_cast<uint32_t>(plain(op));
  return static_cast<SpecialMethod>(static_cast<uint32_t>(first) + index);
}

static_assert(static_cast<uint32_t>(SpecialMethod::Xor) -
                  static_cast<uint32_t>(SpecialMethod::Add) ==
              static_cast<uint32_t>(BinaryOperator::Xor));

Outcome not_implemented(Machine& m) {
  return new_reference(m.heap, m.heap.state().not_implemented);
}

bool is_int(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Int;
}
bool is_float(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Float;
}

Outcome int_true_divide_outcome(Machine& m, Ref<Int> left, Ref<Int> right) {
  double quotient = 0;
  const IntError error = int_true_divide(m.heap, left, right, &quotient);
  if (error == IntError::DivisionByZero) return raise_zero_division(m, ZeroDivision::IntDivide);
  if (error == IntError::TooLargeForFloat) {
    return m.raise(TypeId::OverflowError, "integer division result too large for a float");
  }
  if (error != IntError::None) return raise_int_error(m, error);
  return float_from_double(m.heap, quotient);
}

Outcome float_outcome(Machine& m, FloatError error, double value);

// 2 ** -1 is a float.
Outcome int_power_outcome(Machine& m, Ref<Int> left, Ref<Int> right) {
  if (!int_is_negative(m.heap, right)) return power_of_ints(m, left, right);
  double base = 0;
  double exponent = 0;
  if (!int_to_double(m.heap, left, &base) || !int_to_double(m.heap, right, &exponent)) {
    return raise_int_error(m, IntError::TooLargeForFloat);
  }
  double result = 0;
  const FloatError error = float_power(base, exponent, &result);
  return float_outcome(m, error, result);
}

Outcome int_binary(Machine& m, BinaryOperator op, Ref<Int> left, Ref<Int> right) {
  switch (op) {
    case BinaryOperator::Add:
      return int_add(m.heap, left, right);
    case BinaryOperator::Subtract:
      return int_subtract(m.heap, left, right);
    case BinaryOperator::Multiply:
      return multiply_ints(m, left, right);
    case BinaryOperator::FloorDivide:
      return divide_ints(m, left, right, Division::Quotient);
    case BinaryOperator::Remainder:
      if (int_is_zero(m.heap, right)) return raise_zero_division(m, ZeroDivision::IntModulo);
      return divide_ints(m, left, right, Division::Remainder);
    case BinaryOperator::TrueDivide:
      return int_true_divide_outcome(m, left, right);
    case BinaryOperator::Power:
      return int_power_outcome(m, left, right);
    case BinaryOperator::LeftShift:
      return int_outcome(m, int_left_shift(m.heap, left, right));
    case BinaryOperator::RightShift:
      return int_outcome(m, int_right_shift(m.heap, left, right));
    case BinaryOperator::And:
      return int_bits(m, BitOperation::And, left, right);
    case BinaryOperator::Or:
      return int_bits(m, BitOperation::Or, left, right);
    case BinaryOperator::Xor:
      return int_bits(m, BitOperation::Xor, left, right);
    default:
      return not_implemented(m);
  }
}

Outcome float_outcome(Machine& m, FloatError error, double value) {
  if (error == FloatError::None) return float_from_double(m.heap, value);
  return raise_float_error(m, error);
}

// False with OverflowError raised when an int does not fit.
bool as_double(Machine& m, Ref<Object> object, double* out) {
  if (is_float(m, object)) {
    *out = float_value(m.heap, object.as<Float>());
    return true;
  }
  if (int_to_double(m.heap, object.as<Int>(), out)) return true;
  (void)raise_int_error(m, IntError::TooLargeForFloat);
  return false;
}

Outcome float_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  double a = 0;
  double b = 0;
  if (!as_double(m, left, &a) || !as_double(m, right, &b)) return Outcome::error();
  double result = 0;
  switch (op) {
    case BinaryOperator::Add:
      return float_from_double(m.heap, a + b);
    case BinaryOperator::Subtract:
      return float_from_double(m.heap, a - b);
    case BinaryOperator::Multiply:
      return float_from_double(m.heap, a * b);
    case BinaryOperator::TrueDivide: {
      const FloatError error = float_true_divide(a, b, &result);
      return float_outcome(m, error, result);
    }
    case BinaryOperator::FloorDivide: {
      if (b == 0) return raise_zero_division(m, ZeroDivision::FloatFloorDivide);
      const FloatError error = float_floor_divide(a, b, &result);
      return float_outcome(m, error, result);
    }
    case BinaryOperator::Remainder: {
      if (b == 0) return raise_zero_division(m, ZeroDivision::FloatModulo);
      const FloatError error = float_remainder(a, b, &result);
      return float_outcome(m, error, result);
    }
    case BinaryOperator::Power: {
      const FloatError error = float_power(a, b, &result);
      if (error == FloatError::NotReal) return complex_binary(m, op, left, right);
      return float_outcome(m, error, result);
    }
    default:
      return not_implemented(m);
  }
}

bool is_number(const Machine& m, Ref<Object> object) {
  return is_int(m, object) || is_float(m, object);
}

// One attempt of a binary operation: whose method, called how. The candidates are tried in order
// until one does not answer NotImplemented.
struct Attempt {
  Ref<Object> method;
  Ref<Object> self;
  Ref<Object> other;
};

// divmod(), which is no operator but goes by the same rules.
constexpr auto kDivmod = static_cast<BinaryOperator>(255);

// The attempt of this index (0 in-place, 1 and 2 the plain ones), perhaps without a method.
Attempt attempt(Machine& m, uint32_t index, BinaryOperator op, Ref<Object> left,
                Ref<Object> right) {
  if (index == 0 || index > 2) {
    if (index > 2 || op == kDivmod || !is_inplace(op)) return {};
    return {lookup_special(m, left, method_of(op, SpecialMethod::InplaceAdd)), left, right};
  }
  const Ref<Type> left_type = m.at(left).type;
  const Ref<Type> right_type = m.at(right).type;
  const bool divides = op == kDivmod;
  const SpecialMethod plain_method =
      divides ? SpecialMethod::Divmod : method_of(op, SpecialMethod::Add);
  const SpecialMethod reflected_method =
      divides ? SpecialMethod::ReflectedDivmod : method_of(op, SpecialMethod::ReflectedAdd);
  const Ref<Object> forward = lookup_special(m, left, plain_method);
  Ref<Object> reflected = lookup_special(m, right, reflected_method);
  if (left_type == right_type) reflected = {};
  // A derived right operand that overrides the reflected method goes first (binary_op1).
  const bool right_first = reflected && is_subtype(m, right_type, left_type) &&
                           reflected != lookup_special(m, left, reflected_method);
  if ((index == 1) == right_first) return {reflected, right, left};
  return {forward, left, right};
}

// A builtin sequence has no nb_multiply: its __mul__ is for calls only.
bool is_repeated_by_no_index(const Machine& m, BinaryOperator op, const Attempt& next) {
  return op != kDivmod && plain(op) == BinaryOperator::Multiply && can_repeat(m, next.self) &&
         is_method_descriptor(m, next.method) && !has_index(m, next.other);
}

// Types with any of a sequence's slots (tp_as_sequence), also where none repeats.
bool has_sequence_slots(const Machine& m, Ref<Object> object) {
  const Type& type = m.heap.type_of(object);
  return (type.flags & kTypeHeap) != 0 || type.layout == LayoutId::Dict ||
         type.layout == LayoutId::Set || type.layout == LayoutId::Range ||
         type.layout == LayoutId::DictView || type.layout == LayoutId::MappingProxy;
}

// Whether left *= right repeats no sequence on the right (PyNumber_InPlaceMultiply).
bool ignores_right_sequence(const Machine& m, BinaryOperator op, Ref<Object> left) {
  return op == BinaryOperator::InplaceMultiply && !can_repeat(m, left) &&
         m.heap.type_of(left).layout != LayoutId::Deque && has_sequence_slots(m, left);
}

constexpr uint32_t kAttempts = 3;

Outcome raise_unsupported(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const bool divides = op == kDivmod;
  const std::string of_sequences = divides || ignores_right_sequence(m, op, left)
                                       ? ""
                                       : sequence_operand_error(m, plain(op), left, right);
  if (!of_sequences.empty()) return m.raise(TypeId::TypeError, of_sequences);
  std::string symbol = divides ? "divmod()" : binary_operator_symbol(op);
  if (!divides && plain(op) == BinaryOperator::Power) {
    symbol = is_inplace(op) ? "**=" : "** or pow()";
  }
  std::string message = "unsupported operand type(s) for " + symbol + ": '" +
                        type_name_of(m, left) + "' and '" + type_name_of(m, right) + "'";
  const bool is_print = op == BinaryOperator::RightShift &&
                        m.heap.is_exact(left, TypeId::Builtin) &&
                        std::string_view(m.native(m.at(left.as<Builtin>()).native).name) == "print";
  if (is_print) message += ". Did you mean \"print(<message>, file=<output_stream>)\"?";
  return m.raise(TypeId::TypeError, message);
}

bool is_heap_type(const Machine& m, Ref<Object> object) {
  return (m.heap.type_of(object).flags & kTypeHeap) != 0;
}

}  // namespace

Outcome int_bits(Machine& m, BitOperation operation, Ref<Int> left, Ref<Int> right) {
  const bool both_bool = m.heap.is_exact(left.as<Object>(), TypeId::Bool) &&
                         m.heap.is_exact(right.as<Object>(), TypeId::Bool);
  const Ref<Int> result = int_bitwise(m.heap, operation, left, right);
  if (!both_bool) return result;
  const bool is_true = !int_is_zero(m.heap, result);
  decref(m.heap, result.as<Object>());
  return m.return_bool(is_true);
}

Outcome builtin_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  if (is_int(m, left) && is_int(m, right)) {
    return int_binary(m, op, left.as<Int>(), right.as<Int>());
  }
  if (is_number(m, left) && is_number(m, right)) return float_binary(m, op, left, right);
  if (is_complex_pair(m, left, right)) return complex_binary(m, op, left, right);
  return container_binary(m, op, left, right);
}

namespace {

// pow() with a modulus that no __pow__ knows what to do with.
Outcome raise_unsupported_power(Machine& m, Ref<Object> base, Ref<Object> exponent,
                                Ref<Object> modulus) {
  for (const Ref<Object> given : {base, exponent, modulus}) {
    if (m.heap.type_of(given).layout == LayoutId::Float) {
      return m.raise(TypeId::TypeError,
                     "pow() 3rd argument not allowed unless all arguments are integers");
    }
    if (is_complex(m, given)) return m.raise(TypeId::ValueError, "complex modulo");
  }
  return m.raise(TypeId::TypeError, std::string("unsupported operand type(s) for ") +
                                        m.profile().objects->power_symbol + ": '" +
                                        type_name_of(m, base) + "', '" + type_name_of(m, exponent) +
                                        "', '" + type_name_of(m, modulus) + "'");
}

// BinaryOperation: 0 left, 1 right, 2 operator, 3 the modulus of pow() or null, all borrowed. In
// the last state the __index__ arrives by which a sequence is repeated.
constexpr uint16_t kIndexArrives = 8;
constexpr uint16_t kRepeated = 9;

// [0] * x when x has an __index__, and no __mul__ knew the answer (PyNumber_Multiply).
StepResult repeat_by_index(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const bool is_left = can_repeat(m, left);
  const Ref<Object> times = is_left ? right : left;
  const bool repeats = op != kDivmod && plain(op) == BinaryOperator::Multiply &&
                       (is_left || can_repeat(m, right)) && has_index(m, times) &&
                       !ignores_right_sequence(m, op, left);
  if (!repeats) {
    (void)raise_unsupported(m, op, left, right);
    return StepResult::Raised;
  }
  const uint32_t own = own_index(m);
  m.task().state = kIndexArrives;
  return wait_for(m, own, to_index(m, times));
}

StepResult repeat_now(Machine& m, Ref<Object> times) {
  const uint32_t own = own_index(m);
  m.task().own(4, times);
  m.task().state = kRepeated;
  const auto op = static_cast<BinaryOperator>(m.task().slot[2]);
  const Ref<Object> left = m.task().ref(0);
  const Ref<Object> sequence = can_repeat(m, left) ? left : m.task().ref(1);
  const bool in_place = is_inplace(op) && sequence == left;
  return wait_for(m, own,
                  in_place ? builtin_inplace(m, op, sequence, times)
                           : builtin_binary(m, plain(op), sequence, times));
}

Outcome try_methods(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right,
                    Ref<Object> modulus) {
  Task& task = m.heap.push_task(TaskKind::BinaryOperation);
  task.slot[0] = left.offset;
  task.slot[1] = right.offset;
  task.slot[2] = static_cast<uint32_t>(op);
  task.slot[3] = modulus.offset;
  task.own(kTaskInbox, new_reference(m.heap, m.heap.state().not_implemented));
  return Outcome::pending();
}

// Methods give the answer also where both operands are builtin.
bool needs_methods(const Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const auto by_methods = [&m](Ref<Object> object) {
    const LayoutId layout = m.heap.type_of(object).layout;
    return layout == LayoutId::DictView || layout == LayoutId::Type ||
           layout == LayoutId::GenericAlias || layout == LayoutId::Weakref ||
           layout == LayoutId::MappingProxy;
  };
  const bool updates =
      op == BinaryOperator::InplaceOr && m.heap.type_of(left).layout == LayoutId::Dict;
  return by_methods(left) || by_methods(right) || updates;
}

}  // namespace

StepResult step_BinaryOperation(Machine& m) {
  const Ref<Object> result = m.take_result();
  if (m.task().state == kIndexArrives) return repeat_now(m, result);
  if (m.task().state == kRepeated) return m.finish(result);
  if (result != m.heap.state().not_implemented) return m.finish(result);
  decref(m.heap, result);
  const auto op = static_cast<BinaryOperator>(m.task().slot[2]);
  const Ref<Object> left = m.task().ref(0);
  const Ref<Object> right = m.task().ref(1);
  while (m.task().state < kAttempts) {
    const Ref<Object> modulus = m.task().ref(3);
    const bool asks_left_only = modulus && !m.profile().objects->reflected_modular_power;
    const uint32_t index = m.task().state++;
    if (asks_left_only) m.task().state = kAttempts;
    const Attempt next = asks_left_only
                             ? Attempt{lookup_special(m, left, SpecialMethod::Power), left, right}
                             : attempt(m, index, op, left, right);
    if (!next.method || is_repeated_by_no_index(m, op, next)) continue;
    const Outcome outcome = modulus ? call_special(m, next.method, {next.self, next.other, modulus})
                                    : call_special(m, next.method, {next.self, next.other});
    if (outcome.is_pending()) return StepResult::Again;
    if (outcome.is_error()) return StepResult::Raised;
    if (outcome.value() != m.heap.state().not_implemented) return m.finish(outcome.value());
    decref(m.heap, outcome.value());
  }
  if (m.task().slot[3] != 0) {
    (void)raise_unsupported_power(m, left, right, m.task().ref(3));
    return StepResult::Raised;
  }
  return repeat_by_index(m, op, left, right);
}

Outcome binary_operation(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  if (!is_heap_type(m, left) && !is_heap_type(m, right)) {
    const Outcome direct =
        is_inplace(op) ? builtin_inplace(m, op, left, right) : builtin_binary(m, op, left, right);
    if (!direct.is_value() || direct.value() != m.heap.state().not_implemented) return direct;
    decref(m.heap, direct.value());
    if (!needs_methods(m, op, left, right)) return raise_unsupported(m, op, left, right);
  }
  return try_methods(m, op, left, right, {});
}

Outcome divmod_operation(Machine& m, Ref<Object> left, Ref<Object> right) {
  return try_methods(m, kDivmod, left, right, {});
}

Outcome builtin_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const Outcome done = container_inplace(m, plain(op), left, right);
  if (!done.is_value() || done.value() != m.heap.state().not_implemented) return done;
  decref(m.heap, done.value());
  return builtin_binary(m, plain(op), left, right);
}

Outcome unary_operation(Machine& m, SpecialMethod method, Ref<Object> operand) {
  if (!is_heap_type(m, operand) && is_int(m, operand)) {
    const Ref<Int> value = operand.as<Int>();
    if (method == SpecialMethod::Neg) return int_negate(m.heap, value);
    if (method == SpecialMethod::Invert) return int_invert(m.heap, value);
    return int_as_exact(m.heap, value);
  }
  if (!is_heap_type(m, operand) && is_float(m, operand) && method != SpecialMethod::Invert) {
    const double value = float_value(m.heap, operand.as<Float>());
    return float_from_double(m.heap, method == SpecialMethod::Neg ? -value : value);
  }
  const Ref<Object> found = lookup_special(m, operand, method);
  if (found) return call_special(m, found, {operand});
  const char* symbol = method == SpecialMethod::Neg   ? "-"
                       : method == SpecialMethod::Pos ? "+"
                                                      : "~";
  return m.raise(TypeId::TypeError, std::string("bad operand type for unary ") + symbol + ": '" +
                                        type_name_of(m, operand) + "'");
}

Outcome power_modulo(Machine& m, Ref<Object> base, Ref<Object> exponent, Ref<Object> modulus) {
  const ValueRules& rules = *m.profile().values;
  if (is_int(m, base) && is_int(m, exponent) && is_int(m, modulus)) {
    if (!rules.inverse_power && int_is_negative(m.heap, exponent.as<Int>())) {
      return m.raise(TypeId::ValueError, rules.negative_power_modulo);
    }
    return power_modulo_of_ints(m, base.as<Int>(), exponent.as<Int>(), modulus.as<Int>());
  }
  const Ref<Object> method = lookup_special(m, base, SpecialMethod::Power);
  const bool is_proxy = m.heap.type_of(base).layout == LayoutId::Weakref;
  const bool base_knows = method && (is_proxy || is_heap_type(m, base));
  const bool exponent_knows = m.profile().objects->reflected_modular_power &&
                              is_heap_type(m, exponent) &&
                              lookup_special(m, exponent, SpecialMethod::ReflectedPower);
  if (!base_knows && !exponent_knows) return raise_unsupported_power(m, base, exponent, modulus);
  return try_methods(m, BinaryOperator::Power, base, exponent, modulus);
}

}  // namespace ouro
