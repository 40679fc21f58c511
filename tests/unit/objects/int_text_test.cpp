#include "core/objects/int_text.h"

#include <vector>

#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("int text: literals are read as int() reads them") {
  struct Row {
    const char* text;
    uint32_t base;
    const char* value;
  };
  constexpr Row kRows[] = {
      {" -1_000 \n", 10, "-1000"},
      {"0x_fF", 0, "255"},
      {"0b101", 0, "5"},
      {"0b101", 2, "5"},
      {"0b1", 16, "177"},
      {"zz", 36, "1295"},
      {"00", 0, "0"},
      {"\u0663\u00a0", 10, "3"},
      {"", 10, nullptr},
      {"010", 0, nullptr},
      {"1__0", 10, nullptr},
      {"_1", 10, nullptr},
      {"1_", 10, nullptr},
      {"0x", 16, nullptr},
      {"12", 2, nullptr},
      {"- 1", 10, nullptr},
      {"1\u00e9", 10, nullptr},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    INFO(row.text, " in base ", row.base);
    const std::u32string text = [&] {
      const Ref<Str> str = t.str(row.text);
      std::u32string copy = str_to_utf32(t.heap, str);
      t.release(str);
      return copy;
    }();
    const StrView view(text.data(), static_cast<uint32_t>(text.size()), 4);
    const std::string expected =
        row.value != nullptr ? row.value : error_text(IntError::InvalidLiteral);
    CHECK(t.text(int_from_text(t.heap, view, row.base)) == expected);
  }
}

TEST_CASE("int text: every base gives back what it wrote") {
  LeafHeap t;
  const Ref<Int> value = t.number("-1234567890123456789012345678901234567890");
  for (uint32_t base = 2; base <= 36; ++base) {
    INFO("base ", base);
    std::string text;
    CHECK(int_to_text(t.heap, value, base, &text) == IntError::None);
    const IntResult back = int_from_ascii(t.heap, text, base);
    CHECK(int_equal(t.heap, back.value, value));
    t.release(back.value);
  }
  t.release(value);
}

TEST_CASE("int text: decimal text has CPython's limit of digits, other bases have none") {
  LeafHeap t;
  t.heap.state().int_max_str_digits = 4300;
  const std::string nines(4300, '9');
  CHECK(t.text(int_from_ascii(t.heap, nines, 10)) == nines);
  CHECK(t.text(int_from_ascii(t.heap, nines + "9", 10)) == error_text(IntError::TooManyDigits));
  const Ref<Int> long_number = int_from_ascii(t.heap, std::string(20000, 'f'), 16).value;
  std::string text;
  CHECK(int_to_text(t.heap, long_number, 10, &text) == IntError::TooManyDigits);
  IntError error = IntError::None;
  CHECK(!int_repr(t.heap, long_number, &error));
  CHECK(error == IntError::TooManyDigits);
  CHECK(int_to_text(t.heap, long_number, 16, &text) == IntError::None);
  CHECK(text == std::string(20000, 'f'));
  t.heap.state().int_max_str_digits = 0;
  CHECK(int_to_text(t.heap, long_number, 10, &text) == IntError::None);
  CHECK(text.size() == 20000 + 24083);
  CHECK(t.text(int_from_ascii(t.heap, std::string(60'000, '9'), 10)) ==
        error_text(IntError::TooLarge));
  t.release(long_number);
}

TEST_CASE("int text: bytes in both orders, with and without sign") {
  struct Row {
    const char* value;
    std::vector<uint8_t> big;
    Signedness signedness;
  };
  const Row kRows[] = {
      {"0", {}, Signedness::Unsigned},
      {"255", {255}, Signedness::Unsigned},
      {"-128", {0x80}, Signedness::Signed},
      {"-129", {0xFF, 0x7F}, Signedness::Signed},
      {"1311768467463790320",
       {0, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0},
       Signedness::Signed},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    INFO(row.value);
    const Ref<Int> value = t.number(row.value);
    std::vector<uint8_t> out(row.big.size());
    CHECK(int_to_bytes(t.heap, value, out, ByteOrder::Big, row.signedness) == IntError::None);
    CHECK(out == row.big);
    CHECK(t.text(int_from_bytes(t.heap, out, ByteOrder::Big, row.signedness)) == row.value);
    CHECK(int_to_bytes(t.heap, value, out, ByteOrder::Little, row.signedness) == IntError::None);
    CHECK(std::vector<uint8_t>(out.rbegin(), out.rend()) == row.big);
    t.release(value);
  }
  const Ref<Int> value = t.number("128");
  std::vector<uint8_t> one(1);
  CHECK(int_to_bytes(t.heap, value, one, ByteOrder::Big, Signedness::Signed) ==
        IntError::TooBigForBytes);
  const Ref<Int> negative = t.number("-1");
  CHECK(int_to_bytes(t.heap, negative, one, ByteOrder::Big, Signedness::Unsigned) ==
        IntError::NegativeForUnsigned);
  t.release(value);
  t.release(negative);
}

}  // namespace
}  // namespace ouro::tests
