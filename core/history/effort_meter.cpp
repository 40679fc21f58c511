#include "core/history/effort_meter.h"

namespace ouro {
namespace {

// Of a slow machine, or of a quick one that looks at the program after every tick.
constexpr double kTicksPerMs = 5'000;

}  // namespace

void EffortMeter::restart(uint64_t tick, uint64_t surplus) {
  looked_tick_ = tick;
  surplus_ = surplus;
  if (clock_) looked_ms_ = clock_();
}

bool EffortMeter::look(uint64_t tick) {
  if (!clock_) return false;
  const double now_ms = clock_();
  const double usual_ms = static_cast<double>(tick - looked_tick_) / kTicksPerMs;
  const double more_ms = now_ms - looked_ms_ - usual_ms;
  if (more_ms > 0) surplus_ += static_cast<uint64_t>(more_ms * kTicksPerMs);
  looked_ms_ = now_ms;
  looked_tick_ = tick;
  return now_ms > deadline_ms_;
}

}  // namespace ouro
