// dict_fill.h - filling a dict from mappings, pairs and keywords: dict(...), dict.update,
// dict.fromkeys.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// dict.update(mapping or iterable of pairs, **keywords): self and the arguments. The value is None.
Outcome dict_update_method(Machine& m, const Args& args);
// dict.fromkeys(iterable, value): the class and the arguments.
Outcome dict_from_keys(Machine& m, const Args& args);

}  // namespace ouro
