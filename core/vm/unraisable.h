// unraisable.h - exceptions that nobody can catch: from finalizers, callbacks, the collector.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Reports an owned exception through sys.unraisablehook, by default on stderr ("Exception ignored
// in: ..." or, from 3.14 on, "Exception ignored while ..."). `what` is one of the texts that
// unraisable.cpp knows. `object` is borrowed: the finalizer or callback. May push tasks, which own
// the exception.
void write_unraisable(Machine& m, Ref<Object> exception, const char* what, Ref<Object> object);

// What sys.unraisablehook does by itself, with an UnraisableHookArgs. The value is None.
Outcome default_unraisable_hook(Machine& m, Ref<Object> arguments);
// The class of what a hook is called with; in the dict of sys from boot on.
Ref<Type> make_unraisable_hook_args(Machine& m);

// sys.NAME, borrowed; null when there is none.
Ref<Object> sys_attribute(Machine& m, NameId name);
// Whether a hook of sys is the function that was there at boot: a native one of this name.
bool is_native_named(const Machine& m, Ref<Object> object, std::string_view name);

}  // namespace ouro
