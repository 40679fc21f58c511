#include "wasm/views/text_lines.h"

namespace ouro {

std::vector<std::string_view> text_lines(const Painter& painter, TextStyle style,
                                         std::string_view text, float width) {
  std::vector<std::string_view> lines;
  size_t fits = 0;  // bytes that are known to fit on this line
  for (size_t at = 0; !text.empty();) {
    const size_t blank = std::min(text.find(' ', at), text.size());
    const bool too_long = painter.text_width(style, text.substr(0, blank)) > width;
    if (too_long && fits > 0) {
      lines.push_back(text.substr(0, fits));
      text.remove_prefix(fits + 1);
      fits = at = 0;
      continue;
    }
    fits = blank;
    at = blank + 1;
    if (blank == text.size()) {
      lines.push_back(text);
      break;
    }
  }
  return lines;
}

}  // namespace ouro
