// value_constructors.cpp - str(...), int(...), float(...) and bool(...).
//
// A class derived from one of them calls the same function: the value is made first, perhaps by
// Python code, and then an instance of the class out of it (a MakeInstance task).

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/modules/text_codecs.h"
#include "core/modules/value_instances.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/objects/str_text.h"
#include "core/objects/unicode.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// --- str ---

Outcome str_value(Machine& m, const Args& args) {
  const Ref<Object> object = args.get(1);
  const Ref<Object> encoding = args.get(2);
  const Ref<Object> errors = args.get(3);
  if (!object) return new_reference(m.heap, m.heap.state().empty_str);
  if (!encoding && !errors) return str(m, object);
  if (is_bytes_like(m, object)) return decode_with(m, "str", object, encoding, errors);
  for (const auto& [name, value] : {std::pair{"encoding", encoding}, {"errors", errors}}) {
    if (!value || is_str(m, value)) continue;
    return raise_codec_argument(m, "str", name, value);
  }
  if (is_str(m, object)) return m.raise(TypeId::TypeError, "decoding str is not supported");
  return m.raise(TypeId::TypeError, "decoding to str: need a bytes-like object, " +
                                        type_name_of(m, object) + " found");
}

Outcome str_new(Machine& m, const Args& args) {
  return make_instance(m, args[0].as<Type>(), TypeId::Str, [&] { return str_value(m, args); });
}

// --- numbers from text ---

std::string quoted(Machine& m, Ref<Object> text) {
  if (is_str(m, text)) {
    std::string out;
    append_repr(&out, str_view(m.heap, text.as<Str>()));
    return out;
  }
  return bytes_repr(bytes_view(m.heap, text));
}

std::string as_latin1(StrView data) {
  return std::string(reinterpret_cast<const char*>(data.bytes()), data.length());
}

bool is_text(const Machine& m, Ref<Object> object) {
  return is_str(m, object) || is_bytes_like(m, object);
}

std::string too_many_digits(const Machine& m, StrView text) {
  uint32_t digits = 0;
  for (uint32_t i = 0; i < text.length(); ++i) digits += decimal_value(text[i]) >= 0 ? 1 : 0;
  return too_many_digits_text(m.heap, digits);
}

Outcome int_of_text(Machine& m, Ref<Object> text, uint32_t base) {
  const IntResult result = is_str(m, text)
                               ? int_from_text(m.heap, str_view(m.heap, text.as<Str>()), base)
                               : int_from_ascii(m.heap, as_latin1(bytes_view(m.heap, text)), base);
  if (result.ok()) return result.value;
  if (result.error == IntError::TooManyDigits) {
    return m.raise(TypeId::ValueError,
                   too_many_digits(m, is_str(m, text) ? str_view(m.heap, text.as<Str>())
                                                      : bytes_view(m.heap, text)));
  }
  if (result.error != IntError::InvalidLiteral) return raise_int_error(m, result.error);
  return m.raise(TypeId::ValueError, "invalid literal for int() with base " + std::to_string(base) +
                                         ": " + quoted(m, text));
}

Outcome int_with_base(Machine& m, Ref<Object> text, Ref<Object> base_argument) {
  int64_t base = 0;
  if (!read_int(m, base_argument, &base)) return Outcome::error();
  if (base != 0 && (base < 2 || base > 36)) {
    return m.raise(TypeId::ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  if (is_text(m, text)) return int_of_text(m, text, static_cast<uint32_t>(base));
  return m.raise(TypeId::TypeError, "int() can't convert non-string with explicit base");
}

Outcome int_value(Machine& m, const Args& args) {
  const Ref<Object> object = args.get(1);
  const Ref<Object> base = args.get(2);
  if (!object) {
    if (base) return m.raise(TypeId::TypeError, "int() missing string argument");
    return int_from_i64(m.heap, 0);
  }
  if (base) return int_with_base(m, object, base);
  if (is_text(m, object) && !has_int(m, object)) return int_of_text(m, object, 10);
  return to_int(m, object);
}

Outcome int_new(Machine& m, const Args& args) {
  return make_instance(m, args[0].as<Type>(), TypeId::Int, [&] { return int_value(m, args); });
}

Outcome float_of_text(Machine& m, Ref<Object> text) {
  const std::string ascii = is_str(m, text) ? ascii_number_text(str_view(m.heap, text.as<Str>()))
                                            : as_latin1(bytes_view(m.heap, text));
  double value = 0;
  if (float_from_ascii(ascii, &value) == FloatError::None) {
    return float_from_double(m.heap, value);
  }
  const bool is_blank = ascii.find_first_not_of(" \t\n\v\f\r") == std::string::npos;
  const char* empty_text = m.profile().values->empty_float_text;
  if (is_blank && empty_text != nullptr) return m.raise(TypeId::ValueError, empty_text);
  return m.raise(TypeId::ValueError, "could not convert string to float: " + quoted(m, text));
}

Outcome float_value_of(Machine& m, const Args& args) {
  const Ref<Object> object = args.get(1);
  if (!object) return float_from_double(m.heap, 0);
  if (is_text(m, object) && !has_float(m, object)) return float_of_text(m, object);
  return to_float(m, object);
}

Outcome float_new(Machine& m, const Args& args) {
  return make_instance(m, args[0].as<Type>(), TypeId::Float,
                       [&] { return float_value_of(m, args); });
}

Outcome bool_new(Machine& m, const Args& args) {
  return args.get(1) ? truth(m, args[1]) : m.return_bool(false);
}

constexpr NativeEntry kStr = {"str", str_new, 1, 4, "object encoding errors"};
constexpr NativeEntry kInt = {"int", with_index<int_new, 2>, 1, 3, "base"};
constexpr NativeEntry kFloat = {"float", float_new, 1, 2};
constexpr NativeEntry kBool = {"bool", bool_new, 1, 2};

}  // namespace

void install_value_constructors(Machine& m) {
  add_constructor(m, TypeId::Str, kStr);
  add_constructor(m, TypeId::Int, kInt);
  add_constructor(m, TypeId::Float, kFloat);
  add_constructor(m, TypeId::Bool, kBool);
}

}  // namespace ouro
