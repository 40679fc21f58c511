// heap_scene.h - what the heap view shows of a heap graph: cards, their rows, and arrows.
//
// A scene is made anew for each moment from the graph and from what a person has opened. It knows
// no colours and no positions but the sizes of cards. What is left out, and where it still shows:
//   - a value (number, text) that no name leads to stands in the row that holds it, with its count;
//   - long containers, and the functions in a class, end in a row "... 88 more", which opens;
//     what only hidden rows lead to is hidden with them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/inspect/heap_graph.h"
#include "wasm/graph_layout.h"

namespace ouro {

inline constexpr uint32_t kNoCard = 0xFFFFFFFFu;

inline constexpr float kHeaderHeight = 32.0f;
inline constexpr float kRowHeight = 22.0f;
inline constexpr float kCardPadding = 5.0f;  // below the last row, and above the first
inline constexpr float kValueHeight = 30.0f;

enum class CardStyle : uint8_t { Root, Object, Value };
enum class RowKind : uint8_t {
  Reference,
  Heading,  // "value stack"
  More,     // opens or closes the card
  Note,     // "empty"
};

struct SceneRow {
  RowKind kind = RowKind::Reference;
  EdgeStrength strength = EdgeStrength::Strong;
  EdgeRole role = EdgeRole::Item;
  bool gained = false;        // did not lead there in the moment before
  uint32_t target = kNoCard;  // where its arrow leads
  ObjectId target_id;
  std::string name;
  std::string text;
  uint32_t count = 0;  // reference count of a value that stands in this row; 0: not told
};

enum class CardState : uint8_t {
  Alive,
  Unreachable,  // alive, although no root leads to it
  Dying,        // its count is zero, and it is being taken apart
  Ghost,        // freed in this step
};

// What would become of an object if a reference were cut that somebody asks about.
enum class Fate : uint8_t { Same, Freed, Garbage };

struct SceneCard {
  uint64_t key = 0;  // for the whole run
  CardStyle style = CardStyle::Object;
  NodeKind kind = NodeKind::Other;
  CardState state = CardState::Alive;
  Fate fate = Fate::Same;
  ObjectId id;        // null for roots
  std::string title;  // "list #2", "module __main__"
  std::string text;   // what a value is
  uint32_t line = 0;  // of a frame
  bool running = false;
  bool is_module = false;  // a root whose names last
  uint32_t count = 0;
  bool immortal = false;
  bool is_new = false;  // was not there in the moment before
  int32_t change = 0;   // of the count since the moment before
  int8_t generation = -1;
  bool finalized = false;
  bool has_gc_refs = false;
  int32_t gc_refs = 0;
  CollectorSet collector_set = CollectorSet::None;
  bool can_open = false;
  bool is_open = false;
  uint32_t first_row = 0;
  uint32_t row_count = 0;
  float height = 0.0f;
};

struct SceneArrow {
  uint32_t source;
  uint32_t row;  // index in HeapScene::rows
  uint32_t target;
  EdgeStrength strength;
  bool from_root;
  bool gained;
  bool lost;  // was there in the moment before
};

struct HeapScene {
  std::vector<SceneCard> cards;  // roots first
  std::vector<SceneRow> rows;
  std::vector<SceneArrow> arrows;
  uint32_t left_out = 0;  // objects that are not shown because there are too many

  std::span<const SceneRow> rows_of(const SceneCard& card) const {
    return {rows.data() + card.first_row, card.row_count};
  }
  // The middle of a row, below the top of its card.
  float row_offset(const SceneCard& card, uint32_t row) const;
  uint32_t find(ObjectId id) const;  // kNoCard when it has no card
};

// What of the past counts for what is shown: a value that once had a card keeps having one, so that
// nothing seems to vanish when a name lets go of it.
struct SceneMemory {
  std::unordered_set<uint64_t> opened;       // keys of cards
  std::unordered_set<uint32_t> value_cards;  // births of values
  ObjectId selected;                         // always has a card while it is alive
  std::unordered_map<uint32_t, Fate> fates;  // by birth
};

HeapScene build_scene(const HeapGraph& graph, SceneMemory& memory);

// Marks what is different from the scene before, and adds ghosts of the objects that were freed and
// of the references that were dropped. `is_alive` tells freed objects from those that are merely no
// longer shown.
using IsAlive = std::function<bool(ObjectId)>;
void mark_changes(HeapScene& scene, const HeapScene& before, const IsAlive& is_alive);

}  // namespace ouro
