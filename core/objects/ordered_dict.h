// ordered_dict.h - telling collections.OrderedDict, whose class is written in our Python.
//
// Its walks know the item that they will give next, so they see what was changed before, and an end
// that has been reached stays one (Objects/odictobject.c, odictiter_nextkey).
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Whether an object is an OrderedDict or of a class derived from it. It takes a walk along the MRO,
// so ask where something has gone wrong already.
bool is_ordered_dict(const Heap& heap, Ref<Object> object);

}  // namespace ouro
