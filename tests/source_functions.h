// source_functions.h - finds the functions of a source file, good enough to measure their length.
//
// Brackets are matched in SourceText::code. A bracket after a parameter list (or, in TypeScript,
// after `=>`) opens a function; one after `class`, `namespace` and the like, or of an initializer,
// does not. Functions inside functions count as lines of the outer one.
#pragma once

#include <string>
#include <vector>

#include "tests/source_text.h"

namespace ouro::tests {

struct FunctionSpan {
  std::string head;  // What stands before the body, on one line.
  unsigned line;     // Where the head starts.
  unsigned line_count;
};

std::vector<FunctionSpan> find_functions(const SourceText& source);

}  // namespace ouro::tests
