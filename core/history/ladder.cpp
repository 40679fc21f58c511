#include "core/history/ladder.h"

#include <algorithm>
#include <cmath>

#include "core/base/errors.h"

namespace ouro {
namespace {

// Within this distance of the cursor all checkpoints are equally welcome.
constexpr double kNearTicks = 1 << 16;

std::vector<Checkpoint>::const_iterator first_above(const std::vector<Checkpoint>& rungs,
                                                    uint64_t tick) {
  return std::upper_bound(
      rungs.begin(), rungs.end(), tick,
      [](uint64_t wanted, const Checkpoint& rung) { return wanted < rung.tick; });
}

// The gap that would be there without rung `i`, in relation to what is welcome at its distance from
// the cursor: gaps grow with the fourth root, because people also travel far at once.
double loss(const std::vector<Checkpoint>& rungs, size_t i, uint64_t cursor) {
  const uint64_t here = rungs[i].effort;
  const uint64_t end = i + 1 < rungs.size() ? rungs[i + 1].effort : std::max(cursor, here);
  // Run again, a stretch may have taken less than its beginning did the first time.
  const uint64_t gap = end - std::min(end, rungs[i - 1].effort);
  const uint64_t distance = here > cursor ? here - cursor : cursor - here;
  const double welcome = std::max(static_cast<double>(distance), kNearTicks);
  return static_cast<double>(gap) / std::sqrt(std::sqrt(welcome));
}

}  // namespace

void Ladder::take(const Machine& machine, uint64_t surplus, uint64_t cursor) {
  const auto above = first_above(rungs_, machine.tick());
  const Checkpoint* like = above == rungs_.begin() ? nullptr : &*(above - 1);
  if (like != nullptr && like->tick == machine.tick()) return;
  const auto place = above - rungs_.begin();
  Checkpoint checkpoint = take_checkpoint(machine, &pages_, like);
  checkpoint.effort = checkpoint.tick + surplus;
  rungs_.insert(rungs_.begin() + place, std::move(checkpoint));
  if (memory_bytes() > memory_max_bytes_) thin_out(cursor + surplus);
}

const Checkpoint& Ladder::below(uint64_t tick) const {
  const auto above = first_above(rungs_, tick);
  CHECK(above != rungs_.begin());
  return *(above - 1);
}

uint64_t Ladder::memory_bytes() const {
  uint64_t bytes = pages_.used_bytes();
  for (const Checkpoint& rung : rungs_) bytes += rung.pages.size() * sizeof(PageNumber);
  return bytes;
}

void Ladder::thin_out(uint64_t cursor) {
  while (memory_bytes() > memory_max_bytes_ && rungs_.size() > 2) {
    size_t least = 1;
    for (size_t i = 2; i < rungs_.size(); ++i) {
      if (loss(rungs_, i, cursor) < loss(rungs_, least, cursor)) least = i;
    }
    drop_checkpoint(&pages_, &rungs_[least]);
    rungs_.erase(rungs_.begin() + static_cast<ptrdiff_t>(least));
  }
}

}  // namespace ouro
