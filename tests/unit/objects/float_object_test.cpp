#include "core/objects/float_object.h"

#include <cmath>

#include "core/objects/decimal.h"
#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

TEST_CASE("float: repr is the shortest text that reads back") {
  struct Row {
    double value;
    const char* text;
  };
  constexpr Row kRows[] = {
      {1.0, "1.0"},
      {-0.0, "-0.0"},
      {0.1, "0.1"},
      {1e16, "1e+16"},
      {9999999999999998.0, "9999999999999998.0"},
      {0.0001, "0.0001"},
      {0.00001, "1e-05"},
      {1e23, "1e+23"},
      {5e-324, "5e-324"},
      {2.2250738585072014e-308, "2.2250738585072014e-308"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {0x1p-44, "5.684341886080802e-14"},
      {9007199254740993.0, "9007199254740992.0"},
      {INFINITY, "inf"},
      {-INFINITY, "-inf"},
      {NAN, "nan"},
  };
  for (const Row& row : kRows) {
    CHECK(float_repr(row.value) == row.text);
    double back = 0;
    REQUIRE(float_from_ascii(row.text, &back) == FloatError::None);
    CHECK((back == row.value || (std::isnan(back) && std::isnan(row.value))));
  }
}

TEST_CASE("float: every power of two and its neighbours survive text") {
  for (int exponent = -1074; exponent < 1024; ++exponent) {
    const double power = std::ldexp(1.0, exponent);
    for (double value : {power, std::nextafter(power, 0.0), std::nextafter(power, 1e308)}) {
      double back = 0;
      const std::string text = float_repr(value);
      INFO(text);
      CHECK(float_from_ascii(text, &back) == FloatError::None);
      CHECK(back == value);
      CHECK(float_from_hex(float_hex(value), &back) == FloatError::None);
      CHECK(back == value);
    }
  }
}

TEST_CASE("float: literals are read as float() reads them") {
  double value = 0;
  for (const char* text : {" 1_000.5e-3\n", "+1.0005", "10005E-4", "1.00050000000000000000"}) {
    CHECK(float_from_ascii(text, &value) == FloatError::None);
    CHECK(value == 1.0005);
  }
  for (const char* text :
       {"", ".", "e5", "1e", "1_", "_1", "1__0", "1_.5", "1e_5", "0x10", "infi"}) {
    INFO(text);
    CHECK(float_from_ascii(text, &value) == FloatError::InvalidLiteral);
  }
  CHECK(float_from_ascii("1e400", &value) == FloatError::None);
  CHECK(std::isinf(value));
  // Just above the middle between two floats, in the 60th digit.
  const std::string middle = "9007199254740993." + std::string(43, '0');
  CHECK(float_from_ascii(middle, &value) == FloatError::None);
  CHECK(value == 9007199254740992.0);
  CHECK(float_from_ascii(middle + "1", &value) == FloatError::None);
  CHECK(value == 9007199254740994.0);
}

TEST_CASE("float: digits are rounded half to even") {
  CHECK(double_to_text(2.5, 'f', 0, 0) == "2");
  CHECK(double_to_text(3.5, 'f', 0, 0) == "4");
  CHECK(double_to_text(2.675, 'f', 2, 0) == "2.67");
  CHECK(double_to_text(0.1, 'f', 20, 0) == "0.10000000000000000555");
  CHECK(double_to_text(999999.5, 'g', 6, 0) == "1e+06");
  CHECK(double_to_text(123456.0, 'G', 3, 0) == "1.23E+05");
  CHECK(double_to_text(-0.0, 'f', 1, kFloatNoNegativeZero) == "0.0");
  CHECK(double_to_text(NAN, 'f', 1, kFloatSign) == "+nan");
}

TEST_CASE("float: floor division and remainder have the divisor's sign") {
  struct Row {
    double left, right, quotient, remainder;
  };
  constexpr Row kRows[] = {
      {7.5, 2.0, 3.0, 1.5},
      {-7.5, 2.0, -4.0, 0.5},
      {7.5, -2.0, -4.0, -0.5},
      {-6.0, 3.0, -2.0, 0.0},
  };
  for (const Row& row : kRows) {
    double quotient = 0;
    double remainder = 0;
    CHECK(float_divmod(row.left, row.right, &quotient, &remainder) == FloatError::None);
    CHECK(quotient == row.quotient);
    CHECK(remainder == row.remainder);
  }
  double out = 0;
  CHECK(float_remainder(1.0, 0.0, &out) == FloatError::DivisionByZero);
  CHECK(float_remainder(-0.0, 5.0, &out) == FloatError::None);
  CHECK(!std::signbit(out));
}

TEST_CASE("float: powers are exact where they can be, and have Python's special cases") {
  double out = 0;
  CHECK(float_power(3.0, 33.0, &out) == FloatError::None);
  CHECK(out == 5559060566555523.0);
  CHECK(float_power(2.0, -1074.0, &out) == FloatError::None);
  CHECK(out == 5e-324);
  CHECK(float_power(2.0, 0.5, &out) == FloatError::None);
  CHECK(out == std::sqrt(2.0));
  CHECK(float_power(-8.0, 3.0, &out) == FloatError::None);
  CHECK(out == -512.0);
  CHECK(float_power(NAN, 0.0, &out) == FloatError::None);
  CHECK(out == 1.0);
  CHECK(float_power(-INFINITY, -3.0, &out) == FloatError::None);
  CHECK((out == 0 && std::signbit(out)));
  CHECK(float_power(0.0, -1.0, &out) == FloatError::ZeroToNegative);
  CHECK(float_power(-8.0, 0.5, &out) == FloatError::NotReal);
  CHECK(float_power(10.0, 400.0, &out) == FloatError::TooLarge);
}

TEST_CASE("float: hashes are those of equal ints") {
  LeafHeap t;
  for (const char* text : {"0", "1", "-1", "123456789", "-1180591620717411303424",
                           "2305843009213693952", "10000000000000000000000"}) {
    const Ref<Int> value = t.number(text);
    double number = 0;
    CHECK(int_to_double(t.heap, value, &number));
    CHECK(float_hash(number) == int_hash(t.heap, value));
    t.release(value);
  }
  CHECK(float_hash(0.5) == 1152921504606846976);
  CHECK(float_hash(-INFINITY) == -314159);
}

TEST_CASE("float: rounding, ratios and conversion to int") {
  LeafHeap t;
  double out = 0;
  CHECK(float_round(2.675, 2, &out) == FloatError::None);
  CHECK(out == 2.67);
  CHECK(float_round(-1250.0, -2, &out) == FloatError::None);
  CHECK(out == -1200.0);
  CHECK(float_round(1.7e308, -308, &out) == FloatError::TooLarge);
  CHECK(t.text(float_round_to_int(t.heap, 2.5)) == "2");
  CHECK(t.text(float_round_to_int(t.heap, -3.5)) == "-4");
  CHECK(t.text(int_from_double(t.heap, -1e20)) == "-100000000000000000000");
  CHECK(t.text(int_from_double(t.heap, NAN)) == error_text(IntError::NotANumber));
  Ref<Int> denominator;
  const IntResult numerator = float_as_integer_ratio(t.heap, -0.375, &denominator);
  CHECK(t.text(numerator) == "-3");
  CHECK(t.text(denominator) == "8");
}

TEST_CASE("float: a hundred dead ones wait for reuse, and all NaNs have the same bytes") {
  LeafHeap t;
  Ref<Float> floats[kFloatFreeListMax + 5];
  for (Ref<Float>& ref : floats) ref = float_from_double(t.heap, 1.5);
  for (Ref<Float> ref : floats) t.release(ref);
  CHECK(t.heap.state().free_lists.float_.count == kFloatFreeListMax);
  const Ref<Float> again = float_from_double(t.heap, -std::nan("7"));
  CHECK(again == floats[kFloatFreeListMax - 1]);
  uint64_t bits = 0;
  std::memcpy(&bits, &t.heap.at(again).value, sizeof(bits));
  CHECK(bits == 0x7FF8000000000000u);
  t.release(again);
  float_clear_free_list(t.heap);
}

}  // namespace
}  // namespace ouro::tests
