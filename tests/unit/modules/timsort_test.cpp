// Whatever the items are: they end up in order, equal ones as they stood, after no more questions
// than a sort may need; and a sort that is given up in the middle has lost none of them.

#include "core/modules/timsort.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <numeric>
#include <vector>

using namespace ouro;

namespace {

constexpr SortRules kAllRules[] = {
    {false, false, false}, {true, false, false}, {true, true, false}, {true, true, true}};

std::vector<std::vector<int>> shapes(uint32_t size) {
  std::vector<std::vector<int>> all(7, std::vector<int>(size));
  uint32_t random = size;
  for (uint32_t i = 0; i < size; ++i) {
    random = random * 1103515245 + 12345;
    const int value = static_cast<int>(random >> 16 & 1023);
    const int index = static_cast<int>(i);
    all[0][i] = value;
    all[1][i] = index;
    all[2][i] = -index / 3;
    all[3][i] = 0;
    all[4][i] = index % 37;
    all[5][i] = value % 4;
    all[6][i] = value % 16 == 0 ? value : index;
  }
  return all;
}

struct Result {
  std::vector<uint32_t> order;
  uint64_t questions = 0;
};

// Gives up instead of answering more than so many questions.
Result sort(const std::vector<int>& values, const SortRules& rules, uint64_t questions_max) {
  const auto size = static_cast<uint32_t>(values.size());
  std::vector<uint32_t> words(Timsort::words_for(size));
  Timsort(words.data()).start(size, rules);
  // In two pieces, and through a new view each time: all that counts is in the words.
  Timsort(words.data()).place_up_to(size / 2, false);
  Timsort(words.data()).place_up_to(size, false);
  Result result;
  bool less = false;
  while (Timsort(words.data()).advance(less)) {
    if (result.questions == questions_max) {
      Timsort(words.data()).abandon();
      break;
    }
    ++result.questions;
    const Timsort view(words.data());
    less = values[view.left()] < values[view.right()];
  }
  const uint32_t* order = Timsort(words.data()).order();
  result.order.assign(order, order + size);
  return result;
}

std::vector<uint32_t> stable_order(const std::vector<int>& values) {
  std::vector<uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return values[a] < values[b]; });
  return order;
}

bool has_each_once(std::vector<uint32_t> order) {
  std::sort(order.begin(), order.end());
  for (uint32_t i = 0; i < order.size(); ++i) {
    if (order[i] != i) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("timsort: sorts, and keeps equal items as they stood") {
  for (uint32_t size = 1; size < 3000; size += 1 + size / 7) {
    for (const std::vector<int>& values : shapes(size)) {
      for (const SortRules& rules : kAllRules) {
        REQUIRE(sort(values, rules, UINT64_MAX).order == stable_order(values));
      }
    }
  }
}

TEST_CASE("timsort: what is in order takes one question an item") {
  for (const SortRules& rules : kAllRules) {
    std::vector<int> values(1000);
    std::iota(values.begin(), values.end(), 0);
    CHECK(sort(values, rules, UINT64_MAX).questions == 999);
    std::reverse(values.begin(), values.end());
    CHECK(sort(values, rules, UINT64_MAX).questions == 999);
  }
}

TEST_CASE("timsort: has every item when it is given up at any question") {
  for (const std::vector<int>& values : shapes(300)) {
    for (const SortRules& rules : kAllRules) {
      const uint64_t all = sort(values, rules, UINT64_MAX).questions;
      for (uint64_t questions = 0; questions < all; ++questions) {
        REQUIRE(has_each_once(sort(values, rules, questions).order));
      }
    }
  }
}
