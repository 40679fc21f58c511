// random_module.cpp - the Mersenne Twister under lib/random.py (Modules/_randommodule.c).
//
// The generator's state is a bytearray of the program: 624 words and the index of the next one,
// each as four bytes, the lowest first. So it lies in the block like everything else.

#include "core/base/sha512.h"
#include "core/modules/arguments.h"
#include "core/modules/modules.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/vm/errors.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

constexpr uint32_t kWords = 624;
constexpr uint32_t kMiddle = 397;
constexpr uint32_t kStateBytes = 4 * (kWords + 1);

// The generator of M. Matsumoto and T. Nishimura (MT19937), on the bytes of a state.
class Twister {
 public:
  explicit Twister(uint8_t* bytes) : bytes_(bytes) {}

  void seed(const std::vector<uint32_t>& key) {
    seed_word(19650218);
    uint32_t i = 1;
    uint32_t j = 0;
    for (size_t k = key.size() > kWords ? key.size() : kWords; k > 0; --k) {
      const uint32_t before = word(i - 1);
      set(i, (word(i) ^ ((before ^ before >> 30) * 1664525u)) + key[j] + j);
      if (++i == kWords) i = wrap();
      if (++j == key.size()) j = 0;
    }
    for (uint32_t k = kWords - 1; k > 0; --k) {
      const uint32_t before = word(i - 1);
      set(i, (word(i) ^ ((before ^ before >> 30) * 1566083941u)) - i);
      if (++i == kWords) i = wrap();
    }
    set(0, 0x80000000u);
  }

  uint32_t next() {
    if (word(kWords) >= kWords) twist();
    const uint32_t index = word(kWords);
    uint32_t y = word(index);
    set(kWords, index + 1);
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
  }

  uint32_t word(uint32_t index) const {
    const uint8_t* at = bytes_ + 4 * index;
    return at[0] | uint32_t{at[1]} << 8 | uint32_t{at[2]} << 16 | uint32_t{at[3]} << 24;
  }
  void set(uint32_t index, uint32_t value) {
    for (uint32_t i = 0; i < 4; ++i) {
      bytes_[4 * index + i] = static_cast<uint8_t>(value >> 8 * i);
    }
  }

 private:
  void seed_word(uint32_t seed) {
    set(0, seed);
    for (uint32_t i = 1; i < kWords; ++i) {
      const uint32_t before = word(i - 1);
      set(i, 1812433253u * (before ^ before >> 30) + i);
    }
    set(kWords, kWords);
  }

  uint32_t wrap() {
    set(0, word(kWords - 1));
    return 1;
  }

  void twist() {
    for (uint32_t i = 0; i < kWords; ++i) {
      const uint32_t y = (word(i) & 0x80000000u) | (word((i + 1) % kWords) & 0x7fffffffu);
      const uint32_t mixed = word((i + kMiddle) % kWords) ^ y >> 1;
      set(i, (y & 1) != 0 ? mixed ^ 0x9908b0dfu : mixed);
    }
    set(kWords, 0);
  }

  uint8_t* bytes_;
};

// The state that the first argument is; null bytes with TypeError raised.
uint8_t* state_of(Machine& m, Ref<Object> argument) {
  const bool is_state =
      is_layout(m, argument, LayoutId::ByteArray) && bytes_length(m.heap, argument) == kStateBytes;
  if (is_state) return bytearray_data(m.heap, argument.as<ByteArray>());
  (void)m.raise(TypeId::TypeError, "the state of a generator is a bytearray of its own");
  return nullptr;
}

// seed(state, number): by the magnitude of an int.
Outcome random_seed(Machine& m, const Args& args) {
  uint8_t* state = state_of(m, args[0]);
  if (state == nullptr) return Outcome::error();
  int64_t unused = 0;
  if (!is_int(m, args[1]) && !read_int(m, args[1], &unused)) return Outcome::error();
  const DigitSpan magnitude = int_magnitude(m.heap, args[1].as<Int>());
  std::vector<uint32_t> key;
  Digits rest(magnitude.begin(), magnitude.end());
  while (!rest.empty()) {
    key.push_back(static_cast<uint32_t>(digits_low_u64(rest)));
    rest = digits_shift_right(rest, 32);
  }
  if (key.empty()) key.push_back(0);
  Twister(state).seed(key);
  return m.return_none();
}

// random(state): 53 bits.
Outcome random_random(Machine& m, const Args& args) {
  uint8_t* state = state_of(m, args[0]);
  if (state == nullptr) return Outcome::error();
  Twister twister(state);
  const uint32_t high = twister.next() >> 5;
  const uint32_t low = twister.next() >> 6;
  return float_from_double(m.heap, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

// getrandbits(state, count, fewest, what to say of fewer)
Outcome random_bits(Machine& m, const Args& args) {
  uint8_t* state = state_of(m, args[0]);
  int64_t count = 0;
  if (state == nullptr || !read_c_int(m, args[1], &count)) return Outcome::error();
  int64_t fewest = 0;
  if (!read_int(m, args[2], &fewest)) return Outcome::error();
  if (count < fewest) return m.raise_with(TypeId::ValueError, args[3]);
  constexpr int64_t kBitsMax = 1 << 24;
  if (count > kBitsMax) return m.raise_memory_error();
  Twister twister(state);
  std::vector<uint8_t> bytes;
  for (; count > 0; count -= 32) {
    const uint32_t word = count < 32 ? twister.next() >> (32 - count) : twister.next();
    for (uint32_t i = 0; i < 4; ++i) bytes.push_back(static_cast<uint8_t>(word >> 8 * i));
  }
  return or_memory_error(m, int_from_bytes(m.heap, bytes, ByteOrder::Little, Signedness::Unsigned));
}

// sha512(data): the digest, for seeds that are text.
Outcome random_sha512(Machine& m, const Args& args) {
  if (!is_bytes_like(m, args[0])) {
    return m.raise(TypeId::TypeError, "a digest is made of bytes");
  }
  const StrView data = bytes_view(m.heap, args[0]);
  return or_memory_error(m, bytes_from(m.heap, sha512({data.bytes(), data.length()})));
}

constexpr NativeEntry kFunctions[] = {
    {"seed", random_seed, 2, 2},
    {"random", random_random, 1, 1},
    {"sha512", random_sha512, 1, 1},
    {"getrandbits", with_index<random_bits, 1>, 4, 4},
};

}  // namespace

Ref<Object> make_random_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_random");
  add_functions(m, module, kFunctions);
  return module.as<Object>();
}

}  // namespace ouro
