#include "core/base/digest.h"

#include <cstring>

namespace ouro {
namespace {

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;

uint64_t mix(uint64_t state, uint64_t word) {
  state = (state ^ word) * kMultiplier;
  return state ^ (state >> 29);
}

}  // namespace

uint64_t digest_bytes(const void* data, size_t size_bytes, uint64_t seed) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  uint64_t state = mix(seed, size_bytes);
  for (; size_bytes >= 8; size_bytes -= 8, bytes += 8) {
    uint64_t word;
    std::memcpy(&word, bytes, 8);
    state = mix(state, word);
  }
  uint64_t tail = 0;
  std::memcpy(&tail, bytes, size_bytes);
  return mix(state, tail);
}

}  // namespace ouro
