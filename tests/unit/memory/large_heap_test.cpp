#include "core/memory/large_heap.h"

#include <algorithm>

#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

TEST_CASE("a chunk costs eight bytes more, rounded up to sixteen, and is aligned") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t before = 0;
  for (uint32_t size : {513u, 520u, 521u, 1000u, 100000u}) {
    uint32_t offset = memory.allocate(size);
    CHECK(offset % kAlignment == 0);
    uint32_t chunk_bytes = (size + 8 + 15) / 16 * 16;
    CHECK(memory.allocated_bytes() - before == chunk_bytes);
    before = memory.allocated_bytes();
  }
  CHECK(memory.allocated_blocks() == 5);
  CHECK(problem_of(memory) == "");
}

TEST_CASE("every size has a bin, and larger chunks are in higher or equal ones") {
  uint32_t before = 0;
  for (uint32_t bytes = kChunkBytesMin; bytes <= kSegmentBytes; bytes += kAlignment) {
    uint32_t bin = LargeHeap::bin_of(bytes);
    CHECK(bin >= before);
    CHECK(bin <= before + 2);
    REQUIRE(bin < kBinCount);
    before = bin;
  }
}

TEST_CASE("freed neighbours become one chunk, in whichever order they are freed") {
  const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (const auto& order : orders) {
    Memory memory({}, kRootBytes, 64 * kMiB);
    std::vector<uint32_t> blocks = allocate_many(memory, 3, 1000);
    uint32_t fence = memory.allocate(1000);
    for (int index : order) memory.release(blocks[static_cast<size_t>(index)], 1000);
    CHECK(problem_of(memory) == "");
    CHECK(memory.allocate(3 * 1008 - 8) == blocks[0]);
    memory.release(fence, 1000);
    CHECK(problem_of(memory) == "");
  }
}

TEST_CASE("the best of the fitting chunks of a bin is taken") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t larger = memory.allocate(2100);
  memory.allocate(600);
  uint32_t exact = memory.allocate(2070);
  memory.allocate(600);
  uint32_t smaller = memory.allocate(2050);
  memory.allocate(600);
  memory.release(exact, 2070);
  memory.release(smaller, 2050);
  memory.release(larger, 2100);
  CHECK(memory.allocate(2070) == exact);
  CHECK(memory.allocate(2070) == larger);
  CHECK(memory.allocate(2050) == smaller);
}

TEST_CASE("a block grows in place when what follows is free, and shrinks in place") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t first = memory.allocate(1000);
  uint32_t second = memory.allocate(1000);
  uint32_t third = memory.allocate(1000);
  memory.bytes(third)[999] = 7;
  CHECK(memory.resize(third, 1000, 50000) == third);
  CHECK(memory.bytes(third)[999] == 7);
  CHECK(memory.resize(third, 50000, 600) == third);
  CHECK(problem_of(memory) == "");
  memory.release(second, 1000);
  CHECK(memory.resize(first, 1000, 2008) == first);
  CHECK(memory.resize(first, 2008, 2009) != first);
  CHECK(memory.allocate(2008) == first);
  CHECK(problem_of(memory) == "");
}

uint8_t pattern(uint32_t index) {
  return static_cast<uint8_t>(index * 7 + 1);
}

TEST_CASE("a block keeps its bytes wherever it moves") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    uint32_t size = 1;
    uint32_t offset = memory.allocate(size);
    memory.bytes(offset)[0] = 1;
    for (uint32_t new_size : {17u, 500u, 513u, 512u, 5000u, 130000u, 131072u, 900000u, 140000u,
                              100000u, 2000000u, 513u, 40u}) {
      memory.allocate(600);
      offset = memory.resize(offset, size, new_size);
      REQUIRE(offset != 0);
      uint32_t kept = std::min(size, new_size);
      uint32_t index = 0;
      while (index < kept && memory.bytes(offset)[index] == pattern(index)) ++index;
      REQUIRE(index == kept);
      for (index = 0; index < new_size; ++index) memory.bytes(offset)[index] = pattern(index);
      size = new_size;
      CHECK(problem_of(memory) == "");
    }
  }
}

TEST_CASE("of wholly free segments, one is kept") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> blocks = allocate_many(memory, 6, 120000);
  CHECK(memory.system_bytes() == 3 * kSegmentBytes);
  for (uint32_t block : blocks) memory.release(block, 120000);
  CHECK(memory.system_bytes() == kSegmentBytes);
  CHECK(problem_of(memory) == "");
  CHECK(allocate_many(memory, 1, 120000)[0] == blocks[0]);
  CHECK(memory.header().spare_segment == 0);
}

TEST_CASE("large requests have pages of their own and give them back at once") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t used_bytes = memory.used_bytes();
  uint32_t offset = memory.allocate(kMiB);
  CHECK(offset % kPageBytes == sizeof(MappedHeader));
  CHECK(memory.system_bytes() == kMiB + kPageBytes);
  CHECK(memory.resize(offset, kMiB, 3 * kMiB) == offset);
  CHECK(memory.resize(offset, 3 * kMiB, 2 * kMiB) == offset);
  uint32_t fence = memory.allocate(kMappedRequestMin);
  CHECK(problem_of(memory) == "");
  uint32_t moved = memory.resize(offset, 2 * kMiB, 2 * kMiB + kPageBytes);
  CHECK(moved > fence);
  CHECK(memory.resize(fence, kMappedRequestMin, 600) == fence);
  CHECK(problem_of(memory) == "");
  memory.release(fence, 600);
  memory.release(moved, 2 * kMiB + kPageBytes);
  CHECK(problem_of(memory) == "");
  CHECK(memory.used_bytes() == used_bytes);
}

TEST_CASE("a request that no block could hold is refused") {
  Memory memory({}, kRootBytes, 0xFFFFFFFFu);
  uint32_t used_bytes = memory.used_bytes();
  for (uint32_t size : {0xFFFFFFFFu, 0xFFFFFFF0u, 0xFFFFF000u, 0xFFFFEFF0u}) {
    CHECK(memory.allocate(size) == 0);
  }
  uint32_t block = memory.allocate(200000);
  CHECK(memory.resize(block, 200000, 0xFFFFFFFFu) == 0);
  memory.release(block, 200000);
  block = memory.allocate(600);
  CHECK(memory.resize(block, 600, 0xFFFFFFFFu) == 0);
  memory.release(block, 600);
  CHECK(memory.used_bytes() == used_bytes + kSegmentBytes);
  CHECK(problem_of(memory) == "");
}

}  // namespace
}  // namespace ouro::tests
