#include <algorithm>

#include "core/objects/bytes_object.h"

namespace ouro {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

int hex_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

bool is_ascii_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13);
}

bool contains(StrView data, uint8_t wanted) {
  return std::find(data.bytes(), data.bytes() + data.length(), wanted) !=
         data.bytes() + data.length();
}

void put_hex(std::string* out, uint8_t byte) {
  out->push_back(kHexDigits[byte >> 4]);
  out->push_back(kHexDigits[byte & 0xF]);
}

// `always_escaped` is escaped whatever the quote is.
std::string quoted(StrView data, char always_escaped) {
  const bool double_quotes = contains(data, '\'') && !contains(data, '"');
  const char quote = double_quotes ? '"' : '\'';
  std::string out = "b";
  out.push_back(quote);
  for (uint32_t i = 0; i < data.length(); ++i) {
    const uint8_t c = data.bytes()[i];
    if (c == static_cast<uint8_t>(quote) || c == static_cast<uint8_t>(always_escaped) ||
        c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c < ' ' || c >= 0x7F) {
      out += "\\x";
      put_hex(&out, c);
    } else {
      out.push_back(static_cast<char>(c));
    }
  }
  out.push_back(quote);
  return out;
}

}  // namespace

std::string bytes_repr(StrView data) {
  return quoted(data, '\\');
}

// As bytearray_repr, which escapes a single quote also between double ones.
std::string bytearray_repr(StrView data, std::string_view type_name) {
  return std::string(type_name) + "(" + quoted(data, '\'') + ")";
}

std::string bytes_hex(StrView data, char separator, int64_t group) {
  const uint32_t length = data.length();
  const uint64_t size =
      group < 0 ? ~static_cast<uint64_t>(group) + 1 : static_cast<uint64_t>(group);
  std::string out;
  for (uint32_t i = 0; i < length; ++i) {
    const uint32_t before = group < 0 ? i : length - i;
    if (i != 0 && separator != 0 && size != 0 && before % size == 0) out.push_back(separator);
    put_hex(&out, data.bytes()[i]);
  }
  return out;
}

bool bytes_from_hex(StrView text, std::string* out, uint32_t* bad_index) {
  for (uint32_t i = 0; i < text.length();) {
    if (is_ascii_space(text[i])) {
      ++i;
      continue;
    }
    int value = 0;
    for (uint32_t digit = 0; digit < 2; ++digit, ++i) {
      const int nibble = i < text.length() ? hex_value(text[i]) : -1;
      if (nibble < 0) {
        *bad_index = i;
        return false;
      }
      value = value * 16 + nibble;
    }
    out->push_back(static_cast<char>(value));
  }
  return true;
}

std::string bytes_map_case(StrView data, CaseMapping mapping) {
  std::string out(data.length(), '\0');
  map_ascii_case(data.bytes(), reinterpret_cast<uint8_t*>(out.data()), data.length(), mapping);
  return out;
}

}  // namespace ouro
