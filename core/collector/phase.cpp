#include "core/collector/phase.h"

#include "core/base/errors.h"

namespace ouro {
namespace {

constexpr PhaseInfo kPhases[] = {
#define PHASE(name, function, sentence) {#name, function, sentence},
#include "core/collector/phases.def"
#undef PHASE
};
static_assert(sizeof(kPhases) / sizeof(kPhases[0]) ==
              static_cast<uint32_t>(CollectorPhase::Count_));

}  // namespace

const PhaseInfo& phase_info(CollectorPhase phase) {
  CHECK(phase < CollectorPhase::Count_);
  return kPhases[static_cast<uint32_t>(phase)];
}

}  // namespace ouro
