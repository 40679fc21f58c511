// memory_map.h - what lies where in the block, as plain structs for a picture.
//
// Only reads, and lives on the host: nothing here is part of the machine. Blocks are looked up one
// pool at a time, because a picture shows many pools but only few of them closely.
#pragma once

#include <cstdint>
#include <vector>

#include "core/memory/memory.h"

namespace ouro {

// Untouched: never handed out since the pool got its size class.
enum class BlockState : uint8_t { Untouched, Free, Used };
// CPython's words: empty pools belong to no size class until they are used again, used ones have
// both used and free blocks.
enum class PoolState : uint8_t { Untouched, Empty, Used, Full };

struct PoolView {
  uint32_t offset;
  PoolState state;
  uint32_t block_bytes;  // of the last size class; 0 for an untouched pool
  uint32_t blocks_used;
  uint32_t blocks_max;
};

struct ArenaView {
  uint32_t offset;
  uint32_t bytes;
  uint32_t free_pools;
  uint32_t first_pool;  // index in MemoryMap::pools
  uint32_t pool_count;
};

// A chunk of the large heap, free or in use, or a region of pages for one request.
struct LargeBlockView {
  uint32_t offset;  // of its first byte, without the header
  uint32_t bytes;   // with the header
  bool used;
  bool has_own_pages;
};

struct RegionView {
  uint32_t offset;
  uint32_t bytes;
};

struct MemoryMap {
  uint32_t used_bytes = 0;
  uint32_t system_bytes = 0;
  uint32_t allocated_bytes = 0;
  RegionView root = {};
  std::vector<ArenaView> arenas;  // by address
  std::vector<PoolView> pools;    // of all arenas
  std::vector<RegionView> segments;
  std::vector<LargeBlockView> large_blocks;  // by address
  std::vector<RegionView> free_regions;      // by address
};

// Replaces what was in `map`.
void read_memory_map(const Memory& memory, MemoryMap* map);

// The states of the blocks of a pool, in the order of their addresses; the first block lies
// sizeof(PoolHeader) bytes into the pool. None for an untouched pool. `pool` is from a map that was
// read after the memory last changed.
void read_pool_blocks(const Memory& memory, const PoolView& pool, std::vector<BlockState>* blocks);

}  // namespace ouro
