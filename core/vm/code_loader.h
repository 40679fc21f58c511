// code_loader.h - from a CodeUnit, plain host data, to code objects in the block.
#pragma once

#include "core/bytecode/code_unit.h"
#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Of a code object: it belongs to a module of our library, so its frames are not shown.
inline constexpr uint32_t kCodeOfLibrary = 1u << 30;
// How the file names of our library begin, as those of CPython's frozen modules.
inline constexpr std::string_view kLibraryFilePrefix = "<frozen ";

// A code object with all code nested in it, owned.
Ref<Code> load_code(Machine& m, const CodeUnit& unit);

// Makes `unit` the __main__ module and pushes the task that runs it.
void load_main(Machine& m, const CodeUnit& unit);

}  // namespace ouro
