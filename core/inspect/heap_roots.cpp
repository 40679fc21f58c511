#include "core/inspect/heap_roots.h"

#include <algorithm>
#include <span>

#include "core/heap/deallocation.h"
#include "core/heap/gc_list.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_keys.h"
#include "core/objects/interned.h"

namespace ouro {
namespace {

// Where EndGenerator keeps the frame that it takes apart (vm/generators.cpp).
constexpr uint32_t kEndGeneratorFrame = 3;
// And the frame object that owns this frame, where there is one.
constexpr uint32_t kEndGeneratorFrameObject = 4;

struct WordRange {
  uint32_t begin;
  uint32_t end;
};

class RootCollector {
 public:
  RootCollector(const Machine& machine, std::vector<HeapRoot>* roots)
      : machine_(machine), heap_(machine.heap), state_(machine.state()), roots_(*roots) {}

  void collect() {
    std::vector<Ref<Frame>> frames = running_frames(machine_);
    std::reverse(frames.begin(), frames.end());
    for (const Ref<Frame> frame : frames) add_running_frame(frame);
    // Frames first: a range of slots being released may overlap with theirs.
    for (uint32_t i = heap_.task_count(); i-- > 0;) add_ended_generator(i);
    for (uint32_t i = heap_.task_count(); i-- > 0;) add_task(i);
    add_registers();
    add_well_known();
    add_callbacks();
    add_interned();
  }

 private:
  void add(RootOwner owner, EdgeStrength strength, uint32_t place, Ref<Object> target,
           EdgeName name) {
    if (target) roots_.push_back({owner, strength, place, target, name});
  }
  void add_register(Ref<Object> target, const char* what, uint32_t index = 0) {
    add(RootOwner::Register, EdgeStrength::Strong, 0, target,
        EdgeName{EdgeKind::Field, index, {}, what});
  }

  // The running frame of a generator belongs to the generator object, which counts.
  void add_running_frame(Ref<Frame> frame) {
    const bool counts = (heap_.at(frame).flags & kFrameInGenerator) == 0;
    add_frame(RootOwner::Frame, frame.offset, frame,
              counts ? EdgeStrength::Strong : EdgeStrength::Borrowed);
  }

  void add_frame(RootOwner owner, uint32_t place, Ref<Frame> ref, EdgeStrength strength) {
    const Frame& frame = heap_.at(ref);
    struct Context {
      RootCollector* self;
      RootOwner owner;
      uint32_t place;
      EdgeStrength strength;
    } context{this, owner, place, strength};
    traverse_frame(heap_.memory, ref,
                   {&context, [](void* pointer, Ref<Object> target, const EdgeName& name) {
                      auto& c = *static_cast<Context*>(pointer);
                      if (name.kind == EdgeKind::Field) {
                        c.self->add(c.owner, c.strength, c.place, target, name);
                      }
                    }});
    const uint32_t count = frame.slot_count + frame.stack_count;
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t word = heap_.at(Ref<uint32_t>(frame_slot_offset(ref, i)));
      EdgeName name;
      name.kind = i < frame.slot_count ? EdgeKind::Local : EdgeKind::Stack;
      name.index = i < frame.slot_count ? i : i - frame.slot_count;
      const bool borrowed = (word & kBorrowedTag) != 0;
      add(owner, borrowed ? EdgeStrength::Borrowed : strength, place, untagged(word), name);
    }
    covered_.push_back({frame_slot_offset(ref, 0), frame_slot_offset(ref, count)});
  }

  void add_ended_generator(uint32_t index) {
    const Task& task = heap_.task(index);
    if (task.kind != TaskKind::EndGenerator || task.ref(kEndGeneratorFrameObject)) return;
    const Ref<Frame> frame(task.slot[kEndGeneratorFrame]);
    add_frame(RootOwner::Task, index, frame, EdgeStrength::Strong);
  }

  void add_task(uint32_t index) {
    const Task& task = heap_.task(index);
    for (uint32_t i = 0; i < kTaskSlots; ++i) {
      if ((task.owned & (1u << i)) == 0) continue;
      const bool inbox = i == kTaskInbox;
      add(RootOwner::Task, EdgeStrength::Strong, index, task.ref(i),
          EdgeName{EdgeKind::Field, i, {}, inbox ? "inbox" : "slot"});
    }
    if (task.kind == TaskKind::ReleaseSlots && task.state != kReleaseSlotsOfObject) {
      add_range(index, task);
    }
    if (task.kind != TaskKind::Deallocate) return;
    // While the finalizer runs, the task holds a reference; otherwise the count is 0.
    const bool counts = waits_for_finalizer(task.state);
    add(counts ? RootOwner::Task : RootOwner::Dying,
        counts ? EdgeStrength::Strong : EdgeStrength::Borrowed, index, task.ref(0),
        EdgeName{EdgeKind::Field, 0, {}, "dying"});
  }

  // The words that a ReleaseSlots task has still to release.
  void add_range(uint32_t index, const Task& task) {
    for (uint32_t i = 0; i < task.slot[1]; ++i) {
      const uint32_t offset = task.slot[0] + 4 * i;
      const bool covered = std::any_of(
          covered_.begin(), covered_.end(),
          [&](const WordRange& range) { return offset >= range.begin && offset < range.end; });
      const uint32_t word = heap_.at(Ref<uint32_t>(offset));
      if (covered || (word & kBorrowedTag) != 0) continue;
      add(RootOwner::Task, EdgeStrength::Strong, index, Ref<Object>(word),
          EdgeName{EdgeKind::Item, i, {}, "range"});
    }
  }

  void add_registers() {
    const HeapState& heap = state_.heap;
    add_register(heap.raised, "exception in flight");
    add_register(heap.result, "result on its way");
    add_register(state_.handled, "handled exception");
    add_register(heap.gc.garbage, "gc.garbage");
    add_register(heap.gc.callbacks, "gc.callbacks");
    add_register(state_.modules, "sys.modules");
    add_register(state_.builtins, "builtins");
    add_register(state_.main_module, "__main__");
    add_register(state_.sys_module, "sys");
    add_register(state_.memory_error, "prepared MemoryError");
    add_register(state_.recursion_error_text, "prepared text of RecursionError");
    add_register(state_.atexit, "atexit");
    add_register(state_.exit_modules, "modules alive at exit");
    add_register(state_.shared_dict_descriptor, "descriptor of __dict__");
    add_register(state_.shared_weakref_descriptor, "descriptor of __weakref__");
    add_register(state_.arena, "parser arena");
  }

  // Objects that exist once and that the machine always holds.
  void add_well_known() {
    const HeapState& heap = state_.heap;
    const Ref<Object> single[] = {
        heap.none,           heap.true_,     heap.false_,          heap.ellipsis,
        heap.empty_tuple,    heap.empty_str, heap.not_implemented, heap.empty_bytes,
        heap.empty_frozenset};
    for (const Ref<Object> object : single) add_register(object, "singletons");
    add_array(std::span(heap.latin1), "one-character strings");
    add_array(std::span(heap.small_ints), "small ints");
    add_array(std::span(state_.names), "names known to the machine");
    add_array(std::span(state_.special_names), "names known to the machine");
    for (const Ref<Type> type : heap.types) add_register(type.as<Object>(), "builtin types");
    for (const Ref<Type> type : state_.library_types) {
      add_register(type.as<Object>(), "types of the library");
    }
  }

  void add_array(std::span<const Ref<Object>> objects, const char* what) {
    uint32_t index = 0;
    for (const Ref<Object> object : objects) add_register(object, what, index++);
  }

  void add_callbacks() {
    Ref<GcHeader> header = gc_list_first(heap_, GcListId::WeakrefCallbacks);
    for (; header; header = gc_list_next(heap_, GcListId::WeakrefCallbacks, header)) {
      add(RootOwner::Callback, EdgeStrength::Strong, 0, object_of(header), {});
    }
  }

  void add_interned() {
    if (!state_.heap.interned) return;
    for (const Ref<Str> text : interned_slots(heap_)) {
      add(RootOwner::Interned, EdgeStrength::Weak, 0, text.as<Object>(), {});
    }
  }

  const Machine& machine_;
  const Heap& heap_;
  const MachineState& state_;
  std::vector<HeapRoot>& roots_;
  std::vector<WordRange> covered_;
};

}  // namespace

std::vector<HeapRoot> collect_roots(const Machine& machine) {
  std::vector<HeapRoot> roots;
  RootCollector(machine, &roots).collect();
  return roots;
}

std::vector<Ref<Frame>> running_frames(const Machine& machine) {
  std::vector<Ref<Frame>> frames;
  for (Ref<Frame> frame = machine.state().frame; frame; frame = machine.at(frame).previous) {
    frames.push_back(frame);
  }
  return frames;
}

void collect_shared_keys(const Heap& heap, Ref<DictKeys> keys, std::vector<HeapRoot>* roots) {
  for (uint32_t i = 0; i < heap.at(keys).entry_count; ++i) {
    const Ref<Object> key = dict_keys_entry(heap.memory, keys, i).key;
    if (!key) continue;
    roots->push_back({RootOwner::SharedKeys, EdgeStrength::Strong, keys.offset, key,
                      EdgeName{EdgeKind::Key, i, {}, ""}});
  }
}

}  // namespace ouro
