// diagnostic_text.h - a Diagnostic as CPython prints a SyntaxError: file, line, the text with a
// caret.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.h"

namespace ouro {

// The column of an error that has a line but no place in it.
constexpr uint32_t kNoColumn = UINT32_MAX;

// How the line is shown: without blanks at its begin, or also without tabs; up to 3.7 it has one
// caret, always.
enum class ShownLine : uint8_t { CutBlanks, CutTabs, OneCaret };

std::string diagnostic_text(const Diagnostic& diagnostic, const std::string& file_name,
                            std::string_view source, ShownLine how);
// A source line and, below it, carets from `column` to `end_column`, which count characters from 0.
// Without carets when the column is in front of what is shown.
std::string marked_line(std::string_view line, int64_t column, int64_t end_column, ShownLine how);
// What Python prints for warnings about a source text, with their lines unless `source` is empty.
std::string warnings_text(const std::vector<Diagnostic>& warnings, const std::string& file_name,
                          std::string_view source);
// The line of a text, from 1, without its end; empty when there is none.
std::string_view line_of(std::string_view text, uint32_t line);

}  // namespace ouro
