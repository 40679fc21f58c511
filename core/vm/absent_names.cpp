#include "core/vm/absent_names.h"

#include <algorithm>
#include <iterator>

namespace ouro {
namespace {

constexpr std::string_view kAbsentBuiltins[] = {
#define ABSENT_BUILTIN(name) #name,
#include "core/vm/absent_builtins.def"
#undef ABSENT_BUILTIN
};

struct AbsentAttributes {
  std::string_view module;
  std::string_view names;
};

constexpr AbsentAttributes kAbsentAttributes[] = {
#define ABSENT_ATTRIBUTES(module, names) {#module, names},
#include "core/vm/absent_attributes.def"
#undef ABSENT_ATTRIBUTES
};

}  // namespace

bool is_absent_builtin(std::string_view name) {
  return std::find(std::begin(kAbsentBuiltins), std::end(kAbsentBuiltins), name) !=
         std::end(kAbsentBuiltins);
}

bool is_absent_attribute(std::string_view module, std::string_view name) {
  const std::string word = " " + std::string(name) + " ";
  for (const AbsentAttributes& each : kAbsentAttributes) {
    if (each.module == module) return each.names.find(word) != std::string_view::npos;
  }
  return false;
}

std::string absence_text(std::string_view name) {
  return "`" + std::string(name) + "` exists in Python, but not in this sandbox.";
}

}  // namespace ouro
