#include "core/collector/garbage_disposal.h"

#include "core/collector/reachability.h"
#include "core/heap/deallocation.h"
#include "core/heap/finalizers.h"
#include "core/heap/weakrefs.h"

namespace ouro {
namespace {

// States of the Collect task in the phases that wait for tasks above it. Slot 0: the object being
// handled, owned. Slot 1: its header, to recognize it when it may be gone.
enum DisposalState : uint16_t { kNextObject, kHandled, kReleased };
constexpr uint32_t kObjectSlot = 0;
constexpr uint32_t kHeaderSlot = 1;

// Whether the object remembered in kHeaderSlot still is the first one of `list`.
bool is_still_first(Heap& heap, GcListId list) {
  const Ref<GcHeader> first = gc_list_first(heap, list);
  return first && first.offset == heap.top_task().slot[kHeaderSlot];
}

void give_back(Heap& heap, Ref<GcHeader> header) {
  const GcListId survivors = heap.state().gc.survivors;
  mark_survivor(heap, header, survivors);
  gc_list_move(heap, header, survivors);
}

// Drops the reference to the object being handled. What that frees, the next step will see.
void release_object(Heap& heap) {
  Task& task = heap.top_task();
  task.state = kReleased;
  decref(heap, task.take(kObjectSlot));
}

bool is_trash(const Heap& heap, Ref<Object> object) {
  return heap.is_tracked(object) && (heap.at(gc_header_of(object)).flags & kGcCollecting) != 0;
}

enum class WeakrefsToClear : uint8_t { All, WithCallback };

// The next weak reference to `object` that has to go; null when there is none.
Ref<Weakref> next_weakref(const Heap& heap, Ref<Object> object, WeakrefsToClear which) {
  Ref<Weakref> weakref = weakref_list(heap, object);
  if (which == WeakrefsToClear::All) return weakref;
  while (weakref && !heap.at(weakref).callback) weakref = heap.at(weakref).next;
  return weakref;
}

// A weak reference that is trash would otherwise speak up while trash is being deleted.
bool clear_if_weakref(Heap& heap, Ref<Object> object) {
  if (heap.type_of(object).layout != LayoutId::Weakref) return false;
  const Ref<Weakref> weakref = object.as<Weakref>();
  if (!heap.at(weakref).referent) return false;
  clear_weakref(heap, weakref);
  return true;
}

void clear_and_queue(Heap& heap, Ref<Weakref> weakref) {
  clear_weakref(heap, weakref);
  const Ref<Object> object = weakref.as<Object>();
  const bool is_dying = refcount_of(heap, object) == 0;
  if (!heap.at(weakref).callback || is_dying || is_trash(heap, object)) return;
  incref(heap, object);
  gc_list_move(heap, gc_header_of(object), GcListId::WeakrefCallbacks);
}

// Drops references of the object being handled until something happens that deserves a step of its
// own; lets go of it when none is left.
void clear_object(Heap& heap) {
  const Ref<Object> object = heap.top_task().ref(kObjectSlot);
  const Layout& layout = heap.layout(object);
  for (uint32_t i = 0; i < kChildrenPerStep; ++i) {
    const Ref<Object> child = layout.take_child_for_clear(heap, object);
    if (!child) {
      release_object(heap);
      return;
    }
    const bool is_leaf = !heap.has_flag(child, kTypeHasGc);
    const uint32_t task_count = heap.task_count();
    decref(heap, child);
    if (!is_leaf || heap.task_count() != task_count) return;
  }
}

void begin_object(Heap& heap, const CollectorHost& host, Ref<GcHeader> header) {
  const Ref<Object> object = object_of(header);
  if (heap.state().gc.debug & kDebugSaveAll) {
    host.append_to_garbage(heap, object);
    give_back(heap, header);
  } else if (heap.layout(object).take_child_for_clear == nullptr) {
    give_back(heap, header);
  } else {
    Task& task = heap.top_task();
    task.state = kHandled;
    task.own(kObjectSlot, new_reference(heap, object));
    task.slot[kHeaderSlot] = header.offset;
  }
}

}  // namespace

PhaseProgress handle_weakrefs_step(Heap& heap) {
  const bool all = heap.profile.weakref_clear_time != WeakrefClearTime::AfterFinalizers;
  const WeakrefsToClear which = all ? WeakrefsToClear::All : WeakrefsToClear::WithCallback;
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = cursor_in(heap, GcListId::Unreachable);
    if (!header) return PhaseProgress::Finished;
    const Ref<Object> object = object_of(header);
    if (all && clear_if_weakref(heap, object)) return PhaseProgress::More;
    const Ref<Weakref> weakref = next_weakref(heap, object, which);
    if (weakref) {
      clear_and_queue(heap, weakref);
      return PhaseProgress::More;
    }
    if (advance_cursor(heap, GcListId::Unreachable, header) == PhaseProgress::Finished) {
      return PhaseProgress::Finished;
    }
  }
  return PhaseProgress::More;
}

PhaseProgress call_weakref_callbacks_step(Heap& heap) {
  Task& task = heap.top_task();
  if (task.state == kHandled) {
    release_object(heap);
    return PhaseProgress::More;
  }
  if (task.state == kReleased) {
    task.state = kNextObject;
    if (is_still_first(heap, GcListId::Seen)) {
      give_back(heap, gc_list_first(heap, GcListId::Seen));
    } else {
      ++heap.state().gc.collected;
    }
  }
  const Ref<GcHeader> header = gc_list_first(heap, GcListId::WeakrefCallbacks);
  if (!header) return PhaseProgress::Finished;
  const Ref<Object> object = object_of(header);
  gc_list_move(heap, header, GcListId::Seen);
  task.state = kHandled;
  task.own(kObjectSlot, object);  // the reference that clear_and_queue took
  task.slot[kHeaderSlot] = header.offset;
  push_callback(heap, heap.at(object.as<Weakref>()).callback, object);
  return PhaseProgress::More;
}

PhaseProgress finalize_garbage_step(Heap& heap) {
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = gc_list_first(heap, GcListId::Unreachable);
    if (!header) {
      gc_list_merge(heap, GcListId::Seen, GcListId::Unreachable);
      return PhaseProgress::Finished;
    }
    gc_list_move(heap, header, GcListId::Seen);
    if (needs_finalizer(heap, object_of(header))) {
      push_finalizer(heap, object_of(header));
      return PhaseProgress::More;
    }
  }
  return PhaseProgress::More;
}

PhaseProgress revive_garbage_step(Heap& heap) {
  const Ref<GcHeader> header = gc_list_first(heap, GcListId::Unreachable);
  if (!header) return PhaseProgress::Finished;
  give_back(heap, header);
  return PhaseProgress::More;
}

void handle_resurrected_objects(Heap& heap) {
  GcState& gc = heap.state().gc;
  const bool all_or_nothing = heap.profile.resurrection == Resurrection::SavesAllTrash;
  gc_list_merge(heap, GcListId::Unreachable,
                all_or_nothing ? GcListId::StillUnreachable : gc.survivors);
  gc.collected += gc_list_size(heap, GcListId::StillUnreachable);
}

PhaseProgress clear_weakrefs_step(Heap& heap) {
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = cursor_in(heap, GcListId::StillUnreachable);
    if (!header) return PhaseProgress::Finished;
    const Ref<Object> object = object_of(header);
    if (clear_if_weakref(heap, object)) return PhaseProgress::More;
    const Ref<Weakref> weakref = weakref_list(heap, object);
    if (weakref) {
      clear_weakref(heap, weakref);
      return PhaseProgress::More;
    }
    if (advance_cursor(heap, GcListId::StillUnreachable, header) == PhaseProgress::Finished) {
      return PhaseProgress::Finished;
    }
  }
  return PhaseProgress::More;
}

PhaseProgress delete_garbage_step(Heap& heap, const CollectorHost& host) {
  constexpr GcListId kList = GcListId::StillUnreachable;
  if (heap.top_task().state == kHandled) {
    clear_object(heap);
    return PhaseProgress::More;
  }
  if (heap.top_task().state == kReleased) {
    heap.top_task().state = kNextObject;
    // It is still alive: somebody else refers to it, and it may die later.
    if (is_still_first(heap, kList)) give_back(heap, gc_list_first(heap, kList));
  }
  const Ref<GcHeader> header = gc_list_first(heap, kList);
  if (!header) return PhaseProgress::Finished;
  begin_object(heap, host, header);
  return PhaseProgress::More;
}

PhaseProgress handle_legacy_finalizers_step(Heap& heap, const CollectorHost& host) {
  const Ref<GcHeader> header = gc_list_first(heap, GcListId::Finalizers);
  if (!header) return PhaseProgress::Finished;
  GcState& gc = heap.state().gc;
  const Ref<Object> object = object_of(header);
  const uint32_t debug = gc.debug;
  ++gc.uncollectable;
  if ((debug & kDebugSaveAll) || has_legacy_finalizer(heap, object)) {
    host.append_to_garbage(heap, object);
  }
  give_back(heap, header);
  if (debug & kDebugUncollectable) host.debug_cycle(heap, "uncollectable", object);
  return PhaseProgress::More;
}

PhaseProgress show_collectable_step(Heap& heap, const CollectorHost& host) {
  const Ref<GcHeader> header = cursor_in(heap, GcListId::Unreachable);
  if (!header) return PhaseProgress::Finished;
  const PhaseProgress progress = advance_cursor(heap, GcListId::Unreachable, header);
  host.debug_cycle(heap, "collectable", object_of(header));
  return progress;
}

}  // namespace ouro
