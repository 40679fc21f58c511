// set_walk.h - one lookup in a set for each item of something: what set algebra is made of.
#pragma once

#include "core/objects/set_object.h"
#include "core/vm/machine.h"

namespace ouro {

enum class SetWalkAction : uint32_t {
  Add,        // to the target
  Discard,    // from the target
  Toggle,     // discard from the target, or else add to it
  AddFound,   // to the target, if it is in the filter
  AddAbsent,  // to the target, if it is not in the filter (a set or dict)
  TestAll,    // True if every item is in the filter
  TestNone,   // True if no item is
};
enum class SetWalkResult : uint32_t { None, Target };

struct SetWalk {
  SetWalkAction action;
  Ref<Set> target;     // null for tests
  Ref<Object> filter;  // null where the target is what is looked into
  // Any iterable. The items of a set keep their hashes, those of an exact dict where they are added
  // or toggled.
  Ref<Object> source;
  SetWalkResult result = SetWalkResult::None;
};
// Starts a walk. The operands are borrowed; a target that is to be the result may be given up.
Outcome walk_into_set(Machine& m, const SetWalk& walk);

// Whether what it has stands in a table, beside its hash: a set or an exact dict.
bool has_known_hashes(const Machine& m, Ref<Object> source);

}  // namespace ouro
