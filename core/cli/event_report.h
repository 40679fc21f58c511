// event_report.h - a run told line by line: what `ouro --events` prints.
#pragma once

#include <cstdint>
#include <cstdio>

namespace ouro {

class History;

// Runs to the end, or to `tick_max`, and writes for each line of the program what it is, what
// happened to which object in which tick, and one sentence on the whole line. Events about numbers,
// texts and what was there before the program are left out.
void report_events(History* history, uint64_t tick_max, std::FILE* out);

}  // namespace ouro
