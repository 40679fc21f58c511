#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

// --- names, by the row that has them first ---

constexpr NewName kNames314[] = {{"float", "from_number"}, {"bytearray", "resize"}};
constexpr NewName kNames313[] = {{"math", "fma"}};
constexpr NewName kNames312[] = {
    {"int", "is_integer"},
    {"math", "sumprod"},
};
constexpr NewName kNames311[] = {
    {"object", "__getstate__"}, {"generator", "gi_suspended"},
    {"bytes", "__bytes__"},     {"math", "cbrt"},
    {"math", "exp2"},
};
constexpr NewName kNames310[] = {
    {"int", "as_integer_ratio"},
    {"int", "bit_count"},
    {"float", "__floor__"},
    {"float", "__ceil__"},
    {"str", "removeprefix"},
    {"str", "removesuffix"},
    {"bytes", "removeprefix"},
    {"bytes", "removesuffix"},
    {"bytearray", "removeprefix"},
    {"bytearray", "removesuffix"},
    {"math", "comb"},
    {"math", "dist"},
    {"math", "isqrt"},
    {"math", "lcm"},
    {"math", "nextafter"},
    {"math", "perm"},
    {"math", "prod"},
    {"math", "ulp"},
};
constexpr NewNames kNew314 = {kNames314, nullptr};
constexpr NewNames kNew313 = {kNames313, &kNew314};
constexpr NewNames kNew312 = {kNames312, &kNew313};
constexpr NewNames kNew311 = {kNames311, &kNew312};
constexpr NewNames kNew310 = {kNames310, &kNew311};

// --- rules ---

constexpr char kNoIndex[] = "'{0}' object cannot be interpreted as an integer";
constexpr char kTooLargeForInt[] = "Python int too large to convert to C int";

constexpr ValueRules make_3_3() {
  ValueRules r{};
  r.absent = &kNew310;
  r.trunc_makes_ints = true;
  r.factorial_of_floats = true;
  r.underscore_and_comma_alike = true;
  r.int_argument = "int() argument must be a string, a bytes-like object or a number, not '{0}'";
  r.float_argument = "float() argument must be a string or a number, not '{0}'";
  r.complex_argument = "complex() first argument must be a string or a number, not '{0}'";
  r.complex_real = r.complex_argument;
  r.complex_imag = "complex() second argument must be a number, not '{0}'";
  r.complex_real_is_text = "complex() can't take second arg if first is a string";
  r.complex_imag_is_text = "complex() second arg can't be a string";
  r.complex_parts_warn = false;
  r.complex_division_by_zero = "complex division by zero";
  r.complex_zero_power = "0.0 to a negative or complex power";
  r.complex_floor_divide = "can't take floor of complex number.";
  r.complex_modulo = "can't mod complex numbers.";
  r.empty_float_text = "could not convert string to float: ";
  r.int_wanted_not_float = "integer argument expected, got float";
  r.c_int_wanted = "an integer is required (got type {0})";
  r.c_int_too_large = "signed integer is greater than maximum";
  r.c_int_too_small = "signed integer is less than minimum";
  r.c_int_beyond_long = "Python int too large to convert to C long";
  r.negative_power_modulo = "pow() 2nd argument cannot be negative when 3rd argument specified";
  r.string_index = "string indices must be integers";
  r.needle_wanted = "must be str, not {0}";
  r.searches_parse_tuples = true;
  r.bytes_format_i_is_d = true;
  r.complex_power_divides = true;
  r.codec_argument = "{1}() argument {3} must be str, not {0}";
  r.missing_position = "tuple index out of range";
  r.number_wanted = "%{1} format: a number is required, not {0}";
  r.invalid_format = "Invalid format specifier";
  r.space_before_text = "Sign not allowed in string format specifier";
  r.character_hides_errors = true;
  r.encoding_without_text = "encoding or errors without sequence argument";
  r.errors_without_text = "encoding or errors without sequence argument";
  r.encoded_bytes = "encoding or errors without a string argument";
  r.errored_bytes = "encoding or errors without a string argument";
  r.no_bytes_in = nullptr;
  r.no_extension = "'{0}' object is not iterable";
  r.text_extension = kNoIndex;
  r.translation_text_key = "string keys in translate table must be of length 1";
  r.translation_wrong_key = "keys in translate table must be strings or integers";
  r.byte_wanted = "%c requires an integer in range(256) or a single byte";
  r.character_wanted = "%c requires int or char";
  r.negative_length = "length argument must be non-negative";
  r.minus_one_fits_no_bytes = true;
  return r;
}

constexpr ValueRules make_3_7() {
  ValueRules r = make_3_3();
  r.default_max_str_digits = 4300;
  r.digits_limit_too_low = "maxdigits must be 0 or larger than 640";
  return r;
}

constexpr ValueRules make_3_10() {
  ValueRules r = make_3_7();
  r.absent = &kNew311;
  r.bytearray_reads_value_first = true;
  r.factorial_of_floats = false;
  r.inverse_power = true;
  r.index_makes_numbers = true;
  r.separated_hex = true;
  r.zero_pads_text = true;
  r.underscore_and_comma_alike = false;
  r.title_capitalizes = true;
  r.int_argument =
      "int() argument must be a string, a bytes-like object or a real number, not '{0}'";
  r.float_argument = "float() argument must be a string or a real number, not '{0}'";
  r.complex_floor_divide = nullptr;
  r.complex_modulo = nullptr;
  r.empty_float_text = nullptr;
  r.int_wanted_not_float = kNoIndex;
  r.c_int_wanted = kNoIndex;
  r.c_int_too_large = kTooLargeForInt;
  r.c_int_too_small = kTooLargeForInt;
  r.c_int_beyond_long = kTooLargeForInt;
  r.negative_power_modulo = nullptr;
  r.codec_argument = "{1}() argument '{2}' must be str, not {0}";
  r.missing_position = "Replacement index {0} out of range for positional args tuple";
  r.number_wanted = "%{1} format: a real number is required, not {0}";
  r.space_before_text = "Space not allowed in string format specifier";
  r.character_hides_errors = false;
  r.encoding_without_text = "encoding without a string argument";
  r.errors_without_text = "errors without a string argument";
  r.encoded_bytes = r.encoding_without_text;
  r.errored_bytes = r.errors_without_text;
  r.no_bytes_in = "cannot convert '{0}' object to bytearray";
  r.no_extension = "can't extend bytearray with {0}";
  return r;
}

constexpr ValueRules make_3_11() {
  ValueRules r = make_3_10();
  r.absent = &kNew312;
  r.digits_limit_has_unit = true;
  r.defaults_of_to_bytes = true;
  r.negative_zero_option = true;
  r.string_index = "string indices must be integers, not '{0}'";
  r.invalid_format = "Invalid format specifier '{0}' for object of type '{1}'";
  return r;
}

constexpr ValueRules make_3_12() {
  ValueRules r = make_3_11();
  r.absent = &kNew313;
  r.compensated_sum = true;
  r.any_truth_as_flag = true;
  r.inverted_bool =
      "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the "
      "underlying int object and is usually not what you expect from negating a bool. Use the "
      "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion "
      "of the underlying int.";
  r.codec_errors_have_notes = true;
  return r;
}

constexpr ValueRules make_3_13() {
  ValueRules r = make_3_12();
  r.absent = &kNew314;
  r.chr_clamps = true;
  r.needle_wanted = "{1}() argument 1 must be str, not {0}";
  r.searches_parse_tuples = false;
  r.text_extension = "expected iterable of integers; got: '{0}'";
  r.inverted_bool =
      "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
      "returns the bitwise inversion of the underlying int object and is usually not what you "
      "expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if "
      "you really want the bitwise inversion of the underlying int.";
  return r;
}

constexpr ValueRules make_3_14_0() {
  ValueRules r = make_3_13();
  r.digits_limit_too_low = "maxdigits must be >= 640 or 0 for unlimited";
  r.absent = nullptr;
  r.mixed_complex_arithmetic = true;
  r.complex_argument = "complex() argument must be a string or a number, not {0}";
  r.complex_real = "complex() argument 'real' must be a real number, not {0}";
  r.complex_imag = "complex() argument 'imag' must be a real number, not {0}";
  r.complex_real_is_text = nullptr;
  r.complex_imag_is_text = nullptr;
  r.complex_parts_warn = true;
  r.complex_division_by_zero = "division by zero";
  r.trunc_makes_ints = false;
  r.bytes_from_hex = true;
  r.math_tells_domain = true;
  r.bytes_format_i_is_d = false;
  r.complex_power_divides = false;
  r.complex_zero_power = "zero to a negative or complex power";
  r.odd_hex_is_told = true;
  r.byte_wanted = "%c requires an integer in range(256) or a single byte, not {0}";
  r.byte_character_shows_type_errors = true;
  r.minus_one_fits_no_bytes = false;
  r.character_wanted = "%c requires an int or a unicode character, not {0}";
  return r;
}

constexpr ValueRules make_3_14() {
  ValueRules r = make_3_14_0();
  r.translation_text_key = "string keys in translatetable must be of length 1";
  r.translation_wrong_key = "keys in translate table mustbe strings or integers";
  return r;
}

constexpr ValueRules make_3_15() {
  ValueRules r = make_3_14();
  r.negative_length = "length cannot be negative";
  r.to_bytes_judges_length_first = true;
  r.combinations_judge_length_first = true;
  r.quotes_follow_bytes = true;
  r.located_percent_errors = true;
  return r;
}

}  // namespace

std::string digits_limit_text(bool has_unit, uint32_t limit, size_t digits) {
  std::string text = "Exceeds the limit (" + std::to_string(limit);
  text += has_unit ? " digits" : "";
  text += ") for integer string conversion";
  if (digits != 0) text += ": value has " + std::to_string(digits) + " digits";
  return text + "; use sys.set_int_max_str_digits() to increase the limit";
}

bool has_name(const ValueRules& rules, std::string_view owner, std::string_view name) {
  for (const NewNames* row = rules.absent; row != nullptr; row = row->later) {
    for (const NewName& absent : row->names) {
      if (name == absent.name && owner == absent.owner) return false;
    }
  }
  return true;
}

const ValueRules kValueRules33 = make_3_3();
const ValueRules kValueRules37 = make_3_7();
const ValueRules kValueRules310 = make_3_10();
const ValueRules kValueRules311 = make_3_11();
const ValueRules kValueRules312 = make_3_12();
const ValueRules kValueRules313 = make_3_13();
const ValueRules kValueRules3140 = make_3_14_0();
const ValueRules kValueRules314 = make_3_14();
const ValueRules kValueRules315 = make_3_15();

}  // namespace ouro
