// native_arguments.cpp - matching the arguments of a call with what a native function takes: their
// number, and keywords (Python/getargs.c, Objects/methodobject.c).

#include <string>
#include <vector>

#include "core/heap/refcount.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/native_calls.h"

namespace ouro {
namespace {

std::string plural(uint32_t count) {
  return std::to_string(count) + " argument" + (count == 1 ? "" : "s");
}

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

// Whether the native is shown as a slot wrapper (int.__add__), which words its errors its own way.
bool is_slot_name(std::string_view name) {
  return name.size() > 4 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) == "__";
}

// Of a function that takes keywords (getargs.c, vgetargskeywordsfast_impl).
Outcome raise_wrong_keyword_count(Machine& m, const NativeEntry& entry, uint32_t given,
                                  uint32_t least, uint32_t most) {
  const std::string name = std::string(entry.name) + "()";
  const uint32_t by_position = most - (entry.count_max - positional_max(entry));
  if (given > by_position) {
    const std::string kind = by_position == most ? "" : "positional ";
    return m.raise(TypeId::TypeError, name + " takes " + (least == most ? "exactly " : "at most ") +
                                          std::to_string(by_position) + " " + kind + "argument" +
                                          (by_position == 1 ? "" : "s") + " (" +
                                          std::to_string(given) + " given)");
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

// "str.upper() takes no arguments (1 given)" and its relatives (getargs.c, methodobject.c).
Outcome raise_wrong_count(Machine& m, const NativeEntry& entry, uint32_t given,
                          const NativeOwner& owner) {
  const std::string name = entry.name;
  const uint32_t least = entry.count_min < owner.hidden ? 0 : entry.count_min - owner.hidden;
  const uint32_t most = entry.count_max - owner.hidden;
  given -= given < owner.hidden ? given : owner.hidden;
  const std::string got = std::to_string(given);
  const std::string full = owner.type ? name_of_type(m, owner.type) + "." + name : name;
  if (owner.type && is_slot_name(name) && least == most) {
    return m.raise(TypeId::TypeError, "expected " + plural(least) + ", got " + got);
  }
  if (entry.keywords != nullptr && (owner.type || owner.hidden == 0)) {
    return raise_wrong_keyword_count(m, entry, given, least, most);
  }
  if (most == 0) {
    return m.raise(TypeId::TypeError, full + "() takes no arguments (" + got + " given)");
  }
  if (least == 1 && most == 1) {
    return m.raise(TypeId::TypeError, full + "() takes exactly one argument (" + got + " given)");
  }
  if (least == most) {
    return m.raise(TypeId::TypeError, name + " expected " + plural(least) + ", got " + got);
  }
  const bool few = given < least;
  return m.raise(TypeId::TypeError, name + " expected at " + (few ? "least " : "most ") +
                                        plural(few ? least : most) + ", got " + got);
}

// Sorts keyword arguments into places behind `skip` leading ones (self).
Outcome call_with_keywords(Machine& m, const NativeEntry& entry,
                           std::span<const Ref<Object>> arguments, Ref<Tuple> names,
                           const NativeOwner& owner) {
  const uint32_t keyword_count = tuple_size(m.heap, names);
  const auto positional = static_cast<uint32_t>(arguments.size()) - keyword_count;
  const uint32_t skip =
      entry.count_max == kAnyCount ? positional : entry.count_max - keyword_total(entry);
  std::vector<Ref<Object>> sorted(arguments.begin(), arguments.begin() + positional);
  const uint32_t total = skip + keyword_total(entry);
  if (sorted.size() < total) sorted.resize(total);
  for (uint32_t i = 0; i < keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, names, i).as<Str>();
    const int index = keyword_index(m, entry, name);
    const std::string text = str_to_utf8(m.heap, name);
    if (index < 0) {
      return m.raise(TypeId::TypeError, std::string(entry.name) +
                                            "() got an unexpected keyword argument '" + text + "'");
    }
    Ref<Object>& place = sorted[skip + static_cast<uint32_t>(index)];
    if (place) {
      return m.raise(TypeId::TypeError, "argument for " + std::string(entry.name) +
                                            "() given by name ('" + text + "') and position (" +
                                            std::to_string(index + 1) + ")");
    }
    place = arguments[positional + i];
  }
  for (uint32_t i = 0; i < entry.count_min; ++i) {
    if (!sorted[i]) return raise_wrong_count(m, entry, i, owner);
  }
  return entry.function(m, Args{sorted, {}, 0});
}

}  // namespace

Outcome call_native(Machine& m, const NativeEntry& entry, std::span<const Ref<Object>> arguments,
                    Ref<Tuple> keyword_names, const NativeOwner& owner) {
  const uint32_t keywords = keyword_names ? tuple_size(m.heap, keyword_names) : 0;
  const auto given = static_cast<uint32_t>(arguments.size());
  if (keywords != 0 && entry.keywords == nullptr) {
    return m.raise(TypeId::TypeError, std::string(entry.name) + "() takes no keyword arguments");
  }
  const uint32_t positional = given - keywords;
  const bool too_many = entry.count_max != kAnyCount && positional > positional_max(entry);
  const bool too_few = keywords == 0 && positional < entry.count_min;
  if (too_many || too_few) return raise_wrong_count(m, entry, positional, owner);
  if (keywords != 0 && !reads_keyword_names(entry)) {
    return call_with_keywords(m, entry, arguments, keyword_names, owner);
  }
  return entry.function(m, Args{arguments, keyword_names, keywords});
}

}  // namespace ouro
