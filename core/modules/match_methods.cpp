// match_methods.cpp - re.Match: what has matched, and where.

#include "core/heap/refcount.h"
#include "core/modules/pattern_types.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

using namespace patterns;

uint32_t group_count(Machine& m, Ref<Object> match) {
  const Ref<Object> pattern = record_field(m, match, kMatchPattern);
  return static_cast<uint32_t>(pattern_number(m, pattern, kGroupCount));
}

// The number of a group that is given by number or name; false with IndexError raised.
bool read_group(Machine& m, Ref<Object> match, Ref<Object> argument, uint32_t* group) {
  *group = 0;
  if (!argument) return true;
  if (is_str(m, argument)) {
    const Ref<Object> pattern = record_field(m, match, kMatchPattern);
    const auto names = record_field(m, pattern, kGroupIndex).as<Dict>();
    argument = dict_get_str(m.heap, names, argument.as<Str>());
  }
  int64_t number = -1;
  if (argument && is_int(m, argument)) number = int_clamped_i64(m.heap, argument.as<Int>());
  *group = static_cast<uint32_t>(number);
  if (number >= 0 && number <= group_count(m, match)) return true;
  (void)m.raise(TypeId::IndexError, "no such group");
  return false;
}

Outcome match_group(Machine& m, const Args& args) {
  const uint32_t count = args.count() - 1;
  uint32_t group = 0;
  if (count <= 1) {
    if (!read_group(m, args[0], args.get(1), &group)) return Outcome::error();
    return or_memory_error(m, group_text(m, args[0], group, m.none()));
  }
  std::vector<uint32_t> groups(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (!read_group(m, args[0], args[i + 1], &groups[i])) return Outcome::error();
  }
  const Ref<Tuple> texts = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> text = group_text(m, args[0], groups[i], m.none());
    tuple_items(m.heap, texts)[i] = text;
  }
  tuple_finish(m.heap, texts);
  return texts;
}

Outcome match_getitem(Machine& m, const Args& args) {
  uint32_t group = 0;
  if (!read_group(m, args[0], args[1], &group)) return Outcome::error();
  return or_memory_error(m, group_text(m, args[0], group, m.none()));
}

Outcome match_groups(Machine& m, const Args& args) {
  const uint32_t count = group_count(m, args[0]);
  const Ref<Object> unset = args[1] ? args[1] : m.none();
  const Ref<Tuple> texts = tuple_new(m.heap, count);
  for (uint32_t group = 1; group <= count; ++group) {
    const Ref<Object> text = group_text(m, args[0], group, unset);
    tuple_items(m.heap, texts)[group - 1] = text;
  }
  if (count != 0) tuple_finish(m.heap, texts);
  return texts;
}

Outcome match_groupdict(Machine& m, const Args& args) {
  const Ref<Object> unset = args[1] ? args[1] : m.none();
  const Ref<Object> pattern = record_field(m, args[0], kMatchPattern);
  const Ref<Dict> made = dict_new(m.heap);
  uint32_t position = 0;
  while (true) {
    const auto names = record_field(m, pattern, kGroupIndex).as<Dict>();
    const DictItem item = dict_next(m.heap.memory, names, &position);
    if (!item.key) return made;
    uint32_t group = 0;
    CHECK(read_group(m, args[0], item.key, &group));
    const Ref<Object> text = group_text(m, args[0], group, unset);
    CHECK(dict_set_str(m.heap, made, item.key.as<Str>(), text).ok);
  }
}

Ref<Object> position_object(Machine& m, uint32_t position) {
  return int_from_i64(m.heap, position == kNoPosition ? -1 : int64_t{position}).as<Object>();
}
Ref<Tuple> span_tuple(Machine& m, TextRange span) {
  const Ref<Object> start = position_object(m, span.start);
  return tuple_of(m.heap, start, position_object(m, span.end));
}

enum class SpanPart : uint8_t { Start, End, Both };
template <SpanPart part>
Outcome match_span(Machine& m, const Args& args) {
  uint32_t group = 0;
  if (!read_group(m, args[0], args.get(1), &group)) return Outcome::error();
  const TextRange span = span_of(m, args[0], group);
  if (part == SpanPart::Both) return span_tuple(m, span);
  return position_object(m, part == SpanPart::Start ? span.start : span.end);
}

Outcome match_regs(Machine& m, const Args& args) {
  const uint32_t count = group_count(m, args[0]) + 1;
  const Ref<Tuple> spans = tuple_new(m.heap, count);
  for (uint32_t group = 0; group < count; ++group) {
    const Ref<Tuple> span = span_tuple(m, span_of(m, args[0], group));
    tuple_items(m.heap, spans)[group] = span.as<Object>();
  }
  tuple_finish(m.heap, spans);
  return spans;
}

// expand(): the pattern's function makes parts of the template, which then are joined.
Outcome expand_parts(Machine& m, const Args& args) {
  const Ref<Object> match = args[0];
  const Ref<Object> parts = args[1];
  if (!m.heap.is_exact(parts, TypeId::List)) return new_reference(m.heap, parts);
  const bool text = is_str(m, record_field(m, match, kSearched));
  const Ref<Object> empty = text ? m.heap.state().empty_str : m.heap.state().empty_bytes;
  const uint32_t count = list_size(m.heap, parts.as<List>());
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> part = list_get(m.heap, parts.as<List>(), i);
    uint32_t group = 0;
    if (!is_int(m, part)) continue;
    if (!read_group(m, match, part, &group)) return Outcome::error();
    const Ref<Object> found = group_text(m, match, group, empty);
    decref(m.heap, list_set(m.heap, parts.as<List>(), i, found));
  }
  return join_texts(m, empty, parts);
}

Outcome match_expand(Machine& m, const Args& args) {
  const Ref<Object> pattern = record_field(m, args[0], kMatchPattern);
  const Ref<Object> maker = record_field(m, pattern, kTemplateMaker);
  return continue_with(m, expand_parts, args[0], [&] {
    return call_keeping(m, maker, {pattern, args[1]});
  });
}

Outcome match_repr(Machine& m, const Args& args) {
  const TextRange span = span_of(m, args[0], 0);
  const Ref<Object> text = group_text(m, args[0], 0, m.none());
  std::string shown;
  if (is_str(m, text)) {
    append_repr(&shown, str_view(m.heap, text.as<Str>()));
  } else {
    shown = bytes_repr(bytes_view(m.heap, text));
  }
  decref(m.heap, text);
  return str_or_memory_error(m, "<" + type_name_of(m, args[0]) + " object; span=(" +
                                    std::to_string(span.start) + ", " + std::to_string(span.end) +
                                    "), match=" + shown + ">");
}

Outcome itself(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}
template <MatchNumber which>
Outcome get_number(Machine& m, const Args& args) {
  return int_from_i64(m.heap, match_number(m, args[0], which));
}
template <MatchField which>
Outcome get_field(Machine& m, const Args& args) {
  return new_reference(m.heap, record_field(m, args[0], which));
}
Outcome get_last_index(Machine& m, const Args& args) {
  const int64_t index = match_number(m, args[0], kLastIndex);
  if (index == 0) return m.return_none();
  return int_from_i64(m.heap, index);
}
Outcome get_last_group(Machine& m, const Args& args) {
  const auto index = static_cast<uint32_t>(match_number(m, args[0], kLastIndex));
  const Ref<Object> pattern = record_field(m, args[0], kMatchPattern);
  const auto names = record_field(m, pattern, kGroupNames).as<Tuple>();
  if (index >= tuple_size(m.heap, names)) return m.return_none();
  return new_reference(m.heap, tuple_get(m.heap, names, index));
}

constexpr NativeEntry kMethods[] = {
    {"group", match_group, 1, kAnyCount},
    {"groups", match_groups, 1, 2, "self default"},
    {"groupdict", match_groupdict, 1, 2, "self default"},
    {"start", with_index<match_span<SpanPart::Start>, 1>, 1, 2},
    {"end", with_index<match_span<SpanPart::End>, 1>, 1, 2},
    {"span", with_index<match_span<SpanPart::Both>, 1>, 1, 2},
    {"expand", match_expand, 2, 2},
    {"__getitem__", with_index<match_getitem, 1>, 2, 2},
    {"__repr__", match_repr, 1, 1},
    {"__copy__", itself, 1, 1},
    {"__deepcopy__", itself, 2, 2},
};
constexpr NativeEntry kContinuation = {"expand_parts", expand_parts, 2, 2};
constexpr NativeGetSet kAttributes[] = {
    {"string", get_field<kSearched>, nullptr, AttributeKind::Member},
    {"re", get_field<kMatchPattern>, nullptr, AttributeKind::Member},
    {"pos", get_number<kPos>, nullptr, AttributeKind::Member},
    {"endpos", get_number<kEndPos>, nullptr, AttributeKind::Member},
    {"lastindex", get_last_index},
    {"lastgroup", get_last_group},
    {"regs", match_regs},
};

}  // namespace

TextRange span_of(Machine& m, Ref<Object> match, uint32_t group) {
  const StrView spans = bytes_view(m.heap, record_field(m, match, kSpans));
  const auto* words = reinterpret_cast<const uint32_t*>(spans.bytes());
  return {words[2 * group], words[2 * group + 1]};
}

Ref<Object> group_text(Machine& m, Ref<Object> match, uint32_t group, Ref<Object> fallback) {
  const TextRange span = span_of(m, match, group);
  if (span.start == kNoPosition || span.end == kNoPosition) {
    return new_reference(m.heap, fallback);
  }
  return searched_part(m, record_field(m, match, kSearched), span);
}

void make_match_type(Machine& m, Ref<Module> module) {
  LibraryTypeRow row = {LibraryType::Match, "Match", "re", kMatchFields, kMatchNumbers, false};
  m.add_native(&kContinuation);
  const Ref<Type> type = new_library_type(m, row);
  add_constructor(m, type, kNoInstances);
  add_methods(m, type, kMethods);
  add_attributes(m, type, kAttributes);
  library_type_ready(m, type);
  set_in_module(m, module, row.name, new_reference(m.heap, type.as<Object>()));
}

}  // namespace ouro
