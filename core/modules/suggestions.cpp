#include "core/modules/suggestions.h"

#include <algorithm>
#include <cctype>

#include "core/heap/refcount.h"
#include "core/modules/name_lists.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/frame_locals.h"
#include "core/vm/interpreter_exit.h"

namespace ouro {
namespace {

constexpr size_t kCandidatesMax = 750;
constexpr size_t kNameLengthMax = 40;
constexpr size_t kMoveCost = 2;
constexpr size_t kCaseCost = 1;
constexpr uint32_t kOuterAttributesMax = 20;

size_t substitution_cost(char a, char b) {
  if (a == b) return 0;
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

// Levenshtein's distance in units of half a move; above `cost_max` when it is sure to be larger.
size_t distance_of(std::string_view a, std::string_view b, size_t cost_max) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return kMoveCost * (a.size() + b.size());
  if (a.size() > kNameLengthMax || b.size() > kNameLengthMax) return cost_max + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > cost_max) return cost_max + 1;
  std::vector<size_t> row(a.size());
  for (size_t i = 0; i < row.size(); ++i) row[i] = (i + 1) * kMoveCost;
  size_t result = 0;
  for (size_t at = 0; at < b.size(); ++at) {
    size_t distance = at * kMoveCost;
    result = distance;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      const size_t substitute = distance + substitution_cost(b[at], a[i]);
      distance = row[i];
      result = std::min(std::min(result, distance) + kMoveCost, substitute);
      row[i] = result;
      least = std::min(least, result);
    }
    if (least > cost_max) return cost_max + 1;
  }
  return result;
}

std::string text_of(Machine& m, Ref<Object> text) {
  return str_to_utf8(m.heap, text.as<Str>());
}

bool is_str(const Machine& m, Ref<Object> object) {
  return object && m.heap.type_of(object).layout == LayoutId::Str;
}

void add_keys(Machine& m, Ref<Dict> dict, std::vector<std::string>* names) {
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, dict, &position);
    if (!item.key) return;
    if (is_str(m, item.key)) names->push_back(text_of(m, item.key));
  }
}

void hide_underscored(std::vector<std::string>* names) {
  std::erase_if(*names, [](const std::string& name) { return name.starts_with('_'); });
}

// dir(object), without a __dir__ of the program.
std::vector<std::string> names_of(Machine& m, Ref<Object> object) {
  std::vector<std::string> names;
  const LayoutId layout = m.heap.type_of(object).layout;
  if (layout == LayoutId::Module) {
    add_keys(m, m.at(object.as<Module>()).dict.as<Dict>(), &names);
  } else {
    const Outcome found =
        layout == LayoutId::Type ? class_names(m, object.as<Type>()) : object_names(m, object);
    if (found.is_error()) m.clear_raised();
    if (!found.is_value()) return names;
    const Ref<List> list = found.value().as<List>();
    for (uint32_t i = 0; i < list_size(m.heap, list); ++i) {
      const Ref<Object> name = list_get(m.heap, list, i);
      if (is_str(m, name)) names.push_back(text_of(m, name));
    }
    decref(m.heap, found.value());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The frame object in which the exception arose; null when there is none.
Ref<FrameObject> innermost_frame(Machine& m, Ref<Object> exception) {
  Ref<Object> entry = m.at(exception.as<Exception>()).traceback;
  if (!entry) return {};
  while (m.at(entry.as<Traceback>()).next) entry = m.at(entry.as<Traceback>()).next;
  return m.at(entry.as<Traceback>()).frame.as<FrameObject>();
}

// What the frame calls `self`, borrowed or null.
Ref<Object> self_of(Machine& m, Ref<Dict> locals) {
  const Ref<Str> name = str_from_utf8(m.heap, "self");
  const Ref<Object> found = dict_get_str(m.heap, locals, name);
  decref(m.heap, name.as<Object>());
  return found;
}

bool binds(Machine& m, Ref<Object> found) {
  return found && static_cast<bool>(lookup_special(m, found, SpecialMethod::Get));
}

// An attribute of an attribute, found without running code of the program (traceback.py 3.15,
// _check_for_nested_attribute): "b.name" for the name in b; else empty.
std::string nested_attribute(Machine& m, Ref<Object> object, const std::vector<std::string>& names,
                             Ref<Str> wrong) {
  uint32_t left = kOuterAttributesMax;
  for (const std::string& name : names) {
    if (name.starts_with('_')) continue;
    if (left-- == 0) break;
    const Ref<Str> outer = str_from_utf8(m.heap, name);
    const bool is_bound = binds(m, type_lookup(m, m.at(object).type, outer));
    const Ref<Object> value = is_bound ? Ref<Object>{} : peek_attribute(m, object, outer);
    decref(m.heap, outer.as<Object>());
    if (!value) continue;
    Ref<Object> inner = type_lookup(m, m.at(value).type, wrong);
    if (inner) {
      incref(m.heap, inner);
    } else {
      inner = peek_attribute(m, value, wrong);
    }
    const bool found = static_cast<bool>(inner);
    xdecref(m.heap, inner);
    decref(m.heap, value);
    if (found) return name + "." + text_of(m, wrong.as<Object>());
  }
  return "";
}

std::string attribute_suggestion(Machine& m, Ref<Object> exception) {
  const Ref<Object> details = m.at(exception.as<Exception>()).extra;
  if (!details) return "";
  const std::string wrong = text_of(m, tuple_get(m.heap, details.as<Tuple>(), kMissingName));
  const Ref<Object> object = tuple_get(m.heap, details.as<Tuple>(), kMissingIn);
  std::vector<std::string> names = names_of(m, object);
  bool hides = m.profile().suggestions == Suggestions::Keywords && !wrong.starts_with('_');
  if (const Ref<FrameObject> frame = innermost_frame(m, exception); hides && frame) {
    const Ref<Dict> locals = frame_locals_snapshot(m, frame);
    hides = self_of(m, locals) != object;
    decref(m.heap, locals.as<Object>());
  }
  if (hides) hide_underscored(&names);
  const std::string closest = closest_name(names, wrong);
  if (!closest.empty() || !m.profile().objects->nested_attributes_suggested) return closest;
  return nested_attribute(m, object, names,
                          tuple_get(m.heap, details.as<Tuple>(), kMissingName).as<Str>());
}

// Whether `import name` would find something (sys.stdlib_module_names).
bool is_library_module(const std::string& name) {
  static constexpr std::string_view kNames[] = {
      "abc",         "argparse",  "array",     "ast",         "asyncio",     "atexit",
      "base64",      "bisect",    "builtins",  "calendar",    "cmath",       "collections",
      "contextlib",  "copy",      "csv",       "ctypes",      "dataclasses", "datetime",
      "decimal",     "difflib",   "dis",       "enum",        "errno",       "faulthandler",
      "fractions",   "functools", "gc",        "getpass",     "glob",        "gzip",
      "hashlib",     "heapq",     "hmac",      "html",        "http",        "importlib",
      "inspect",     "io",        "ipaddress", "itertools",   "json",        "keyword",
      "linecache",   "locale",    "logging",   "marshal",     "math",        "mmap",
      "numbers",     "operator",  "os",        "pathlib",     "pickle",      "platform",
      "pprint",      "queue",     "random",    "re",          "resource",    "sched",
      "secrets",     "select",    "shelve",    "shutil",      "signal",      "socket",
      "sqlite3",     "ssl",       "stat",      "statistics",  "string",      "struct",
      "subprocess",  "sys",       "sysconfig", "tempfile",    "textwrap",    "threading",
      "time",        "timeit",    "tkinter",   "token",       "tokenize",    "traceback",
      "tracemalloc", "types",     "typing",    "unicodedata", "unittest",    "urllib",
      "uuid",        "warnings",  "weakref",   "xml",         "zipfile",     "zlib"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

std::string name_suggestion(Machine& m, Ref<Object> exception, const std::string& wrong) {
  const Ref<FrameObject> frame = innermost_frame(m, exception);
  if (!frame) return "";
  const bool knows_self = m.profile().suggestions >= Suggestions::Imports;
  const Ref<Dict> locals = frame_locals_snapshot(m, frame);
  std::vector<std::string> names;
  add_keys(m, locals, &names);
  if (m.at(frame).frame) {
    add_keys(m, m.at(m.at(frame).frame).globals.as<Dict>(), &names);
    add_keys(m, m.at(m.at(frame).frame).builtins.as<Dict>(), &names);
  }
  std::string found;
  if (const Ref<Object> self = self_of(m, locals); knows_self && self) {
    const Ref<Str> name = str_from_utf8(m.heap, wrong);
    const Ref<Object> value = peek_attribute(m, self, name);
    if (value) found = "self." + wrong;
    xdecref(m.heap, value);
    decref(m.heap, name.as<Object>());
  }
  decref(m.heap, locals.as<Object>());
  return found.empty() ? closest_name(names, wrong) : found;
}

std::string import_suggestion(Machine& m, Ref<Object> exception) {
  const Ref<Object> details = m.at(exception.as<Exception>()).extra;
  if (!details || m.profile().suggestions < Suggestions::Imports) return "";
  const Ref<Tuple> parts = details.as<Tuple>();
  if (tuple_size(m.heap, parts) < 3 || !is_str(m, tuple_get(m.heap, parts, 2))) return "";
  const Ref<Object> module =
      dict_get_str(m.heap, m.state().modules.as<Dict>(), tuple_get(m.heap, parts, 0).as<Str>());
  if (!module) return "";
  const std::string wrong = text_of(m, tuple_get(m.heap, parts, 2));
  std::vector<std::string> names = names_of(m, module);
  if (m.profile().suggestions == Suggestions::Keywords && !wrong.starts_with('_')) {
    hide_underscored(&names);
  }
  return closest_name(names, wrong);
}

std::string did_you_mean(const std::string& name) {
  return name.empty() ? "" : ". Did you mean: '" + name + "'?";
}

}  // namespace

std::string closest_name(const std::vector<std::string>& candidates, const std::string& wrong) {
  if (candidates.size() > kCandidatesMax || wrong.size() > kNameLengthMax) return "";
  size_t best = SIZE_MAX;
  std::string found;
  for (const std::string& candidate : candidates) {
    if (candidate == wrong) continue;
    size_t most = (candidate.size() + wrong.size() + 3) * kMoveCost / 6;
    if (best != SIZE_MAX) most = std::min(most, best - 1);
    const size_t distance = distance_of(wrong, candidate, most);
    if (distance > most) continue;
    found = candidate;
    best = distance;
    if (best == 0) break;
  }
  return found;
}

std::string suggestion_for(Machine& m, Ref<Object> exception) {
  if (m.profile().suggestions == Suggestions::None) return "";
  if (modules_are_gone(m)) return "";  // among them traceback, which would look for it
  const Ref<Type> type = m.at(exception).type;
  if (is_subtype(m, type, m.type(TypeId::AttributeError))) {
    const std::string found = attribute_suggestion(m, exception);
    if (found.empty()) return "";
    const auto details = m.at(exception.as<Exception>()).extra.as<Tuple>();
    const std::string wrong = text_of(m, tuple_get(m.heap, details, kMissingName));
    return filled(m.profile().objects->attribute_suggestion, {found, wrong});
  }
  if (is_subtype(m, type, m.type(TypeId::ImportError))) {
    return did_you_mean(import_suggestion(m, exception));
  }
  const Ref<Object> name = m.at(exception.as<Exception>()).extra;
  if (!is_subtype(m, type, m.type(TypeId::NameError)) || !is_str(m, name)) return "";
  const std::string wrong = text_of(m, name);
  const std::string near = did_you_mean(name_suggestion(m, exception, wrong));
  if (m.profile().suggestions < Suggestions::Imports || !is_library_module(wrong)) return near;
  if (near.empty()) return ". Did you forget to import '" + wrong + "'?";
  return near + " Or did you forget to import '" + wrong + "'?";
}

}  // namespace ouro
