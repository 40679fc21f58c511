// line_tracker.h - when a line of the program is about to run.
//
// As for a debugger: a line begins when an instruction of another line than the last one in the
// same frame is next, or when the frame has jumped back (the next round of a loop). Coming back
// from a call into the middle of a line does not begin it again. Library code has no lines.
// A program begins at its first line, also where CPython has an instruction of no line before it.
#pragma once

#include <array>

#include "core/vm/machine.h"

namespace ouro {

class LineTracker {
 public:
  // The machine's present place counts as the last one.
  explicit LineTracker(const Machine& machine);

  // To be called after every tick: whether a line is about to run now.
  bool advance(const Machine& machine);

 private:
  struct Place {
    Ref<Frame> frame;
    uint32_t instruction = 0;
    uint32_t line = 0;
  };
  Place place_of(const Machine& machine);
  Place first_place_of(const Machine& machine);
  bool is_program_frame_cached(const Machine& machine, Ref<Frame> frame);

  // Answers about code objects, by where these lie.
  struct Known {
    Ref<Code> code;
    uint32_t birth = 0;
    bool is_program = false;
  };
  std::array<Known, 64> known_;
  Place last_;
};

// The line that is about to run; 0 when a task is on top, or library code runs.
uint32_t line_about_to_run(const Machine& machine);

// The line to point at: the one that is about to run or under way; 0 when none of the program is.
uint32_t line_to_show(const Machine& machine);

}  // namespace ouro
