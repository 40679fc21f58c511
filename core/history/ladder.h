// ladder.h - the checkpoints of a run, dense near the cursor and sparse far away.
//
// Going to a tick costs running there from the checkpoint below it. People step around where they
// are, so the gaps may grow with the distance from the cursor; both are measured in effort. When
// the pages need more memory than allowed, the checkpoint goes whose gap, once it is gone, is
// smallest for its distance. The one at the lowest tick always stays, so every tick can be reached.
#pragma once

#include <cstdint>
#include <vector>

#include "core/history/checkpoint.h"

namespace ouro {

class Ladder {
 public:
  explicit Ladder(uint64_t memory_max_bytes) : memory_max_bytes_(memory_max_bytes) {}

  // Notes the machine's present state, unless that is noted already; `cursor`, a tick, says where
  // the density should be when something has to go.
  void take(const Machine& machine, uint64_t surplus, uint64_t cursor);
  // The highest one at or below `tick`; there must be one.
  const Checkpoint& below(uint64_t tick) const;
  void restore(Machine* machine, const Checkpoint& checkpoint) const {
    restore_checkpoint(machine, pages_, checkpoint);
  }
  bool empty() const { return rungs_.empty(); }

  // By tick, for the timeline and for tests.
  const std::vector<Checkpoint>& rungs() const { return rungs_; }
  uint64_t memory_bytes() const;

 private:
  void thin_out(uint64_t cursor);

  uint64_t memory_max_bytes_;
  PageStore pages_;
  std::vector<Checkpoint> rungs_;  // by tick
};

}  // namespace ouro
