// token.h - one token: its kind, its place, and how deep in brackets it stands.
//
// A token owns nothing: its text is a range of the source it was read from.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/source_span.h"

namespace ouro {

enum class TokenKind : uint8_t {
#define OURO_TOKEN(name) name,
#define OURO_KEYWORD(name, text) name,
#define OURO_PUNCTUATION(name, text) name,
#include "core/syntax/tokens.def"
};

// "if", "+=" : the fixed text of a keyword or punctuation; the name of the kind for the others.
const char* text_of(TokenKind kind);

// The keyword with this text, or Name.
TokenKind keyword_or_name(std::string_view text);

// The longest punctuation that `text` begins with, or Unknown.
TokenKind longest_punctuation(std::string_view text);

struct Token {
  TokenKind kind = TokenKind::Stop;
  uint16_t bracket_depth = 0;  // Brackets open after this token.
  uint32_t begin = 0;          // Offsets of the text in the source, in bytes.
  uint32_t end = 0;
  SourceSpan span;  // Indent, Dedent and EndMarker have no width.

  std::string_view text(std::string_view source) const { return source.substr(begin, end - begin); }
};

}  // namespace ouro
