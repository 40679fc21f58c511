// The difference of two scenes: counts that changed, references that were taken or dropped, and
// ghosts of what was freed.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "wasm/views/heap_scene.h"

namespace ouro {
namespace {

class ChangeMarker {
 public:
  ChangeMarker(HeapScene& scene, const HeapScene& before, const IsAlive& is_alive)
      : scene_(scene), before_(before), is_alive_(is_alive) {
    for (uint32_t i = 0; i < before.cards.size(); ++i) old_cards_[before.cards[i].key] = i;
    for (uint32_t i = 0; i < scene.cards.size(); ++i) new_cards_[scene.cards[i].key] = i;
  }

  void run() {
    for (SceneCard& card : scene_.cards) mark_card(card);
    for (SceneArrow& arrow : scene_.arrows) arrow.gained = scene_.rows[arrow.row].gained;
    const size_t alive = scene_.cards.size();
    for (const SceneCard& card : before_.cards) add_ghost(card);
    for (const SceneArrow& arrow : before_.arrows) add_lost_arrow(arrow, alive);
  }

 private:
  void mark_card(SceneCard& card) {
    const auto old = old_cards_.find(card.key);
    card.is_new = old == old_cards_.end();
    if (!card.is_new && card.style != CardStyle::Root && !card.immortal) {
      card.change = static_cast<int32_t>(card.count - before_.cards[old->second].count);
    }
    mark_rows(card, card.is_new ? std::span<const SceneRow>{}
                                : before_.rows_of(before_.cards[old->second]));
  }

  // A row is known by its name; entries of a value stack have the same name again and again.
  void mark_rows(const SceneCard& card, std::span<const SceneRow> old_rows) {
    std::unordered_multimap<std::string, ObjectId> old;
    for (const SceneRow& row : old_rows) {
      if (row.kind == RowKind::Reference) old.emplace(row.name, row.target_id);
    }
    for (uint32_t r = card.first_row; r < card.first_row + card.row_count; ++r) {
      SceneRow& row = scene_.rows[r];
      if (row.kind != RowKind::Reference) continue;
      const auto [first, last] = old.equal_range(row.name);
      const auto same = std::find_if(
          first, last, [&](const auto& entry) { return entry.second == row.target_id; });
      row.gained = same == last;
      if (same != last) old.erase(same);
    }
  }

  void add_ghost(const SceneCard& old) {
    if (new_cards_.contains(old.key) || old.style == CardStyle::Root ||
        old.state == CardState::Ghost || is_alive_(old.id)) {
      return;
    }
    SceneCard ghost = old;
    ghost.state = CardState::Ghost;
    ghost.change = 0;
    ghost.is_new = false;
    ghost.can_open = false;
    ghost.first_row = static_cast<uint32_t>(scene_.rows.size());
    for (SceneRow row : before_.rows_of(old)) {
      row.gained = false;
      row.target = kNoCard;
      row.count = 0;
      scene_.rows.push_back(std::move(row));
    }
    new_cards_[ghost.key] = static_cast<uint32_t>(scene_.cards.size());
    scene_.cards.push_back(std::move(ghost));
  }

  // An arrow that is gone although both its ends are still drawn.
  void add_lost_arrow(const SceneArrow& old, size_t alive) {
    if (old.lost) return;
    const SceneCard& old_source = before_.cards[old.source];
    const auto source = new_cards_.find(old_source.key);
    const auto target = new_cards_.find(before_.cards[old.target].key);
    if (source == new_cards_.end() || target == new_cards_.end()) return;
    const SceneCard& card = scene_.cards[source->second];
    const SceneRow& old_row = before_.rows[old.row];
    for (const SceneRow& row : scene_.rows_of(card)) {
      const bool same = row.name == old_row.name && row.target_id == old_row.target_id;
      if (same && source->second < alive) return;
    }
    // It left from a row that may be gone; then it leaves from the last one.
    const uint32_t place = old.row - old_source.first_row;
    const uint32_t last = card.row_count == 0 ? 0 : card.row_count - 1;
    const uint32_t row = card.first_row + std::min(place, last);
    scene_.arrows.push_back(
        {source->second, row, target->second, old.strength, old.from_root, false, true});
  }

  HeapScene& scene_;
  const HeapScene& before_;
  const IsAlive& is_alive_;
  std::unordered_map<uint64_t, uint32_t> old_cards_;
  std::unordered_map<uint64_t, uint32_t> new_cards_;
};

}  // namespace

void mark_changes(HeapScene& scene, const HeapScene& before, const IsAlive& is_alive) {
  ChangeMarker(scene, before, is_alive).run();
}

}  // namespace ouro
