// ctypes_module.cpp - the module _ctypes, which lib/ctypes.py builds upon: memory as a 64-bit
// CPython of this version would show it.
//
// The block is laid out otherwise inside (references take 32 bits), so what is read is made up from
// the object that lies at the address: the reference count and the type's address, then size and
// value of the types whose CPython structs are known here. Where nothing lives a real CPython reads
// whatever is there; here that is a ValueError. Only the count of an object that has died can still
// be read, 0, until its memory is used again.

#include <cstring>
#include <vector>

#include "core/heap/refcount.h"
#include "core/memory/memory_map.h"
#include "core/modules/arguments.h"
#include "core/modules/modules.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

using Bytes8 = std::vector<uint8_t>;

constexpr uint32_t kWordBytes = 8;

void append_word(Bytes8* bytes, uint64_t word) {
  for (uint32_t i = 0; i < kWordBytes; ++i) bytes->push_back(static_cast<uint8_t>(word >> 8 * i));
}

template <typename T>
uint64_t address_or_null(Ref<T> object) {
  return object ? Heap::address_of(object.template as<Object>()) : 0;
}

uint64_t refcount_word(const Machine& m, Ref<Object> object) {
  if (!is_immortal(m.at(object))) return m.at(object).refcount;
  return static_cast<uint64_t>(m.profile().immortal_refcount) |
         uint64_t{library_profile(m.profile()).immortal_object_flags} << 48;
}

void append_int(const Machine& m, Ref<Int> value, Bytes8* bytes) {
  const uint32_t count = int_digit_count(m.heap, value);
  const bool is_negative = m.at(value).size < 0;
  if (library_profile(m.profile()).int_size_is_tag) {
    append_word(bytes, uint64_t{count} << 3 | (count == 0 ? 1u : is_negative ? 2u : 0u));
  } else {
    append_word(bytes, static_cast<uint64_t>(is_negative ? -int64_t{count} : int64_t{count}));
  }
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t digit = int_digits(m.heap, value)[i];
    for (uint32_t j = 0; j < 4; ++j) bytes->push_back(static_cast<uint8_t>(digit >> 8 * j));
  }
}

void append_items(const Machine& m, Ref<Tuple> tuple, Bytes8* bytes) {
  if (m.profile().tuple_header_bytes > 24) append_word(bytes, ~uint64_t{0});  // no hash yet
  for (uint32_t i = 0; i < tuple_size(m.heap, tuple); ++i) {
    append_word(bytes, address_or_null(tuple_get(m.heap, tuple, i)));
  }
}

// The first bytes of an object, as far as they are known.
Bytes8 bytes_of(const Machine& m, Ref<Object> object) {
  Bytes8 bytes;
  append_word(&bytes, refcount_word(m, object));
  append_word(&bytes, address_or_null(m.at(object).type));
  switch (m.heap.type_of(object).layout) {
    case LayoutId::Int:
      append_int(m, object.as<Int>(), &bytes);
      break;
    case LayoutId::Float: {
      uint64_t word = 0;
      const double value = float_value(m.heap, object.as<Float>());
      std::memcpy(&word, &value, sizeof(word));
      append_word(&bytes, word);
      break;
    }
    case LayoutId::List: {
      const List& list = m.at(object.as<List>());
      append_word(&bytes, list.size);
      append_word(&bytes, list.items == 0 ? 0 : Heap::kAddressBase + list.items);
      append_word(&bytes, list.capacity);
      break;
    }
    case LayoutId::Tuple:
      append_word(&bytes, tuple_size(m.heap, object.as<Tuple>()));
      append_items(m, object.as<Tuple>(), &bytes);
      break;
    default:
      break;
  }
  return bytes;
}

// An allocation that holds an address.
struct Block {
  uint32_t offset = 0;  // 0: none
  bool is_used = false;
};

Block block_at(const Machine& m, uint32_t offset) {
  MemoryMap map;
  read_memory_map(m.heap.memory, &map);
  const uint32_t pool_bytes = m.profile().pool_bytes;
  for (const PoolView& pool : map.pools) {
    const uint32_t first = pool.offset + static_cast<uint32_t>(sizeof(PoolHeader));
    const bool inside = offset >= first && offset < pool.offset + pool_bytes;
    if (!inside || pool.block_bytes == 0) continue;
    const uint32_t index = (offset - first) / pool.block_bytes;
    std::vector<BlockState> states;
    read_pool_blocks(m.heap.memory, pool, &states);
    if (index >= states.size() || states[index] == BlockState::Untouched) return {};
    return {first + index * pool.block_bytes, states[index] == BlockState::Used};
  }
  for (const LargeBlockView& large : map.large_blocks) {
    if (offset < large.offset || offset >= large.offset + large.bytes) continue;
    return {large.used ? large.offset : 0, large.used};
  }
  return {};
}

bool is_type_at(const Machine& m, Ref<Type> type) {
  const uint32_t end = m.heap.memory.used_bytes();
  if (type.offset == 0 || type.offset % 8 != 0 || type.offset + sizeof(Type) > end) return false;
  const Ref<Type> metatype = m.at(type).type;
  if (metatype.offset == 0 || metatype.offset % 8 != 0) return false;
  if (metatype.offset + sizeof(Type) > end) return false;
  return m.at(metatype).layout == LayoutId::Type;
}

// The object that begins in a used block; null when the block holds something else.
Ref<Object> object_in(const Machine& m, const Block& block) {
  const uint32_t header = m.profile().gc_header_bytes;
  for (const uint32_t prefix : {0u, header, m.profile().instance_prefix_bytes + header, 32u}) {
    const Ref<Object> object(block.offset + prefix);
    if (!is_type_at(m, m.at(object).type)) continue;
    if (m.heap.type_of(object).prefix_bytes == prefix) return object;
  }
  return {};
}

Outcome raise_nothing_there(Machine& m, uint64_t address) {
  char text[24];
  std::snprintf(text, sizeof(text), "0x%llx", static_cast<unsigned long long>(address));
  return m.raise(TypeId::ValueError, std::string("nothing lives at address ") + text +
                                         ": a real CPython would read what happens to be there");
}

// The address as an offset; false when it lies outside the block.
bool offset_of(const Machine& m, uint64_t address, uint32_t* offset) {
  if (address < Heap::kAddressBase) return false;
  const uint64_t distance = address - Heap::kAddressBase;
  if (distance + sizeof(Object) > m.heap.memory.used_bytes()) return false;
  *offset = static_cast<uint32_t>(distance);
  return true;
}

uint64_t word_of(const uint8_t* bytes, uint32_t size) {
  uint64_t word = 0;
  for (uint32_t i = 0; i < size; ++i) word |= uint64_t{bytes[i]} << 8 * i;
  return word;
}

bool address_argument(Machine& m, Ref<Object> argument, uint64_t* address) {
  int64_t number = 0;
  if (!read_int(m, argument, &number)) return false;
  *address = static_cast<uint64_t>(number);
  return true;
}

// _read(address, size): up to 8 bytes as an unsigned number.
Outcome ctypes_read(Machine& m, const Args& args) {
  uint64_t address = 0;
  int64_t size = 0;
  if (!address_argument(m, args[0], &address) || !read_int(m, args[1], &size)) {
    return Outcome::error();
  }
  CHECK(size > 0 && size <= kWordBytes);
  uint32_t offset = 0;
  if (!offset_of(m, address, &offset)) return raise_nothing_there(m, address);
  const Block block = block_at(m, offset);
  if (block.offset == 0) return raise_nothing_there(m, address);
  if (!block.is_used) {
    const bool is_count = offset - block.offset >= m.profile().gc_header_bytes &&
                          m.at(Ref<Object>(offset)).refcount == 0;
    return is_count ? Outcome(int_from_i64(m.heap, 0)) : raise_nothing_there(m, address);
  }
  const Ref<Object> object = object_in(m, block);
  if (!object || offset < object.offset) return raise_nothing_there(m, address);
  const Bytes8 bytes = bytes_of(m, object);
  const uint32_t start = offset - object.offset;
  if (start + static_cast<uint64_t>(size) > bytes.size()) {
    return m.raise(TypeId::ValueError, "of a '" + type_name_of(m, object) +
                                           "' object only the first " +
                                           std::to_string(bytes.size()) + " bytes can be read");
  }
  return int_from_u64(m.heap, word_of(bytes.data() + start, static_cast<uint32_t>(size)));
}

// _object_at(address): the object itself.
Outcome ctypes_object_at(Machine& m, const Args& args) {
  uint64_t address = 0;
  uint32_t offset = 0;
  if (!address_argument(m, args[0], &address)) return Outcome::error();
  if (!offset_of(m, address, &offset)) return raise_nothing_there(m, address);
  const Block block = block_at(m, offset);
  const Ref<Object> object = block.is_used ? object_in(m, block) : Ref<Object>{};
  const bool lives = object && object.offset == offset && m.at(object).refcount != 0;
  if (!lives) return raise_nothing_there(m, address);
  return new_reference(m.heap, object);
}

constexpr NativeEntry kFunctions[] = {
    {"_read", ctypes_read, 2, 2},
    {"_object_at", ctypes_object_at, 1, 1},
};

}  // namespace

Ref<Object> make_ctypes_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_ctypes");
  add_functions(m, module, kFunctions);
  return module.as<Object>();
}

}  // namespace ouro
