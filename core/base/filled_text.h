// filled_text.h - texts with places for names: "'{0}' object is not {1}".
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace ouro {

// `text` with {0}, {1}, ... replaced by the names.
std::string filled(const char* text, std::initializer_list<std::string_view> names);

}  // namespace ouro
