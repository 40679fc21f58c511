// collection_types.h - the types of _collections and what other files need of them.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

void make_deque_types(Machine& m);
void make_default_dict_type(Machine& m);
// What Lib/collections.py builds upon: deque and defaultdict.
Ref<Object> make_collections_module(Machine& m);
Outcome builtin_deque_iterator(Machine& m, Ref<Object> deque);

}  // namespace ouro
