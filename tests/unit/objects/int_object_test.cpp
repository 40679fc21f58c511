#include "core/objects/int_object.h"

#include <cmath>

#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

using BinaryOperation = std::string (*)(LeafHeap& t, Ref<Int> left, Ref<Int> right);

std::string apply(LeafHeap& t, BinaryOperation operation, const char* left, const char* right) {
  const Ref<Int> a = t.number(left);
  const Ref<Int> b = t.number(right);
  std::string result = operation(t, a, b);
  t.release(a);
  t.release(b);
  return result;
}

std::string add(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_add(t.heap, a, b));
}
std::string subtract(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_subtract(t.heap, a, b));
}
std::string multiply(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_multiply(t.heap, a, b));
}
std::string floor_divide(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_floor_divide(t.heap, a, b));
}
std::string remainder(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_remainder(t.heap, a, b));
}
std::string power(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_power(t.heap, a, b));
}
std::string shift_left(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_left_shift(t.heap, a, b));
}
std::string shift_right(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_right_shift(t.heap, a, b));
}
std::string bit_and(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_bitwise(t.heap, BitOperation::And, a, b));
}
std::string bit_or(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_bitwise(t.heap, BitOperation::Or, a, b));
}
std::string bit_xor(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_bitwise(t.heap, BitOperation::Xor, a, b));
}
std::string gcd(LeafHeap& t, Ref<Int> a, Ref<Int> b) {
  return t.text(int_gcd(t.heap, a, b));
}

struct Arithmetic {
  BinaryOperation operation;
  const char* left;
  const char* right;
  const char* result;
};

constexpr Arithmetic kArithmetic[] = {
    {add, "1152921504606846975", "1", "1152921504606846976"},
    {add, "-340282366920938463463374607431768211456", "1",
     "-340282366920938463463374607431768211455"},
    {subtract, "1152921504606846976", "1152921504606846975", "1"},
    {subtract, "-9223372036854775808", "9223372036854775808", "-18446744073709551616"},
    {multiply, "-99999999999999999999", "99999999999999999999",
     "-9999999999999999999800000000000000000001"},
    {multiply, "1073741824", "1073741824", "1152921504606846976"},
    {floor_divide, "-7", "2", "-4"},
    {floor_divide, "7", "-2", "-4"},
    {floor_divide, "-100000000000000000000000", "7", "-14285714285714285714286"},
    {remainder, "-7", "2", "1"},
    {remainder, "7", "-2", "-1"},
    {remainder, "-100000000000000000000000", "7", "2"},
    {power, "-3", "41", "-36472996377170786403"},
    {power, "2", "100", "1267650600228229401496703205376"},
    {power, "0", "0", "1"},
    {shift_left, "-5", "70", "-5902958103587056517120"},
    {shift_left, "0", "100000000000000000000", "0"},
    {shift_right, "-5902958103587056517121", "70", "-6"},
    {shift_right, "-1", "100000000000000000000", "-1"},
    {bit_and, "-1", "1267650600228229401496703205376", "1267650600228229401496703205376"},
    {bit_or, "-1267650600228229401496703205376", "1", "-1267650600228229401496703205375"},
    {bit_xor, "-1267650600228229401496703205376", "-1", "1267650600228229401496703205375"},
    {gcd, "1000000000000000000000000", "-35", "5"},
};

TEST_CASE("int: arithmetic is Python's, for short and long numbers") {
  LeafHeap t;
  for (const Arithmetic& row : kArithmetic) {
    INFO(row.left, " and ", row.right);
    CHECK(apply(t, row.operation, row.left, row.right) == row.result);
  }
}

TEST_CASE("int: what cannot be computed comes back as an error") {
  LeafHeap t;
  CHECK(apply(t, floor_divide, "1", "0") == error_text(IntError::DivisionByZero));
  CHECK(apply(t, remainder, "100000000000000000000", "0") == error_text(IntError::DivisionByZero));
  CHECK(apply(t, shift_left, "1", "-1") == error_text(IntError::NegativeShiftCount));
  CHECK(apply(t, shift_left, "1", "100000000000000000000") == error_text(IntError::TooLarge));
  CHECK(apply(t, power, "3", "100000000000") == error_text(IntError::TooLarge));
}

TEST_CASE("int: memory that is refused is an error, and nothing is lost") {
  LeafHeap t("3.14", 4u << 20);
  CHECK(apply(t, shift_left, "1", "1000000000") == error_text(IntError::OutOfMemory));
  CHECK(apply(t, power, "2", "1000000000") == error_text(IntError::OutOfMemory));
}

TEST_CASE("int: multiplication and division of long numbers agree") {
  LeafHeap t;
  const Ref<Int> three = t.number("3");
  const Ref<Int> many = t.number("20000");
  const Ref<Int> a = int_power(t.heap, three, many).value;
  const Ref<Int> b = int_add(t.heap, a, three);
  const Ref<Int> product = int_multiply(t.heap, a, b).value;
  Ref<Int> rest;
  const Ref<Int> quotient = int_divmod(t.heap, product, b, &rest).value;
  CHECK(int_equal(t.heap, quotient, a));
  CHECK(int_is_zero(t.heap, rest));
  const Ref<Int> square = int_multiply(t.heap, b, b).value;
  const Ref<Int> root = int_square_root(t.heap, square).value;
  CHECK(int_equal(t.heap, root, b));
  for (Ref<Int> value : {three, many, a, b, product, rest, quotient, square, root})
    t.release(value);
}

TEST_CASE("int: modular powers, also inverses") {
  LeafHeap t;
  const auto power_modulo = [&t](const char* base, const char* exponent, const char* modulus) {
    const Ref<Int> a = t.number(base);
    const Ref<Int> b = t.number(exponent);
    const Ref<Int> c = t.number(modulus);
    std::string result = t.text(int_power_modulo(t.heap, a, b, c));
    for (Ref<Int> value : {a, b, c}) t.release(value);
    return result;
  };
  CHECK(power_modulo("7", "1000000000000000000000", "1000000007") == "686288592");
  CHECK(power_modulo("7", "3", "-5") == "-2");
  CHECK(power_modulo("3", "-1", "11") == "4");
  CHECK(power_modulo("2", "-1", "4") == error_text(IntError::NotInvertible));
  CHECK(power_modulo("2", "3", "0") == error_text(IntError::ZeroModulus));
  CHECK(power_modulo("2", "3", "1") == "0");
}

TEST_CASE("int: division to a float is correctly rounded") {
  LeafHeap t;
  const auto divide = [&t](const char* left, const char* right, double* quotient) {
    const Ref<Int> a = t.number(left);
    const Ref<Int> b = t.number(right);
    const IntError error = int_true_divide(t.heap, a, b, quotient);
    t.release(a);
    t.release(b);
    return error;
  };
  double quotient = 0;
  CHECK(divide("1", "3", &quotient) == IntError::None);
  CHECK(quotient == 1.0 / 3.0);
  CHECK(divide("9007199254740993", "1", &quotient) == IntError::None);
  CHECK(quotient == 9007199254740992.0);
  CHECK(divide("0", "-5", &quotient) == IntError::None);
  CHECK(std::signbit(quotient));
  CHECK(divide("1", "0", &quotient) == IntError::DivisionByZero);
}

TEST_CASE("int: comparison with floats is exact") {
  LeafHeap t;
  const auto compare = [&t](const char* left, double right) {
    const Ref<Int> a = t.number(left);
    const Ordering order = int_compare_double(t.heap, a, right);
    t.release(a);
    return order;
  };
  CHECK(compare("9007199254740993", 9007199254740992.0) == Ordering::Greater);
  CHECK(compare("18446744073709551616", 18446744073709551616.0) == Ordering::Equal);
  CHECK(compare("3", 3.5) == Ordering::Less);
  CHECK(compare("-3", -3.5) == Ordering::Greater);
  CHECK(compare("5", INFINITY) == Ordering::Less);
  CHECK(compare("5", NAN) == Ordering::Unordered);
}

TEST_CASE("int: hashes, bits, and 64-bit bounds") {
  LeafHeap t;
  struct Row {
    const char* value;
    int64_t hash;
    uint64_t bits;
    bool fits;
  };
  constexpr Row kRows[] = {
      {"0", 0, 0, true},
      {"-1", -2, 1, true},
      {"2305843009213693951", 0, 61, true},
      {"-2305843009213693952", -2, 62, true},
      {"9223372036854775807", 3, 63, true},
      {"-9223372036854775808", -4, 64, true},
      {"9223372036854775808", 4, 64, false},
      {"1000000000000000000000000000000", 465258685558744706, 100, false},
  };
  for (const Row& row : kRows) {
    INFO(row.value);
    const Ref<Int> value = t.number(row.value);
    int64_t out = 0;
    CHECK(int_hash(t.heap, value) == row.hash);
    CHECK(int_bit_length(t.heap, value) == row.bits);
    CHECK(int_try_i64(t.heap, value, &out) == row.fits);
    t.release(value);
  }
}

TEST_CASE("int: rounding to tens goes to the even neighbour") {
  LeafHeap t;
  const auto round = [&t](const char* value, int64_t digits) {
    const Ref<Int> number = t.number(value);
    std::string result = t.text(int_round(t.heap, number, digits));
    t.release(number);
    return result;
  };
  CHECK(round("1250", -2) == "1200");
  CHECK(round("-1350", -2) == "-1400");
  CHECK(round("51", -2) == "100");
  CHECK(round("50", -2) == "0");
  CHECK(round("99999999999999999999", -1000000) == "0");
}

TEST_CASE("int: small ones exist once, up to the profile's bound") {
  for (const char* profile : {"3.14", "3.15"}) {
    LeafHeap t(profile);
    const bool to_1024 = std::string_view(profile) == "3.15";
    for (int64_t value : {-6, -5, 0, 256, 257, 1024, 1025}) {
      INFO(profile, ": ", value);
      const Ref<Int> first = int_from_i64(t.heap, value);
      const Ref<Int> second = int_from_i64(t.heap, value);
      CHECK((first == second) == (value >= -5 && value <= (to_1024 ? 1024 : 256)));
      t.release(first);
      t.release(second);
    }
  }
}

TEST_CASE("int: sizes are CPython's, and zero gained a digit in 3.11") {
  struct Row {
    const char* value;
    uint32_t size;
  };
  for (const char* profile : {"3.10", "3.11", "3.14"}) {
    LeafHeap t(profile);
    const uint32_t zero = std::string_view(profile) == "3.10" ? 24 : 28;
    for (const Row& row :
         {Row{"0", zero}, {"1", 28}, {"1073741824", 32}, {"-5", 28}, {"1152921504606846976", 36}}) {
      INFO(profile, ": ", row.value);
      const Ref<Int> value = t.number(row.value);
      CHECK(kIntLayout.size(t.heap.memory, value.as<Object>()) == row.size);
      t.release(value);
    }
  }
}

TEST_CASE("int: from 3.14 on dead ones of one digit are used again, last in first out") {
  for (const char* profile : {"3.13", "3.14"}) {
    LeafHeap t(profile);
    const Ref<Int> first = int_from_i64(t.heap, 1000);
    const Ref<Int> second = int_from_i64(t.heap, -2000);
    t.release(first);
    t.release(second);
    const uint32_t kept = t.heap.state().free_lists.int_.count;
    CHECK(kept == (t.heap.profile.int_free_list_max == 0 ? 0 : 2));
    const Ref<Int> again = int_from_i64(t.heap, 3000);
    CHECK(again == second);
    CHECK(t.text(again) == "3000");
    int_clear_free_list(t.heap);
    CHECK(t.heap.state().free_lists.int_.count == 0);
  }
}

TEST_CASE("int: instances of derived classes keep their digits behind their own fields") {
  LeafHeap t;
  const Ref<Type> type = t.derived_type(TypeId::Int);
  for (const char* text : {"0", "7", "-123456789012345678901234567890"}) {
    const Ref<Int> value = t.number(text);
    const Ref<Int> instance = int_of_type(t.heap, type, value);
    CHECK(t.heap.at(instance).digits_offset == t.heap.at(type).basic_size);
    const Ref<Int> plain = int_as_exact(t.heap, instance);
    CHECK(t.heap.is_exact(plain.as<Object>(), TypeId::Int));
    CHECK(t.text(plain) == text);
    CHECK(t.text(instance) == text);
    t.release(value);
  }
}

}  // namespace
}  // namespace ouro::tests
