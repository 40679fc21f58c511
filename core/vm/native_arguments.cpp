// native_arguments.cpp - matching the arguments of a call with what a native function takes: their
// number, and keywords (Python/getargs.c, Objects/methodobject.c).

#include "core/vm/native_arguments.h"

#include <string>
#include <vector>

#include "core/heap/refcount.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/nested_calls.h"

namespace ouro {
namespace {

// The names in NativeEntry::keywords, one at a time.
class KeywordNames {
 public:
  explicit KeywordNames(const char* text) : rest_(text) {}
  bool next(std::string_view* name) {
    if (rest_.empty()) return false;
    const size_t end = rest_.find(' ');
    *name = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
};

// Index of a keyword in the entry's list, -1 when it has no such argument.
int keyword_index(const Machine& m, const NativeEntry& entry, Ref<Str> name) {
  KeywordNames names(entry.keywords);
  std::string_view candidate;
  for (int i = 0; names.next(&candidate);) {
    if (candidate == "*") continue;
    if (str_equals(m.heap, name, candidate)) return i;
    ++i;
  }
  return -1;
}

std::vector<std::string> keywords_of(const NativeEntry& entry) {
  KeywordNames names(entry.keywords);
  std::vector<std::string> found;
  for (std::string_view name; names.next(&name);) {
    if (name != "*") found.emplace_back(name);
  }
  return found;
}

bool reads_keyword_names(const NativeEntry& entry) {
  return entry.keywords != nullptr && std::string_view(entry.keywords) == "**";
}

uint32_t keyword_total(const NativeEntry& entry) {
  KeywordNames names(entry.keywords);
  std::string_view candidate;
  uint32_t total = 0;
  while (names.next(&candidate)) total += candidate == "*" ? 0 : 1;
  return total;
}

// How many arguments may be given by position.
uint32_t positional_max(const NativeEntry& entry) {
  if (entry.keywords == nullptr || reads_keyword_names(entry)) return entry.count_max;
  KeywordNames names(entry.keywords);
  std::string_view candidate;
  uint32_t keyword_only = 0;
  bool counts = false;
  while (names.next(&candidate)) {
    keyword_only += counts ? 1 : 0;
    counts = counts || candidate == "*";
  }
  return entry.count_max - keyword_only;
}

std::string counted(const Machine& m, uint32_t count) {
  const bool is_one = count == 1 && m.profile().objects->counts_agree;
  return std::to_string(count) + " argument" + (is_one ? "" : "s");
}

// The name in errors: an __init__ goes by the name of its type.
std::string name_in_errors(const Machine& m, const NativeEntry& entry, const NativeOwner& owner) {
  const std::string name = entry.name;
  return name == "__init__" && owner.type ? short_type_name(m, owner.type) : name;
}

// With the type in front, where the profile has it so.
std::string full_name(const Machine& m, const NativeEntry& entry, const NativeOwner& owner) {
  const bool by_type = owner.type && !owner.is_slot && m.profile().objects->natives_named_by_type;
  const std::string name = name_in_errors(m, entry, owner);
  return by_type ? short_type_name(m, owner.type) + "." + name : name;
}

// Of a function that takes keywords (getargs.c, vgetargskeywordsfast_impl).
Outcome raise_wrong_keyword_count(Machine& m, const NativeEntry& entry, uint32_t given,
                                  uint32_t least, uint32_t most, const NativeOwner& owner) {
  const std::string name = name_in_errors(m, entry, owner) + "()";
  const uint32_t by_position = most - (entry.count_max - positional_max(entry));
  if (given > by_position && by_position == 0) {
    return m.raise(TypeId::TypeError, name + " takes no positional arguments");
  }
  if (given > by_position) {
    const std::string kind = by_position == most ? "" : "positional ";
    return m.raise(TypeId::TypeError,
                   name + " takes " +
                       (least == most && by_position != most ? "exactly " : "at most ") +
                       std::to_string(by_position) + " " + kind + "argument" +
                       (by_position == 1 ? "" : "s") + " (" + std::to_string(given) + " given)");
  }
  const uint32_t without_names = most - keyword_total(entry);
  if (given < without_names) {
    return m.raise(TypeId::TypeError, name + " takes at least " + std::to_string(least) +
                                          " positional argument" + (least == 1 ? "" : "s") + " (" +
                                          std::to_string(given) + " given)");
  }
  KeywordNames names(entry.keywords);
  std::string_view missing;
  for (uint32_t i = without_names; i <= given; ++i) names.next(&missing);
  return m.raise(TypeId::TypeError, name + " missing required argument '" + std::string(missing) +
                                        "' (pos " + std::to_string(given + 1) + ")");
}

bool is_sequence_type(const Machine& m, Ref<Type> type) {
  if (!type) return false;
  const LayoutId layout = m.at(type).layout;
  return layout != LayoutId::Int && layout != LayoutId::Float && layout != LayoutId::Complex;
}

// Of a slot wrapper (typeobject.c check_num_args, or PyArg_UnpackTuple without a name).
Outcome raise_wrong_slot_count(Machine& m, const NativeEntry& entry, uint32_t given, uint32_t least,
                               uint32_t most, const NativeOwner& owner) {
  const bool repeats =
      std::string_view(entry.name).ends_with("mul__") && is_sequence_type(m, owner.type);
  const std::string got = ", got " + std::to_string(given);
  const bool has_name = m.profile().objects->slot_counts_have_name;
  if (least == most) {
    const std::string named = has_name ? std::string(entry.name) + " " : " ";
    const std::string blank = most >= 2 ? named : repeats && !has_name ? " " : "";
    return m.raise(TypeId::TypeError, blank + "expected " + counted(m, least) + got);
  }
  const bool is_get = std::string_view(entry.name) == "__get__";
  if (has_name && least + 1 == most && !is_get) {
    return m.raise(TypeId::TypeError, "expected " + std::to_string(least) + " or " +
                                          std::to_string(most) + " arguments" + got);
  }
  const bool few = given < least;
  return m.raise(TypeId::TypeError, std::string(has_name ? entry.name : "") + " expected at " +
                                        (few ? "least " : "most ") +
                                        counted(m, few ? least : most) + got);
}

// Types whose calls without keywords have a way of their own (long_vectorcall, unicode_vectorcall).
bool count_is_all(const Machine& m, const NativeEntry& entry) {
  const std::string_view name = entry.name;
  return (name == "int" || name == "str") && library_profile(m.profile()).int_and_str_count_alone;
}

// str.find and its like where PyArg_ParseTuple reads their arguments.
bool parses_tuple(const Machine& m, const NativeEntry& entry, const NativeOwner& owner) {
  if (!owner.type || !m.profile().values->searches_parse_tuples) return false;
  const LayoutId layout = m.at(owner.type).layout;
  if (layout != LayoutId::Str && layout != LayoutId::Bytes && layout != LayoutId::ByteArray) {
    return false;
  }
  for (const std::string_view name :
       {"find", "rfind", "index", "rindex", "count", "startswith", "endswith"}) {
    if (name == entry.name) return true;
  }
  return false;
}

// "str.upper() takes no arguments (1 given)" and its relatives (getargs.c, methodobject.c).
Outcome raise_wrong_count(Machine& m, const NativeEntry& entry, uint32_t given,
                          const NativeOwner& owner) {
  const uint32_t least = entry.count_min < owner.hidden ? 0 : entry.count_min - owner.hidden;
  const uint32_t most = entry.count_max - owner.hidden;
  given -= given < owner.hidden ? given : owner.hidden;
  const std::string got = std::to_string(given);
  const bool is_init = std::string_view(entry.name) == "__init__";
  const bool is_bound = owner.type || owner.hidden == 0;
  const bool counts_alone = !is_bound && count_is_all(m, entry);
  if (entry.keywords != nullptr && !counts_alone && (is_bound || !reads_keyword_names(entry))) {
    return raise_wrong_keyword_count(m, entry, given, least, most, owner);
  }
  if (owner.is_slot && !is_init) {
    return raise_wrong_slot_count(m, entry, given, least, most, owner);
  }
  const std::string full = full_name(m, entry, owner);
  if (most == 0 && !is_init) {
    return m.raise(TypeId::TypeError, full + "() takes no arguments (" + got + " given)");
  }
  const bool is_constructor = owner.hidden == 1 && !owner.type;
  if (least == 1 && most == 1 && !is_init && !is_constructor) {
    return m.raise(TypeId::TypeError, full + "() takes exactly one argument (" + got + " given)");
  }
  const std::string name = name_in_errors(m, entry, owner);
  if (least == most) {
    return m.raise(TypeId::TypeError, name + " expected " + counted(m, least) + ", got " + got);
  }
  const bool few = given < least;
  if (parses_tuple(m, entry, owner)) {
    const uint32_t limit = few ? least : most;
    return m.raise(TypeId::TypeError, name + "() takes at " + (few ? "least " : "most ") +
                                          std::to_string(limit) + " argument" +
                                          (limit == 1 ? "" : "s") + " (" + got + " given)");
  }
  return m.raise(TypeId::TypeError, name + " expected at " + (few ? "least " : "most ") +
                                        counted(m, few ? least : most) + ", got " + got);
}

bool is_derived(const Machine& m, Ref<Type> type) {
  return (m.at(type).flags & (kTypeHeap | kTypeImmutable)) == kTypeHeap;
}

// Whether a derived class has another special method than its builtin base.
bool overrides(const Machine& m, Ref<Type> type, SpecialMethod method) {
  const auto index = static_cast<uint32_t>(method);
  Ref<Type> base = type;
  while (is_derived(m, base)) base = m.at(base).base;
  return m.at(type).special[index] != m.at(base).special[index];
}

// Whether a constructor without keywords leaves them to an __init__ or __new__ of a derived class
// (list___init__, tuple_new and others with _PyArg_NoKeywords under a condition).
bool leaves_keywords(const Machine& m, const NativeEntry& entry, Ref<Object> first,
                     const NativeOwner& owner) {
  const bool is_list = owner.is_slot && owner.type == m.type(TypeId::List) &&
                       std::string_view(entry.name) == "__init__";
  const bool is_maker =
      !owner.type && owner.hidden == 1 && m.heap.type_of(first).layout == LayoutId::Type;
  if (!is_list && !is_maker) return false;
  const Ref<Type> type = is_list ? m.at(first).type : first.as<Type>();
  if (!is_derived(m, type)) return false;
  if (!library_profile(m.profile()).derived_refuse_keywords) return true;
  return overrides(m, type, is_list ? SpecialMethod::New : SpecialMethod::Init);
}

// Sorts keyword arguments into places behind `skip` leading ones (self).
Outcome call_with_keywords(Machine& m, const NativeEntry& entry,
                           std::span<const Ref<Object>> arguments, Ref<Tuple> names,
                           const NativeOwner& owner) {
  const uint32_t keyword_count = tuple_size(m.heap, names);
  const auto positional = static_cast<uint32_t>(arguments.size()) - keyword_count;
  if (entry.count_max != kAnyCount && arguments.size() > entry.count_max) {
    const uint32_t hidden = owner.hidden;
    return raise_too_many_arguments(m, name_in_errors(m, entry, owner), entry.count_max - hidden,
                                    positional - hidden,
                                    static_cast<uint32_t>(arguments.size()) - hidden);
  }
  const uint32_t skip =
      entry.count_max == kAnyCount ? positional : entry.count_max - keyword_total(entry);
  std::vector<Ref<Object>> sorted(arguments.begin(), arguments.begin() + positional);
  const uint32_t total = skip + keyword_total(entry);
  if (sorted.size() < total) sorted.resize(total);
  Ref<Str> unexpected;
  for (uint32_t i = 0; i < keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, names, i).as<Str>();
    const int index = keyword_index(m, entry, name);
    if (index < 0) {
      if (!unexpected) unexpected = name;
      continue;
    }
    Ref<Object>& place = sorted[skip + static_cast<uint32_t>(index)];
    if (place) {
      return m.raise(TypeId::TypeError, "argument for " + std::string(entry.name) +
                                            "() given by name ('" + str_to_utf8(m.heap, name) +
                                            "') and position (" + std::to_string(index + 1) + ")");
    }
    place = arguments[positional + i];
  }
  for (uint32_t i = 0; i < entry.count_min; ++i) {
    if (!sorted[i]) return raise_wrong_count(m, entry, i, owner);
  }
  if (unexpected) {
    return raise_unexpected_keyword(m, name_in_errors(m, entry, owner), keywords_of(entry),
                                    unexpected);
  }
  return entry.function(m, Args{sorted, {}, 0});
}

}  // namespace

Outcome raise_too_many_arguments(Machine& m, const std::string& name, uint32_t most,
                                 uint32_t by_position, uint32_t given) {
  return m.raise(TypeId::TypeError, name + "() takes at most " + std::to_string(most) +
                                        (by_position == 0 ? " keyword argument" : " argument") +
                                        (most == 1 ? "" : "s") + " (" + std::to_string(given) +
                                        " given)");
}

Outcome raise_unexpected_keyword(Machine& m, const std::string& function,
                                 const std::vector<std::string>& keywords, Ref<Str> given) {
  const std::string text = str_to_utf8(m.heap, given);
  // It has a check of its own (enumobject.c, check_keyword).
  if (function == "enumerate" && library_profile(m.profile()).enumerate_gives_no_place) {
    return m.raise(TypeId::TypeError,
                   "'" + text + "' is an invalid keyword argument for enumerate()");
  }
  std::string near;
  if (m.profile().suggestions == Suggestions::Keywords) {
    near = m.library().closest_name(keywords, text);
  }
  return m.raise(TypeId::TypeError,
                 filled(m.profile().objects->unexpected_keyword, {function, text}) +
                     (near.empty() ? "" : ". Did you mean '" + near + "'?"));
}

Outcome call_native(Machine& m, const NativeEntry& entry, std::span<const Ref<Object>> arguments,
                    Ref<Tuple> keyword_names, const NativeOwner& owner) {
  const NestedCall nested(m);
  if (nested.is_too_deep()) return raise_recursion_error(m);
  const uint32_t keywords = keyword_names ? tuple_size(m.heap, keyword_names) : 0;
  const auto given = static_cast<uint32_t>(arguments.size());
  if (keywords != 0 && entry.keywords == nullptr) {
    if (leaves_keywords(m, entry, arguments[0], owner)) {
      return call_native(m, entry, arguments.first(given - keywords), {}, owner);
    }
    const bool is_init = std::string_view(entry.name) == "__init__";
    const std::string shown = owner.is_slot && !is_init ? "wrapper " + std::string(entry.name)
                              : owner.is_bound && parses_tuple(m, entry, owner)
                                  ? entry.name
                                  : full_name(m, entry, owner);
    return m.raise(TypeId::TypeError, shown + "() takes no keyword arguments");
  }
  const uint32_t positional = given - keywords;
  const bool sorts = keywords != 0 && !reads_keyword_names(entry);
  const bool all_too_many = sorts && given > entry.count_max;
  const bool too_many =
      entry.count_max != kAnyCount && positional > positional_max(entry) && !all_too_many;
  const bool too_few = keywords == 0 && positional < entry.count_min;
  if (too_many || too_few) return raise_wrong_count(m, entry, positional, owner);
  if (sorts) {
    return call_with_keywords(m, entry, arguments, keyword_names, owner);
  }
  return entry.function(m, Args{arguments, keyword_names, keywords});
}

}  // namespace ouro
