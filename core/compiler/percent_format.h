// percent_format.h - '%s: %r' % (a, b) as an f-string, from 3.11 on (`optimize_format`, ast_opt.c).
//
// Done when the left side is a literal and the right side a tuple display of as many items as the
// format has units, and all units are %s, %r or %a, with width and precision at most. It shows:
// no tuple is made, and each item is turned into text before the next one is evaluated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ouro {

// A piece of the format: literal text, then (but for the last piece) a unit.
struct FormatPiece {
  std::string text;
  bool has_unit = false;
  char conversion = 0;  // 's', 'r' or 'a'.
  std::string spec;     // As after the colon in an f-string: ">5", ".3", "".
};

// Nothing when the format has a unit of another kind.
std::optional<std::vector<FormatPiece>> parse_percent_format(std::string_view format);

}  // namespace ouro
