// answers_json.h - answers about objects and stretches of a run as JSON, in the shapes of
// web/src/engine.ts.
#pragma once

#include <string>

#include "core/inspect/event_log.h"
#include "core/inspect/holders.h"
#include "core/inspect/what_if.h"

namespace ouro {

// Holders; "null" when nothing alive has this id.
std::string holders_json(const HolderReport& report);
// WhyAlive; "null" when nothing alive has this id.
std::string why_alive_json(const WhyAlive& why);
// WhatIf.
std::string what_if_json(const WhatIf& answer);
// Cycle[].
std::string cycles_json(const std::vector<Cycle>& cycles);
// EventText[].
std::string events_json(const EventLog& log);
// Changes: what differs between two moments.
std::string changes_json(const Changes& changes);

}  // namespace ouro
