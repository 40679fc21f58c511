// pattern_scan.cpp - searching: match() and search(), and what is done with all matches of a text
// in findall(), split() and sub().

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/pattern_types.h"
#include "core/objects/instance.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

using namespace patterns;

// MatchText: what is searched (pattern, text, replacement or None, scanner or None), the results
// so far and the match in progress are owned.
enum Slot : uint32_t { kGiven, kResults, kKept, kPosition, kEnd, kLimit, kDone, kLastEnd, kMode };
enum State : uint16_t { kMatching, kReplaced };
enum Given : uint32_t { kPattern, kText, kReplacement, kScanner, kGivenCount };
// Of the mode's slot: ScanMode, MatchKind and whether the next match must not be empty.
constexpr uint32_t kKindShift = 8;
constexpr uint32_t kMustAdvanceBit = 1u << 16;

constexpr uint32_t kInstructionsPerTick = 20000;
constexpr uint32_t kMatchesPerStep = 32;

Ref<Object> given(Machine& m, Given which) {
  return tuple_get(m.heap, m.task().ref(kGiven).as<Tuple>(), which);
}
ScanMode mode_of(Machine& m) {
  return static_cast<ScanMode>(m.task().slot[kMode] & 0xFF);
}

std::span<const uint32_t> words_of(Machine& m, Ref<Object> bytes) {
  const StrView data = bytes_view(m.heap, bytes);
  return {reinterpret_cast<const uint32_t*>(data.bytes()), data.length() / 4};
}
std::span<const uint32_t> code_of(Machine& m, Ref<Object> pattern) {
  return words_of(m, record_field(m, pattern, kCode));
}

// --- a match in progress, kept between two ticks as words ---

constexpr uint32_t kHeadWords = 8;

bool keep_run(Machine& m, const PatternRun& run) {
  std::vector<uint32_t> words = {static_cast<uint32_t>(run.kind),
                                 run.start,
                                 run.end,
                                 run.must_advance ? 1u : 0u,
                                 run.at,
                                 run.position,
                                 run.barrier,
                                 static_cast<uint32_t>(run.slots.size())};
  words.insert(words.end(), run.slots.begin(), run.slots.end());
  for (const PatternRun::Entry& entry : run.stack) {
    words.insert(words.end(), {entry.kind, entry.a, entry.b, entry.c});
  }
  const Ref<Object> old = m.task().ref(kKept) ? m.task().take(kKept) : Ref<Object>{};
  xdecref(m.heap, old);
  const Ref<Bytes> kept = bytes_allocate(m.heap, 4 * uint64_t{words.size()});
  if (!kept) return false;
  std::memcpy(bytes_data(m.heap, kept), words.data(), 4 * words.size());
  m.task().own(kKept, kept.as<Object>());
  return true;
}

PatternRun kept_run(Machine& m) {
  const std::span<const uint32_t> words = words_of(m, m.task().ref(kKept));
  PatternRun run;
  run.kind = static_cast<MatchKind>(words[0]);
  run.start = words[1];
  run.end = words[2];
  run.must_advance = words[3] != 0;
  run.at = words[4];
  run.position = words[5];
  run.barrier = words[6];
  const auto stack = words.begin() + kHeadWords + words[7];
  run.slots.assign(words.begin() + kHeadWords, stack);
  for (auto word = stack; word != words.end(); word += 4) {
    run.stack.push_back({word[0], word[1], word[2], word[3]});
  }
  return run;
}

PatternRun new_run(Machine& m) {
  const Task& task = m.task();
  PatternRun run;
  run.kind = static_cast<MatchKind>(task.slot[kMode] >> kKindShift & 0xFF);
  run.start = task.slot[kPosition];
  run.end = task.slot[kEnd];
  run.must_advance = (task.slot[kMode] & kMustAdvanceBit) != 0;
  return run;
}

// --- results ---

Ref<Object> new_match(Machine& m, const PatternRun& run) {
  const Ref<Object> pattern = given(m, kPattern);
  const auto groups = static_cast<uint32_t>(pattern_number(m, pattern, kGroupCount));
  const uint32_t words = 2 * (groups + 1);
  const Ref<Object> match = object_new_of(m.heap, library_type(m, LibraryType::Match));
  const Ref<Bytes> spans = bytes_allocate(m.heap, 4 * words);
  std::memcpy(bytes_data(m.heap, spans), run.slots.data(), 4 * words);
  record_field(m, match, kSpans) = spans.as<Object>();
  record_field(m, match, kSearched) = new_reference(m.heap, given(m, kText));
  record_field(m, match, kMatchPattern) = new_reference(m.heap, pattern);
  match_number(m, match, kPos) = m.task().slot[kPosition];
  match_number(m, match, kEndPos) = m.task().slot[kEnd];
  match_number(m, match, kLastIndex) = run.slots.back();
  m.heap.track(match);
  return match;
}

bool add_result(Machine& m, Ref<Object> owned) {
  if (!owned) {
    (void)m.raise_memory_error();
    return false;
  }
  if (list_append(m.heap, m.task().ref(kResults).as<List>(), owned)) return true;
  decref(m.heap, owned);
  (void)m.raise_memory_error();
  return false;
}

// A group of the match in progress; `unset` (borrowed) when it has not matched.
Ref<Object> found_group(Machine& m, const PatternRun& run, uint32_t group, Ref<Object> unset) {
  const TextRange range = {run.slots[2 * group], run.slots[2 * group + 1]};
  if (range.start == kNoPosition || range.end == kNoPosition) return new_reference(m.heap, unset);
  return searched_part(m, given(m, kText), range);
}

Ref<Object> empty_text(Machine& m) {
  return is_str(m, given(m, kText)) ? m.heap.state().empty_str : m.heap.state().empty_bytes;
}

Ref<Object> found_item(Machine& m, const PatternRun& run) {
  const auto groups = static_cast<uint32_t>(pattern_number(m, given(m, kPattern), kGroupCount));
  if (groups <= 1) return found_group(m, run, groups, empty_text(m));
  const Ref<Tuple> item = tuple_new(m.heap, groups);
  for (uint32_t group = 1; group <= groups; ++group) {
    const Ref<Object> text = found_group(m, run, group, empty_text(m));
    tuple_items(m.heap, item)[group - 1] = text;
  }
  tuple_finish(m.heap, item);
  return item.as<Object>();
}

// What lies between the last match and here.
bool add_text_before(Machine& m, uint32_t end) {
  return add_result(m, searched_part(m, given(m, kText), {m.task().slot[kLastEnd], end}));
}

bool add_split(Machine& m, const PatternRun& run) {
  if (!add_text_before(m, run.slots[0])) return false;
  const auto groups = static_cast<uint32_t>(pattern_number(m, given(m, kPattern), kGroupCount));
  for (uint32_t group = 1; group <= groups; ++group) {
    if (!add_result(m, found_group(m, run, group, m.none()))) return false;
  }
  return true;
}

bool add_template(Machine& m, const PatternRun& run) {
  const Ref<Object> parts = given(m, kReplacement);
  const uint32_t count = list_size(m.heap, parts.as<List>());
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> part = list_get(m.heap, parts.as<List>(), i);
    int64_t group = 0;
    const bool is_group = is_int(m, part) && int_try_i64(m.heap, part.as<Int>(), &group) &&
                          group >= 0 && 2 * group + 2 < static_cast<int64_t>(run.slots.size());
    const Ref<Object> text = is_group
                                 ? found_group(m, run, static_cast<uint32_t>(group), empty_text(m))
                                 : new_reference(m.heap, part);
    if (!add_result(m, text)) return false;
  }
  return true;
}

// Where the next search begins. Until 3.6 an empty match just moved it on by one character.
void move_on(Machine& m, const PatternRun& run) {
  Task& task = m.task();
  const bool empty = run.slots[0] == run.slots[1];
  task.slot[kPosition] = run.slots[1];
  task.slot[kMode] &= ~kMustAdvanceBit;
  if (!empty) return;
  if (library_profile(m.profile()).empty_matches_adjoin) {
    task.slot[kMode] |= kMustAdvanceBit;
  } else {
    ++task.slot[kPosition];
  }
}

StepResult finish_list(Machine& m) {
  if (mode_of(m) == ScanMode::FindAll) return m.finish(m.task().take(kResults));
  if (!add_text_before(m, m.task().slot[kEnd])) return StepResult::Raised;
  if (mode_of(m) == ScanMode::Split) return m.finish(m.task().take(kResults));
  const Outcome joined = join_texts(m, empty_text(m), m.task().ref(kResults));
  if (!joined.is_value()) return StepResult::Raised;
  if (mode_of(m) == ScanMode::Replace) return m.finish(joined.value());
  const Ref<Object> count = int_from_i64(m.heap, m.task().slot[kDone]).as<Object>();
  return m.finish(tuple_of(m.heap, joined.value(), count).as<Object>());
}

void set_scanner(Machine& m) {
  const Ref<Object> scanner = given(m, kScanner);
  scanner_number(m, scanner, kNextPosition) = m.task().slot[kPosition];
  scanner_number(m, scanner, kMustAdvance) = (m.task().slot[kMode] & kMustAdvanceBit) != 0;
}

StepResult not_found(Machine& m) {
  if (mode_of(m) == ScanMode::Next) {
    m.task().slot[kPosition] = kNoPosition;
    set_scanner(m);
  }
  const bool one = mode_of(m) == ScanMode::First || mode_of(m) == ScanMode::Next;
  return one ? m.finish(new_reference(m.heap, m.none())) : finish_list(m);
}

// An empty match that is left out: beside the last one, and any where a text is split.
bool is_left_out(Machine& m, const PatternRun& run) {
  if (library_profile(m.profile()).empty_matches_adjoin) return false;
  if (run.slots[0] != run.slots[1]) return false;
  if (mode_of(m) == ScanMode::Split) return true;
  const bool replaces = mode_of(m) >= ScanMode::Replace;
  return replaces && m.task().slot[kDone] > 0 && run.slots[0] == m.task().slot[kLastEnd];
}

StepResult replace(Machine& m, const PatternRun& run) {
  if (run.slots[0] > m.task().slot[kLastEnd] && !add_text_before(m, run.slots[0])) {
    return StepResult::Raised;
  }
  const Ref<Object> replacement = given(m, kReplacement);
  const bool is_text = is_str(m, replacement) || is_bytes_like(m, replacement);
  const bool is_template = m.heap.is_exact(replacement, TypeId::List);
  if (is_text || is_template) {
    const bool added =
        is_text ? add_result(m, new_reference(m.heap, replacement)) : add_template(m, run);
    m.task().slot[kLastEnd] = run.slots[1];
    move_on(m, run);
    return added ? StepResult::Again : StepResult::Raised;
  }
  const Ref<Object> match = new_match(m, run);
  m.task().slot[kLastEnd] = run.slots[1];
  move_on(m, run);
  m.task().state = kReplaced;
  const uint32_t own = own_index(m);
  const Outcome outcome = call_keeping(m, replacement, {match});
  decref(m.heap, match);
  return wait_for(m, own, outcome);
}

StepResult found(Machine& m, const PatternRun& run) {
  const ScanMode mode = mode_of(m);
  if (mode == ScanMode::First || mode == ScanMode::Next) {
    const Ref<Object> match = new_match(m, run);
    move_on(m, run);
    if (mode == ScanMode::Next) set_scanner(m);
    return m.finish(match);
  }
  if (is_left_out(m, run)) {
    move_on(m, run);
    return StepResult::Again;
  }
  ++m.task().slot[kDone];
  if (mode >= ScanMode::Replace) return replace(m, run);
  const bool added =
      mode == ScanMode::Split ? add_split(m, run) : add_result(m, found_item(m, run));
  m.task().slot[kLastEnd] = run.slots[1];
  move_on(m, run);
  return added ? StepResult::Again : StepResult::Raised;
}

StepResult go_on(Machine& m) {
  const Task& task = m.task();
  const bool done = task.slot[kLimit] != 0 && task.slot[kDone] >= task.slot[kLimit];
  const StrView text = view_of(m, given(m, kText));
  // A bytearray may have shrunk meanwhile.
  if (done || task.slot[kPosition] > task.slot[kEnd] || task.slot[kEnd] > text.length()) {
    return not_found(m);
  }
  const bool resumed = static_cast<bool>(task.ref(kKept));
  PatternRun run = resumed ? kept_run(m) : new_run(m);
  const Ref<Object> pattern = given(m, kPattern);
  PatternMatcher matcher(code_of(m, pattern), text, run);
  if (!resumed) matcher.begin(static_cast<uint32_t>(pattern_number(m, pattern, kSlotCount)));
  const MatchResult result = matcher.go_on(kInstructionsPerTick);
  if (result == MatchResult::Paused) {
    if (keep_run(m, run)) return StepResult::Again;
    return fail_for_memory(m);
  }
  if (resumed) decref(m.heap, m.task().take(kKept));
  return result == MatchResult::Matched ? found(m, run) : not_found(m);
}

StepResult take_replacement(Machine& m) {
  const Ref<Object> value = m.take_result();
  m.task().state = kMatching;
  if (value == m.none()) {
    decref(m.heap, value);
    return StepResult::Again;
  }
  return add_result(m, value) ? StepResult::Again : StepResult::Raised;
}

// Some matches a tick, as long as nothing else wants to run.
StepResult scan_step(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMatchesPerStep; ++i) {
    const StepResult result = m.task().state == kReplaced ? take_replacement(m) : go_on(m);
    if (result != StepResult::Again || !is_top(m, own) || m.heap.attention()) return result;
    if (m.task().state == kReplaced && !m.task().ref(kTaskInbox)) return result;
    if (m.task().ref(kKept)) return result;
  }
  return StepResult::Again;
}

}  // namespace

Ref<Object> searched_part(Machine& m, Ref<Object> text, TextRange range) {
  const StrView view = view_of(m, text);
  const uint32_t end = std::min(range.end, view.length());
  const uint32_t start = std::min(range.start, end);
  if (!is_layout(m, text, LayoutId::ByteArray)) return text_part(m, text, start, end);
  const StrView part = view.part(start, end);
  const std::string copy(reinterpret_cast<const char*>(part.bytes()), part.length());
  return bytes_from_text(m.heap, copy).as<Object>();
}

bool check_searched(Machine& m, Ref<Object> pattern, Ref<Object> text) {
  if (!is_str(m, text) && !is_bytes_like(m, text)) {
    std::string message = "expected string or bytes-like object";
    if (library_profile(m.profile()).pattern_tells_type) {
      message += ", got '" + type_name_of(m, text) + "'";
    }
    (void)m.raise(TypeId::TypeError, message);
    return false;
  }
  const Ref<Object> source = record_field(m, pattern, kSource);
  if (source == m.none() || is_str(m, source) == is_str(m, text)) return true;
  (void)m.raise(TypeId::TypeError, is_str(m, source)
                                       ? "cannot use a string pattern on a bytes-like object"
                                       : "cannot use a bytes pattern on a string-like object");
  return false;
}

Outcome scan(Machine& m, const ScanRequest& request) {
  const auto kept = [&](Ref<Object> object) {
    return new_reference(m.heap, object ? object : m.none());
  };
  const bool lists = request.mode != ScanMode::First && request.mode != ScanMode::Next;
  const Ref<Object> results = lists ? list_new(m.heap).as<Object>() : Ref<Object>{};
  const Ref<Tuple> tuple = tuple_new(m.heap, kGivenCount);
  const Ref<Object> parts[] = {request.pattern, request.text, request.replacement, request.scanner};
  for (uint32_t i = 0; i < kGivenCount; ++i) tuple_items(m.heap, tuple)[i] = kept(parts[i]);
  Task& task = m.heap.push_task(TaskKind::MatchText);
  task.own(kGiven, tuple.as<Object>());
  if (results) task.own(kResults, results);
  // A negative limit lets no match through.
  task.slot[kPosition] = request.limit < 0 ? kNoPosition : request.position;
  task.slot[kEnd] = request.end;
  task.slot[kLimit] = static_cast<uint32_t>(std::clamp<int64_t>(request.limit, 0, kNoPosition));
  task.slot[kMode] = static_cast<uint32_t>(request.mode) | static_cast<uint32_t>(request.kind)
                                                               << kKindShift;
  const bool advance = request.scanner && scanner_number(m, request.scanner, kMustAdvance) != 0;
  if (advance) task.slot[kMode] |= kMustAdvanceBit;
  return begun(m, scan_step(m));
}

StepResult step_MatchText(Machine& m) {
  return scan_step(m);
}

}  // namespace ouro
