// source_span.h - a range of a source text, carried from token to listing.
//
// Lines count from 1, columns from 0 in UTF-8 bytes, as CPython's `lineno` and `col_offset` do.
// The end is exclusive. Line 0 means "no place".
#pragma once

#include <cstdint>

namespace ouro {

struct SourceSpan {
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t end_line = 0;
  uint32_t end_column = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

}  // namespace ouro
