// collector_host.h - what the collector cannot do itself, because it sees no concrete type.
//
// The machine gives one table of functions. A function that runs Python code pushes tasks for it:
// the collector goes on when they are done. None of them may raise.
#pragma once

#include "core/heap/heap.h"

namespace ouro {

// Roots from which the incremental collector marks what is alive for certain.
enum class RootSet : uint8_t {
  Globals,  // the dicts of sys and builtins, of builtin types, and of the interpreter
  Stacks,   // function, locals and value stack of every running frame, the youngest frame first,
            // each from its top
};

struct CollectorHost {
  // Whether gc.callbacks has any.
  bool (*has_gc_callbacks)(const Heap& heap);
  // Pushes the calls of gc.callbacks, in order, with `phase` ("start" or "stop") and a dict of
  // GcState's generation, collected, uncollectable (and candidates). Errors become unraisable.
  void (*call_gc_callbacks)(Heap& heap, const char* phase);
  // Writes to sys.stderr.
  void (*write_debug)(Heap& heap, const char* text);
  // Writes "gc: MESSAGE <TYPE ADDRESS>\n" to sys.stderr (gc.c, debug_cycle).
  void (*debug_cycle)(Heap& heap, const char* message, Ref<Object> object);
  // gc.garbage.append(object).
  void (*append_to_garbage)(Heap& heap, Ref<Object> object);
  // Gives back the memory of all free lists.
  void (*clear_free_lists)(Heap& heap);
  // Visits every root of the set, in CPython's order; targets that are not GC objects may be among
  // them. Only asked by the incremental policy; without it nothing is marked, and all is examined.
  void (*visit_roots)(Heap& heap, RootSet roots, const EdgeVisitor& visitor) = nullptr;
};

}  // namespace ouro
