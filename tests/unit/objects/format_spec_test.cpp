#include "core/objects/format_spec.h"

#include <cmath>

#include "core/objects/percent_format.h"
#include "core/profiles/version_profile.h"
#include "tests/unit/objects/leaf_testing.h"

namespace ouro::tests {
namespace {

const ValueRules& kRules = *default_profile().values;

std::string outcome(const FormatFailure& failure, const std::string& text) {
  return failure ? "! " + failure.message : text;
}

std::string format_text(const char* value, const char* spec_text) {
  FormatSpec spec;
  std::string out;
  FormatFailure failure = parse_format_spec(StrView(spec_text), "str", '<', kRules, &spec);
  if (!failure) failure = format_str(StrView(value), spec, "str", kRules, &out);
  return outcome(failure, out);
}

std::string format_number(LeafHeap& t, const char* value, const char* spec_text) {
  FormatSpec spec;
  std::string out;
  const Ref<Int> number = t.number(value);
  FormatFailure failure = parse_format_spec(StrView(spec_text), "int", '>', kRules, &spec);
  if (!failure) failure = format_int(t.heap, number, spec, "int", &out);
  t.release(number);
  return outcome(failure, out);
}

std::string format_double(double value, const char* spec_text) {
  FormatSpec spec;
  std::string out;
  FormatFailure failure = parse_format_spec(StrView(spec_text), "float", '>', kRules, &spec);
  if (!failure) failure = format_float(value, spec, "float", &out);
  return outcome(failure, out);
}

struct Row {
  const char* value;
  const char* spec;
  const char* result;
};

TEST_CASE("format: text") {
  constexpr Row kRows[] = {
      {"abc", "", "abc"},
      {"abc", "5", "abc  "},
      {"abc", "*>6", "***abc"},
      {"abc", "^6.2s", "  ab  "},
      {"abc", "05", "abc00"},
      {"abc", "=5", "! '=' alignment not allowed in string format specifier"},
      {"abc", "+", "! Sign not allowed in string format specifier"},
      {"abc", " ", "! Space not allowed in string format specifier"},
      {"abc", "d", "! Unknown format code 'd' for object of type 'str'"},
      {"abc", "5,", "! Cannot specify ',' with 's'."},
      {"abc", ".", "! Format specifier missing precision"},
      {"abc", "5xx", "! Invalid format specifier '5xx' for object of type 'str'"},
      {"abc", "99999999999999999999", "! Too many decimal digits in format string"},
  };
  for (const Row& row : kRows) CHECK(format_text(row.value, row.spec) == row.result);
}

TEST_CASE("format: ints") {
  constexpr Row kRows[] = {
      {"1234567", ",", "1,234,567"},
      {"-42", "06d", "-00042"},
      {"42", "+d", "+42"},
      {"42", "#x", "0x2a"},
      {"42", "#010b", "0b00101010"},
      {"255", "#X", "0XFF"},
      {"65535", "_x", "ffff"},
      {"1048575", "_b", "1111_1111_1111_1111_1111"},
      {"1234", "010,d", "00,001,234"},
      {"-5", "=5", "-   5"},
      {"128512", "c", "\U0001F600"},
      {"3", ".1f", "3.0"},
      {"7", ".2", "! Precision not allowed in integer format specifier"},
      {"7", ",x", "! Cannot specify ',' with 'x'."},
      {"7", ",_", "! Cannot specify both ',' and '_'."},
      {"7", "s", "! Unknown format code 's' for object of type 'int'"},
      {"-1", "c", "! %c arg not in range(0x110000)"},
  };
  LeafHeap t;
  for (const Row& row : kRows) {
    INFO(row.value, " as ", row.spec);
    CHECK(format_number(t, row.value, row.spec) == row.result);
  }
}

TEST_CASE("format: floats") {
  struct FloatRow {
    double value;
    const char* spec;
    const char* result;
  };
  constexpr FloatRow kRows[] = {
      {3.0, "", "3.0"},
      {1e16, "", "1e+16"},
      {2.5, ".0f", "2"},
      {1234567.891, ",.2f", "1,234,567.89"},
      {-1.5, "08.2f", "-0001.50"},
      {0.256, ".1%", "25.6%"},
      {1234.5, "e", "1.234500e+03"},
      {1234.5, ".3", "1.23e+03"},
      {100.0, "#.3g", "100."},
      {-0.001, "z.1f", "0.0"},
      {INFINITY, "+08", "+0000inf"},
      {1.5, "d", "! Unknown format code 'd' for object of type 'float'"},
      {1.5, ".9999999999", "! precision too big"},
  };
  for (const FloatRow& row : kRows) {
    INFO(row.value, " as ", row.spec);
    CHECK(format_double(row.value, row.spec) == row.result);
  }
}

TEST_CASE("format: huge widths are refused before anything is made") {
  LeafHeap t;
  FormatSpec spec;
  std::string out;
  REQUIRE(!parse_format_spec(StrView("1000000000000"), "int", '>', kRules, &spec));
  const Ref<Int> number = t.number("1");
  CHECK(format_int(t.heap, number, spec, "int", &out).out_of_memory);
  CHECK(format_str(StrView("x"), FormatSpec{.width = int64_t{1} << 40}, "str", kRules, &out)
            .out_of_memory);
  t.release(number);
}

// One directive with all that it takes.
std::string percent(LeafHeap& t, const char* directive_text, const char* integer, double real,
                    const char* text) {
  PercentDirective directive;
  const PercentError error = parse_percent(StrView(directive_text), 0, &directive);
  if (error != PercentError::None) return "! " + std::to_string(static_cast<int>(error));
  std::string out;
  if (std::u32string_view(U"diuoxX").find(directive.conversion) != std::u32string_view::npos) {
    const Ref<Int> number = t.number(integer);
    CHECK(percent_int(t.heap, number, directive, &out) == IntError::None);
    t.release(number);
  } else if (directive.conversion == 's' || directive.conversion == 'c') {
    percent_text(StrView(text), directive, &out);
  } else {
    percent_float(real, directive, &out);
  }
  return out;
}

TEST_CASE("percent format: numbers and text") {
  struct PercentRow {
    const char* directive;
    const char* result;
  };
  constexpr PercentRow kRows[] = {
      {"d", "-42"},           {"06d", "-00042"}, {"-6d", "-42   "},   {"+d", "-42"},
      {".4d", "-0042"},       {"#x", "-0x2a"},   {"#8o", "   -0o52"}, {"08.3f", "-001.500"},
      {"e", "-1.500000e+00"}, {"s", "abc"},      {"6.2s", "    ab"},  {"-5s", "abc  "},
      {"(a(b)c)d", "-42"},
  };
  LeafHeap t;
  for (const PercentRow& row : kRows) {
    INFO(row.directive);
    CHECK(percent(t, row.directive, "-42", -1.5, "abc") == row.result);
  }
}

TEST_CASE("percent format: directives that are wrong") {
  LeafHeap t;
  const auto error = [&](const char* directive) { return percent(t, directive, "1", 1, ""); };
  CHECK(error("") == "! " + std::to_string(static_cast<int>(PercentError::IncompleteFormat)));
  CHECK(error("5.2") == "! " + std::to_string(static_cast<int>(PercentError::IncompleteFormat)));
  CHECK(error("(key") == "! " + std::to_string(static_cast<int>(PercentError::IncompleteKey)));
  CHECK(error("y") == "! " + std::to_string(static_cast<int>(PercentError::UnsupportedFormat)));
  CHECK(error(".9999999999d") ==
        "! " + std::to_string(static_cast<int>(PercentError::PrecisionTooBig)));
}

}  // namespace
}  // namespace ouro::tests
