#include "core/objects/int_text.h"

#include <algorithm>
#include <bit>

#include "core/objects/unicode.h"
#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

// Digit products of about fifty thousand decimal digits.
constexpr uint64_t kTextWorkMax = uint64_t{1} << 24;

constexpr char kDigitCharacters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// The largest power of a base that fits in a digit, and its exponent.
struct BaseChunk {
  uint32_t power;
  uint32_t exponent;
};

BaseChunk chunk_of(uint32_t base) {
  BaseChunk chunk{base, 1};
  while (uint64_t{chunk.power} * base <= kDigitMask) {
    chunk.power *= base;
    ++chunk.exponent;
  }
  return chunk;
}

void append_reversed(std::string* out, uint64_t value, uint32_t base, uint32_t width) {
  for (uint32_t i = 0; i < width || value != 0; ++i, value /= base) {
    out->push_back(kDigitCharacters[value % base]);
  }
}

// The text of a magnitude from the last character to the first.
void append_magnitude_reversed(std::string* out, Digits digits, uint32_t base) {
  const BaseChunk chunk = chunk_of(base);
  while (digits.size() > 1) {
    const uint32_t rest = digits_divide_small(&digits, chunk.power);
    append_reversed(out, rest, base, chunk.exponent);
  }
  append_reversed(out, digits.empty() ? 0 : digits[0], base, 1);
  while (out->size() > 1 && out->back() == '0') out->pop_back();
}

// As above for a base that is a power of two: each character is a few bits.
void append_bits_reversed(std::string* out, DigitSpan digits, uint32_t base) {
  const auto width = static_cast<uint32_t>(std::countr_zero(base));
  uint64_t bits = 0;
  uint32_t available = 0;
  out->reserve(digits.size() * kDigitBits / width + 4);
  for (size_t i = 0; i < digits.size(); ++i) {
    bits |= uint64_t{digits[i]} << available;
    available += kDigitBits;
    for (; available >= width; available -= width, bits >>= width) {
      out->push_back(kDigitCharacters[bits & (base - 1)]);
    }
  }
  if (available != 0) out->push_back(kDigitCharacters[bits]);
  while (out->size() > 1 && out->back() == '0') out->pop_back();
  if (out->empty()) out->push_back('0');
}

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// 0 to 35, 36 for what is no digit in any base.
uint32_t digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint32_t>(c - '0');
  if (c >= 'a' && c <= 'z') return static_cast<uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'Z') return static_cast<uint32_t>(c - 'A' + 10);
  return 36;
}

std::string_view strip_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

uint32_t base_of_prefix(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1]) {
    case 'x':
    case 'X':
      return 16;
    case 'o':
    case 'O':
      return 8;
    case 'b':
    case 'B':
      return 2;
    default:
      return 0;
  }
}

// An int literal taken apart: digits without underscores.
struct Literal {
  bool negative = false;
  bool must_be_zero = false;  // base 0 and leading zeros: "010" is refused, "00" is not
  uint32_t base = 0;
  std::string digits;
};

// Copies the digits without single underscores between them. False: something else is there.
bool read_digits(std::string_view text, uint32_t base, std::string* out) {
  if (text.empty() || text.front() == '_' || text.back() == '_') return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_') {
      if (text[i - 1] == '_') return false;
      continue;
    }
    if (digit_value(text[i]) >= base) return false;
    out->push_back(text[i]);
  }
  return true;
}

// As PyLong_FromString.
bool parse_literal(std::string_view text, uint32_t base, Literal* literal) {
  text = strip_ascii(text);
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    literal->negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const uint32_t prefix_base = base_of_prefix(text);
  if (base == 0 && prefix_base == 0) {
    literal->must_be_zero = !text.empty() && text[0] == '0';
    base = 10;
  } else if (prefix_base != 0 && (base == 0 || base == prefix_base)) {
    base = prefix_base;
    text.remove_prefix(2);
    if (!text.empty() && text[0] == '_') text.remove_prefix(1);
  }
  literal->base = base;
  return read_digits(text, base, &literal->digits);
}

Digits magnitude_from_digits(std::string_view text, uint32_t base) {
  Digits digits;
  const BaseChunk chunk = chunk_of(base);
  for (size_t i = 0; i < text.size();) {
    uint32_t value = 0;
    uint32_t power = 1;
    const size_t end = std::min(text.size(), i + chunk.exponent);
    for (; i < end; ++i, power *= base) value = value * base + digit_value(text[i]);
    digits_multiply_add(&digits, power, value);
  }
  return digits;
}

Digits magnitude_from_bits(std::string_view text, uint32_t base) {
  const auto width = static_cast<uint32_t>(std::countr_zero(base));
  Digits digits;
  digits.reserve(text.size() * width / kDigitBits + 1);
  uint64_t bits = 0;
  uint32_t available = 0;
  for (size_t i = text.size(); i-- > 0;) {
    bits |= uint64_t{digit_value(text[i])} << available;
    available += width;
    if (available < kDigitBits) continue;
    digits.push_back(static_cast<uint32_t>(bits) & kDigitMask);
    bits >>= kDigitBits;
    available -= static_cast<uint32_t>(kDigitBits);
  }
  digits.push_back(static_cast<uint32_t>(bits));
  normalize(&digits);
  return digits;
}

}  // namespace

std::string too_many_digits_text(const Heap& heap, size_t digits) {
  return digits_limit_text(heap.profile.values->digits_limit_has_unit,
                           heap.state().int_max_str_digits, digits);
}

IntError int_to_text(const Heap& heap, Ref<Int> value, uint32_t base, std::string* out) {
  const DigitSpan digits = int_magnitude(heap, value);
  std::string reversed;
  if (std::has_single_bit(base)) {
    append_bits_reversed(&reversed, digits, base);
  } else {
    const uint32_t digits_max = heap.state().int_max_str_digits;
    const bool limited = base == 10 && digits_max != 0;
    // log10(2) is above 0.30102, so this many bits cannot be few enough digits.
    const uint64_t bits = digits_bit_length(digits);
    if (limited && bits > 1 && (bits - 1) * 30102 / 100000 > digits_max) {
      return IntError::TooManyDigits;
    }
    if (divide_work(2 * digits.size(), digits.size()) / 2 > kTextWorkMax) {
      return IntError::TooLarge;
    }
    append_magnitude_reversed(&reversed, Digits(digits.begin(), digits.end()), base);
    if (limited && reversed.size() > digits_max) return IntError::TooManyDigits;
  }
  if (int_is_negative(heap, value)) reversed.push_back('-');
  out->append(reversed.rbegin(), reversed.rend());
  return IntError::None;
}

Ref<Str> int_repr(Heap& heap, Ref<Int> value, IntError* error) {
  std::string text;
  *error = int_to_text(heap, value, 10, &text);
  if (*error != IntError::None) return {};
  const Ref<Str> result = str_from_view(heap, StrView(text));
  if (!result) *error = IntError::OutOfMemory;
  return result;
}

std::string ascii_number_text(StrView text) {
  std::string ascii;
  for (uint32_t i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    if (c < 0x80) {
      ascii.push_back(static_cast<char>(c));
    } else if (is_space(c)) {
      ascii.push_back(' ');
    } else {
      const int value = decimal_value(c);
      ascii.push_back(value < 0 ? '?' : static_cast<char>('0' + value));
    }
  }
  return ascii;
}

IntResult int_from_text(Heap& heap, StrView text, uint32_t base) {
  return int_from_ascii(heap, ascii_number_text(text), base);
}

IntResult int_from_ascii(Heap& heap, std::string_view text, uint32_t base) {
  Literal literal;
  if (!parse_literal(text, base, &literal)) return {{}, IntError::InvalidLiteral};
  const bool is_zero = literal.digits.find_first_not_of('0') == std::string::npos;
  if (literal.must_be_zero && !is_zero) return {{}, IntError::InvalidLiteral};
  if (std::has_single_bit(literal.base)) {
    const Digits digits = magnitude_from_bits(literal.digits, literal.base);
    return int_result(int_from_digits(heap, digits, literal.negative));
  }
  const size_t count = literal.digits.size();
  const uint32_t digits_max = heap.state().int_max_str_digits;
  if (digits_max != 0 && count > digits_max) return {{}, IntError::TooManyDigits};
  // Nine characters at a time, each multiplying what is there so far.
  if (uint64_t{count} * count / 162 > kTextWorkMax) return {{}, IntError::TooLarge};
  const Digits digits = magnitude_from_digits(literal.digits, literal.base);
  return int_result(int_from_digits(heap, digits, literal.negative));
}

IntError int_to_bytes(const Heap& heap, Ref<Int> value, std::span<uint8_t> out, ByteOrder order,
                      Signedness signedness) {
  const bool negative = int_is_negative(heap, value);
  if (negative && signedness == Signedness::Unsigned) return IntError::NegativeForUnsigned;
  const DigitSpan digits = int_magnitude(heap, value);
  uint64_t bits = 0;
  uint32_t available = 0;
  size_t next = 0;
  uint32_t carry = negative ? 1 : 0;
  for (size_t i = 0; i < out.size(); ++i) {
    if (available < 8 && next < digits.size()) {
      bits |= uint64_t{digits[next++]} << available;
      available += kDigitBits;
    }
    carry += static_cast<uint32_t>(bits & 0xFF) ^ (negative ? 0xFFu : 0u);
    out[order == ByteOrder::Little ? i : out.size() - 1 - i] = static_cast<uint8_t>(carry);
    carry >>= 8;
    bits >>= 8;
    available -= std::min(available, 8u);
  }
  if (digits_bit_length(digits) > out.size() * 8) return IntError::TooBigForBytes;
  if (signedness == Signedness::Unsigned || digits.empty()) return IntError::None;
  if (out.empty()) return IntError::TooBigForBytes;
  // The highest bit must be that of the sign.
  const uint8_t top = out[order == ByteOrder::Little ? out.size() - 1 : 0];
  return (top >= 0x80) == negative ? IntError::None : IntError::TooBigForBytes;
}

Ref<Int> int_from_bytes(Heap& heap, std::span<const uint8_t> bytes, ByteOrder order,
                        Signedness signedness) {
  const size_t count = bytes.size();
  const auto byte_at = [&](size_t i) {
    return bytes[order == ByteOrder::Little ? i : count - 1 - i];
  };
  const bool negative =
      signedness == Signedness::Signed && count != 0 && byte_at(count - 1) >= 0x80;
  Digits digits;
  uint64_t bits = 0;
  uint32_t available = 0;
  uint32_t carry = negative ? 1 : 0;
  for (size_t i = 0; i < count; ++i) {
    carry += byte_at(i) ^ (negative ? 0xFFu : 0u);
    bits |= uint64_t{carry & 0xFF} << available;
    carry >>= 8;
    available += 8;
    if (available < kDigitBits) continue;
    digits.push_back(static_cast<uint32_t>(bits) & kDigitMask);
    bits >>= kDigitBits;
    available -= static_cast<uint32_t>(kDigitBits);
  }
  bits |= uint64_t{carry} << available;
  digits.push_back(static_cast<uint32_t>(bits));
  return int_from_digits(heap, digits, negative);
}

}  // namespace ouro
