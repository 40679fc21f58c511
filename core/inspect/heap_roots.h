// heap_roots.h - where walks over the heap begin: every reference that no object owns.
//
// A counted root owns its reference: it is part of the target's reference count. The others are
// there to find or to show objects: borrowed entries of value stacks, objects that a task takes
// apart, and the table of interned strings, which owns nothing.
#pragma once

#include <vector>

#include "core/inspect/heap_graph.h"
#include "core/vm/machine.h"

namespace ouro {

enum class RootOwner : uint8_t {
  Frame,       // `place`: offset of the Frame
  Task,        // `place`: index of the task; name.index: the slot, or the place in a range of slots
  Register,    // a field of the machine's root area, called `name.field`
  Arena,       // the parser arena's list of constants
  SharedKeys,  // attribute names that instances of a class share; `place`: offset of the DictKeys
  Callback,    // the collector, which is to call the callback of this weak reference
  Dying,       // not counted; `place`: index of the task that takes the target apart
  Interned,    // not counted: the table of interned strings
};

struct HeapRoot {
  RootOwner owner;
  EdgeStrength strength;  // Strong: counted
  uint32_t place;
  Ref<Object> target;
  EdgeName name;
};

// Frames from the outermost to the innermost, tasks from the top of the stack, registers; all but
// SharedKeys, which hang on types and dicts.
std::vector<HeapRoot> collect_roots(const Machine& machine);

// The machine's frames, the innermost first.
std::vector<Ref<Frame>> running_frames(const Machine& machine);

// The keys of a split table, each owned by the table.
void collect_shared_keys(const Heap& heap, Ref<DictKeys> keys, std::vector<HeapRoot>* roots);

}  // namespace ouro
