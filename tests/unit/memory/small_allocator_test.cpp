#include "core/memory/small_allocator.h"

#include <algorithm>
#include <memory>

#include "tests/unit/memory/allocation_trace.h"
#include "tests/unit/memory/memory_fixture.h"

namespace ouro::tests {
namespace {

constexpr uint32_t kPoolHeaderBytes = sizeof(PoolHeader);

TEST_CASE("requests of one size class lie side by side, others in another pool") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    for (uint32_t size = 1; size <= kSmallRequestMax; size += 16) {
      uint32_t block_bytes = (size + 15) / 16 * 16;
      uint32_t first = memory.allocate(size);
      CHECK(first % model.pool_bytes == kPoolHeaderBytes);
      CHECK(memory.allocate(size + 15) == first + block_bytes);
      CHECK(memory.allocate(size + 7) == first + 2 * block_bytes);
    }
    CHECK(problem_of(memory) == "");
  }
}

TEST_CASE("freed blocks of a pool are reused last in, first out, and before untouched ones") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> blocks = allocate_many(memory, 6, 48);
  for (uint32_t index : {1u, 4u, 2u}) memory.release(blocks[index], 48);
  CHECK(memory.allocate(48) == blocks[2]);
  CHECK(memory.allocate(33) == blocks[4]);
  CHECK(memory.allocate(48) == blocks[1]);
  CHECK(memory.allocate(48) == blocks[5] + 48);
  CHECK(problem_of(memory) == "");
}

TEST_CASE("a full pool leaves used_pools, and comes first when one of its blocks is freed") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    uint32_t count = blocks_in_pool(memory, 256);
    std::vector<uint32_t> full = allocate_many(memory, count, 256);
    CHECK(memory.header().used_pools[15] == 0);
    uint32_t next = memory.allocate(256);
    CHECK(next / model.pool_bytes == full[0] / model.pool_bytes + 1);
    memory.release(full[3], 256);
    CHECK(problem_of(memory) == "");
    CHECK(memory.allocate(256) == full[3]);
    CHECK(memory.allocate(256) == next + 256);
  }
}

TEST_CASE("an empty pool may come back with another size class") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> kept = allocate_many(memory, 1, 512);
  std::vector<uint32_t> blocks = allocate_many(memory, 3, 32);
  for (uint32_t block : blocks) memory.release(block, 32);
  CHECK(memory.header().used_pools[1] == 0);
  CHECK(problem_of(memory) == "");
  CHECK(memory.allocate(64) == blocks[0]);
}

TEST_CASE("an empty pool that comes back with the same size class keeps its free list") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  std::vector<uint32_t> blocks = allocate_many(memory, 3, 32);
  for (uint32_t block : {blocks[2], blocks[0], blocks[1]}) memory.release(block, 32);
  CHECK(memory.allocate(32) == blocks[1]);
  CHECK(memory.allocate(32) == blocks[0]);
  CHECK(memory.allocate(32) == blocks[2]);
}

// As many blocks of 512 bytes as fill `arenas` arenas.
std::vector<std::vector<uint32_t>> fill_arenas(Memory& memory, uint32_t arenas) {
  uint32_t pools = memory.header().arena_bytes / memory.header().pool_bytes;
  std::vector<std::vector<uint32_t>> blocks;
  for (uint32_t arena = 0; arena < arenas; ++arena) {
    blocks.push_back(allocate_many(memory, pools * blocks_in_pool(memory, 512), 512));
  }
  return blocks;
}

TEST_CASE("an arena is given back only when all of its pools are free") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    auto blocks = fill_arenas(memory, 3);
    CHECK(memory.header().narenas == 3);
    memory.release(blocks[2].back(), 512);
    uint32_t system_bytes = memory.system_bytes();
    uint32_t last = blocks[1].back();
    blocks[1].pop_back();
    for (uint32_t block : blocks[1]) memory.release(block, 512);
    CHECK(memory.system_bytes() == system_bytes);
    memory.release(last, 512);
    // The other arena with a free block has no free pool, so this one is the last usable one.
    CHECK(memory.header().narenas == (model.keeps_last_arena ? 3 : 2));
    for (uint32_t block : blocks[0]) memory.release(block, 512);
    CHECK(memory.header().narenas == 2u - (model.keeps_last_arena ? 0 : 1));
    CHECK(problem_of(memory) == "");
  }
}

TEST_CASE("pools come from the usable arena with the fewest free pools") {
  for (MemoryModel model : kModels) {
    Memory memory(model, kRootBytes, 64 * kMiB);
    auto blocks = fill_arenas(memory, 3);
    uint32_t in_pool = blocks_in_pool(memory, 512);
    // Free pools: one in arena 0, three in arena 1, two in arena 2.
    for (uint32_t index = 0; index < in_pool; ++index) memory.release(blocks[0][index], 512);
    for (uint32_t index = 0; index < 3 * in_pool; ++index) memory.release(blocks[1][index], 512);
    for (uint32_t index = 0; index < 2 * in_pool; ++index) memory.release(blocks[2][index], 512);
    CHECK(problem_of(memory) == "");
    std::vector<uint32_t> arenas;
    for (uint32_t count = 0; count < 6; ++count) {
      uint32_t offset = allocate_many(memory, in_pool, 512).front();
      for (uint32_t arena = 0; arena < 3; ++arena) {
        if (offset - blocks[arena][0] < model.arena_bytes) arenas.push_back(arena);
      }
    }
    CHECK(arenas == std::vector<uint32_t>{0, 2, 2, 1, 1, 1});
  }
}

TEST_CASE("the arena table grows, and arena objects are reused last in, first out") {
  Memory memory(kModels[0], kRootBytes, 64 * kMiB);
  auto blocks = fill_arenas(memory, 140);
  CHECK(memory.header().arena_table_entries == 256);
  CHECK(problem_of(memory) == "");
  for (auto& arena : blocks) {
    for (uint32_t block : arena) memory.release(block, 512);
  }
  CHECK(memory.header().narenas == 0);
  CHECK(problem_of(memory) == "");
  memory.allocate(512);
  CHECK(memory.header().usable_arenas == 140);
}

TEST_CASE("a block that shrinks by less than a quarter stays") {
  Memory memory({}, kRootBytes, 64 * kMiB);
  uint32_t block = memory.allocate(512);
  CHECK(memory.resize(block, 512, 400) == block);
  CHECK(memory.resize(block, 400, 500) == block);
  uint32_t smaller = memory.resize(block, 500, 384);
  CHECK(smaller != block);
  CHECK(memory.allocate(512) == block);
  CHECK(memory.resize(smaller, 384, 385) != smaller);
  CHECK(problem_of(memory) == "");
}

// What allocation_trace.h needs to know.
struct TraceContext {
  Memory memory;
  uint32_t first_arena;
};

uint64_t trace_digest(MemoryModel model) {
  // The table comes before the first arena, as cpython_trace.c has no table among its arenas.
  TraceContext context{{model, kRootBytes, 64 * kMiB}, 0};
  context.memory.release(context.memory.allocate(1), 1);
  context.first_arena =
      static_cast<uint32_t>(align_up(context.memory.header().arena_table + 1, model.pool_bytes));
  auto trace = std::make_unique<Trace>();
  trace->allocator.context = &context;
  trace->allocator.allocate = [](void* opaque, uint32_t size) {
    auto* self = static_cast<TraceContext*>(opaque);
    return self->memory.allocate(size) - self->first_arena;
  };
  trace->allocator.release = [](void* opaque, uint32_t address, uint32_t size) {
    auto* self = static_cast<TraceContext*>(opaque);
    self->memory.release(address + self->first_arena, size);
  };
  trace->allocator.resize = [](void* opaque, uint32_t address, uint32_t old_size,
                               uint32_t new_size) {
    auto* self = static_cast<TraceContext*>(opaque);
    return self->memory.resize(address + self->first_arena, old_size, new_size) - self->first_arena;
  };
  uint64_t digest = run_trace(trace.get());
  CHECK(problem_of(context.memory) == "");
  return digest;
}

// The digests were measured with cpython_trace.c.
TEST_CASE("600 000 requests get the addresses that CPython 3.7 and 3.8 give") {
  CHECK(trace_digest({4096, 256 * 1024, false}) == 0xeab769cc053f9ac5u);
}

TEST_CASE("600 000 requests get the addresses that CPython 3.9 gives") {
  CHECK(trace_digest({4096, 256 * 1024, true}) == 0x70c96d69a6aa7e45u);
}

TEST_CASE("600 000 requests get the addresses that CPython 3.10 and 3.11 give") {
  CHECK(trace_digest({16 * 1024, kMiB, true}) == 0x00ebda784c9cf5f5u);
}

}  // namespace
}  // namespace ouro::tests
