// int_text.h - ints as text and as bytes.
//
// Conversion to and from decimal text takes time that grows faster than the number of digits, so
// CPython limits it: HeapState::int_max_str_digits, 0 for no limit. Where a program has taken the
// limit off, some ten thousand digits, a moment's work, are TooLarge all the same. Bases that are
// powers of two have no limit.
#pragma once

#include <span>
#include <string>

#include "core/objects/int_object.h"
#include "core/objects/str_object.h"

namespace ouro {

// A limit must not be lower than this.
inline constexpr uint32_t kStrDigitsCheckThreshold = 640;

// What goes with IntError::TooManyDigits: of a text of so many digits, or (0) of a number.
std::string too_many_digits_text(const Heap& heap, size_t digits);

// Digits with a leading '-' where needed, lower case, no prefix; `base` is 2 to 36.
// Errors: TooManyDigits, TooLarge.
IntError int_to_text(const Heap& heap, Ref<Int> value, uint32_t base, std::string* out);
// As repr(); never fails for compact ints. Null with *error set otherwise.
Ref<Str> int_repr(Heap& heap, Ref<Int> value, IntError* error);
// A text as int() and float() read it: any decimal digits as ASCII ones, any whitespace as blanks,
// other characters that are not ASCII as '?' (_PyUnicode_TransformDecimalAndSpaceToASCII).
std::string ascii_number_text(StrView text);
// int(text, base): surrounding whitespace, sign, underscores, 0x 0o 0b prefixes, Unicode decimal
// digits. `base` 0 goes by the prefix. Errors: InvalidLiteral, TooManyDigits, TooLarge.
IntResult int_from_text(Heap& heap, StrView text, uint32_t base);
// As above for text of C++ (the compiler's literals) and for bytes.
IntResult int_from_ascii(Heap& heap, std::string_view text, uint32_t base);

enum class ByteOrder : uint8_t { Little, Big };
enum class Signedness : uint8_t { Unsigned, Signed };
// int.to_bytes: exactly `out.size()` bytes. Errors: NegativeForUnsigned, TooBigForBytes.
IntError int_to_bytes(const Heap& heap, Ref<Int> value, std::span<uint8_t> out, ByteOrder order,
                      Signedness signedness);
// `bytes` must not point into the block.
Ref<Int> int_from_bytes(Heap& heap, std::span<const uint8_t> bytes, ByteOrder order,
                        Signedness signedness);

}  // namespace ouro
