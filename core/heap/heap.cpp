#include "core/heap/heap.h"

#include <cstring>

#include "core/heap/refcount.h"

namespace ouro {
namespace {

constexpr uint32_t kInitialTasks = 64;

// As the flags of a new object.
uint32_t next_ordinal(Type& type) {
  const uint32_t ordinal = ++type.instances_made << kOrdinalShift;
  constexpr uint32_t kBelowKind = (1u << kIteratorKindShift) - 1;
  return type.layout == LayoutId::Iterator ? ordinal & kBelowKind : ordinal;
}

// Whether one more allocation of a GC object asks for a collection (gc.c, _PyObject_GC_Link).
bool collection_is_due(const HeapState& state, bool stress) {
  const GcState& gc = state.gc;
  const bool over = gc.count[0] > gc.threshold[0] && gc.threshold[0] != 0;
  return (over || stress) && gc.enabled && !gc.collecting && !gc.requested && !state.raised;
}

}  // namespace

Heap::Heap(const VersionProfile& version, const Layout* const* layouts, uint32_t root_bytes,
           uint32_t limit_bytes)
    : memory(MemoryModel{version.pool_bytes, version.arena_bytes, version.keeps_last_arena},
             root_bytes, limit_bytes),
      profile(version),
      layouts_(layouts) {
  CHECK(root_bytes >= sizeof(HeapState));
  GcState& gc = state().gc;
  for (GcHeader& head : gc.lists) {
    const auto offset = static_cast<uint32_t>(reinterpret_cast<uint8_t*>(&head) - memory.base());
    head.next = offset;
    head.prev = offset;
  }
  for (uint32_t i = 0; i < kGenerationCount; ++i) gc.threshold[i] = version.thresholds[i];
  gc.enabled = 1;
  state().counters.next_birth = 1;
  const uint32_t area = memory.allocate(kInitialTasks * sizeof(Task));
  state().tasks = TaskStack{area, 0, kInitialTasks};
}

Ref<Object> Heap::allocate_object(Ref<Type> type_ref, uint32_t extra_bytes) {
  const uint32_t prefix = at(type_ref).prefix_bytes;
  const uint32_t size = at(type_ref).basic_size + extra_bytes;
  const uint32_t offset = memory.allocate(prefix + size);
  if (offset == 0) return {};
  if (memory.over_limit()) request_attention();
  std::memset(memory.bytes(offset), 0, prefix + size);
  HeapState& s = state();
  Ref<Object> object(offset + prefix);
  Object& header = at(object);
  header.refcount = 1;
  header.type = type_ref;
  header.flags = next_ordinal(at(type_ref));
  header.birth = s.counters.next_birth++;
  ++s.counters.allocations;
  const uint32_t flags = at(type_ref).flags;
  if (flags & kTypeHeap) incref(*this, type_ref.as<Object>());
  if ((flags & kTypeHasGc) && !profile.counts_on_track) count_young_object();
  return object;
}

void Heap::count_young_object() {
  HeapState& s = state();
  ++s.gc.count[0];
  if (collection_is_due(s, gc_stress_)) request_collection();
}

void Heap::forget_young_object() {
  int32_t& count = state().gc.count[0];
  if (count > 0) --count;
}

void Heap::request_collection() {
  GcState& gc = state().gc;
  gc.requested = 1;
  gc.trigger_count = gc.count[0];
  gc.trigger_tail = gc.lists[static_cast<uint32_t>(GcListId::Young)].prev;
  request_attention();
}

void Heap::free_object(Ref<Object> object, uint32_t size_bytes) {
  const Ref<Type> type_ref = at(object).type;
  const uint32_t flags = at(type_ref).flags;
  const uint32_t prefix = at(type_ref).prefix_bytes;
  HeapState& s = state();
  if (flags & kTypeHasGc) {
    untrack(object);
    if (!profile.counts_on_track) forget_young_object();
  }
  ++s.counters.frees;
  memory.release(object.offset - prefix, prefix + size_bytes);
  if (flags & kTypeHeap) decref(*this, type_ref.as<Object>());
}

void Heap::revive_object(Ref<Object> object) {
  HeapCounters& counters = state().counters;
  Object& header = at(object);
  header.refcount = 1;
  header.flags = next_ordinal(at(header.type));
  header.birth = counters.next_birth++;
  ++counters.allocations;
}

void Heap::retire_object(Ref<Object> object) {
  untrack(object);
  ++state().counters.frees;
}

void Heap::track(Ref<Object> object) {
  GcHeader& head = state().gc.lists[static_cast<uint32_t>(GcListId::Young)];
  const uint32_t head_offset = memory.at(Ref<GcHeader>(head.prev)).next;
  const Ref<GcHeader> header_ref = gc_header_of(object);
  GcHeader& header = at(header_ref);
  CHECK(header.next == 0);
  header.next = head_offset;
  header.prev = head.prev;
  header.generation = 0;
  header.flags = 0;
  header.gc_refs = 0;
  at(Ref<GcHeader>(head.prev)).next = header_ref.offset;
  head.prev = header_ref.offset;
  ++state().gc.heap_size;
  if (profile.counts_on_track) count_young_object();
}

void Heap::untrack(Ref<Object> object) {
  if ((type_of(object).flags & kTypeHasGc) == 0) return;
  const Ref<GcHeader> header_ref = gc_header_of(object);
  GcHeader& header = at(header_ref);
  if (header.next == 0) return;
  GcState& gc = state().gc;
  if (gc.cursor == header_ref.offset) gc.cursor = header.next;
  if (gc.trigger_tail == header_ref.offset) gc.trigger_tail = header.prev;
  at(Ref<GcHeader>(header.prev)).next = header.next;
  at(Ref<GcHeader>(header.next)).prev = header.prev;
  header.next = 0;
  header.prev = 0;
  header.flags = 0;
  --gc.heap_size;
  if (profile.counts_on_track) forget_young_object();
}

void Heap::traverse(Ref<Object> object, const EdgeVisitor& visitor) const {
  layout(type_of(object).layout).traverse(memory, object, visitor);
}

Task& Heap::push_task(TaskKind kind, uint8_t flags) {
  TaskStack& tasks = state().tasks;
  if (tasks.count == tasks.capacity) {
    const uint32_t bytes = tasks.capacity * static_cast<uint32_t>(sizeof(Task));
    const uint32_t area = memory.resize(tasks.area, bytes, 2 * bytes);
    CHECK(area != 0);
    state().tasks.area = area;
    state().tasks.capacity *= 2;
  }
  Task& pushed = task(state().tasks.count++);
  pushed = Task{};
  pushed.kind = kind;
  pushed.flags = flags;
  request_attention();
  return pushed;
}

Task& Heap::insert_task(uint32_t index, TaskKind kind, uint8_t flags) {
  push_task(kind, flags);
  const Task inserted = top_task();
  for (uint32_t i = state().tasks.count - 1; i > index; --i) task(i) = task(i - 1);
  task(index) = inserted;
  return task(index);
}

void Heap::remove_task(uint32_t index) {
  CHECK(task(index).owned == 0);
  TaskStack& tasks = state().tasks;
  for (uint32_t i = index; i + 1 < tasks.count; ++i) task(i) = task(i + 1);
  --tasks.count;
}

void Heap::pop_task() {
  CHECK(state().tasks.count > 0);
  CHECK(top_task().owned == 0);
  --state().tasks.count;
}

}  // namespace ouro
