// What escapes mean, in text and in bytes.
#include "core/syntax/string_literal.h"

#include <doctest/doctest.h>  // last: its CHECK is wanted

namespace ouro::tests {
namespace {

std::string text(std::string_view body) {
  return decode_escapes(body, LiteralKind::Text).value;
}
std::string bytes(std::string_view body) {
  return decode_escapes(body, LiteralKind::Bytes).value;
}
std::string error(std::string_view body, LiteralKind kind = LiteralKind::Text) {
  return decode_escapes(body, kind).error.value_or("");
}

TEST_CASE("string_literal: escapes") {
  CHECK(text(R"(a\n\t\\\'\"\a\b\f\r\vz)") == "a\n\t\\'\"\a\b\f\r\vz");
  CHECK(text("a\\\nb") == "ab");
  CHECK(text(R"(\101\0)") == std::string("A\0", 2));
  CHECK(text(R"(\x41\u00e9\U0001F600)") == "A\u00e9\U0001F600");
  CHECK(text("é\\n") == "é\n");
  CHECK(bytes(R"(\x00\xff\u0041)") == std::string("\0\xff\\u0041", 8));
}

TEST_CASE("string_literal: a lone surrogate keeps its own three bytes") {
  CHECK(text(R"(\ud83d\ude00)") == "\xED\xA0\xBD\xED\xB8\x80");
}

TEST_CASE("string_literal: an escape that means nothing stands for itself, with a warning") {
  DecodedLiteral decoded = decode_escapes(R"(\d\w\n)", LiteralKind::Text);
  CHECK(decoded.value == "\\d\\w\n");
  CHECK(decoded.invalid_escape == "d");
  CHECK(decode_escapes(R"(\400)", LiteralKind::Bytes).invalid_escape == "400");
  CHECK(bytes(R"(\400)") == std::string("\0", 1));
  CHECK(invalid_escape_warning("d", EscapeWarning::Short) == R"(invalid escape sequence '\d')");
  CHECK(invalid_escape_warning("477", EscapeWarning::Short) ==
        R"(invalid octal escape sequence '\477')");
  CHECK(invalid_escape_warning("d", EscapeWarning::WithAdvice) ==
        R"("\d" is an invalid escape sequence. Such sequences will not work in the future. )"
        R"(Did you mean "\\d"? A raw string is also an option.)");
}

TEST_CASE("string_literal: what is malformed") {
  CHECK(error(R"(ab\x4)") ==
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 2-4: "
        "truncated \\xXX escape");
  CHECK(error(R"(é\u12)") ==
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-13: "
        "truncated \\uXXXX escape");
  CHECK(error(R"(\U00110000)") ==
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: "
        "illegal Unicode character");
  CHECK(error(R"(\x4)", LiteralKind::Bytes) == "(value error) invalid \\x escape at position 0");
  CHECK(decode_escapes(R"(\N{BULLET})", LiteralKind::Text).is_unsupported);
}

}  // namespace
}  // namespace ouro::tests
