// Goal: what is out of view is counted at the edge where it lies.
#include "wasm/views/edge_notes.h"

#include <doctest/doctest.h>

namespace ouro::tests {
namespace {

TEST_CASE("edge notes: a card counts where its middle is") {
  const Rect cards[] = {
      {10.0f, 10.0f, 50.0f, 40.0f},      // in view
      {80.0f, 10.0f, 118.0f, 40.0f},     // cut, but more than half of it in view
      {90.0f, 10.0f, 130.0f, 40.0f},     // cut, its middle beyond
      {-60.0f, 150.0f, -20.0f, 180.0f},  // at the left, although also below
      {10.0f, 150.0f, 50.0f, 180.0f},    // below
      {10.0f, 190.0f, 50.0f, 220.0f},    // below
      {10.0f, -50.0f, 50.0f, -20.0f},    // above
  };
  const CardsBeyond beyond = cards_beyond(cards, 100.0f, 100.0f);
  CHECK(beyond.left == 1);
  CHECK(beyond.right == 1);
  CHECK(beyond.above == 1);
  CHECK(beyond.below == 2);
}

}  // namespace
}  // namespace ouro::tests
