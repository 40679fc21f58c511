// float_methods.cpp - the methods of float (Objects/floatobject.c).

#include <cmath>

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/value_instances.h"
#include "core/objects/float_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"

namespace ouro {
namespace {

bool is_real(const Machine& m, Ref<Object> object) {
  return is_float(m, object) || is_int(m, object);
}

double self_of(Machine& m, const Args& args) {
  return float_value(m.heap, args[0].as<Float>());
}

Outcome int_outcome(Machine& m, IntResult result) {
  return result.ok() ? Outcome(result.value) : raise_int_error(m, result.error);
}

Outcome exact(Machine& m, const Args& args) {
  if (m.heap.is_exact(args[0], TypeId::Float)) return new_reference(m.heap, args[0]);
  return float_from_double(m.heap, self_of(m, args));
}
Outcome zero(Machine& m, const Args&) {
  return float_from_double(m.heap, 0);
}

Outcome repr_slot(Machine& m, const Args& args) {
  return str_or_memory_error(m, float_repr(self_of(m, args)));
}
Outcome hash_slot(Machine& m, const Args& args) {
  const double value = self_of(m, args);
  const bool by_identity = std::isnan(value) && m.profile().nan_hash_by_identity;
  return int_from_i64(m.heap, by_identity ? identity_hash(args[0]) : float_hash(value));
}
Outcome bool_slot(Machine& m, const Args& args) {
  return m.return_bool(self_of(m, args) != 0);
}
Outcome int_slot(Machine& m, const Args& args) {
  return int_outcome(m, int_from_double(m.heap, self_of(m, args)));
}
Outcome floor_slot(Machine& m, const Args& args) {
  return int_outcome(m, int_from_double(m.heap, std::floor(self_of(m, args))));
}
Outcome ceil_slot(Machine& m, const Args& args) {
  return int_outcome(m, int_from_double(m.heap, std::ceil(self_of(m, args))));
}
Outcome neg_slot(Machine& m, const Args& args) {
  return float_from_double(m.heap, -self_of(m, args));
}
Outcome abs_slot(Machine& m, const Args& args) {
  return float_from_double(m.heap, std::fabs(self_of(m, args)));
}

// Without digits: to the nearest int.
Outcome round_slot(Machine& m, const Args& args) {
  const Ref<Object> digits_argument = args.get(1);
  const double value = self_of(m, args);
  if (!digits_argument || digits_argument == m.none()) {
    return int_outcome(m, float_round_to_int(m.heap, value));
  }
  int64_t digits = 0;
  if (!is_int(m, digits_argument)) {
    (void)read_int(m, digits_argument, &digits);
    return Outcome::error();
  }
  double rounded = 0;
  digits = int_clamped_i64(m.heap, digits_argument.as<Int>());
  if (float_round(value, digits, &rounded) == FloatError::None) {
    return float_from_double(m.heap, rounded);
  }
  return m.raise(TypeId::OverflowError, "rounded value too large to represent");
}

// A float or int as a double; false with OverflowError raised.
bool as_double(Machine& m, Ref<Object> number, double* value) {
  if (is_float(m, number)) {
    *value = float_value(m.heap, number.as<Float>());
    return true;
  }
  if (int_to_double(m.heap, number.as<Int>(), value)) return true;
  (void)raise_int_error(m, IntError::TooLargeForFloat);
  return false;
}

Outcome divmod_of(Machine& m, Ref<Object> left, Ref<Object> right) {
  if (!is_real(m, left) || !is_real(m, right)) return not_implemented(m);
  double a = 0;
  double b = 0;
  double quotient = 0;
  double remainder = 0;
  if (!as_double(m, left, &a) || !as_double(m, right, &b)) return Outcome::error();
  if (b == 0) return raise_zero_division(m, ZeroDivision::FloatDivmod);
  const FloatError error = float_divmod(a, b, &quotient, &remainder);
  if (error != FloatError::None) return raise_float_error(m, error);
  const Ref<Float> first = float_from_double(m.heap, quotient);
  const Ref<Float> second = float_from_double(m.heap, remainder);
  return tuple_of(m.heap, first.as<Object>(), second.as<Object>());
}
Outcome divmod_slot(Machine& m, const Args& args) {
  return divmod_of(m, args[0], args[1]);
}
Outcome rdivmod_slot(Machine& m, const Args& args) {
  return divmod_of(m, args[1], args[0]);
}

Outcome power_of(Machine& m, Ref<Object> base, Ref<Object> exponent, Ref<Object> modulus) {
  if (modulus && modulus != m.none()) {
    return m.raise(TypeId::TypeError,
                   "pow() 3rd argument not allowed unless all arguments are integers");
  }
  if (!is_real(m, base) || !is_real(m, exponent)) return not_implemented(m);
  return builtin_binary(m, BinaryOperator::Power, base, exponent);
}
Outcome pow_slot(Machine& m, const Args& args) {
  return power_of(m, args[0], args[1], args.get(2));
}
Outcome rpow_slot(Machine& m, const Args& args) {
  return power_of(m, args[1], args[0], args.get(2));
}

Outcome getnewargs(Machine& m, const Args& args) {
  const Outcome value = exact(m, args);
  return value.is_error() ? value : Outcome(tuple_of(m.heap, value.value()));
}

// --- named methods ---

Outcome is_integer(Machine& m, const Args& args) {
  return m.return_bool(float_is_integer(self_of(m, args)));
}

Outcome as_integer_ratio(Machine& m, const Args& args) {
  Ref<Int> denominator;
  const IntResult numerator = float_as_integer_ratio(m.heap, self_of(m, args), &denominator);
  if (numerator.ok()) {
    return tuple_of(m.heap, numerator.value.as<Object>(), denominator.as<Object>());
  }
  if (numerator.error == IntError::Infinite) {
    return m.raise(TypeId::OverflowError, "cannot convert Infinity to integer ratio");
  }
  if (numerator.error == IntError::NotANumber) {
    return m.raise(TypeId::ValueError, "cannot convert NaN to integer ratio");
  }
  return raise_int_error(m, numerator.error);
}

Outcome hex(Machine& m, const Args& args) {
  return str_or_memory_error(m, float_hex(self_of(m, args)));
}

Outcome fromhex(Machine& m, const Args& args) {
  if (!is_str(m, args[1])) {
    return m.raise(TypeId::TypeError, "bad argument type for built-in operation");
  }
  double value = 0;
  const FloatError error = float_from_hex(str_to_utf8(m.heap, args[1].as<Str>()), &value);
  if (error == FloatError::InvalidLiteral) {
    return m.raise(TypeId::ValueError, "invalid hexadecimal floating-point string");
  }
  if (error != FloatError::None) return raise_float_error(m, error);
  const Ref<Type> type = args[0].as<Type>();
  if (type == m.type(TypeId::Float)) return float_from_double(m.heap, value);
  const Ref<Float> plain = float_from_double(m.heap, value);
  const Outcome made = instance_of_value(m, type, plain.as<Object>());
  decref(m.heap, plain.as<Object>());
  return made;
}

constexpr NativeEntry kSlots[] = {
    {"__repr__", repr_slot, 1, 1},
    {"__hash__", hash_slot, 1, 1},
    {"__bool__", bool_slot, 1, 1},
    {"__int__", int_slot, 1, 1},
    {"__float__", exact, 1, 1},
    {"__trunc__", int_slot, 1, 1},
    {"__floor__", floor_slot, 1, 1},
    {"__ceil__", ceil_slot, 1, 1},
    {"__round__", with_index<round_slot, 1>, 1, 2},
    {"__pos__", exact, 1, 1},
    {"__neg__", neg_slot, 1, 1},
    {"__abs__", abs_slot, 1, 1},
    {"__divmod__", divmod_slot, 2, 2},
    {"__rdivmod__", rdivmod_slot, 2, 2},
    {"__pow__", pow_slot, 2, 3},
    {"__rpow__", rpow_slot, 2, 3},
    {"__format__", format_slot, 2, 2},
    {"__getnewargs__", getnewargs, 1, 1},
};
constexpr NativeEntry kMethods[] = {
    {"conjugate", exact, 1, 1},
    {"is_integer", is_integer, 1, 1},
    {"as_integer_ratio", as_integer_ratio, 1, 1},
    {"hex", hex, 1, 1},
};
Outcome getformat(Machine& m, const Args& args) {
  if (!is_str(m, args[1])) {
    return m.raise(TypeId::TypeError,
                   "__getformat__() argument must be str, not " + type_name_of(m, args[1]));
  }
  const Ref<Str> name = args[1].as<Str>();
  if (str_equals(m.heap, name, "double") || str_equals(m.heap, name, "float")) {
    return str_or_memory_error(m, "IEEE, little-endian");
  }
  return m.raise(TypeId::ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

constexpr NativeEntry kClassMethods[] = {
    {"__getformat__", getformat, 2, 2},
    {"fromhex", fromhex, 2, 2},
};
constexpr NativeGetSet kAttributes[] = {
    {"real", exact},
    {"imag", zero},
};

}  // namespace

void install_float_methods(Machine& m) {
  add_methods(m, TypeId::Float, kEqualitySlots<is_real>);
  add_methods(m, TypeId::Float, kOrderSlots<is_real>);
  add_methods(m, TypeId::Float, kArithmeticSlots<is_real>);
  add_methods(m, TypeId::Float, kSlots);
  add_methods(m, TypeId::Float, kMethods);
  add_class_methods(m, TypeId::Float, kClassMethods);
  add_attributes(m, TypeId::Float, kAttributes);
}

}  // namespace ouro
