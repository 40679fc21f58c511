#include "core/vm/input_source.h"

namespace ouro {

InputLine InputLines::line(uint32_t index, std::string_view* text) {
  if (index >= lines_.size()) return ended_ ? InputLine::Ended : InputLine::NotYet;
  *text = lines_[index];
  return InputLine::There;
}

}  // namespace ouro
