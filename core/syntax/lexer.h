// lexer.h - from a program's text to its tokens.
//
// The whole text is read at once, so the parser can look ahead and go back by moving an index.
// Lines, indentation, brackets, literals and f-strings follow CPython's Parser/lexer (3.13);
// f-strings come as a start, literal parts, the ordinary tokens of their fields between `{` and
// `}`, and an end.
//
// Invariants of the result: the last but one token is EndMarker or Error, the last one is Stop;
// Indent and Dedent are balanced if there is no error; a Newline stands before EndMarker unless the
// program has no statement.
//
// The text must be normalised (normalise_source): valid UTF-8, `\n` only, a `\n` at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/token.h"

namespace ouro {

// Where CPython's lexer raises an exception itself, this error outranks an earlier error of the
// parser; where it only reports "I cannot go on", it counts only if the parser gets that far.
enum class LexErrorRank : uint8_t { OutranksParser, WhenReached };

struct OpenBracket {
  char bracket = 0;
  uint32_t line = 0;
  uint32_t column = 0;
};

struct LexedSource {
  std::vector<Token> tokens;
  std::optional<Diagnostic> error;  // What the Error token stands for.
  LexErrorRank error_rank = LexErrorRank::WhenReached;
  std::optional<OpenBracket> unclosed;  // If the error is that the text ends inside brackets.
  std::vector<Diagnostic> warnings;
};

// A copy of the text without byte order mark, with `\n` for every kind of line end and with one at
// the end; or the Diagnostic for a text with NUL bytes or malformed UTF-8.
Result<std::string> normalise_source(std::string_view source);

// Reads all tokens. `source` must be normalised, and outlive the tokens' users.
LexedSource tokenize(std::string_view source, const SyntaxRules& rules = newest_syntax_rules());

}  // namespace ouro
