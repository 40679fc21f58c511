#include "core/modules/format_markup.h"

#include "core/objects/unicode.h"

namespace ouro {
namespace {

// Where the field name ends: at '}', ':' or '!'; keys in brackets may contain these.
uint32_t find_name_end(StrView format, uint32_t start, const char** error) {
  uint32_t at = start;
  for (; at < format.length(); ++at) {
    const char32_t c = format[at];
    if (c == '}' || c == ':' || c == '!') break;
    if (c == '{') *error = "unexpected '{' in field name";
    if (c == '{') break;
    if (c != '[') continue;
    while (at + 1 < format.length() && format[at + 1] != ']') ++at;
  }
  return at;
}

// Reads !c; moves *at to the ':' or '}' that follows.
const char* parse_conversion(StrView format, uint32_t* at, FormatField* field) {
  ++*at;
  if (*at >= format.length()) return "end of string while looking for conversion specifier";
  field->conversion = format[(*at)++];
  const bool goes_on = *at < format.length() && format[*at] != '}' && format[*at] != ':';
  return goes_on ? "expected ':' after conversion specifier" : nullptr;
}

// Reads the spec up to the '}' that belongs to the field.
const char* parse_spec(StrView format, uint32_t start, FormatField* field) {
  uint32_t depth = 1;
  for (uint32_t at = start; at < format.length(); ++at) {
    if (format[at] == '{') {
      field->spec_has_fields = true;
      ++depth;
    }
    if (format[at] != '}' || --depth != 0) continue;
    field->spec = {start, at};
    field->next = at + 1;
    return nullptr;
  }
  return "unmatched '{' in format spec";
}

}  // namespace

FormatLiteral parse_format_literal(StrView format, uint32_t start) {
  FormatLiteral literal;
  uint32_t at = start;
  while (at < format.length() && format[at] != '{' && format[at] != '}') ++at;
  literal.text = {start, at};
  literal.next = at;
  if (at == format.length()) return literal;
  const char32_t brace = format[at];
  literal.next = at + 1;
  const bool is_last = at + 1 == format.length();
  if (!is_last && format[at + 1] == brace) {
    literal.text.end = at + 1;
    literal.next = at + 2;
  } else if (brace == '}') {
    literal.error = "Single '}' encountered in format string";
  } else if (is_last) {
    literal.error = "Single '{' encountered in format string";
  } else {
    literal.has_field = true;
  }
  return literal;
}

FormatField parse_format_field(StrView format, uint32_t start) {
  FormatField field;
  uint32_t at = find_name_end(format, start, &field.error);
  if (field.error != nullptr) return field;
  field.name = {start, at};
  if (at == format.length()) {
    field.error = "expected '}' before end of string";
    return field;
  }
  if (format[at] == '!') field.error = parse_conversion(format, &at, &field);
  if (field.error != nullptr) return field;
  const bool has_spec = at >= format.length() || format[at] == ':';
  field.next = at + 1;
  if (has_spec) field.error = parse_spec(format, at + 1, &field);
  return field;
}

int64_t parse_format_integer(StrView format, TextRange range) {
  if (range.length() == 0) return kNoInteger;
  int64_t number = 0;
  for (uint32_t i = range.start; i < range.end; ++i) {
    const int digit = decimal_value(format[i]);
    if (digit < 0) return kNoInteger;
    if (number > (INT64_MAX - digit) / 10) return kTooManyDigits;
    number = number * 10 + digit;
  }
  return number;
}

TextRange first_name_part(StrView format, TextRange name) {
  uint32_t at = name.start;
  while (at < name.end && format[at] != '.' && format[at] != '[') ++at;
  return {name.start, at};
}

FormatPart parse_format_part(StrView format, uint32_t start, uint32_t name_end) {
  FormatPart part;
  uint32_t at = start + 1;
  part.is_attribute = format[start] == '.';
  if (part.is_attribute) {
    part.text = first_name_part(format, {at, name_end});
    part.next = part.text.end;
  } else if (format[start] == '[') {
    while (at < name_end && format[at] != ']') ++at;
    part.text = {start + 1, at};
    part.next = at + 1;
    if (at == name_end) part.error = "Missing ']' in format string";
  } else {
    part.error = "Only '.' or '[' may follow ']' in format field specifier";
  }
  if (part.error == nullptr && part.text.length() == 0) {
    part.error = "Empty attribute in format string";
  }
  return part;
}

}  // namespace ouro
