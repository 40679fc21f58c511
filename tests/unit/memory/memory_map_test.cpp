#include "core/memory/memory_map.h"

#include <iterator>

#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

TEST_CASE("the map shows pools of every state") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> full = allocate_many(memory, blocks_in_pool(memory, 512), 512);
  uint32_t used = memory.allocate(64);
  uint32_t empty = memory.allocate(128);
  memory.release(empty, 128);

  MemoryMap map;
  read_memory_map(memory, &map);
  REQUIRE(map.arenas.size() == 1);
  CHECK(map.arenas[0].pool_count == 64);
  CHECK(map.arenas[0].free_pools == 62);
  CHECK(map.arenas[0].bytes == kMiB);
  REQUIRE(map.pools.size() == 64);
  CHECK(map.pools[0].offset == map.arenas[0].offset);
  CHECK(map.pools[0].state == PoolState::Full);
  CHECK(map.pools[0].block_bytes == 512);
  CHECK(map.pools[0].blocks_used == map.pools[0].blocks_max);
  CHECK(map.pools[1].state == PoolState::Used);
  CHECK(map.pools[1].offset < used);
  CHECK(map.pools[1].blocks_used == 1);
  CHECK(map.pools[1].blocks_max == (16 * 1024 - 48) / 64);
  CHECK(map.pools[2].state == PoolState::Empty);
  CHECK(map.pools[2].blocks_used == 0);
  CHECK(map.pools[3].state == PoolState::Untouched);
  CHECK(map.allocated_bytes == memory.allocated_bytes());
  CHECK(map.root.offset == memory.root_offset());
  CHECK(map.root.bytes == kRootBytes);
}

TEST_CASE("the blocks of a pool are used, free or untouched") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> offsets = allocate_many(memory, 5, 512);
  memory.release(offsets[1], 512);
  memory.release(offsets[3], 512);
  MemoryMap map;
  read_memory_map(memory, &map);
  std::vector<BlockState> blocks;
  read_pool_blocks(memory, map.pools[1], &blocks);
  CHECK(blocks.empty());
  read_pool_blocks(memory, map.pools[0], &blocks);
  REQUIRE(blocks.size() == blocks_in_pool(memory, 512));
  const BlockState kExpected[] = {BlockState::Used, BlockState::Free, BlockState::Used,
                                  BlockState::Free, BlockState::Used, BlockState::Free};
  for (size_t index = 0; index < std::size(kExpected); ++index) {
    CHECK(blocks[index] == kExpected[index]);
  }
  CHECK(blocks[6] == BlockState::Untouched);
  CHECK(blocks.back() == BlockState::Untouched);
}

TEST_CASE("the map shows large blocks, segments and free regions, by address") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t hole = memory.allocate(kMiB);
  uint32_t mapped = memory.allocate(200000);
  uint32_t first = memory.allocate(1000);
  uint32_t second = memory.allocate(2000);
  memory.release(first, 1000);
  memory.release(hole, kMiB);

  MemoryMap map;
  read_memory_map(memory, &map);
  REQUIRE(map.large_blocks.size() == 4);
  CHECK(map.large_blocks[0].offset == mapped);
  CHECK(map.large_blocks[0].has_own_pages);
  CHECK(map.large_blocks[0].bytes == 49 * kPageBytes);
  CHECK(map.large_blocks[1].offset == first);
  CHECK_FALSE(map.large_blocks[1].used);
  CHECK(map.large_blocks[1].bytes == 1008);
  CHECK(map.large_blocks[2].offset == second);
  CHECK(map.large_blocks[2].used);
  CHECK_FALSE(map.large_blocks[3].used);
  REQUIRE(map.segments.size() == 1);
  CHECK(map.segments[0].bytes == kSegmentBytes);
  REQUIRE(map.free_regions.size() == 1);
  CHECK(map.free_regions[0].bytes == kMiB + kPageBytes);
  CHECK(map.system_bytes == 49 * kPageBytes + kSegmentBytes);
}

TEST_CASE("what the map shows adds up") {
  Memory memory(kModels[0], kRootBytes, 64 * kMiB);
  Random random(5);
  std::vector<uint32_t> sizes(2000);
  std::vector<uint32_t> offsets(2000, 0);
  for (uint32_t step = 0; step < 20000; ++step) {
    uint32_t index = random.below(2000);
    if (offsets[index] != 0) memory.release(offsets[index], sizes[index]);
    sizes[index] = 1 + random.below(random.below(10) == 0 ? 200000 : 512);
    offsets[index] = random.below(3) == 0 ? 0 : memory.allocate(sizes[index]);
  }
  MemoryMap map;
  read_memory_map(memory, &map);
  uint32_t blocks = 0;
  uint32_t bytes = 0;
  for (const PoolView& pool : map.pools) {
    blocks += pool.blocks_used;
    bytes += pool.blocks_used * pool.block_bytes;
  }
  for (const LargeBlockView& block : map.large_blocks) {
    blocks += block.used ? 1 : 0;
    bytes += block.used ? block.bytes : 0;
  }
  CHECK(blocks == memory.allocated_blocks());
  CHECK(bytes == map.allocated_bytes);
}

TEST_CASE("a map that is read again replaces the one before") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  MemoryMap map;
  read_memory_map(memory, &map);
  CHECK(map.arenas.empty());
  memory.allocate(16);
  read_memory_map(memory, &map);
  read_memory_map(memory, &map);
  CHECK(map.arenas.size() == 1);
  CHECK(map.pools.size() == 64);
}

}  // namespace
}  // namespace ouro::tests
