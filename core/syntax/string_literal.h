// string_literal.h - what the body of a string literal means: its escapes.
//
// Text becomes UTF-8 in which a lone surrogate has its own three bytes (see Constant in ast.h);
// bytes become bytes. The body is what stands between the quotes, with `\n` for every line end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/profiles/syntax_rules.h"

namespace ouro {

enum class LiteralKind : uint8_t { Text, Bytes };

struct DecodedLiteral {
  std::string value;
  // The first escape that means nothing, such as `\d`, without its backslash. It stands for itself.
  std::string_view invalid_escape;
  // What is wrong, in CPython's words, if anything is.
  std::optional<std::string> error;
  // The error is that the subset lacks something (`\N{...}`).
  bool is_unsupported = false;
};

DecodedLiteral decode_escapes(std::string_view body, LiteralKind kind);

// CPython's SyntaxWarning about an escape, given without its backslash.
std::string invalid_escape_warning(std::string_view escape, EscapeWarning words);

}  // namespace ouro
