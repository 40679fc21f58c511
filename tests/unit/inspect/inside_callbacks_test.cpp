// Goal: also where Python code runs unasked - finalizers, callbacks, key functions, __eq__ called
// by a dict - each tick is a moment like any other: all questions are answered, and one can go back
// from it and forward again. Method: programs whose function `inside` runs in such a place.
#include "core/history/history.h"
#include "core/inspect/changes.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/narration.h"
#include "core/inspect/words.h"
#include "core/vm/program_frames.h"
#include "tests/unit/moment_questions.h"
#include "tests/unit/running_program.h"

#include <doctest/doctest.h>

#include <map>
#include <vector>

namespace ouro::tests {
namespace {

struct Place {
  const char* name;
  const char* program;  // behind kStart
};

// `inside` makes, holds and drops something.
constexpr const char* kStart = R"(import gc
import weakref
def inside(*things):
    made = [things]
    other = {'made': made}
    made = None
    other.clear()
class Node:
    pass
class Dying:
    def __del__(self):
        inside(self)
class Hashed:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        inside(self, other)
        return True
class Shown:
    def __repr__(self):
        inside(self)
        return 'shown'
)";

constexpr Place kPlaces[] = {
    {"a finalizer when a name is deleted", "a = Dying()\ndel a\n"},
    {"a finalizer when an item is replaced", "d = {1: Dying()}\nd[1] = Node()\n"},
    {"a finalizer when a function returns", "def f():\n  a = Dying()\nf()\n"},
    {"a finalizer in the middle of a chain",
     "class Link(Dying):\n  pass\na = Link()\na.next = Link()\na.next.next = Node()\ndel a\n"},
    {"a finalizer that the collector calls", "a = Dying()\na.me = a\ndel a\ngc.collect()\n"},
    {"a finalizer that saves its object",
     "saved = []\nclass Saved:\n  def __del__(self):\n    inside(self)\n    saved.append(self)\n"
     "a = Saved()\ndel a\n"},
    {"a finalizer that raises",
     "class Raising:\n  def __del__(self):\n    inside(self)\n    raise ValueError(self)\n"
     "a = Raising()\ndel a\n"},
    {"a finalizer while an exception is on its way",
     "def f():\n  a = Dying()\n  raise ValueError\ntry:\n  f()\nexcept ValueError:\n  pass\n"},
    {"a finalizer at exit", "a = Dying()\na.me = a\n"},
    {"an atexit function", "import atexit\natexit.register(inside, Node())\n"},
    {"a callback of a weak reference",
     "a = Node()\nr = weakref.ref(a, inside)\ns = weakref.ref(a, inside)\ndel a\n"},
    {"a callback that the collector calls",
     "a = Node()\na.me = a\nr = weakref.ref(a, inside)\ndel a\ngc.collect()\n"},
    {"a weakref.finalize", "a = Node()\nweakref.finalize(a, inside, [])\ndel a\n"},
    {"a callback of the collector",
     "gc.callbacks.append(inside)\na = Node()\na.me = a\ndel a\ngc.collect()\n"
     "gc.callbacks.clear()\n"},
    {"a key of sorted", "sorted([Node(), Node()], key=lambda node: inside(node) or 1)\n"},
    {"a key of max", "max([Node()], key=lambda node: inside(node) or 1)\n"},
    {"__lt__ called by sort",
     "class Less:\n  def __lt__(self, other):\n    inside(self)\n    return True\n"
     "[Less(), Less()].sort()\n"},
    {"__eq__ called by a dict", "d = {Hashed(): 1}\nd[Hashed()] = 2\n"},
    {"__eq__ called by a set", "s = {Hashed(), Hashed()}\n"},
    {"__eq__ called by list.remove", "items = [Node(), Hashed()]\nitems.remove(Hashed())\n"},
    {"__hash__ called by a dict",
     "class Key:\n  def __hash__(self):\n    inside(self)\n    return 1\nd = {Key(): Node()}\n"},
    {"__repr__ called by print", "print([Shown()])\n"},
    {"__repr__ called by an f-string", "text = f'{Shown()!r}'\n"},
    {"finally of a generator left alone",
     "def g():\n  try:\n    yield Node()\n  finally:\n    inside()\nx = g()\nnext(x)\ndel x\n"},
    {"an iterator consumed by list", "def g():\n  inside()\n  yield Node()\nitems = list(g())\n"},
    {"__getattr__",
     "class Asked:\n  def __getattr__(self, name):\n    inside(self)\n    return []\nAsked().x\n"},
    {"a property", "class P:\n  @property\n  def x(self):\n    inside(self)\nP().x\n"},
    {"__len__ called by bool",
     "class Sized:\n  def __len__(self):\n    inside(self)\n    return 0\nbool(Sized())\n"},
    {"__setitem__ called by an assignment",
     "class Box:\n  def __setitem__(self, key, value):\n    inside(key, value)\nBox()[Node()] = "
     "[]\n"},
    {"__exit__",
     "class C:\n  def __enter__(self):\n    return self\n  def __exit__(self, *error):\n"
     "    inside(error)\n    return True\nwith C():\n  raise ValueError([])\n"},
    {"__set_name__",
     "class N:\n  def __set_name__(self, *of):\n    inside(of)\nclass C:\n  n = N()\n"},
};

bool is_inside(const Machine& machine) {
  if (machine.finished()) return false;
  for (Ref<Frame> at = machine.state().frame; at; at = machine.at(at).previous) {
    if (is_program_frame(machine, at) && frame_name(machine, at) == "inside") return true;
  }
  return false;
}

std::vector<uint64_t> ticks_inside(const std::string& source, const VersionProfile& profile) {
  RunningProgram program(source, profile);
  Machine& machine = program.machine();
  std::vector<uint64_t> ticks;
  while (!machine.finished()) {
    machine.step();
    if (is_inside(machine)) ticks.push_back(machine.tick());
  }
  return ticks;
}

using Digests = std::map<uint64_t, uint64_t>;  // by tick

// Of the given ticks and of each before one of them.
Digests digests_around(const std::string& source, const VersionProfile& profile,
                       const std::vector<uint64_t>& ticks) {
  RunningProgram program(source, profile);
  Machine& machine = program.machine();
  Digests digests;
  for (const uint64_t tick : ticks) {
    for (const uint64_t at : {tick - 1, tick}) {
      machine.run_until(at);
      if (!digests.contains(at)) digests[at] = machine.digest();
    }
  }
  return digests;
}

Snapshot snapshot_of(const Machine& machine) {
  return take_snapshot(HeapIndex(machine));
}

// Back by one tick, forward again, told in words.
std::string wrong_about_a_step(History* history, const Digests& digests) {
  const Machine& machine = history->machine();
  const uint64_t tick = history->tick();
  std::string told;
  if (!history->step_back() || machine.digest() != digests.at(tick - 1)) {
    told += "Going back one tick gives another digest. ";
  }
  const bool is_told = tick % 2 == 0;  // Every other one, to save time.
  const Snapshot before = is_told ? snapshot_of(machine) : Snapshot{};
  if (history->run_forward({ConditionKind::OneTick}, 1) != RunResult::Reached ||
      machine.digest() != digests.at(tick)) {
    told += "Going forward again gives another digest. ";
  }
  if (is_told && narration(before, snapshot_of(machine)).empty()) told += "The tick is not told. ";
  return told;
}

void check_place(const Place& place, const VersionProfile& profile) {
  const std::string source = std::string(kStart) + place.program;
  const std::vector<uint64_t> ticks = ticks_inside(source, profile);
  const std::string where = std::string(place.name) + " in row " + profile.name;
  CAPTURE(where);
  CHECK(ticks.size() > 10);
  const Digests digests = digests_around(source, profile, ticks);
  RunningProgram program(source, profile);
  History history(program.machine());
  size_t turn = 0;
  for (const uint64_t tick : ticks) {
    history.run_forward({.kind = ConditionKind::Tick, .number = tick}, UINT64_MAX);
    const std::string wrong =
        problems_of_moment(&history, turn++) + wrong_about_a_step(&history, digests);
    CHECK_MESSAGE(wrong.empty(), "at tick ", tick, ": ", wrong);
    if (!wrong.empty()) return;
  }
}

TEST_CASE("inside callbacks: every tick answers all questions, and can be gone back from") {
  const char* const kRows[] = {"3.14", "3.7", "3.11", "3.14.0", "3.12", "3.3"};
  size_t at = 0;
  for (const Place& place : kPlaces) {
    check_place(place, *find_profile(kRows[at++ % std::size(kRows)]));
  }
}

}  // namespace
}  // namespace ouro::tests
