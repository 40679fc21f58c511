#include "core/vm/percent_values.h"

#include "core/objects/bytes_object.h"
#include "core/objects/str_text.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/default_value.h"
#include "core/vm/formatting.h"
#include "core/vm/number_conversion.h"
#include "core/vm/operators.h"

namespace ouro {
namespace {

bool is_str(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Str;
}

bool wants_index(char32_t conversion) {
  return percent_takes_integers_only(conversion) || conversion == 'c';
}

// The bytes as text, owned.
Outcome latin1_text(Machine& m, Ref<Object> bytes) {
  const StrView view = bytes_view(m.heap, bytes);
  std::u32string text;
  for (uint32_t i = 0; i < view.length(); ++i) text.push_back(view[i]);
  const Ref<Str> made = str_from_utf32(m.heap, text);
  return made ? Outcome(made) : m.raise_memory_error();
}

Outcome number_value(Machine& m, char32_t conversion, Ref<Object> value) {
  if (percent_takes_float(conversion)) return to_float(m, value);
  return wants_index(conversion) ? to_index(m, value) : to_int(m, value);
}

Outcome or_none(Machine& m, TypeId hidden, char32_t conversion, Ref<Object> value) {
  return value_or_default(m, hidden, m.none(), Keeps::Value,
                          [&] { return number_value(m, conversion, value); });
}

// None when asking for the number raises what the directive hides.
Outcome number_or_none(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value) {
  const LayoutId layout = m.heap.type_of(value).layout;
  const bool is_number = layout == LayoutId::Int || layout == LayoutId::Float;
  if (is_number && (m.heap.type_of(value).flags & kTypeHeap) == 0) {
    return number_value(m, conversion, value);
  }
  const ValueRules& rules = *m.profile().values;
  bool shows_all = false;
  bool hides_all = false;
  if (percent_takes_float(conversion)) {
    shows_all = !in_bytes && !rules.located_percent_errors;
    hides_all = in_bytes && !rules.located_percent_errors;
  } else if (conversion == 'c') {
    shows_all = in_bytes && rules.byte_character_shows_type_errors;
    hides_all = !in_bytes && rules.character_hides_errors;
  }
  if (shows_all) return number_value(m, conversion, value);
  return or_none(m, hides_all ? TypeId::BaseException : TypeId::TypeError, conversion, value);
}

}  // namespace

bool percent_takes_float(char32_t conversion) {
  return conversion == 'e' || conversion == 'E' || conversion == 'f' || conversion == 'F' ||
         conversion == 'g' || conversion == 'G';
}

bool percent_takes_integers_only(char32_t conversion) {
  return conversion == 'x' || conversion == 'X' || conversion == 'o';
}

bool percent_suits(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value) {
  switch (conversion) {
    case 'r':
    case 'a':
      return true;
    case 's':
    case 'b':
      return !in_bytes || is_bytes_like(m.heap, value) ||
             lookup_special(m, value, SpecialMethod::Bytes);
    case 'c':
      if (in_bytes && is_bytes_like(m.heap, value)) return bytes_length(m.heap, value) == 1;
      if (!in_bytes && is_str(m, value)) return str_length(m.heap, value.as<Str>()) == 1;
      return has_index(m, value);
    default:
      break;
  }
  if (percent_takes_float(conversion)) return has_float(m, value);
  // As PyNumber_Check, which until 3.7 sees no number in what has __index__ alone.
  if (!has_int(m, value) && !has_float(m, value)) return false;
  return wants_index(conversion) ? has_index(m, value) : has_int(m, value);
}

Outcome percent_value(Machine& m, bool in_bytes, char32_t conversion, Ref<Object> value) {
  switch (conversion) {
    case 'r':
      return in_bytes ? ascii(m, value) : repr(m, value);
    case 'a':
      return ascii(m, value);
    case 's':
    case 'b':
      if (!in_bytes) return str(m, value);
      if (is_bytes_like(m.heap, value)) return latin1_text(m, value);
      return call_special(m, lookup_special(m, value, SpecialMethod::Bytes), {value});
    case 'c':
      if (is_str(m, value)) return new_reference(m.heap, value);
      if (is_bytes_like(m.heap, value)) return latin1_text(m, value);
      return number_or_none(m, in_bytes, conversion, value);
    default:
      return number_or_none(m, in_bytes, conversion, value);
  }
}

bool percent_refused(Machine& m, char32_t conversion, Ref<Object> converted) {
  return converted == m.none() && conversion != 's' && conversion != 'b';
}

}  // namespace ouro
