#include "core/objects/percent_format.h"

#include <algorithm>

#include "core/objects/decimal.h"
#include "core/objects/format_number.h"
#include "core/objects/int_text.h"

namespace ouro {
namespace {

constexpr std::u32string_view kConversions = U"sracdiuoxXeEfFgG%";

// Reads a directive from front to back (unicode_format_arg_parse).
class DirectiveParser {
 public:
  DirectiveParser(StrView format, uint32_t start, PercentDirective* directive)
      : format_(format), at_(start), directive_(directive) {}

  PercentError parse() {
    if (!parse_key()) return PercentError::IncompleteKey;
    while (parse_flag()) {
    }
    if (!parse_number(&directive_->width, INT64_MAX)) return PercentError::WidthTooBig;
    if (at_end()) return PercentError::IncompleteFormat;
    if (take('.')) {
      directive_->precision = 0;
      if (!parse_number(&directive_->precision, INT32_MAX)) return PercentError::PrecisionTooBig;
    }
    if (!take('h') && !take('l')) take('L');
    if (at_end()) return PercentError::IncompleteFormat;
    directive_->conversion = format_[at_++];
    directive_->end = at_;
    const bool known = kConversions.find(directive_->conversion) != kConversions.npos;
    return known ? PercentError::None : PercentError::UnsupportedFormat;
  }

 private:
  bool at_end() const { return at_ >= format_.length(); }
  bool take(char32_t wanted) {
    if (at_end() || format_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  // (key), in which parentheses may be nested. False: it does not end.
  bool parse_key() {
    if (!take('(')) return true;
    directive_->has_key = true;
    directive_->key_start = at_;
    for (uint32_t depth = 1; !at_end(); ++at_) {
      if (format_[at_] == '(') ++depth;
      if (format_[at_] == ')' && --depth == 0) {
        directive_->key_end = at_++;
        return true;
      }
    }
    return false;
  }

  bool parse_flag() {
    if (take('-')) return directive_->left = true;
    if (take('+')) return directive_->plus = true;
    if (take(' ')) return directive_->space = true;
    if (take('#')) return directive_->alternate = true;
    if (take('0')) return directive_->zero = true;
    return false;
  }

  // A number, a star, or nothing. False: the number is too large.
  bool parse_number(int64_t* value, int64_t max) {
    if (take('*')) {
      *value = kWidthFromArgument;
      return true;
    }
    for (bool first = true; !at_end(); ++at_, first = false) {
      const char32_t c = format_[at_];
      if (c < '0' || c > '9') return true;
      const auto digit = static_cast<int64_t>(c - '0');
      if (first) *value = 0;
      if (*value > (max - digit) / 10) return false;
      *value = *value * 10 + digit;
    }
    return true;
  }

  StrView format_;
  uint32_t at_;
  PercentDirective* directive_;
};

// A converted number in the parts that are padded (unicode_format_arg_output).
struct SignedText {
  bool negative;
  std::string prefix;
  std::string digits;
};

void lay_out(const SignedText& number, const PercentDirective& directive, std::string* out) {
  std::string front;
  if (number.negative) {
    front = "-";
  } else if (directive.plus) {
    front = "+";
  } else if (directive.space) {
    front = " ";
  }
  front += number.prefix;
  const auto length = static_cast<int64_t>(front.size() + number.digits.size());
  const int64_t padding = std::max<int64_t>(directive.width - length, 0);
  if (directive.left) {
    *out += front + number.digits;
    append_fill(out, ' ', padding);
    return;
  }
  if (!directive.zero) append_fill(out, ' ', padding);
  *out += front;
  if (directive.zero) append_fill(out, '0', padding);
  *out += number.digits;
}

uint32_t base_of(char32_t conversion) {
  if (conversion == 'o') return 8;
  return conversion == 'x' || conversion == 'X' ? 16 : 10;
}

}  // namespace

PercentError parse_percent(StrView format, uint32_t start, PercentDirective* directive) {
  return DirectiveParser(format, start, directive).parse();
}

IntError percent_int(const Heap& heap, Ref<Int> value, const PercentDirective& directive,
                     std::string* out) {
  const uint32_t base = base_of(directive.conversion);
  SignedText number{false, "", ""};
  const IntError error = int_to_text(heap, value, base, &number.digits);
  if (error != IntError::None) return error;
  number.negative = number.digits[0] == '-';
  if (number.negative) number.digits.erase(0, 1);
  const auto missing = directive.precision - static_cast<int64_t>(number.digits.size());
  if (missing > 0) number.digits.insert(0, static_cast<size_t>(missing), '0');
  if (directive.alternate && base != 10) {
    number.prefix = std::string("0") + static_cast<char>(directive.conversion);
  }
  if (directive.conversion == 'X') {
    for (char& c : number.digits) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  }
  lay_out(number, directive, out);
  return IntError::None;
}

void percent_float(double value, const PercentDirective& directive, std::string* out) {
  const int64_t precision = directive.precision < 0 ? 6 : directive.precision;
  const uint32_t flags = directive.alternate ? kFloatAlternate : 0u;
  const auto code = static_cast<char>(directive.conversion);
  SignedText number{false, "", double_to_text(value, code, precision, flags)};
  number.negative = number.digits[0] == '-';
  if (number.negative) number.digits.erase(0, 1);
  lay_out(number, directive, out);
}

void percent_text(StrView text, const PercentDirective& directive, std::string* out) {
  int64_t length = text.length();
  const bool cuts = directive.precision >= 0 && directive.conversion != 'c';
  if (cuts) length = std::min(length, directive.precision);
  const int64_t padding = std::max<int64_t>(directive.width - length, 0);
  if (!directive.left) append_fill(out, ' ', padding);
  append_utf8(out, text.part(0, static_cast<uint32_t>(length)));
  if (directive.left) append_fill(out, ' ', padding);
}

}  // namespace ouro
