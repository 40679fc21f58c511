// text_search_methods.cpp - methods of str, bytes and bytearray that look for text in text: find,
// count, startswith, partition, strip, split.

#include <limits>

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/modules/text_values.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/refusals.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

using Find = int64_t (*)(StrView text, StrView needle, SearchRange range);
using Affix = bool (*)(StrView text, StrView affix, SearchRange range);

// The index, -1 when nothing is found, -2 with an error raised.
int64_t search(Machine& m, const Args& args, const char* name, Find find) {
  Needle needle;
  SearchRange range{};
  const bool range_first = !is_str(m, args[0]) || m.profile().values->searches_parse_tuples;
  if (!range_first && !needle.read(m, args[0], args[1], name)) return -2;
  if (!read_search_range(m, args[0], args.get(2), args.get(3), &range)) return -2;
  if (range_first && !needle.read(m, args[0], args[1], name)) return -2;
  return find(view_of(m, args[0]), needle.view(m), range);
}

Outcome index_outcome(Machine& m, int64_t index) {
  return index == -2 ? Outcome::error() : Outcome(int_from_i64(m.heap, index));
}

Outcome index_or_error(Machine& m, const Args& args, int64_t index) {
  if (index != -1) return index_outcome(m, index);
  return m.raise(TypeId::ValueError,
                 is_str(m, args[0]) ? "substring not found" : "subsection not found");
}

Outcome find(Machine& m, const Args& args) {
  return index_outcome(m, search(m, args, "find", text_find));
}
Outcome rfind(Machine& m, const Args& args) {
  return index_outcome(m, search(m, args, "rfind", text_rfind));
}
Outcome index(Machine& m, const Args& args) {
  return index_or_error(m, args, search(m, args, "index", text_find));
}
Outcome rindex(Machine& m, const Args& args) {
  return index_or_error(m, args, search(m, args, "rindex", text_rfind));
}

Outcome count(Machine& m, const Args& args) {
  const auto count_in = [](StrView text, StrView needle, SearchRange range) {
    return int64_t{text_count(text, needle, range)};
  };
  return index_outcome(m, search(m, args, "count", count_in));
}

// One prefix or suffix of a tuple. False with an error raised.
bool check_affix(Machine& m, Ref<Object> self, Ref<Object> affix, const std::string& name) {
  if (goes_with(m, self, affix)) return true;
  if (is_str(m, self)) {
    (void)m.raise(TypeId::TypeError,
                  "tuple for " + name + " must only contain str, not " + type_name_of(m, affix));
  } else {
    (void)raise_wrong_text(m, self, "", affix);
  }
  return false;
}

Outcome has_affix(Machine& m, const Args& args, const std::string& name, Affix test) {
  const Ref<Object> self = args[0];
  SearchRange range{};
  if (!read_search_range(m, self, args.get(2), args.get(3), &range)) return Outcome::error();
  if (goes_with(m, self, args[1])) {
    return m.return_bool(test(view_of(m, self), view_of(m, args[1]), range));
  }
  if (!is_layout(m, args[1], LayoutId::Tuple)) {
    const std::string type = is_str(m, self) ? "str" : "bytes";
    return m.raise(TypeId::TypeError, name + " first arg must be " + type + " or a tuple of " +
                                          type + ", not " + type_name_of(m, args[1]));
  }
  const Ref<Tuple> affixes = args[1].as<Tuple>();
  for (uint32_t i = 0; i < tuple_size(m.heap, affixes); ++i) {
    const Ref<Object> affix = tuple_get(m.heap, affixes, i);
    if (!check_affix(m, self, affix, name)) return Outcome::error();
    if (test(view_of(m, self), view_of(m, affix), range)) return m.return_bool(true);
  }
  return m.return_bool(false);
}

Outcome startswith(Machine& m, const Args& args) {
  return has_affix(m, args, "startswith", text_starts_with);
}
Outcome endswith(Machine& m, const Args& args) {
  return has_affix(m, args, "endswith", text_ends_with);
}

SearchRange whole(StrView text) {
  return {0, text.length()};
}

Outcome removeprefix(Machine& m, const Args& args) {
  if (!goes_with(m, args[0], args[1])) {
    return raise_wrong_text(m, args[0], "removeprefix() argument", args[1]);
  }
  const StrView text = view_of(m, args[0]);
  const StrView prefix = view_of(m, args[1]);
  const bool starts = text_starts_with(text, prefix, whole(text));
  return text_part_outcome(m, args[0], {starts ? prefix.length() : 0, text.length()});
}

Outcome removesuffix(Machine& m, const Args& args) {
  if (!goes_with(m, args[0], args[1])) {
    return raise_wrong_text(m, args[0], "removesuffix() argument", args[1]);
  }
  const StrView text = view_of(m, args[0]);
  const StrView suffix = view_of(m, args[1]);
  const bool ends = text_ends_with(text, suffix, whole(text));
  return text_part_outcome(m, args[0], {0, text.length() - (ends ? suffix.length() : 0)});
}

// --- partition ---

Outcome partition_at(Machine& m, const Args& args, Find find_separator, bool from_right) {
  const Ref<Object> self = args[0];
  if (!goes_with(m, self, args[1])) return raise_wrong_text(m, self, "", args[1]);
  const StrView separator = view_of(m, args[1]);
  if (separator.empty()) return m.raise(TypeId::ValueError, "empty separator");
  const uint32_t length = view_of(m, self).length();
  const int64_t at = find_separator(view_of(m, self), separator, whole(view_of(m, self)));
  const bool found = at >= 0;
  const uint32_t none_at = from_right ? 0 : length;
  const uint32_t left_end = found ? static_cast<uint32_t>(at) : none_at;
  const uint32_t right_start = found ? left_end + separator.length() : none_at;
  const Ref<Object> left = text_part(m, self, 0, left_end);
  const Ref<Object> middle = found && is_str(m, self) ? new_reference(m.heap, args[1])
                                                      : text_part(m, self, left_end, right_start);
  const Ref<Object> right = text_part(m, self, right_start, length);
  if (left && middle && right) {
    const Ref<Tuple> parts = tuple_of(m.heap, left, middle, right);
    tuple_track(m.heap, parts);
    return parts;
  }
  for (const Ref<Object> part : {left, middle, right}) xdecref(m.heap, part);
  return m.raise_memory_error();
}

Outcome partition(Machine& m, const Args& args) {
  return partition_at(m, args, text_find, false);
}
Outcome rpartition(Machine& m, const Args& args) {
  return partition_at(m, args, text_rfind, true);
}

// --- strip ---

Outcome strip_side(Machine& m, const Args& args, const char* name, StripSide side) {
  const Ref<Object> self = args[0];
  const Ref<Object> characters = args.get(1);
  if (!characters || characters == m.none()) {
    return text_part_outcome(m, self,
                             strip_whitespace(view_of(m, self), side, whitespace_of(m, self)));
  }
  if (goes_with(m, self, characters)) {
    return text_part_outcome(m, self,
                             strip_characters(view_of(m, self), view_of(m, characters), side));
  }
  if (!is_str(m, self)) return raise_wrong_text(m, self, "", characters);
  return m.raise(TypeId::TypeError, std::string(name) + " arg must be None or str");
}

Outcome strip(Machine& m, const Args& args) {
  return strip_side(m, args, "strip", StripSide::Both);
}
Outcome lstrip(Machine& m, const Args& args) {
  return strip_side(m, args, "lstrip", StripSide::Left);
}
Outcome rstrip(Machine& m, const Args& args) {
  return strip_side(m, args, "rstrip", StripSide::Right);
}

// --- split ---

Outcome list_of_parts(Machine& m, Ref<Object> text, const std::vector<TextRange>& ranges) {
  const Ref<List> list = list_new_sized(m.heap, static_cast<uint32_t>(ranges.size()));
  if (!list) return m.raise_memory_error();
  for (uint32_t i = 0; i < ranges.size(); ++i) {
    const Ref<Object> part = text_part(m, text, ranges[i]);
    if (!part) {
      decref(m.heap, list.as<Object>());
      return m.raise_memory_error();
    }
    list_items(m.heap, list)[i] = part;
    if (!runs_short(m)) continue;
    decref(m.heap, list.as<Object>());
    return Outcome::error();
  }
  return list;
}

using SplitWhitespace = std::vector<TextRange> (*)(StrView, int64_t, Whitespace);
using SplitText = std::vector<TextRange> (*)(StrView, StrView, int64_t);

Outcome split_with(Machine& m, const Args& args, SplitWhitespace by_whitespace, SplitText by_text) {
  const Ref<Object> self = args[0];
  const Ref<Object> separator = args.get(1);
  int64_t splits_max = -1;
  if (!read_int(m, args.get(2), &splits_max)) return Outcome::error();
  if (!separator || separator == m.none()) {
    return list_of_parts(m, self,
                         by_whitespace(view_of(m, self), splits_max, whitespace_of(m, self)));
  }
  if (!goes_with(m, self, separator)) {
    if (!is_str(m, self)) return raise_wrong_text(m, self, "", separator);
    return m.raise(TypeId::TypeError, "must be str or None, not " + type_name_of(m, separator));
  }
  if (view_of(m, separator).empty()) return m.raise(TypeId::ValueError, "empty separator");
  return list_of_parts(m, self, by_text(view_of(m, self), view_of(m, separator), splits_max));
}

Outcome split(Machine& m, const Args& args) {
  return split_with(m, args, split_whitespace, split_text);
}
Outcome rsplit(Machine& m, const Args& args) {
  return split_with(m, args, rsplit_whitespace, rsplit_text);
}

Outcome splitlines(Machine& m, const Args& args) {
  int64_t flag = 0;
  const bool wants_int = !m.profile().values->any_truth_as_flag;
  if (wants_int && !read_c_int(m, args.get(1), &flag)) return Outcome::error();
  const LineEnds ends = read_flag(m, args.get(1), false) ? LineEnds::Keep : LineEnds::Drop;
  return list_of_parts(m, args[0],
                       split_lines(view_of(m, args[0]), ends, whitespace_of(m, args[0])));
}

constexpr NativeEntry kMethods[] = {
    {"find", with_index<find, 2, 3>, 2, 4},
    {"rfind", with_index<rfind, 2, 3>, 2, 4},
    {"index", with_index<index, 2, 3>, 2, 4},
    {"rindex", with_index<rindex, 2, 3>, 2, 4},
    {"count", with_index<count, 2, 3>, 2, 4},
    {"startswith", with_index<startswith, 2, 3>, 2, 4},
    {"endswith", with_index<endswith, 2, 3>, 2, 4},
    {"removeprefix", removeprefix, 2, 2},
    {"removesuffix", removesuffix, 2, 2},
    {"partition", partition, 2, 2},
    {"rpartition", rpartition, 2, 2},
    {"strip", strip, 1, 2},
    {"lstrip", lstrip, 1, 2},
    {"rstrip", rstrip, 1, 2},
    {"split", with_index<split, 2>, 1, 3, "sep maxsplit"},
    {"rsplit", with_index<rsplit, 2>, 1, 3, "sep maxsplit"},
    {"splitlines", splitlines, 1, 2, "keepends"},
};

}  // namespace

void install_text_search_methods(Machine& m) {
  for (const TypeId type : {TypeId::Str, TypeId::Bytes, TypeId::ByteArray}) {
    add_methods(m, type, kMethods);
  }
}

}  // namespace ouro
