#include "core/objects/str_text.h"

#include <algorithm>

#include "core/objects/unicode.h"

namespace ouro {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

bool contains(StrView text, char32_t wanted) {
  for (uint32_t i = 0; i < text.length(); ++i) {
    if (text[i] == wanted) return true;
  }
  return false;
}

bool stays(char32_t c, Escapes escapes) {
  if (c < 0x80) return c >= ' ' && c != 0x7F;
  return escapes == Escapes::NotPrintable && is_printable(c);
}

// Of isalpha() and the like: each character needs one of the properties.
bool all_have(StrView text, uint16_t properties) {
  if (text.kind() == 1) {
    return !text.empty() &&
           std::all_of(text.bytes(), text.bytes() + text.length(), [properties](uint8_t c) {
             return (kLatin1Properties[c] & properties) != 0;
           });
  }
  for (uint32_t i = 0; i < text.length(); ++i) {
    if ((character_properties(text[i]) & properties) == 0) return false;
  }
  return !text.empty();
}

// At least one character has `wanted` and none has `unwanted` (unicode_islower, unicode_isupper).
bool is_cased_as(StrView text, uint16_t wanted, uint16_t unwanted) {
  bool found = false;
  for (uint32_t i = 0; i < text.length(); ++i) {
    const uint16_t properties = character_properties(text[i]);
    if ((properties & unwanted) != 0) return false;
    found |= (properties & wanted) != 0;
  }
  return found;
}

// Upper and title case follow what is not cased, lower case what is (unicode_istitle).
bool is_title(StrView text) {
  bool found = false;
  bool after_cased = false;
  for (uint32_t i = 0; i < text.length(); ++i) {
    const uint16_t properties = character_properties(text[i]);
    const bool starts = (properties & (kCharUpper | kCharTitle)) != 0;
    const bool goes_on = (properties & kCharLower) != 0;
    if (starts && after_cased) return false;
    if (!starts && goes_on && !after_cased) return false;
    after_cased = starts || goes_on;
    found |= after_cased;
  }
  return found;
}

bool is_identifier(StrView text) {
  if (text.empty() || (character_properties(text[0]) & kCharIdentifierStart) == 0) return false;
  return text.length() == 1 || all_have(text.part(1, text.length()), kCharIdentifierPart);
}

}  // namespace

void append_escape(std::string* out, char32_t c) {
  const char* prefix = c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U";
  *out += prefix;
  const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  for (int i = digits - 1; i >= 0; --i) out->push_back(kHexDigits[c >> (4 * i) & 0xF]);
}

void append_repr(std::string* out, StrView text, Escapes escapes) {
  const bool double_quotes = contains(text, '\'') && !contains(text, '"');
  const char quote = double_quotes ? '"' : '\'';
  out->push_back(quote);
  for (uint32_t i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    if (c == static_cast<char32_t>(quote) || c == '\\') {
      out->push_back('\\');
      out->push_back(static_cast<char>(c));
    } else if (c == '\t') {
      *out += "\\t";
    } else if (c == '\n') {
      *out += "\\n";
    } else if (c == '\r') {
      *out += "\\r";
    } else if (stays(c, escapes)) {
      append_utf8(out, c);
    } else {
      append_escape(out, c);
    }
  }
  out->push_back(quote);
}

Ref<Str> str_repr(Heap& heap, Ref<Str> text, Escapes escapes) {
  std::string out;
  append_repr(&out, str_view(heap, text), escapes);
  return str_from_utf8(heap, out);
}

bool text_has(StrView text, TextProperty property) {
  switch (property) {
    case TextProperty::Alpha:
      return all_have(text, kCharAlpha);
    case TextProperty::Alnum:
      return all_have(text, kCharAlpha | kCharDecimal | kCharDigit | kCharNumeric);
    case TextProperty::Ascii:
      return text_bound(text) < 0x80;
    case TextProperty::Decimal:
      return all_have(text, kCharDecimal);
    case TextProperty::Digit:
      return all_have(text, kCharDigit);
    case TextProperty::Numeric:
      return all_have(text, kCharNumeric);
    case TextProperty::Identifier:
      return is_identifier(text);
    case TextProperty::Lower:
      return is_cased_as(text, kCharLower, kCharUpper | kCharTitle);
    case TextProperty::Upper:
      return is_cased_as(text, kCharUpper, kCharLower | kCharTitle);
    case TextProperty::Title:
      return is_title(text);
    case TextProperty::Printable:
      return text.empty() || all_have(text, kCharPrintable);
    case TextProperty::Space:
      return all_have(text, kCharSpace);
  }
  return false;
}

}  // namespace ouro
