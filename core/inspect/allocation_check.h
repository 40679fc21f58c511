// allocation_check.h - whether something lies in memory that the allocator has handed out.
//
// So an edge into freed memory is found for certain, and not only when the bytes look odd.
#pragma once

#include <map>
#include <vector>

#include "core/memory/memory_map.h"

namespace ouro {

class AllocationCheck {
 public:
  explicit AllocationCheck(const Memory& memory);

  // Whether an allocation in use begins at `offset`.
  bool begins_at(uint32_t offset);

 private:
  struct Pool {
    const PoolView* view = nullptr;
    std::vector<BlockState> blocks;  // read when they are needed
    bool read = false;
  };

  const Memory& memory_;
  MemoryMap map_;
  std::map<uint32_t, Pool> pools_;  // by offset
};

}  // namespace ouro
