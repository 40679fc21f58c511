// token.cpp - the tables of tokens.def.

#include "core/syntax/token.h"

#include <algorithm>
#include <iterator>

namespace ouro {

namespace {

struct FixedText {
  std::string_view text;
  TokenKind kind;
};

constexpr FixedText kKeywords[] = {
#define OURO_KEYWORD(name, text) {text, TokenKind::name},
#include "core/syntax/tokens.def"
};

constexpr FixedText kPunctuation[] = {
#define OURO_PUNCTUATION(name, text) {text, TokenKind::name},
#include "core/syntax/tokens.def"
};

constexpr bool by_text(const FixedText& a, const FixedText& b) {
  return a.text < b.text;
}
constexpr bool by_falling_length(const FixedText& a, const FixedText& b) {
  return a.text.size() > b.text.size();
}
static_assert(std::is_sorted(std::begin(kKeywords), std::end(kKeywords), by_text));
static_assert(std::is_sorted(std::begin(kPunctuation), std::end(kPunctuation), by_falling_length));

}  // namespace

const char* text_of(TokenKind kind) {
  switch (kind) {
#define OURO_TOKEN(name) \
  case TokenKind::name:  \
    return #name;
#define OURO_KEYWORD(name, text) \
  case TokenKind::name:          \
    return text;
#define OURO_PUNCTUATION(name, text) \
  case TokenKind::name:              \
    return text;
#include "core/syntax/tokens.def"
  }
  return "";
}

TokenKind keyword_or_name(std::string_view text) {
  const FixedText* found =
      std::lower_bound(std::begin(kKeywords), std::end(kKeywords), FixedText{text, {}}, by_text);
  if (found != std::end(kKeywords) && found->text == text) return found->kind;
  return TokenKind::Name;
}

TokenKind longest_punctuation(std::string_view text) {
  for (const FixedText& entry : kPunctuation) {
    if (entry.text[0] == text[0] && text.starts_with(entry.text)) return entry.kind;
  }
  return TokenKind::Unknown;
}

}  // namespace ouro
