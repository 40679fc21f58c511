#include "core/objects/format_number.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/objects/decimal.h"
#include "core/objects/int_text.h"

namespace ouro {
namespace {

// A number as text, in the parts that a format lays out.
struct NumberText {
  bool negative = false;
  std::string prefix;     // 0x
  std::string digits;     // before the point: grouped, filled up with zeros
  std::string remainder;  // point, fraction, exponent, percent sign
};

// Zeros and separators among the digits (_PyUnicode_InsertThousandsGrouping): groups from the
// right, as many as there are digits or as `width_min` characters take.
std::string grouped(const std::string& digits, int64_t width_min, uint32_t group, char separator) {
  std::string reversed;
  auto remaining = static_cast<int64_t>(digits.size());
  const int64_t group_max = group == 0 ? INT64_MAX : int64_t{group};
  while (true) {
    const int64_t wanted = std::max<int64_t>({remaining, width_min, 1});
    const int64_t length = std::min(group_max, wanted);
    for (int64_t i = 0; i < length; ++i) {
      reversed.push_back(remaining > 0 ? digits[static_cast<size_t>(--remaining)] : '0');
    }
    width_min -= length;
    if (remaining <= 0 && width_min <= 0) break;
    reversed.push_back(separator);
    width_min -= 1;
  }
  return {reversed.rbegin(), reversed.rend()};
}

char sign_of(bool negative, char wanted) {
  if (negative) return '-';
  return wanted == '+' || wanted == ' ' ? wanted : '\0';
}

// calc_number_widths and fill_number.
void lay_out(const NumberText& number, const FormatSpec& spec, uint32_t group, std::string* out) {
  const char sign = sign_of(number.negative, spec.sign);
  const auto fixed =
      static_cast<int64_t>((sign != 0 ? 1 : 0) + number.prefix.size() + number.remainder.size());
  const bool zeros = spec.fill == '0' && spec.align == '=';
  const int64_t width_min = zeros ? spec.width - fixed : 0;
  std::string digits;
  if (!number.digits.empty()) digits = grouped(number.digits, width_min, group, spec.grouping);
  const int64_t padding =
      std::max<int64_t>(spec.width - fixed - static_cast<int64_t>(digits.size()), 0);
  const int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  const int64_t inner = spec.align == '=' ? padding : 0;
  append_fill(out, spec.fill, left);
  if (sign != 0) out->push_back(sign);
  *out += number.prefix;
  append_fill(out, spec.fill, inner);
  *out += digits;
  *out += number.remainder;
  append_fill(out, spec.fill, padding - left - inner);
}

FormatFailure format_character(const Heap& heap, Ref<Int> value, const FormatSpec& spec,
                               std::string* out) {
  if (spec.sign != 0) return {"Sign not allowed with integer format specifier 'c'"};
  if (spec.alternate) return {"Alternate form (#) not allowed with integer format specifier 'c'"};
  int64_t code = 0;
  if (!int_try_i64(heap, value, &code)) {
    return FormatFailure::overflow_error("Python int too large to convert to C long");
  }
  if (code < 0 || code > static_cast<int64_t>(kMaxCodePoint)) {
    return FormatFailure::overflow_error("%c arg not in range(0x110000)");
  }
  const int64_t padding = std::max<int64_t>(spec.width - 1, 0);
  const bool before = spec.align == '>' || spec.align == '=';
  const int64_t left = before ? padding : spec.align == '^' ? padding / 2 : 0;
  append_fill(out, spec.fill, left);
  append_utf8(out, static_cast<char32_t>(code));
  append_fill(out, spec.fill, padding - left);
  return {};
}

uint32_t base_of(char32_t type) {
  switch (type) {
    case 'b':
      return 2;
    case 'o':
      return 8;
    case 'x':
    case 'X':
      return 16;
    default:
      return 10;
  }
}

FormatFailure format_digits(const Heap& heap, Ref<Int> value, const FormatSpec& spec,
                            std::string* out) {
  const uint32_t base = base_of(spec.type);
  NumberText number;
  const IntError error = int_to_text(heap, value, base, &number.digits);
  if (error == IntError::TooManyDigits) return {too_many_digits_text(heap, 0)};
  if (error != IntError::None) return FormatFailure::no_memory();
  number.negative = number.digits[0] == '-';
  if (number.negative) number.digits.erase(0, 1);
  if (spec.alternate && base != 10) {
    number.prefix = std::string("0") + static_cast<char>(spec.type);
  }
  if (spec.type == 'X') {
    for (char& c : number.digits) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  }
  lay_out(number, spec, spec.grouping == 0 ? 0 : base == 10 ? 3 : 4, out);
  return {};
}

bool is_one_of(char32_t type, std::u32string_view types) {
  return types.find(type) != types.npos;
}

// How PyOS_double_to_string is to be called.
struct FloatStyle {
  char code;
  int64_t precision;
  uint32_t flags;
};

FloatStyle style_of(const FormatSpec& spec) {
  FloatStyle style{'r', 0, 0};
  if (spec.alternate) style.flags |= kFloatAlternate;
  if (spec.positive_zero) style.flags |= kFloatNoNegativeZero;
  if (spec.type == 0) {
    style.flags |= kFloatAddDotZero;
  } else {
    style.code = spec.type == 'n' ? 'g' : spec.type == '%' ? 'f' : static_cast<char>(spec.type);
    style.precision = 6;
  }
  if (spec.precision >= 0) {
    style.precision = spec.precision;
    if (style.code == 'r') style.code = 'g';
  }
  return style;
}

FormatFailure check_float_spec(const FormatSpec& spec, std::u32string_view types,
                               std::string_view type_name) {
  if (spec.type != 0 && !is_one_of(spec.type, types)) {
    return unknown_format_code(spec.type, type_name);
  }
  if (spec.precision > INT32_MAX) return {"precision too big"};
  if (spec.width > kFormatWidthMax || spec.precision > kFormatWidthMax) {
    return FormatFailure::no_memory();
  }
  return {};
}

void lay_out_float(std::string text, const FormatSpec& spec, std::string* out) {
  NumberText number;
  number.negative = text[0] == '-';
  if (number.negative) text.erase(0, 1);
  size_t whole = 0;
  while (whole < text.size() && text[whole] >= '0' && text[whole] <= '9') ++whole;
  number.digits = text.substr(0, whole);
  number.remainder = text.substr(whole);
  lay_out(number, spec, spec.grouping == 0 ? 0 : 3, out);
}

}  // namespace

FormatFailure format_int(const Heap& heap, Ref<Int> value, const FormatSpec& spec,
                         std::string_view type_name, std::string* out) {
  if (spec.type != 0 && is_one_of(spec.type, U"eEfFgG%")) {
    double number = 0;
    if (!int_to_double(heap, value, &number)) {
      return FormatFailure::overflow_error("int too large to convert to float");
    }
    return format_float(number, spec, type_name, out);
  }
  if (spec.type != 0 && !is_one_of(spec.type, U"bcdoxXn")) {
    return unknown_format_code(spec.type, type_name);
  }
  if (spec.precision >= 0) return {"Precision not allowed in integer format specifier"};
  if (spec.positive_zero) {
    return {"Negative zero coercion (z) not allowed in integer format specifier"};
  }
  if (spec.width > kFormatWidthMax) return FormatFailure::no_memory();
  if (spec.type == 'c') return format_character(heap, value, spec, out);
  return format_digits(heap, value, spec, out);
}

FormatFailure format_float(double value, const FormatSpec& spec, std::string_view type_name,
                           std::string* out) {
  if (FormatFailure refused = check_float_spec(spec, U"eEfFgGn%", type_name)) return refused;
  const FloatStyle style = style_of(spec);
  if (spec.type == '%') value *= 100;
  std::string text = double_to_text(value, style.code, style.precision, style.flags);
  if (spec.type == '%') text.push_back('%');
  lay_out_float(std::move(text), spec, out);
  return {};
}

FormatFailure format_complex(ComplexValue value, const FormatSpec& spec, std::string_view type_name,
                             std::string* out) {
  if (FormatFailure refused = check_float_spec(spec, U"eEfFgGn", type_name)) return refused;
  if (spec.fill == '0') return {"Zero padding is not allowed in complex format specifier"};
  if (spec.align == '=') {
    return {"'=' alignment flag is not allowed in complex format specifier"};
  }
  FloatStyle style = style_of(spec);
  style.flags &= ~uint32_t{kFloatAddDotZero};
  const bool is_plain = spec.type == 0;
  const bool is_imaginary = is_plain && value.real == 0 && !std::signbit(value.real);
  FormatSpec part = spec;
  part.width = -1;
  std::string text = is_plain && !is_imaginary ? "(" : "";
  if (!is_imaginary) {
    lay_out_float(double_to_text(value.real, style.code, style.precision, style.flags), part,
                  &text);
    part.sign = '+';
  }
  lay_out_float(double_to_text(value.imag, style.code, style.precision, style.flags), part, &text);
  text += is_plain && !is_imaginary ? "j)" : "j";
  const int64_t padding = std::max<int64_t>(spec.width - static_cast<int64_t>(text.size()), 0);
  const int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  append_fill(out, spec.fill, left);
  *out += text;
  append_fill(out, spec.fill, padding - left);
  return {};
}

}  // namespace ouro
