#include "core/base/digest.h"

#include <cstring>

namespace ouro {
namespace {

constexpr size_t kLanes = 4;
constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;

uint64_t mix(uint64_t state, uint64_t word) {
  state = (state ^ word) * kMultiplier;
  return state ^ (state >> 29);
}

uint64_t word_at(const unsigned char* bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, 8);
  return word;
}

}  // namespace

uint64_t digest_bytes(const void* data, size_t size_bytes, uint64_t seed) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  // Four chains that do not wait for each other: a digest of a block is taken at every tick of a
  // test, and one chain of multiplications would leave the processor idle most of the time.
  uint64_t lanes[kLanes] = {mix(seed, size_bytes), 1, 2, 3};
  for (; size_bytes >= 8 * kLanes; size_bytes -= 8 * kLanes, bytes += 8 * kLanes) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
      lanes[lane] = mix(lanes[lane], word_at(bytes + 8 * lane));
    }
  }
  uint64_t state = lanes[0];
  for (size_t lane = 1; lane < kLanes; ++lane) state = mix(state, lanes[lane]);
  for (; size_bytes >= 8; size_bytes -= 8, bytes += 8) state = mix(state, word_at(bytes));
  uint64_t tail = 0;
  std::memcpy(&tail, bytes, size_bytes);
  return mix(state, tail);
}

}  // namespace ouro
