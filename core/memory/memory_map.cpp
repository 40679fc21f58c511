// memory_map.cpp - walks the allocator's lists for memory_map.h.
#include "core/memory/memory_map.h"

#include <algorithm>

#include "core/memory/small_allocator.h"

namespace ouro {
namespace {

constexpr uint32_t kPoolHeaderBytes = sizeof(PoolHeader);

template <typename T>
const T& at(const Memory& memory, uint32_t offset) {
  return memory.at(Ref<T>(offset));
}

PoolView view_of_pool(const Memory& memory, uint32_t offset, const PoolHeader& pool) {
  PoolView view = {offset, PoolState::Used, block_bytes_of(pool.szidx), pool.count, 0};
  view.blocks_max = (memory.header().pool_bytes - kPoolHeaderBytes) / view.block_bytes;
  if (pool.count == 0) view.state = PoolState::Empty;
  if (pool.count == view.blocks_max) view.state = PoolState::Full;
  return view;
}

void read_arena(const Memory& memory, const ArenaObject& arena, MemoryMap* map) {
  uint32_t pool_bytes = memory.header().pool_bytes;
  uint32_t first_pool = static_cast<uint32_t>(map->pools.size());
  for_each_pool(memory, arena, [&](uint32_t offset, const PoolHeader& pool) {
    map->pools.push_back(view_of_pool(memory, offset, pool));
  });
  uint32_t end = arena.address + memory.header().arena_bytes;
  for (uint32_t offset = arena.pool_address; offset < end; offset += pool_bytes) {
    map->pools.push_back({offset, PoolState::Untouched, 0, 0, 0});
  }
  map->arenas.push_back({arena.address, memory.header().arena_bytes, arena.nfreepools, first_pool,
                         arena.ntotalpools});
}

void read_segment(const Memory& memory, uint32_t segment, MemoryMap* map) {
  map->segments.push_back({segment, at<SegmentHeader>(memory, segment).bytes});
  uint32_t chunk = segment + uint32_t{sizeof(SegmentHeader)};
  for (;;) {
    uint32_t bytes_and_flags = at<ChunkHeader>(memory, chunk).bytes_and_flags;
    uint32_t bytes = bytes_and_flags & ~kChunkFlags;
    if (bytes == 0) return;
    bool used = (bytes_and_flags & kChunkInUse) != 0;
    map->large_blocks.push_back({chunk + uint32_t{sizeof(ChunkHeader)}, bytes, used, false});
    chunk += bytes;
  }
}

template <typename View>
void sort_by_offset(std::vector<View>* views) {
  std::sort(views->begin(), views->end(),
            [](const View& a, const View& b) { return a.offset < b.offset; });
}

}  // namespace

void read_memory_map(const Memory& memory, MemoryMap* map) {
  const MemoryHeader& header = memory.header();
  map->used_bytes = memory.used_bytes();
  map->system_bytes = memory.system_bytes();
  map->allocated_bytes = memory.allocated_bytes();
  map->root = {memory.root_offset(), header.root_bytes};
  map->arenas.clear();
  map->pools.clear();
  map->segments.clear();
  map->large_blocks.clear();
  map->free_regions.clear();

  for_each_arena(memory, [&](const ArenaObject& arena) { read_arena(memory, arena, map); });
  for (uint32_t segment = header.first_segment; segment != 0;) {
    read_segment(memory, segment, map);
    segment = at<SegmentHeader>(memory, segment).next;
  }
  for (uint32_t region = header.first_mapped; region != 0;) {
    const MappedHeader& mapped = at<MappedHeader>(memory, region);
    uint32_t bytes = mapped.bytes_and_flags & ~kChunkFlags;
    map->large_blocks.push_back({region + uint32_t{sizeof(MappedHeader)}, bytes, true, true});
    region = mapped.next;
  }
  for (uint32_t region = header.first_free_region; region != 0;) {
    const FreeRegion& free_region = at<FreeRegion>(memory, region);
    map->free_regions.push_back({region, free_region.bytes});
    region = free_region.next;
  }
  sort_by_offset(&map->arenas);
  sort_by_offset(&map->segments);
  sort_by_offset(&map->large_blocks);
}

void read_pool_blocks(const Memory& memory, const PoolView& pool, std::vector<BlockState>* blocks) {
  blocks->clear();
  // What lies there is no header yet.
  if (pool.state == PoolState::Untouched) return;
  const PoolHeader& header = at<PoolHeader>(memory, pool.offset);
  uint32_t touched = (header.nextoffset - kPoolHeaderBytes) / pool.block_bytes;
  blocks->resize(pool.blocks_max, BlockState::Untouched);
  std::fill_n(blocks->begin(), touched, BlockState::Used);
  uint32_t first_block = pool.offset + kPoolHeaderBytes;
  for (uint32_t block = header.freeblock; block != 0; block = at<uint32_t>(memory, block)) {
    (*blocks)[(block - first_block) / pool.block_bytes] = BlockState::Free;
  }
}

}  // namespace ouro
