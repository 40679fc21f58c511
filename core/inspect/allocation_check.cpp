#include "core/inspect/allocation_check.h"

#include <algorithm>

namespace ouro {

AllocationCheck::AllocationCheck(const Memory& memory) : memory_(memory) {
  read_memory_map(memory, &map_);
  for (const PoolView& pool : map_.pools) pools_[pool.offset].view = &pool;
}

bool AllocationCheck::begins_at(uint32_t offset) {
  const uint32_t pool_bytes = memory_.header().pool_bytes;
  const auto found = pools_.find(offset & ~(pool_bytes - 1));
  if (found != pools_.end()) {
    Pool& pool = found->second;
    if (!pool.read) read_pool_blocks(memory_, *pool.view, &pool.blocks);
    pool.read = true;
    const uint32_t first = pool.view->offset + static_cast<uint32_t>(sizeof(PoolHeader));
    if (offset < first || pool.view->block_bytes == 0) return false;
    const uint32_t place = offset - first;
    const uint32_t block = place / pool.view->block_bytes;
    return place % pool.view->block_bytes == 0 && block < pool.blocks.size() &&
           pool.blocks[block] == BlockState::Used;
  }
  const auto& large = map_.large_blocks;
  const auto at = std::lower_bound(
      large.begin(), large.end(), offset,
      [](const LargeBlockView& block, uint32_t wanted) { return block.offset < wanted; });
  return at != large.end() && at->offset == offset && at->used;
}

}  // namespace ouro
