// What happens to trash, and in which order: weak references, callbacks, finalizers, resurrection,
// deletion. The log of the fixture has what user code and the allocator see, in order.
#include "core/collector/garbage_disposal.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

const CollectionReason kCalled = CollectionReason::Called;

// A node that refers to itself, so that only the collector can free it.
Ref<Object> make_cycle(DummyHeap& heap, const std::string& name) {
  const Ref<Object> object = heap.node(name);
  heap.add_edge(object, object);
  return object;
}

// --- weak references
// -------------------------------------------------------------------------------

TEST_CASE(
    "disposal: a plain weak reference is dead before the finalizer up to 3.14, after it later") {
  for (const char* profile : {"3.7", "3.14", "3.15"}) {
    INFO("profile ", profile);
    DummyHeap heap(profile);
    Ref<Object> plain;
    const Ref<Object> a = heap.finalizing("a", [&plain](DummyHeap& h) {
      h.note(h.is_dead_weakref(plain) ? "plain is dead" : "plain lives");
    });
    heap.add_edge(a, a);
    plain = heap.weakref("plain", a);
    heap.drop(a);
    CHECK(heap.collect() == 1);
    const bool after = heap.profile.weakref_clear_time == WeakrefClearTime::AfterFinalizers;
    CHECK(heap.log == std::string("del a, plain ") + (after ? "lives" : "is dead") +
                          ", free a, free lists cleared");
    CHECK(heap.is_dead_weakref(plain));
  }
}

TEST_CASE("disposal: callbacks run before finalizers, newest first, objects in list order") {
  DummyHeap heap;
  const Ref<Object> a = heap.finalizing("a");
  const Ref<Object> b = heap.finalizing("b", {}, {a});
  heap.add_edge(a, b);
  heap.weakref("a1", a, {});
  heap.weakref("b1", b, {});
  heap.weakref("a2", a, {});
  heap.drop({a, b});
  heap.collect_to(CollectorPhase::CallWeakrefCallbacks);
  CHECK(heap.names(GcListId::WeakrefCallbacks) == "a2 a1 b1");
  CHECK(heap.names(GcListId::Unreachable) == "a b");
  heap.run();
  CHECK(heap.log ==
        "callback a2, callback a1, callback b1, del a, del b, free b, free a, free lists cleared");
  CHECK(heap.names(GcListId::Old) == "a2 a1 b1");
  CHECK(collection_result(heap) == 2);
}

TEST_CASE("disposal: all weak references are dead before the first callback runs") {
  DummyHeap heap;
  const Ref<Object> a = make_cycle(heap, "a");
  const Ref<Object> b = make_cycle(heap, "b");
  const Ref<Object> to_b = heap.weakref("to b", b);
  heap.weakref("r", a,
               [to_b](DummyHeap& h) { h.note(h.is_dead_weakref(to_b) ? "dead" : "alive"); });
  heap.drop({a, b});
  heap.collect();
  CHECK(heap.log == "callback r, dead, free a, free b, free lists cleared");
}

TEST_CASE("disposal: a weak reference that is trash itself keeps quiet, and does not rise later") {
  for (const char* profile : {"3.14", "3.15"}) {
    DummyHeap heap(profile);
    const Ref<Object> a = make_cycle(heap, "a");
    const Ref<Object> inside = heap.weakref("inside", a, {});
    const Ref<Object> outsider = heap.node("outsider");
    const Ref<Object> watcher = heap.weakref("watcher", outsider, {});
    heap.add_edge(a, inside);
    heap.add_edge(a, watcher);
    heap.drop({a, inside, watcher});
    heap.collect_to(CollectorPhase::DeleteGarbage);
    CHECK(heap.is_dead_weakref(inside));
    CHECK(heap.is_dead_weakref(watcher));
    heap.run();
    CHECK(collection_result(heap) == 3);
    heap.log.clear();
    heap.drop(outsider);
    CHECK(heap.log == "free outsider");
  }
}

TEST_CASE("disposal: a weak reference that its callback lets go counts as collected") {
  DummyHeap heap;
  const Ref<Object> a = make_cycle(heap, "a");
  const Ref<Object> table = heap.node("table");
  Ref<Object> entry;
  entry = heap.weakref("entry", a, [&](DummyHeap& h) { h.cut_edge(table, entry); });
  heap.add_edge(table, entry);
  heap.drop({a, entry});
  CHECK(heap.collect() == 2);
  CHECK(heap.log ==
        "callback entry, free callback of entry, free entry, free a, free lists cleared");
}

TEST_CASE("disposal: a callback can free a weak reference whose turn has not come") {
  DummyHeap heap;
  const Ref<Object> a = make_cycle(heap, "a");
  const Ref<Object> second = heap.weakref("second", a, {});
  heap.weakref("first", a, [second](DummyHeap& h) { h.drop(second); });
  heap.drop(a);
  // The collector's own reference keeps it until it has been called.
  CHECK(heap.collect() == 2);
  CHECK(heap.log ==
        "callback first, callback second, free callback of second, free second, free a, "
        "free lists cleared");
}

TEST_CASE("disposal: what weak references to survivors are does not change") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> r = heap.weakref("r", a, {});
  make_cycle(heap, "held");
  CHECK(heap.collect() == 0);
  CHECK(!heap.is_dead_weakref(r));
  CHECK(heap.log == "free lists cleared");
}

// --- finalizers
// ------------------------------------------------------------------------------------

TEST_CASE("disposal: finalizers run in list order, before anything is deleted") {
  DummyHeap heap;
  for (const char* name : {"1", "2", "3"}) {
    const Ref<Object> object = heap.finalizing(name);
    heap.add_edge(object, object);
    heap.drop(object);
  }
  CHECK(heap.collect() == 3);
  CHECK(heap.log == "del 1, del 2, del 3, free 1, free 2, free 3, free lists cleared");
}

TEST_CASE("disposal: a finalizer that frees other trash by counting") {
  // a <-> b; a holds c, c holds d, and nobody else does. Both c and d stand behind a in the list.
  DummyHeap heap;
  const Ref<Object> c = heap.finalizing("c");
  const Ref<Object> d = heap.node("d");
  heap.add_edge(c, d);
  Ref<Object> a;
  a = heap.finalizing("a", [&](DummyHeap& h) { h.cut_edge(a, c); }, {c});
  const Ref<Object> b = heap.node("b", {a});
  heap.add_edge(a, b);
  heap.untrack(c);
  heap.track(c);
  heap.untrack(d);
  heap.track(d);
  heap.drop({a, b, c, d});
  heap.collect_to(CollectorPhase::FinalizeGarbage);
  CHECK(heap.names(GcListId::Unreachable) == "a b c d");
  heap.run();
  CHECK(heap.log == "del a, del c, free d, free c, free b, free a, free lists cleared");
  CHECK(collection_result(heap) == 2);
}

TEST_CASE("disposal: a finalizer that frees its own object") {
  DummyHeap heap;
  Ref<Object> a;
  a = heap.finalizing("a", [&](DummyHeap& h) { h.cut_edge(a, a); });
  heap.add_edge(a, a);
  heap.drop(a);
  CHECK(heap.collect() == 0);  // as a suspended generator that closes itself
  CHECK(heap.log == "del a, free a, free lists cleared");
}

TEST_CASE("disposal: resurrection of one object") {
  for (const VersionProfile& profile : kProfiles) {
    if (profile.legacy_finalizers) continue;
    INFO("profile ", profile.name);
    DummyHeap heap(profile.name);
    Ref<Object> a;
    const Ref<Object> held = heap.node("held");
    a = heap.finalizing("a", [&](DummyHeap& h) { h.hold(a); }, {held});
    heap.add_edge(a, a);
    const Ref<Object> other = make_cycle(heap, "other");
    heap.drop({a, held, other});
    const bool saves_all = profile.resurrection == Resurrection::SavesAllTrash;
    CHECK(heap.collect() == (saves_all ? 0 : 1));
    CHECK(heap.is_alive("a"));
    CHECK(heap.is_alive("held"));
    CHECK(heap.is_alive("other") == saves_all);
    CHECK(gc_list_of(heap, a) == heap.state().gc.survivors);
    // The second death is silent.
    heap.log.clear();
    heap.drop(a);
    CHECK(heap.collect() == (saves_all ? 3 : 2));
    CHECK(heap.log.find("del") == std::string::npos);
    CHECK(heap.names(GcListId::Old) == "");
  }
}

TEST_CASE("disposal: what is resurrected is computed anew, with gc_refs") {
  DummyHeap heap;
  Ref<Object> a;
  const Ref<Object> held = heap.node("held");
  a = heap.finalizing("a", [&](DummyHeap& h) { h.hold(a); }, {held});
  heap.add_edge(a, a);
  make_cycle(heap, "other");
  heap.drop({a, held});
  heap.collect_to(CollectorPhase::MoveUnreachableAgain);
  CHECK(heap.gc_refs(GcListId::Unreachable) == "held:0 a:1");
  heap.run_to(CollectorPhase::HandleResurrectedObjects);
  CHECK(heap.names(GcListId::Unreachable) == "a held");
  CHECK(heap.names(GcListId::StillUnreachable) == "");
  CHECK(rescuer_of(heap, held) == a);
  heap.run();
  CHECK(heap.names(GcListId::Old) == "other a held");
}

TEST_CASE("disposal: objects that user code makes are young, and not examined") {
  DummyHeap heap;
  const Ref<Object> a = heap.finalizing("a", [](DummyHeap& h) {
    const Ref<Object> fresh = h.node("fresh");
    h.add_edge(fresh, fresh);
    h.drop(fresh);
  });
  heap.add_edge(a, a);
  heap.drop(a);
  CHECK(heap.collect() == 1);
  CHECK(heap.names(GcListId::Young) == "fresh");
  CHECK(heap.collect() == 1);
}

// --- deletion
// --------------------------------------------------------------------------------------

TEST_CASE("disposal: clearing one object frees the others of its cycle by counting") {
  DummyHeap heap;
  const Ref<Object> a = heap.node("a");
  const Ref<Object> b = heap.node("b", {a});
  const Ref<Object> c = heap.node("c", {b});
  heap.add_edge(a, c);
  heap.drop({a, b, c});
  heap.collect_to(CollectorPhase::DeleteGarbage);
  CHECK(heap.names(GcListId::StillUnreachable) == "a b c");
  CHECK(heap.state().gc.collected == 3);
  heap.step();  // takes a reference to a
  heap.step();  // a drops c, which drops b, which leaves a to the collector
  heap.run_to(CollectorPhase::DeleteGarbage);
  CHECK(heap.log == "free b, free c");
  CHECK(heap.names(GcListId::StillUnreachable) == "a");
  heap.run();
  CHECK(heap.log == "free b, free c, free a, free lists cleared");
}

TEST_CASE("disposal: an object without tp_clear waits for the others") {
  DummyHeap heap;
  const Ref<Object> t = heap.tuple("t");
  const Ref<Object> list = heap.node("list", {t});
  heap.add_edge(t, list);
  heap.drop({t, list});
  heap.collect_to(CollectorPhase::DeleteGarbage);
  CHECK(heap.names(GcListId::StillUnreachable) == "t list");
  heap.step();
  CHECK(heap.names(GcListId::Old) == "t");
  heap.run();
  CHECK(heap.log == "free t, free list, free lists cleared");
  CHECK(collection_result(heap) == 2);
}

TEST_CASE("disposal: what survives its clearing goes to the old generation") {
  // Two objects without tp_clear in a cycle: CPython cannot break it either.
  DummyHeap heap;
  const Ref<Object> s = heap.tuple("s");
  const Ref<Object> t = heap.tuple("t", {s});
  heap.add_edge(s, t);
  heap.drop({s, t});
  CHECK(heap.collect() == 2);
  CHECK(heap.names(GcListId::Old) == "s t");
  CHECK(gc_list_has_flags(heap, GcListId::Old, 0));
}

TEST_CASE("disposal: deletion can free what is outside, with its finalizer and callbacks") {
  DummyHeap heap;
  const Ref<Object> outside = heap.finalizing("outside");
  heap.weakref("r", outside, {});
  heap.untrack(outside);  // as an untracked tuple: not part of the trash
  const Ref<Object> a = make_cycle(heap, "a");
  heap.add_edge(a, outside);
  heap.drop({a, outside});
  CHECK(heap.collect() == 1);
  CHECK(heap.log ==
        "del outside, callback r, free callback of r, free outside, free a, free lists cleared");
}

TEST_CASE("disposal: a deep structure is freed without recursion, between the steps") {
  constexpr uint32_t kDepth = 20000;
  DummyHeap heap;
  heap.checks_every_step = false;
  const Ref<Object> bottom = heap.node("n");
  Ref<Object> top = bottom;
  for (uint32_t i = 0; i < kDepth; ++i) {
    const Ref<Object> next = heap.node("n", {top});
    if (top != bottom) heap.drop(top);
    top = next;
  }
  heap.add_edge(bottom, top);
  heap.drop({bottom, top});
  CHECK(heap.collect() == kDepth + 1);
  CHECK(!heap.is_alive("n"));
  heap.check();
}

// --- debug flags
// -----------------------------------------------------------------------------------

TEST_CASE(
    "disposal: DEBUG_SAVEALL keeps the trash in gc.garbage, after finalizers and weak references") {
  DummyHeap heap;
  heap.state().gc.debug = kDebugSaveAll;
  const Ref<Object> a = heap.finalizing("a");
  heap.add_edge(a, a);
  const Ref<Object> plain = heap.weakref("plain", a);
  const Ref<Object> b = make_cycle(heap, "b");
  heap.drop({a, b});
  CHECK(heap.collect() == 2);
  CHECK(heap.log == "del a, free lists cleared");
  REQUIRE(heap.garbage.size() == 2);
  CHECK(heap.name(heap.garbage[0]) == "a");
  CHECK(heap.is_dead_weakref(plain));
  CHECK(heap.collect() == 0);
  heap.state().gc.debug = 0;
  heap.drop({heap.garbage[0], heap.garbage[1]});
  heap.log.clear();
  CHECK(heap.collect() == 2);
  CHECK(heap.log == "free a, free b, free lists cleared");
}

TEST_CASE("disposal: DEBUG_COLLECTABLE names the trash before weak references and finalizers") {
  DummyHeap heap;
  heap.state().gc.debug = kDebugCollectable;
  const Ref<Object> a = heap.finalizing("a");
  heap.add_edge(a, a);
  heap.weakref("r", a, {});
  make_cycle(heap, "held");
  const Ref<Object> b = make_cycle(heap, "b");
  heap.drop({a, b});
  heap.collect();
  CHECK(heap.log ==
        "collectable a, collectable b, callback r, del a, free a, free b, free lists cleared");
}

TEST_CASE("disposal: debug output may free the very object that the cursor points at") {
  DummyHeap heap;
  heap.state().gc.debug = kDebugCollectable;
  const Ref<Object> victim = heap.node("victim");
  const Ref<Object> a = make_cycle(heap, "a");
  heap.add_edge(a, victim);
  heap.untrack(victim);
  heap.track(victim);
  const Ref<Object> last = make_cycle(heap, "last");
  heap.drop({victim, a, last});
  heap.on_debug_output = [&](DummyHeap& h) {
    if (!h.is_alive("victim")) return;
    CHECK(object_under_cursor(h) == victim);
    h.cut_edge(a, victim);
    CHECK(object_under_cursor(h) == last);
  };
  CHECK(heap.collect() == 2);
  CHECK(heap.log ==
        "collectable a, free victim, collectable last, free a, free last, free lists cleared");
}

// --- before PEP 442
// --------------------------------------------------------------------------------

TEST_CASE("disposal: up to 3.3 a cycle with a finalizer is uncollectable") {
  DummyHeap heap("3.3");
  heap.state().gc.debug = kDebugUncollectable;
  const Ref<Object> tail = heap.node("tail");
  const Ref<Object> a = heap.finalizing("a", {}, {tail});
  const Ref<Object> b = heap.node("b", {a});
  heap.add_edge(a, b);
  const Ref<Object> into = heap.node("into", {a});
  heap.add_edge(into, into);
  heap.drop({tail, a, b, into});
  heap.collect_to(CollectorPhase::HandleWeakrefs);
  CHECK(heap.names(GcListId::Finalizers) == "a tail b");
  CHECK(heap.names(GcListId::Unreachable) == "into");
  heap.run();
  CHECK(collection_result(heap) == 4);
  CHECK(heap.state().gc.uncollectable == 3);
  CHECK(heap.log ==
        "free into, uncollectable a, uncollectable tail, uncollectable b, free lists cleared");
  REQUIRE(heap.garbage.size() == 1);
  CHECK(heap.garbage[0] == a);
  CHECK(heap.names(GcListId::Old) == "a tail b");
  // The program breaks the cycle itself; then the finalizer runs.
  heap.log.clear();
  heap.cut_edge(a, b);
  heap.drop(a);
  CHECK(heap.log == "free b, del a, free tail, free a");
}

TEST_CASE("disposal: up to 3.3 a finalizer outside of cycles runs by counting as ever") {
  DummyHeap heap("3.3");
  const Ref<Object> a = heap.finalizing("a");
  heap.drop(a);
  CHECK(heap.log == "del a, free a");
  REQUIRE(start_collection(heap, 2, kCalled));
  heap.run();
  CHECK(heap.garbage.empty());
}

}  // namespace
}  // namespace ouro::tests
