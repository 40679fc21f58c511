// complex_methods.cpp - complex() and its methods (Objects/complexobject.c).

#include <cmath>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/value_instances.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/objects/number_text.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/complex_operators.h"
#include "core/vm/number_conversion.h"

namespace ouro {
namespace {

ComplexValue self_of(Machine& m, const Args& args) {
  return complex_value(m.heap, args[0].as<Complex>());
}

// --- complex() ---

Outcome raise_with_type(Machine& m, const char* words, Ref<Object> object) {
  return m.raise(TypeId::TypeError, filled(words, {type_name_of(m, object)}));
}

Outcome refuse_argument(Machine& m, Ref<Object> object, const char* words) {
  if (has_float(m, object)) {
    return m.raise(TypeId::ValueError,
                   "complex() of objects that are turned into numbers first exists in Python, "
                   "but not in this subset");
  }
  return raise_with_type(m, words, object);
}

Outcome complex_of_text(Machine& m, Ref<Object> text) {
  ComplexValue value;
  const std::string ascii = ascii_number_text(str_view(m.heap, text.as<Str>()));
  switch (complex_from_ascii(ascii, &value)) {
    case ComplexTextError::None:
      return complex_outcome(m, value);
    case ComplexTextError::MisplacedUnderscore: {
      std::string message = "could not convert string to complex: ";
      append_repr(&message, str_view(m.heap, text.as<Str>()));
      return m.raise(TypeId::ValueError, message);
    }
    case ComplexTextError::Malformed:
      return m.raise(TypeId::ValueError, "complex() arg is a malformed string");
  }
  return Outcome::error();
}

// Raises what is wrong with the arguments; true when nothing is.
bool are_numbers(Machine& m, Ref<Object> real, Ref<Object> imag) {
  const ValueRules& rules = *m.profile().values;
  if (is_str(m, real) && rules.complex_real_is_text) {
    (void)m.raise(TypeId::TypeError, rules.complex_real_is_text);
    return false;
  }
  if (imag && is_str(m, imag) && rules.complex_imag_is_text) {
    (void)m.raise(TypeId::TypeError, rules.complex_imag_is_text);
    return false;
  }
  if (!is_any_number(m, real)) {
    (void)refuse_argument(m, real, imag ? rules.complex_real : rules.complex_argument);
    return false;
  }
  if (!imag || is_any_number(m, imag)) return true;
  (void)refuse_argument(m, imag, rules.complex_imag);
  return false;
}

// A complex number in place of a part stands for that many ones or imaginary units.
Outcome complex_of_parts(Machine& m, const Args& args) {
  const Ref<Object> real = args.get(1);
  const Ref<Object> imag = args.get(2);
  const Ref<Object> zero = m.boolean(false);
  if (real && !imag && is_str(m, real)) return complex_of_text(m, real);
  if (!are_numbers(m, real ? real : zero, imag)) return Outcome::error();
  const bool is_whole = real && !imag && args[0].as<Type>() == m.type(TypeId::Complex);
  if (is_whole && m.heap.is_exact(real, TypeId::Complex)) return new_reference(m.heap, real);
  ComplexValue first;
  ComplexValue second;
  if (!as_complex(m, real ? real : zero, &first)) return Outcome::error();
  if (imag && !as_complex(m, imag, &second)) return Outcome::error();
  if (imag && is_complex(m, imag)) first.real -= second.imag;
  if (real && is_complex(m, real)) second.real += first.imag;
  return complex_outcome(m, {first.real, second.real});
}

Outcome complex_new(Machine& m, const Args& args) {
  return make_instance(m, args[0].as<Type>(), TypeId::Complex,
                       [&] { return complex_of_parts(m, args); });
}

constexpr NativeEntry kConstructor = {"complex", complex_new, 1, 3, "real imag"};

// --- special methods ---

Outcome repr_slot(Machine& m, const Args& args) {
  return str_or_memory_error(m, complex_repr(self_of(m, args)));
}
Outcome hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, complex_hash(m.heap, args[0].as<Complex>()));
}
Outcome bool_slot(Machine& m, const Args& args) {
  const ComplexValue value = self_of(m, args);
  return m.return_bool(value.real != 0 || value.imag != 0);
}
Outcome exact(Machine& m, const Args& args) {
  if (m.heap.is_exact(args[0], TypeId::Complex)) return new_reference(m.heap, args[0]);
  return complex_outcome(m, self_of(m, args));
}
Outcome neg_slot(Machine& m, const Args& args) {
  const ComplexValue value = self_of(m, args);
  return complex_outcome(m, {-value.real, -value.imag});
}
Outcome abs_slot(Machine& m, const Args& args) {
  const ComplexValue value = self_of(m, args);
  const double magnitude = complex_magnitude(value);
  if (std::isinf(magnitude) && std::isfinite(value.real) && std::isfinite(value.imag)) {
    return m.raise(TypeId::OverflowError, "absolute value too large");
  }
  return float_from_double(m.heap, magnitude);
}
Outcome getnewargs(Machine& m, const Args& args) {
  const ComplexValue value = self_of(m, args);
  const Ref<Float> real = float_from_double(m.heap, value.real);
  const Ref<Float> imag = float_from_double(m.heap, value.imag);
  return tuple_of(m.heap, real.as<Object>(), imag.as<Object>());
}
Outcome conjugate(Machine& m, const Args& args) {
  const ComplexValue value = self_of(m, args);
  return complex_outcome(m, {value.real, -value.imag});
}

Outcome real_part(Machine& m, const Args& args) {
  return float_from_double(m.heap, self_of(m, args).real);
}
Outcome imaginary_part(Machine& m, const Args& args) {
  return float_from_double(m.heap, self_of(m, args).imag);
}

// --- what the versions until 3.9 refuse by a method ---

Outcome no_int(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "can't convert complex to int");
}
Outcome no_float(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "can't convert complex to float");
}
Outcome no_divmod(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "can't take floor or mod of complex number.");
}

template <BinaryOperator op>
constexpr NativeFunction kForward = binary_slot<op, is_any_number>;
template <BinaryOperator op>
constexpr NativeFunction kReflected = reflected_slot<op, is_any_number>;

constexpr NativeEntry kSlots[] = {
    {"__repr__", repr_slot, 1, 1},
    {"__hash__", hash_slot, 1, 1},
    {"__bool__", bool_slot, 1, 1},
    {"__neg__", neg_slot, 1, 1},
    {"__pos__", exact, 1, 1},
    {"__abs__", abs_slot, 1, 1},
    {"__add__", kForward<BinaryOperator::Add>, 2, 2},
    {"__radd__", kReflected<BinaryOperator::Add>, 2, 2},
    {"__sub__", kForward<BinaryOperator::Subtract>, 2, 2},
    {"__rsub__", kReflected<BinaryOperator::Subtract>, 2, 2},
    {"__mul__", kForward<BinaryOperator::Multiply>, 2, 2},
    {"__rmul__", kReflected<BinaryOperator::Multiply>, 2, 2},
    {"__truediv__", kForward<BinaryOperator::TrueDivide>, 2, 2},
    {"__rtruediv__", kReflected<BinaryOperator::TrueDivide>, 2, 2},
    {"__pow__", kForward<BinaryOperator::Power>, 2, 2},
    {"__rpow__", kReflected<BinaryOperator::Power>, 2, 2},
    {"__getnewargs__", getnewargs, 1, 1},
};
constexpr NativeEntry kRefusingSlots[] = {
    {"__int__", no_int, 1, 1},
    {"__float__", no_float, 1, 1},
    {"__mod__", kForward<BinaryOperator::Remainder>, 2, 2},
    {"__rmod__", kReflected<BinaryOperator::Remainder>, 2, 2},
    {"__floordiv__", kForward<BinaryOperator::FloorDivide>, 2, 2},
    {"__rfloordiv__", kReflected<BinaryOperator::FloorDivide>, 2, 2},
    {"__divmod__", no_divmod, 2, 2},
    {"__rdivmod__", no_divmod, 2, 2},
};
constexpr NativeEntry kMethods[] = {
    {"conjugate", conjugate, 1, 1},
};
constexpr NativeGetSet kAttributes[] = {
    {"real", real_part},
    {"imag", imaginary_part},
};

}  // namespace

void install_complex_methods(Machine& m) {
  add_constructor(m, TypeId::Complex, kConstructor);
  add_methods(m, TypeId::Complex, kEqualitySlots<is_any_number>);
  add_methods(m, TypeId::Complex, kSlots);
  if (m.profile().values->complex_floor_divide) add_methods(m, TypeId::Complex, kRefusingSlots);
  add_methods(m, TypeId::Complex, kMethods);
  add_attributes(m, TypeId::Complex, kAttributes);
}

}  // namespace ouro
