#include "core/inspect/allocation_check.h"

namespace ouro {

AllocationCheck::AllocationCheck(const Memory& memory)
    : begins_(memory.used_bytes() / kAlignment + 1, 0) {
  MemoryMap map;
  read_memory_map(memory, &map);
  for (const PoolView& pool : map.pools) note_pool(memory, pool);
  for (const LargeBlockView& block : map.large_blocks) {
    if (block.used) begins_[block.offset / kAlignment] = 1;
  }
}

void AllocationCheck::note_pool(const Memory& memory, const PoolView& pool) {
  if (pool.block_bytes == 0) return;
  read_pool_blocks(memory, pool, &of_a_pool_);
  uint32_t block = pool.offset + static_cast<uint32_t>(sizeof(PoolHeader));
  for (const BlockState state : of_a_pool_) {
    if (state == BlockState::Used) begins_[block / kAlignment] = 1;
    block += pool.block_bytes;
  }
}

}  // namespace ouro
