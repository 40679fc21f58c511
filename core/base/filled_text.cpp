#include "core/base/filled_text.h"

namespace ouro {

std::string filled(const char* text, std::initializer_list<std::string_view> names) {
  std::string out;
  for (const char* at = text; *at != '\0'; ++at) {
    const bool is_place = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
    if (is_place) {
      out += names.begin()[at[1] - '0'];
      at += 2;
    } else {
      out += *at;
    }
  }
  return out;
}

}  // namespace ouro
