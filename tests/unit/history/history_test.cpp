// Goal: every moment of a run is reached from any other one, and is the same each time. Method: one
// walk forward that notes digest and output at each tick, then walks back, jumps, and searches,
// compared with it.
#include "core/history/history.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/running_program.h"

namespace ouro::tests {
namespace {

// A finalizer, a weak reference callback, a sort key, __eq__ called by a dict, __repr__ called by
// print, a generator's finally, and a collection.
constexpr const char* kBusyProgram = R"PY(import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
        self.me = self
    def __del__(self):
        print("bye", self.name)
    def __repr__(self):
        return "Node(" + self.name + ")"
    def __eq__(self, other):
        return self.name == other.name
    def __hash__(self):
        return 1
def gone(ref):
    print("gone")
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
a = Node("a")
b = Node("b")
r = weakref.ref(a, gone)
d = {a: 1, b: 2}
print(sorted([b, a], key=lambda node: node.name))
g = numbers()
next(g)
del g
d = None
del a
print(gc.collect())
b.me = None
del b
print("end")
)PY";

struct Moment {
  uint64_t digest;
  size_t output_pieces;
};

// The ticks of the program itself; its exit takes many more.
constexpr uint64_t kWalkedTicks = 1000;

std::vector<Moment> walk(Machine& machine, History& history) {
  std::vector<Moment> moments{{machine.digest(), 0}};
  while (moments.size() <= kWalkedTicks) {
    REQUIRE(history.run_forward({ConditionKind::OneTick}, 1) == RunResult::Reached);
    moments.push_back({machine.digest(), history.output().size()});
  }
  return moments;
}

bool is_at(const Machine& machine, const History& history, const std::vector<Moment>& moments) {
  const Moment& moment = moments[static_cast<size_t>(machine.tick())];
  return machine.digest() == moment.digest && history.output().size() == moment.output_pieces;
}

TEST_CASE("history: walking back tick by tick and forward again finds the same moments") {
  for (const char* name : {"3.10", "3.12", "3.14.0", "3.14"}) {
    CAPTURE(name);
    RunningProgram program(kBusyProgram, *find_profile(name));
    History history(program.machine(), {.spacing_ticks = 500});
    const std::vector<Moment> moments = walk(program.machine(), history);
    bool same = true;
    while (history.step_back()) same = same && is_at(program.machine(), history, moments);
    CHECK(program.machine().tick() == 0);
    CHECK(same);
    while (history.tick() < kWalkedTicks) {
      history.run_forward({ConditionKind::OneTick}, 1);
      same = same && is_at(program.machine(), history, moments);
    }
    CHECK(same);
  }
}

TEST_CASE("history: jumps between far moments find the same moments") {
  RunningProgram program(kBusyProgram);
  History history(program.machine(), {.spacing_ticks = 300});
  const std::vector<Moment> moments = walk(program.machine(), history);
  uint64_t place = 1;
  for (int i = 0; i < 300; ++i) {
    place = (place * 7919 + 13) % moments.size();
    history.seek(place);
    REQUIRE(program.machine().tick() == place);
    REQUIRE(is_at(program.machine(), history, moments));
  }
}

TEST_CASE("history: a deadline ends each call early, and the calls arrive all the same") {
  RunningProgram program(kBusyProgram);
  Machine& machine = program.machine();
  History history(machine, {.spacing_ticks = 100'000});
  const std::vector<Moment> moments = walk(machine, history);
  // A millisecond passes from look to look.
  double now_ms = 0;
  history.set_clock([&now_ms] { return ++now_ms; });
  history.seek(0);
  int calls = 1;
  const auto give_time = [&] {
    history.set_deadline(now_ms + 1.5);
    return true;
  };
  for (; give_time() && !history.seek_towards(kWalkedTicks, 1'000'000); ++calls) {
    REQUIRE(is_at(machine, history, moments));
  }
  CHECK(calls > 3);
  CHECK(is_at(machine, history, moments));
  history.seek(0);
  const Condition end{ConditionKind::End};
  calls = 1;
  while (give_time() && history.run_forward(end, 1'000'000) == RunResult::Budget) {
    REQUIRE(++calls < 1000);
  }
  CHECK(calls > 3);
  CHECK(machine.finished());
  const Condition line{.kind = ConditionKind::Event, .event = EventKind::Line};
  calls = 1;
  while (give_time() && history.run_back(line, 1'000'000) == RunResult::Budget) {
    REQUIRE(++calls < 1000);
  }
  CHECK(calls > 3);
}

TEST_CASE(
    "history: where ticks are long, checkpoints lie close, and stay so when memory is short") {
  for (const uint64_t memory_max : {64 << 20, 5 << 20}) {
    CAPTURE(memory_max);
    RunningProgram program("x = []\nfor i in range(40000): x.append([i])\n");
    Machine& machine = program.machine();
    History history(machine, {.memory_max_bytes = memory_max, .spacing_ticks = 20'000});
    // Ten milliseconds pass from look to look in these ticks, nearly nothing in all others.
    const auto is_slow = [](uint64_t tick) { return tick >= 100'000 && tick < 120'000; };
    double now_ms = 0;
    history.set_clock([&] { return now_ms += is_slow(machine.tick()) ? 10 : 0.001; });
    history.run_forward({ConditionKind::End}, UINT64_MAX);
    REQUIRE(machine.finished());
    const uint64_t digest = machine.digest();
    const auto& rungs = history.ladder().rungs();
    const auto slow = std::count_if(rungs.begin(), rungs.end(),
                                    [&](const Checkpoint& rung) { return is_slow(rung.tick); });
    CHECK(slow > static_cast<ptrdiff_t>(rungs.size() / 4));
    CHECK(slow >= 4);
    history.seek(115'000);
    const double sought_ms = now_ms;
    CHECK(history.step_back());
    CHECK(now_ms - sought_ms <= 100);
    history.seek(UINT64_MAX);
    CHECK(machine.digest() == digest);
  }
}

TEST_CASE("history: a seek in pieces arrives where a seek at once does") {
  RunningProgram program(kBusyProgram);
  History history(program.machine(), {.spacing_ticks = 300});
  const std::vector<Moment> moments = walk(program.machine(), history);
  uint64_t place = 1;
  for (int i = 0; i < 100; ++i) {
    place = (place * 7919 + 13) % moments.size();
    // Another goal may take its place before it has arrived.
    (void)history.seek_towards((place + 500) % moments.size(), 5);
    int pieces = 1;
    while (!history.seek_towards(place, 40)) ++pieces;
    REQUIRE(pieces <= 300 / 40 + 1);
    REQUIRE(is_at(program.machine(), history, moments));
    REQUIRE(program.machine().tick() == place);
  }
}

TEST_CASE("history: the ladder keeps within its memory and still reaches everything") {
  RunningProgram program("x = [[i] for i in range(20000)]\ny = [i for i in range(20000)]\n");
  constexpr uint64_t kMemoryMax = 6 << 20;
  History history(program.machine(), {.memory_max_bytes = kMemoryMax, .spacing_ticks = 2000});
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  REQUIRE(program.machine().finished());
  const uint64_t digest = program.machine().digest();
  const uint64_t end = program.machine().tick();
  CHECK(history.ladder().memory_bytes() <= kMemoryMax);
  CHECK(history.ladder().rungs().front().tick == 0);
  history.seek(end / 2);
  history.seek(1);
  history.seek(end);
  CHECK(program.machine().digest() == digest);
  CHECK(history.ladder().memory_bytes() <= kMemoryMax);
}

// Every tick at which a run forward towards the condition stops.
std::vector<uint64_t> stops_forward(History& history, const Condition& condition) {
  history.seek(0);
  std::vector<uint64_t> stops;
  while (history.run_forward(condition, UINT64_MAX) == RunResult::Reached) {
    stops.push_back(history.tick());
  }
  return stops;
}

std::vector<uint64_t> stops_back(History& history, const Condition& condition, uint64_t budget) {
  history.seek(UINT64_MAX);
  std::vector<uint64_t> stops;
  for (;;) {
    const RunResult result = history.run_back(condition, budget);
    if (result == RunResult::Budget) continue;
    if (result == RunResult::End) break;
    stops.insert(stops.begin(), history.tick());
  }
  return stops;
}

TEST_CASE("history: each event is found forwards and backwards at the same ticks") {
  RunningProgram program(kBusyProgram, *find_profile("3.12"));
  History history(program.machine(), {.spacing_ticks = 700});
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const uint64_t end = program.machine().tick();
  for (uint32_t i = 0; i < static_cast<uint32_t>(EventKind::Count_); ++i) {
    const auto kind = static_cast<EventKind>(i);
    // These happen too often for a search from each to each.
    const bool often = kind == EventKind::Incref || kind == EventKind::Decref ||
                       kind == EventKind::Allocate || kind == EventKind::Free;
    if (often) continue;
    CAPTURE(event_name(kind));
    const Condition condition{.kind = ConditionKind::Event, .event = kind};
    std::vector<uint64_t> forward = stops_forward(history, condition);
    // The end of the program is where the search back begins, so it is not found.
    while (!forward.empty() && forward.back() == end) forward.pop_back();
    CHECK(forward == stops_back(history, condition, 1000));
    const bool never = kind == EventKind::Ignored;
    CHECK(forward.empty() == never);
  }
}

TEST_CASE("history: a search back from where another one looked finds what a first one finds") {
  RunningProgram program(kBusyProgram, *find_profile("3.12"));
  History history(program.machine(), {.spacing_ticks = 700});
  history.run_forward({ConditionKind::Tick, kWalkedTicks}, UINT64_MAX);
  const Condition line{.kind = ConditionKind::Event, .event = EventKind::Line};
  const std::vector<uint64_t> stops = stops_forward(history, line);
  REQUIRE(stops.size() > 20);
  const auto stop_before = [&stops](uint64_t tick) {
    return *(std::lower_bound(stops.begin(), stops.end(), tick) - 1);
  };
  const Condition decref{.kind = ConditionKind::Event, .event = EventKind::Decref};
  for (uint64_t tick = kWalkedTicks; tick > stops.front() + 40; tick -= 37) {
    CAPTURE(tick);
    for (const uint64_t from : {tick, tick + 20, tick - 30}) {
      history.seek(from);
      REQUIRE(history.run_back(line, UINT64_MAX) == RunResult::Reached);
      CHECK(history.tick() == stop_before(from));
    }
    history.run_back(decref, UINT64_MAX);
  }
}

TEST_CASE("history: a search back that finds nothing stays where it was") {
  RunningProgram program("a = 1\nb = 2\n");
  History history(program.machine());
  history.run_forward({ConditionKind::End}, UINT64_MAX);
  const uint64_t end = history.tick();
  const Condition condition{.kind = ConditionKind::Event, .event = EventKind::Ignored};
  CHECK(history.run_back(condition, UINT64_MAX) == RunResult::End);
  CHECK(history.tick() == end);
}

TEST_CASE("history: over, into and out of calls, forwards and backwards") {
  RunningProgram program(R"(def f(x):
    y = x
    return y
a = f(1)
b = f(2)
c = 3
)");
  Machine& machine = program.machine();
  History history(machine);
  const auto go = [&](ConditionKind kind) {
    REQUIRE(history.run_forward({kind}, UINT64_MAX) == RunResult::Reached);
    return machine.current_line();
  };
  const auto back = [&](ConditionKind kind) {
    REQUIRE(history.run_back({kind}, UINT64_MAX) == RunResult::Reached);
    return machine.current_line();
  };
  CHECK(line_to_show(machine) == 1);
  CHECK(go(ConditionKind::Line) == 4);
  CHECK(go(ConditionKind::Over) == 5);
  CHECK(go(ConditionKind::Line) == 2);
  CHECK(go(ConditionKind::Over) == 3);
  CHECK(go(ConditionKind::Out) == 5);
  CHECK(go(ConditionKind::Line) == 6);
  CHECK(back(ConditionKind::Line) == 3);
  CHECK(back(ConditionKind::Over) == 2);
  // Out of a call stands before the call: in the middle of its line.
  CHECK(back(ConditionKind::Out) == 5);
  CHECK(back(ConditionKind::Over) == 5);
  CHECK(back(ConditionKind::Over) == 4);
  CHECK(go(ConditionKind::Line) == 2);
}

TEST_CASE("history: changes of one object's count") {
  RunningProgram program("a = []\nb = a\nc = a\nb = None\ndel c\ndel a\nd = 1\n");
  Machine& machine = program.machine();
  History history(machine);
  history.run_forward({.kind = ConditionKind::AtLine, .number = 2}, UINT64_MAX);
  // The newest list is the one that `a` names.
  Ref<Object> list;
  uint32_t at = machine.heap.state().gc.lists[0].prev;
  for (; !list; at = machine.at(Ref<GcHeader>(at)).prev) {
    const Ref<Object> object = object_of(Ref<GcHeader>(at));
    if (machine.heap.is_exact(object, TypeId::List)) list = object;
  }
  const Condition condition{.kind = ConditionKind::Count,
                            .object = {list.offset, machine.at(list).birth}};
  const auto is_listed = [&] { return machine.at(list).birth == condition.object.birth; };
  std::vector<uint64_t> stops;
  uint32_t last_count = machine.at(list).refcount;
  while (history.run_forward(condition, UINT64_MAX) == RunResult::Reached) {
    REQUIRE(is_listed());
    CHECK(machine.at(list).refcount != last_count);
    last_count = machine.at(list).refcount;
    stops.push_back(history.tick());
  }
  CHECK(stops.size() >= 4);
  CHECK(machine.finished());
  std::vector<uint64_t> from_the_end = stops_back(history, condition, UINT64_MAX);
  // Going back also passes what came before, down to the object's beginning.
  REQUIRE(from_the_end.size() > stops.size());
  from_the_end.erase(from_the_end.begin(),
                     from_the_end.end() - static_cast<ptrdiff_t>(stops.size()));
  CHECK(from_the_end == stops);
}

}  // namespace
}  // namespace ouro::tests
