// format_spec.h - format(value, spec): the mini-language of str, int and float.
//
//   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// As CPython's formatter_unicode.c. Results are UTF-8 text. The error texts are CPython's.
#pragma once

#include <string>

#include "core/objects/complex_object.h"
#include "core/objects/float_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/value_rules.h"

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

// Wider or more precise texts are refused as if memory were: they are made outside the block.
inline constexpr int64_t kFormatWidthMax = INT64_C(1) << 24;

// A ValueError or OverflowError; `message` empty: no error.
struct FormatFailure {
  std::string message;
  bool overflow = false;       // OverflowError rather than ValueError
  bool out_of_memory = false;  // MemoryError

  FormatFailure() = default;
  FormatFailure(std::string text) : message(std::move(text)) {}
  FormatFailure(const char* text) : message(text) {}
  static FormatFailure overflow_error(const char* text) {
    FormatFailure failure(text);
    failure.overflow = true;
    return failure;
  }
  static FormatFailure no_memory() {
    FormatFailure failure;
    failure.out_of_memory = true;
    return failure;
  }
  explicit operator bool() const { return !message.empty() || out_of_memory; }
};

// `type_name` is that of the value, for error messages. `align` is what the type does by default:
// '<' for str, whose type is 's' then, '>' for numbers.
FormatFailure parse_format_spec(StrView text, std::string_view type_name, char32_t align,
                                const ValueRules& rules, FormatSpec* spec);
FormatFailure format_str(StrView value, const FormatSpec& spec, std::string_view type_name,
                         const ValueRules& rules, std::string* out);
// `type_name`, here and below: "int", "bool" or the name of a derived class.
FormatFailure format_int(const Heap& heap, Ref<Int> value, const FormatSpec& spec,
                         std::string_view type_name, std::string* out);
FormatFailure format_float(double value, const FormatSpec& spec, std::string_view type_name,
                           std::string* out);
FormatFailure format_complex(ComplexValue value, const FormatSpec& spec, std::string_view type_name,
                             std::string* out);

}  // namespace ouro
