#include "core/heap/weakrefs.h"

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"

namespace ouro {
namespace {

bool is_plain(const Heap& heap, Ref<Weakref> weakref, TypeId id) {
  return heap.at(weakref).type == heap.type(id) && !heap.at(weakref).callback;
}

// The plain reference and the plain proxy, which stand first when they exist.
struct BasicRefs {
  Ref<Weakref> ref;
  Ref<Weakref> proxy;
};

BasicRefs basic_refs(const Heap& heap, Ref<Weakref> first) {
  BasicRefs basic;
  if (first && is_plain(heap, first, TypeId::Weakref)) {
    basic.ref = first;
    first = heap.at(first).next;
  }
  if (first && (is_plain(heap, first, TypeId::WeakProxy) ||
                is_plain(heap, first, TypeId::WeakCallableProxy))) {
    basic.proxy = first;
  }
  return basic;
}

void insert_first(Heap& heap, Ref<Ref<Weakref>> slot, Ref<Weakref> weakref) {
  Ref<Weakref> next = heap.at(slot);
  heap.at(weakref).next = next;
  heap.at(weakref).previous = {};
  if (next) heap.at(next).previous = weakref;
  heap.at(slot) = weakref;
}

void insert_after(Heap& heap, Ref<Weakref> weakref, Ref<Weakref> previous) {
  Ref<Weakref> next = heap.at(previous).next;
  heap.at(weakref).previous = previous;
  heap.at(weakref).next = next;
  if (next) heap.at(next).previous = weakref;
  heap.at(previous).next = weakref;
}

void link_weakref(Heap& heap, Ref<Ref<Weakref>> slot, Ref<Weakref> weakref, bool plain_ref) {
  const BasicRefs basic = basic_refs(heap, heap.at(slot));
  Ref<Weakref> previous;
  if (!plain_ref) previous = basic.ref;
  const bool plain_proxy = !heap.at(weakref).callback &&
                           heap.at(weakref).type != heap.type(TypeId::Weakref) &&
                           (is_plain(heap, weakref, TypeId::WeakProxy) ||
                            is_plain(heap, weakref, TypeId::WeakCallableProxy));
  if (!plain_ref && !plain_proxy && basic.proxy) previous = basic.proxy;
  if (previous) {
    insert_after(heap, weakref, previous);
  } else {
    insert_first(heap, slot, weakref);
  }
}

}  // namespace

Ref<Ref<Weakref>> weakref_slot(const Heap& heap, Ref<Object> object) {
  const uint32_t offset = heap.type_of(object).weaklist_offset;
  if (offset == 0) return {};
  return Ref<Ref<Weakref>>(object.offset + offset);
}

Ref<Weakref> weakref_list(const Heap& heap, Ref<Object> object) {
  const Ref<Ref<Weakref>> slot = weakref_slot(heap, object);
  return slot ? heap.at(slot) : Ref<Weakref>{};
}

uint32_t weakref_count(const Heap& heap, Ref<Object> object) {
  uint32_t count = 0;
  for (Ref<Weakref> r = weakref_list(heap, object); r; r = heap.at(r).next) ++count;
  return count;
}

Ref<Weakref> weakref_new(Heap& heap, Ref<Type> type, Ref<Object> referent, Ref<Object> callback) {
  if (!weakref_slot(heap, referent)) return {};
  const bool plain_type = (heap.at(type).flags & kTypeHeap) == 0;
  const bool is_ref = type == heap.type(TypeId::Weakref);
  if (plain_type && !callback) {
    const BasicRefs basic = basic_refs(heap, weakref_list(heap, referent));
    const Ref<Weakref> existing = is_ref ? basic.ref : basic.proxy;
    if (existing) return new_reference(heap, existing);
  }
  Ref<Weakref> weakref = heap.allocate_object(type).as<Weakref>();
  heap.at(weakref).referent = referent;
  heap.at(weakref).hash = -1;
  if (callback) heap.at(weakref).callback = new_reference(heap, callback);
  link_weakref(heap, weakref_slot(heap, referent), weakref, plain_type && is_ref && !callback);
  ++heap.state().counters.weak_references;
  heap.track(weakref.as<Object>());
  return weakref;
}

void clear_weakref(Heap& heap, Ref<Weakref> weakref) {
  Weakref& cleared = heap.at(weakref);
  if (!cleared.referent) return;
  const Ref<Ref<Weakref>> slot = weakref_slot(heap, cleared.referent);
  if (heap.at(slot) == weakref) heap.at(slot) = cleared.next;
  if (cleared.previous) heap.at(cleared.previous).next = cleared.next;
  if (cleared.next) heap.at(cleared.next).previous = cleared.previous;
  cleared.referent = {};
  cleared.next = {};
  cleared.previous = {};
  --heap.state().counters.weak_references;
}

bool clear_weakrefs_of(Heap& heap, Ref<Object> object) {
  const uint32_t bottom = heap.task_count();
  for (Ref<Weakref> weakref = weakref_list(heap, object); weakref;
       weakref = weakref_list(heap, object)) {
    clear_weakref(heap, weakref);
    const Ref<Object> callback = heap.at(weakref).callback;
    if (!callback) continue;
    heap.at(weakref).callback = {};
    // A weak reference that is dying itself keeps quiet. Newest first: each goes below the last.
    if (refcount_of(heap, weakref.as<Object>()) == 0) {
      decref(heap, callback);
      continue;
    }
    incref(heap, weakref.as<Object>());
    Task& task = heap.insert_task(bottom, TaskKind::CallWeakrefCallbacks, kTaskSilent);
    task.own(0, callback);
    task.own(1, weakref.as<Object>());
  }
  return heap.task_count() != bottom;
}

void push_callback(Heap& heap, Ref<Object> callable, Ref<Object> argument) {
  incref(heap, callable);
  incref(heap, argument);
  Task& task = heap.push_task(TaskKind::CallWeakrefCallbacks, kTaskSilent);
  task.own(0, callable);
  task.own(1, argument);
  task.slot[kCalledByCollector] = 1;
}

}  // namespace ouro
