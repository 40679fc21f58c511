// detached_items.h - references that were taken out of a container and are still to be released.
//
// Releasing a reference may schedule user code, so a container first becomes consistent without the
// references it gives up (a deleted slice, a cleared dict), and only then are they released, one by
// one. In between they lie in an area of their own, which is given back at the end.
#pragma once

#include "core/heap/deallocation.h"

namespace ouro {

// `count` owned references (null ones allowed) in consecutive 32-bit slots at `offset`, at the
// start of an area of `area_bytes` bytes. No area when `area_bytes` is 0.
struct DetachedItems {
  uint32_t offset = 0;
  uint32_t count = 0;
  uint32_t area_bytes = 0;
};

// Releases the references in the given order and gives the area back; the rest waits as a task when
// one of them dies in tasks. Whoever gets DetachedItems must hand them on or call this.
void release_detached(Heap& heap, DetachedItems items, ClearOrder order);

}  // namespace ouro
