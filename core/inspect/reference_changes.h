// reference_changes.h - which counted references were taken and given up between two moments.
#pragma once

#include <vector>

#include "core/inspect/moment.h"

namespace ouro {

struct ReferenceChange {
  bool taken;  // in the later moment; else given up, in the earlier one
  ObjectId target;
  const IndexEdge* edge;  // in the index of that moment; null for a root
  const IndexRoot* root;
};

// Those given up and those taken, each ordered by the birth of the target. That an item moves
// within its container is no change, and neither is that something moves on a value stack or from
// task to task.
std::vector<ReferenceChange> reference_changes(const Moment& before, const Moment& after);

}  // namespace ouro
