#include "wasm/graph_layout.h"

#include <algorithm>
#include <cmath>

namespace ouro {
namespace {

// Going one column further is as good as going so much up or down.
constexpr float kColumnCost = 420.0f;
// Homes lie on a grid, which makes cards of a row line up.
constexpr float kGrid = 8.0f;
// An arrow meets the header of its target at this height; there it runs level.
constexpr float kEntryHeight = 16.0f;
// Homes of cards that are long gone are forgotten beyond this number.
constexpr size_t kHomesMax = 200000;

struct Interval {
  float top;
  float bottom;
};

bool is_above(const Interval& a, const Interval& b) {
  return a.top < b.top;
}

// What is taken of a column, from the top.
using Column = std::vector<Interval>;

// The top of the free place of this height that is nearest to `wish`.
float nearest_free(const Column& column, float height, float wish) {
  float best = 0.0f;
  float best_distance = std::numeric_limits<float>::max();
  const auto consider = [&](float top, float bottom) {
    const float y = std::clamp(wish, top, std::max(top, bottom - height));
    if (bottom - top < height || std::abs(y - wish) >= best_distance) return;
    best = y;
    best_distance = std::abs(y - wish);
  };
  float top = 0.0f;
  for (const Interval& taken : column) {
    consider(top, taken.top - kCardGap);
    top = std::max(top, taken.bottom + kCardGap);
    if (top - wish > best_distance) return best;
  }
  consider(top, std::numeric_limits<float>::max());
  return best;
}

// Keeps the whole about as wide as it is high; in a narrow picture, half as wide.
uint32_t columns_for(size_t cards, bool narrow) {
  const float share = narrow ? 0.3f : 0.75f;
  const auto wanted = static_cast<uint32_t>(share * std::sqrt(static_cast<float>(cards)));
  return std::clamp(wanted, narrow ? 1u : kColumnsUsual, kColumnsMax);
}

float taken_height(const LayoutCard& card) {
  return std::ceil(std::max(card.height, card.room) / kGrid) * kGrid;
}

}  // namespace

// Places the cards of one moment.
class Placer {
 public:
  Placer(GraphLayout& layout, std::span<const LayoutCard> cards, std::span<const LayoutLink> links,
         std::vector<LayoutPlace>& places)
      : layout_(layout),
        cards_(cards),
        places_(places),
        columns_(kColumnsMax + 1),
        last_column_(columns_for(cards.size(), layout.narrow_)) {
    sort_links(links);
  }

  void run() {
    states_.assign(cards_.size(), State::New);
    stack_roots();
    send_home();
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      if (cards_[i].is_root) grow_from(i);
    }
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      if (states_[i] == State::Placed) grow_from(i);
    }
    // Nothing that is placed leads to the rest: it goes below everything else.
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      if (states_[i] != State::New) continue;
      settle({i, 1, bottom(), true});
      grow_from(i);
    }
    push_apart();
  }

 private:
  enum class State : uint8_t { New, Wished, Placed, Followed };
  struct Wish {
    uint32_t card;
    uint32_t column;
    float y;
    bool lasting;
  };

  void sort_links(std::span<const LayoutLink> links) {
    first_.assign(cards_.size() + 1, 0);
    held_.assign(cards_.size(), 0);
    for (const LayoutLink& link : links) {
      first_[link.source + 1] += 1;
      held_[link.target] |= link.lasting ? 1 : 0;
    }
    for (size_t i = 0; i < cards_.size(); ++i) first_[i + 1] += first_[i];
    links_.resize(links.size());
    std::vector<uint32_t> next = first_;
    for (const LayoutLink& link : links) links_[next[link.source]++] = link;
  }

  void stack_roots() {
    float y = 0.0f;
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      if (!cards_[i].is_root) continue;
      places_[i] = {0, y};
      y += cards_[i].height + kCardGap;
      states_[i] = State::Placed;
    }
  }

  void send_home() {
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      const auto found = layout_.homes_.find(cards_[i].key);
      if (found == layout_.homes_.end() || (!found->second.lasting && held_[i])) continue;
      places_[i] = found->second.place;
      states_[i] = State::Placed;
      columns_[places_[i].column].push_back({places_[i].y, places_[i].y + taken_height(cards_[i])});
    }
    for (Column& column : columns_) std::sort(column.begin(), column.end(), is_above);
  }

  float bottom() const {
    float y = 0.0f;
    for (const Column& column : columns_) {
      for (const Interval& taken : column) y = std::max(y, taken.bottom + kCardGap);
    }
    return y;
  }

  // Layer by layer: what the card leads to, then what that leads to. Within a layer cards are
  // ordered by where their arrows come from, so that these do not cross.
  void grow_from(uint32_t start) {
    std::vector<uint32_t> layer{start};
    std::vector<Wish> wishes;
    while (!layer.empty()) {
      wishes.clear();
      std::vector<uint32_t> next;
      for (uint32_t source : layer) collect(source, wishes, next);
      std::stable_sort(wishes.begin(), wishes.end(),
                       [](const Wish& a, const Wish& b) { return a.y < b.y; });
      for (const Wish& wish : wishes) settle(wish);
      layer = std::move(next);
    }
  }

  void collect(uint32_t source, std::vector<Wish>& wishes, std::vector<uint32_t>& next) {
    if (states_[source] == State::Followed) return;
    states_[source] = State::Followed;
    const LayoutPlace& from = places_[source];
    const bool wraps = from.column >= last_column_;
    for (uint32_t at = first_[source]; at < first_[source + 1]; ++at) {
      const LayoutLink& link = links_[at];
      if (states_[link.target] == State::Followed || states_[link.target] == State::Wished)
        continue;
      next.push_back(link.target);
      if (states_[link.target] == State::Placed) continue;
      states_[link.target] = State::Wished;
      // The first thing that an object holds stands beside it, further ones at their rows.
      const bool beside = at == first_[source] && !cards_[source].is_root;
      const float y = beside ? from.y : from.y + link.leaves_at - kEntryHeight;
      const bool lasting = link.lasting || held_[link.target] != 0;
      const float wrapped = layout_.narrow_ ? from.y + cards_[source].height + kCardGap : bottom();
      wishes.push_back({link.target, wraps ? 1 : from.column + 1, wraps ? wrapped : y, lasting});
    }
  }

  void settle(const Wish& wish) {
    const LayoutCard& card = cards_[wish.card];
    const float height = taken_height(card);
    LayoutPlace& place = places_[wish.card];
    float best_cost = std::numeric_limits<float>::max();
    for (uint32_t column = wish.column; column <= std::max(last_column_, wish.column); ++column) {
      const float free = nearest_free(columns_[column], height, wish.y);
      const float y = std::ceil(free / kGrid) * kGrid;
      const float cost =
          std::abs(y - wish.y) + kColumnCost * static_cast<float>(column - wish.column);
      if (cost >= best_cost) continue;
      best_cost = cost;
      place = {column, y};
    }
    Column& column = columns_[place.column];
    const Interval taken{place.y, place.y + height};
    column.insert(std::upper_bound(column.begin(), column.end(), taken, is_above), taken);
    layout_.homes_[card.key] = {place, wish.lasting};
    states_[wish.card] = State::Placed;
  }

  void push_apart() {
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < cards_.size(); ++i) {
      if (!cards_[i].is_root) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      if (places_[a].column != places_[b].column) return places_[a].column < places_[b].column;
      if (places_[a].y != places_[b].y) return places_[a].y < places_[b].y;
      return cards_[a].key < cards_[b].key;
    });
    for (size_t i = 1; i < order.size(); ++i) {
      const LayoutPlace& above = places_[order[i - 1]];
      LayoutPlace& place = places_[order[i]];
      if (above.column != place.column) continue;
      place.y = std::max(place.y, above.y + cards_[order[i - 1]].height + kCardGap);
    }
  }

  GraphLayout& layout_;
  std::span<const LayoutCard> cards_;
  std::vector<LayoutPlace>& places_;
  std::vector<uint32_t> first_;    // of a card's links
  std::vector<LayoutLink> links_;  // by source
  std::vector<uint8_t> held_;      // by card: something lasting leads to it
  std::vector<State> states_;
  std::vector<Column> columns_;
  uint32_t last_column_;
};

void GraphLayout::place(std::span<const LayoutCard> cards, std::span<const LayoutLink> links,
                        std::vector<LayoutPlace>& places) {
  if (homes_.size() > kHomesMax) homes_.clear();
  places.assign(cards.size(), {});
  Placer(*this, cards, links, places).run();
}

}  // namespace ouro
