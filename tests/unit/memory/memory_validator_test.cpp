#include "core/memory/memory_validator.h"

#include <cstddef>

#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

// Something of everything; each test then overwrites one number.
struct Patient {
  Memory memory{kModels[1], kRootBytes, 64 * kMiB};
  uint32_t pool;
  uint32_t free_block;
  uint32_t chunk;
  uint32_t mapped;
  uint32_t arena;

  Patient() {
    std::vector<uint32_t> many = allocate_many(memory, 3000, 512);
    memory.release(many[10], 512);
    std::vector<uint32_t> blocks = allocate_many(memory, 5, 64);
    memory.release(blocks[1], 64);
    memory.release(blocks[3], 64);
    free_block = blocks[3];
    pool = free_block & ~(memory.header().pool_bytes - 1);
    arena = memory.header().arena_table + memory.header().usable_arenas * 32;
    std::vector<uint32_t> chunks = allocate_many(memory, 5, 1000);
    memory.release(chunks[1], 1000);
    memory.release(chunks[3], 1000);
    chunk = chunks[2] - 8;
    std::vector<uint32_t> large = allocate_many(memory, 3, kMiB);
    memory.release(large[1], kMiB);
    mapped = large[2] - 16;
    REQUIRE(problem_of(memory) == "");
  }

  // The sentence after `value` was written to `offset`.
  std::string with(size_t offset, uint32_t value) {
    uint32_t at = static_cast<uint32_t>(offset);
    uint32_t old_value = memory.at(Ref<uint32_t>(at));
    memory.at(Ref<uint32_t>(at)) = value;
    std::string problem = problem_of(memory);
    memory.at(Ref<uint32_t>(at)) = old_value;
    return problem.substr(0, problem.find(" (at "));
  }
};

TEST_CASE("the validator sees a wrong pool") {
  Patient patient;
  uint32_t pool = patient.pool;
  CHECK(patient.with(pool + offsetof(PoolHeader, count), 4) == "the count of used blocks is wrong");
  CHECK(patient.with(pool + offsetof(PoolHeader, freeblock), pool + 49) ==
        "a free block does not begin where blocks do");
  CHECK(patient.with(pool + offsetof(PoolHeader, freeblock), 0xFFFFFFF0) ==
        "a free block lies outside of its pool");
  CHECK(patient.with(pool + offsetof(PoolHeader, szidx), 4) == "a used pool of another size class");
  CHECK(patient.with(pool + offsetof(PoolHeader, nextpool), pool) == "a pool is in two lists");
  CHECK(patient.with(pool + offsetof(PoolHeader, nextpool), 64) ==
        "used_pools leads to something else");
  CHECK(patient.with(pool + offsetof(PoolHeader, prevpool), 64) == "prevpool is wrong");
  CHECK(patient.with(pool + offsetof(PoolHeader, arenaindex), 77) == "a pool of another arena");
  CHECK(patient.with(pool + offsetof(PoolHeader, nextoffset), 50) ==
        "nextoffset is not the offset of a block");
  CHECK(patient.with(pool + offsetof(PoolHeader, maxnextoffset), 1) == "maxnextoffset is wrong");
  CHECK(patient.with(patient.free_block, patient.free_block) == "free blocks in a circle");
  CHECK(patient.with(offsetof(MemoryHeader, used_pools) + 4 * 3, 0) ==
        "a pool is in the wrong list");
}

TEST_CASE("the validator sees a wrong arena") {
  Patient patient;
  uint32_t arena = patient.arena;
  CHECK(patient.with(arena + offsetof(ArenaObject, nfreepools), 1) == "nfreepools is wrong");
  CHECK(patient.with(arena + offsetof(ArenaObject, address), 0xFFFFF000) ==
        "an arena lies outside");
  CHECK(patient.with(arena + offsetof(ArenaObject, address), 0) == "narenas is wrong");
  CHECK(patient.with(arena + offsetof(ArenaObject, pool_address), 0) ==
        "pool_address lies outside of its arena");
  CHECK(patient.with(arena + offsetof(ArenaObject, freepools), 64) ==
        "a free pool lies outside of its arena");
  CHECK(patient.with(arena + offsetof(ArenaObject, prevarena), 1) == "prevarena is wrong");
  CHECK(patient.with(arena + offsetof(ArenaObject, nextarena), 200) == "no such usable arena");
  CHECK(patient.with(offsetof(MemoryHeader, usable_arenas), 0) ==
        "an arena with free pools is not usable");
  CHECK(patient.with(offsetof(MemoryHeader, unused_arena_objects), 0) ==
        "arena objects have been lost");
  CHECK(patient.with(offsetof(MemoryHeader, arena_table), 16) == "the arena table lies outside");
  CHECK(patient.with(offsetof(MemoryHeader, narenas), 1) == "arena objects have been lost");
  CHECK(patient.with(offsetof(MemoryHeader, nfp2lasta) + 4 * 5, 1) == "nfp2lasta is wrong");
}

TEST_CASE("the validator sees a wrong chunk") {
  Patient patient;
  uint32_t chunk = patient.chunk;
  CHECK(patient.with(chunk + offsetof(ChunkHeader, bytes_and_flags), 1008) ==
        "two free chunks touch");
  CHECK(patient.with(chunk + offsetof(ChunkHeader, bytes_and_flags), 0xFFFFFFF1) ==
        "a chunk is too long");
  CHECK(patient.with(chunk + offsetof(ChunkHeader, bytes_and_flags), 1008 | 4) ==
        "a chunk has strange flags");
  CHECK(patient.with(chunk + offsetof(ChunkHeader, prev_bytes), 0) == "prev_bytes is wrong");
  uint32_t free_links = chunk + 1008 + 8;
  CHECK(patient.with(free_links + offsetof(FreeChunkLinks, next), 0) ==
        "a free chunk is in no bin");
  CHECK(patient.with(free_links + offsetof(FreeChunkLinks, next), chunk) ==
        "a bin leads to something else");
  CHECK(patient.with(free_links + offsetof(FreeChunkLinks, prev), chunk) ==
        "the links of a bin are wrong");
  CHECK(patient.with(offsetof(MemoryHeader, bin_bits), 1) == "bin_bits is wrong");
  CHECK(patient.with(offsetof(MemoryHeader, large_bytes), 1) == "large_bytes is wrong");
  CHECK(patient.with(offsetof(MemoryHeader, large_blocks), 1) == "large_blocks is wrong");
  CHECK(patient.with(offsetof(MemoryHeader, first_segment), 4) == "a segment lies outside");
  CHECK(patient.with(offsetof(MemoryHeader, spare_segment), 4) == "the spare segment is in use");
}

TEST_CASE("the validator sees wrong regions") {
  Patient patient;
  uint32_t mapped = patient.mapped;
  CHECK(patient.with(mapped + offsetof(MappedHeader, bytes_and_flags), 0) ==
        "a mapped region has strange flags");
  CHECK(patient.with(mapped + offsetof(MappedHeader, request_bytes), 5) ==
        "a mapped region does not have the size of its request");
  CHECK(patient.with(mapped + offsetof(MappedHeader, prev), 5) ==
        "mapped regions are linked wrongly");
  CHECK(patient.with(offsetof(MemoryHeader, first_mapped), 0) == "large_bytes is wrong");
  uint32_t free_region = patient.memory.header().first_free_region;
  REQUIRE(free_region != 0);
  CHECK(patient.with(free_region + offsetof(FreeRegion, next), free_region) ==
        "free regions touch or are out of order");
  CHECK(patient.with(free_region + offsetof(FreeRegion, bytes), 0x80000000) ==
        "a free region reaches the end of the used prefix");
  CHECK(patient.with(free_region + offsetof(FreeRegion, bytes), kPageBytes) ==
        "pages belong to no region");
  CHECK(patient.with(offsetof(MemoryHeader, first_free_region), 0) == "pages belong to no region");
  CHECK(patient.with(offsetof(MemoryHeader, system_bytes), 0) == "system_bytes is wrong");
  CHECK(patient.with(offsetof(MemoryHeader, magic), 0) == "the header has been overwritten");
  CHECK(patient.with(offsetof(MemoryHeader, used_bytes), 4) == "the used prefix is too short");
}

}  // namespace
}  // namespace ouro::tests
