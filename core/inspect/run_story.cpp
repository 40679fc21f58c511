#include "core/inspect/run_story.h"

#include "core/history/history.h"
#include "core/inspect/event_log.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/narration.h"

namespace ouro {
namespace {

// A line of the program may run for millions of ticks: after so many events it is cut short.
constexpr size_t kEventsOfLineMax = 2000;
constexpr size_t kTickWidth = 8;

Snapshot snapshot_of(History& history) {
  return take_snapshot(HeapIndex(history.machine()));
}

std::string events_in_words(const EventLog& log, uint64_t end) {
  std::string text;
  for (const Event& event : log.events) {
    if (event.kind == EventKind::Line) continue;
    const std::string tick = std::to_string(event.tick);
    text += std::string(kTickWidth - std::min(kTickWidth, tick.size()), ' ') + tick + "  " +
            event_text(event) + "\n";
  }
  if (log.end < end) text += "          and so on until tick " + std::to_string(end) + "\n";
  return text;
}

}  // namespace

RunStory::RunStory(History* history) : history_(*history), before_(snapshot_of(*history)) {}

std::optional<std::string> RunStory::next_line(uint64_t tick_max) {
  const uint64_t begin = history_.tick();
  if (begin >= tick_max) return std::nullopt;
  history_.run_forward({ConditionKind::LineOrExit}, tick_max - begin);
  const uint64_t end = history_.tick();
  if (end == begin) return std::nullopt;
  std::string text = events_in_words(
      record_events(&history_, begin, end, {.events_max = kEventsOfLineMax, .with_details = false}),
      end);
  Snapshot after = snapshot_of(history_);
  text += narration(before_, after, printed_between(history_, begin, end)) + "\n";
  before_ = std::move(after);
  return text;
}

}  // namespace ouro
