// tick_recorder.h - the events of one tick, from the moments around it.
#pragma once

#include <vector>

#include "core/inspect/event_log.h"
#include "core/inspect/moment.h"

namespace ouro {

// `machine` stands at the later moment, and does so again afterwards. `line_begins`: a line is
// about to run. `printed`: by this tick.
std::vector<Event> events_of_tick(Machine* machine, const Moment& before, const Moment& after,
                                  bool line_begins, std::string_view printed);

}  // namespace ouro
