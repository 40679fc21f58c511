#include "core/objects/text_codec.h"

#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("codec: bad UTF-8 is refused at CPython's places, for its reasons") {
  struct Row {
    const char* data;
    uint32_t start, end;
    const char* reason;
  };
  constexpr Row kRows[] = {
      {"a\x80", 1, 2, "invalid start byte"},
      {"\xc0\x80", 0, 1, "invalid start byte"},
      {"\xf5\x80\x80\x80", 0, 1, "invalid start byte"},
      {"\xe6\x97", 0, 2, "unexpected end of data"},
      {"\xe6\x97z", 0, 2, "invalid continuation byte"},
      {"\xe0\x80\x80", 0, 1, "invalid continuation byte"},
      {"\xed\xa0\x80", 0, 1, "invalid continuation byte"},
      {"\xf0\x9f\x98", 0, 3, "unexpected end of data"},
      {"\xf4\x90\x80\x80", 0, 1, "invalid continuation byte"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    const Ref<Object> data = t.bytes(row.data);
    CodecError error;
    CHECK(!decode_bytes(t.heap, data, TextEncoding::Utf8, CodecErrors::Strict, &error));
    CHECK(error.start == row.start);
    CHECK(error.end == row.end);
    CHECK(std::string(error.reason) == row.reason);
    t.release(data);
  }
}

TEST_CASE("codec: error handlers of decoding") {
  struct Row {
    CodecErrors errors;
    const char* text;
  };
  constexpr Row kRows[] = {
      {CodecErrors::Ignore, "az"},
      {CodecErrors::Replace, "a\ufffd\ufffdz"},
      {CodecErrors::BackslashReplace, "a\\xe6\\x97\\xffz"},
      {CodecErrors::SurrogateEscape, "a\xed\xb3\xa6\xed\xb2\x97\xed\xb3\xbfz"},
  };
  LeafHeap t;
  const Ref<Object> data = t.bytes("a\xe6\x97\xffz");
  for (const Row& row : kRows) {
    CodecError error;
    CHECK(t.text(decode_bytes(t.heap, data, TextEncoding::Utf8, row.errors, &error)) == row.text);
  }
  t.release(data);
}

TEST_CASE("codec: what an encoding lacks is reported as one run, or handled") {
  LeafHeap t;
  const Ref<Str> text = t.str("a\u00e9\u65e5b");
  CodecError error;
  const auto encode = [&](TextEncoding encoding, CodecErrors errors) {
    error = {};
    return t.data(encode_text(t.heap, text, encoding, errors, &error).as<Object>());
  };
  CHECK(encode(TextEncoding::Utf8, CodecErrors::Strict) == "a\u00e9\u65e5b");
  CHECK(encode(TextEncoding::Ascii, CodecErrors::Strict) == "null");
  CHECK(error.start == 1);
  CHECK(error.end == 3);
  CHECK(std::string(error.reason) == "ordinal not in range(128)");
  CHECK(encode(TextEncoding::Latin1, CodecErrors::Strict) == "null");
  CHECK(error.start == 2);
  CHECK(encode(TextEncoding::Latin1, CodecErrors::Replace) == "a\xe9?b");
  CHECK(encode(TextEncoding::Ascii, CodecErrors::XmlCharRefReplace) == "a&#233;&#26085;b");
  CHECK(encode(TextEncoding::Ascii, CodecErrors::BackslashReplace) == "a\\xe9\\u65e5b");
  CHECK(encode(TextEncoding::Ascii, CodecErrors::Ignore) == "ab");
  t.release(text);
  const Ref<Str> surrogate = t.str("\xed\xb3\xbf");
  CHECK(!encode_text(t.heap, surrogate, TextEncoding::Utf8, CodecErrors::Strict, &error));
  CHECK(std::string(error.reason) == "surrogates not allowed");
  CHECK(t.data(
            encode_text(t.heap, surrogate, TextEncoding::Utf8, CodecErrors::SurrogateEscape, &error)
                .as<Object>()) == "\xff");
  t.release(surrogate);
}

TEST_CASE("codec: encodings are found by any of their names") {
  CHECK(find_encoding("UTF-8") == TextEncoding::Utf8);
  CHECK(find_encoding("latin-1") == TextEncoding::Latin1);
  CHECK(find_encoding("US-ASCII") == TextEncoding::Ascii);
  CHECK(!find_encoding("utf-17"));
  CHECK(!find_error_handler("Strict"));
}

}  // namespace
}  // namespace ouro::tests
