#include "core/cli/event_report.h"

#include <string>

#include "core/history/history.h"
#include "core/inspect/event_log.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/narration.h"

namespace ouro {
namespace {

// Longer lines of events than this are cut: a line of the program may run for millions of ticks.
constexpr size_t kEventsOfLineMax = 2000;

Snapshot snapshot_at(History* history) {
  return take_snapshot(HeapIndex(history->machine()));
}

void print_events(const EventLog& log, std::FILE* out) {
  for (const Event& event : log.events) {
    if (event.is_detail || event.kind == EventKind::Line) continue;
    std::fprintf(out, "%9llu  %s\n", static_cast<unsigned long long>(event.tick),
                 event_text(event).c_str());
  }
}

}  // namespace

void report_events(History* history, uint64_t tick_max, std::FILE* out) {
  Snapshot before = snapshot_at(history);
  while (history->tick() < tick_max) {
    const uint64_t begin = history->tick();
    const RunResult result = history->run_forward({ConditionKind::Line}, tick_max - begin);
    const uint64_t end = history->tick();
    if (end == begin) return;
    const EventLog log = record_events(history, begin, end, kEventsOfLineMax);
    print_events(log, out);
    if (log.end < end)
      std::fprintf(out, "%9s  ... until tick %llu\n", "", static_cast<unsigned long long>(end));
    Snapshot after = snapshot_at(history);
    std::fprintf(out, "%s\n", narration(before, after).c_str());
    before = std::move(after);
    if (result == RunResult::End) return;
  }
}

}  // namespace ouro
