// malloc_stats.h - what sys._debugmallocstats() prints (obmalloc.c, _PyObject_DebugMallocStats).
#pragma once

#include <string>

#include "core/vm/machine.h"

namespace ouro {

std::string malloc_stats_text(Machine& m);

}  // namespace ouro
