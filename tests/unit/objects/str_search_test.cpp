#include "core/objects/str_search.h"

#include <limits>

#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

constexpr int64_t kEnd = std::numeric_limits<int64_t>::max();

std::string joined(std::string_view text, const std::vector<TextRange>& pieces) {
  std::string out;
  for (TextRange piece : pieces) {
    out += "[" + std::string(text.substr(piece.start, piece.length())) + "]";
  }
  return out;
}

TEST_CASE("search: find, rfind and count within a range") {
  struct Row {
    const char* text;
    const char* needle;
    int64_t start, end;
    int64_t first, last;
    uint32_t count;
  };
  constexpr Row kRows[] = {
      {"banana", "an", 0, kEnd, 1, 3, 2}, {"banana", "an", 2, kEnd, 3, 3, 1},
      {"banana", "a", -3, -1, 3, 3, 1},   {"banana", "", 0, kEnd, 0, 6, 7},
      {"banana", "", 7, kEnd, -1, -1, 0}, {"banana", "", 6, kEnd, 6, 6, 1},
      {"aaaa", "aa", 0, kEnd, 0, 2, 2},   {"abc", "abcd", 0, kEnd, -1, -1, 0},
      {"", "", 0, kEnd, 0, 0, 1},         {"banana", "nab", 0, kEnd, -1, -1, 0},
  };
  for (const Row& row : kRows) {
    INFO(row.needle, " in ", row.text, " from ", row.start, " to ", row.end);
    const StrView text(row.text);
    const SearchRange range = clip_search_range(row.start, row.end, text.length());
    CHECK(text_find(text, StrView(row.needle), range) == row.first);
    CHECK(text_rfind(text, StrView(row.needle), range) == row.last);
    CHECK(text_count(text, StrView(row.needle), range) == row.count);
  }
}

TEST_CASE("search: needles of another kind are found, or cannot be there") {
  const std::u32string wide = U"x\u65e5\U0001F600y";
  const StrView text(wide.data(), 4, 4);
  CHECK(text_find(text, StrView("y"), {0, 4}) == 3);
  const char32_t smile = 0x1F600;
  CHECK(text_find_character(text, smile, 0) == 2);
  CHECK(text_find(StrView("xy"), StrView(&smile, 1, 4), {0, 2}) == -1);
  CHECK(text_starts_with(text, StrView("x"), {0, 4}));
  CHECK(!text_ends_with(text, StrView("x"), {0, 4}));
}

TEST_CASE("search: hostile needles take time in proportion to the text") {
  const std::string text(1000000, 'a');
  const std::string needle = std::string(300000, 'a') + "b";
  const std::string mirrored = "b" + std::string(300000, 'a');
  const SearchRange all{0, static_cast<int64_t>(text.size())};
  CHECK(text_find(StrView(text), StrView(needle), all) == -1);
  CHECK(text_rfind(StrView(text), StrView(mirrored), all) == -1);
  CHECK(text_find(StrView(text + "b"), StrView(needle), {0, 1000001}) == 700000);
}

TEST_CASE("search: splitting from both ends") {
  struct Row {
    const char* text;
    const char* separator;  // null: whitespace
    int64_t max;
    const char* split;
    const char* rsplit;
  };
  constexpr Row kRows[] = {
      {"  a  b c ", nullptr, -1, "[a][b][c]", "[a][b][c]"},
      {"  a  b c ", nullptr, 1, "[a][b c ]", "[  a  b][c]"},
      {"  a  b c ", nullptr, 0, "[a  b c ]", "[  a  b c]"},
      {" \t\n", nullptr, -1, "", ""},
      {"a,b,,c", ",", -1, "[a][b][][c]", "[a][b][][c]"},
      {"a,b,,c", ",", 1, "[a][b,,c]", "[a,b,][c]"},
      {"a<>b<><>", "<>", 2, "[a][b][<>]", "[a<>b][][]"},
      {"", ",", -1, "[]", "[]"},
  };
  for (const Row& row : kRows) {
    INFO("'", row.text, "' at most ", row.max);
    const StrView text(row.text);
    const bool blank = row.separator == nullptr;
    const StrView separator(blank ? "" : row.separator);
    CHECK(joined(row.text, blank ? split_whitespace(text, row.max, Whitespace::Unicode)
                                 : split_text(text, separator, row.max)) == row.split);
    CHECK(joined(row.text, blank ? rsplit_whitespace(text, row.max, Whitespace::Unicode)
                                 : rsplit_text(text, separator, row.max)) == row.rsplit);
  }
}

TEST_CASE("search: lines end where str or bytes say so") {
  const std::string_view text =
      "a\r\nb\n\rc\x0b"
      "d\x1c"
      "e\x85";
  CHECK(joined(text, split_lines(StrView(text), LineEnds::Drop, Whitespace::Unicode)) ==
        "[a][b][][c][d][e]");
  CHECK(joined(text, split_lines(StrView(text), LineEnds::Drop, Whitespace::Ascii)) ==
        "[a][b][][c\x0b"
        "d\x1c"
        "e\x85]");
  CHECK(joined("a\r\nb", split_lines(StrView("a\r\nb"), LineEnds::Keep, Whitespace::Ascii)) ==
        "[a\r\n][b]");
}

TEST_CASE("search: stripping whitespace or given characters") {
  const StrView text("\x1f xyx\xa0");
  CHECK(strip_whitespace(text, StripSide::Both, Whitespace::Unicode) == TextRange{2, 5});
  CHECK(strip_whitespace(text, StripSide::Both, Whitespace::Ascii) == TextRange{0, 6});
  CHECK(strip_whitespace(text, StripSide::Left, Whitespace::Unicode) == TextRange{2, 6});
  CHECK(strip_characters(StrView("xyx"), StrView("x"), StripSide::Right) == TextRange{0, 2});
  CHECK(strip_characters(StrView("xyx"), StrView("yx"), StripSide::Both).length() == 0);
}

}  // namespace
}  // namespace ouro::tests
