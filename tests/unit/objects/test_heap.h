// test_heap.h - a heap with the builtin types but without a machine, for tests of core/objects.
//
// The layouts of leaves are always there; a test of containers adds its own. Types have the sizes
// and flags of builtin_types.def, no names and no attributes. The block moves at every allocation,
// so that a reference kept too long is found.
#pragma once

#include <cstring>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "core/heap/heap.h"
#include "core/heap/refcount.h"
#include "core/objects/bytes_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/str_object.h"

namespace ouro::tests {

inline uint32_t plain_size(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size;
}
inline constexpr Layout kPlainTestLayout = leaf_layout("plain", {.size = plain_size});

using LayoutRow = std::pair<LayoutId, const Layout*>;

struct LayoutTable {
  const Layout* rows[kLayoutCount];

  explicit LayoutTable(std::initializer_list<LayoutRow> more) {
    for (const Layout*& row : rows) row = &kPlainTestLayout;
    set(LayoutId::Int, kIntLayout);
    set(LayoutId::Float, kFloatLayout);
    set(LayoutId::Str, kStrLayout);
    set(LayoutId::Bytes, kBytesLayout);
    set(LayoutId::ByteArray, kByteArrayLayout);
    for (const LayoutRow& row : more) set(row.first, *row.second);
  }
  void set(LayoutId id, const Layout& layout) { rows[static_cast<uint32_t>(id)] = &layout; }
};

class TestHeap {
 public:
  explicit TestHeap(std::string_view profile = "3.14", std::initializer_list<LayoutRow> more = {},
                    uint32_t limit_bytes = 256u << 20)
      : layouts_(more),
        heap(*find_profile(profile), layouts_.rows, sizeof(HeapState), limit_bytes) {
    boot_types();
    boot_small_ints(heap);
    boot_strings(heap);
    boot_bytes(heap);
    boot_interned(heap);
    heap.state().none = heap.allocate_object(heap.type(TypeId::NoneType));
    heap.state().true_ = boot_bool(heap, true);
    heap.state().false_ = boot_bool(heap, false);
    heap.memory.set_moves_on_every_allocation(true);
  }

  // Objects that are alive.
  uint64_t live() const { return heap.state().counters.allocations - heap.state().counters.frees; }
  // A class of the program derived from a builtin type, with room for a dict and weak references.
  Ref<Type> derived_type(TypeId base) {
    const Ref<Type> derived = make_type(heap.at(heap.type(base)).layout);
    const Type& original = heap.at(heap.type(base));
    Type& type = heap.at(derived);
    type.basic_size = (original.basic_size + 7) / 8 * 8 + 16;
    type.type = heap.type(TypeId::Type);
    type.flags = original.flags | kTypeHeap;
    type.base = heap.type(base);
    return derived;
  }
  template <typename T>
  void release(Ref<T> ref) {
    decref(heap, ref.template as<Object>());
  }

 private:
  LayoutTable layouts_;

 public:
  Heap heap;

 private:
  Ref<Type> make_type(LayoutId layout) {
    const Ref<Type> ref(heap.memory.allocate(sizeof(Type)));
    std::memset(heap.memory.bytes(ref.offset), 0, sizeof(Type));
    Type& type = heap.at(ref);
    type.refcount = 1;
    type.layout = layout;
    return ref;
  }

  void add_type(TypeId id, LayoutId layout, uint32_t basic_size, uint32_t item_size,
                uint32_t flags) {
    const Ref<Type> ref = make_type(layout);
    Type& type = heap.at(ref);
    type.basic_size = basic_size;
    type.item_size = item_size;
    type.flags = flags;
    if (flags & kTypeHasGc) type.prefix_bytes = heap.profile.gc_header_bytes;
    heap.state().types[static_cast<uint32_t>(id)] = ref;
  }

  void boot_types() {
#define BUILTIN_TYPE(name, text, base, layout, size, item, flags) \
  add_type(TypeId::name, LayoutId::layout, size, item, flags);
#include "core/heap/builtin_types.def"
#undef BUILTIN_TYPE
    const Ref<Type> meta = heap.type(TypeId::Type);
    for (Ref<Type>& ref : heap.state().types) {
      if (ref) heap.at(ref).type = meta;
    }
  }
};

}  // namespace ouro::tests
