// permanent_generation.h - gc.freeze(): objects that no collection examines.
//
// Frozen objects are alive as far as the collector knows, and so is what they refer to. Reference
// counting frees them as ever.
#pragma once

#include "core/heap/gc_list.h"

namespace ouro {

// All generations move to the permanent one; their counters become 0.
void freeze_generations(Heap& heap);
// The permanent generation moves to the oldest one.
void unfreeze_generations(Heap& heap);

}  // namespace ouro
