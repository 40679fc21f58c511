#include "core/inspect/event_log.h"

#include <optional>

#include "core/history/history.h"
#include "core/inspect/narration.h"
#include "core/inspect/tick_recorder.h"

namespace ouro {
namespace {

std::string count_text(const Event& event) {
  const bool rises = event.after > event.before;
  return ": its count " + std::string(rises ? "rises" : "drops") + " from " +
         std::to_string(event.before) + " to " + std::to_string(event.after);
}

std::string generation_text(uint32_t generation) {
  return generation == 3 ? "the permanent generation" : "generation " + std::to_string(generation);
}

}  // namespace

std::string event_text(const Event& event) {
  switch (event.kind) {
    case EventKind::Allocate:
      return event.label + " is made";
    case EventKind::Free:
      return event.label + " is freed";
    case EventKind::Incref:
      return event.cause + " takes a reference to " + event.label + count_text(event);
    case EventKind::Decref:
      return event.cause + " gives up " + event.label + count_text(event);
    case EventKind::Track:
      return "the collector begins to watch " + event.label;
    case EventKind::Untrack:
      return "the collector stops watching " + event.label;
    case EventKind::Generation:
      return event.label + " moves from " + generation_text(event.before) + " to " +
             generation_text(event.after);
    case EventKind::WeakrefMade:
      return event.label + " leads to its object, without holding it";
    case EventKind::WeakrefCleared:
      return event.label + " leads nowhere any more";
    case EventKind::FinalizerCalled:
      return "the finalizer of " + event.label + " is called";
    case EventKind::FinalizerEnded:
      return "the finalizer of " + event.label + " has returned";
    case EventKind::CallbackCalled:
      return event.label + " is called, because a weak reference was cleared";
    case EventKind::CallbackEnded:
      return event.label + ", the callback of a weak reference, has returned";
    case EventKind::Raised:
      return event.label + " is raised in " + event.cause + ", line " + std::to_string(event.after);
    case EventKind::Ignored:
      return event.label + " cannot be caught by anybody: it is reported and dropped";
    case EventKind::CollectionBegan:
      return "a collection of generation " + std::to_string(event.after) + " begins";
    case EventKind::Phase:
      return "the collector, " + event.label + ": " + event.cause;
    case EventKind::CollectionEnded:
      return "the collection of generation " + std::to_string(event.before) + " is over";
    case EventKind::Call:
      return event.label + " begins to run";
    case EventKind::Return:
      return event.label + " is left";
    case EventKind::Output:
      return printing_in_words(event.cause);
    case EventKind::Line:
      return "line " + std::to_string(event.after) + " is about to run";
    case EventKind::Count_:
      break;
  }
  return "";
}

std::string printed_between(const History& history, uint64_t begin, uint64_t end) {
  std::string text;
  const std::span<const OutputPiece> output = history.output();
  for (size_t i = output.size(); i-- > 0 && output[i].tick > begin;) {
    if (output[i].tick <= end) text.insert(0, output[i].text);
  }
  return text;
}

EventLog record_events(History* history, uint64_t begin, uint64_t end, size_t events_max) {
  EventLog log;
  const uint64_t origin = history->tick();
  history->seek(begin);
  Machine& machine = history->machine();
  LineTracker lines(machine);
  std::optional<Moment> before;
  before.emplace(machine);
  log.end = history->tick();
  while (history->tick() < end && log.events.size() < events_max) {
    if (history->run_forward({ConditionKind::OneTick}, 1) != RunResult::Reached) break;
    Moment after(machine);
    std::vector<Event> events =
        events_of_tick(&machine, *before, after, lines.advance(machine),
                       printed_between(*history, history->tick() - 1, history->tick()));
    for (Event& event : events) log.events.push_back(std::move(event));
    before.emplace(std::move(after));
    log.end = history->tick();
  }
  history->seek(origin);
  return log;
}

}  // namespace ouro
