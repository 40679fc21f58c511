#include "core/vm/percent_values.h"

#include "core/objects/bytes_object.h"
#include "core/objects/str_text.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"

namespace ouro {
namespace {

bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}

bool needs_index(char32_t conversion) {
  return conversion == 'x' || conversion == 'X' || conversion == 'o';
}

// The bytes as text, owned.
Outcome latin1_text(Machine& m, Ref<Object> bytes) {
  const StrView view = bytes_view(m.heap, bytes);
  std::u32string text;
  for (uint32_t i = 0; i < view.length(); ++i) text.push_back(view[i]);
  const Ref<Str> made = str_from_utf32(m.heap, text);
  return made ? Outcome(made) : m.raise_memory_error();
}

// What %c writes into bytes: one byte, as text or as its number.
Outcome byte_value(Machine& m, Ref<Object> value) {
  if (is_bytes_like(m.heap, value)) {
    if (bytes_length(m.heap, value) == 1) return latin1_text(m, value);
  } else if (has_index(m, value)) {
    return to_index(m, value);
  }
  return raise_wrong_value(m, 'c', value);
}

// What %c writes: a str of one character as it is, or the int of a character.
Outcome character_value(Machine& m, Ref<Object> value) {
  if (is_layout(m, value, LayoutId::Str)) {
    if (str_length(m.heap, value.as<Str>()) == 1) return new_reference(m.heap, value);
  } else if (has_index(m, value)) {
    return to_index(m, value);
  }
  return raise_wrong_value(m, 'c', value);
}

Outcome value_for_text(Machine& m, char32_t conversion, Ref<Object> value) {
  if (conversion == 's') return str(m, value);
  if (conversion == 'r') return repr(m, value);
  if (conversion == 'a') return ascii(m, value);
  if (conversion == 'c') return character_value(m, value);
  if (is_float_conversion(conversion)) {
    return has_float(m, value) ? to_float(m, value) : raise_wrong_value(m, conversion, value);
  }
  const bool has_number = needs_index(conversion) ? has_index(m, value) : has_int(m, value);
  if (!has_number) return raise_wrong_value(m, conversion, value);
  return needs_index(conversion) ? to_index(m, value) : to_int(m, value);
}

// %b and %s in bytes: bytes, or what __bytes__ gives.
Outcome bytes_value(Machine& m, Ref<Object> value) {
  if (is_bytes_like(m.heap, value)) return latin1_text(m, value);
  if (const Ref<Object> method = lookup_special(m, value, SpecialMethod::Bytes)) {
    return call_special(m, method, {value});
  }
  return raise_bytes_required(m, percent_place(m), value);
}

Outcome value_for_bytes(Machine& m, char32_t conversion, Ref<Object> value) {
  if (conversion == 's' || conversion == 'b') return bytes_value(m, value);
  if (conversion == 'r' || conversion == 'a') return ascii(m, value);
  if (conversion == 'c') return byte_value(m, value);
  return value_for_text(m, conversion, value);
}

// "a string of length 2" for a text, "a bytes object of length 0" for bytes; or a type.
std::string what_was_given(Machine& m, bool is_bytes, Ref<Object> value) {
  if (!is_bytes && is_layout(m, value, LayoutId::Str)) {
    return "a string of length " + std::to_string(str_length(m.heap, value.as<Str>()));
  }
  if (!is_bytes || !is_bytes_like(m.heap, value)) return qualified_type_name(m, m.at(value).type);
  return "a " + qualified_type_name(m, m.at(value).type) + " object of length " +
         std::to_string(bytes_length(m.heap, value));
}

}  // namespace

bool is_float_conversion(char32_t conversion) {
  return conversion == 'e' || conversion == 'E' || conversion == 'f' || conversion == 'F' ||
         conversion == 'g' || conversion == 'G';
}

Outcome percent_value(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value) {
  return in_bytes ? value_for_bytes(m, conversion, value) : value_for_text(m, conversion, value);
}

bool is_error_told_anew(const Machine& m, bool in_bytes, char32_t conversion) {
  constexpr std::u32string_view kTexts = U"srab";
  if (kTexts.find(conversion) != kTexts.npos) return false;
  const bool is_located = m.profile().values->located_percent_errors;
  if (conversion == 'c') return !is_located || !in_bytes;
  return is_located || in_bytes || !is_float_conversion(conversion);
}

Outcome raise_wrong_value(Machine& m, char32_t conversion, Ref<Object> value) {
  const PercentPlace place = percent_place(m);
  if (is_float_conversion(conversion)) return raise_float_required(m, place, conversion, value);
  if (conversion != 'c') return raise_number_required(m, place, conversion, value);
  return raise_character_required(m, place, what_was_given(m, place.in_bytes, value));
}

}  // namespace ouro
