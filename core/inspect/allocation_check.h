// allocation_check.h - whether something lies in memory that the allocator has handed out.
//
// So an edge into freed memory is found for certain, and not only when the bytes look odd.
#pragma once

#include <vector>

#include "core/memory/memory_map.h"

namespace ouro {

class AllocationCheck {
 public:
  explicit AllocationCheck(const Memory& memory);

  // Whether an allocation in use begins at `offset`.
  bool begins_at(uint32_t offset) const {
    return offset % kAlignment == 0 && begins_[offset / kAlignment] != 0;
  }

 private:
  void note_pool(const Memory& memory, const PoolView& pool);

  std::vector<uint8_t> begins_;  // by offset / kAlignment
  std::vector<BlockState> of_a_pool_;
};

}  // namespace ouro
