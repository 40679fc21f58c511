#include "core/history/line_record.h"

namespace ouro {
namespace {

constexpr uint64_t kTicksRecorded = uint64_t{1} << 18;
constexpr size_t kLinesRecorded = 20000;

}  // namespace

void LineRecord::note(const Machine& machine) {
  if (lines_.advance(machine)) ticks_.push_back(machine.tick());
  if (machine.tick() < kTicksRecorded && ticks_.size() < kLinesRecorded) return;
  is_open_ = false;
  ticks_.clear();
}

}  // namespace ouro
