#include "core/inspect/event_log.h"

#include <optional>

#include "core/heap/gc_list.h"
#include "core/history/history.h"
#include "core/inspect/describe.h"
#include "core/inspect/narration.h"
#include "core/inspect/tick_recorder.h"
#include "core/vm/program_frames.h"

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

// What tells apart, without looking at all objects, whether a tick of library code has done more
// than details (TickRecorder::in_machinery()).
struct LibraryTick {
  bool in_library;
  bool collecting;
  uint8_t phase;
  uint64_t finalizers_called;
  uint64_t callbacks_called;
  uint64_t output_bytes;
  friend bool operator==(const LibraryTick&, const LibraryTick&) = default;
};

LibraryTick library_tick(const Machine& machine) {
  const GcState& gc = machine.heap.state().gc;
  const HeapCounters& counters = machine.heap.state().counters;
  const Ref<Frame> frame = machine.state().frame;
  return {frame && !is_program_frame(machine, frame),
          gc.collecting != 0,
          gc.phase,
          counters.finalizers_called,
          counters.callbacks_called,
          machine.state().output_bytes};
}

// Whether one of the objects from `birth` on is a class. What is new is last in its list.
bool has_new_class(const Machine& machine, uint32_t birth) {
  const Heap& heap = machine.heap;
  const Ref<GcHeader> head = gc_list_head(heap, GcListId::Young);
  for (Ref<GcHeader> at(heap.at(head).prev); at != head; at = Ref<GcHeader>(heap.at(at).prev)) {
    if (heap.at(object_of(at)).birth < birth) return false;
    if (node_kind(heap, object_of(at)) == NodeKind::Class) return true;
  }
  return false;
}

// Goes through a stretch and looks at the moments around each tick, but for the ticks of library
// code that nobody wants to hear of.
class Recording {
 public:
  Recording(History* history, const EventWishes& wishes)
      : history_(*history),
        machine_(history->machine()),
        wishes_(wishes),
        lines_(machine_),
        rewinder_(&machine_) {}

  EventLog run(uint64_t end) {
    do {
      log_.end = history_.tick();
    } while (log_.end < end && log_.events.size() < wishes_.events_max && record_tick());
    return std::move(log_);
  }

 private:
  // False at the end of the program, and where there are too many objects.
  bool record_tick() {
    rewinder_.note();
    const LibraryTick begin = library_tick(machine_);
    const bool may_skip = begin.in_library && !wishes_.with_details;
    if (!may_skip && !before_ && !look(&before_)) return false;
    const uint32_t birth = machine_.heap.state().counters.next_birth;
    if (history_.run_forward({ConditionKind::OneTick}, 1) != RunResult::Reached) return false;
    const bool line_begins = lines_.advance(machine_);
    if (may_skip && !line_begins && library_tick(machine_) == begin &&
        !has_new_class(machine_, birth)) {
      before_.reset();
      return true;
    }
    return (before_ || look_back()) && note_events(line_begins);
  }

  bool look(std::optional<Moment>* moment) {
    moment->emplace(machine_, wishes_.objects);
    log_.too_many = !(*moment)->index().complete();
    return !log_.too_many;
  }
  bool look_back() {
    rewinder_.go_back();
    const bool complete = look(&before_);
    rewinder_.go_forward();
    return complete;
  }

  bool note_events(bool line_begins) {
    std::optional<Moment> after;
    if (!look(&after)) return false;
    const std::string printed = printed_between(history_, machine_.tick() - 1, machine_.tick());
    const RecordedTick tick{*before_, *after, line_begins, printed};
    for (Event& event : events_of_tick(&machine_, &rewinder_, tick, wishes_.with_details)) {
      log_.events.push_back(std::move(event));
    }
    before_ = std::move(after);
    return true;
  }

  History& history_;
  Machine& machine_;
  const EventWishes& wishes_;
  LineTracker lines_;
  Rewinder rewinder_;
  std::optional<Moment> before_;
  EventLog log_;
};

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

EventLog record_events(History* history, uint64_t begin, uint64_t end, const EventWishes& wishes) {
  const uint64_t origin = history->tick();
  history->seek(begin);
  EventLog log = Recording(history, wishes).run(end);
  history->seek(origin);
  return log;
}

}  // namespace ouro
