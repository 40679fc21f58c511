// Random graphs: what the collector finds is compared with a search on the host, and user code that
// does anything at any time must leave a heap in which everything adds up.
#include <algorithm>
#include <set>

#include "core/collector/permanent_generation.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

constexpr uint32_t kSeeds = 100;

class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed * 2654435761u + 1) {}
  // 0 <= result < bound
  uint32_t below(uint32_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % bound;
  }
  bool one_in(uint32_t n) { return below(n) == 0; }
  Ref<Object> pick(const std::vector<Ref<Object>>& objects) {
    return objects[below(static_cast<uint32_t>(objects.size()))];
  }

 private:
  uint32_t state_;
};

using Offsets = std::set<uint32_t>;

std::vector<Ref<Object>> edges_of(const Heap& heap, Ref<Object> object) {
  std::vector<Ref<Object>> edges;
  heap.traverse(object,
                EdgeVisitor{&edges, [](void* context, Ref<Object> to, const EdgeName&) {
                              static_cast<std::vector<Ref<Object>>*>(context)->push_back(to);
                            }});
  return edges;
}

bool has_room(const Heap& heap, Ref<Object> object) {
  if (heap.type_of(object).layout != LayoutId::Instance) return false;
  const auto& edges = heap.at(object.as<Node>()).edges;
  return std::any_of(std::begin(edges), std::end(edges), [](Ref<Object> e) { return !e; });
}

Offsets members(const Heap& heap, GcListId list) {
  Offsets offsets;
  for (Ref<GcHeader> h = gc_list_first(heap, list); h; h = gc_list_next(heap, list, h)) {
    offsets.insert(object_of(h).offset);
  }
  return offsets;
}

// What of the examined set cannot be reached from variables and from the rest of the heap.
Offsets unreachable_on_host(const DummyHeap& heap, const Offsets& examined) {
  Offsets reached;
  std::vector<Ref<Object>> to_visit;
  for (const Ref<Object> object : heap.live_objects()) {
    const bool inside = examined.contains(object.offset);
    if (!inside || heap.variables_of(object) != 0) to_visit.push_back(object);
  }
  while (!to_visit.empty()) {
    const Ref<Object> object = to_visit.back();
    to_visit.pop_back();
    if (!reached.insert(object.offset).second) continue;
    for (const Ref<Object> target : edges_of(heap, object)) to_visit.push_back(target);
  }
  Offsets unreachable;
  std::set_difference(examined.begin(), examined.end(), reached.begin(), reached.end(),
                      std::inserter(unreachable, unreachable.end()));
  return unreachable;
}

void connect(DummyHeap& heap, Random& random, uint32_t edge_count) {
  const std::vector<Ref<Object>> objects = heap.live_objects();
  for (uint32_t i = 0; i < edge_count; ++i) {
    const Ref<Object> from = random.pick(objects);
    if (has_room(heap, from)) heap.add_edge(from, random.pick(objects));
  }
}

// Objects of several ages, most of them without a variable in the end.
void build_graph(DummyHeap& heap, Random& random) {
  const uint32_t count = 4 + random.below(24);
  for (uint32_t i = 0; i < count; ++i) {
    const std::string name = std::to_string(i);
    random.one_in(4) ? heap.finalizing(name) : heap.node(name);
    if (random.one_in(8)) heap.collect(random.below(2));
    if (random.one_in(80)) freeze_generations(heap);
  }
  connect(heap, random, count + count / 2);
  for (const Ref<Object> object : heap.live_objects()) {
    if (random.one_in(6)) heap.weakref("weak", object, {});
  }
  for (const Ref<Object> object : heap.live_objects()) {
    const bool is_weakref = heap.type_of(object).layout == LayoutId::Weakref;
    if (heap.variables_of(object) != 0 && !is_weakref && !random.one_in(16)) heap.drop(object);
  }
}

void check_gc_refs(const DummyHeap& heap) {
  std::map<uint32_t, int32_t> inside;
  for (const uint32_t offset : members(heap, GcListId::Collecting)) {
    for (const Ref<Object> target : edges_of(heap, Ref<Object>(offset))) ++inside[target.offset];
  }
  for (const uint32_t offset : members(heap, GcListId::Collecting)) {
    const Ref<Object> object(offset);
    const auto refcount = static_cast<int32_t>(heap.at(object).refcount);
    CHECK(heap.at(gc_header_of(object)).gc_refs == refcount - inside[offset]);
  }
}

TEST_CASE("random graphs: the collector finds what a search on the host finds") {
  uint64_t total = 0;
  for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
    Random random(seed);
    const VersionProfile& profile = kProfiles[1 + random.below(kProfileCount - 1)];
    INFO("seed ", seed, ", profile ", profile.name);
    DummyHeap heap(profile.name);
    build_graph(heap, random);
    const uint32_t generation = random.below(kGenerationCount);
    heap.collect_to(CollectorPhase::MoveUnreachable, generation);
    const Offsets expected = unreachable_on_host(heap, members(heap, GcListId::Collecting));
    check_gc_refs(heap);
    heap.run_to(CollectorPhase::KeepSurvivors);
    CHECK(members(heap, GcListId::Unreachable) == expected);
    heap.run();
    CHECK(collection_result(heap) == static_cast<int64_t>(expected.size()));
    for (const Ref<Object> object : heap.live_objects()) CHECK(!expected.contains(object.offset));
    total += expected.size();
  }
  CHECK(total > 2 * kSeeds);  // the graphs are not all alive
}

TEST_CASE("random graphs: each examined object lies in exactly one list, with the right mark") {
  for (uint32_t seed = 1; seed <= kSeeds / 4; ++seed) {
    Random random(seed);
    DummyHeap heap;
    build_graph(heap, random);
    start_collection(heap, 2, CollectionReason::Called);
    const size_t tracked = members(heap, GcListId::Young).size() +
                           members(heap, GcListId::Middle).size() +
                           members(heap, GcListId::Old).size();
    heap.run_to(CollectorPhase::MoveUnreachable);
    while (collector_phase(heap) == CollectorPhase::MoveUnreachable) {
      heap.step();
      const Offsets base = members(heap, GcListId::Collecting);
      const Offsets aside = members(heap, GcListId::Unreachable);
      CHECK(base.size() + aside.size() == tracked);
      CHECK(gc_list_has_flags(heap, GcListId::Unreachable,
                              kGcCollecting | kGcTentativelyUnreachable));
    }
    heap.run();
  }
}

// --- user code that does anything
// ------------------------------------------------------------------

// Bounded, because every finalizer may make objects with finalizers.
struct Anarchy {
  Random random;
  uint32_t actions_left;
};

void act(DummyHeap& heap, Anarchy& anarchy);

void make_something(DummyHeap& heap, Anarchy& anarchy) {
  const Ref<Object> fresh = heap.finalizing("fresh", [&anarchy](DummyHeap& h) { act(h, anarchy); });
  const Ref<Object> holder = anarchy.random.pick(heap.live_objects());
  if (has_room(heap, holder)) heap.add_edge(holder, fresh);
  heap.drop(fresh);
}

void act(DummyHeap& heap, Anarchy& anarchy) {
  const std::vector<Ref<Object>> objects = heap.live_objects();
  if (objects.empty() || anarchy.actions_left == 0) return;
  --anarchy.actions_left;
  const Ref<Object> object = anarchy.random.pick(objects);
  const std::vector<Ref<Object>> edges = edges_of(heap, object);
  switch (anarchy.random.below(6)) {
    case 0:
      heap.hold(object);
      return;
    case 1:
      if (heap.variables_of(object) != 0) heap.drop(object);
      return;
    case 2:
      if (has_room(heap, object)) heap.add_edge(object, anarchy.random.pick(objects));
      return;
    case 3:
      if (heap.type_of(object).layout != LayoutId::Instance || edges.empty()) return;
      heap.cut_edge(object, anarchy.random.pick(edges));
      return;
    case 4:
      return make_something(heap, anarchy);
    default:
      if (heap.type_of(object).weaklist_offset == 0) return;
      heap.weakref("weak", object, [&anarchy](DummyHeap& h) { act(h, anarchy); });
  }
}

TEST_CASE("random graphs: whatever user code does meanwhile, everything adds up") {
  for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
    Anarchy anarchy{Random(seed), 200};
    const VersionProfile& profile = kProfiles[1 + anarchy.random.below(kProfileCount - 1)];
    INFO("seed ", seed, ", profile ", profile.name);
    DummyHeap heap(profile.name);
    if (seed % 3 == 0) heap.state().gc.debug = kDebugCollectable;
    heap.on_debug_output = [&](DummyHeap& h) { act(h, anarchy); };
    for (uint32_t i = 0; i < 20; ++i) {
      heap.finalizing(std::to_string(i), [&](DummyHeap& h) { act(h, anarchy); });
    }
    connect(heap, anarchy.random, 40);
    for (uint32_t round = 0; round < 6; ++round) {
      for (int i = 0; i < 8; ++i) act(heap, anarchy);
      heap.run();
      heap.collect(anarchy.random.below(kGenerationCount));
    }
    anarchy.actions_left = 0;
    for (const Ref<Object> object : heap.live_objects()) {
      while (heap.variables_of(object) != 0) heap.drop(object);
    }
    while (heap.collect() != 0) continue;
    CHECK(heap.live_objects().empty());
  }
}

}  // namespace
}  // namespace ouro::tests
