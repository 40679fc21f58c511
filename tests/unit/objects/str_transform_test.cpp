#include "core/objects/str_transform.h"

#include "core/objects/str_text.h"
#include "core/objects/unicode.h"
#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("str: case mappings are those of Unicode") {
  struct Row {
    const char* text;
    const char* lower;
    const char* upper;
    const char* title;
    const char* capitalized;
    const char* swapped;
    const char* folded;
  };
  constexpr Row kRows[] = {
      {"hello WORLD's", "hello world's", "HELLO WORLD'S", "Hello World'S", "Hello world's",
       "HELLO world'S", "hello world's"},
      {"stra\u00dfe", "stra\u00dfe", "STRASSE", "Stra\u00dfe", "Stra\u00dfe", "STRASSE", "strasse"},
      // Final sigma.
      {"\u039f\u03a3 \u03a3", "\u03bf\u03c2 \u03c3", "\u039f\u03a3 \u03a3", "\u039f\u03c2 \u03a3",
       "\u039f\u03c2 \u03c3", "\u03bf\u03c2 \u03c3", "\u03bf\u03c3 \u03c3"},
      // A digraph with a title case of its own.
      {"\u01c6", "\u01c6", "\u01c4", "\u01c5", "\u01c5", "\u01c4", "\u01c6"},
      {"\ufb01", "\ufb01", "FI", "Fi", "Fi", "FI", "fi"},
      {"\U00010400", "\U00010428", "\U00010400", "\U00010400", "\U00010400", "\U00010428",
       "\U00010428"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    const char* const expected[] = {row.lower,       row.upper,   row.title,
                                    row.capitalized, row.swapped, row.folded};
    const Ref<Str> text = t.str(row.text);
    for (int i = 0; i < 6; ++i) {
      INFO(row.text, ", mapping ", i);
      CHECK(t.text(str_map_case(t.heap, text, static_cast<CaseMapping>(i))) == expected[i]);
    }
    t.release(text);
  }
}

TEST_CASE("str: replacing, also around each character, also to a narrower kind") {
  struct Row {
    const char* text;
    const char* needle;
    const char* replacement;
    int64_t max;
    const char* result;
  };
  constexpr Row kRows[] = {
      {"banana", "an", "AN", -1, "bANANa"},
      {"banana", "an", "", 1, "bana"},
      {"abc", "", "-", -1, "-a-b-c-"},
      {"abc", "", "-", 2, "-a-bc"},
      {"", "", "x", -1, "x"},
      {"a\u65e5b\u65e5", "\u65e5", "\u00e9", -1, "a\u00e9b\u00e9"},
      {"a\u65e5", "\u65e5", "", -1, "a"},
      {"aa", "a", "\U0001F600", -1, "\U0001F600\U0001F600"},
      {"abc", "x", "y", -1, "abc"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    INFO(row.text, ": ", row.needle, " to ", row.replacement);
    const Ref<Str> parts[] = {t.str(row.text), t.str(row.needle), t.str(row.replacement)};
    const Ref<Str> result = str_replace(t.heap, parts[0], parts[1], parts[2], row.max);
    CHECK(text_bound(str_view(t.heap, result)) == str_bound(t.heap, result));
    CHECK((result == parts[0]) == (std::string_view(row.text) == row.result));
    CHECK(t.text(result) == row.result);
    for (Ref<Str> part : parts) t.release(part);
  }
}

TEST_CASE("str: padding") {
  LeafHeap t;
  const Ref<Str> text = t.str("ab");
  CHECK(t.text(str_justify(t.heap, text, Justify::Left, 5, '.')) == "ab...");
  CHECK(t.text(str_justify(t.heap, text, Justify::Right, 5, '.')) == "...ab");
  CHECK(t.text(str_justify(t.heap, text, Justify::Center, 5, '.')) == "..ab.");
  CHECK(t.text(str_justify(t.heap, text, Justify::Center, 4, 0x65e5)) == "\u65e5ab\u65e5");
  CHECK(!str_justify(t.heap, text, Justify::Left, INT64_MAX, ' '));
  const Ref<Str> same = str_justify(t.heap, text, Justify::Left, 2, ' ');
  CHECK(same == text);
  t.release(same);
  CHECK(t.text(str_zfill(t.heap, text, 4)) == "00ab");
  const Ref<Str> negative = t.str("-7");
  CHECK(t.text(str_zfill(t.heap, negative, 5)) == "-0007");
  const Ref<Str> tabs = t.str("a\tbc\t\n\td");
  CHECK(t.text(str_expand_tabs(t.heap, tabs, 4)) == "a   bc  \n    d");
  CHECK(t.text(str_expand_tabs(t.heap, tabs, 0)) == "abc\nd");
  CHECK(!str_expand_tabs(t.heap, tabs, INT64_MAX));
  for (Ref<Str> each : {text, negative, tabs}) t.release(each);
}

TEST_CASE("str: repr chooses quotes and escapes what cannot be seen") {
  struct Row {
    const char* text;
    const char* repr;
    const char* ascii;
  };
  constexpr Row kRows[] = {
      {"it's", "\"it's\"", "\"it's\""},
      {"it's \"q\"", "'it\\'s \"q\"'", "'it\\'s \"q\"'"},
      {"\t\n\r\\\x01\x7f", "'\\t\\n\\r\\\\\\x01\\x7f'", "'\\t\\n\\r\\\\\\x01\\x7f'"},
      {"\u00e9\u00a0", "'\u00e9\\xa0'", "'\\xe9\\xa0'"},
      {"\u65e5\u200b", "'\u65e5\\u200b'", "'\\u65e5\\u200b'"},
      {"\U0001F600\U000E0001", "'\U0001F600\\U000e0001'", "'\\U0001f600\\U000e0001'"},
      {"\xed\xa0\x80", "'\\ud800'", "'\\ud800'"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    const Ref<Str> text = t.str(row.text);
    CHECK(t.text(str_repr(t.heap, text)) == row.repr);
    CHECK(t.text(str_repr(t.heap, text, Escapes::NotAscii)) == row.ascii);
    t.release(text);
  }
}

TEST_CASE("str: properties of texts") {
  struct Row {
    const char* text;
    // alpha alnum ascii decimal digit numeric identifier lower upper title printable space
    const char* answers;
  };
  constexpr Row kRows[] = {
      {"", "001000000010"},       {"abc", "111000110010"},    {"ABC", "111000101010"},
      {"Abc", "111000100110"},    {"x1", "011000110010"},     {"12", "011111000010"},
      {"\u00b2", "010011000010"}, {"\u00bd", "010001000010"}, {"\u0663", "010111000010"},
      {" \t", "001000000001"},    {"\u65e5", "110000100010"}, {"_", "001000100010"},
      {"\u2028", "000000000001"}, {"a b", "001000010010"},    {"\u01c5", "110000100110"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    INFO(row.text);
    const Ref<Str> text = t.str(row.text);
    std::string answers;
    for (int i = 0; i < 12; ++i) {
      answers += text_has(str_view(t.heap, text), static_cast<TextProperty>(i)) ? '1' : '0';
    }
    CHECK(answers == row.answers);
    t.release(text);
  }
}

TEST_CASE("unicode: the tables cover every code point") {
  uint32_t letters = 0;
  uint32_t digits = 0;
  for (char32_t c = 0; c <= kMaxCodePoint; ++c) {
    const uint16_t properties = character_properties(c);
    letters += (properties & kCharAlpha) != 0 ? 1 : 0;
    digits += decimal_value(c) >= 0 ? 1 : 0;
  }
  CHECK(letters == 136726);  // sum(chr(c).isalpha() for c in range(0x110000)), Unicode 15.1
  CHECK(digits == 680);
}

}  // namespace
}  // namespace ouro::tests
