#include "core/objects/wide_codec.h"

namespace ouro {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;

bool is_16(TextEncoding encoding) {
  return encoding == TextEncoding::Utf16 || encoding == TextEncoding::Utf16Little ||
         encoding == TextEncoding::Utf16Big;
}
bool is_big(TextEncoding encoding) {
  return encoding == TextEncoding::Utf16Big || encoding == TextEncoding::Utf32Big;
}

uint32_t unit_at(std::span<const uint8_t> bytes, uint32_t size, bool big) {
  uint32_t unit = 0;
  for (uint32_t i = 0; i < size; ++i) unit = unit << 8 | bytes[big ? i : size - 1 - i];
  return unit;
}

void put_unit(std::string* out, uint32_t unit, uint32_t size, bool big) {
  for (uint32_t i = 0; i < size; ++i) {
    out->push_back(static_cast<char>(unit >> 8 * (big ? size - 1 - i : i)));
  }
}

CodecStep read_16(std::span<const uint8_t> rest, bool big) {
  const auto left = static_cast<uint32_t>(rest.size());
  if (left < 2) return {0, left, "truncated data"};
  const uint32_t unit = unit_at(rest, 2, big);
  if (unit < 0xD800 || unit > 0xDFFF) return {unit, 2, nullptr};
  if (unit > 0xDBFF) return {0, 2, "illegal encoding"};
  if (left < 4) return {0, left, "unexpected end of data"};
  const uint32_t second = unit_at(rest.subspan(2), 2, big);
  if (second < 0xDC00 || second > 0xDFFF) return {0, 2, "illegal UTF-16 surrogate"};
  return {0x10000 + ((unit - 0xD800) << 10 | (second - 0xDC00)), 4, nullptr};
}

CodecStep read_32(std::span<const uint8_t> rest, bool big) {
  const auto left = static_cast<uint32_t>(rest.size());
  if (left < 4) return {0, left, "truncated data"};
  const uint32_t unit = unit_at(rest, 4, big);
  if (unit >= 0xD800 && unit <= 0xDFFF) {
    return {0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
  }
  if (unit > 0x10FFFF) return {0, 4, "code point not in range(0x110000)"};
  return {unit, 4, nullptr};
}

}  // namespace

bool is_wide(TextEncoding encoding) {
  return encoding > TextEncoding::Ascii;
}

TextEncoding ordered_encoding(TextEncoding encoding, std::span<const uint8_t> bytes,
                              uint32_t* skipped) {
  *skipped = 0;
  if (encoding != TextEncoding::Utf16 && encoding != TextEncoding::Utf32) return encoding;
  const uint32_t size = is_16(encoding) ? 2 : 4;
  bool big = false;
  if (bytes.size() >= size) {
    big = unit_at(bytes, size, true) == kByteOrderMark;
    if (big || unit_at(bytes, size, false) == kByteOrderMark) *skipped = size;
  }
  if (size == 2) return big ? TextEncoding::Utf16Big : TextEncoding::Utf16Little;
  return big ? TextEncoding::Utf32Big : TextEncoding::Utf32Little;
}

CodecStep read_wide(std::span<const uint8_t> rest, TextEncoding encoding) {
  return is_16(encoding) ? read_16(rest, is_big(encoding)) : read_32(rest, is_big(encoding));
}

void put_wide(std::string* out, char32_t c, TextEncoding encoding) {
  const bool big = is_big(encoding);
  if (!is_16(encoding)) {
    put_unit(out, c, 4, big);
  } else if (c < 0x10000) {
    put_unit(out, c, 2, big);
  } else {
    put_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, big);
    put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, big);
  }
}

}  // namespace ouro
