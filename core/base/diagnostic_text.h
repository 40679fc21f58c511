// diagnostic_text.h - a Diagnostic as CPython prints a SyntaxError: file, line, the text with a
// caret.
#pragma once

#include <string>
#include <string_view>

#include "core/base/errors.h"

namespace ouro {

std::string diagnostic_text(const Diagnostic& diagnostic, const std::string& file_name,
                            std::string_view source);
// The line of a text, from 1, without its end; empty when there is none.
std::string_view line_of(std::string_view text, uint32_t line);

}  // namespace ouro
