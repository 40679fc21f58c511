#include "core/vm/input_source.h"

namespace ouro {

bool InputText::line(uint32_t index, std::string_view* text) {
  std::string_view rest = text_;
  for (; !rest.empty(); --index) {
    const size_t end = rest.find('\n');
    *text = rest.substr(0, end);
    if (index == 0) return true;
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace ouro
