// own_objects.h - how many objects belong to the program rather than to modules it imports.
//
// Its own is what its names, calls and unfinished work lead to without going through a module of
// the library, parts included; and what nothing leads to. The rest was made by modules for
// themselves, or before the program.
#pragma once

#include "core/inspect/heap_index.h"

namespace ouro {

uint32_t count_own_objects(const HeapIndex& index);

}  // namespace ouro
