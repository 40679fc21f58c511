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
  PoolHeader& pool_at(uint32_t offset) { return memory_.at(Ref<PoolHeader>(offset)); }
  ArenaObject& arena_at(uint32_t index) {
    return memory_.at(
        Ref<ArenaObject>(header().arena_table + index * uint32_t{sizeof(ArenaObject)}));
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

// Calls visit(pool_offset, const PoolHeader&) for each pool that was ever used, arena by arena.
template <typename Visit>
void for_each_pool(const Memory& memory, const ArenaObject& arena, Visit visit) {
  uint32_t pool_bytes = memory.header().pool_bytes;
  for (uint32_t pool = arena.address; pool < arena.pool_address; pool += pool_bytes) {
    visit(pool, memory.at(Ref<PoolHeader>(pool)));
  }
}

// Calls visit(const ArenaObject&) for each arena, in the order of the arena table.
template <typename Visit>
void for_each_arena(const Memory& memory, Visit visit) {
  uint32_t entries = memory.header().arena_table_entries;
  for (uint32_t index = 1; index < entries; ++index) {
    Ref<ArenaObject> entry(memory.header().arena_table + index * uint32_t{sizeof(ArenaObject)});
    if (memory.at(entry).address != 0) visit(memory.at(entry));
  }
}

}  // namespace ouro
