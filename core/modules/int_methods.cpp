// int_methods.cpp - the methods of int and bool (Objects/longobject.c, boolobject.c).

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/byte_sources.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/text_values.h"
#include "core/modules/value_instances.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/long_ints.h"

namespace ouro {
namespace {

Ref<Int> self_of(const Args& args) {
  return args[0].as<Int>();
}

Outcome exact(Machine& m, const Args& args) {
  return or_memory_error(m, int_as_exact(m.heap, self_of(args)));
}
Outcome zero(Machine& m, const Args&) {
  return int_from_i64(m.heap, 0);
}
Outcome one(Machine& m, const Args&) {
  return int_from_i64(m.heap, 1);
}

Outcome repr_slot(Machine& m, const Args& args) {
  IntError error = IntError::None;
  const Ref<Str> text = int_repr(m.heap, self_of(args), &error);
  return text ? Outcome(text) : raise_int_error(m, error);
}

Outcome hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, int_hash(m.heap, self_of(args)));
}
Outcome bool_slot(Machine& m, const Args& args) {
  return m.return_bool(!int_is_zero(m.heap, self_of(args)));
}
Outcome float_slot(Machine& m, const Args& args) {
  double value = 0;
  if (int_to_double(m.heap, self_of(args), &value)) return float_from_double(m.heap, value);
  return raise_int_error(m, IntError::TooLargeForFloat);
}
Outcome neg_slot(Machine& m, const Args& args) {
  return or_memory_error(m, int_negate(m.heap, self_of(args)));
}
Outcome invert_slot(Machine& m, const Args& args) {
  return or_memory_error(m, int_invert(m.heap, self_of(args)));
}
Outcome abs_slot(Machine& m, const Args& args) {
  return or_memory_error(m, int_absolute(m.heap, self_of(args)));
}

Outcome divmod_of(Machine& m, Ref<Object> left, Ref<Object> right) {
  if (!is_int(m, right) || !is_int(m, left)) return not_implemented(m);
  return divide_ints(m, left.as<Int>(), right.as<Int>(), Division::Both);
}
Outcome divmod_slot(Machine& m, const Args& args) {
  return divmod_of(m, args[0], args[1]);
}
Outcome rdivmod_slot(Machine& m, const Args& args) {
  return divmod_of(m, args[1], args[0]);
}

Outcome power_of(Machine& m, Ref<Object> base, Ref<Object> exponent, Ref<Object> modulus) {
  if (!is_int(m, base) || !is_int(m, exponent)) return not_implemented(m);
  if (!modulus || modulus == m.none()) {
    return builtin_binary(m, BinaryOperator::Power, base, exponent);
  }
  if (!is_int(m, modulus)) return not_implemented(m);
  return power_modulo(m, base, exponent, modulus);
}
Outcome pow_slot(Machine& m, const Args& args) {
  return power_of(m, args[0], args[1], args.get(2));
}
Outcome rpow_slot(Machine& m, const Args& args) {
  return power_of(m, args[1], args[0], args.get(2));
}

Outcome round_slot(Machine& m, const Args& args) {
  const Ref<Object> digits_argument = args.get(1);
  int64_t digits = 0;
  if (digits_argument && digits_argument != m.none()) {
    const bool is_number = is_int(m, digits_argument);
    if (!is_number && !read_int(m, digits_argument, &digits)) return Outcome::error();
    digits = int_clamped_i64(m.heap, digits_argument.as<Int>());
  }
  if (digits >= 0) return exact(m, args);
  return round_int(m, self_of(args), digits);
}

Outcome getnewargs(Machine& m, const Args& args) {
  const Outcome value = exact(m, args);
  return value.is_error() ? value : Outcome(tuple_of(m.heap, value.value()));
}

// --- named methods ---

Outcome bit_length(Machine& m, const Args& args) {
  return or_memory_error(m, int_from_u64(m.heap, int_bit_length(m.heap, self_of(args))));
}
Outcome bit_count(Machine& m, const Args& args) {
  return or_memory_error(m, int_from_u64(m.heap, int_bit_count(m.heap, self_of(args))));
}
Outcome is_integer(Machine& m, const Args&) {
  return m.return_bool(true);
}
Outcome as_integer_ratio(Machine& m, const Args& args) {
  const Outcome value = exact(m, args);
  if (value.is_error()) return value;
  return tuple_of(m.heap, value.value(), int_from_i64(m.heap, 1).as<Object>());
}

// False with TypeError raised.
bool is_byte_order(Machine& m, const char* function, Ref<Object> argument) {
  if (!argument || is_str(m, argument)) return true;
  (void)m.raise(TypeId::TypeError, filled(m.profile().values->codec_argument,
                                          {given_kind(m, argument), function, "byteorder", "2"}));
  return false;
}

// False with ValueError raised. A null argument leaves the order as it is.
bool read_byte_order(Machine& m, Ref<Object> argument, ByteOrder* order) {
  if (!argument) return true;
  const bool is_little = str_equals(m.heap, argument.as<Str>(), "little");
  *order = is_little ? ByteOrder::Little : ByteOrder::Big;
  if (is_little || str_equals(m.heap, argument.as<Str>(), "big")) return true;
  (void)m.raise(TypeId::ValueError, "byteorder must be either 'little' or 'big'");
  return false;
}

Signedness read_signedness(Machine& m, Ref<Object> argument) {
  return read_flag(m, argument, false) ? Signedness::Signed : Signedness::Unsigned;
}

// False with TypeError raised: until 3.10 length and byteorder must be given.
bool has_byte_order(Machine& m, const char* function, Ref<Object> length, Ref<Object> order) {
  if (m.profile().values->defaults_of_to_bytes || (length && order)) return true;
  const char* missing = length ? "'byteorder' (pos 2)" : "'length' (pos 1)";
  (void)m.raise(TypeId::TypeError,
                std::string(function) + "() missing required argument " + missing);
  return false;
}

// False with an error raised.
bool read_length(Machine& m, Ref<Object> argument, int64_t* length) {
  const ValueRules& rules = *m.profile().values;
  if (argument && is_float(m, argument)) {
    (void)m.raise(TypeId::TypeError, filled(rules.int_wanted_not_float, {"float"}));
    return false;
  }
  if (!read_int(m, argument, length)) return false;
  if (*length >= 0 || !rules.to_bytes_judges_length_first) return true;
  (void)m.raise(TypeId::ValueError, rules.negative_length);
  return false;
}

Outcome bytes_of_int(Machine& m, Ref<Int> value, int64_t length, ByteOrder order,
                     Signedness signedness) {
  if (length < 0) return m.raise(TypeId::ValueError, m.profile().values->negative_length);
  if (length > kBytesLengthMax) return m.raise_memory_error();
  std::vector<uint8_t> data(static_cast<size_t>(length));
  int64_t small = 0;
  const bool is_minus_one = int_try_i64(m.heap, value, &small) && small == -1;
  const bool is_nothing = length == 0 && is_minus_one && signedness == Signedness::Signed;
  if (!is_nothing || !m.profile().values->minus_one_fits_no_bytes) {
    const IntError error = int_to_bytes(m.heap, value, data, order, signedness);
    if (error != IntError::None) return raise_int_error(m, error);
  }
  return or_memory_error(m, bytes_from(m.heap, data));
}

// Both take their arguments one by one, as PyArg_Parse... does, before they judge the byte order.
Outcome to_bytes(Machine& m, const Args& args) {
  int64_t length = 1;
  ByteOrder order = ByteOrder::Big;
  if (!has_byte_order(m, "to_bytes", args.get(1), args.get(2))) return Outcome::error();
  if (needs_conversion(m, args, 1, Wanted::Index)) {
    return convert_argument(m, args, to_bytes, 1, Wanted::Index);
  }
  if (!read_length(m, args.get(1), &length)) return Outcome::error();
  if (!is_byte_order(m, "to_bytes", args.get(2))) return Outcome::error();
  if (needs_conversion(m, args, 3, Wanted::Truth)) {
    return convert_argument(m, args, to_bytes, 3, Wanted::Truth);
  }
  if (!read_byte_order(m, args.get(2), &order)) return Outcome::error();
  return bytes_of_int(m, self_of(args), length, order, read_signedness(m, args.get(3)));
}

Outcome from_bytes(Machine& m, const Args& args) {
  ByteOrder order = ByteOrder::Big;
  if (!has_byte_order(m, "from_bytes", args[1], args.get(2))) return Outcome::error();
  if (!is_byte_order(m, "from_bytes", args.get(2))) return Outcome::error();
  if (needs_conversion(m, args, 3, Wanted::Truth)) {
    return convert_argument(m, args, from_bytes, 3, Wanted::Truth);
  }
  if (!read_byte_order(m, args.get(2), &order)) return Outcome::error();
  if (needs_conversion(m, args, 1, Wanted::Bytes)) {
    return convert_argument(m, args, from_bytes, 1, Wanted::Bytes);
  }
  const StrView data = bytes_view(m.heap, args[1]);
  const std::vector<uint8_t> copy(data.bytes(), data.bytes() + data.length());
  const Ref<Int> value = int_from_bytes(m.heap, copy, order, read_signedness(m, args.get(3)));
  if (!value) return m.raise_memory_error();
  const Ref<Type> type = args[0].as<Type>();
  if (type == m.type(TypeId::Int)) return value;
  const bool is_bool = type == m.type(TypeId::Bool);
  const Outcome made = is_bool ? m.return_bool(!int_is_zero(m.heap, value))
                               : instance_of_value(m, type, value.as<Object>());
  decref(m.heap, value.as<Object>());
  return made;
}

constexpr NativeEntry kSlots[] = {
    {"__repr__", repr_slot, 1, 1},
    {"__hash__", hash_slot, 1, 1},
    {"__bool__", bool_slot, 1, 1},
    {"__int__", exact, 1, 1},
    {"__index__", exact, 1, 1},
    {"__float__", float_slot, 1, 1},
    {"__trunc__", exact, 1, 1},
    {"__floor__", exact, 1, 1},
    {"__ceil__", exact, 1, 1},
    {"__round__", with_index<round_slot, 1>, 1, 2},
    {"__pos__", exact, 1, 1},
    {"__neg__", neg_slot, 1, 1},
    {"__abs__", abs_slot, 1, 1},
    {"__invert__", invert_slot, 1, 1},
    {"__divmod__", divmod_slot, 2, 2},
    {"__rdivmod__", rdivmod_slot, 2, 2},
    {"__pow__", pow_slot, 2, 3},
    {"__rpow__", rpow_slot, 2, 3},
    {"__lshift__", binary_slot<BinaryOperator::LeftShift, is_int>, 2, 2},
    {"__rlshift__", reflected_slot<BinaryOperator::LeftShift, is_int>, 2, 2},
    {"__rshift__", binary_slot<BinaryOperator::RightShift, is_int>, 2, 2},
    {"__rrshift__", reflected_slot<BinaryOperator::RightShift, is_int>, 2, 2},
    {"__and__", binary_slot<BinaryOperator::And, is_int>, 2, 2},
    {"__rand__", reflected_slot<BinaryOperator::And, is_int>, 2, 2},
    {"__or__", binary_slot<BinaryOperator::Or, is_int>, 2, 2},
    {"__ror__", reflected_slot<BinaryOperator::Or, is_int>, 2, 2},
    {"__xor__", binary_slot<BinaryOperator::Xor, is_int>, 2, 2},
    {"__rxor__", reflected_slot<BinaryOperator::Xor, is_int>, 2, 2},
    {"__format__", format_slot, 2, 2},
    {"__getnewargs__", getnewargs, 1, 1},
};
constexpr NativeEntry kMethods[] = {
    {"bit_length", bit_length, 1, 1},
    {"bit_count", bit_count, 1, 1},
    {"conjugate", exact, 1, 1},
    {"is_integer", is_integer, 1, 1},
    {"as_integer_ratio", as_integer_ratio, 1, 1},
    {"to_bytes", to_bytes, 1, 4, "length byteorder * signed"},
};
constexpr NativeEntry kClassMethods[] = {
    {"from_bytes", from_bytes, 2, 4, "bytes byteorder * signed"},
};
constexpr NativeGetSet kAttributes[] = {
    {"real", exact},
    {"imag", zero},
    {"numerator", exact},
    {"denominator", one},
};
constexpr NativeEntry kBoolSlots[] = {
    {"__repr__", builtin_repr_slot, 1, 1},
};

}  // namespace

void install_int_methods(Machine& m) {
  add_methods(m, TypeId::Int, kEqualitySlots<is_int>);
  add_methods(m, TypeId::Int, kOrderSlots<is_int>);
  add_methods(m, TypeId::Int, kArithmeticSlots<is_int>);
  add_methods(m, TypeId::Int, kSlots);
  add_methods(m, TypeId::Int, kMethods);
  add_class_methods(m, TypeId::Int, kClassMethods);
  add_attributes(m, TypeId::Int, kAttributes);
  add_methods(m, TypeId::Bool, kBoolSlots);
}

}  // namespace ouro
