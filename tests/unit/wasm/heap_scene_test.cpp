// Goal: the scene shows what a person needs to see of a heap graph and says what it leaves out.
// Method: graphs by hand (made_up_graph.h).
#include "wasm/views/heap_scene.h"

#include <doctest/doctest.h>

#include "tests/unit/wasm/made_up_graph.h"

namespace ouro::tests {
namespace {

const SceneCard& card_of(const HeapScene& scene, std::string_view title) {
  static const SceneCard none{};
  for (const SceneCard& card : scene.cards) {
    if (card.title == title) return card;
  }
  FAIL("There is no card ", std::string(title));
  return none;
}

bool has_card(const HeapScene& scene, std::string_view title) {
  return std::any_of(scene.cards.begin(), scene.cards.end(),
                     [&](const SceneCard& card) { return card.title == title; });
}

TEST_CASE("scene: a value that only a container holds stands in its row, with its count") {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t list = made.node(NodeKind::List, "list #1");
  const uint32_t inner = made.node(NodeKind::Value, "1000", 3);
  made.name(module, "a", list);
  made.edge(list, "[0]", inner);
  SceneMemory memory;
  const HeapScene scene = build_scene(made.graph(), memory);
  CHECK(scene.cards.size() == 2);
  const SceneRow& row = scene.rows_of(card_of(scene, "list #1"))[0];
  CHECK(row.text == "1000");
  CHECK(row.count == 3);
  CHECK(row.target == kNoCard);
}

TEST_CASE("scene: a value with a name has a card, and keeps it when the name lets go") {
  SceneMemory memory;
  for (const bool named : {false, true, false}) {
    MadeUpGraph made;
    const uint32_t module = made.root(RootKind::Module, "module __main__");
    const uint32_t list = made.node(NodeKind::List, "list #1");
    const uint32_t value = made.node(NodeKind::Value, "1000");
    made.name(module, "a", list);
    made.edge(list, "[0]", value);
    if (named) made.name(module, "b", value);
    const HeapScene scene = build_scene(made.graph(), memory);
    CHECK(has_card(scene, "1000") == !memory.value_cards.empty());
  }
  CHECK(memory.value_cards.size() == 1);
}

TEST_CASE("scene: a long container is closed, and hides what only its hidden rows hold") {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t list = made.node(NodeKind::List, "list #1");
  made.name(module, "a", list);
  for (int i = 0; i < 50; ++i) {
    const uint32_t item = made.node(NodeKind::Instance, "Node #" + std::to_string(i));
    made.edge(list, "[" + std::to_string(i) + "]", item);
  }
  SceneMemory memory;
  const HeapScene closed = build_scene(made.graph(), memory);
  const SceneCard& card = card_of(closed, "list #1");
  CHECK(card.can_open);
  CHECK(closed.rows_of(card).back().kind == RowKind::More);
  CHECK(closed.rows_of(card).back().text == "\u2026 40 more");
  CHECK(closed.cards.size() == 2 + 10);

  memory.opened.insert(card.key);
  const HeapScene open = build_scene(made.graph(), memory);
  CHECK(open.cards.size() == 2 + 50);
  CHECK(open.rows_of(card_of(open, "list #1")).back().text == "show less");
}

TEST_CASE("scene: garbage is shown and marked") {
  MadeUpGraph made;
  made.root(RootKind::Module, "module __main__");
  const uint32_t one = made.node(NodeKind::Instance, "Node #1");
  const uint32_t two = made.node(NodeKind::Instance, "Node #2");
  made.edge(one, ".next", two, EdgeRole::Attribute);
  made.edge(two, ".next", one, EdgeRole::Attribute);
  made.at(one).unreachable = made.at(two).unreachable = true;
  SceneMemory memory;
  const HeapScene scene = build_scene(made.graph(), memory);
  CHECK(card_of(scene, "Node #1").state == CardState::Unreachable);
  CHECK(card_of(scene, "Node #2").state == CardState::Unreachable);
  CHECK(scene.arrows.size() == 2);
}

TEST_CASE("scene: garbage is shown although a weak reference leads to it") {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t weak = made.node(NodeKind::Weakref, "ReferenceType #1");
  const uint32_t node = made.node(NodeKind::Instance, "Node #1");
  made.name(module, "ghost", weak);
  made.edge(weak, "refers to", node, EdgeRole::Field, EdgeStrength::Weak);
  made.edge(node, ".me", node, EdgeRole::Attribute);
  made.at(node).unreachable = true;
  SceneMemory memory;
  CHECK(card_of(build_scene(made.graph(), memory), "Node #1").state == CardState::Unreachable);
}

TEST_CASE("scene: methods do not clutter a class until it is opened") {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t type = made.node(NodeKind::Class, "class Node");
  const uint32_t method = made.node(NodeKind::Function, "function __init__");
  const uint32_t shared = made.node(NodeKind::List, "list #1");
  made.name(module, "Node", type);
  made.edge(type, ".__init__", method, EdgeRole::Attribute);
  made.edge(type, ".all", shared, EdgeRole::Attribute);
  SceneMemory memory;
  const HeapScene closed = build_scene(made.graph(), memory);
  CHECK_FALSE(has_card(closed, "function __init__"));
  CHECK(has_card(closed, "list #1"));
  memory.opened.insert(card_of(closed, "class Node").key);
  CHECK(has_card(build_scene(made.graph(), memory), "function __init__"));
}

TEST_CASE("scene: what is selected has a card") {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t list = made.node(NodeKind::List, "list #1");
  const uint32_t value = made.node(NodeKind::Value, "1000");
  made.name(module, "a", list);
  made.edge(list, "[0]", value);
  SceneMemory memory;
  memory.selected = made.at(value).id;
  CHECK(has_card(build_scene(made.graph(), memory), "1000"));
}

// --- changes

HeapScene scene_with(uint32_t refcount, bool named, bool alive, SceneMemory& memory) {
  MadeUpGraph made;
  const uint32_t module = made.root(RootKind::Module, "module __main__");
  const uint32_t keep = made.node(NodeKind::List, "list #1", 1, 1);
  made.name(module, "keep", keep);
  if (alive) {
    const uint32_t node = made.node(NodeKind::Instance, "Node #1", refcount, 2);
    made.edge(keep, "[0]", node);
    if (named) made.name(module, "a", node);
  }
  return build_scene(made.graph(), memory);
}

TEST_CASE("scene: counts, taken and dropped references are marked") {
  SceneMemory memory;
  const HeapScene before = scene_with(1, false, true, memory);
  HeapScene after = scene_with(2, true, true, memory);
  mark_changes(after, before, [](ObjectId) { return true; });
  CHECK(card_of(after, "Node #1").change == 1);
  CHECK_FALSE(card_of(after, "Node #1").is_new);
  CHECK(after.arrows[0].gained == false);
  CHECK(after.rows_of(after.cards[0])[1].gained);

  HeapScene back = scene_with(1, false, true, memory);
  mark_changes(back, after, [](ObjectId) { return true; });
  CHECK(card_of(back, "Node #1").change == -1);
  CHECK(std::count_if(back.arrows.begin(), back.arrows.end(),
                      [](const SceneArrow& arrow) { return arrow.lost; }) == 1);
}

TEST_CASE("scene: what was freed stays one step as a ghost, what is merely not shown does not") {
  SceneMemory memory;
  const HeapScene before = scene_with(1, false, true, memory);
  HeapScene freed = scene_with(0, false, false, memory);
  mark_changes(freed, before, [](ObjectId) { return false; });
  CHECK(card_of(freed, "Node #1").state == CardState::Ghost);
  HeapScene later = scene_with(0, false, false, memory);
  mark_changes(later, freed, [](ObjectId) { return false; });
  CHECK_FALSE(has_card(later, "Node #1"));
  HeapScene hidden = scene_with(0, false, false, memory);
  mark_changes(hidden, before, [](ObjectId) { return true; });
  CHECK_FALSE(has_card(hidden, "Node #1"));
}

}  // namespace
}  // namespace ouro::tests
