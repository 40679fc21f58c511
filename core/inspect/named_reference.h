// named_reference.h - finding a reference by what a person calls it.
#pragma once

#include <optional>
#include <string>

#include "core/history/condition.h"
#include "core/inspect/folding.h"

namespace ouro {

// One of the two is set when it was found.
struct NamedReference {
  const IndexEdge* edge = nullptr;
  const IndexRoot* root = nullptr;
};

// The counted reference to an object, by number, whose holder holders_of() calls `holder`; the
// first, if there are several.
NamedReference find_reference(const HeapIndex& index, const Folding& folding, uint32_t target,
                              const std::string& holder);

// The condition that this reference comes to be: going back to it answers since when the holder
// has held the object. Nothing for what is not held by an object or as a local.
std::optional<Condition> reference_condition(const HeapIndex& index, ObjectId target,
                                             const std::string& holder);

}  // namespace ouro
