// tick_recorder.h - the events of one tick, from the moments around it.
#pragma once

#include <vector>

#include "core/inspect/event_log.h"
#include "core/inspect/moment.h"

namespace ouro {

// Makes a machine again what it was a tick ago: words about what is gone by now. Keeps a copy of
// the block now and then, and runs on from there, so that a tick which nobody asks about costs
// nothing.
class Rewinder {
 public:
  explicit Rewinder(Machine* machine) : machine_(*machine) {}

  // To be called at each moment that may be asked for.
  void note();
  // To the tick before or, afterwards, to the one after it.
  void go_back();
  void go_forward() { machine_.run_until(machine_.tick() + 1); }

 private:
  Machine& machine_;
  std::vector<uint8_t> image_;
  uint64_t image_tick_ = 0;
};

struct RecordedTick {
  const Moment& before;
  const Moment& after;
  bool line_begins;          // a line is about to run
  std::string_view printed;  // by this tick
};

// `machine` stands at the later moment, and does so again afterwards; the rewinder has noted the
// earlier one. Without details no time is spent on their words.
std::vector<Event> events_of_tick(Machine* machine, Rewinder* rewinder, const RecordedTick& tick,
                                  bool with_details);

}  // namespace ouro
