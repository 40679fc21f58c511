// layout.h - what the allocator itself keeps inside the block: plain data, fixed-width fields.
//
// The used prefix of a block, from offset 0:
//
//   MemoryHeader | root area | page regions ... | end of the used prefix (= used_bytes)
//
// Everything after the root area is cut into regions of whole pages (page_regions.h). A region is
//   an arena      - aligned to pool_bytes, cut into pools, each cut into blocks of one size class;
//   a segment     - of the large heap: SegmentHeader, then chunks back to back, then an end mark;
//   a mapped one  - one request of kMappedRequestMin bytes or more: MappedHeader, then its bytes;
//   the arena table - one ArenaObject for each arena;
//   free          - a FreeRegion in the list at first_free_region.
//
// All links are offsets; 0 ends a list. Names in CPython's spelling (szidx, nextoffset, ...) mean
// what they mean in Objects/obmalloc.c. No struct here has padding, so equal states are equal
// bytes.
#pragma once

#include <cstdint>
#include <type_traits>

namespace ouro {

inline constexpr uint32_t kSmallRequestMax = 512;
inline constexpr uint32_t kAlignment = 16;
inline constexpr uint32_t kSizeClassCount = kSmallRequestMax / kAlignment;

inline constexpr uint32_t kPageBytes = 4096;
// Both CPython models (16 KiB of 1 MiB, 4 KiB of 256 KiB) have this many pools in an arena.
inline constexpr uint32_t kPoolsInArenaMax = 64;
// The last page is left out, so that the end of the used prefix is always a 32-bit number.
inline constexpr uint32_t kBlockBytesMax = 0xFFFFF000u;
// How far small requests may go beyond the limit, see memory.h.
inline constexpr uint32_t kReserveBytes = 16 * 1024 * 1024;

// From here on a request gets pages of its own, as from malloc's mmap threshold on.
inline constexpr uint32_t kMappedRequestMin = 128 * 1024;
inline constexpr uint32_t kSegmentBytes = 256 * 1024;
inline constexpr uint32_t kBinCount = 104;

// At the start of every pool of an arena. CPython's pool_header, whose size on a 64-bit host is 48.
// count and freeblock are not neighbours, because compilers would join the two stores to them, and
// the next request would wait for the join.
struct PoolHeader {
  uint32_t freeblock;   // head of the free list; 0 exactly when all blocks are in use
  uint32_t nextpool;    // in used_pools[szidx], or in its arena's freepools
  uint32_t count;       // blocks in use (ref.count)
  uint32_t prevpool;    // in used_pools[szidx]; 0 for the first
  uint32_t szidx;       // size class, kNoSizeClass before the first use
  uint32_t nextoffset;  // of the first block never handed out, relative to the pool
  uint32_t arenaindex;
  uint32_t maxnextoffset;  // the greatest nextoffset at which a block still fits
  uint32_t reserved[4];
};
inline constexpr uint32_t kNoSizeClass = 0xFFFF;

// One entry of the arena table; entry 0 stays unused, so that 0 means "none".
struct ArenaObject {
  uint32_t address;       // 0: not associated with an arena
  uint32_t pool_address;  // the first pool never carved off
  uint32_t nfreepools;    // in freepools, and those not carved off
  uint32_t ntotalpools;
  uint32_t freepools;
  uint32_t nextarena;  // index: in usable_arenas, or in unused_arena_objects
  uint32_t prevarena;  // index: in usable_arenas
  uint32_t reserved;
};

struct FreeRegion {
  uint32_t next;  // the next one by address
  uint32_t bytes;
};

struct SegmentHeader {
  uint32_t next;
  uint32_t prev;
  uint32_t bytes;
  uint32_t reserved[3];
};

// Boundary tag of a chunk of the large heap; its bytes follow. As in glibc's malloc it costs 8
// bytes, and the lowest bits of the size are flags.
struct ChunkHeader {
  uint32_t prev_bytes;  // size of the chunk before; 0 for the first of its segment
  uint32_t bytes_and_flags;
};

// Where a free chunk's bytes would be.
struct FreeChunkLinks {
  uint32_t next;
  uint32_t prev;
};

// Its last field lies where a chunk's does, so a release finds out which of the two it got.
struct MappedHeader {
  uint32_t next;
  uint32_t prev;
  uint32_t request_bytes;
  uint32_t bytes_and_flags;
};

inline constexpr uint32_t kChunkInUse = 1;
inline constexpr uint32_t kChunkMapped = 2;
inline constexpr uint32_t kChunkFlags = kAlignment - 1;
// As glibc's MINSIZE: a smaller remainder stays with the chunk before it.
inline constexpr uint32_t kChunkBytesMin = 32;

// At offset 0.
struct MemoryHeader {
  uint32_t magic;
  uint32_t pool_bytes;
  uint32_t arena_bytes;
  uint32_t root_bytes;
  uint32_t keeps_last_arena;  // 0 or 1

  // Page regions.
  uint32_t used_bytes;    // end of the used prefix, a multiple of kPageBytes
  uint32_t system_bytes;  // in regions that are not free
  uint32_t first_region;  // where the page regions begin
  uint32_t first_free_region;
  uint32_t acknowledged_bytes;  // see Memory::acknowledge_over_limit

  // Small requests.
  uint32_t usable_arenas;         // index; ordered by nfreepools, the fullest first
  uint32_t unused_arena_objects;  // index
  uint32_t arena_table;
  uint32_t arena_table_entries;
  uint32_t narenas;
  uint32_t used_pools[kSizeClassCount];      // pools with both used and free blocks
  uint32_t nfp2lasta[kPoolsInArenaMax + 1];  // last usable arena with that many free pools

  // Large requests.
  uint32_t first_segment;
  uint32_t spare_segment;  // the one wholly free segment that is kept; 0: none
  uint32_t first_mapped;
  uint32_t large_bytes;  // in chunks and mapped regions in use
  uint32_t large_blocks;
  uint32_t bin_bits[4];  // which bins have chunks
  uint32_t bins[kBinCount];
};
inline constexpr uint32_t kMemoryMagic = 0x4F55524F;

static_assert(sizeof(PoolHeader) == 48);
static_assert(sizeof(ArenaObject) == 32);
static_assert((sizeof(SegmentHeader) + sizeof(ChunkHeader)) % kAlignment == 0);
static_assert(sizeof(MappedHeader) == kAlignment);
static_assert(std::is_trivially_copyable_v<MemoryHeader>);
static_assert(kBinCount <= 4 * 32);

// Rounds up to a power of two. In 64 bits, because the end of the block may be near 4 GiB.
constexpr uint64_t align_up(uint64_t value, uint64_t alignment) {
  return (value + alignment - 1) & ~(alignment - 1);
}

constexpr uint32_t block_bytes_of(uint32_t szidx) {
  return (szidx + 1) * kAlignment;
}

}  // namespace ouro
