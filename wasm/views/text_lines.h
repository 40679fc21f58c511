// text_lines.h - breaks a text into lines at blanks.
#pragma once

#include <string_view>
#include <vector>

#include "wasm/views/painter.h"

namespace ouro {

std::vector<std::string_view> text_lines(const Painter& painter, TextStyle style,
                                         std::string_view text, float width);

}  // namespace ouro
