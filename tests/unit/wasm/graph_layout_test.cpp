// Goal: cards never overlap, keep their places, and stand where their holders are. Method: small
// arrangements by hand, and many random ones whose cards come and go.
#include "wasm/graph_layout.h"

#include <doctest/doctest.h>

#include <map>

namespace ouro::tests {
namespace {

LayoutCard root(uint64_t key, float height = 100.0f) {
  return {key, height, height, true};
}

LayoutCard object(uint64_t key, float height = 60.0f) {
  return {key, height, height, false};
}

bool overlap(const LayoutCard& a, const LayoutPlace& at, const LayoutCard& b,
             const LayoutPlace& bt) {
  return at.column == bt.column && at.y < bt.y + b.height && bt.y < at.y + a.height;
}

unsigned overlaps(const std::vector<LayoutCard>& cards, const std::vector<LayoutPlace>& places) {
  unsigned count = 0;
  for (size_t i = 0; i < cards.size(); ++i) {
    for (size_t k = 0; k < i; ++k) count += overlap(cards[i], places[i], cards[k], places[k]);
  }
  return count;
}

TEST_CASE("layout: objects stand right of what holds them") {
  GraphLayout layout;
  std::vector<LayoutPlace> places;
  layout.place(std::vector{root(1), object(2), object(3)},
               std::vector<LayoutLink>{{0, 1, 48.0f, true}, {1, 2, 48.0f, true}}, places);
  CHECK(places[0].column == 0);
  CHECK(places[1].column == 1);
  CHECK(places[2].column == 2);
  CHECK(places[2].y == places[1].y);
}

TEST_CASE("layout: in a narrow picture few objects stand in one column, each below its holder") {
  GraphLayout layout;
  layout.set_narrow(true);
  std::vector<LayoutPlace> places;
  layout.place(
      std::vector{root(1), object(2), object(3), object(4)},
      std::vector<LayoutLink>{{0, 1, 48.0f, true}, {1, 2, 48.0f, true}, {2, 3, 48.0f, true}},
      places);
  for (uint32_t i = 1; i < 4; ++i) CHECK(places[i].column == 1);
  CHECK(places[2].y > places[1].y);
  CHECK(places[3].y > places[2].y);
}

TEST_CASE("layout: a picture that becomes narrow is laid out anew") {
  GraphLayout layout;
  std::vector<LayoutPlace> places;
  const std::vector cards{root(1), object(2), object(3)};
  const std::vector<LayoutLink> links{{0, 1, 48.0f, true}, {1, 2, 48.0f, true}};
  layout.place(cards, links, places);
  CHECK(places[2].column == 2);
  layout.set_narrow(true);
  layout.place(cards, links, places);
  CHECK(places[2].column == 1);
}

TEST_CASE("layout: roots are stacked in their order") {
  GraphLayout layout;
  std::vector<LayoutPlace> places;
  layout.place(std::vector{root(1, 50.0f), root(2, 70.0f), root(3)}, {}, places);
  CHECK(places[0].y == 0.0f);
  CHECK(places[1].y == 50.0f + kCardGap);
  CHECK(places[2].y == 120.0f + 2.0f * kCardGap);
}

TEST_CASE("layout: a card that comes back is where it was") {
  GraphLayout layout;
  std::vector<LayoutPlace> with;
  std::vector<LayoutPlace> without;
  std::vector<LayoutPlace> again;
  const std::vector<LayoutLink> both{{0, 1, 48.0f, true}, {0, 2, 70.0f, true}};
  layout.place(std::vector{root(1), object(2), object(3)}, both, with);
  layout.place(std::vector{root(1), object(3)}, std::vector<LayoutLink>{{0, 1, 48.0f, true}},
               without);
  CHECK(without[1].y == with[2].y);
  layout.place(std::vector{root(1), object(2), object(3)}, both, again);
  CHECK(again[1].y == with[1].y);
  CHECK(again[2].y == with[2].y);
}

TEST_CASE("layout: a card moves once from what passes by to what lasts") {
  GraphLayout layout;
  std::vector<LayoutPlace> places;
  const std::vector cards{root(1), object(2), object(3)};
  const LayoutLink name{0, 1, 48.0f, true};
  layout.place(cards, std::vector<LayoutLink>{name, {0, 2, 70.0f, false}}, places);
  CHECK(places[2].column == 1);
  layout.place(cards, std::vector<LayoutLink>{name, {1, 2, 48.0f, true}}, places);
  CHECK(places[2].column == 2);
  layout.place(cards, std::vector<LayoutLink>{name, {0, 2, 70.0f, false}}, places);
  CHECK(places[2].column == 2);
}

TEST_CASE("layout: a growing card pushes those below it and lets them come back") {
  GraphLayout layout;
  std::vector<LayoutPlace> before;
  std::vector<LayoutPlace> grown;
  std::vector<LayoutPlace> after;
  const std::vector<LayoutLink> links{{0, 1, 10.0f, true}, {0, 2, 20.0f, true}};
  layout.place(std::vector{root(1), object(2), object(3)}, links, before);
  layout.place(std::vector{root(1), object(2, 400.0f), object(3)}, links, grown);
  CHECK(grown[2].y == grown[1].y + 400.0f + kCardGap);
  layout.place(std::vector{root(1), object(2), object(3)}, links, after);
  CHECK(after[2].y == before[2].y);
}

TEST_CASE("layout: a chain longer than the columns goes on below") {
  GraphLayout layout;
  std::vector<LayoutCard> cards{root(1)};
  std::vector<LayoutLink> links;
  for (uint32_t i = 1; i <= 50; ++i) {
    cards.push_back(object(i + 1));
    links.push_back({i - 1, i, 48.0f, true});
  }
  std::vector<LayoutPlace> places;
  layout.place(cards, links, places);
  CHECK(overlaps(cards, places) == 0);
  CHECK(places[kColumnsUsual].column == kColumnsUsual);
  CHECK(places[kColumnsUsual + 1].column == 1);
  CHECK(places[kColumnsUsual + 1].y > places[kColumnsUsual].y);
}

TEST_CASE("layout: nothing overlaps, whatever comes and goes") {
  GraphLayout layout;
  uint32_t chance = 1;
  const auto random = [&](uint32_t below) {
    chance = chance * 1664525u + 1013904223u;
    return (chance >> 8) % below;
  };
  for (int moment = 0; moment < 60; ++moment) {
    std::vector<LayoutCard> cards{root(1), root(2)};
    std::vector<LayoutLink> links;
    for (uint64_t key = 10; key < 90; ++key) {
      if (random(3) == 0) continue;
      const auto index = static_cast<uint32_t>(cards.size());
      cards.push_back(object(key, 30.0f + static_cast<float>(random(200))));
      for (uint32_t i = random(3); i > 0; --i) {
        links.push_back({random(index), index, static_cast<float>(random(150)), random(2) == 0});
      }
    }
    std::vector<LayoutPlace> places;
    layout.place(cards, links, places);
    REQUIRE(places.size() == cards.size());
    CHECK(overlaps(cards, places) == 0);
  }
}

}  // namespace
}  // namespace ouro::tests
