// Goal: a run can be followed from words alone, and the words say what happened. Method: the
// stories of tests/golden/events; and the events of a run, added up, against the machine.
#include "core/inspect/run_story.h"

#include <map>
#include <sstream>

#include "core/history/history.h"
#include "core/inspect/event_log.h"
#include "core/inspect/heap_index.h"
#include "tests/unit/golden_cases.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

// Ticks are left out, because the library takes some; and what exit does is the same for all.
std::string without_ticks(const std::string& story) {
  std::istringstream lines(story);
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    const size_t begin = line.find_first_not_of(" 0123456789");
    text += (line.starts_with(' ') ? "    " + line.substr(begin) : line) + "\n";
  }
  return text;
}

TEST_CASE("run_story: golden stories") {
  check_golden_files("events", [](const GoldenCase& each) {
    RunningProgram program(each.source, *find_profile(each.profile().c_str()));
    History history(program.machine());
    RunStory story(&history);
    std::string text;
    while (program.machine().state().run_state == RunState::Running) {
      const std::optional<std::string> line = story.next_line(UINT64_MAX);
      if (!line || program.machine().state().run_state != RunState::Running) break;
      text += without_ticks(*line);
    }
    return text;
  });
}

constexpr const char* kProgram = R"PY(import gc, weakref
class Node:
    def __init__(self, other):
        self.other = other
        self.items = [other, {}]
    def __del__(self):
        seen.append(1)
seen = []
a = Node(None)
b = Node(a)
r = weakref.ref(b)
a.other = b
d = {"a": a, "b": (b, b)}
def numbers():
    for i in d:
        yield i
for name in numbers():
    x = d[name]
del a, b, d, x
gc.collect()
seen.clear()
)PY";

// Follows events as a reader would who sees nothing else.
class Ledger {
 public:
  explicit Ledger(const Machine& machine) {
    const HeapIndex index(machine);
    for (uint32_t i = 0; i < index.size(); ++i) {
      counts_[index.id(i).birth] = machine.at(index.object(i)).refcount;
    }
  }

  void enter(const Event& event) {
    const uint32_t birth = event.object.birth;
    switch (event.kind) {
      case EventKind::Allocate:
        counts_[birth] = 0;
        break;
      case EventKind::Free:
        counts_.erase(birth);
        break;
      case EventKind::Incref:
      case EventKind::Decref:
        if (counts_[birth] != event.before) ++wrong_;
        counts_[birth] = event.after;
        break;
      default:
        break;
    }
  }

  // Entries that are not what the machine has.
  uint32_t differences(const Machine& machine) const {
    const HeapIndex index(machine);
    uint32_t wrong = wrong_;
    for (uint32_t i = 0; i < index.size(); ++i) {
      const Object& object = machine.at(index.object(i));
      const auto entry = counts_.find(object.birth);
      if (entry == counts_.end() || (!is_immortal(object) && entry->second != object.refcount)) {
        ++wrong;
      }
    }
    return wrong + static_cast<uint32_t>(counts_.size()) - index.size();
  }

 private:
  std::map<uint32_t, uint32_t> counts_;
  uint32_t wrong_ = 0;
};

TEST_CASE("event_log: events add up to the counts of every object") {
  for (const char* name : {"3.7", "3.12", "3.14"}) {
    CAPTURE(name);
    RunningProgram program(kProgram, *find_profile(name));
    Machine& machine = program.machine();
    History history(machine);
    Ledger ledger(machine);
    constexpr uint64_t kTicks = 700;
    for (uint64_t tick = 0; tick < kTicks; tick += 100) {
      const EventLog log = record_events(&history, tick, tick + 100);
      REQUIRE(log.end == tick + 100);
      CHECK(history.tick() == tick);
      for (const Event& event : log.events) ledger.enter(event);
      history.run_forward({.kind = ConditionKind::Tick, .number = log.end}, UINT64_MAX);
      CHECK(ledger.differences(machine) == 0);
    }
  }
}

TEST_CASE("event_log: a stretch gives the same events each time") {
  RunningProgram program(kProgram);
  History history(program.machine());
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const auto texts = [&] {
    std::string text;
    for (const Event& event : record_events(&history, 120, 220).events) {
      text += std::to_string(event.tick) + event_text(event) + "\n";
    }
    return text;
  };
  const std::string first = texts();
  history.seek(3);
  CHECK(texts() == first);
  CHECK(first.size() > 1000);
}

}  // namespace
}  // namespace ouro::tests
