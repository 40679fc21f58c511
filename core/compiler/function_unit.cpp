// See function_unit.h.
#include "core/compiler/function_unit.h"

#include <algorithm>

#include "core/base/errors.h"
#include "core/bytecode/code_builder.h"
#include "core/compiler/constants.h"

namespace ouro {

uint32_t FunctionUnit::constant_number(const Constant& constant) {
  const uint32_t next = static_cast<uint32_t>(constants.size());
  const auto [place, is_new] = constant_numbers.try_emplace(constant_key(constant), next);
  if (is_new) {
    constants.push_back(constant);
    truths.push_back({is_true(constant), constant.kind == Constant::Kind::None});
  }
  return place->second;
}

uint32_t FunctionUnit::name_number(std::string_view mangled) {
  const uint32_t next = static_cast<uint32_t>(names.size());
  const auto [place, is_new] = name_numbers.try_emplace(mangled, next);
  if (is_new) names.emplace_back(mangled);
  return place->second;
}

uint32_t FunctionUnit::local_number(std::string_view mangled) {
  const uint32_t next = static_cast<uint32_t>(locals.size());
  const auto [place, is_new] = local_numbers.try_emplace(mangled, next);
  if (is_new) locals.push_back(mangled);
  return place->second;
}

uint32_t FunctionUnit::deref_number(std::string_view mangled) const {
  const auto cell = std::lower_bound(cells.begin(), cells.end(), mangled);
  if (cell != cells.end() && *cell == mangled) return static_cast<uint32_t>(cell - cells.begin());
  const auto free = std::lower_bound(frees.begin(), frees.end(), mangled);
  CHECK(free != frees.end() && *free == mangled);
  return static_cast<uint32_t>(cells.size()) + static_cast<uint32_t>(free - frees.begin());
}

const Symbol* FunctionUnit::symbol(std::string_view mangled) const {
  const auto place = overrides.find(mangled);
  return place != overrides.end() ? &place->second : block.find(mangled);
}

void set_up_slots(FunctionUnit& unit) {
  for (const std::string_view parameter : unit.block.parameters) unit.local_number(parameter);
  for (const Symbol& symbol : unit.block.symbols) {
    const bool is_cell = symbol.scope == NameScope::Cell || (symbol.flags & kDefCompCell) != 0;
    const bool is_free = symbol.scope == NameScope::Free || (symbol.flags & kDefFreeClass) != 0;
    if (is_cell) unit.cells.push_back(symbol.name);
    if (is_free) unit.frees.push_back(symbol.name);
  }
  if (unit.block.needs_class_closure) unit.cells.push_back("__class__");
  std::sort(unit.cells.begin(), unit.cells.end());
  std::sort(unit.frees.begin(), unit.frees.end());
}

}  // namespace ouro
