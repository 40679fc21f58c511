#include "core/history/tick_events.h"

#include "core/heap/gc_list.h"
#include "core/heap/task_kind.h"
#include "core/vm/program_frames.h"

namespace ouro {
namespace {

constexpr uint64_t kAbsent = UINT64_MAX;

// Only asked about where it matters: it takes looking up a file by its name.
bool runs_library_code(const Machine& machine, EventKind kind) {
  if (kind != EventKind::Call && kind != EventKind::Return) return false;
  const Ref<Frame> frame = machine.state().frame;
  return frame && !is_program_frame(machine, frame);
}

uint64_t mix(uint64_t sum, uint64_t word) {
  return (sum ^ word) * 0x9E3779B97F4A7C15ull;
}

// Which object is in which generation. A sum, as the order within the lists means nothing; new
// objects are in generation 0 and add nothing.
uint64_t generations(const Machine& machine) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
    const auto list = static_cast<GcListId>(i);
    Ref<GcHeader> at = gc_list_first(machine.heap, list);
    for (; at; at = gc_list_next(machine.heap, list, at)) {
      const uint8_t generation = machine.at(at).generation;
      if (generation != 0) sum += mix(at.offset, generation);
    }
  }
  return sum;
}

enum class Fires : uint8_t { OnChange, OnRise, OnFall };

Fires fires(EventKind kind) {
  switch (kind) {
    case EventKind::Track:
    case EventKind::WeakrefMade:
    case EventKind::CollectionBegan:
    case EventKind::Call:
      return Fires::OnRise;
    case EventKind::Untrack:
    case EventKind::WeakrefCleared:
    case EventKind::CollectionEnded:
    case EventKind::Return:
      return Fires::OnFall;
    default:
      return Fires::OnChange;
  }
}

}  // namespace

EventWatch::EventWatch(const Machine& machine, EventKind kind)
    : kind_(kind),
      lines_(machine),
      top_(top_task(machine)),
      in_library_(runs_library_code(machine, kind)),
      number_(measure(machine)) {}

void EventWatch::restart(const Machine& machine) {
  *this = EventWatch(machine, kind_);
}

EventWatch::TopTask EventWatch::top_task(const Machine& machine) {
  const uint32_t count = machine.heap.task_count();
  return {count, count == 0 ? TaskKind{} : machine.heap.task(count - 1).kind};
}

// Whether the task that was on top was of this kind and is gone.
bool EventWatch::has_ended(const Machine& machine, TaskKind kind) const {
  if (top_.count == 0 || top_.kind != kind) return false;
  return machine.heap.task_count() < top_.count || machine.heap.task(top_.count - 1).kind != kind;
}

uint64_t EventWatch::measure(const Machine& machine) const {
  const HeapState& heap = machine.heap.state();
  switch (kind_) {
    case EventKind::Allocate:
      return heap.counters.allocations;
    case EventKind::Free:
      return heap.counters.frees;
    case EventKind::Incref:
      return heap.counters.references_taken;
    case EventKind::Decref:
      return heap.counters.references_dropped;
    case EventKind::Track:
    case EventKind::Untrack:
      return static_cast<uint64_t>(heap.gc.heap_size);
    case EventKind::Generation:
      return generations(machine);
    case EventKind::WeakrefMade:
    case EventKind::WeakrefCleared:
      return heap.counters.weak_references;
    case EventKind::FinalizerCalled:
      return heap.counters.finalizers_called;
    case EventKind::CallbackCalled:
      return heap.counters.callbacks_called;
    case EventKind::Raised:
      // Each frame that an exception passes adds an entry to its traceback.
      return machine.at(machine.type(TypeId::Traceback)).instances_made;
    case EventKind::CollectionBegan:
    case EventKind::CollectionEnded:
      return heap.gc.collecting;
    case EventKind::Phase:
      return heap.gc.phase;
    case EventKind::Call:
    case EventKind::Return:
      return machine.state().depth;
    case EventKind::Output:
      return machine.state().output_bytes;
    default:
      return 0;
  }
}

bool EventWatch::advance(const Machine& machine) {
  const uint64_t before = std::exchange(number_, measure(machine));
  const bool was_in_library = std::exchange(in_library_, runs_library_code(machine, kind_));
  const TopTask top = top_task(machine);
  bool happened = false;
  switch (kind_) {
    case EventKind::Line:
      return lines_.advance(machine);
    case EventKind::FinalizerEnded:
      happened = has_ended(machine, TaskKind::Finalize);
      break;
    case EventKind::CallbackEnded:
      happened = has_ended(machine, TaskKind::CallWeakrefCallbacks);
      break;
    case EventKind::Ignored:
      happened = has_ended(machine, TaskKind::Unraisable);
      break;
    default: {
      const Fires when = fires(kind_);
      happened = when == Fires::OnRise   ? number_ > before
                 : when == Fires::OnFall ? number_ < before
                                         : number_ != before;
    }
  }
  // Calls of library code and within it are no business of the program's.
  if (kind_ == EventKind::Call && in_library_) happened = false;
  if (kind_ == EventKind::Return && was_in_library) happened = false;
  top_ = top;
  return happened;
}

ObjectWatch::ObjectWatch(const Machine& machine, ObjectId id, What what) : id_(id), what_(what) {
  if (what == What::Header && header_of(machine) != nullptr) {
    is_collected_ = machine.heap.has_flag(Ref<Object>(id.offset), kTypeHasGc);
    weaklist_offset_ = machine.heap.type_of(Ref<Object>(id.offset)).weaklist_offset;
  }
  number_ = measure(machine);
}

void ObjectWatch::restart(const Machine& machine) {
  number_ = measure(machine);
}

const Object* ObjectWatch::header_of(const Machine& machine) const {
  if (uint64_t{id_.offset} + sizeof(Object) > machine.heap.memory.used_bytes()) return nullptr;
  const Object& header = machine.at(Ref<Object>(id_.offset));
  return header.birth == id_.birth ? &header : nullptr;
}

// After a free the place still carries the birth number; so what is read lies within the object.
uint64_t ObjectWatch::measure(const Machine& machine) const {
  const Object* header = header_of(machine);
  if (header == nullptr) return kAbsent;
  if (what_ == What::Count) return header->refcount;
  uint64_t sum = mix(header->refcount, header->flags);
  if (is_collected_) {
    const GcHeader& gc = machine.at(gc_header_of(Ref<Object>(id_.offset)));
    sum = mix(mix(sum, gc.generation), gc.next != 0);
  }
  if (weaklist_offset_ != 0) {
    sum = mix(sum, machine.at(Ref<uint32_t>(id_.offset + weaklist_offset_)));
  }
  return sum;
}

ReferenceWatch::ReferenceWatch(const Machine& machine, HolderPlace holder, ObjectId target)
    : holder_(holder), target_(target) {
  restart(machine);
}

void ReferenceWatch::restart(const Machine& machine) {
  held_ = holds(machine);
}

// A birth number is never used again, so before the holder was made nothing has it.
bool ReferenceWatch::holds(const Machine& machine) const {
  if (holder_.frame != 0) {
    for (Ref<Frame> at = machine.state().frame; at; at = machine.at(at).previous) {
      if (at.offset != holder_.frame || holder_.slot >= machine.at(at).slot_count) continue;
      const uint32_t word = machine.at(Ref<uint32_t>(frame_slot_offset(at, holder_.slot)));
      return untagged(word).offset == target_.offset;
    }
    return false;
  }
  if (!holder_.object) return false;
  if (uint64_t{holder_.object.offset} + sizeof(Object) > machine.heap.memory.used_bytes()) {
    return false;
  }
  const Ref<Object> object(holder_.object.offset);
  if (machine.at(object).birth != holder_.object.birth || machine.at(object).refcount == 0) {
    return false;
  }
  struct Search {
    uint32_t target;
    bool found;
  } search{target_.offset, false};
  machine.heap.traverse(object, {&search, [](void* context, Ref<Object> target, const EdgeName&) {
                                   auto& wanted = *static_cast<Search*>(context);
                                   wanted.found = wanted.found || target.offset == wanted.target;
                                 }});
  return search.found;
}

bool ReferenceWatch::advance(const Machine& machine) {
  const bool held = std::exchange(held_, holds(machine));
  return held_ && !held;
}

bool ObjectWatch::advance(const Machine& machine) {
  const uint64_t before = std::exchange(number_, measure(machine));
  // Its end was when its count fell to 0 and when it was freed; its place being used again is none.
  return number_ != before && number_ != kAbsent;
}

}  // namespace ouro
