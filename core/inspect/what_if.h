// what_if.h - what would happen if one reference were not there.
//
// The answer is not computed but tried: the reference is cut in the machine itself, what dies of it
// dies, finalizers and callbacks included, and then the machine is put back (History::aside). So
// the answer is what `del` or `= None` at this moment would really do.
#pragma once

#include <string>
#include <vector>

#include "core/inspect/changes.h"
#include "core/inspect/heap_graph.h"

namespace ouro {

class History;

struct WhatIf {
  // Why it cannot be tried, in a sentence; empty when it was.
  std::string refusal;
  // By birth; of each thing the whole, not its parts (folding.h). Values are not named.
  std::vector<ObjectRecord> freed;    // at once
  std::vector<ObjectRecord> garbage;  // alive, but only the collector can free them
  uint32_t objects_freed = 0;         // all of them, values and parts included
  uint32_t objects_garbage = 0;
  uint64_t finalizers_called = 0;
  uint64_t callbacks_called = 0;
  bool ended = true;  // false: what a finalizer or callback does takes too long to wait for
  // "Node #1 and list #2 would be freed at once." and what else is to be said.
  std::string sentence;
};

// Cuts the reference to `target` that holders_of() calls `holder`; one of them, if there are
// several. The history's machine stands where it stood afterwards.
WhatIf what_if_cut(History* history, ObjectId target, const std::string& holder);

}  // namespace ouro
