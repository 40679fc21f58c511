#include "core/heap/deallocation.h"
#include "core/heap/finalizers.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {

// The functions of layouts and of the collector's host get a Heap&, which always is a DummyHeap.
struct DummyHooks {
  static DummyHeap& self(Heap& heap) { return static_cast<DummyHeap&>(heap); }

  static void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
    for (uint32_t i = 0; i < kNodeEdges; ++i) {
      visitor.item(memory.at(object.as<Node>()).edges[i], i);
    }
  }
  static Ref<Object> take_child(Heap& heap, Ref<Object> object) {
    for (Ref<Object>& edge : heap.at(object.as<Node>()).edges) {
      const Ref<Object> child = edge;
      edge = {};
      if (child) return child;
    }
    return {};
  }
  static void traverse_weakref(const Memory& memory, Ref<Object> object,
                               const EdgeVisitor& visitor) {
    visitor.field(memory.at(object.as<Weakref>()).callback, "callback");
  }
  static Ref<Object> take_callback(Heap& heap, Ref<Object> object) {
    clear_weakref(heap, object.as<Weakref>());
    const Ref<Object> callback = heap.at(object.as<Weakref>()).callback;
    heap.at(object.as<Weakref>()).callback = {};
    return callback;
  }
  static uint32_t size(const Memory& memory, Ref<Object> object) {
    return memory.at(memory.at(object).type).basic_size;
  }
  static bool retire(Heap& heap, Ref<Object> object) {
    DummyHeap& dummy = self(heap);
    DummyHeap::Life& life = dummy.lives_.at(dummy.birth(object));
    life.alive = false;
    dummy.note("free " + life.name);
    return false;
  }

  static bool has_gc_callbacks(const Heap& heap) {
    return static_cast<const DummyHeap&>(heap).has_callbacks;
  }
  static void call_gc_callbacks(Heap& heap, const char* phase) {
    const GcState& gc = heap.state().gc;
    std::string text = std::string(phase) + " " + std::to_string(gc.generation);
    if (*phase == 's' && phase[2] == 'o') text += ": " + std::to_string(gc.collected);
    self(heap).note(text);
    if (self(heap).on_gc_callback) self(heap).on_gc_callback(self(heap));
  }
  static void write_debug(Heap& heap, const char* text) { self(heap).note(text); }
  static void debug_cycle(Heap& heap, const char* message, Ref<Object> object) {
    self(heap).note(std::string(message) + " " + self(heap).name(object));
    if (self(heap).on_debug_output) self(heap).on_debug_output(self(heap));
  }
  static void append_to_garbage(Heap& heap, Ref<Object> object) {
    self(heap).garbage.push_back(self(heap).hold(object));
  }
  static void clear_free_lists(Heap& heap) { self(heap).note("free lists cleared"); }
  static void visit_roots(Heap& heap, RootSet roots, const EdgeVisitor& visitor) {
    for (const Ref<Object> root : self(heap).roots[static_cast<uint32_t>(roots)]) {
      visitor.field(root, "root");
    }
  }
};

namespace {

using TakeChild = Ref<Object> (*)(Heap& heap, Ref<Object> object);

Layout dummy_layout(const char* name, TakeChild take_child, TakeChild take_child_for_clear) {
  Layout layout{};
  layout.name = name;
  layout.traverse = DummyHooks::traverse;
  layout.take_child = take_child;
  layout.take_child_for_clear = take_child_for_clear;
  layout.size = DummyHooks::size;
  layout.retire = DummyHooks::retire;
  return layout;
}

void traverse_nothing(const Memory&, Ref<Object>, const EdgeVisitor&) {}

struct LayoutTable {
  const Layout* rows[kLayoutCount];
  Layout node = dummy_layout("node", DummyHooks::take_child, DummyHooks::take_child);
  Layout no_clear = dummy_layout("tuple", DummyHooks::take_child, nullptr);
  Layout atom = dummy_layout("atom", nullptr, nullptr);
  Layout weakref = dummy_layout("weakref", DummyHooks::take_callback, DummyHooks::take_callback);

  LayoutTable() {
    atom.traverse = traverse_nothing;
    weakref.traverse = DummyHooks::traverse_weakref;
    for (const Layout*& row : rows) row = &node;
    rows[static_cast<uint32_t>(LayoutId::Plain)] = &atom;
    rows[static_cast<uint32_t>(LayoutId::Tuple)] = &no_clear;
    rows[static_cast<uint32_t>(LayoutId::Weakref)] = &weakref;
  }
};

const LayoutTable& layouts() {
  static const LayoutTable table;
  return table;
}

constexpr CollectorHost kHost = {
    .has_gc_callbacks = DummyHooks::has_gc_callbacks,
    .call_gc_callbacks = DummyHooks::call_gc_callbacks,
    .write_debug = DummyHooks::write_debug,
    .debug_cycle = DummyHooks::debug_cycle,
    .append_to_garbage = DummyHooks::append_to_garbage,
    .clear_free_lists = DummyHooks::clear_free_lists,
    .visit_roots = DummyHooks::visit_roots,
};

constexpr uint32_t kLimitBytes = 64u << 20;
constexpr uint32_t kNodeFlags = kTypeHasGc | kTypeHasWeakrefs;

}  // namespace

DummyHeap::DummyHeap(const char* profile_name)
    : Heap(*find_profile(profile_name), layouts().rows, sizeof(HeapState), kLimitBytes) {
  const auto set_type = [this](TypeId id, LayoutId layout, uint32_t flags, uint32_t size) {
    state().types[static_cast<uint32_t>(id)] = make_type(layout, flags, size);
  };
  set_type(TypeId::Object, LayoutId::Plain, kTypeLeaf, sizeof(Object));
  set_type(TypeId::Tuple, LayoutId::Tuple, kTypeHasGc, sizeof(Node));
  set_type(TypeId::Dict, LayoutId::Dict, kTypeHasGc, sizeof(Node));
  set_type(TypeId::Weakref, LayoutId::Weakref, kTypeHasGc, sizeof(Weakref));
  const auto set_dummy = [this](DummyType type, LayoutId layout, uint32_t flags) {
    types_[static_cast<uint32_t>(type)] = make_type(layout, flags, sizeof(Node));
  };
  set_dummy(DummyType::Node, LayoutId::Instance, kNodeFlags);
  set_dummy(DummyType::Finalizing, LayoutId::Instance, kNodeFlags | kTypeHasFinalizer);
  set_dummy(DummyType::NoClear, LayoutId::Tuple, kNodeFlags);
}

Ref<Type> DummyHeap::make_type(LayoutId layout_id, uint32_t flags, uint32_t basic_size) {
  const Ref<Type> type(memory.allocate(sizeof(Type)));
  at(type) = Type{};
  at(type).refcount = kImmortalBit;
  at(type).layout = layout_id;
  at(type).flags = flags;
  at(type).basic_size = basic_size;
  at(type).prefix_bytes = flags & kTypeHasGc ? profile.gc_header_bytes : 0;
  if (flags & kTypeHasWeakrefs) at(type).weaklist_offset = sizeof(Object);
  return type;
}

// --- objects -------------------------------------------------------------------------------------

Ref<Object> DummyHeap::make(Ref<Type> type, const std::string& name, Edges edges) {
  const Ref<Object> object = allocate_object(type);
  lives_[birth(object)] = Life{name, object, true};
  ++variables_[object.offset];
  for (const Ref<Object> edge : edges) add_edge(object, edge);
  if (has_flag(object, kTypeHasGc)) track(object);
  return object;
}

Ref<Object> DummyHeap::node(const std::string& name, Edges edges) {
  return make(types_[static_cast<uint32_t>(DummyType::Node)], name, edges);
}

Ref<Object> DummyHeap::finalizing(const std::string& name, UserCode code, Edges edges) {
  const Ref<Object> object =
      make(types_[static_cast<uint32_t>(DummyType::Finalizing)], name, edges);
  code_[birth(object)] = std::move(code);
  return object;
}

Ref<Object> DummyHeap::node_without_clear(const std::string& name, Edges edges) {
  return make(types_[static_cast<uint32_t>(DummyType::NoClear)], name, edges);
}

Ref<Object> DummyHeap::tuple(const std::string& name, Edges edges) {
  return make(type(TypeId::Tuple), name, edges);
}

Ref<Object> DummyHeap::dict(const std::string& name, Edges edges) {
  return make(type(TypeId::Dict), name, edges);
}

Ref<Object> DummyHeap::atom(const std::string& name) {
  return make(type(TypeId::Object), name, {});
}

Ref<Object> DummyHeap::weakref(const std::string& name, Ref<Object> referent) {
  const Ref<Object> made = weakref_new(*this, type(TypeId::Weakref), referent, {}).as<Object>();
  lives_[birth(made)] = Life{name, made, true};
  ++variables_[made.offset];
  return made;
}

Ref<Object> DummyHeap::weakref(const std::string& name, Ref<Object> referent, UserCode code) {
  const Ref<Object> callback = atom("callback of " + name);
  const Ref<Object> made =
      weakref_new(*this, type(TypeId::Weakref), referent, callback).as<Object>();
  lives_[birth(made)] = Life{name, made, true};
  ++variables_[made.offset];
  code_[birth(callback)] = std::move(code);
  drop(callback);
  return made;
}

void DummyHeap::add_edge(Ref<Object> from, Ref<Object> to) {
  for (Ref<Object>& edge : at(from.as<Node>()).edges) {
    if (edge) continue;
    edge = new_reference(*this, to);
    return;
  }
  FAIL("A node has no room for another edge.");
}

void DummyHeap::cut_edge(Ref<Object> from, Ref<Object> to) {
  for (Ref<Object>& edge : at(from.as<Node>()).edges) {
    if (edge != to) continue;
    edge = {};
    decref(*this, to);
    return;
  }
  FAIL("There is no such edge.");
}

Ref<Object> DummyHeap::hold(Ref<Object> object) {
  ++variables_[object.offset];
  return new_reference(*this, object);
}

void DummyHeap::drop(Ref<Object> object) {
  uint32_t& count = variables_.at(object.offset);
  REQUIRE(count > 0);
  if (--count == 0) variables_.erase(object.offset);
  decref(*this, object);
  if (!in_step_ && !state().gc.collecting) run();
}

void DummyHeap::drop(Edges objects) {
  for (const Ref<Object> object : objects) drop(object);
}

// --- running -------------------------------------------------------------------------------------

void DummyHeap::step_finalize() {
  const uint32_t index = task_count() - 1;
  const Ref<Object> object = task(index).ref(0);
  note("del " + name(object));
  const auto code = code_.find(birth(object));
  if (code != code_.end() && code->second) code->second(*this);
  const bool owned = task(index).owned != 0;
  task(index).take(0);
  remove_task(index);
  if (owned) decref(*this, object);
}

void DummyHeap::step_callback() {
  const uint32_t index = task_count() - 1;
  const Ref<Object> callback = task(index).ref(0);
  const Ref<Object> weakref = task(index).ref(1);
  note("callback " + name(weakref));
  const auto code = code_.find(birth(callback));
  if (code != code_.end() && code->second) code->second(*this);
  task(index).take(0);
  task(index).take(1);
  remove_task(index);
  decref_in_order(*this, callback, weakref);
}

void DummyHeap::step() {
  in_step_ = true;
  run_top_task();
  in_step_ = false;
  if (checks_every_step) check();
}

void DummyHeap::run_top_task() {
  switch (top_task().kind) {
    case TaskKind::Collect:
      collect_step(*this, kHost);
      break;
    case TaskKind::Deallocate:
      deallocate_step(*this);
      break;
    case TaskKind::ReleaseSlots:
      release_slots_step(*this);
      break;
    case TaskKind::ReleaseReference:
      release_reference_step(*this);
      break;
    case TaskKind::Finalize:
      step_finalize();
      break;
    case TaskKind::CallWeakrefCallbacks:
      step_callback();
      break;
    default:
      FAIL("A task that dummies do not have.");
  }
}

void DummyHeap::run() {
  while (task_count() != 0) step();
}

void DummyHeap::run_to(CollectorPhase phase) {
  while (task_count() != 0) {
    const bool on_top = top_task().kind == TaskKind::Collect;
    if (on_top && collector_phase(*this) == phase) return;
    step();
  }
}

int64_t DummyHeap::collect(uint32_t generation) {
  if (!start_collection(*this, generation, CollectionReason::Called)) return 0;
  run();
  return collection_result(*this);
}

void DummyHeap::collect_to(CollectorPhase phase, uint32_t generation) {
  REQUIRE(start_collection(*this, generation, CollectionReason::Called));
  run_to(phase);
}

// --- looking -------------------------------------------------------------------------------------

std::string DummyHeap::name(Ref<Object> object) const {
  return lives_.at(birth(object)).name;
}

std::string DummyHeap::names(GcListId list) const {
  std::string text;
  for (Ref<GcHeader> h = gc_list_first(*this, list); h; h = gc_list_next(*this, list, h)) {
    text += (text.empty() ? "" : " ") + name(object_of(h));
  }
  return text;
}

std::string DummyHeap::gc_refs(GcListId list) const {
  std::string text;
  for (Ref<GcHeader> h = gc_list_first(*this, list); h; h = gc_list_next(*this, list, h)) {
    text += (text.empty() ? "" : " ") + name(object_of(h)) + ":" + std::to_string(at(h).gc_refs);
  }
  return text;
}

bool DummyHeap::is_alive(const std::string& wanted) const {
  for (const auto& [number, life] : lives_) {
    if (life.name == wanted && life.alive) return true;
  }
  return false;
}

bool DummyHeap::is_dead_weakref(Ref<Object> weakref) const {
  return !at(weakref.as<Weakref>()).referent;
}

std::vector<Ref<Object>> DummyHeap::live_objects() const {
  std::vector<Ref<Object>> objects;
  for (const auto& [number, life] : lives_) {
    if (life.alive && !(at(life.object).flags & kDying)) objects.push_back(life.object);
  }
  return objects;
}

uint32_t DummyHeap::variables_of(Ref<Object> object) const {
  const auto found = variables_.find(object.offset);
  return found == variables_.end() ? 0 : found->second;
}

// --- checks --------------------------------------------------------------------------------------

void DummyHeap::check() const {
  check_lists();
  check_cursor();
  check_counts();
}

void DummyHeap::check_lists() const {
  for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
    const char* problem = gc_list_problem(*this, static_cast<GcListId>(i));
    const std::string text = problem == nullptr ? "" : problem;
    REQUIRE(text == "");
  }
  for (const GcListId list : {GcListId::Young, GcListId::Middle, GcListId::Old, GcListId::Permanent,
                              GcListId::Newborn, GcListId::Finalizers}) {
    REQUIRE(gc_list_has_flags(*this, list, 0));
  }
}

void DummyHeap::check_cursor() const {
  const uint32_t cursor = state().gc.cursor;
  if (cursor == 0) return;
  bool found = false;
  for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
    const auto list = static_cast<GcListId>(i);
    found = found || gc_list_head(*this, list).offset == cursor;
    for (Ref<GcHeader> h = gc_list_first(*this, list); h; h = gc_list_next(*this, list, h)) {
      found = found || h.offset == cursor;
    }
  }
  REQUIRE(found);
}

void DummyHeap::check_counts() const {
  std::map<uint32_t, uint32_t> expected = variables_;
  const EdgeVisitor visitor{
      &expected, [](void* context, Ref<Object> target, const EdgeName&) {
        ++(*static_cast<std::map<uint32_t, uint32_t>*>(context))[target.offset];
      }};
  for (const auto& [number, life] : lives_) {
    if (life.alive) traverse(life.object, visitor);
  }
  for (uint32_t i = 0; i < task_count(); ++i) {
    for (uint32_t slot = 0; slot < kTaskSlots; ++slot) {
      if (task(i).owned & (1u << slot)) ++expected[task(i).slot[slot]];
    }
  }
  const GcListId queue = GcListId::WeakrefCallbacks;
  for (Ref<GcHeader> h = gc_list_first(*this, queue); h; h = gc_list_next(*this, queue, h)) {
    ++expected[object_of(h).offset];
  }
  for (const auto& [number, life] : lives_) {
    // What is dying has no count, or 1 while its finalizer runs.
    if (!life.alive || (at(life.object).flags & kDying)) continue;
    const std::string& life_name = life.name;
    INFO("object ", life_name);
    REQUIRE(refcount_of(*this, life.object) == expected[life.object.offset]);
  }
}

}  // namespace ouro::tests
