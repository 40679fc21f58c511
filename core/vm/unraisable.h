// unraisable.h - exceptions that nobody can catch: from finalizers, callbacks, the collector.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Reports an owned exception through sys.unraisablehook, by default on stderr ("Exception ignored
// in: ..." or, from 3.14 on, "Exception ignored while ..."). `object` is borrowed: the finalizer or
// callback. May push tasks, which own the exception.
void write_unraisable(Machine& m, Ref<Object> exception, const char* what, Ref<Object> object);

}  // namespace ouro
