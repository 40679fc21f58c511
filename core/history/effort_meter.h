// effort_meter.h - how long a run has taken so far, in ticks of usual length.
//
// A tick can take a thousand times as long as another one: arithmetic on long ints, texts of many
// megabytes. Where ticks are long, checkpoints have to lie closer. Without a clock all ticks are
// alike; with one, what took longer than usual is the surplus. The same run may take another time
// when it is run again, so this only says where checkpoints are wanted, never what the machine
// does.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>

namespace ouro {

class EffortMeter {
 public:
  // In milliseconds since any moment; null: there is no clock.
  void set_clock(std::function<double()> clock) { clock_ = std::move(clock); }
  bool has_clock() const { return static_cast<bool>(clock_); }
  // By that clock; infinity: none.
  void set_deadline(double deadline_ms) { deadline_ms_ = deadline_ms; }

  // The machine stands at a tick up to which there was such a surplus. What has passed on the clock
  // until now does not count.
  void restart(uint64_t tick, uint64_t surplus);
  // The machine has run to this tick; to be called often enough. Whether the deadline is over.
  bool look(uint64_t tick);
  // At the last look.
  uint64_t surplus() const { return surplus_; }

 private:
  std::function<double()> clock_;
  double deadline_ms_ = std::numeric_limits<double>::infinity();
  double looked_ms_ = 0;
  uint64_t looked_tick_ = 0;
  uint64_t surplus_ = 0;
};

}  // namespace ouro
