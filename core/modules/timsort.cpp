#include "core/modules/timsort.h"

#include <algorithm>
#include <cstring>

#include "core/base/errors.h"
#include "core/modules/timsort_head.h"

namespace ouro {
namespace {

constexpr uint32_t kMinrunLimit = 64;  // MAX_MINRUN

// powerloop: the depth at which two neighbouring runs are merged in a nearly optimal tree.
uint32_t power_between(uint64_t base, uint64_t first, uint64_t second, uint64_t size) {
  uint64_t a = 2 * base + first;
  uint64_t b = a + first + second;
  uint32_t power = 0;
  for (;;) {
    ++power;
    if (a >= size) {
      a -= size;
      b -= size;
    } else if (b >= size) {
      return power;
    }
    a <<= 1;
    b <<= 1;
  }
}

}  // namespace

uint64_t Timsort::words_for(uint32_t size) {
  return sizeof(Head) / sizeof(uint32_t) + uint64_t{size} + size / 2;
}

Timsort::Timsort(uint32_t* words)
    : head_(*reinterpret_cast<Head*>(words)), cells_(words + sizeof(Head) / sizeof(uint32_t)) {
  static_assert(sizeof(Head) % sizeof(uint32_t) == 0);
}

void Timsort::start(uint32_t size, const SortRules& rules) {
  std::memset(static_cast<void*>(&head_), 0, sizeof(Head));
  head_.rules = rules;
  head_.size = size;
  head_.min_gallop = kMinGallop;
}

void Timsort::place_up_to(uint32_t end, bool backwards) {
  for (; head_.placed < end; ++head_.placed) {
    cells_[head_.placed] = backwards ? head_.size - 1 - head_.placed : head_.placed;
  }
}

bool Timsort::advance(bool is_less) {
  head_.asks = 0;
  while (head_.asks == 0 && head_.step != kSorted) move_on(is_less);
  return head_.asks != 0;
}

uint32_t Timsort::left() const {
  return head_.left;
}
uint32_t Timsort::right() const {
  return head_.right;
}
uint32_t* Timsort::order() {
  return cells_;
}

void Timsort::abandon() {
  if (head_.is_merging != 0) put_rest_back();
  head_.is_merging = 0;
  head_.step = kSorted;
}

void Timsort::ask(uint32_t left, uint32_t right, uint32_t answer_step) {
  head_.left = left;
  head_.right = right;
  head_.step = answer_step;
  head_.asks = 1;
}

void Timsort::ask_positions(uint32_t left, uint32_t right, uint32_t answer_step) {
  ask(cells_[left], cells_[right], answer_step);
}

void Timsort::move_on(bool is_less) {
  if (head_.step <= kInsertionAnswer) return move_on_in_run(is_less);
  if (head_.step == kMergeCollapse) return merge_collapse();
  if (head_.step == kCollapseByPower) return collapse_by_power();
  if (head_.step == kFinalCollapse) return final_collapse();
  move_on_in_merge(is_less);
}

void Timsort::move_on_in_run(bool is_less) {
  switch (head_.step) {
    case kBeginRun:
      return begin_run();
    case kFirstAnswer:
      return first_answer(is_less);
    case kStrictlyUpAnswer:
      return strict_answer(is_less, false);
    case kStrictlyDownAnswer:
      return strict_answer(is_less, true);
    case kAscendingAnswer:
      return ascending_answer(is_less);
    case kAllEqualAnswer:
      return is_less ? end_run() : begin_descent();
    case kDescentAnswer:
      return descent_answer(is_less);
    case kLargerAnswer:
      return larger_answer(is_less);
    case kTailAnswer:
      return tail_answer(is_less);
    default:
      return insertion_answer(is_less);
  }
}

// --- finding a run (count_run) ---

void Timsort::begin_run() {
  head_.length = 1;
  head_.equals = 0;
  if (head_.begin == head_.size) {
    head_.step = kFinalCollapse;
  } else if (head_.begin + 1 == head_.size) {
    end_run();
  } else {
    ask_next_smaller(head_.rules.runs_hold_equals ? kAscendingAnswer : kFirstAnswer);
  }
}

// Whether the next item is smaller than the last one of the run. Without a next one the run ends.
void Timsort::ask_next_smaller(uint32_t answer_step) {
  const uint32_t next = head_.begin + head_.length;
  if (next < head_.size) return ask_positions(next, next - 1, answer_step);
  if (answer_step == kStrictlyDownAnswer) reverse(0, head_.length);
  end_run();
}

void Timsort::first_answer(bool is_less) {
  head_.length = 2;
  ask_next_smaller(is_less ? kStrictlyDownAnswer : kStrictlyUpAnswer);
}

// Up to 3.12: a run descends as long as each item is smaller than the one before it.
void Timsort::strict_answer(bool is_less, bool descends) {
  if (is_less == descends) {
    ++head_.length;
    return ask_next_smaller(head_.step);
  }
  if (descends) reverse(0, head_.length);
  end_run();
}

// From 3.13 on: what begins with equal items may still descend.
void Timsort::ascending_answer(bool is_less) {
  if (!is_less) {
    ++head_.length;
    return ask_next_smaller(kAscendingAnswer);
  }
  if (head_.length == 1) return begin_descent();
  ask_positions(head_.begin, head_.begin + head_.length - 1, kAllEqualAnswer);
}

// The items so far are equal, the next one is smaller. Equal ones are reversed, since reversing the
// whole run in the end brings them into their order again.
void Timsort::begin_descent() {
  reverse(0, head_.length);
  ++head_.length;
  go_on_down();
}

void Timsort::go_on_down() {
  const uint32_t next = head_.begin + head_.length;
  if (next < head_.size) return ask_positions(next, next - 1, kDescentAnswer);
  reverse_equals();
  reverse(0, head_.length);
  end_run();
}

void Timsort::descent_answer(bool is_less) {
  const uint32_t next = head_.begin + head_.length;
  if (!is_less) return ask_positions(next - 1, next, kLargerAnswer);
  reverse_equals();
  ++head_.length;
  go_on_down();
}

void Timsort::larger_answer(bool is_less) {
  if (!is_less) {
    ++head_.equals;
    ++head_.length;
    return go_on_down();
  }
  reverse_equals();
  reverse(0, head_.length);
  // The next item is larger than all of them: the run goes on with it, now upwards.
  ask_next_smaller(kTailAnswer);
}

void Timsort::tail_answer(bool is_less) {
  if (is_less) return end_run();
  ++head_.length;
  ask_next_smaller(kTailAnswer);
}

void Timsort::reverse_equals() {
  if (head_.equals != 0) reverse(head_.length - head_.equals - 1, head_.length);
  head_.equals = 0;
}

void Timsort::reverse(uint32_t from, uint32_t to) {
  std::reverse(cells_ + head_.begin + from, cells_ + head_.begin + to);
}

// merge_compute_minrun; from 3.15 on minrun_next, which varies by one to make the runs add up.
uint32_t Timsort::next_minrun() {
  uint32_t shift = 0;
  while (head_.size >> shift >= kMinrunLimit) ++shift;
  const uint32_t mask = (1u << shift) - 1;
  if (!head_.rules.runs_vary) {
    return (head_.size >> shift) + ((head_.size & mask) != 0 ? 1 : 0);
  }
  head_.minrun_sum += head_.size;
  const uint32_t minrun = head_.minrun_sum >> shift;
  head_.minrun_sum &= mask;
  return minrun;
}

void Timsort::end_run() {
  head_.target = std::min(next_minrun(), head_.size - head_.begin);
  if (head_.length >= head_.target) return push_run();
  head_.low = 0;
  head_.high = head_.length;
  ask_insertion();
}

// --- insertion (binarysort) ---

// Where the item behind the run belongs in it.
void Timsort::ask_insertion() {
  const uint32_t middle = (head_.low + head_.high) / 2;
  ask_positions(head_.begin + head_.length, head_.begin + middle, kInsertionAnswer);
}

void Timsort::insertion_answer(bool is_less) {
  const uint32_t middle = (head_.low + head_.high) / 2;
  (is_less ? head_.high : head_.low) = is_less ? middle : middle + 1;
  if (head_.low < head_.high) return ask_insertion();
  uint32_t* run = cells_ + head_.begin;
  std::rotate(run + head_.low, run + head_.length, run + head_.length + 1);
  ++head_.length;
  if (head_.length == head_.target) return push_run();
  head_.low = 0;
  head_.high = head_.length;
  ask_insertion();
}

// --- which runs are merged ---

void Timsort::push_run() {
  if (head_.rules.merges_by_power && head_.run_count != 0) {
    const TimsortRun& last = head_.runs[head_.run_count - 1];
    head_.power = power_between(last.base, last.length, head_.length, head_.size);
    head_.step = kCollapseByPower;
    return;
  }
  head_.runs[head_.run_count++] = {head_.begin, head_.length, 0};
  head_.begin += head_.length;
  head_.step = head_.rules.merges_by_power ? kBeginRun : kMergeCollapse;
}

// found_new_run, from 3.11 on.
void Timsort::collapse_by_power() {
  const uint32_t count = head_.run_count;
  if (count > 1 && head_.runs[count - 2].power > head_.power) return merge_at(count - 2);
  head_.runs[count - 1].power = head_.power;
  CHECK(count < kRunsMax);
  head_.runs[head_.run_count++] = {head_.begin, head_.length, 0};
  head_.begin += head_.length;
  head_.step = kBeginRun;
}

// Up to 3.10: as long as lengths do not grow fast enough towards the beginning.
void Timsort::merge_collapse() {
  const uint32_t count = head_.run_count;
  head_.step = kBeginRun;
  if (count < 2) return;
  const TimsortRun* runs = head_.runs;
  const uint32_t k = count - 2;
  const bool is_long = (k > 0 && runs[k - 1].length <= runs[k].length + runs[k + 1].length) ||
                       (k > 1 && runs[k - 2].length <= runs[k - 1].length + runs[k].length);
  head_.step = kMergeCollapse;
  if (is_long) return merge_at(runs[k - 1].length < runs[k + 1].length ? k - 1 : k);
  if (runs[k].length <= runs[k + 1].length) return merge_at(k);
  CHECK(count < kRunsMax);
  head_.step = kBeginRun;
}

// merge_force_collapse
void Timsort::final_collapse() {
  if (head_.run_count < 2) {
    head_.step = kSorted;
    return;
  }
  const uint32_t k = head_.run_count - 2;
  const bool is_shorter = k > 0 && head_.runs[k - 1].length < head_.runs[k + 1].length;
  merge_at(is_shorter ? k - 1 : k);
}

}  // namespace ouro
