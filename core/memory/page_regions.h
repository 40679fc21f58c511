// page_regions.h - the part of the block after the root area, in regions of whole pages.
//
// This is the machine's operating system: arenas, segments of the large heap and large blocks come
// from here and go back here. Taken is the first free region, by address, that is large enough;
// when none is, the used prefix grows.
//
// Invariant: free regions are in a list ordered by address, no two of them touch, and none touches
// the end of the used prefix (it is cut off there instead). The list lives in the free pages.
#pragma once

#include "core/memory/memory.h"

namespace ouro {

// When a region is refused.
enum class LimitKind : uint8_t {
  Hard,  // beyond the limit
  Firm,  // when little of the reserve is left
  Soft,  // never: it must be had, and there is some as long as the others are refused in time
};
// Of the reserve, what Firm requests leave to Soft ones.
inline constexpr uint32_t kLastReserveBytes = kReserveBytes / 4;

// A handle; all of its state is in the block.
class PageRegions {
 public:
  explicit PageRegions(Memory& memory) : memory_(memory) {}

  // A region of `bytes` (a multiple of kPageBytes) at a multiple of `alignment` (a power of two,
  // at least kPageBytes). 0: refused. May move the block.
  uint32_t take(uint32_t bytes, uint32_t alignment, LimitKind limit);
  // Gives back a region or a part of one.
  void give_back(uint32_t offset, uint32_t bytes);
  // Makes a region longer if what follows it is free. May move the block. Always Hard.
  bool extend(uint32_t offset, uint32_t old_bytes, uint32_t new_bytes);

 private:
  FreeRegion& region_at(uint32_t offset) { return memory_.at(Ref<FreeRegion>(offset)); }
  uint32_t take_from_free(uint32_t bytes, uint32_t alignment);
  bool grow_used(uint64_t used_bytes, LimitKind limit);
  void insert_free(uint32_t offset, uint32_t bytes);

  Memory& memory_;
};

}  // namespace ouro
