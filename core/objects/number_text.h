// number_text.h - what float() and complex() of a text share. See ascii_number_text (int_text.h).
#pragma once

#include <string>
#include <string_view>

#include "core/objects/complex_object.h"

namespace ouro {

// Without surrounding whitespace.
std::string_view without_blanks(std::string_view text);
// Drops underscores that stand between digits. False: one stands elsewhere.
bool drop_underscores(std::string_view text, std::string* out);

enum class ComplexTextError : uint8_t { None, MisplacedUnderscore, Malformed };
// complex(text): "1+2j", "(1-j)", "3", "nanj" and the like.
ComplexTextError complex_from_ascii(std::string_view text, ComplexValue* out);

}  // namespace ouro
