// source_text.h - our own source files as text, for the tests over the sources (tidy_test.cpp).
//
// `code` is the text with comments and the insides of literals turned into spaces: same length,
// same lines. So a search in `code` never finds a word of a comment, and brackets in it are
// balanced.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ouro::tests {

struct SourceText {
  std::string path;  // From the root of the project, with '/'.
  std::string text;
  std::string code;

  bool is_header() const { return path.ends_with(".h"); }
  bool is_cpp() const { return path.ends_with(".h") || path.ends_with(".cpp"); }
  bool is_typescript() const { return path.ends_with(".ts"); }
};

// Blanks comments and literals; a path that ends in ".ts" has TypeScript's template and regular
// expression literals.
SourceText make_source(std::string path, std::string text);

// All text files below the current folder but what is built, downloaded or hidden (.ci/ is read),
// ordered by path.
std::vector<SourceText> read_project();

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// The line number, from 1, of an offset.
unsigned line_at(std::string_view text, size_t offset);

// Finds `word` in `text` at or after `start`, not as a part of a longer identifier.
size_t find_word(std::string_view text, std::string_view word, size_t start = 0);

}  // namespace ouro::tests
