#include "core/vm/percent_errors.h"

#include <cstdio>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/objects/bytes_object.h"
#include "core/objects/unicode.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/percent_values.h"

namespace ouro {
namespace {

bool is_located(const Machine& m) {
  return m.profile().values->located_percent_errors;
}

// What is wrong with a value; `located` follows its number or key.
Outcome raise_about_value(Machine& m, const PercentPlace& place, TypeId type,
                          const std::string& text, const std::string& located) {
  if (!is_located(m)) return m.raise(type, text);
  std::string which;
  if (place.number != 0) which = " " + std::to_string(place.number);
  if (!place.key.empty()) which = " " + place.key;
  return m.raise(type, "format argument" + which + ": " + located);
}

std::string letter_of(char32_t conversion) {
  return std::string(1, static_cast<char>(conversion));
}

std::string unsupported_text(const PercentDirective& directive) {
  const char32_t c = directive.conversion;
  char text[96];
  std::snprintf(text, sizeof(text), "unsupported format character '%c' (0x%x) at index %u",
                c >= 31 && c <= 126 ? static_cast<char>(c) : '?', static_cast<unsigned>(c),
                directive.end - 1);
  return text;
}

// What stands where a letter should, where it cannot be shown as it is.
std::string unexpected_text(Machine& m, const PercentPlace& place,
                            const PercentDirective& directive) {
  const char32_t c = directive.conversion;
  const auto code = static_cast<unsigned>(c);
  std::string character;
  if (place.in_bytes ? c > 32 && c < 127 : is_printable(c)) {
    const Ref<Str> text = str_from_utf32(m.heap, std::u32string(1, c));
    character = str_to_utf8(m.heap, text);
    decref(m.heap, text.as<Object>());
  }
  char number[32];
  std::snprintf(number, sizeof(number), place.in_bytes ? "0x%02x" : "U+%04X", code);
  std::string shown = "'" + character + "'";
  if (character.empty()) shown = (place.in_bytes ? "with code " : "") + std::string(number);
  if (!character.empty() && c > 127) shown += " (" + std::string(number) + ")";
  return " or unexpected format character " + shown + " at position " +
         std::to_string(directive.end - 1);
}

std::string located_text(Machine& m, const PercentPlace& place, PercentError error,
                         const PercentDirective& directive) {
  const std::string at = " at position " + std::to_string(place.position);
  switch (error) {
    case PercentError::IncompleteKey:
      return "stray % or incomplete format key" + at;
    case PercentError::WidthTooBig:
      return "width too big" + at;
    case PercentError::PrecisionTooBig:
      return "precision too big" + at;
    case PercentError::UnsupportedFormat:
      break;
    default:
      return "stray %" + at;
  }
  const char32_t c = directive.conversion;
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (is_letter) return "unsupported format %" + letter_of(c) + at;
  return "stray %" + at + unexpected_text(m, place, directive);
}

// "a string of length 2" for a text, "a bytes object of length 0" for bytes; or a type.
std::string what_was_given(Machine& m, const PercentPlace& place, Ref<Object> value) {
  const bool is_text = m.heap.type_of(value).layout == LayoutId::Str;
  if (!place.in_bytes && is_text) {
    return "a string of length " + std::to_string(str_length(m.heap, value.as<Str>()));
  }
  const std::string type = qualified_type_name(m, m.at(value).type);
  if (!place.in_bytes || !is_bytes_like(m.heap, value)) return type;
  return "a " + type + " object of length " + std::to_string(bytes_length(m.heap, value));
}

Outcome raise_number_required(Machine& m, const PercentPlace& place, char32_t conversion,
                              Ref<Object> given) {
  const bool only_integers = percent_takes_integers_only(conversion);
  const std::string type = type_name_of(m, given);
  if (place.in_bytes && conversion == 'i' && m.profile().values->bytes_format_i_is_d) {
    conversion = 'd';
  }
  const char* wanted = only_integers ? "%{1} format: an integer is required, not {0}"
                                     : m.profile().values->number_wanted;
  return raise_about_value(m, place, TypeId::TypeError,
                           filled(wanted, {type, letter_of(conversion)}),
                           "%" + letter_of(conversion) + " requires " +
                               (only_integers ? "an integer" : "a real number") + ", not " +
                               qualified_type_name(m, m.at(given).type));
}

Outcome raise_float_required(Machine& m, const PercentPlace& place, char32_t conversion,
                             Ref<Object> given) {
  const std::string type = type_name_of(m, given);
  return raise_about_value(
      m, place, TypeId::TypeError,
      (place.in_bytes ? "float argument required, not " : "must be real number, not ") + type,
      "%" + letter_of(conversion) + " requires a real number, not " +
          qualified_type_name(m, m.at(given).type));
}

Outcome raise_character_required(Machine& m, const PercentPlace& place, Ref<Object> value) {
  const std::string given = what_was_given(m, place, value);
  const ValueRules& rules = *m.profile().values;
  const std::string text =
      filled(place.in_bytes ? rules.byte_wanted : rules.character_wanted, {given});
  return raise_about_value(
      m, place, TypeId::TypeError, text,
      place.in_bytes ? text : "%c requires an integer or a unicode character, not " + given);
}

Outcome raise_bytes_required(Machine& m, const PercentPlace& place, Ref<Object> given) {
  const std::string text =
      "%b requires a bytes-like object, or an object that implements __bytes__, not ";
  const std::string type = type_name_of(m, given);
  return raise_about_value(m, place, TypeId::TypeError, text + "'" + type + "'",
                           text + qualified_type_name(m, m.at(given).type));
}

}  // namespace

Outcome raise_percent_error(Machine& m, const PercentPlace& place, PercentError error,
                            const PercentDirective& directive) {
  if (is_located(m)) return m.raise(TypeId::ValueError, located_text(m, place, error, directive));
  switch (error) {
    case PercentError::IncompleteFormat:
      return m.raise(TypeId::ValueError, "incomplete format");
    case PercentError::IncompleteKey:
      return m.raise(TypeId::ValueError, "incomplete format key");
    case PercentError::WidthTooBig:
      return m.raise(TypeId::ValueError, "width too big");
    case PercentError::PrecisionTooBig:
      return m.raise(TypeId::ValueError, "precision too big");
    default:
      return m.raise(TypeId::ValueError, unsupported_text(directive));
  }
}

Outcome raise_unsuitable_value(Machine& m, const PercentPlace& place, char32_t conversion,
                               Ref<Object> given) {
  switch (conversion) {
    case 's':
    case 'b':
      return raise_bytes_required(m, place, given);
    case 'c':
      return raise_character_required(m, place, given);
    default:
      return percent_takes_float(conversion) ? raise_float_required(m, place, conversion, given)
                                             : raise_number_required(m, place, conversion, given);
  }
}

Outcome raise_character_too_large(Machine& m, const PercentPlace& place) {
  const std::string range = place.in_bytes ? "range(256)" : "range(0x110000)";
  return raise_about_value(m, place, TypeId::OverflowError, "%c arg not in " + range,
                           "%c argument not in " + range);
}

Outcome raise_star_wants_int(Machine& m, const PercentPlace& place, Ref<Object> given) {
  return raise_about_value(m, place, TypeId::TypeError, "* wants int",
                           "* requires int, not " + qualified_type_name(m, m.at(given).type));
}

Outcome raise_star_too_large(Machine& m, const PercentPlace& place, bool is_width) {
  const std::string text = "Python int too large to convert to C ";
  return raise_about_value(m, place, TypeId::OverflowError, text + (is_width ? "ssize_t" : "int"),
                           is_width ? "too big for width" : "too big for precision");
}

Outcome raise_too_few_values(Machine& m, const PercentPlace& place, uint32_t count) {
  if (!is_located(m)) return m.raise(TypeId::TypeError, "not enough arguments for format string");
  if (!place.key.empty()) {
    return m.raise(TypeId::ValueError, "format requires a parenthesised mapping key at position " +
                                           std::to_string(place.position));
  }
  return m.raise(TypeId::TypeError,
                 "not enough arguments for format string (got " + std::to_string(count) + ")");
}

Outcome raise_values_left(Machine& m, const PercentPlace& place, uint32_t used, uint32_t count) {
  const std::string kind = place.in_bytes ? "bytes" : "string";
  const std::string counts =
      is_located(m) ? " (required " + std::to_string(used) + ", got " + std::to_string(count) + ")"
                    : "";
  return m.raise(TypeId::TypeError,
                 "not all arguments converted during " + kind + " formatting" + counts);
}

bool star_fits_key(Machine& m, uint32_t position, const PercentDirective& directive) {
  const bool has_star =
      directive.width == kWidthFromArgument || directive.precision == kWidthFromArgument;
  if (!is_located(m) || !has_star || !directive.has_key) return true;
  (void)m.raise(
      TypeId::ValueError,
      "* cannot be used with a parenthesised mapping key at position " + std::to_string(position));
  return false;
}

Outcome raise_needs_mapping(Machine& m, Ref<Object> given) {
  const std::string type = is_located(m) ? ", not " + qualified_type_name(m, m.at(given).type) : "";
  return m.raise(TypeId::TypeError, "format requires a mapping" + type);
}

}  // namespace ouro
