// graph_layout.h - where cards lie: roots in a column at the left, objects in columns by their
// distance from them.
//
// Invariant: a card that was placed once keeps its home, whatever happens around it, also while it
// is gone: stepping back puts it where it was. A new card gets a free place next to the card that
// holds it: one column to the right, level with it. No two cards overlap. A card that outgrows its
// place pushes the ones below it down for as long as it is that tall.
//
// One exception: what only passes by (a value stack, a local variable) gives a card no more than a
// provisional home. It moves to its own when something lasting holds it, once in its life.
//
// In a narrow picture all objects stand in one column as long as they are few, each below what
// holds it: then it can be read without going sideways.
//
// The result depends on the homes given so far and on the cards, on nothing else: no clock, no
// chance, no addresses.
//
//   column 0     column 1            column 2
//   +-------+    +-----------+       +-----------+
//   | roots |--->| list #1   |------>| Node #1   |      gaps between cards of a column and the
//   |       |-+  +-----------+       +-----------+      gutters between columns stay free: arrows
//   +-------+ |  +-----------+                          pass there
//             +->| dict #1   |
//                +-----------+
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

namespace ouro {

inline constexpr float kRootWidth = 188.0f;
inline constexpr float kCardWidth = 208.0f;
inline constexpr float kRootGutter = 84.0f;  // between the roots and column 1
inline constexpr float kCardGutter = 76.0f;  // between two other columns
inline constexpr float kCardGap = 26.0f;     // between two cards of a column
// A longer chain goes on below, as text does; with many cards there are more columns.
inline constexpr uint32_t kColumnsUsual = 6;
inline constexpr uint32_t kColumnsMax = 40;

constexpr float column_left(uint32_t column) {
  return column == 0 ? 0.0f
                     : kRootWidth + kRootGutter +
                           static_cast<float>(column - 1) * (kCardWidth + kCardGutter);
}
constexpr float column_width(uint32_t column) {
  return column == 0 ? kRootWidth : kCardWidth;
}
constexpr float column_right(uint32_t column) {
  return column_left(column) + column_width(column);
}

struct LayoutCard {
  uint64_t key;  // never used for two cards of one run
  float height;
  float room;  // height to keep free for it when it is placed: what it may well grow to
  bool is_root;
};

// A reference between two cards, by index.
struct LayoutLink {
  uint32_t source;
  uint32_t target;
  float leaves_at;  // below the top of the source
  bool lasting;     // gives the target a home for good
};

struct LayoutPlace {
  uint32_t column = 0;
  float y = 0.0f;
};

class GraphLayout {
 public:
  // Forgets all homes.
  void clear() { homes_.clear(); }
  bool narrow() const { return narrow_; }
  // Forgets all homes.
  void set_narrow(bool narrow) {
    clear();
    narrow_ = narrow;
  }
  // Places all cards; `places` gets one entry for each. Roots are stacked in their order. What the
  // first root leads to is placed first, nearer things before farther ones.
  void place(std::span<const LayoutCard> cards, std::span<const LayoutLink> links,
             std::vector<LayoutPlace>& places);

 private:
  friend class Placer;
  struct Home {
    LayoutPlace place;
    bool lasting;
  };
  std::unordered_map<uint64_t, Home> homes_;
  bool narrow_ = false;
};

}  // namespace ouro
