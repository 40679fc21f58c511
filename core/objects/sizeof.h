// sizeof.h - what sys.getsizeof says about an object whose class does not say it itself.
//
// Not what it occupies here: CPython leaves out inline attribute values, and for ints and strings
// of derived classes what these added.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// As __sizeof__ of the builtin type: the object and its separate areas.
uint32_t object_sizeof(const Heap& heap, Ref<Object> object);
// What sys.getsizeof adds: the GC header, and the words in front of it from 3.11 on.
uint32_t prefix_sizeof(const Heap& heap, Ref<Object> object);

}  // namespace ouro
