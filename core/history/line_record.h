// line_record.h - at which ticks lines of the program began, so that a person can travel by lines.
//
// Written while the machine runs where it has not been before. Looking at every tick costs about
// as much as running it, so the record closes when a run turns out to be a long one; it then says
// nothing at all rather than half the truth.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/history/line_tracker.h"

namespace ouro {

class LineRecord {
 public:
  // The machine's present tick is where the record begins.
  explicit LineRecord(const Machine& machine) : lines_(machine) {}

  bool is_open() const { return is_open_; }
  // To be called after every new tick while the record is open.
  void note(const Machine& machine);
  // In rising order; empty when the record is closed.
  std::span<const uint64_t> ticks() const { return ticks_; }

 private:
  LineTracker lines_;
  std::vector<uint64_t> ticks_;
  bool is_open_ = true;
};

}  // namespace ouro
