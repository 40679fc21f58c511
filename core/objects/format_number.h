// format_number.h - what the parts of format() share.
#pragma once

#include "core/objects/format_spec.h"

namespace ouro {

// ValueError: Unknown format code 'q' for object of type 'int'.
FormatFailure unknown_format_code(char32_t type, std::string_view type_name);
// `count` times the character, nothing for a negative count.
void append_fill(std::string* out, char32_t fill, int64_t count);

}  // namespace ouro
