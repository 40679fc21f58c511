#include "core/collector/reachability.h"

#include <algorithm>
#include <utility>

#include "core/heap/refcount.h"

namespace ouro {
namespace {

// What a traversal needs to know.
struct Visit {
  Heap* heap;
  GcListId list;
};

// The header of `object` if the running collection examines it, else null.
Ref<GcHeader> collecting_header(const Heap& heap, Ref<Object> object) {
  if (!heap.is_tracked(object)) return {};
  const Ref<GcHeader> header = gc_header_of(object);
  return heap.at(header).flags & kGcCollecting ? header : Ref<GcHeader>{};
}

void visit_decref(void* context, Ref<Object> target, const EdgeName&) {
  Heap& heap = *static_cast<Visit*>(context)->heap;
  const Ref<GcHeader> header = collecting_header(heap, target);
  if (!header) return;
  CHECK(heap.at(header).gc_refs > 0);  // else the count was too small
  --heap.at(header).gc_refs;
}

void visit_reachable(void* context, Ref<Object> target, const EdgeName&) {
  const Visit& visit = *static_cast<Visit*>(context);
  Heap& heap = *visit.heap;
  const Ref<GcHeader> header_ref = collecting_header(heap, target);
  if (!header_ref) return;
  GcHeader& header = heap.at(header_ref);
  if (header.gc_refs != 0) return;
  header.gc_refs = 1;
  header.flags |= kGcRescued;
  if ((header.flags & kGcTentativelyUnreachable) == 0) return;  // the walk has yet to come to it
  header.flags &= static_cast<uint8_t>(~kGcTentativelyUnreachable);
  gc_list_move(heap, header_ref, visit.list);
}

void visit_move(void* context, Ref<Object> target, const EdgeName&) {
  const Visit& visit = *static_cast<Visit*>(context);
  const Ref<GcHeader> header = collecting_header(*visit.heap, target);
  if (!header) return;
  visit.heap->at(header).flags = 0;
  gc_list_move(*visit.heap, header, visit.list);
}

void visit_may_be_tracked(void* context, Ref<Object> target, const EdgeName&) {
  auto& answer = *static_cast<std::pair<const Heap*, bool>*>(context);
  const Heap& heap = *answer.first;
  if (!heap.has_flag(target, kTypeHasGc)) return;
  if (heap.is_exact(target, TypeId::Tuple) && !heap.is_tracked(target)) return;
  // Types that are not made by a class statement are no GC objects (typeobject.c, type_is_gc).
  const bool is_type = heap.type_of(target).layout == LayoutId::Type;
  if (is_type && (heap.at(target.as<Type>()).flags & kTypeHeap) == 0) return;
  answer.second = true;
}

// As _PyTuple_MaybeUntrack and _PyDict_MaybeUntrack with _PyObject_GC_MAY_BE_TRACKED.
void maybe_untrack(Heap& heap, Ref<Object> object) {
  std::pair<const Heap*, bool> answer(&heap, false);
  heap.traverse(object, EdgeVisitor{&answer, visit_may_be_tracked, EdgeView::OfCollector});
  if (!answer.second) heap.untrack(object);
}

PhaseProgress untrack_step(Heap& heap, GcListId list, TypeId type) {
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = cursor_in(heap, list);
    if (!header) return PhaseProgress::Finished;
    const Ref<Object> object = object_of(header);
    const bool concerned = heap.is_exact(object, type);
    if (concerned) maybe_untrack(heap, object);
    const PhaseProgress progress = advance_cursor(heap, list, header);
    if (concerned || progress == PhaseProgress::Finished) return progress;
  }
  return PhaseProgress::More;
}

}  // namespace

Ref<GcHeader> cursor_in(Heap& heap, GcListId list) {
  GcState& gc = heap.state().gc;
  const uint32_t head = gc_list_head(heap, list).offset;
  if (gc.cursor == 0) gc.cursor = heap.at(Ref<GcHeader>(head)).next;
  return gc.cursor == head ? Ref<GcHeader>{} : Ref<GcHeader>(gc.cursor);
}

PhaseProgress advance_cursor(Heap& heap, GcListId list, Ref<GcHeader> header) {
  GcState& gc = heap.state().gc;
  if (gc.cursor == header.offset) gc.cursor = heap.at(header).next;
  return gc.cursor == gc_list_head(heap, list).offset ? PhaseProgress::Finished
                                                      : PhaseProgress::More;
}

PhaseProgress update_refs_step(Heap& heap, GcListId containers) {
  const Ref<GcHeader> header_ref = cursor_in(heap, containers);
  if (!header_ref) return PhaseProgress::Finished;
  const Ref<Object> object = object_of(header_ref);
  if (is_immortal(heap.at(object))) {
    heap.untrack(object);  // its count says nothing about who refers to it
  } else {
    GcHeader& header = heap.at(header_ref);
    // A dying object whose Deallocate task waits below the collection is held by that task.
    header.gc_refs = static_cast<int32_t>(std::max(refcount_of(heap, object), 1u));
    header.flags = kGcCollecting;
    if (containers == GcListId::Collecting) ++heap.state().gc.candidates;
  }
  return advance_cursor(heap, containers, header_ref);
}

PhaseProgress subtract_refs_step(Heap& heap, GcListId containers) {
  const Ref<GcHeader> header = cursor_in(heap, containers);
  if (!header) return PhaseProgress::Finished;
  Visit visit{&heap, containers};
  heap.traverse(object_of(header), EdgeVisitor{&visit, visit_decref, EdgeView::OfCollector});
  return advance_cursor(heap, containers, header);
}

PhaseProgress move_unreachable_step(Heap& heap, GcListId base, GcListId unreachable) {
  const Ref<GcHeader> header = cursor_in(heap, base);
  if (!header) return PhaseProgress::Finished;
  if (heap.at(header).gc_refs == 0) {
    heap.at(header).flags |= kGcTentativelyUnreachable;
    gc_list_move(heap, header, unreachable);
  } else {
    // Before the cursor advances: this may append to the list.
    Visit visit{&heap, base};
    heap.traverse(object_of(header), EdgeVisitor{&visit, visit_reachable, EdgeView::OfCollector});
    mark_survivor(heap, header, heap.state().gc.survivors);
  }
  return advance_cursor(heap, base, header);
}

PhaseProgress untrack_tuples_step(Heap& heap, GcListId list) {
  return untrack_step(heap, list, TypeId::Tuple);
}

PhaseProgress untrack_dicts_step(Heap& heap, GcListId list) {
  return untrack_step(heap, list, TypeId::Dict);
}

bool has_legacy_finalizer(const Heap& heap, Ref<Object> object) {
  if (heap.has_flag(object, kTypeLegacyFinalizer)) return true;
  if (!heap.profile.legacy_finalizers) return false;
  if (heap.has_flag(object, kTypeHasFinalizer)) return true;
  const Layout& layout = heap.layout(object);
  return layout.has_legacy_finalizer != nullptr && layout.has_legacy_finalizer(heap.memory, object);
}

PhaseProgress move_legacy_finalizers_step(Heap& heap) {
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = cursor_in(heap, GcListId::Unreachable);
    if (!header) return PhaseProgress::Finished;
    const bool concerned = has_legacy_finalizer(heap, object_of(header));
    if (concerned) {
      heap.at(header).flags = 0;
      gc_list_move(heap, header, GcListId::Finalizers);
    }
    const PhaseProgress progress = advance_cursor(heap, GcListId::Unreachable, header);
    if (concerned || progress == PhaseProgress::Finished) return progress;
  }
  return PhaseProgress::More;
}

PhaseProgress move_legacy_finalizer_reachable_step(Heap& heap) {
  const Ref<GcHeader> header = cursor_in(heap, GcListId::Finalizers);
  if (!header) return PhaseProgress::Finished;
  Visit visit{&heap, GcListId::Finalizers};
  heap.traverse(object_of(header), EdgeVisitor{&visit, visit_move, EdgeView::OfCollector});
  return advance_cursor(heap, GcListId::Finalizers, header);
}

PhaseProgress check_garbage_step(Heap& heap) {
  for (uint32_t i = 0; i < kObjectsPerStep; ++i) {
    const Ref<GcHeader> header = cursor_in(heap, GcListId::Unreachable);
    if (!header) return PhaseProgress::Finished;
    if (heap.at(header).gc_refs != 0) {
      heap.state().gc.anything_resurrected = 1;
      return PhaseProgress::Finished;
    }
    if (advance_cursor(heap, GcListId::Unreachable, header) == PhaseProgress::Finished) {
      return PhaseProgress::Finished;
    }
  }
  return PhaseProgress::More;
}

void mark_survivor(Heap& heap, Ref<GcHeader> header_ref, GcListId list) {
  GcHeader& header = heap.at(header_ref);
  header.flags &= kGcRescued;
  header.generation = static_cast<uint8_t>(list);
}

}  // namespace ouro
