#include "core/objects/format_spec.h"

#include <algorithm>

#include "core/base/filled_text.h"
#include "core/objects/format_number.h"
#include "core/objects/unicode.h"

namespace ouro {
namespace {

bool is_alignment(char32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

FormatFailure value_error(std::string message) {
  return {std::move(message)};
}

// A character of a message: itself, or its number when it is not printable ASCII.
std::string quoted_character(char32_t c) {
  if (c > 32 && c < 128) return std::string("'") + static_cast<char>(c) + "'";
  std::string digits;
  for (; c != 0; c >>= 4) digits.insert(digits.begin(), "0123456789abcdef"[c & 0xF]);
  return "'\\x" + (digits.empty() ? "0" : digits) + "'";
}

// Reads a format specification from front to back (parse_internal_render_format_spec).
class SpecParser {
 public:
  SpecParser(StrView text, const ValueRules& rules, FormatSpec* spec)
      : text_(text), rules_(rules), spec_(spec) {}

  FormatFailure parse(std::string_view type_name, char32_t align) {
    spec_->align = align;
    if (align == '<') spec_->type = 's';
    const bool align_given = parse_alignment();
    parse_flags();
    if (!spec_->has_fill && take('0')) {
      spec_->fill = '0';
      const bool pads = align == '>' || !rules_.zero_pads_text;
      if (!align_given && pads) spec_->align = '=';
    }
    if (!parse_integer(&spec_->width)) return too_many_digits();
    if (FormatFailure failure = parse_grouping()) return failure;
    if (take('.')) {
      if (!parse_integer(&spec_->precision)) return too_many_digits();
      if (spec_->precision < 0) return value_error("Format specifier missing precision");
    }
    if (text_.length() - at_ > 1) return invalid(type_name);
    if (at_ < text_.length()) spec_->type = text_[at_++];
    return check_grouping();
  }

 private:
  bool take(char32_t wanted) {
    if (at_ == text_.length() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool parse_alignment() {
    if (text_.length() >= 2 && is_alignment(text_[1])) {
      spec_->fill = text_[0];
      spec_->has_fill = true;
      spec_->align = text_[1];
      at_ = 2;
      return true;
    }
    if (text_.empty() || !is_alignment(text_[0])) return false;
    spec_->align = text_[0];
    at_ = 1;
    return true;
  }

  void parse_flags() {
    for (char sign : {' ', '+', '-'}) {
      if (spec_->sign == 0 && take(static_cast<char32_t>(sign))) spec_->sign = sign;
    }
    spec_->positive_zero = rules_.negative_zero_option && take('z');
    spec_->alternate = take('#');
  }

  // Leaves *value alone when there is no digit. False: the number is too large.
  bool parse_integer(int64_t* value) {
    int64_t number = 0;
    const uint32_t start = at_;
    for (; at_ < text_.length(); ++at_) {
      const int digit = decimal_value(text_[at_]);
      if (digit < 0) break;
      if (number > (INT64_MAX - digit) / 10) return false;
      number = number * 10 + digit;
    }
    if (at_ != start) *value = number;
    return true;
  }

  FormatFailure parse_grouping() {
    if (take(',')) spec_->grouping = ',';
    if (take('_')) {
      if (spec_->grouping != 0) return both_separators();
      spec_->grouping = '_';
    }
    if (spec_->grouping == '_' && at_ < text_.length() && text_[at_] == ',') {
      return both_separators();
    }
    return {};
  }

  FormatFailure check_grouping() const {
    const char32_t type = spec_->type;
    if (spec_->grouping == 0 || type == 0) return {};
    constexpr std::u32string_view kDecimal = U"defgEG%F";
    constexpr std::u32string_view kBits = U"boxX";
    if (kDecimal.find(type) != kDecimal.npos) return {};
    if (spec_->grouping == '_' && kBits.find(type) != kBits.npos) return {};
    if (type == ',' && rules_.underscore_and_comma_alike) return both_separators();
    return value_error(std::string("Cannot specify '") + spec_->grouping + "' with " +
                       quoted_character(type) + ".");
  }

  static FormatFailure both_separators() { return value_error("Cannot specify both ',' and '_'."); }
  static FormatFailure too_many_digits() {
    return value_error("Too many decimal digits in format string");
  }

  FormatFailure invalid(std::string_view type_name) const {
    std::string specifier;
    append_utf8(&specifier, text_);
    return value_error(filled(rules_.invalid_format, {specifier, type_name}));
  }

  StrView text_;
  const ValueRules& rules_;
  FormatSpec* spec_;
  uint32_t at_ = 0;
};

}  // namespace

FormatFailure unknown_format_code(char32_t type, std::string_view type_name) {
  return {"Unknown format code " + quoted_character(type) + " for object of type '" +
          std::string(type_name) + "'"};
}

FormatFailure parse_format_spec(StrView text, std::string_view type_name, char32_t align,
                                const ValueRules& rules, FormatSpec* spec) {
  return SpecParser(text, rules, spec).parse(type_name, align);
}

void append_fill(std::string* out, char32_t fill, int64_t count) {
  for (int64_t i = 0; i < count; ++i) append_utf8(out, fill);
}

FormatFailure format_str(StrView value, const FormatSpec& spec, std::string_view type_name,
                         const ValueRules& rules, std::string* out) {
  if (spec.type != 0 && spec.type != 's') return unknown_format_code(spec.type, type_name);
  if (spec.sign == ' ') return {rules.space_before_text};
  if (spec.sign != 0) return {"Sign not allowed in string format specifier"};
  if (spec.positive_zero) {
    return {"Negative zero coercion (z) not allowed in string format specifier"};
  }
  if (spec.alternate) return {"Alternate form (#) not allowed in string format specifier"};
  if (spec.align == '=') return {"'=' alignment not allowed in string format specifier"};
  if (spec.width > kFormatWidthMax) return FormatFailure::no_memory();
  int64_t length = value.length();
  if (spec.precision >= 0) length = std::min(length, spec.precision);
  const int64_t padding = std::max<int64_t>(spec.width - length, 0);
  const int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  append_fill(out, spec.fill, left);
  append_utf8(out, value.part(0, static_cast<uint32_t>(length)));
  append_fill(out, spec.fill, padding - left);
  return {};
}

}  // namespace ouro
