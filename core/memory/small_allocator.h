// small_allocator.h - requests up to kSmallRequestMax bytes: CPython's pymalloc.
//
// An arena is cut into pools, a pool into blocks of one size class. Freed blocks are reused last
// in, first out within their pool; a pool whose blocks are all in use leaves used_pools; one whose
// blocks are all free goes back to its arena and may come back with another size class; an arena
// whose pools are all free is given back, unless it is the last usable one. Pools are taken from
// the usable arena with the fewest free pools, so that the emptier ones can become wholly free.
//
// Invariant: the order in which addresses are reused is that of Objects/obmalloc.c (3.10); the
// functions bear its names. Here are the paths that Memory::allocate and release do not take
// inline.
#pragma once

#include "core/memory/memory.h"

namespace ouro {

// A handle; all of its state is in the block.
class SmallAllocator {
 public:
  explicit SmallAllocator(Memory& memory) : memory_(memory) {}

  // A block of that size class. May move the block of memory.
  uint32_t allocate(uint32_t szidx);
  // The pool was full until just now.
  void insert_to_usedpool(uint32_t pool_offset);
  // The pool has become empty.
  void insert_to_freepool(uint32_t pool_offset);

 private:
  MemoryHeader& header() { return memory_.mutable_header(); }
  PoolHeader& pool_at(uint32_t offset) {
    return *reinterpret_cast<PoolHeader*>(memory_.bytes(offset));
  }
  ArenaObject& arena_at(uint32_t index) {
    return reinterpret_cast<ArenaObject*>(memory_.bytes(header().arena_table))[index];
  }
  uint32_t allocate_from_new_pool(uint32_t szidx);
  uint32_t take_pool();
  void pool_extend(PoolHeader& pool);
  void unlink_used_pool(PoolHeader& pool);
  uint32_t new_arena();
  void grow_arena_table();
  void unlink_arena(ArenaObject& arena);
  void free_arena(uint32_t index);
  void slide_arena(uint32_t index, uint32_t last_index);

  Memory& memory_;
};

}  // namespace ouro
