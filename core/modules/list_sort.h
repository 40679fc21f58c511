// list_sort.h - list.sort and sorted().
#pragma once

#include "core/objects/list_object.h"
#include "core/vm/machine.h"

namespace ouro {

// list.sort(key=..., reverse=...); null or None: no key. The value is None. The list is borrowed
// and stays alive until the result arrives.
Outcome sort_list(Machine& m, Ref<List> list, Ref<Object> key, Ref<Object> reverse);

}  // namespace ouro
