// timsort.h - CPython's sort (Objects/listobject.c) as data that stands still at each comparison.
//
// It sorts places: 0, 1, ... stand for items it never sees, and it asks which of two belongs first.
// All it knows is a row of 32-bit words that its owner keeps, on the host or in the block, so a
// sort can wait for a __lt__ written in Python and be copied meanwhile:
//
//   [ Head: what it is doing | order: one place per item | room for half as many ]
//
// The order has each place once, but while two runs are merged: then the shorter one lies in the
// room, and the gap in the order is as long as what is left of it. The comparisons, and the places
// after an abandoned sort, are those of CPython; what changed with its versions is in SortRules.
#pragma once

#include <cstdint>

#include "core/profiles/object_rules.h"

namespace ouro {

// A view of the words; it may be made anew for each call.
class Timsort {
 public:
  static uint64_t words_for(uint32_t size);
  explicit Timsort(uint32_t* words);

  // --- at first ---
  // Begins with `size` items, at least one, none of which have a place yet.
  void start(uint32_t size, const SortRules& rules);
  // Gives places to the next items, up to the one at `end`, from the last to the first when
  // `backwards`. All items must have one before the sort goes on.
  void place_up_to(uint32_t end, bool backwards);

  // --- until it is sorted ---
  // Goes on to the next question: true when it is whether `left` belongs before `right`, false when
  // everything is sorted. `is_less` is the answer to the last question.
  bool advance(bool is_less);
  uint32_t left() const;
  uint32_t right() const;
  // Brings each item into the order again, in the middle of whatever was going on.
  void abandon();

  // --- in the end ---
  // Which item belongs at each position.
  uint32_t* order();

 private:
  struct Head;
  struct Side;

  void ask(uint32_t left, uint32_t right, uint32_t answer_step);
  void ask_positions(uint32_t left, uint32_t right, uint32_t answer_step);
  void move_on(bool is_less);
  void move_on_in_run(bool is_less);
  void move_on_in_merge(bool is_less);

  void begin_run();
  void ask_next_smaller(uint32_t answer_step);
  void first_answer(bool is_less);
  void strict_answer(bool is_less, bool descends);
  void ascending_answer(bool is_less);
  void begin_descent();
  void go_on_down();
  void descent_answer(bool is_less);
  void larger_answer(bool is_less);
  void tail_answer(bool is_less);
  void reverse_equals();
  void reverse(uint32_t from, uint32_t to);
  void end_run();
  uint32_t next_minrun();
  void ask_insertion();
  void insertion_answer(bool is_less);

  void push_run();
  void merge_collapse();
  void collapse_by_power();
  void final_collapse();

  void merge_at(uint32_t index);
  void skip_of_first();
  void cut_second();
  void begin_merge();
  void take(Side& side, uint32_t count);
  bool is_over() const;
  void end_merge();
  void put_rest_back();
  void go_on_one_by_one();
  void one_answer(bool is_less);
  void gallop_in_first();
  void found_in_first();
  void found_in_second();

  void gallop(uint32_t key, uint32_t base, uint32_t count, uint32_t hint, bool right_side,
              uint32_t next_step);
  void gallop_into(const Side& side, uint32_t key, bool right_side, uint32_t next_step);
  uint32_t galloped(const Side& side) const;
  void ask_gallop(uint32_t position, uint32_t answer_step);
  void hint_answer(bool is_before);
  void leap();
  void leap_answer(bool is_before);
  void land();
  void halve();
  void halving_answer(bool is_before);

  Head& head_;
  uint32_t* cells_;  // the order, and behind it the room
};

}  // namespace ouro
