// timsort_head.h - what Timsort knows besides the order: which step it is at, and the step's own
// numbers. For timsort.cpp and timsort_merge.cpp only.
#pragma once

#include "core/modules/timsort.h"

namespace ouro {

inline constexpr uint32_t kMinGallop = 7;  // MIN_GALLOP
// Lengths of pending runs grow as Fibonacci numbers, so these are enough for 2^32 items.
inline constexpr uint32_t kRunsMax = 64;

// Steps up to kInsertionAnswer find a run. Those called Answer have been given one.
enum TimsortStep : uint32_t {
  kBeginRun,
  kFirstAnswer,
  kStrictlyUpAnswer,
  kStrictlyDownAnswer,
  kAscendingAnswer,
  kAllEqualAnswer,
  kDescentAnswer,
  kLargerAnswer,
  kTailAnswer,
  kInsertionAnswer,
  kMergeCollapse,
  kCollapseByPower,
  kFinalCollapse,
  kSkipOfFirst,
  kCutSecond,
  kOneAnswer,
  kFoundInFirst,
  kFoundInSecond,
  kHintAnswer,
  kLeapAnswer,
  kHalvingAnswer,
  kSorted,
};

struct TimsortRun {
  uint32_t base;
  uint32_t length;
  uint32_t power;  // from powersort: how deep in the tree of merges it ends
};

// One of two runs that are merged: where the next item of it is, and how many there are. They are
// taken from the front, or from the back when the merge goes backwards.
struct Timsort::Side {
  uint32_t at;
  uint32_t count;
};

struct Timsort::Head {
  SortRules rules;
  uint32_t size;
  uint32_t placed;
  uint32_t step;
  uint32_t asks;
  uint32_t left;
  uint32_t right;

  // Finding a run.
  uint32_t begin;
  uint32_t length;
  uint32_t equals;  // so many of a descending run are as small as the one before them
  uint32_t minrun_sum;
  uint32_t target;  // insertion makes the run this long
  uint32_t low;
  uint32_t high;

  // Merging two runs.
  uint32_t collapse_step;  // goes on when they are one
  uint32_t is_merging;
  uint32_t is_forwards;
  Side first;
  Side second;
  uint32_t destination;
  uint32_t first_won;  // so many times in a row
  uint32_t second_won;
  uint32_t min_gallop;

  // Galloping: where in a run a key belongs, before or after those that are equal to it.
  uint32_t key;
  uint32_t base;
  uint32_t count;
  uint32_t hint;
  uint32_t is_right_side;
  uint32_t found_step;
  uint32_t goes_up;
  uint32_t last_offset;
  uint32_t offset;

  uint32_t power;  // of the last run and the one that was found
  uint32_t run_count;
  TimsortRun runs[kRunsMax];
};

}  // namespace ouro
