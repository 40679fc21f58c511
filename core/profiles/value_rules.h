// value_rules.h - how numbers and text changed from version to version: what their types and
// modules can do, and the words of their errors.
//
// One table for each version that changed something; a row of version_profile.h points at one. A
// text may hold {0} and {1}: what stands there is said beside it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ouro {

// A method of a builtin type, or a function of a module, that came with some version.
struct NewName {
  const char* owner;  // "int", "math"
  const char* name;
};
// The names that a version brought, and what later ones did.
struct NewNames {
  std::span<const NewName> names;
  const NewNames* later;
};

struct ValueRules {
  // --- what there is ---
  const NewNames* absent;           // names that later versions brought
  bool inverse_power;               // pow(3, -1, 7), from 3.8
  bool index_makes_numbers;         // int(x) and float(x) ask __index__, from 3.8
  bool trunc_makes_ints;            // int(x) asks __trunc__, until 3.13
  bool defaults_of_to_bytes;        // to_bytes() without length and byteorder, from 3.11
  bool separated_hex;               // bytes.hex(sep), from 3.8
  bool negative_zero_option;        // 'z' in format specifications, from 3.11
  bool zero_pads_text;              // format("a", "05"), from 3.10
  bool underscore_and_comma_alike;  // until 3.7 ",," is "Cannot specify both ',' and '_'."
  bool title_capitalizes;           // "ǆ".capitalize() is "ǅ", from 3.8
  bool compensated_sum;             // sum() of floats, from 3.12
  bool math_tells_domain;           // errors of math say what was expected, from 3.14
  bool factorial_of_floats;         // math.factorial(5.0), until 3.9
  bool any_truth_as_flag;           // splitlines([]), from 3.12; before, only ints
  bool bytes_from_hex;              // bytes.fromhex(b"00"), from 3.14
  bool mixed_complex_arithmetic;    // 3 * complex(1, inf) is (3+infj), from 3.14

  // --- words of errors; {0}: the name of the type that was given ---
  const char* int_argument;
  const char* float_argument;
  const char* complex_argument;  // the only one
  const char* complex_real;      // the first of two
  const char* complex_imag;
  const char* complex_real_is_text;  // complex("1", 2); null: as for other types
  const char* complex_imag_is_text;
  // With two arguments, complex() warns of each that is complex, in the words above: from 3.14 on.
  bool complex_parts_warn;
  const char* complex_division_by_zero;
  const char* complex_zero_power;    // 0j ** -1
  const char* complex_floor_divide;  // until 3.9; null: as where there is no method
  const char* complex_modulo;
  uint32_t default_max_str_digits;   // of ints as text; 0: no limit, and no function to set one
  bool digits_limit_has_unit;        // "(4300 digits)", from 3.11
  const char* digits_limit_too_low;
  const char* empty_float_text;      // float(""); null: as for other texts
  const char* int_wanted_not_float;  // where a C int is wanted
  const char* c_int_wanted;
  const char* c_int_too_large;
  const char* c_int_too_small;
  const char* c_int_beyond_long;
  bool chr_clamps;                    // from 3.13: any int that is too large is out of range
  const char* negative_power_modulo;  // of pow(2, -1, 7) where it has no inverse
  const char* string_index;
  const char* needle_wanted;  // str.find(5); {0} the type, {1} the method
  // Until 3.12 find(), count(), startswith() and their like are written with PyArg_ParseTuple.
  bool searches_parse_tuples;
  bool combinations_judge_length_first;  // and only then make a pool of the items, from 3.15
  bool bytes_format_i_is_d;              // b"%i" % "a" complains of %d, until 3.13
  bool complex_power_divides;            // by exp(x) where exp(-x) would multiply, until 3.13
  bool bytearray_reads_value_first;      // array[9] = 256 complains of the value, from 3.10
  bool codec_errors_have_notes;          // where they were wrapped in another exception, from 3.12
  const char* codec_argument;     // {0} the type, {1} the function, {2} the parameter, {3} its
                                  // position
  const char* missing_position;   // "{}".format(); {0} the position
  const char* number_wanted;      // "%d" % "a"; {0} the type, {1} the conversion
  const char* invalid_format;     // {0} the specification, {1} the type
  const char* space_before_text;  // format("a", " ")
  bool character_hides_errors;    // whatever goes wrong in "%c" % x is a TypeError, until 3.7
  bool byte_character_shows_type_errors;  // of x.__index__ in b"%c" % x, from 3.14
  const char* encoding_without_text;      // bytes(encoding="ascii")
  const char* errors_without_text;
  const char* encoded_bytes;  // bytearray(b"", "ascii")
  const char* errored_bytes;
  const char* no_bytes_in;            // bytearray(1.5); null: in the words of iter()
  const char* no_extension;           // bytearray().extend(5)
  const char* text_extension;         // bytearray().extend("a")
  bool odd_hex_is_told;               // bytes.fromhex("abc") has an odd number of digits, from 3.14
  const char* translation_text_key;   // str.maketrans({"ab": 1})
  const char* translation_wrong_key;  // str.maketrans({1.5: 1})
  const char* byte_wanted;            // b"%c" % b"ab"; {0} "a bytes object of length 2" or a type
  const char* inverted_bool;          // ~True, from 3.12; null: no warning
  const char* character_wanted;       // "%c" % "ab"; {0} "a string of length 2" or a type
  const char* negative_length;        // int.to_bytes(-1)
  bool to_bytes_judges_length_first;  // and only then the type of the byte order, from 3.15
  bool minus_one_fits_no_bytes;       // (-1).to_bytes(0, "big", signed=True), until 3.13
  bool located_percent_errors;        // from 3.15: those of % tell which value, or where
  bool quotes_follow_bytes;           // repr(bytearray(b"'")) escapes no quote that needs none
};

// Whether a version has this method of a builtin type, or this function of a module.
bool has_name(const ValueRules& rules, std::string_view owner, std::string_view name);

// "Exceeds the limit ...": of a text of so many digits, or (0) of a number that would have more.
std::string digits_limit_text(bool has_unit, uint32_t limit, size_t digits);

extern const ValueRules kValueRules33;
extern const ValueRules kValueRules37;
extern const ValueRules kValueRules310;
extern const ValueRules kValueRules311;
extern const ValueRules kValueRules312;
extern const ValueRules kValueRules313;
extern const ValueRules kValueRules3140;
extern const ValueRules kValueRules314;
extern const ValueRules kValueRules315;

}  // namespace ouro
