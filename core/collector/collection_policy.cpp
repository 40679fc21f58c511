#include "core/collector/collection_policy.h"

#include "core/collector/generational_policy.h"
#include "core/collector/incremental_policy.h"

namespace ouro {

const CollectionPolicy& policy_of(const Heap& heap) {
  const bool incremental = heap.profile.collector_policy == CollectorPolicy::Incremental;
  return incremental ? kIncrementalPolicy : kGenerationalPolicy;
}

}  // namespace ouro
