// absent_names.h - what Python has and this machine leaves out: it says so, instead of claiming
// that a name is unknown.
#pragma once

#include <string>
#include <string_view>

namespace ouro {

bool is_absent_builtin(std::string_view name);
// An attribute of a module of the standard library.
bool is_absent_attribute(std::string_view module, std::string_view name);

// The sentence about it; `name` is dotted.
std::string absence_text(std::string_view name);

}  // namespace ouro
