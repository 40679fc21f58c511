// phase.h - the phases of a collection: names, CPython's functions, and what a person reads.
//
// The list is phases.def. Which phases a collection has, and what a step of each does: collector.h.
#pragma once

#include <cstdint>

namespace ouro {

enum class CollectorPhase : uint8_t {
#define PHASE(name, function, sentence) name,
#include "core/collector/phases.def"
#undef PHASE
  Count_,
};

struct PhaseInfo {
  const char* name;
  const char* cpython_function;
  const char* sentence;
};
const PhaseInfo& phase_info(CollectorPhase phase);

// What a step says about its phase: a step does one bounded piece of it.
enum class PhaseProgress : uint8_t { More, Finished };

}  // namespace ouro
