// memory_fixture.h - what the tests of core/memory share. Includes doctest last, whose CHECK is
// wanted here and not the one of core/base/errors.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/memory/memory.h"
#include "core/memory/memory_validator.h"

#include <doctest/doctest.h>

namespace ouro::tests {

inline constexpr uint32_t kMiB = 1024 * 1024;
inline constexpr uint32_t kRootBytes = 1000;
inline constexpr MemoryModel kModels[] = {
    {4096, 256 * 1024, false}, {4096, 256 * 1024, true}, {16 * 1024, kMiB, true}};

inline std::string problem_of(const Memory& memory) {
  std::string problem;
  memory_is_well_formed(memory, &problem);
  return problem;
}

inline uint64_t digest_of(const Memory& memory) {
  return digest_bytes(memory.image().data(), memory.image().size());
}

// How many blocks of that size fit into a pool.
inline uint32_t blocks_in_pool(const Memory& memory, uint32_t size_bytes) {
  uint32_t block_bytes = static_cast<uint32_t>(align_up(size_bytes, kAlignment));
  return (memory.header().pool_bytes - uint32_t{sizeof(PoolHeader)}) / block_bytes;
}

inline std::vector<uint32_t> allocate_many(Memory& memory, uint32_t count, uint32_t size_bytes) {
  std::vector<uint32_t> offsets(count);
  for (uint32_t& offset : offsets) offset = memory.allocate(size_bytes);
  return offsets;
}

// A whole number below `below`, the same in every run.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint32_t below(uint32_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state_ >> 33) % below;
  }

 private:
  uint64_t state_;
};

}  // namespace ouro::tests
