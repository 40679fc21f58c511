// The arithmetic of reachability: each test drives a collection to a named phase and reads gc_refs
// and lists. Lists are written as names in order; "a:1" is an object with its gc_refs.
#include "core/collector/reachability.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

TEST_CASE("reachability: update_refs copies every count, one object a step") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b", {a, a});
  heap.collect_to(CollectorPhase::UpdateRefs);
  CHECK(heap.names(GcListId::Collecting) == "a b");
  CHECK(!has_gc_refs(heap, a));
  heap.step();
  CHECK(object_under_cursor(heap) == b);
  CHECK(has_gc_refs(heap, a));
  CHECK(!has_gc_refs(heap, b));
  heap.run_to(CollectorPhase::SubtractRefs);
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:3 b:1");
  CHECK(gc_list_has_flags(heap, GcListId::Collecting, kGcCollecting));
}

TEST_CASE("reachability: subtract_refs leaves the references from outside") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b", {a, a});
  heap.add_edge(b, b);
  heap.collect_to(CollectorPhase::MoveUnreachable);
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:1 b:1");
  heap.run();
  heap.drop({a, b});
  heap.collect_to(CollectorPhase::MoveUnreachable);
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:0 b:0");
}

TEST_CASE("reachability: an object that refers to itself is unreachable") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  heap.add_edge(a, a);
  heap.drop(a);
  heap.collect_to(CollectorPhase::KeepSurvivors);
  CHECK(heap.names(GcListId::Unreachable) == "a");
  CHECK(gc_list_has_flags(heap, GcListId::Unreachable, kGcCollecting | kGcTentativelyUnreachable));
  heap.run();
  CHECK(collection_result(heap) == 1);
  CHECK(!heap.is_alive("a"));
}

TEST_CASE("reachability: a chain into a cycle dies with it, a tail behind it too") {
  DummyHeap heap;
  const Ref<Object> tail = heap.node("tail");
  const Ref<Object> a = heap.node("a", {tail});
  const Ref<Object> b = heap.node("b", {a});
  heap.add_edge(a, b);
  const Ref<Object> chain = heap.node("chain", {b});
  heap.drop({tail, a, b});
  heap.collect_to(CollectorPhase::KeepSurvivors);
  CHECK(heap.names(GcListId::Unreachable) == "");
  CHECK(heap.names(GcListId::Collecting) == "chain b a tail");
  heap.run();
  heap.drop(chain);  // counting frees the chain, and leaves the cycle alone
  CHECK(heap.log == "free lists cleared, free chain");
  CHECK(heap.collect() == 3);
  CHECK(heap.names(GcListId::Old) == "");
}

TEST_CASE("reachability: a tail that a variable holds stays") {
  DummyHeap heap;
  const Ref<Object> tail = heap.node("tail");
  const Ref<Object> a = heap.node("a", {tail});
  heap.add_edge(a, a);
  heap.drop(a);
  heap.collect_to(CollectorPhase::MoveUnreachable);
  CHECK(heap.gc_refs(GcListId::Collecting) == "tail:1 a:0");
  heap.run();
  CHECK(collection_result(heap) == 1);
  CHECK(heap.is_alive("tail"));
}

TEST_CASE("reachability: rescued objects go to the end of the list, breadth first") {
  // In creation order 1 2 3 4 5; root, the youngest, holds 4 and 5, these hold 2 and 3, 2 holds 1.
  DummyHeap heap;
  const Ref<Object> one = heap.node("1");
  const Ref<Object> two = heap.node("2", {one});
  const Ref<Object> three = heap.node("3");
  const Ref<Object> four = heap.node("4", {two});
  const Ref<Object> five = heap.node("5", {three});
  heap.node("root", {five, four});
  heap.drop({one, two, three, four, five});
  heap.collect_to(CollectorPhase::MoveUnreachable);
  for (int i = 0; i < 5; ++i) heap.step();
  CHECK(heap.names(GcListId::Unreachable) == "1 2 3 4 5");
  CHECK(heap.names(GcListId::Collecting) == "root");
  heap.step();  // root brings 5 and 4 back
  CHECK(heap.names(GcListId::Unreachable) == "1 2 3");
  CHECK(heap.names(GcListId::Collecting) == "root 5 4");
  CHECK(object_under_cursor(heap) == five);
  CHECK(rescuer_of(heap, four) == object_of(gc_list_first(heap, GcListId::Collecting)));
  heap.step();
  CHECK(heap.names(GcListId::Collecting) == "root 5 4 3");
  CHECK(rescuer_of(heap, three) == five);
  heap.run();
  CHECK(heap.names(GcListId::Old) == "root 5 4 3 2 1");
  CHECK(heap.collect() == 0);
  CHECK(heap.names(GcListId::Old) == "root 5 4 3 2 1");
}

TEST_CASE("reachability: what the walk has yet to come to is told, and not moved") {
  DummyHeap heap;
  const Ref<Object> b = heap.node("b");
  const Ref<Object> a = heap.node("a", {b});
  heap.untrack(b);
  heap.track(b);  // now a stands before b
  heap.drop(b);
  heap.collect_to(CollectorPhase::MoveUnreachable);
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:1 b:0");
  heap.step();
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:1 b:1");
  CHECK(rescuer_of(heap, b) == a);
  CHECK(!rescuer_of(heap, a));
}

TEST_CASE("reachability: an old object holds a young cycle from outside the examined set") {
  DummyHeap heap;
  const Ref<Object> old = heap.node("old");
  heap.collect();
  const Ref<Object> a = heap.node("a");
  heap.add_edge(a, a);
  heap.add_edge(old, a);
  heap.drop(a);
  heap.collect_to(CollectorPhase::MoveUnreachable, 0);
  CHECK(heap.gc_refs(GcListId::Collecting) == "a:1");
  heap.run();
  CHECK(collection_result(heap) == 0);
  CHECK(heap.names(GcListId::Middle) == "a");
  // Also when the old object is trash itself: only a collection of all of it finds that.
  heap.add_edge(a, old);
  heap.drop(old);
  CHECK(heap.collect(1) == 0);
  CHECK(heap.collect(2) == 2);
}

TEST_CASE("reachability: immortal objects leave the lists") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  heap.checks_every_step = false;
  heap.at(a).refcount = kImmortalBit;
  CHECK(heap.collect() == 0);
  CHECK(!heap.is_tracked(a));
}

TEST_CASE("reachability: what a dying object refers to is alive, while its finalizer waits") {
  DummyHeap heap;
  const Ref<Object> inner = heap.node("inner");
  const Ref<Object> a = heap.finalizing("a", {}, {inner});
  heap.drop(inner);
  heap.state().gc.collecting = 1;  // leave the task where it is
  heap.drop(a);
  heap.state().gc.collecting = 0;
  REQUIRE(heap.task_count() == 1);
  heap.collect_to(CollectorPhase::KeepSurvivors);
  CHECK(heap.names(GcListId::Unreachable) == "");
  heap.run();
  CHECK(heap.log == "free lists cleared, del a, free inner, free a");
  CHECK(collection_result(heap) == 0);
}

TEST_CASE("reachability: tuples of atoms are untracked, the innermost one first") {
  DummyHeap heap;
  const Ref<Object> outer_first = heap.tuple("outer");
  const Ref<Object> inner = heap.tuple("inner", {heap.atom("x")});
  heap.add_edge(outer_first, inner);
  heap.tuple("of node", {heap.node("n")});
  heap.collect(0);
  // `outer` stands before `inner`, so it looked at an `inner` that was still tracked.
  CHECK(heap.names(GcListId::Middle) == "outer n of node");
  heap.collect(1);
  CHECK(heap.names(GcListId::Old) == "n of node");
}

TEST_CASE("reachability: dicts of atoms are untracked by a full collection, up to 3.13") {
  for (const char* profile : {"3.7", "3.13", "3.14", "3.15"}) {
    INFO("profile ", profile);
    DummyHeap heap(profile);
    heap.dict("d", {heap.atom("x")});
    heap.dict("e", {heap.node("n")});
    heap.collect(1);
    CHECK(heap.names(GcListId::Old) == "d n e");
    heap.collect(2);
    const bool lazy = heap.profile.dict_tracking == DictTracking::Lazy;
    CHECK(heap.names(GcListId::Old) == (lazy ? "n e" : "d n e"));
    CHECK(heap.state().gc.long_lived_total == (lazy ? 2 : 3));
  }
}

TEST_CASE("reachability: types of C++ code do not keep a tuple tracked") {
  DummyHeap heap;
  const Ref<Object> holder = heap.tuple("t");
  const Ref<Type> made(heap.memory.allocate(sizeof(GcHeader) + sizeof(Type)) + sizeof(GcHeader));
  heap.at(gc_header_of(made.as<Object>())) = GcHeader{};
  heap.at(made) = heap.at(heap.at(holder).type);
  heap.at(made).layout = LayoutId::Type;
  heap.at(made).type = made;  // a type of types, made without a class statement
  heap.checks_every_step = false;
  heap.add_edge(holder, made.as<Object>());
  heap.collect();
  CHECK(!heap.is_tracked(holder));
  heap.track(holder);
  heap.at(made).flags |= kTypeHeap;
  heap.collect();
  CHECK(heap.is_tracked(holder));
}

}  // namespace
}  // namespace ouro::tests
