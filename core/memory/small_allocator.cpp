// small_allocator.cpp - pools and arenas, step by step as in Objects/obmalloc.c of CPython 3.10.
#include "core/memory/small_allocator.h"

#include <algorithm>

#include "core/memory/page_regions.h"

namespace ouro {

uint32_t SmallAllocator::allocate(uint32_t szidx) {
  uint32_t pool_offset = header().used_pools[szidx];
  if (pool_offset == 0) return allocate_from_new_pool(szidx);
  PoolHeader& pool = pool_at(pool_offset);
  ++pool.count;
  uint32_t block = pool.freeblock;
  pool.freeblock = memory_.free_link(block);
  if (pool.freeblock == 0) pool_extend(pool);
  return block;
}

// The free list has run out: one more block is cut off, or else the pool is full and leaves the
// list. So a pool in the list always has a free block.
void SmallAllocator::pool_extend(PoolHeader& pool) {
  if (pool.nextoffset > pool.maxnextoffset) {
    unlink_used_pool(pool);
    return;
  }
  pool.freeblock = header().used_pools[pool.szidx] + pool.nextoffset;
  pool.nextoffset += block_bytes_of(pool.szidx);
  memory_.set_free_link(pool.freeblock, 0);
}

uint32_t SmallAllocator::allocate_from_new_pool(uint32_t szidx) {
  if (header().usable_arenas == 0) {
    uint32_t index = new_arena();
    header().usable_arenas = index;
    header().nfp2lasta[arena_at(index).nfreepools] = index;
  }
  uint32_t pool_offset = take_pool();
  PoolHeader& pool = pool_at(pool_offset);
  header().used_pools[szidx] = pool_offset;
  pool.nextpool = 0;
  pool.prevpool = 0;
  pool.count = 1;
  if (pool.szidx == szidx) {
    // Its last blocks had this size: its free list is still good.
    uint32_t block = pool.freeblock;
    pool.freeblock = memory_.free_link(block);
    return block;
  }
  uint32_t block_bytes = block_bytes_of(szidx);
  uint32_t first_block = pool_offset + static_cast<uint32_t>(sizeof(PoolHeader));
  pool.szidx = szidx;
  pool.nextoffset = static_cast<uint32_t>(sizeof(PoolHeader)) + 2 * block_bytes;
  pool.maxnextoffset = header().pool_bytes - block_bytes;
  pool.freeblock = first_block + block_bytes;
  memory_.set_free_link(pool.freeblock, 0);
  return first_block;
}

// Takes a free pool from the first usable arena, which has the fewest; one fewer keeps the order.
uint32_t SmallAllocator::take_pool() {
  uint32_t index = header().usable_arenas;
  ArenaObject& arena = arena_at(index);
  CHECK(arena.nfreepools > 0);
  uint32_t* nfp2lasta = header().nfp2lasta;
  if (nfp2lasta[arena.nfreepools] == index) nfp2lasta[arena.nfreepools] = 0;
  if (arena.nfreepools > 1) nfp2lasta[arena.nfreepools - 1] = index;

  uint32_t pool_offset = arena.freepools;
  if (pool_offset != 0) {
    arena.freepools = pool_at(pool_offset).nextpool;
  } else {
    pool_offset = arena.pool_address;
    arena.pool_address += header().pool_bytes;
    pool_at(pool_offset) = {};
    pool_at(pool_offset).arenaindex = index;
    pool_at(pool_offset).szidx = kNoSizeClass;
  }
  --arena.nfreepools;
  if (arena.nfreepools == 0) {
    header().usable_arenas = arena.nextarena;
    if (arena.nextarena != 0) arena_at(arena.nextarena).prevarena = 0;
  }
  return pool_offset;
}

void SmallAllocator::insert_to_usedpool(uint32_t pool_offset) {
  PoolHeader& pool = pool_at(pool_offset);
  uint32_t next = header().used_pools[pool.szidx];
  pool.nextpool = next;
  pool.prevpool = 0;
  if (next != 0) pool_at(next).prevpool = pool_offset;
  header().used_pools[pool.szidx] = pool_offset;
}

void SmallAllocator::unlink_used_pool(PoolHeader& pool) {
  if (pool.prevpool != 0) {
    pool_at(pool.prevpool).nextpool = pool.nextpool;
  } else {
    header().used_pools[pool.szidx] = pool.nextpool;
  }
  if (pool.nextpool != 0) pool_at(pool.nextpool).prevpool = pool.prevpool;
}

void SmallAllocator::insert_to_freepool(uint32_t pool_offset) {
  PoolHeader& pool = pool_at(pool_offset);
  unlink_used_pool(pool);
  uint32_t index = pool.arenaindex;
  ArenaObject& arena = arena_at(index);
  pool.nextpool = arena.freepools;
  pool.prevpool = 0;
  arena.freepools = pool_offset;

  uint32_t* nfp2lasta = header().nfp2lasta;
  uint32_t nf = arena.nfreepools;
  uint32_t last_index = nfp2lasta[nf];
  if (last_index == index) {
    uint32_t before = arena.prevarena;
    nfp2lasta[nf] = before != 0 && arena_at(before).nfreepools == nf ? before : 0;
  }
  arena.nfreepools = ++nf;

  if (nf == arena.ntotalpools && (arena.nextarena != 0 || header().keeps_last_arena == 0)) {
    free_arena(index);
    return;
  }
  if (nf == 1) {
    // It had no free pool and was not usable; now it is the fullest of all.
    arena.nextarena = header().usable_arenas;
    arena.prevarena = 0;
    if (arena.nextarena != 0) arena_at(arena.nextarena).prevarena = index;
    header().usable_arenas = index;
    if (nfp2lasta[1] == 0) nfp2lasta[1] = index;
    return;
  }
  if (nfp2lasta[nf] == 0) nfp2lasta[nf] = index;
  if (index != last_index) slide_arena(index, last_index);
}

// Moves the arena behind the last one that has one free pool fewer, to keep the order.
void SmallAllocator::slide_arena(uint32_t index, uint32_t last_index) {
  ArenaObject& arena = arena_at(index);
  unlink_arena(arena);
  ArenaObject& last = arena_at(last_index);
  arena.prevarena = last_index;
  arena.nextarena = last.nextarena;
  if (arena.nextarena != 0) arena_at(arena.nextarena).prevarena = index;
  last.nextarena = index;
}

void SmallAllocator::unlink_arena(ArenaObject& arena) {
  if (arena.prevarena != 0) {
    arena_at(arena.prevarena).nextarena = arena.nextarena;
  } else {
    header().usable_arenas = arena.nextarena;
  }
  if (arena.nextarena != 0) arena_at(arena.nextarena).prevarena = arena.prevarena;
}

void SmallAllocator::free_arena(uint32_t index) {
  ArenaObject& arena = arena_at(index);
  unlink_arena(arena);
  uint32_t address = arena.address;
  arena = {};
  arena.nextarena = header().unused_arena_objects;
  header().unused_arena_objects = index;
  --header().narenas;
  PageRegions(memory_).give_back(address, header().arena_bytes);
}

uint32_t SmallAllocator::new_arena() {
  if (header().unused_arena_objects == 0) grow_arena_table();
  uint32_t arena_bytes = header().arena_bytes;
  uint32_t pool_bytes = header().pool_bytes;
  uint32_t address = PageRegions(memory_).take(arena_bytes, pool_bytes, LimitKind::Soft);
  uint32_t index = header().unused_arena_objects;
  ArenaObject& arena = arena_at(index);
  header().unused_arena_objects = arena.nextarena;
  ++header().narenas;
  arena = {};
  arena.address = address;
  arena.pool_address = address;
  arena.ntotalpools = arena_bytes / pool_bytes;
  arena.nfreepools = arena.ntotalpools;
  return index;
}

// Twice as many entries; the new ones become unused_arena_objects in ascending order.
void SmallAllocator::grow_arena_table() {
  constexpr uint32_t kEntriesInPage = kPageBytes / sizeof(ArenaObject);
  uint32_t old_entries = header().arena_table_entries;
  uint32_t new_entries = std::max(2 * old_entries, kEntriesInPage);
  uint32_t new_bytes = new_entries * static_cast<uint32_t>(sizeof(ArenaObject));
  uint32_t new_table = PageRegions(memory_).take(new_bytes, kPageBytes, LimitKind::Soft);
  uint32_t old_table = header().arena_table;
  uint32_t old_bytes = old_entries * static_cast<uint32_t>(sizeof(ArenaObject));
  if (old_entries > 0) std::memcpy(memory_.bytes(new_table), memory_.bytes(old_table), old_bytes);
  header().arena_table = new_table;
  header().arena_table_entries = new_entries;
  for (uint32_t index = old_entries; index < new_entries; ++index) {
    arena_at(index) = {};
    if (index + 1 < new_entries) arena_at(index).nextarena = index + 1;
  }
  if (old_entries == 0) arena_at(0) = {};
  header().unused_arena_objects = std::max(old_entries, 1u);
  if (old_entries > 0) PageRegions(memory_).give_back(old_table, old_bytes);
}

}  // namespace ouro
