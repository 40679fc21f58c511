#include "core/vm/complex_operators.h"

#include "core/heap/refcount.h"
#include "core/objects/float_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/errors.h"

namespace ouro {
namespace {

Outcome not_implemented(Machine& m) {
  return new_reference(m.heap, m.heap.state().not_implemented);
}

// What complex numbers cannot do: until 3.9 their own methods say so.
Outcome refused(Machine& m, const char* words) {
  return words ? m.raise(TypeId::TypeError, words) : not_implemented(m);
}

Outcome power(Machine& m, ComplexValue base, ComplexValue exponent) {
  const ValueRules& rules = *m.profile().values;
  ComplexValue result;
  switch (complex_power(base, exponent, rules, &result)) {
    case ComplexPowerError::ZeroBase:
      return m.raise(TypeId::ZeroDivisionError, rules.complex_zero_power);
    case ComplexPowerError::TooLarge:
      return m.raise(TypeId::OverflowError, "complex exponentiation");
    case ComplexPowerError::None:
      break;
  }
  return complex_outcome(m, result);
}

}  // namespace

bool is_complex(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Complex;
}

Outcome complex_outcome(Machine& m, ComplexValue value) {
  const Ref<Complex> made = complex_from_value(m.heap, value);
  return made ? Outcome(made) : m.raise_memory_error();
}

bool is_any_number(const Machine& m, Ref<Object> object) {
  const LayoutId layout = m.heap.type_of(object).layout;
  return layout == LayoutId::Int || layout == LayoutId::Float || layout == LayoutId::Complex;
}

bool is_complex_pair(const Machine& m, Ref<Object> left, Ref<Object> right) {
  return (is_complex(m, left) && is_any_number(m, right)) ||
         (is_complex(m, right) && is_any_number(m, left));
}

bool as_complex(Machine& m, Ref<Object> number, ComplexValue* out) {
  if (is_complex(m, number)) {
    *out = complex_value(m.heap, number.as<Complex>());
    return true;
  }
  *out = {.is_real = m.profile().values->mixed_complex_arithmetic};
  if (m.heap.type_of(number).layout == LayoutId::Float) {
    out->real = float_value(m.heap, number.as<Float>());
    return true;
  }
  if (int_to_double(m.heap, number.as<Int>(), &out->real)) return true;
  (void)raise_int_error(m, IntError::TooLargeForFloat);
  return false;
}

Outcome complex_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right) {
  const ValueRules& rules = *m.profile().values;
  if (op == BinaryOperator::FloorDivide) return refused(m, rules.complex_floor_divide);
  if (op == BinaryOperator::Remainder) return refused(m, rules.complex_modulo);
  ComplexValue a;
  ComplexValue b;
  if (!as_complex(m, left, &a) || !as_complex(m, right, &b)) return Outcome::error();
  const bool recovers = rules.mixed_complex_arithmetic;
  switch (op) {
    case BinaryOperator::Add:
      return complex_outcome(m, complex_add(a, b));
    case BinaryOperator::Subtract:
      return complex_outcome(m, complex_subtract(a, b));
    case BinaryOperator::Multiply:
      return complex_outcome(m, complex_multiply(a, b, recovers));
    case BinaryOperator::TrueDivide: {
      ComplexValue result;
      if (complex_divide(a, b, recovers, &result)) return complex_outcome(m, result);
      return m.raise(TypeId::ZeroDivisionError, rules.complex_division_by_zero);
    }
    case BinaryOperator::Power:
      return power(m, a, b);
    default:
      return not_implemented(m);
  }
}

Outcome complex_compare(Machine& m, CompareOperator op, Ref<Object> left, Ref<Object> right) {
  if (op != CompareOperator::Equal && op != CompareOperator::NotEqual) return not_implemented(m);
  const bool are_equal = is_complex(m, left) ? complex_equal(m.heap, left.as<Complex>(), right)
                                             : complex_equal(m.heap, right.as<Complex>(), left);
  return m.return_bool(are_equal == (op == CompareOperator::Equal));
}

}  // namespace ouro
