// run_end.h - how a run ended, in one sentence and with the line that it is about.
//
// An uncaught exception is read off the traceback that the machine has printed: that is what the
// reader sees as well. A limit of ours is told in our own words.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/history/history.h"
#include "core/vm/machine.h"

namespace ouro {

// No run is longer: a program that never ends must not freeze the page.
inline constexpr uint64_t kTicksMax = 20'000'000;

struct RunEnd {
  std::string reason;
  uint32_t line = 0;
};

// The last traceback on stderr; an empty reason when there is none.
RunEnd uncaught_exception(std::span<const OutputPiece> output, const std::string& file_name);
// Which limit has ended the run at this moment; an empty reason when none has. `line`: under way.
RunEnd limit_reached(const Machine& machine, uint32_t line, uint64_t ticks_max = kTicksMax);
// How the run of kProgramFile has ended at this moment: by one of the two; an empty reason when it
// goes on, and when it has ended well.
RunEnd run_end(History* history, uint64_t ticks_max = kTicksMax);

// History::run_forward() up to the limits. End: also when one has ended the run.
RunResult run_within_limits(History* history, const Condition& condition, uint64_t budget,
                            uint64_t ticks_max = kTicksMax);

}  // namespace ouro
