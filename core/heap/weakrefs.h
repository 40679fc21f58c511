// weakrefs.h - weak references: who knows whom, and what happens when a referent goes.
//
// The one concrete object type that the heap knows, because the collector and deallocation must
// clear weak references before anything else of a dying object can be seen. A weak reference owns
// its callback and nothing else. The referent's list links all weak references to it, through
// Type::weaklist_offset, in CPython's order: the plain ref, the plain proxy, then the ones with
// callbacks, newest first (Objects/weakrefobject.c).
//
// Invariant: referent != 0 exactly while the reference is linked in the referent's list.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

struct Weakref : Object {
  Ref<Object> referent;  // not owned; null: dead
  Ref<Object> callback;  // owned, null: none
  Ref<Weakref> next;
  Ref<Weakref> previous;
  int64_t hash;  // -1: not computed
};
static_assert(sizeof(Weakref) <= 56);

// Where an object keeps its list, or null when it cannot be referenced weakly.
Ref<Ref<Weakref>> weakref_slot(const Heap& heap, Ref<Object> object);
// The first weak reference to an object, or null.
Ref<Weakref> weakref_list(const Heap& heap, Ref<Object> object);
uint32_t weakref_count(const Heap& heap, Ref<Object> object);

// A new, owned weak reference (or, for plain ones of an exact builtin type, the one that exists
// already). `callback` is borrowed, null for none. Null when the object cannot be referenced
// weakly.
Ref<Weakref> weakref_new(Heap& heap, Ref<Type> type, Ref<Object> referent, Ref<Object> callback);

// Unlinks a weak reference and makes it dead; its callback stays (weakrefobject.c, clear_weakref).
void clear_weakref(Heap& heap, Ref<Weakref> weakref);

// For an object that dies by reference counting: clears all its weak references, then pushes their
// callbacks so that the newest runs first (PyObject_ClearWeakRefs). True when callbacks were
// pushed.
bool clear_weakrefs_of(Heap& heap, Ref<Object> object);

// The slot of a CallWeakrefCallbacks task that is 1 when the collector calls; CPython words the
// errors of such a callback in another way.
inline constexpr uint32_t kCalledByCollector = 2;

// For the collector: pushes a call of `callable(argument)` whose errors become unraisable. Takes
// references of its own.
void push_callback(Heap& heap, Ref<Object> callable, Ref<Object> argument);

// Defined with the other layouts (objects/layouts.cpp), because derived classes have attributes.
extern const Layout kWeakrefLayout;

}  // namespace ouro
