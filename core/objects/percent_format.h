// percent_format.h - one conversion of `text % values`: %-08.3f and the like.
//
// Parsing the directive and laying out the converted value, as CPython's unicodeobject.c. Which
// value belongs to it, and str() and repr() for %s %r %a, is the caller's business.
#pragma once

#include <string>

#include "core/objects/float_object.h"
#include "core/objects/format_spec.h"
#include "core/objects/str_object.h"

namespace ouro {

inline constexpr int64_t kWidthFromArgument = -2;

struct PercentDirective {
  uint32_t end = 0;  // index behind the conversion character
  bool has_key = false;
  uint32_t key_start = 0;  // of (key)
  uint32_t key_end = 0;
  bool left = false;       // -
  bool plus = false;       // +
  bool space = false;      // a space
  bool alternate = false;  // #
  bool zero = false;       // 0
  int64_t width = -1;      // -1: none; kWidthFromArgument: *
  int64_t precision = -1;
  char32_t conversion = 0;
};

enum class PercentError : uint8_t {
  None,
  IncompleteFormat,   // ValueError: incomplete format
  IncompleteKey,      // ValueError: incomplete format key
  WidthTooBig,        // ValueError: width too big
  PrecisionTooBig,    // ValueError: precision too big
  UnsupportedFormat,  // ValueError: unsupported format character '?' (0x3f) at index N
};

// `start` is the index behind the '%'. The caller refuses widths and precisions over
// kFormatWidthMax before it formats.
PercentError parse_percent(StrView format, uint32_t start, PercentDirective* directive);

// %d %i %u %x %X %o. Error: TooManyDigits.
IntError percent_int(const Heap& heap, Ref<Int> value, const PercentDirective& directive,
                     std::string* out);
// %e %E %f %F %g %G.
void percent_float(double value, const PercentDirective& directive, std::string* out);
// %s %r %a %c: cuts to the precision and pads to the width.
void percent_text(StrView text, const PercentDirective& directive, std::string* out);

}  // namespace ouro
