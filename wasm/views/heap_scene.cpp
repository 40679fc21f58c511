#include "wasm/views/heap_scene.h"

#include <algorithm>
#include <deque>

namespace ouro {
namespace {

constexpr uint32_t kRowsUsual = 10;  // of a closed card; one more is shown rather than hidden
constexpr uint32_t kRowsOfRoot = 30;
constexpr uint32_t kRowsOfOpen = 300;  // what an opened card shows at most
constexpr uint64_t kRootKey = 1ull << 63;

uint64_t key_of(ObjectId id) {
  return static_cast<uint64_t>(id.birth) << 32 | id.offset;
}

uint64_t key_of(const GraphRoot& root, uint32_t index) {
  const uint64_t place = root.frame != 0 ? root.frame : index;
  return kRootKey | static_cast<uint64_t>(root.kind) << 32 | place;
}

bool is_leaf(const GraphNode& node) {
  return node.kind == NodeKind::Value;
}

bool is_container(NodeKind kind) {
  return kind == NodeKind::List || kind == NodeKind::Tuple || kind == NodeKind::Dict ||
         kind == NodeKind::Set;
}

class SceneBuilder {
 public:
  SceneBuilder(const HeapGraph& graph, SceneMemory& memory)
      : graph_(graph), memory_(memory), card_of_(graph.nodes.size(), kNoCard) {}

  HeapScene build() {
    remember_named_values();
    find_shown();
    for (uint32_t i = 0; i < graph_.roots.size(); ++i) add_root(i);
    for (uint32_t node : order_) add_node(node);
    connect();
    scene_.left_out = graph_.nodes_left_out;
    return std::move(scene_);
  }

 private:
  using Edges = std::span<const GraphEdge>;

  // --- what is shown ---

  void remember_named_values() {
    for (const GraphEdge& edge : graph_.root_edges) {
      if (edge.role != EdgeRole::Name || edge.target == kNoNode) continue;
      const GraphNode& node = graph_.nodes[edge.target];
      if (is_leaf(node)) memory_.value_cards.insert(node.id.birth);
    }
  }

  bool has_card(const GraphNode& node) const {
    return !is_leaf(node) || node.id == memory_.selected ||
           memory_.value_cards.contains(node.id.birth);
  }

  bool is_open(uint64_t key) const { return memory_.opened.contains(key); }

  // Whether an edge is among the first things to know about a node of this kind.
  bool is_telling(const GraphNode& node, const GraphEdge& edge) const {
    const NodeKind target =
        edge.target == kNoNode ? NodeKind::Other : graph_.nodes[edge.target].kind;
    switch (node.kind) {
      case NodeKind::Dict:
        return edge.role != EdgeRole::Key || leads_to_card(edge);
      case NodeKind::Class:
      case NodeKind::Module:
        return edge.role == EdgeRole::Attribute && target != NodeKind::Function &&
               !edge.name.starts_with(".__");
      case NodeKind::Function:
        return leads_to_card(edge) && target != NodeKind::Module && target != NodeKind::Frame;
      default:
        return true;
    }
  }

  bool leads_to_card(const GraphEdge& edge) const {
    return edge.target != kNoNode && has_card(graph_.nodes[edge.target]);
  }

  // The edges that get a row.
  std::vector<const GraphEdge*> shown_edges(const GraphNode& node) const {
    std::vector<const GraphEdge*> shown;
    const bool open = is_open(key_of(node.id));
    for (const GraphEdge& edge : graph_.edges_of(node)) {
      if (open || is_telling(node, edge)) shown.push_back(&edge);
    }
    const size_t limit = open ? kRowsOfOpen : kRowsUsual;
    if (shown.size() > limit + 1) shown.resize(limit);
    return shown;
  }

  std::vector<const GraphEdge*> shown_edges(const GraphRoot& root, uint32_t index) const {
    std::vector<const GraphEdge*> shown;
    for (const GraphEdge& edge : graph_.edges_of(root)) shown.push_back(&edge);
    const size_t limit = is_open(key_of(root, index)) ? kRowsOfOpen : kRowsOfRoot;
    if (shown.size() > limit + 1) shown.resize(limit);
    return shown;
  }

  enum class Mark : uint8_t { Unseen, Hidden, Shown };

  void show(uint32_t node) {
    if (node == kNoNode || marks_[node] == Mark::Shown || !has_card(graph_.nodes[node])) return;
    marks_[node] = Mark::Shown;
    order_.push_back(node);
  }

  // Breadth first, so that the order of cards follows the rows that lead to them.
  void follow_shown() {
    for (; followed_ < order_.size(); ++followed_) {
      for (const GraphEdge* edge : shown_edges(graph_.nodes[order_[followed_]])) {
        if (edge->strength != EdgeStrength::Weak) show(edge->target);
      }
    }
  }

  // What only rows that are not shown lead to stays hidden with them. A weak reference holds
  // nothing, so it hides nothing either.
  void hide_what_is_closed() {
    std::vector<uint32_t> open = order_;
    while (!open.empty()) {
      const uint32_t node = open.back();
      open.pop_back();
      for (const GraphEdge& edge : graph_.edges_of(graph_.nodes[node])) {
        if (edge.target == kNoNode || edge.strength == EdgeStrength::Weak) continue;
        if (marks_[edge.target] != Mark::Unseen) continue;
        marks_[edge.target] = Mark::Hidden;
        open.push_back(edge.target);
      }
    }
  }

  void find_shown() {
    marks_.assign(graph_.nodes.size(), Mark::Unseen);
    for (uint32_t i = 0; i < graph_.roots.size(); ++i) {
      for (const GraphEdge* edge : shown_edges(graph_.roots[i], i)) {
        if (edge->strength != EdgeStrength::Weak) show(edge->target);
      }
    }
    if (memory_.selected) show(graph_.find(memory_.selected));
    follow_shown();
    hide_what_is_closed();
    // The rest hangs on nothing that is shown: garbage, and what the machine itself holds.
    for (uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (marks_[i] != Mark::Unseen || is_leaf(graph_.nodes[i])) continue;
      show(i);
      follow_shown();
      hide_what_is_closed();
    }
  }

  // --- cards ---

  SceneCard& begin_card(uint64_t key, CardStyle style) {
    SceneCard& card = scene_.cards.emplace_back();
    card.key = key;
    card.style = style;
    card.first_row = static_cast<uint32_t>(scene_.rows.size());
    return card;
  }

  void end_card(SceneCard& card) {
    card.row_count = static_cast<uint32_t>(scene_.rows.size()) - card.first_row;
    card.height = kHeaderHeight;
    if (card.style == CardStyle::Value) card.height = kValueHeight;
    if (card.row_count > 0) {
      card.height += static_cast<float>(card.row_count) * kRowHeight + 2.0f * kCardPadding;
    }
  }

  void add_row(const GraphEdge& edge) {
    SceneRow& row = scene_.rows.emplace_back();
    row.strength = edge.strength;
    row.role = edge.role;
    row.target_id = edge.target_id;
    row.name = edge.name;
    row.text = edge.text;
    row.target = edge.target;  // A node until connect().
    if (edge.target == kNoNode) return;
    const GraphNode& node = graph_.nodes[edge.target];
    if (!has_card(node) && !node.immortal) row.count = node.refcount;
  }

  void add_plain_row(RowKind kind, std::string text) {
    SceneRow& row = scene_.rows.emplace_back();
    row.kind = kind;
    row.target = kNoNode;
    row.text = std::move(text);
  }

  void add_more_row(SceneCard& card, size_t hidden) {
    card.is_open = is_open(card.key);
    card.can_open = hidden > 0 || card.is_open;
    if (hidden > 0) {
      add_plain_row(RowKind::More, "\u2026 " + std::to_string(hidden) + " more");
    } else if (card.is_open) {
      add_plain_row(RowKind::More, "show less");
    }
  }

  void add_root(uint32_t index) {
    const GraphRoot& root = graph_.roots[index];
    SceneCard& card = begin_card(key_of(root, index), CardStyle::Root);
    card.title = root.title;
    card.line = root.line;
    card.running = root.running;
    card.is_module = root.kind == RootKind::Module;
    card.kind = NodeKind::Frame;
    const auto shown = shown_edges(root, index);
    bool in_stack = false;
    for (const GraphEdge* edge : shown) {
      if (edge->role == EdgeRole::Stack && !in_stack) {
        in_stack = true;
        add_plain_row(RowKind::Heading, "value stack");
      }
      add_row(*edge);
    }
    add_more_row(card, root.edge_count + root.edges_left_out - shown.size());
    if (card.first_row == scene_.rows.size() && root.kind == RootKind::Module) {
      add_plain_row(RowKind::Note, "no names yet");
    }
    end_card(card);
  }

  static CardState state_of(const GraphNode& node) {
    if (node.dying) return CardState::Dying;
    return node.unreachable ? CardState::Unreachable : CardState::Alive;
  }

  void add_node(uint32_t index) {
    const GraphNode& node = graph_.nodes[index];
    card_of_[index] = static_cast<uint32_t>(scene_.cards.size());
    SceneCard& card =
        begin_card(key_of(node.id), is_leaf(node) ? CardStyle::Value : CardStyle::Object);
    card.kind = node.kind;
    card.state = state_of(node);
    if (const auto fate = memory_.fates.find(node.id.birth); fate != memory_.fates.end()) {
      card.fate = fate->second;
    }
    card.id = node.id;
    card.title = node.label;
    card.text = node.repr;
    card.count = node.refcount;
    card.immortal = node.immortal;
    card.generation = node.generation;
    card.finalized = node.finalized;
    card.has_gc_refs = node.has_gc_refs;
    card.gc_refs = node.gc_refs;
    card.collector_set = node.collector_set;
    if (card.style == CardStyle::Object) add_rows_of(node, card);
    end_card(card);
  }

  void add_rows_of(const GraphNode& node, SceneCard& card) {
    const auto shown = shown_edges(node);
    for (const GraphEdge* edge : shown) add_row(*edge);
    size_t all = node.edge_count + node.edges_left_out;
    if (node.kind == NodeKind::Dict) {  // A key stands in the row of its value.
      for (const GraphEdge& edge : graph_.edges_of(node)) {
        if (edge.role == EdgeRole::Key && !is_telling(node, edge)) all -= 1;
      }
    }
    add_more_row(card, all > shown.size() ? all - shown.size() : 0);
    if (all == 0 && is_container(node.kind)) add_plain_row(RowKind::Note, "empty");
  }

  // Rows lead to cards instead of nodes from here on.
  void connect() {
    for (uint32_t i = 0; i < scene_.cards.size(); ++i) {
      const SceneCard& card = scene_.cards[i];
      for (uint32_t r = card.first_row; r < card.first_row + card.row_count; ++r) {
        SceneRow& row = scene_.rows[r];
        row.target = row.target == kNoNode ? kNoCard : card_of_[row.target];
        if (row.target == kNoCard) continue;
        scene_.arrows.push_back(
            {i, r, row.target, row.strength, card.style == CardStyle::Root, false, false});
      }
    }
  }

  const HeapGraph& graph_;
  SceneMemory& memory_;
  HeapScene scene_;
  std::vector<uint32_t> card_of_;  // by node
  std::vector<Mark> marks_;        // by node
  std::vector<uint32_t> order_;    // nodes with cards
  size_t followed_ = 0;
};

}  // namespace

float HeapScene::row_offset(const SceneCard& card, uint32_t row) const {
  return kHeaderHeight + kCardPadding +
         (static_cast<float>(row - card.first_row) + 0.5f) * kRowHeight;
}

uint32_t HeapScene::find(ObjectId id) const {
  for (uint32_t i = 0; id && i < cards.size(); ++i) {
    if (cards[i].id == id) return i;
  }
  return kNoCard;
}

HeapScene build_scene(const HeapGraph& graph, SceneMemory& memory) {
  return SceneBuilder(graph, memory).build();
}

}  // namespace ouro
