// format_markup.h - parsing the replacement fields of str.format: {name.attr[key]!r:spec}.
//
// Pure functions over views (Objects/stringlib/unicode_format.h, MarkupIterator_next). Positions
// are indices into the format string.
#pragma once

#include "core/objects/str_search.h"

namespace ouro {

// Literal text up to a field, a doubled brace or the end. `error` is CPython's message, or null.
struct FormatLiteral {
  TextRange text{};
  uint32_t next = 0;  // where to go on: behind the `{` when a field follows
  bool has_field = false;
  const char* error = nullptr;
};
FormatLiteral parse_format_literal(StrView format, uint32_t start);

struct FormatField {
  TextRange name{};  // with attributes and keys
  char32_t conversion = 0;
  TextRange spec{};
  bool spec_has_fields = false;
  uint32_t next = 0;  // behind the `}`
  const char* error = nullptr;
};
// `start` is the index behind the `{`.
FormatField parse_format_field(StrView format, uint32_t start);

inline constexpr int64_t kNoInteger = -1;
inline constexpr int64_t kTooManyDigits = -2;
// A text of decimal digits as a number; kNoInteger when it is none.
int64_t parse_format_integer(StrView format, TextRange range);

// The first part of a field name: up to a '.' or '['.
TextRange first_name_part(StrView format, TextRange name);
// The part of a field name at `start`: .attribute or [key].
struct FormatPart {
  bool is_attribute = false;
  TextRange text{};
  uint32_t next = 0;
  const char* error = nullptr;
};
FormatPart parse_format_part(StrView format, uint32_t start, uint32_t name_end);

}  // namespace ouro
