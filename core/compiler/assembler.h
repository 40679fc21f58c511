// assembler.h - the last step of the compiler: one finished unit becomes a CodeUnit.
#pragma once

#include <memory>

#include "core/bytecode/code_unit.h"
#include "core/compiler/function_unit.h"
#include "core/profiles/version_profile.h"

namespace ouro {

// Runs the passes of flow_graph.h over the unit's code and puts the result together.
std::shared_ptr<CodeUnit> assemble(const FunctionUnit& unit, const std::string& file_name,
                                   const VersionProfile& profile);

}  // namespace ouro
