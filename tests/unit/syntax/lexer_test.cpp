// What tokens a text has, and where. Tokens are written as their fixed text, or as Kind'text'.
#include "core/syntax/lexer.h"

#include "tests/unit/syntax/syntax_testing.h"

namespace ouro::tests {
namespace {

bool shows_text(TokenKind kind) {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::FStringMiddle:
    case TokenKind::FStringEnd:
      return true;
    default:
      return false;
  }
}

// All tokens but EndMarker and Stop; what is wrong, if anything is, stands last.
std::string tokens_of(std::string_view text) {
  Result<std::string> source = normalise_source(text);
  if (!source.ok()) return describe(source.error());
  LexedSource lexed = tokenize(source.value());
  std::string line;
  for (const Token& token : lexed.tokens) {
    if (token.kind == TokenKind::EndMarker || token.kind == TokenKind::Error) break;
    if (!line.empty()) line += ' ';
    line += text_of(token.kind);
    if (shows_text(token.kind)) line += "'" + std::string(token.text(source.value())) + "'";
  }
  return lexed.error ? line + " | " + describe(*lexed.error) : line;
}

TEST_CASE("lexer: names, keywords, numbers and operators") {
  CHECK(tokens_of("if x1 not in _y:") == "if Name'x1' not in Name'_y' : Newline");
  CHECK(tokens_of("match = print") == "Name'match' = Name'print' Newline");
  CHECK(tokens_of("a**=b//c>>=d->e:=f...g") ==
        "Name'a' **= Name'b' // Name'c' >>= Name'd' -> Name'e' := Name'f' ... Name'g' Newline");
  CHECK(tokens_of("0xFF_f 0o17 0b1 00 1_0.5e-3 .5 1. 1e9 3j") ==
        "Number'0xFF_f' Number'0o17' Number'0b1' Number'00' Number'1_0.5e-3' Number'.5' "
        "Number'1.' Number'1e9' Number'3j' Newline");
  CHECK(tokens_of("1if x else y") == "Number'1' if Name'x' else Name'y' Newline");
  CHECK(tokens_of("x.é") == "Name'x' . Name'é' Newline");
  CHECK(tokens_of("a $ b") == "Name'a' Unknown Name'b' Newline");
}

TEST_CASE("lexer: lines, blank lines, comments and continuations") {
  CHECK(tokens_of("") == "");
  CHECK(tokens_of("\n  # only a comment\n\n") == "");
  CHECK(tokens_of("a # b\n\n\nc") == "Name'a' Newline Name'c' Newline");
  CHECK(tokens_of("(a,\n\n # x\n b)") == "( Name'a' , Name'b' ) Newline");
  CHECK(tokens_of("a + \\\n b") == "Name'a' + Name'b' Newline");
  CHECK(tokens_of("a\r\nb\rc") == "Name'a' Newline Name'b' Newline Name'c' Newline");
  CHECK(tokens_of("\xEF\xBB\xBF"
                  "a") == "Name'a' Newline");
}

TEST_CASE("lexer: indentation") {
  CHECK(tokens_of("if a:\n  b\n  if c:\n\n      d\ne") ==
        "if Name'a' : Newline Indent Name'b' Newline if Name'c' : Newline Indent Name'd' Newline "
        "Dedent Dedent Name'e' Newline");
  CHECK(tokens_of("if a:\n\tb\n        c") ==
        "if Name'a' : Newline Indent Name'b' Newline | "
        "TabError: inconsistent use of tabs and spaces in indentation at 3:0");
  CHECK(tokens_of("if a:\n\tb\n\tc") ==
        "if Name'a' : Newline Indent Name'b' Newline Name'c' Newline Dedent");
  CHECK(tokens_of("if a:\n    b\n  c") ==
        "if Name'a' : Newline Indent Name'b' Newline | "
        "IndentationError: unindent does not match any outer indentation level at 3:3");
  CHECK(tokens_of("\f  \fa") == "Name'a' Newline");
}

TEST_CASE("lexer: strings end where they do") {
  CHECK(tokens_of(R"('a\'b' "" rb'\' c')") ==
        R"(String''a\'b'' String'""' String'rb'\' c'' Newline)");
  CHECK(tokens_of("'''a\n'' b'''") == "String''''a\n'' b'''' Newline");
  CHECK(tokens_of("Rb'x' U'y' ff'z'") == "String'Rb'x'' String'U'y'' Name'ff' String''z'' Newline");
}

TEST_CASE("lexer: an f-string is literal text and fields") {
  CHECK(tokens_of("f'a{b}c'") ==
        "FStringStart'f'' FStringMiddle'a' { Name'b' } FStringMiddle'c' FStringEnd''' Newline");
  CHECK(tokens_of("f'{{}}'") ==
        "FStringStart'f'' FStringMiddle'{' FStringMiddle'}' FStringEnd''' "
        "Newline");
  CHECK(tokens_of("f'{a!r:>{w}}'") ==
        "FStringStart'f'' { Name'a' ! Name'r' : FStringMiddle'>' { Name'w' } } FStringEnd''' "
        "Newline");
  CHECK(tokens_of("f'{a['b']}'") ==
        "FStringStart'f'' { Name'a' [ String''b'' ] } FStringEnd''' Newline");
  CHECK(tokens_of("f'{x:=5}'") ==
        "FStringStart'f'' { Name'x' : FStringMiddle'=5' } FStringEnd''' Newline");
  CHECK(tokens_of("f'{a != b}'") ==
        "FStringStart'f'' { Name'a' != Name'b' } FStringEnd''' Newline");
  CHECK(tokens_of("f'{f\"{1}\"}'") ==
        "FStringStart'f'' { FStringStart'f\"' { Number'1' } FStringEnd'\"' } FStringEnd''' "
        "Newline");
}

TEST_CASE("lexer: places count lines from 1 and bytes from 0") {
  Result<std::string> source = normalise_source("é = '''\n''' # c\n  \n");
  LexedSource lexed = tokenize(source.value());
  CHECK(lexed.tokens[1].span == SourceSpan{1, 3, 1, 4});
  CHECK(lexed.tokens[2].span == SourceSpan{1, 5, 2, 3});
  CHECK(lexed.tokens[3].span == SourceSpan{2, 4, 2, 7});  // The Newline, with its comment.
}

TEST_CASE("lexer: a text that is no text") {
  CHECK(tokens_of(std::string_view("a\0b", 3)) ==
        "SyntaxError: source code string cannot contain null bytes at 0:0");
  CHECK(tokens_of("a\n b\xff") ==
        "SyntaxError: Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details at 2:2");
}

}  // namespace
}  // namespace ouro::tests
