// pattern_matcher.h - runs the program of a compiled regular expression on a text.
//
// A backtracking machine (what Modules/_sre does by recursion): one instruction after the other;
// where there is a choice, the other way is pushed, and so is everything that has to be undone
// before that way can be taken. When nothing fits, the last entry is popped. So all of a match in
// progress is a few numbers and one stack, which can be kept between two ticks: a pattern that
// needs ages keeps no tick waiting.
//
// The matcher knows neither machine nor heap; code and text must not move while it runs. Programs
// come from lib/_re_compiler.py, but any words are safe to run.
#pragma once

#include <span>
#include <vector>

#include "core/modules/pattern_characters.h"
#include "core/objects/str_object.h"

namespace ouro {

inline constexpr uint32_t kNoPosition = 0xFFFFFFFFu;

enum class MatchKind : uint32_t { Prefix, Search, Whole };

// A match in progress, and at last its result.
struct PatternRun {
  MatchKind kind = MatchKind::Prefix;
  uint32_t start = 0;  // where the match begins
  uint32_t end = 0;    // of the text
  // The match must not be empty, as long as it begins where the run began.
  bool must_advance = false;

  // Two for each group from 0 on, then what loops need (kNoPosition: not set), and last the number
  // of the group that ended last.
  std::vector<uint32_t> slots;

  uint32_t at = 0;
  uint32_t position = 0;
  uint32_t barrier = kNoPosition;  // the innermost LOOK that is being tried, in the stack
  struct Entry {
    uint32_t kind, a, b, c;
  };
  std::vector<Entry> stack;
};

enum class MatchResult : uint8_t { Matched, Failed, Paused };

class PatternMatcher {
 public:
  PatternMatcher(std::span<const uint32_t> code, StrView text, PatternRun& run)
      : code_(code), text_(text), run_(run) {}

  // To be called once; `slot_count` leaves out the last slot.
  void begin(uint32_t slot_count);
  // Goes on for about so many instructions.
  MatchResult go_on(uint32_t budget);

 private:
  enum EntryKind : uint32_t { Choice, Undo, FewerTimes, OnceMore, LoopAgain, Barrier };

  uint32_t word(uint32_t index) const { return index < code_.size() ? code_[index] : 0; }
  PatternCode code(uint32_t index) const { return static_cast<PatternCode>(word(index)); }
  uint32_t slot(uint32_t index) const;
  void set_slot(uint32_t index, uint32_t value);
  void push(EntryKind kind, uint32_t a, uint32_t b, uint32_t c = 0) {
    run_.stack.push_back({kind, a, b, c});
  }

  bool run_instruction();
  bool match_one();
  bool is_at(PatternCode where) const;
  bool is_boundary(PatternCode category) const;
  bool matches_character(uint32_t at, char32_t character) const;
  bool in_set(uint32_t at, char32_t character) const;
  bool has_item(uint32_t at, char32_t character) const;
  uint32_t length_of_one(uint32_t at) const;
  void save_mark();
  bool begin_repeat();
  bool until();
  bool iterate(uint32_t repeat, uint32_t count);
  bool repeat_one();
  uint32_t count_matches(uint32_t at, uint32_t from, uint32_t limit);
  bool group_reference();
  bool begin_look();
  bool end_look();
  bool succeed();

  bool backtrack();
  bool next_start();
  bool fewer_times(const PatternRun::Entry& entry);
  bool once_more(const PatternRun::Entry& entry);
  bool fail_look(const PatternRun::Entry& entry);
  bool cannot_start_here() const;

  std::span<const uint32_t> code_;
  StrView text_;
  PatternRun& run_;
  int64_t budget_ = 0;
  bool matched_ = false;
};

}  // namespace ouro
