// Goal: arrows reach the header of their target and cross no card on the way. Method: cards by
// hand; every point of a path is held against every card in between.
#include "wasm/views/arrow_router.h"

#include <doctest/doctest.h>

#include "wasm/graph_layout.h"

namespace ouro::tests {
namespace {

PlacedCard card(uint32_t column, float top, float height = 80.0f) {
  return {{column_left(column), top, column_right(column), top + height}, column};
}

void check_path(const std::vector<PlacedCard>& cards, uint32_t source, uint32_t target) {
  const ArrowRouter router(cards);
  ArrowPath path;
  router.route(source, cards[source].rect.top + 40.0f, target, path);
  CHECK(path.tip.y == cards[target].rect.top + kEntryOffset);
  for (const Point& point : path.points) {
    for (uint32_t i = 0; i < cards.size(); ++i) {
      if (i != source && i != target) CHECK_FALSE(cards[i].rect.contains(point));
    }
  }
}

TEST_CASE("arrows: enter at the near side") {
  const std::vector cards{card(0, 0.0f), card(1, 300.0f), card(1, 0.0f)};
  const ArrowRouter router(cards);
  ArrowPath path;
  router.route(0, 40.0f, 1, path);
  CHECK(path.points.front().x == cards[0].rect.right);
  CHECK(path.tip.x == cards[1].rect.left);
  router.route(1, 340.0f, 2, path);  // Within a column: out and in at the right.
  CHECK(path.points.front().x == cards[1].rect.right);
  CHECK(path.tip.x == cards[2].rect.right);
  CHECK(path.along.x == -1.0f);
}

TEST_CASE("arrows: go around the cards in between, in both directions") {
  std::vector<PlacedCard> cards{card(0, 0.0f), card(3, 200.0f)};
  for (uint32_t column = 1; column <= 2; ++column) {
    for (int i = 0; i < 6; ++i) {
      cards.push_back(card(column, static_cast<float>(i) * 106.0f + static_cast<float>(column)));
    }
  }
  check_path(cards, 0, 1);
  cards[0] = card(4, 320.0f);
  cards[1] = card(1, 700.0f);
  check_path(cards, 0, 1);
  check_path(cards, 1, 0);
}

}  // namespace
}  // namespace ouro::tests
