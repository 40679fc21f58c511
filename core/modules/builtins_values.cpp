// builtins_values.cpp - functions of numbers and text: abs, divmod, round, chr, ord, hex, ...

#include <cmath>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/modules/standard_input.h"

#include "core/modules/text_values.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome builtin_abs(Machine& m, const Args& args) {
  const Ref<Object> method = lookup_special(m, args[0], SpecialMethod::Abs);
  if (method) return call_special(m, method, {args[0]});
  return m.raise(TypeId::TypeError,
                 "bad operand type for abs(): '" + type_name_of(m, args[0]) + "'");
}

Outcome builtin_divmod(Machine& m, const Args& args) {
  return divmod_operation(m, args[0], args[1]);
}

Outcome builtin_pow(Machine& m, const Args& args) {
  const Ref<Object> modulus = args.get(2);
  if (!modulus || modulus == m.none()) {
    return binary_operation(m, BinaryOperator::Power, args[0], args[1]);
  }
  return power_modulo(m, args[0], args[1], modulus);
}

Outcome builtin_round(Machine& m, const Args& args) {
  const Ref<Object> method = lookup_special(m, args[0], SpecialMethod::Round);
  const Ref<Object> digits = args.get(1);
  if (method && digits) return call_special(m, method, {args[0], digits});
  if (method) return call_special(m, method, {args[0]});
  return m.raise(TypeId::TypeError,
                 "type " + type_name_of(m, args[0]) + " doesn't define __round__ method");
}

Outcome builtin_chr(Machine& m, const Args& args) {
  int64_t code = 0;
  if (m.profile().values->chr_clamps && is_int(m, args[0])) {
    code = int_clamped_i64(m.heap, args[0].as<Int>());
  } else if (!read_c_int(m, args[0], &code)) {
    return Outcome::error();
  }
  if (code < 0 || code > 0x10FFFF) {
    return m.raise(TypeId::ValueError, "chr() arg not in range(0x110000)");
  }
  return or_memory_error(m, str_from_character(m.heap, static_cast<uint32_t>(code)));
}

Outcome builtin_ord(Machine& m, const Args& args) {
  const bool is_text = is_str(m, args[0]);
  if (!is_text && !is_bytes_like(m, args[0])) {
    return m.raise(TypeId::TypeError,
                   "ord() expected string of length 1, but " + type_name_of(m, args[0]) + " found");
  }
  const StrView text = is_text ? str_view(m.heap, args[0].as<Str>()) : bytes_view(m.heap, args[0]);
  if (text.length() == 1) return int_from_i64(m.heap, int64_t{text[0]});
  return m.raise(TypeId::TypeError, "ord() expected a character, but string of length " +
                                        std::to_string(text.length()) + " found");
}

// bin(), oct() and hex() are the formats '#b', '#o' and '#x'.
template <char letter>
Outcome in_base(Machine& m, const Args& args) {
  if (!is_int(m, args[0])) {
    return m.raise(TypeId::TypeError,
                   "'" + type_name_of(m, args[0]) + "' object cannot be interpreted as an integer");
  }
  const Ref<Int> number = int_as_exact(m.heap, args[0].as<Int>());
  const char spec_text[] = {'#', letter, 0};
  const Ref<Str> spec = str_from_utf8(m.heap, spec_text);
  const Outcome text = builtin_format(m, number.as<Object>(), spec);
  decref(m.heap, spec.as<Object>());
  decref(m.heap, number.as<Object>());
  return text;
}

Outcome builtin_ascii(Machine& m, const Args& args) {
  return ascii(m, args[0]);
}

Outcome builtin_format_of(Machine& m, const Args& args) {
  const Ref<Object> spec = args.get(1);
  if (spec && !is_str(m, spec)) {
    return m.raise(TypeId::TypeError,
                   "format() argument 2 must be str, not " + given_kind(m, spec));
  }
  return format(m, args[0], spec);
}

constexpr NativeEntry kFunctions[] = {
    {"abs", builtin_abs, 1, 1},
    {"divmod", builtin_divmod, 2, 2},
    {"pow", builtin_pow, 2, 3, "base exp mod"},
    {"round", builtin_round, 1, 2, "number ndigits"},
    {"chr", with_index<builtin_chr, 0>, 1, 1},
    {"ord", builtin_ord, 1, 1},
    {"bin", with_index<in_base<'b'>, 0>, 1, 1},
    {"oct", with_index<in_base<'o'>, 0>, 1, 1},
    {"hex", with_index<in_base<'x'>, 0>, 1, 1},
    {"ascii", builtin_ascii, 1, 1},
    {"format", builtin_format_of, 1, 2},
    {"input", with_converted<builtin_input, Wanted::Text, 0>, 0, 1},
};

}  // namespace

void add_value_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
