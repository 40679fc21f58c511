// A collection as a whole: its phases, its result, what user code in it can do, and that it can be
// interrupted anywhere.
#include "core/collector/collector.h"

#include "core/base/digest.h"
#include "core/collector/permanent_generation.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

using Image = std::vector<uint8_t>;

Image image_of(const Heap& heap) {
  return Image(heap.memory.image().begin(), heap.memory.image().end());
}

uint64_t digest_of(const Heap& heap) {
  return digest_bytes(heap.memory.image().data(), heap.memory.image().size());
}

// The names of the phases that a collection goes through.
std::string phases_of(DummyHeap& heap, uint32_t generation) {
  std::string text;
  CollectorPhase last = CollectorPhase::Idle;
  REQUIRE(start_collection(heap, generation, CollectionReason::Called));
  while (heap.task_count() != 0) {
    const CollectorPhase phase = collector_phase(heap);
    if (phase != last) text += std::string(text.empty() ? "" : " ") + phase_info(phase).name;
    last = phase;
    heap.step();
  }
  return text;
}

TEST_CASE("collector: every phase has a name, and a sentence for a person") {
  for (uint32_t i = 0; i < static_cast<uint32_t>(CollectorPhase::Count_); ++i) {
    const PhaseInfo& info = phase_info(static_cast<CollectorPhase>(i));
    INFO("phase ", info.name);
    const std::string sentence = info.sentence;
    CHECK(sentence.size() > 10);
    CHECK((sentence.back() == '.' || sentence.back() == '?'));
  }
}

TEST_CASE("collector: with nothing to examine only the books are kept") {
  DummyHeap heap;
  CHECK(phases_of(heap, 0) == "Start Gather KeepSurvivors AddStats Finish");
  CHECK(collector_phase(heap) == CollectorPhase::Idle);
  CHECK(heap.state().gc.collecting == 0);
}

TEST_CASE("collector: without trash the second half is left out") {
  DummyHeap heap("3.13");
  heap.node("a");
  CHECK(phases_of(heap, 2) ==
        "Start Gather UpdateRefs SubtractRefs MoveUnreachable UntrackTuples UntrackDicts "
        "KeepSurvivors ClearFreeLists AddStats Finish");
}

TEST_CASE("collector: the phases differ by profile") {
  const std::string first = "Start Gather UpdateRefs SubtractRefs MoveUnreachable KeepSurvivors ";
  const std::string last = "AddStats Finish";
  struct Row {
    const char* profile;
    const char* middle;
  };
  const Row rows[] = {
      {"3.7",
       "HandleWeakrefs FinalizeGarbage UpdateRefsAgain SubtractRefsAgain CheckGarbage "
       "HandleResurrectedObjects DeleteGarbage "},
      {"3.10",
       "HandleWeakrefs FinalizeGarbage UpdateRefsAgain SubtractRefsAgain "
       "MoveUnreachableAgain HandleResurrectedObjects DeleteGarbage "},
      {"3.15",
       "HandleWeakrefs FinalizeGarbage UpdateRefsAgain SubtractRefsAgain "
       "MoveUnreachableAgain HandleResurrectedObjects ClearWeakrefs DeleteGarbage "},
  };
  for (const Row& row : rows) {
    INFO("profile ", row.profile);
    DummyHeap heap(row.profile);
    const Ref<Object> a = heap.node("a");
    heap.add_edge(a, a);
    heap.drop(a);
    CHECK(phases_of(heap, 0) == first + row.middle + last);
  }
}

TEST_CASE("collector: statistics add up") {
  DummyHeap heap;
  for (int i = 0; i < 3; ++i) {
    const Ref<Object> a = heap.node("a");
    heap.add_edge(a, a);
    heap.drop(a);
    heap.node("b");
    heap.collect(1);
  }
  const GcStats& stats = heap.state().gc.stats[1];
  CHECK(stats.collections == 3);
  CHECK(stats.collected == 3);
  CHECK(stats.uncollectable == 0);
  CHECK(stats.candidates == 6);
  CHECK(heap.state().gc.stats[2].collections == 0);
}

TEST_CASE("collector: gc.callbacks hear start and stop, but not of the last collection at exit") {
  DummyHeap heap;
  heap.has_callbacks = true;
  const Ref<Object> a = heap.node("a");
  heap.add_edge(a, a);
  heap.drop(a);
  heap.collect(1);
  CHECK(heap.log == "start 1, free a, stop 1: 1");
  heap.log.clear();
  start_collection(heap, 0, CollectionReason::Exit);
  heap.run();
  CHECK(heap.log == "");
}

TEST_CASE("collector: what a callback makes before the collection is examined by it") {
  for (const char* profile : {"3.10", "3.14"}) {
    INFO("profile ", profile);
    DummyHeap heap(profile);
    heap.state().gc.threshold[0] = 1;
    heap.has_callbacks = true;
    heap.on_gc_callback = [](DummyHeap& h) {
      if (collector_phase(h) == CollectorPhase::CallbacksStart) h.node("made by callback");
    };
    heap.node("a");
    heap.node("b");
    REQUIRE(begin_requested_collection(heap));
    heap.run();
    const bool at_trigger = heap.profile.collection_trigger == CollectionTrigger::Allocation;
    CHECK(heap.names(GcListId::Middle) ==
          (at_trigger ? "a made by callback" : "a b made by callback"));
    CHECK(heap.names(GcListId::Young) == (at_trigger ? "b" : ""));
    CHECK(heap.state().gc.count[0] == 0);
  }
}

TEST_CASE("collector: a debug flag that a callback sets counts at once") {
  DummyHeap heap;
  heap.has_callbacks = true;
  heap.on_gc_callback = [](DummyHeap& h) {
    h.state().gc.debug = kDebugStats;
    h.drop(h.node("temporary"));
  };
  heap.node("a");
  heap.collect(0);
  CHECK(heap.log ==
        "start 0, free temporary, gc: collecting generation 0...\n"
        "gc: objects in each generation: 1 0 0\n"
        "gc: objects in permanent generation: 0\n, "
        "gc: done, 0 unreachable, 0 uncollectable, 0.0000s elapsed\n, stop 0: 0, free temporary");
}

TEST_CASE("collector: a nested collection does nothing and returns 0") {
  DummyHeap heap;
  const Ref<Object> a = heap.finalizing("a", [](DummyHeap& h) {
    CHECK(!start_collection(h, 2, CollectionReason::Called));
    h.note("inner");
  });
  heap.add_edge(a, a);
  heap.drop(a);
  CHECK(heap.collect() == 1);
  CHECK(heap.log == "del a, inner, free a, free lists cleared");
}

TEST_CASE("collector: frozen meanwhile, survivors stay frozen and trash still dies") {
  DummyHeap heap;
  const Ref<Object> a = heap.finalizing("a", [](DummyHeap& h) { freeze_generations(h); });
  heap.add_edge(a, a);
  heap.node("held");
  heap.drop(a);
  CHECK(heap.collect() == 1);
  CHECK(heap.names(GcListId::Permanent) == "held");
}

// --- images
// ----------------------------------------------------------------------------------------

// Trash with everything: weak references inside and outside, finalizers, one resurrection, atoms,
// objects without tp_clear, a tail.
void build_everything(DummyHeap& heap, Ref<Object>& phoenix) {
  const Ref<Object> tail = heap.node("tail", {heap.atom("x")});
  const Ref<Object> t = heap.tuple("t", {tail});
  const Ref<Object> a = heap.finalizing("a", {}, {t});
  phoenix = heap.finalizing("phoenix", [&phoenix](DummyHeap& h) { h.hold(phoenix); }, {a});
  const Ref<Object> b = heap.node("b", {a});
  heap.add_edge(a, b);
  heap.add_edge(t, b);
  heap.add_edge(phoenix, phoenix);
  const Ref<Object> inside = heap.weakref("inside", b, {});
  heap.add_edge(b, inside);
  heap.weakref("outside", b, {});
  heap.weakref("plain", tail);
  const Ref<Object> ring = heap.node("ring", {tail});
  heap.add_edge(ring, ring);
  heap.dict("d", {heap.tuple("u", {heap.atom("y")})});
  heap.drop({tail, t, a, phoenix, b, inside, ring});
}

std::vector<uint64_t> digests_of_collection(DummyHeap& heap) {
  std::vector<uint64_t> digests;
  start_collection(heap, 2, CollectionReason::Called);
  while (heap.task_count() != 0) {
    heap.step();
    digests.push_back(digest_of(heap));
  }
  return digests;
}

// The same, but before every step the machine runs ahead for a while and is set back.
std::vector<uint64_t> digests_when_interrupted(DummyHeap& heap) {
  std::vector<uint64_t> digests;
  start_collection(heap, 2, CollectionReason::Called);
  while (heap.task_count() != 0) {
    const Image before = image_of(heap);
    for (int ahead = 0; ahead < 7 && heap.task_count() != 0; ++ahead) heap.step();
    heap.memory.restore(before);
    heap.step();
    digests.push_back(digest_of(heap));
  }
  return digests;
}

TEST_CASE("collector: copied and restored at every step, a collection makes the same images") {
  for (const VersionProfile& profile : kProfiles) {
    INFO("profile ", profile.name);
    std::vector<uint64_t> digests[3];
    Ref<Object> phoenix[3];
    for (int run = 0; run < 3; ++run) {
      DummyHeap heap(profile.name);
      heap.checks_every_step = run == 0;  // the fixture's books are not restored
      heap.memory.set_moves_on_every_allocation(run == 1);
      build_everything(heap, phoenix[run]);
      digests[run] = run == 2 ? digests_when_interrupted(heap) : digests_of_collection(heap);
    }
    CHECK(digests[0].size() > 50);
    CHECK(digests[0] == digests[1]);
    CHECK(digests[0] == digests[2]);
  }
}

}  // namespace
}  // namespace ouro::tests
