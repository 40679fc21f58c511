#include "core/objects/text_hash.h"

#include <cstring>

namespace ouro {
namespace {

// std::rotl takes an int or an unsigned number, depending on the library.
uint64_t rotated_left(uint64_t value, uint32_t bits) {
  return (value << bits) | (value >> (64 - bits));
}

// The state of SipHash with the key zero.
struct SipState {
  uint64_t v0 = 0x736f6d6570736575ull;
  uint64_t v1 = 0x646f72616e646f6dull;
  uint64_t v2 = 0x6c7967656e657261ull;
  uint64_t v3 = 0x7465646279746573ull;

  void half_round(uint64_t& a, uint64_t& b, uint64_t& c, uint64_t& d, uint32_t s, uint32_t t) {
    a += b;
    c += d;
    b = rotated_left(b, s) ^ a;
    d = rotated_left(d, t) ^ c;
    a = rotated_left(a, 32);
  }
  void rounds(int count) {
    for (; count > 0; --count) {
      half_round(v0, v1, v2, v3, 13, 16);
      half_round(v2, v1, v0, v3, 17, 21);
    }
  }
  void take(uint64_t word, int count) {
    v3 ^= word;
    rounds(count);
    v0 ^= word;
  }
};

uint64_t sip_hash(const uint8_t* bytes, size_t size_bytes, int rounds_per_word, int last_rounds) {
  SipState state;
  const uint64_t length_byte = static_cast<uint64_t>(size_bytes) << 56;
  for (; size_bytes >= 8; size_bytes -= 8, bytes += 8) {
    uint64_t word;
    std::memcpy(&word, bytes, 8);
    state.take(word, rounds_per_word);
  }
  uint64_t tail = 0;
  std::memcpy(&tail, bytes, size_bytes);
  state.take(tail | length_byte, rounds_per_word);
  state.v2 ^= 0xff;
  state.rounds(last_rounds);
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace

int64_t text_hash(const VersionProfile& profile, StrView text) {
  if (text.empty()) return 0;
  const int rounds = profile.hash_rounds;
  const auto hash =
      static_cast<int64_t>(sip_hash(text.bytes(), text.byte_count(), rounds, rounds + 2));
  return hash == 0 || hash == -1 ? -2 : hash;
}

}  // namespace ouro
