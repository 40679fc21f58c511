// weakref_text.h - the repr of weak references and proxies (Objects/weakrefobject.c).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// "<weakref at 0x...; to 'C' at 0x... (name)>"; the name, when the referent has one, may have to be
// asked for: of a property or a __getattr__, say. A proxy shows none.
Outcome weakref_repr(Machine& m, Ref<Object> object);

}  // namespace ouro
