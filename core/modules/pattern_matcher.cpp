#include "core/modules/pattern_matcher.h"

#include <algorithm>

namespace ouro {
namespace {

// Words of the instructions, operands included.
constexpr uint32_t kLiteralWords = 3;
constexpr uint32_t kSetWords = 4;
constexpr uint32_t kItemWords = 3;
constexpr uint32_t kRepeatWords = 6;
constexpr uint32_t kRepeatOneWords = 5;
constexpr uint32_t kLookWords = 4;
constexpr uint32_t kNoLimit = 0xFFFFFFFFu;

}  // namespace

void PatternMatcher::begin(uint32_t slot_count) {
  run_.slots.assign(slot_count + 1, kNoPosition);
  run_.slots.back() = 0;
  run_.stack.clear();
  run_.barrier = kNoPosition;
  run_.at = 0;
  run_.position = run_.start;
}

uint32_t PatternMatcher::slot(uint32_t index) const {
  return index < run_.slots.size() ? run_.slots[index] : kNoPosition;
}

void PatternMatcher::set_slot(uint32_t index, uint32_t value) {
  if (index >= run_.slots.size() || run_.slots[index] == value) return;
  push(Undo, index, run_.slots[index]);
  run_.slots[index] = value;
}

MatchResult PatternMatcher::go_on(uint32_t budget) {
  // A stack that has grown long has to be copied at each pause, so pauses become rarer then.
  budget_ = int64_t{budget} + static_cast<int64_t>(run_.stack.size());
  while (budget_-- > 0) {
    if (!run_instruction() && !backtrack()) return MatchResult::Failed;
    if (matched_) return MatchResult::Matched;
  }
  return MatchResult::Paused;
}

// --- instructions: false means that this way does not match ---

bool PatternMatcher::run_instruction() {
  const uint32_t at = run_.at;
  switch (code(at)) {
    case PatternCode::Success:
      return succeed();
    case PatternCode::Any:
    case PatternCode::AnyAll:
    case PatternCode::Literal:
    case PatternCode::NotLiteral:
    case PatternCode::Set:
      return match_one();
    case PatternCode::At:
      run_.at += 2;
      return is_at(code(at + 1));
    case PatternCode::Save:
      save_mark();
      return true;
    case PatternCode::Split:
      push(Choice, word(at + 1), run_.position);
      run_.at += 2;
      return true;
    case PatternCode::Jump:
      run_.at = word(at + 1);
      return true;
    case PatternCode::Repeat:
      return begin_repeat();
    case PatternCode::Until:
      return until();
    case PatternCode::RepeatOne:
      return repeat_one();
    case PatternCode::GroupReference:
      return group_reference();
    case PatternCode::GroupExists:
      run_.at = slot(2 * word(at + 1) + 1) == kNoPosition ? word(at + 2) : at + 3;
      return true;
    case PatternCode::Look:
      return begin_look();
    case PatternCode::LookEnd:
      return end_look();
    default:
      return false;
  }
}

bool PatternMatcher::succeed() {
  if (run_.kind == MatchKind::Whole && run_.position != run_.end) return false;
  if (run_.must_advance && run_.position == run_.start) return false;
  matched_ = true;
  run_.slots[0] = run_.start;
  run_.slots[1] = run_.position;
  return true;
}

bool PatternMatcher::match_one() {
  if (run_.position >= run_.end) return false;
  if (!matches_character(run_.at, text_[run_.position])) return false;
  ++run_.position;
  run_.at += length_of_one(run_.at);
  return true;
}

bool PatternMatcher::matches_character(uint32_t at, char32_t character) const {
  switch (code(at)) {
    case PatternCode::Any:
      return character != '\n';
    case PatternCode::AnyAll:
      return true;
    case PatternCode::Literal:
      return same_character(code(at + 1), word(at + 2), character);
    case PatternCode::NotLiteral:
      return !same_character(code(at + 1), word(at + 2), character);
    case PatternCode::Set:
      return in_set(at, character);
    default:
      return false;
  }
}

uint32_t PatternMatcher::length_of_one(uint32_t at) const {
  switch (code(at)) {
    case PatternCode::Literal:
    case PatternCode::NotLiteral:
      return kLiteralWords;
    case PatternCode::Set:
      return kSetWords + kItemWords * word(at + 3);
    default:
      return 1;
  }
}

bool PatternMatcher::in_set(uint32_t at, char32_t character) const {
  const bool negated = word(at + 2) != 0;
  if (has_item(at, character)) return !negated;
  const PatternCode how = code(at + 1);
  if (how == PatternCode::CaseExact) return negated;
  const CaseVariants variants = case_variants(how, character);
  for (uint32_t i = 0; i < variants.count; ++i) {
    if (has_item(at, variants.characters[i])) return !negated;
  }
  return negated;
}

bool PatternMatcher::has_item(uint32_t at, char32_t character) const {
  const size_t items_max = code_.size() / kItemWords;
  const auto count = static_cast<uint32_t>(std::min<size_t>(word(at + 3), items_max));
  uint32_t item = at + kSetWords;
  for (uint32_t i = 0; i < count; ++i, item += kItemWords) {
    if (code(item) == PatternCode::ItemRange) {
      if (character >= word(item + 1) && character <= word(item + 2)) return true;
    } else if (in_category(code(item + 1), character)) {
      return true;
    }
  }
  return false;
}

bool PatternMatcher::is_at(PatternCode where) const {
  const uint32_t position = run_.position;
  const uint32_t end = run_.end;
  switch (where) {
    case PatternCode::AtBeginning:
      return position == 0;
    case PatternCode::AtBeginningLine:
      return position == 0 || text_[position - 1] == '\n';
    case PatternCode::AtEnd:
      return position == end || (position + 1 == end && text_[position] == '\n');
    case PatternCode::AtEndLine:
      return position == end || text_[position] == '\n';
    case PatternCode::AtEndString:
      return position == end;
    case PatternCode::AtBoundary:
      return is_boundary(PatternCode::Word);
    case PatternCode::AtNonBoundary:
      return !is_boundary(PatternCode::Word);
    case PatternCode::AtAsciiBoundary:
      return is_boundary(PatternCode::AsciiWord);
    case PatternCode::AtAsciiNonBoundary:
      return !is_boundary(PatternCode::AsciiWord);
    case PatternCode::AtText:
      return end != 0;
    default:
      return false;
  }
}

bool PatternMatcher::is_boundary(PatternCode category) const {
  const uint32_t position = run_.position;
  const bool before = position > 0 && in_category(category, text_[position - 1]);
  const bool after = position < run_.end && in_category(category, text_[position]);
  return before != after;
}

void PatternMatcher::save_mark() {
  const uint32_t mark = word(run_.at + 1);
  set_slot(mark, run_.position);
  if ((mark & 1) != 0) set_slot(static_cast<uint32_t>(run_.slots.size()) - 1, mark / 2);
  run_.at += 2;
}

// --- loops: a slot counts the passes, the next one says where the last optional one began ---

bool PatternMatcher::begin_repeat() {
  const uint32_t first = word(run_.at + 1);
  set_slot(first, 0);
  set_slot(first + 1, kNoPosition);
  run_.at = word(run_.at + 5);
  return true;
}

bool PatternMatcher::iterate(uint32_t repeat, uint32_t count) {
  set_slot(word(repeat + 1), count + 1);
  run_.at = repeat + kRepeatWords;
  return true;
}

// As MAX_UNTIL and MIN_UNTIL of sre: an optional pass must not begin where the one before began.
bool PatternMatcher::until() {
  const uint32_t repeat = word(run_.at + 1);
  const uint32_t first = word(repeat + 1);
  const uint32_t count = slot(first);
  if (count < word(repeat + 2)) return iterate(repeat, count);
  const uint32_t limit = word(repeat + 3);
  const bool may_repeat = (count < limit || limit == kNoLimit) && slot(first + 1) != run_.position;
  const uint32_t behind = run_.at + 2;
  if (word(repeat + 4) != 0) {
    if (may_repeat) push(LoopAgain, repeat, run_.position);
    run_.at = behind;
    return true;
  }
  if (may_repeat) {
    push(Choice, behind, run_.position);
    set_slot(first + 1, run_.position);
    return iterate(repeat, count);
  }
  run_.at = behind;
  return true;
}

uint32_t PatternMatcher::count_matches(uint32_t at, uint32_t from, uint32_t limit) {
  const uint32_t room = run_.end - from;
  const uint32_t last = from + std::min(limit, room);
  uint32_t position = from;
  while (position < last && matches_character(at, text_[position])) ++position;
  budget_ -= (position - from) / 4;
  return position - from;
}

bool PatternMatcher::repeat_one() {
  const uint32_t at = run_.at;
  const PatternCode way = code(at + 1);
  const uint32_t least = word(at + 2);
  const uint32_t most = word(at + 3);
  const uint32_t wanted = way == PatternCode::Lazy ? least : most;
  const uint32_t from = run_.position;
  const uint32_t count = count_matches(at + kRepeatOneWords, from, wanted);
  if (count < least) return false;
  run_.at = word(at + 4);
  run_.position = from + count;
  if (way == PatternCode::Greedy && count > least) push(FewerTimes, at, from + least, from + count);
  if (way == PatternCode::Lazy && least < most) {
    push(OnceMore, at, run_.position, most == kNoLimit ? kNoLimit : most - least);
  }
  return true;
}

bool PatternMatcher::fewer_times(const PatternRun::Entry& entry) {
  const uint32_t behind = word(entry.a + 4);
  const bool is_literal =
      code(behind) == PatternCode::Literal && code(behind + 1) == PatternCode::CaseExact;
  uint32_t position = entry.c - 1;
  while (is_literal && position > entry.b && text_[position] != word(behind + 2)) {
    --position;
    --budget_;
  }
  if (position > entry.b) push(FewerTimes, entry.a, entry.b, position);
  run_.position = position;
  run_.at = behind;
  return true;
}

bool PatternMatcher::once_more(const PatternRun::Entry& entry) {
  if (entry.b >= run_.end) return false;
  if (!matches_character(entry.a + kRepeatOneWords, text_[entry.b])) return false;
  const uint32_t left = entry.c == kNoLimit ? kNoLimit : entry.c - 1;
  if (left != 0) push(OnceMore, entry.a, entry.b + 1, left);
  run_.position = entry.b + 1;
  run_.at = word(entry.a + 4);
  return true;
}

// --- groups and assertions ---

bool PatternMatcher::group_reference() {
  const PatternCode how = code(run_.at + 1);
  const uint32_t group = word(run_.at + 2);
  const uint32_t begin = slot(2 * group);
  const uint32_t end = slot(2 * group + 1);
  if (begin == kNoPosition || end == kNoPosition || end < begin) return false;
  if (end - begin > run_.end - run_.position) return false;
  for (uint32_t i = begin; i < end; ++i, ++run_.position) {
    if (!same_character(how, text_[i], text_[run_.position])) return false;
  }
  budget_ -= (end - begin) / 4;
  run_.at += 3;
  return true;
}

bool PatternMatcher::begin_look() {
  const uint32_t back = word(run_.at + 2);
  if (back > run_.position) {
    if (code(run_.at + 1) != PatternCode::LookAgainst) return false;
    run_.at = word(run_.at + 3);
    return true;
  }
  push(Barrier, run_.at, run_.position, run_.barrier);
  run_.barrier = static_cast<uint32_t>(run_.stack.size()) - 1;
  run_.position -= back;
  run_.at += kLookWords;
  return true;
}

// The inside has matched. What it would try next is forgotten; what it has set can still be undone.
bool PatternMatcher::end_look() {
  if (run_.barrier >= run_.stack.size()) return false;
  const uint32_t barrier = run_.barrier;
  const PatternRun::Entry entry = run_.stack[barrier];
  if (code(entry.a + 1) == PatternCode::LookAgainst) {
    while (run_.stack.size() > barrier + 1) {
      const PatternRun::Entry undone = run_.stack.back();
      run_.stack.pop_back();
      if (undone.kind == Undo) run_.slots[undone.a] = undone.b;
    }
    run_.stack.pop_back();
    run_.barrier = entry.c;
    return false;
  }
  const auto begin = run_.stack.begin() + static_cast<ptrdiff_t>(barrier);
  budget_ -= (run_.stack.end() - begin) / 4;
  const auto kept = std::remove_if(begin, run_.stack.end(),
                                   [](const PatternRun::Entry& each) { return each.kind != Undo; });
  run_.stack.erase(kept, run_.stack.end());
  run_.barrier = entry.c;
  if (code(entry.a + 1) == PatternCode::LookFor) run_.position = entry.b;
  run_.at += 1;
  return true;
}

bool PatternMatcher::fail_look(const PatternRun::Entry& entry) {
  run_.barrier = entry.c;
  if (code(entry.a + 1) != PatternCode::LookAgainst) return false;
  run_.position = entry.b;
  run_.at = word(entry.a + 3);
  return true;
}

// --- going back ---

// Takes the last way that is left; false when there is none.
bool PatternMatcher::backtrack() {
  while (!run_.stack.empty()) {
    const PatternRun::Entry entry = run_.stack.back();
    run_.stack.pop_back();
    --budget_;
    switch (entry.kind) {
      case Undo:
        run_.slots[entry.a] = entry.b;
        continue;
      case Choice:
        run_.at = entry.a;
        run_.position = entry.b;
        return true;
      case FewerTimes:
        return fewer_times(entry);
      case OnceMore:
        if (once_more(entry)) return true;
        continue;
      case LoopAgain:
        run_.position = entry.b;
        set_slot(word(entry.a + 1) + 1, entry.b);
        return iterate(entry.a, slot(word(entry.a + 1)));
      default:
        if (fail_look(entry)) return true;
    }
  }
  return next_start();
}

bool PatternMatcher::cannot_start_here() const {
  switch (code(0)) {
    case PatternCode::Literal:
    case PatternCode::Set:
      return run_.start >= run_.end || !matches_character(0, text_[run_.start]);
    default:
      return false;
  }
}

bool PatternMatcher::next_start() {
  if (run_.kind != MatchKind::Search) return false;
  run_.must_advance = false;
  do {
    if (run_.start >= run_.end) return false;
    ++run_.start;
  } while (--budget_ > 0 && cannot_start_here());
  run_.at = 0;
  run_.position = run_.start;
  run_.barrier = kNoPosition;
  return true;
}

}  // namespace ouro
