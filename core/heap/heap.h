// heap.h - objects come from here and go back here. Read this first of core/heap.
//
// A Heap is the block (memory/memory.h), the profile, the table of layouts, and HeapState, the part
// of the root area that everything above shares: counters, the collector's state, the task stack,
// the exception in flight, well-known objects, free lists. It knows no concrete type.
//
// Life of an object:
//   allocate_object    count 1, untracked, all fields zero
//   track              the collector may see it: all its references are valid from here on
//   incref / decref    refcount.h, nothing else writes a count
//   count reaches 0    deallocation.h: at once for leaves, otherwise as Deallocate tasks
//   free_object        memory goes back; the address may be used again
//
// `attention`: whatever has to happen before the next instruction (a pushed task, a requested
// collection, memory over the limit) sets a host-side flag that the dispatch loop tests at each
// instruction. It is derived: the task runner sets it anew from the block whenever it looks.
#pragma once

#include <cstdint>

#include "core/heap/gc_state.h"
#include "core/heap/outcome.h"
#include "core/heap/task_stack.h"
#include "core/heap/type.h"
#include "core/memory/memory.h"
#include "core/profiles/version_profile.h"

namespace ouro {

// The types that C++ knows, in the order of the .def files.
enum class TypeId : uint16_t {
#define BUILTIN_TYPE(name, text, base, layout, size, item, flags) name,
#include "core/heap/builtin_types.def"
#undef BUILTIN_TYPE
#define EXCEPTION_TYPE(name, base) name,
#include "core/heap/exception_types.def"
#undef EXCEPTION_TYPE
  Count_,
};

// Live counters of a run; all exact at every tick.
struct HeapCounters {
  uint64_t references_taken;
  uint64_t references_dropped;
  uint64_t allocations;  // objects
  uint64_t frees;
  uint64_t finalizers_called;
  uint64_t callbacks_called;
  uint32_t weak_references;  // alive ones
  uint32_t next_birth;
  uint32_t next_keys_version;  // of a dict's table (objects/dict_keys.h)
  uint32_t reserved;
};

// A stack of dead objects of one kind, kept for reuse as CPython keeps them; linked through
// `birth`.
struct FreeList {
  Ref<Object> head;
  uint32_t count;
};
inline constexpr uint32_t kTupleFreeLists = 21;
struct FreeLists {
  FreeList list;
  FreeList dict;
  FreeList dict_keys;
  FreeList tuple[kTupleFreeLists];
  FreeList float_;
  FreeList int_;
  FreeList method;
  FreeList list_iterator;
  FreeList tuple_iterator;
  FreeList slice;
  uint32_t frames;  // up to 3.10, see objects/frame_counts.h
  uint32_t reserved;
};

inline constexpr int32_t kSmallIntMin = -5;
inline constexpr uint32_t kSmallIntCountMax = 1024 + 5 + 1;

struct HeapState {
  HeapCounters counters;
  GcState gc;
  TaskStack tasks;
  FreeLists free_lists;
  uint32_t int_max_str_digits;  // of an int as decimal text; 0: no limit
  Ref<Object> raised;           // the exception in flight, owned; null when there is none
  Ref<Object> result;           // the value on its way to the task below, owned
  Ref<Object> none;
  Ref<Object> true_;
  Ref<Object> false_;
  Ref<Object> ellipsis;
  Ref<Object> not_implemented;
  Ref<Object> empty_tuple;
  Ref<Object> empty_str;
  Ref<Object> empty_bytes;
  Ref<Object> empty_frozenset;
  Ref<Object> interned;     // the table of interned strings (objects/interned.h)
  Ref<Object> latin1[256];  // one-character strings
  Ref<Object> small_ints[kSmallIntCountMax];
  Ref<Type> types[static_cast<uint32_t>(TypeId::Count_)];
};

class Heap {
 public:
  // `layouts` has kLayoutCount entries and outlives the heap. The root area starts with a
  // HeapState; `root_bytes` is its whole size.
  Heap(const VersionProfile& profile, const Layout* const* layouts, uint32_t root_bytes,
       uint32_t limit_bytes);

  Memory memory;
  const VersionProfile& profile;

  HeapState& state() {
    return *reinterpret_cast<HeapState*>(memory.base() + Memory::root_offset());
  }
  const HeapState& state() const {
    return *reinterpret_cast<const HeapState*>(memory.bytes(Memory::root_offset()));
  }
  template <typename T>
  T& at(Ref<T> ref) {
    return memory.at(ref);
  }
  template <typename T>
  const T& at(Ref<T> ref) const {
    return memory.at(ref);
  }

  Ref<Type> type(TypeId id) const { return state().types[static_cast<uint32_t>(id)]; }
  bool is_exact(Ref<Object> object, TypeId id) const { return at(object).type == type(id); }
  const Type& type_of(Ref<Object> object) const { return at(at(object).type); }
  bool has_flag(Ref<Object> object, uint32_t type_flag) const {
    return (type_of(object).flags & type_flag) != 0;
  }
  const Layout& layout(Ref<Object> object) const { return layout(type_of(object).layout); }
  const Layout& layout(LayoutId id) const { return *layouts_[static_cast<uint32_t>(id)]; }

  // --- objects ---
  // A new object of `type` with `extra_bytes` after its basic size: count 1, fields zero,
  // untracked. An instance of a heap type owns a reference to it. For GC types this counts towards
  // a collection and may request one. Null only when extra_bytes makes it a large request that the
  // memory limit forbids.
  Ref<Object> allocate_object(Ref<Type> type, uint32_t extra_bytes = 0);
  template <typename T>
  Ref<T> allocate(TypeId id, uint32_t extra_bytes = 0) {
    return allocate_object(type(id), extra_bytes).template as<T>();
  }
  // Returns the memory of an object without references left; `size_bytes` is what was allocated,
  // the prefix excluded. Drops the reference to a heap type, so it may push a task.
  void free_object(Ref<Object> object, uint32_t size_bytes);
  // For objects that come from or go to a free list, which CPython does not count.
  void revive_object(Ref<Object> object);
  void retire_object(Ref<Object> object);
  bool is_tracked(Ref<Object> object) const {
    return (type_of(object).flags & kTypeHasGc) != 0 && at(gc_header_of(object)).next != 0;
  }
  // Appends to the youngest generation; the object must be untracked.
  void track(Ref<Object> object);
  // Takes it out of its list; does nothing when it is untracked.
  void untrack(Ref<Object> object);
  // All owned references: those of the layout and, for instances of heap types, the type.
  void traverse(Ref<Object> object, const EdgeVisitor& visitor) const;

  // count[0]: at allocation or, with VersionProfile::counts_on_track, when an object is tracked.
  void count_young_object();
  void forget_young_object();

  // --- areas: memory that belongs to one object (item arrays, tables, values) ---
  uint32_t allocate_area(uint32_t size_bytes) { return memory.allocate(size_bytes); }
  void release_area(uint32_t offset, uint32_t size_bytes) {
    if (offset != 0) memory.release(offset, size_bytes);
  }

  // --- tasks ---
  // A new task on top, all slots zero. The reference is valid until the next allocation or push.
  Task& push_task(TaskKind kind, uint8_t flags = 0);
  Task& top_task() { return task(state().tasks.count - 1); }
  Task& task(uint32_t index) {
    return *reinterpret_cast<Task*>(memory.bytes(state().tasks.area) + index * sizeof(Task));
  }
  const Task& task(uint32_t index) const {
    return *reinterpret_cast<const Task*>(memory.bytes(state().tasks.area) + index * sizeof(Task));
  }
  // As push_task, but below the tasks from `index` on: for what has to wait for them.
  Task& insert_task(uint32_t index, TaskKind kind, uint8_t flags = 0);
  // Takes the top task away; its owned slots must have been taken or released.
  void pop_task();
  // Takes the task at `index` away, whatever lies above it.
  void remove_task(uint32_t index);
  uint32_t task_count() const { return state().tasks.count; }

  // --- attention ---
  bool attention() const { return attention_; }
  void request_attention() { attention_ = true; }
  void clear_attention() { attention_ = false; }

  // True while deallocation.cpp drops children: what dies then waits as a task of its own, so that
  // the C++ stack stays flat. Always false between ticks.
  bool in_deallocation() const { return in_deallocation_; }
  void set_in_deallocation(bool on) { in_deallocation_ = on; }

  // Who the heap belongs to: for functions that get a Heap and need the machine around it.
  void set_owner(void* owner) { owner_ = owner; }
  void* owner() const { return owner_; }

  // Requests a collection at every allocation of a GC object.
  void set_gc_stress(bool on) { gc_stress_ = on; }
  bool gc_stress() const { return gc_stress_; }

  // --- id() ---
  // The address that the program sees: a fixed base plus the offset.
  static constexpr uint64_t kAddressBase = 0x00007f5a00000000ull;
  static uint64_t address_of(Ref<Object> object) { return kAddressBase + object.offset; }

 private:
  const Layout* const* layouts_;
  void* owner_ = nullptr;
  bool attention_ = false;
  bool gc_stress_ = false;
  bool in_deallocation_ = false;

  void request_collection();
};

}  // namespace ouro
