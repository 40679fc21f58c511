// memory_validator.cpp - one member function for each kind of structure, see memory_validator.h.
#include "core/memory/memory_validator.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/memory/large_heap.h"

// Ends the function with false, and the sentence, unless the condition holds.
#define REQUIRE_THAT(condition, offset, sentence)    \
  do {                                               \
    if (!(condition)) return fail(sentence, offset); \
  } while (false)

namespace ouro {
namespace {

constexpr uint32_t kPoolHeaderBytes = sizeof(PoolHeader);
constexpr uint32_t kChunkHeaderBytes = sizeof(ChunkHeader);

class Validator {
 public:
  Validator(const Memory& memory, std::string* problem)
      : memory_(memory), header_(memory.header()), problem_(problem) {}

  bool run() {
    return check_header() && check_arena_table() && check_arenas() && check_used_pools() &&
           check_pools() && check_usable_arenas() && check_segments() && check_bins() &&
           check_mapped() && check_large_totals() && check_free_regions() && check_regions();
  }

 private:
  struct Region {
    uint32_t offset;
    uint32_t bytes;
  };
  // Where a pool was met so far.
  enum class PoolList : uint8_t { None, Used, Free };

  bool fail(const char* sentence, uint32_t offset) {
    *problem_ = std::string(sentence) + " (at " + std::to_string(offset) + ")";
    return false;
  }
  template <typename T>
  const T& at(uint32_t offset) const {
    return memory_.at(Ref<T>(offset));
  }
  bool lies_inside(uint32_t offset, uint64_t bytes, uint32_t alignment) const {
    return offset >= header_.first_region && offset % alignment == 0 &&
           offset + bytes <= header_.used_bytes;
  }
  bool is_arena_index(uint32_t index) const {
    return index > 0 && index < header_.arena_table_entries;
  }
  const ArenaObject& arena_at(uint32_t index) const {
    return at<ArenaObject>(header_.arena_table + index * uint32_t{sizeof(ArenaObject)});
  }

  bool check_header();
  bool check_arena_table();
  bool check_arenas();
  bool check_arena(const ArenaObject& arena);
  bool check_used_pools();
  bool check_pools();
  bool check_pool(uint32_t offset, PoolList list);
  bool check_usable_arenas();
  bool check_segments();
  bool check_chunks(uint32_t segment);
  bool check_bins();
  bool check_mapped();
  bool check_large_totals();
  bool check_free_regions();
  bool check_regions();

  const Memory& memory_;
  const MemoryHeader& header_;
  std::string* problem_;
  std::vector<Region> taken_regions_;
  std::vector<Region> free_regions_;
  std::map<uint32_t, PoolList> pools_;        // the ones ever used
  std::map<uint32_t, uint32_t> free_chunks_;  // and their sizes
  uint32_t large_bytes_ = 0;
  uint32_t large_blocks_ = 0;
};

bool Validator::check_header() {
  REQUIRE_THAT(header_.magic == kMemoryMagic, 0, "the header has been overwritten");
  uint64_t root_end = uint64_t{memory_.root_offset()} + header_.root_bytes;
  REQUIRE_THAT(header_.first_region == align_up(root_end, kPageBytes), 0,
               "regions do not begin behind the root area");
  REQUIRE_THAT(header_.used_bytes >= header_.first_region, 0, "the used prefix is too short");
  REQUIRE_THAT(header_.used_bytes % kPageBytes == 0, 0, "the used prefix is not whole pages");
  return true;
}

bool Validator::check_arena_table() {
  if (header_.arena_table_entries == 0) {
    REQUIRE_THAT(header_.unused_arena_objects == 0, 0, "unused arena objects without a table");
    return true;
  }
  uint64_t bytes = uint64_t{header_.arena_table_entries} * sizeof(ArenaObject);
  REQUIRE_THAT(lies_inside(header_.arena_table, bytes, kPageBytes), header_.arena_table,
               "the arena table lies outside");
  taken_regions_.push_back({header_.arena_table, static_cast<uint32_t>(bytes)});
  uint32_t unused = 0;
  for (uint32_t index = header_.unused_arena_objects; index != 0;) {
    REQUIRE_THAT(is_arena_index(index), index, "no such unused arena object");
    REQUIRE_THAT(arena_at(index).address == 0, index, "an unused arena object has an arena");
    REQUIRE_THAT(++unused < header_.arena_table_entries, index, "unused arena objects in a circle");
    index = arena_at(index).nextarena;
  }
  REQUIRE_THAT(unused + header_.narenas + 1 == header_.arena_table_entries, unused,
               "arena objects have been lost");
  return true;
}

bool Validator::check_arenas() {
  uint32_t arena_count = 0;
  for (uint32_t index = 1; index < header_.arena_table_entries; ++index) {
    const ArenaObject& arena = arena_at(index);
    if (arena.address == 0) continue;
    ++arena_count;
    REQUIRE_THAT(lies_inside(arena.address, header_.arena_bytes, header_.pool_bytes), arena.address,
                 "an arena lies outside");
    taken_regions_.push_back({arena.address, header_.arena_bytes});
    if (!check_arena(arena)) return false;
    for (uint32_t pool = arena.address; pool < arena.pool_address; pool += header_.pool_bytes) {
      REQUIRE_THAT(at<PoolHeader>(pool).arenaindex == index, pool, "a pool of another arena");
    }
  }
  REQUIRE_THAT(arena_count == header_.narenas, arena_count, "narenas is wrong");
  return true;
}

bool Validator::check_arena(const ArenaObject& arena) {
  uint32_t end = arena.address + header_.arena_bytes;
  REQUIRE_THAT(arena.ntotalpools == header_.arena_bytes / header_.pool_bytes, arena.address,
               "ntotalpools is wrong");
  REQUIRE_THAT(arena.pool_address >= arena.address && arena.pool_address <= end &&
                   arena.pool_address % header_.pool_bytes == 0,
               arena.address, "pool_address lies outside of its arena");
  for (uint32_t pool = arena.address; pool < arena.pool_address; pool += header_.pool_bytes) {
    pools_[pool] = PoolList::None;
  }
  uint32_t free_pools = (end - arena.pool_address) / header_.pool_bytes;
  for (uint32_t pool = arena.freepools; pool != 0; pool = at<PoolHeader>(pool).nextpool) {
    REQUIRE_THAT(pool >= arena.address && pool < arena.pool_address, pool,
                 "a free pool lies outside of its arena");
    auto found = pools_.find(pool);
    REQUIRE_THAT(found != pools_.end(), pool, "no pool begins here");
    REQUIRE_THAT(found->second == PoolList::None, pool, "a pool is free twice");
    found->second = PoolList::Free;
    ++free_pools;
  }
  REQUIRE_THAT(free_pools == arena.nfreepools, arena.address, "nfreepools is wrong");
  return true;
}

bool Validator::check_used_pools() {
  for (uint32_t szidx = 0; szidx < kSizeClassCount; ++szidx) {
    uint32_t before = 0;
    for (uint32_t pool = header_.used_pools[szidx]; pool != 0;) {
      auto found = pools_.find(pool);
      REQUIRE_THAT(found != pools_.end(), pool, "used_pools leads to something else");
      REQUIRE_THAT(found->second == PoolList::None, pool, "a pool is in two lists");
      found->second = PoolList::Used;
      const PoolHeader& pool_header = at<PoolHeader>(pool);
      REQUIRE_THAT(pool_header.szidx == szidx, pool, "a used pool of another size class");
      REQUIRE_THAT(pool_header.prevpool == before, pool, "prevpool is wrong");
      before = pool;
      pool = pool_header.nextpool;
    }
  }
  return true;
}

bool Validator::check_pools() {
  for (auto [offset, list] : pools_) {
    if (!check_pool(offset, list)) return false;
  }
  return true;
}

bool Validator::check_pool(uint32_t offset, PoolList list) {
  const PoolHeader& pool = at<PoolHeader>(offset);
  REQUIRE_THAT(pool.szidx < kSizeClassCount, offset, "a pool has no size class");
  uint32_t block_bytes = block_bytes_of(pool.szidx);
  uint32_t blocks_max = (header_.pool_bytes - kPoolHeaderBytes) / block_bytes;
  REQUIRE_THAT(pool.maxnextoffset == header_.pool_bytes - block_bytes, offset,
               "maxnextoffset is wrong");
  REQUIRE_THAT((pool.nextoffset - kPoolHeaderBytes) % block_bytes == 0, offset,
               "nextoffset is not the offset of a block");
  uint32_t touched = (pool.nextoffset - kPoolHeaderBytes) / block_bytes;
  REQUIRE_THAT(touched <= blocks_max, offset, "nextoffset is too large");
  uint32_t free_blocks = 0;
  for (uint32_t block = pool.freeblock; block != 0; block = at<uint32_t>(block)) {
    REQUIRE_THAT(block >= offset + kPoolHeaderBytes && block < offset + pool.nextoffset, block,
                 "a free block lies outside of its pool");
    REQUIRE_THAT((block - offset - kPoolHeaderBytes) % block_bytes == 0, block,
                 "a free block does not begin where blocks do");
    REQUIRE_THAT(++free_blocks <= touched, block, "free blocks in a circle");
  }
  REQUIRE_THAT(pool.count + free_blocks == touched, offset, "the count of used blocks is wrong");
  PoolList wanted = PoolList::Used;
  if (pool.count == 0) wanted = PoolList::Free;
  if (pool.count == blocks_max) wanted = PoolList::None;
  REQUIRE_THAT(list == wanted, offset, "a pool is in the wrong list");
  REQUIRE_THAT(list == PoolList::None || pool.freeblock != 0, offset, "no free block is ready");
  return true;
}

bool Validator::check_usable_arenas() {
  std::vector<uint32_t> last(kPoolsInArenaMax + 1, 0);
  uint32_t usable_count = 0;
  uint32_t before = 0;
  for (uint32_t index = header_.usable_arenas; index != 0;) {
    REQUIRE_THAT(is_arena_index(index), index, "no such usable arena");
    const ArenaObject& arena = arena_at(index);
    REQUIRE_THAT(arena.address != 0, index, "an unused arena object is usable");
    REQUIRE_THAT(arena.nfreepools > 0, index, "a usable arena without a free pool");
    REQUIRE_THAT(arena.prevarena == before, index, "prevarena is wrong");
    REQUIRE_THAT(before == 0 || arena_at(before).nfreepools <= arena.nfreepools, index,
                 "usable arenas are out of order");
    REQUIRE_THAT(++usable_count <= header_.narenas, index, "usable arenas in a circle");
    last[arena.nfreepools] = index;
    before = index;
    index = arena.nextarena;
  }
  for (uint32_t index = 1; index < header_.arena_table_entries; ++index) {
    if (arena_at(index).address != 0 && arena_at(index).nfreepools > 0) --usable_count;
  }
  REQUIRE_THAT(usable_count == 0, 0, "an arena with free pools is not usable");
  for (uint32_t count = 0; count <= kPoolsInArenaMax; ++count) {
    REQUIRE_THAT(header_.nfp2lasta[count] == last[count], count, "nfp2lasta is wrong");
  }
  return true;
}

bool Validator::check_segments() {
  uint32_t before = 0;
  uint32_t whole_segments = 0;
  for (uint32_t segment = header_.first_segment; segment != 0;) {
    REQUIRE_THAT(lies_inside(segment, kSegmentBytes, kPageBytes), segment,
                 "a segment lies outside");
    const SegmentHeader& links = at<SegmentHeader>(segment);
    REQUIRE_THAT(links.prev == before, segment, "segments are linked wrongly");
    REQUIRE_THAT(links.bytes == kSegmentBytes, segment, "a segment has another size");
    taken_regions_.push_back({segment, links.bytes});
    size_t free_before = free_chunks_.size();
    uint32_t blocks_before = large_blocks_;
    if (!check_chunks(segment)) return false;
    if (large_blocks_ == blocks_before && free_chunks_.size() == free_before + 1) {
      ++whole_segments;
      REQUIRE_THAT(header_.spare_segment == segment, segment, "a free segment is not the spare");
    }
    before = segment;
    segment = links.next;
  }
  REQUIRE_THAT(whole_segments == (header_.spare_segment != 0 ? 1u : 0u), header_.spare_segment,
               "the spare segment is in use");
  return true;
}

bool Validator::check_chunks(uint32_t segment) {
  uint32_t end = segment + kSegmentBytes - kChunkHeaderBytes;
  uint32_t prev_bytes = 0;
  bool prev_used = true;
  uint32_t chunk = segment + uint32_t{sizeof(SegmentHeader)};
  while (chunk < end) {
    const ChunkHeader& tag = at<ChunkHeader>(chunk);
    uint32_t bytes = tag.bytes_and_flags & ~kChunkFlags;
    uint32_t flags = tag.bytes_and_flags & kChunkFlags;
    REQUIRE_THAT(tag.prev_bytes == prev_bytes, chunk, "prev_bytes is wrong");
    REQUIRE_THAT(bytes >= kChunkBytesMin && bytes <= end - chunk, chunk, "a chunk is too long");
    REQUIRE_THAT(flags == 0 || flags == kChunkInUse, chunk, "a chunk has strange flags");
    if (flags == kChunkInUse) {
      ++large_blocks_;
      large_bytes_ += bytes;
    } else {
      REQUIRE_THAT(prev_used, chunk, "two free chunks touch");
      free_chunks_[chunk] = bytes;
    }
    prev_used = flags == kChunkInUse;
    prev_bytes = bytes;
    chunk += bytes;
  }
  REQUIRE_THAT(at<ChunkHeader>(end).prev_bytes == prev_bytes, end, "prev_bytes is wrong");
  REQUIRE_THAT(at<ChunkHeader>(end).bytes_and_flags == kChunkInUse, end, "an end mark is missing");
  return true;
}

bool Validator::check_bins() {
  for (uint32_t bin = 0; bin < kBinCount; ++bin) {
    bool marked = (header_.bin_bits[bin / 32] >> (bin % 32) & 1) != 0;
    REQUIRE_THAT(marked == (header_.bins[bin] != 0), bin, "bin_bits is wrong");
    uint32_t before = 0;
    for (uint32_t chunk = header_.bins[bin]; chunk != 0;) {
      auto found = free_chunks_.find(chunk);
      REQUIRE_THAT(found != free_chunks_.end(), chunk, "a bin leads to something else");
      REQUIRE_THAT(LargeHeap::bin_of(found->second) == bin, chunk, "a chunk is in another bin");
      const FreeChunkLinks& links = at<FreeChunkLinks>(chunk + kChunkHeaderBytes);
      REQUIRE_THAT(links.prev == before, chunk, "the links of a bin are wrong");
      free_chunks_.erase(found);
      before = chunk;
      chunk = links.next;
    }
  }
  REQUIRE_THAT(free_chunks_.empty(), free_chunks_.begin()->first, "a free chunk is in no bin");
  return true;
}

bool Validator::check_mapped() {
  uint32_t before = 0;
  for (uint32_t region = header_.first_mapped; region != 0;) {
    REQUIRE_THAT(lies_inside(region, kPageBytes, kPageBytes), region,
                 "a mapped region lies outside");
    const MappedHeader& mapped = at<MappedHeader>(region);
    uint32_t bytes = mapped.bytes_and_flags & ~kChunkFlags;
    REQUIRE_THAT((mapped.bytes_and_flags & kChunkFlags) == (kChunkInUse | kChunkMapped), region,
                 "a mapped region has strange flags");
    REQUIRE_THAT(
        align_up(uint64_t{mapped.request_bytes} + sizeof(MappedHeader), kPageBytes) == bytes,
        region, "a mapped region does not have the size of its request");
    REQUIRE_THAT(mapped.prev == before, region, "mapped regions are linked wrongly");
    REQUIRE_THAT(lies_inside(region, bytes, kPageBytes), region, "a mapped region is too long");
    taken_regions_.push_back({region, bytes});
    large_bytes_ += bytes;
    ++large_blocks_;
    before = region;
    region = mapped.next;
  }
  return true;
}

bool Validator::check_large_totals() {
  REQUIRE_THAT(large_bytes_ == header_.large_bytes, large_bytes_, "large_bytes is wrong");
  REQUIRE_THAT(large_blocks_ == header_.large_blocks, large_blocks_, "large_blocks is wrong");
  return true;
}

bool Validator::check_free_regions() {
  uint32_t end_before = 0;
  for (uint32_t region = header_.first_free_region; region != 0;) {
    REQUIRE_THAT(lies_inside(region, kPageBytes, kPageBytes), region, "a free region lies outside");
    const FreeRegion& links = at<FreeRegion>(region);
    REQUIRE_THAT(links.bytes % kPageBytes == 0 && links.bytes > 0, region,
                 "a free region is not whole pages");
    REQUIRE_THAT(region > end_before, region, "free regions touch or are out of order");
    REQUIRE_THAT(uint64_t{region} + links.bytes < header_.used_bytes, region,
                 "a free region reaches the end of the used prefix");
    free_regions_.push_back({region, links.bytes});
    end_before = region + links.bytes;
    region = links.next;
  }
  return true;
}

// All regions together fill the block.
bool Validator::check_regions() {
  uint32_t taken_bytes = 0;
  for (const Region& region : taken_regions_) taken_bytes += region.bytes;
  REQUIRE_THAT(taken_bytes == header_.system_bytes, taken_bytes, "system_bytes is wrong");
  std::vector<Region> regions = taken_regions_;
  regions.insert(regions.end(), free_regions_.begin(), free_regions_.end());
  std::sort(regions.begin(), regions.end(),
            [](const Region& a, const Region& b) { return a.offset < b.offset; });
  uint32_t end = header_.first_region;
  for (const Region& region : regions) {
    REQUIRE_THAT(region.offset >= end, region.offset, "two regions overlap");
    REQUIRE_THAT(region.offset == end, end, "pages belong to no region");
    end += region.bytes;
  }
  REQUIRE_THAT(end == header_.used_bytes, end, "the last pages belong to no region");
  return true;
}

}  // namespace

bool memory_is_well_formed(const Memory& memory, std::string* problem) {
  problem->clear();
  return Validator(memory, problem).run();
}

}  // namespace ouro
