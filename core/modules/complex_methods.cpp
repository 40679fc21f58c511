// complex_methods.cpp - complex() and its methods (Objects/complexobject.c).

#include <cmath>
#include <vector>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/value_instances.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/objects/interned.h"
#include "core/objects/number_text.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/complex_operators.h"
#include "core/vm/deprecation.h"
#include "core/vm/errors.h"
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

bool gives_number(const Machine& m, Ref<Object> object) {
  return is_any_number(m, object) || has_float(m, object);
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
  if (!gives_number(m, real)) {
    (void)raise_with_type(m, imag ? rules.complex_real : rules.complex_argument, real);
    return false;
  }
  if (!imag || gives_number(m, imag)) return true;
  (void)raise_with_type(m, rules.complex_imag, imag);
  return false;
}

Outcome complex_of_numbers(Machine& m, const Args& args);

// A complex number in place of a part stands for that many ones or imaginary units.
Outcome complex_of_parts(Machine& m, const Args& args) {
  const Ref<Object> real = args.get(1);
  const Ref<Object> imag = args.get(2);
  const Ref<Object> zero = m.boolean(false);
  if (real && !imag && is_str(m, real)) return complex_of_text(m, real);
  if (!are_numbers(m, real ? real : zero, imag)) return Outcome::error();
  for (const uint32_t part : {1u, 2u}) {
    const Ref<Object> given = args.get(part);
    if (!given || is_any_number(m, given)) continue;
    return convert_argument(m, args, complex_of_numbers, part, Wanted::Float);
  }
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

Outcome complex_of_numbers(Machine& m, const Args& args) {
  return make_instance(m, args[0].as<Type>(), TypeId::Complex,
                       [&] { return complex_of_parts(m, args); });
}

// With the arguments in a tuple, behind them the warnings that are due, the first one last; and
// what is of no interest here.
Outcome complex_after_warnings(Machine& m, const Args& args) {
  const Ref<Tuple> due = args[0].as<Tuple>();
  const uint32_t count = tuple_size(m.heap, due);
  if (count == 3) {
    const Ref<Object> values[] = {tuple_get(m.heap, due, 0), tuple_get(m.heap, due, 1),
                                  tuple_get(m.heap, due, 2)};
    return complex_of_numbers(m, Args{values, {}, 0});
  }
  const Ref<Object> warnings = warnings_module(m);
  if (!warnings) {
    return continue_with(m, complex_after_warnings, args[0], [&] { return import_warnings(m); });
  }
  const std::string text = str_to_utf8(m.heap, tuple_get(m.heap, due, count - 1).as<Str>());
  const Ref<Tuple> rest = tuple_slice(m.heap, due, 0, 1, count - 1);
  const Outcome made = continue_with(m, complex_after_warnings, rest.as<Object>(),
                                     [&] { return warn_of_deprecation(m, warnings, text); });
  decref(m.heap, rest.as<Object>());
  return made;
}

// With the arguments and what was given for the first one before __complex__ answered for it.
Outcome complex_of_given(Machine& m, const Args& args, Ref<Object> given) {
  const ValueRules& rules = *m.profile().values;
  const Ref<Object> real = args.get(1, m.boolean(false));
  const Ref<Object> imag = args.get(2);
  const bool warns =
      rules.complex_parts_warn && imag && (is_complex(m, real) || is_complex(m, imag));
  if (!warns) return complex_of_numbers(m, args);
  if (!are_numbers(m, real, imag)) return Outcome::error();
  Ref<Tuple> due = tuple_of(m.heap, new_reference(m.heap, args[0]), new_reference(m.heap, real),
                            new_reference(m.heap, imag));
  const auto add = [&](const char* words, Ref<Object> part) {
    const std::string text = filled(words, {type_name_of(m, part)});
    const Ref<Tuple> one = tuple_of(m.heap, str_from_utf8(m.heap, text).as<Object>());
    const Ref<Tuple> longer = tuple_concat(m.heap, due, one);
    decref(m.heap, one.as<Object>());
    decref(m.heap, due.as<Object>());
    due = longer;
  };
  if (is_complex(m, imag)) add(rules.complex_imag, imag);
  if (is_complex(m, real)) add(rules.complex_real, given ? given : real);
  const Ref<Object> values[] = {due.as<Object>(), m.none()};
  const Outcome made = complex_after_warnings(m, Args{values, {}, 0});
  decref(m.heap, due.as<Object>());
  return made;
}

// With all arguments as a tuple, and what __complex__ of the first part gave.
Outcome complex_of_answer(Machine& m, const Args& args) {
  const Ref<Tuple> given = args[0].as<Tuple>();
  if (!is_complex(m, args[1])) {
    return raise_wrong_result(
        m, tuple_get(m.heap, given, 1), "__complex__", "a complex", args[1],
        "__complex__ returned non-complex (type " + type_name_of(m, args[1]) + ")");
  }
  std::vector<Ref<Object>> values;
  for (uint32_t i = 0; i < tuple_size(m.heap, given); ++i) {
    values.push_back(i == 1 ? args[1] : tuple_get(m.heap, given, i));
  }
  return complex_of_given(m, Args{values, {}, 0}, tuple_get(m.heap, given, 1));
}

// No name leads to these.
constexpr NativeEntry kOfNumbers = {"complex", complex_of_numbers, 1, 3};
constexpr NativeEntry kAfterWarnings = {"complex", complex_after_warnings, 2, 2};
constexpr NativeEntry kOfAnswer = {"complex", complex_of_answer, 2, 2};

// A class of the program may turn its instance into a complex number (try_complex_special_method).
Outcome complex_new(Machine& m, const Args& args) {
  const Ref<Object> real = args.get(1);
  if (!real || is_str(m, real)) return complex_of_given(m, args, real);
  const Ref<Str> name = intern_text(m.heap, "__complex__");
  const Ref<Object> method = type_lookup(m, m.at(real).type, name);
  decref(m.heap, name.as<Object>());
  if (!method || is_layout(m, method, LayoutId::Descriptor)) {
    return complex_of_given(m, args, real);
  }
  const Ref<Tuple> given = tuple_new(m.heap, args.get(2) ? 3 : 2);
  for (uint32_t i = 0; i < tuple_size(m.heap, given); ++i) {
    tuple_items(m.heap, given)[i] = new_reference(m.heap, args[i]);
  }
  const Outcome made = continue_with(m, complex_of_answer, given.as<Object>(),
                                     [&] { return call_special(m, method, {real}); });
  decref(m.heap, given.as<Object>());
  return made;
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
  m.add_native(&kOfNumbers);
  m.add_native(&kOfAnswer);
  m.add_native(&kAfterWarnings);
  add_constructor(m, TypeId::Complex, kConstructor);
  add_methods(m, TypeId::Complex, kEqualitySlots<is_any_number>);
  add_methods(m, TypeId::Complex, kSlots);
  if (m.profile().values->complex_floor_divide) add_methods(m, TypeId::Complex, kRefusingSlots);
  add_methods(m, TypeId::Complex, kMethods);
  add_attributes(m, TypeId::Complex, kAttributes);
}

}  // namespace ouro
