#include "core/inspect/tick_recorder.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/collector/collector.h"
#include "core/heap/task_kind.h"
#include "core/inspect/describe.h"
#include "core/inspect/reference_changes.h"
#include "core/inspect/words.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"

namespace ouro {
namespace {

// Kinds in the order in which they are told; see event_log.h.
constexpr EventKind kOrder[] = {
    EventKind::Return,          EventKind::Call,
    EventKind::Allocate,        EventKind::Track,
    EventKind::WeakrefMade,     EventKind::Incref,
    EventKind::Decref,          EventKind::WeakrefCleared,
    EventKind::Untrack,         EventKind::Free,
    EventKind::Generation,      EventKind::CollectionBegan,
    EventKind::Phase,           EventKind::CollectionEnded,
    EventKind::FinalizerCalled, EventKind::FinalizerEnded,
    EventKind::CallbackCalled,  EventKind::CallbackEnded,
    EventKind::Raised,          EventKind::Ignored,
    EventKind::Output,          EventKind::Line,
};
static_assert(sizeof kOrder / sizeof *kOrder == static_cast<uint32_t>(EventKind::Count_));

// Ticks that a Rewinder runs again at most, for one copy of the block saved.
constexpr uint64_t kImageStride = 64;

ptrdiff_t rank(EventKind kind) {
  return std::find(std::begin(kOrder), std::end(kOrder), kind) - std::begin(kOrder);
}

uint32_t find(const Moment& moment, ObjectId id) {
  const std::vector<ObjectFacts>& objects = moment.objects();
  const auto at = std::lower_bound(
      objects.begin(), objects.end(), id.birth,
      [](const ObjectFacts& facts, uint32_t birth) { return facts.id.birth < birth; });
  const bool found = at != objects.end() && at->id == id;
  return found ? static_cast<uint32_t>(at - objects.begin()) : kNoObject;
}

class TickRecorder {
 public:
  TickRecorder(Machine* machine, const RecordedTick& recorded, bool with_details)
      : machine_(*machine),
        before_(recorded.before),
        after_(recorded.after),
        with_details_(with_details),
        tick_(machine->tick()) {}

  std::vector<Event> record(Rewinder* rewinder, bool line_begins, std::string_view printed) {
    const std::vector<ReferenceChange> changes = reference_changes(before_, after_);
    find_partners();
    if (has_left(changes)) {
      // What is gone is put into words where it still was.
      rewinder->go_back();
      note_references(changes, before_);
      note_freed();
      note_left();
      rewinder->go_forward();
      folding_.reset();
    }
    note_references(changes, after_);
    note_entered();
    note_objects();
    note_collector();
    if (!printed.empty()) note(EventKind::Output).cause = printed;
    if (line_begins) note(EventKind::Line).after = machine_.current_line();
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return rank(a.kind) < rank(b.kind); });
    count_references();
    if (!with_details_) std::erase_if(events_, [](const Event& event) { return event.is_detail; });
    return std::move(events_);
  }

 private:
  Event& note(EventKind kind) {
    events_.push_back(Event{.kind = kind, .tick = tick_});
    return events_.back();
  }

  // About an object of the moment that the machine shows.
  Event& note_about(EventKind kind, const Moment& moment, uint32_t number) {
    const Ref<Object> object = moment.index().object(number);
    Event& event = note(kind);
    event.object = moment.id(number);
    event.is_detail = is_value(machine_.heap, object) || moment.index().from_boot(number) ||
                      (in_machinery() && !is_new_class(kind, object)) ||
                      is_part_or_library(moment, number);
    if (is_wanted(event)) event.label = object_label(machine_, object);
    return event;
  }
  bool is_wanted(const Event& event) const { return with_details_ || !event.is_detail; }
  bool is_part_or_library(const Moment& moment, uint32_t number) {
    const Folding& folding = folding_of(moment);
    return folding.is_part(number) || folding.is_library(number) || folding.main_module() == number;
  }
  // Of the moment that the machine shows.
  const Folding& folding_of(const Moment& shown) {
    if (!folding_) folding_.emplace(shown.index());
    return *folding_;
  }
  // What a class statement, an import and library code do in between is of no interest to most.
  bool in_machinery() const {
    if (before_.in_library() || after_.in_library()) return true;
    const auto is_machinery = [](TaskKind kind) {
      return kind == TaskKind::BuildClass || kind == TaskKind::FinishClass ||
             kind == TaskKind::ImportModule || kind == TaskKind::ImportHead;
    };
    return is_machinery(before_.top_task().kind) || is_machinery(after_.top_task().kind) ||
           ends_import();
  }
  // A module has run, and what its code consisted of goes.
  bool ends_import() const {
    const std::vector<TaskKind>& kinds = before_.kinds();
    return before_.top_task().count > 0 && before_.top_task().kind == TaskKind::Deallocate &&
           std::find(kinds.begin(), kinds.end(), TaskKind::ImportModule) != kinds.end();
  }
  bool is_new_class(EventKind kind, Ref<Object> object) const {
    return kind == EventKind::Allocate && node_kind(machine_.heap, object) == NodeKind::Class;
  }

  Event& note_about(EventKind kind, const Moment& moment, ObjectId id) {
    const uint32_t number = find(moment, id);
    return number == kNoObject ? note(kind) : note_about(kind, moment, number);
  }

  // Those given up while the earlier moment is shown, those taken while the later one is.
  void note_references(const std::vector<ReferenceChange>& changes, const Moment& shown) {
    const bool taken = &shown == &after_;
    for (const ReferenceChange& change : changes) {
      if (change.taken != taken) continue;
      const uint32_t number = find(shown, change.target);
      if (shown.objects()[number].immortal) continue;
      Event& event = note_about(taken ? EventKind::Incref : EventKind::Decref, shown, number);
      if (!is_wanted(event)) continue;
      event.cause = change.root != nullptr
                        ? root_text(shown.index(), *change.root)
                        : holder_text(shown.index(), folding_of(shown), *change.edge);
    }
  }

  // Fills in the counts, one reference after the other.
  void count_references() {
    std::map<uint32_t, uint32_t> counts;
    for (Event& event : events_) {
      const bool taken = event.kind == EventKind::Incref;
      if (!taken && event.kind != EventKind::Decref) continue;
      const uint32_t number = find(before_, event.object);
      const uint32_t start = number == kNoObject ? 0 : before_.objects()[number].refcount;
      uint32_t& count = counts.try_emplace(event.object.birth, start).first->second;
      event.before = count;
      count = taken ? count + 1 : count - 1;
      event.after = count;
    }
  }

  // Both moments' objects are ordered by birth.
  void find_partners() {
    const std::vector<ObjectFacts>& old = before_.objects();
    const std::vector<ObjectFacts>& now = after_.objects();
    partners_.assign(now.size(), kNoObject);
    uint32_t i = 0;
    for (uint32_t j = 0; j < now.size(); ++j) {
      while (i < old.size() && old[i].id.birth < now[j].id.birth) freed_.push_back(i++);
      if (i < old.size() && old[i].id == now[j].id) partners_[j] = i++;
    }
    while (i < old.size()) freed_.push_back(i++);
  }

  // Whether there is something to be told of the earlier moment.
  bool has_left(const std::vector<ReferenceChange>& changes) const {
    const auto is_given_up = [](const ReferenceChange& change) { return !change.taken; };
    return !freed_.empty() || after_.depth() < before_.depth() ||
           counted(&HeapCounters::finalizers_called) || counted(&HeapCounters::callbacks_called) ||
           top_task_ended() || std::any_of(changes.begin(), changes.end(), is_given_up);
  }

  // What is in a container goes before the container.
  void note_freed() {
    for (const bool values : {true, false}) {
      for (const uint32_t number : freed_) {
        if (is_value(machine_.heap, before_.index().object(number)) != values) continue;
        note_about(EventKind::Free, before_, number);
      }
    }
  }

  bool counted(uint64_t HeapCounters::*counter) const {
    return before_.counters().*counter != after_.counters().*counter;
  }

  // What began or ended, as it was called at the earlier moment.
  void note_left() {
    if (after_.depth() < before_.depth() && !before_.in_library()) {
      note(EventKind::Return).label = running_name(before_.frame());
    }
    const TopTask& top = before_.top_task();
    if (counted(&HeapCounters::finalizers_called)) {
      note_about(EventKind::FinalizerCalled, before_, top.object);
    }
    if (counted(&HeapCounters::callbacks_called)) {
      note_about(EventKind::CallbackCalled, before_, top.object);
    }
    if (!top_task_ended()) return;
    if (top.kind == TaskKind::Finalize) note_about(EventKind::FinalizerEnded, before_, top.object);
    if (top.kind == TaskKind::CallWeakrefCallbacks) {
      note_about(EventKind::CallbackEnded, before_, top.object);
    }
    if (top.kind == TaskKind::Unraisable) {
      const uint32_t number = find(before_, top.object);
      if (number == kNoObject) return;
      note_about(EventKind::Ignored, before_, number).label =
          short_repr(machine_, before_.index().object(number));
    }
  }

  // A class body is no call: it runs in a namespace of its own.
  std::string running_name(Ref<Frame> frame) const {
    const std::string name = frame_name(machine_, frame);
    const bool is_body = machine_.at(frame).locals && name != "<module>";
    return is_body ? "the body of class " + name : name;
  }

  bool top_task_ended() const {
    const TopTask& top = before_.top_task();
    if (top.count == 0) return false;
    return after_.kinds().size() < top.count || after_.kinds()[top.count - 1] != top.kind;
  }

  void note_entered() {
    if (after_.depth() <= before_.depth() || after_.in_library()) return;
    note(EventKind::Call).label = running_name(after_.frame());
  }

  void note_objects() {
    for (uint32_t i = 0; i < after_.index().size(); ++i) {
      const uint32_t old = partners_[i];
      const ObjectFacts none{};
      if (old == kNoObject) note_about(EventKind::Allocate, after_, i);
      note_facts(i, old == kNoObject ? none : before_.objects()[old]);
    }
  }

  void note_facts(uint32_t number, const ObjectFacts& was) {
    const ObjectFacts& is = after_.objects()[number];
    if (is.tracked != was.tracked) {
      note_about(is.tracked ? EventKind::Track : EventKind::Untrack, after_, number);
    }
    if (is.tracked && is.generation != was.generation) {
      Event& event = note_about(EventKind::Generation, after_, number);
      event.before = was.generation;
      event.after = is.generation;
    }
    if (is.leads_somewhere != was.leads_somewhere) {
      note_about(is.leads_somewhere ? EventKind::WeakrefMade : EventKind::WeakrefCleared, after_,
                 number);
    }
    if (is.traceback != was.traceback && is.traceback != 0) note_raised(number);
  }

  void note_raised(uint32_t number) {
    const Ref<Object> exception = after_.index().object(number);
    Event& event = note_about(EventKind::Raised, after_, number);
    event.label = short_repr(machine_, exception);
    const Ref<Traceback> entry = machine_.at(exception.as<Exception>()).traceback.as<Traceback>();
    const Ref<Object> frame = machine_.at(entry).frame;
    event.after = machine_.at(entry).line;
    const Ref<Code> code = machine_.at(frame.as<FrameObject>()).code.as<Code>();
    if (code) event.cause = name_text(machine_.heap, machine_.at(code).qualname.as<Object>());
  }

  void note_collector() {
    const GcState& was = before_.gc();
    const GcState& is = after_.gc();
    if (!was.collecting && is.collecting) {
      note(EventKind::CollectionBegan).after = static_cast<uint32_t>(is.generation);
    }
    if (was.phase != is.phase) {
      const PhaseInfo& phase = phase_info(collector_phase(machine_.heap));
      Event& event = note(EventKind::Phase);
      event.label = phase.name;
      event.cause = phase.sentence;
    }
    if (was.collecting && !is.collecting) {
      Event& event = note(EventKind::CollectionEnded);
      event.before = static_cast<uint32_t>(was.generation);
    }
  }

  Machine& machine_;
  const Moment& before_;
  const Moment& after_;
  bool with_details_;
  uint64_t tick_;
  std::vector<uint32_t> partners_;  // by number afterwards: the number before; kNoObject: it is new
  std::vector<uint32_t> freed_;     // by number before
  std::optional<Folding> folding_;  // of the moment that the machine shows
  std::vector<Event> events_;
};

}  // namespace

void Rewinder::note() {
  if (!image_.empty() && machine_.tick() - image_tick_ < kImageStride) return;
  const std::span<const uint8_t> image = machine_.heap.memory.image();
  image_.assign(image.begin(), image.end());
  image_tick_ = machine_.tick();
}

void Rewinder::go_back() {
  const uint64_t tick = machine_.tick();
  machine_.heap.memory.restore(image_);
  machine_.block_replaced();
  machine_.run_until(tick - 1);
}

std::vector<Event> events_of_tick(Machine* machine, Rewinder* rewinder, const RecordedTick& tick,
                                  bool with_details) {
  return TickRecorder(machine, tick, with_details).record(rewinder, tick.line_begins, tick.printed);
}

}  // namespace ouro
