// format_spec.h - format(value, spec): the mini-language of str, int and float.
//
//   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// As CPython's formatter_unicode.c. Results are UTF-8 text. The error texts are CPython's.
#pragma once

#include <string>

#include "core/objects/float_object.h"
#include "core/objects/str_object.h"

namespace ouro {

struct FormatSpec {
  char32_t fill = ' ';
  char32_t type = 0;           // 0: none given
  char32_t align = 0;          // '<' '>' '=' '^', 0: none given
  char sign = 0;               // '+' '-' ' ', 0: none given
  char grouping = 0;           // ',' '_', 0: none
  bool alternate = false;      // #
  bool positive_zero = false;  // z
  bool has_fill = false;
  int64_t width = -1;      // -1: none given
  int64_t precision = -1;  // -1: none given
};

// A ValueError or OverflowError; `message` empty: no error.
struct FormatFailure {
  std::string message;
  bool overflow = false;  // OverflowError rather than ValueError
  bool out_of_memory = false;
  explicit operator bool() const { return !message.empty() || out_of_memory; }
};

// `type_name` is that of the value, for error messages.
FormatFailure parse_format_spec(StrView text, std::string_view type_name, FormatSpec* spec);
FormatFailure format_str(StrView value, const FormatSpec& spec, std::string* out);
FormatFailure format_int(const Heap& heap, Ref<Int> value, const FormatSpec& spec,
                         std::string* out);
FormatFailure format_float(double value, const FormatSpec& spec, std::string* out);

}  // namespace ouro
