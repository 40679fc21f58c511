// run_end.h - how a run ended, in one sentence and with the line that it is about.
//
// An uncaught exception is read off the traceback that the machine has printed: that is what the
// reader sees as well. A limit of ours is told in our own words.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/history/output_record.h"

namespace ouro {

// No run is longer, and none prints more: a program that never ends must not freeze the page.
inline constexpr uint64_t kTicksMax = 20'000'000;
inline constexpr uint64_t kOutputBytesMax = uint64_t{4} << 20;

struct RunEnd {
  std::string reason;
  uint32_t line = 0;
};

// The last traceback on stderr; an empty reason when there is none.
RunEnd uncaught_exception(std::span<const OutputPiece> output, const std::string& file_name);
// Which limit ended the run. `line` was about to run.
RunEnd limit_reached(uint64_t tick, uint32_t line);

}  // namespace ouro
