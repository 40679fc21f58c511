// parser.h - from a program's text to its tree. Read this first.
//
// A recursive descent over the tokens of lexer.h, one function per grammar rule (see
// parser_impl.h).
#pragma once

#include <string_view>

#include "core/base/errors.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/ast_arena.h"

namespace ouro {

// What is known of an error beside its Diagnostic.
struct ErrorDetails {
  // Where the last `if`, `while`, `for`, `try`, `with` or `match` begins that was read before an
  // error of the parser; 0 when there was none.
  uint32_t last_block_line = 0;
  // The end of the text is what the parser stumbled over: it may be the begin of something right.
  bool reached_end = false;
};

// Parses a program (UTF-8). The Diagnostic is that of the first error, in CPython's wording and at
// CPython's place (`rules` says which CPython); its kind is "SyntaxError", "IndentationError",
// "TabError", "MemoryError" or "RecursionError" (nested too deeply), or "Unsupported" for what
// Python has and this subset does not.
Result<Ast> parse_module(std::string_view source, const SyntaxRules& rules = newest_syntax_rules(),
                         ErrorDetails* details = nullptr);

// Parses one expression, as `eval` does: a tuple needs no parentheses, leading blanks are skipped.
Result<Ast> parse_expression(std::string_view source,
                             const SyntaxRules& rules = newest_syntax_rules());

}  // namespace ouro
