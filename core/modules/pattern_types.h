// pattern_types.h - the types behind re: Pattern, Match and Scanner, and the one way to search.
//
// All three are records (vm/library_types.h). The program of a Pattern and the spans of a Match
// are bytes objects that hold 32-bit words.
#pragma once

#include "core/modules/pattern_matcher.h"
#include "core/modules/text_values.h"
#include "core/vm/library_types.h"

namespace ouro {

namespace patterns {
// `template_maker`: the function that takes the backslashes out of a replacement text.
enum PatternField : uint32_t {
  kSource,
  kCode,
  kGroupIndex,  // a dict: numbers by name
  kGroupNames,  // a tuple: names by number, or None
  kTemplateMaker,
  kPatternFields
};
enum PatternNumber : uint32_t { kFlags, kGroupCount, kSlotCount, kWeaklist, kPatternNumbers };
enum MatchField : uint32_t { kSearched, kMatchPattern, kSpans, kMatchFields };
enum MatchNumber : uint32_t { kPos, kEndPos, kLastIndex, kMatchNumbers };
enum ScannerField : uint32_t { kScannedPattern, kScanned, kScannerFields };
enum ScannerNumber : uint32_t { kNextPosition, kScanEnd, kMustAdvance, kScannerNumbers };

inline int64_t& pattern_number(Machine& m, Ref<Object> pattern, PatternNumber which) {
  return record_number(m, pattern, kPatternFields, which);
}
inline int64_t& match_number(Machine& m, Ref<Object> match, MatchNumber which) {
  return record_number(m, match, kMatchFields, which);
}
inline int64_t& scanner_number(Machine& m, Ref<Object> scanner, ScannerNumber which) {
  return record_number(m, scanner, kScannerFields, which);
}
}  // namespace patterns

// What is done with the matches of a pattern in a text.
enum class ScanMode : uint32_t { First, Next, FindAll, Split, Replace, ReplaceCounting };

struct ScanRequest {
  Ref<Object> pattern;
  Ref<Object> text;
  ScanMode mode = ScanMode::First;
  MatchKind kind = MatchKind::Search;
  uint32_t position = 0;
  uint32_t end = 0;
  int64_t limit = 0;        // how many matches count; 0: all
  Ref<Object> replacement;  // a callable, a text, or a list of texts and numbers of groups
  Ref<Object> scanner;      // Next: what moves on
};
// The operands are borrowed.
Outcome scan(Machine& m, const ScanRequest& request);
// False with TypeError raised when the pattern cannot be used on such a thing.
[[nodiscard]] bool check_searched(Machine& m, Ref<Object> pattern, Ref<Object> text);

// Where a group of a match lies; kNoPosition twice when it has not matched.
TextRange span_of(Machine& m, Ref<Object> match, uint32_t group);
// What a group of a match is; `fallback` (borrowed) when it has not matched. Owned.
Ref<Object> group_text(Machine& m, Ref<Object> match, uint32_t group, Ref<Object> fallback);
// A part of a text, as str or bytes; what lies behind its end does not count.
Ref<Object> searched_part(Machine& m, Ref<Object> text, TextRange range);

// For types whose instances only searches make: a call of the type is TypeError.
Outcome refuse_instance(Machine& m, const Args& args);
inline constexpr NativeEntry kNoInstances = {"__new__", refuse_instance, 1, kAnyCount, "**"};

void make_pattern_type(Machine& m, Ref<Module> module);
void make_match_type(Machine& m, Ref<Module> module);

}  // namespace ouro
