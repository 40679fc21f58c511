// timsort_merge.cpp - the half of Timsort that merges two runs (merge_at, merge_lo, merge_hi).

#include <algorithm>
#include <cstring>

#include "core/base/errors.h"
#include "core/modules/timsort_head.h"

namespace ouro {

void Timsort::move_on_in_merge(bool is_less) {
  switch (head_.step) {
    case kSkipOfFirst:
      return skip_of_first();
    case kCutSecond:
      return cut_second();
    case kOneAnswer:
      return one_answer(is_less);
    case kFoundInFirst:
      return found_in_first();
    case kFoundInSecond:
      return found_in_second();
    case kHintAnswer:
      return hint_answer(is_less != (head_.is_right_side != 0));
    case kLeapAnswer:
      return leap_answer(is_less != (head_.is_right_side != 0));
    default:
      CHECK(head_.step == kHalvingAnswer);
      return halving_answer(is_less != (head_.is_right_side != 0));
  }
}

// --- merging two runs ---

void Timsort::merge_at(uint32_t index) {
  head_.collapse_step = head_.step;
  TimsortRun* runs = head_.runs;
  head_.first = {runs[index].base, runs[index].length};
  head_.second = {runs[index + 1].base, runs[index + 1].length};
  runs[index].length += runs[index + 1].length;
  if (index + 3 == head_.run_count) runs[index + 1] = runs[index + 2];
  --head_.run_count;
  // Where the second run begins in the first one: what is before that is in its place already.
  gallop(cells_[head_.second.at], head_.first.at, head_.first.count, 0, true, kSkipOfFirst);
}

void Timsort::skip_of_first() {
  head_.first.at += head_.high;
  head_.first.count -= head_.high;
  head_.step = head_.collapse_step;
  if (head_.first.count == 0) return;
  // Where the first run ends in the second one: what is behind that is in its place, too.
  const uint32_t key = cells_[head_.first.at + head_.first.count - 1];
  gallop(key, head_.second.at, head_.second.count, head_.second.count - 1, false, kCutSecond);
}

void Timsort::cut_second() {
  head_.second.count = head_.high;
  head_.step = head_.collapse_step;
  if (head_.second.count != 0) begin_merge();
}

// merge_lo and merge_hi: the shorter run goes into the room.
void Timsort::begin_merge() {
  Side& first = head_.first;
  Side& second = head_.second;
  head_.is_forwards = first.count <= second.count ? 1 : 0;
  head_.is_merging = 1;
  Side& shorter = head_.is_forwards != 0 ? first : second;
  std::copy_n(cells_ + shorter.at, shorter.count, cells_ + head_.size);
  if (head_.is_forwards != 0) {
    head_.destination = first.at;
    first.at = head_.size;
  } else {
    head_.destination = second.at + second.count - 1;
    second.at = head_.size + second.count - 1;
    first.at += first.count - 1;
  }
  take(head_.is_forwards != 0 ? second : first, 1);
  if (is_over()) return end_merge();
  go_on_one_by_one();
}

// Moves the next items of a run to where they belong.
void Timsort::take(Side& side, uint32_t count) {
  if (count == 0) return;
  if (head_.is_forwards != 0) {
    std::memmove(cells_ + head_.destination, cells_ + side.at, size_t{count} * sizeof(uint32_t));
    head_.destination += count;
    side.at += count;
  } else {
    head_.destination -= count;
    side.at -= count;
    // One more than a position may be 0 again, but not one more than a pointer.
    std::memmove(cells_ + (head_.destination + 1), cells_ + (side.at + 1),
                 size_t{count} * sizeof(uint32_t));
  }
  side.count -= count;
}

// The last item in the room belongs at the far end, it is known by then.
bool Timsort::is_over() const {
  const bool forwards = head_.is_forwards != 0;
  return (forwards ? head_.second : head_.first).count == 0 ||
         (forwards ? head_.first : head_.second).count <= 1;
}

void Timsort::end_merge() {
  const bool forwards = head_.is_forwards != 0;
  Side& staying = forwards ? head_.second : head_.first;
  if ((forwards ? head_.first : head_.second).count == 1) take(staying, staying.count);
  put_rest_back();
  head_.is_merging = 0;
  head_.step = head_.collapse_step;
}

void Timsort::put_rest_back() {
  Side& kept = head_.is_forwards != 0 ? head_.first : head_.second;
  take(kept, kept.count);
}

void Timsort::go_on_one_by_one() {
  head_.first_won = 0;
  head_.second_won = 0;
  ask_positions(head_.second.at, head_.first.at, kOneAnswer);
}

void Timsort::one_answer(bool is_less) {
  const bool takes_second = is_less == (head_.is_forwards != 0);
  take(takes_second ? head_.second : head_.first, 1);
  uint32_t& won = takes_second ? head_.second_won : head_.first_won;
  ++won;
  (takes_second ? head_.first_won : head_.second_won) = 0;
  if (is_over()) return end_merge();
  if (won < head_.min_gallop) return ask_positions(head_.second.at, head_.first.at, kOneAnswer);
  ++head_.min_gallop;
  gallop_in_first();
}

void Timsort::gallop_in_first() {
  if (head_.min_gallop > 1) --head_.min_gallop;
  gallop_into(head_.first, cells_[head_.second.at], true, kFoundInFirst);
}

void Timsort::found_in_first() {
  head_.first_won = galloped(head_.first);
  take(head_.first, head_.first_won);
  if (is_over()) return end_merge();
  take(head_.second, 1);
  if (is_over()) return end_merge();
  gallop_into(head_.second, cells_[head_.first.at], false, kFoundInSecond);
}

void Timsort::found_in_second() {
  head_.second_won = galloped(head_.second);
  take(head_.second, head_.second_won);
  if (is_over()) return end_merge();
  take(head_.first, 1);
  if (is_over()) return end_merge();
  if (head_.first_won >= kMinGallop || head_.second_won >= kMinGallop) return gallop_in_first();
  ++head_.min_gallop;
  go_on_one_by_one();
}

// --- galloping (gallop_left, gallop_right) ---

// Where `key` belongs among `count` items from `base` on, before those that are equal to it or, on
// the right side, after them. `hint` is a good guess. Goes on with `next_step`, the answer in high.
void Timsort::gallop(uint32_t key, uint32_t base, uint32_t count, uint32_t hint, bool right_side,
                     uint32_t next_step) {
  head_.key = key;
  head_.base = base;
  head_.count = count;
  head_.hint = hint;
  head_.is_right_side = right_side ? 1 : 0;
  head_.found_step = next_step;
  ask_gallop(hint, kHintAnswer);
}

void Timsort::gallop_into(const Side& side, uint32_t key, bool right_side, uint32_t next_step) {
  const uint32_t hint = head_.is_forwards != 0 ? 0 : side.count - 1;
  gallop(key, side.at - hint, side.count, hint, right_side, next_step);
}

// How many items of the run are to be taken.
uint32_t Timsort::galloped(const Side& side) const {
  return head_.is_forwards != 0 ? head_.high : side.count - head_.high;
}

// Whether the item at a position comes before the key: on the right side this is asked the other
// way round.
void Timsort::ask_gallop(uint32_t position, uint32_t answer_step) {
  const uint32_t item = cells_[head_.base + position];
  if (head_.is_right_side != 0) return ask(head_.key, item, answer_step);
  ask(item, head_.key, answer_step);
}

void Timsort::hint_answer(bool is_before) {
  head_.goes_up = is_before ? 1 : 0;
  head_.last_offset = 0;
  head_.offset = 1;
  leap();
}

void Timsort::leap() {
  const uint32_t offset_max = head_.goes_up != 0 ? head_.count - head_.hint : head_.hint + 1;
  if (head_.offset >= offset_max) {
    head_.offset = offset_max;
    return land();
  }
  ask_gallop(head_.goes_up != 0 ? head_.hint + head_.offset : head_.hint - head_.offset,
             kLeapAnswer);
}

void Timsort::leap_answer(bool is_before) {
  if (is_before != (head_.goes_up != 0)) return land();
  head_.last_offset = head_.offset;
  head_.offset = 2 * head_.offset + 1;
  leap();
}

// The place is between the last two items that were asked about.
void Timsort::land() {
  const bool up = head_.goes_up != 0;
  head_.low = up ? head_.hint + head_.last_offset + 1 : head_.hint + 1 - head_.offset;
  head_.high = up ? head_.hint + head_.offset : head_.hint - head_.last_offset;
  halve();
}

void Timsort::halve() {
  if (head_.low < head_.high) {
    return ask_gallop(head_.low + (head_.high - head_.low) / 2, kHalvingAnswer);
  }
  head_.step = head_.found_step;
}

void Timsort::halving_answer(bool is_before) {
  const uint32_t middle = head_.low + (head_.high - head_.low) / 2;
  (is_before ? head_.low : head_.high) = is_before ? middle + 1 : middle;
  halve();
}

}  // namespace ouro
