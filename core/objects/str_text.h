// str_text.h - repr() and ascii() of a string, and the questions isalpha() to isprintable().
#pragma once

#include "core/objects/str_object.h"

namespace ouro {

enum class Escapes : uint8_t { NotPrintable, NotAscii };
// \xNN, \uNNNN or \UNNNNNNNN.
void append_escape(std::string* out, char32_t character);
// The text of repr() (NotPrintable) or ascii() (NotAscii), in UTF-8.
void append_repr(std::string* out, StrView text, Escapes escapes = Escapes::NotPrintable);
Ref<Str> str_repr(Heap& heap, Ref<Str> text, Escapes escapes = Escapes::NotPrintable);

// str.isalpha() and its relatives: whether all characters of a text that is not empty have the
// property (Lower, Upper and Title: CPython's own rules; Ascii and Printable hold for "").
enum class TextProperty : uint8_t {
  Alpha,
  Alnum,
  Ascii,
  Decimal,
  Digit,
  Numeric,
  Identifier,
  Lower,
  Upper,
  Title,
  Printable,
  Space,
};
bool text_has(StrView text, TextProperty property);

}  // namespace ouro
