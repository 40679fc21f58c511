// memory_validator.h - whether every list, count and tag of the allocators is as it must be.
//
// For tests and for debugging. Reads no offset before it has looked whether it lies in the block,
// so it may be run on a block that something has overwritten.
#pragma once

#include <string>

#include "core/memory/memory.h"

namespace ouro {

// False, and one sentence in `problem`, for the first thing that is wrong:
// regions fill the block without gap or overlap; the free ones are ordered and merged; each pool is
// in the list that its counts ask for, with as many free blocks as it says; usable arenas are
// ordered by free pools, and nfp2lasta agrees; chunks fill their segments, no two free ones touch,
// and each free one is in its bin; totals are the sums of their parts.
bool memory_is_well_formed(const Memory& memory, std::string* problem);

}  // namespace ouro
