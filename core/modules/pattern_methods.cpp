// pattern_methods.cpp - re.Pattern and the module _sre, which makes one of the program that
// lib/_re_compiler.py has written.

#include <algorithm>
#include <cstdio>

#include "core/heap/refcount.h"
#include "core/modules/modules.h"
#include "core/modules/pattern_types.h"
#include "core/objects/dict_view.h"
#include "core/objects/instance.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

using namespace patterns;

// --- making ---

// The words of a list of ints as bytes; null with an error raised.
Ref<Bytes> code_bytes(Machine& m, Ref<List> list) {
  const uint32_t count = list_size(m.heap, list);
  const Ref<Bytes> code = bytes_allocate(m.heap, 4 * uint64_t{count});
  if (!code) {
    (void)m.raise_memory_error();
    return {};
  }
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> item = list_get(m.heap, list, i);
    int64_t word = -1;
    if (is_int(m, item)) word = int_clamped_i64(m.heap, item.as<Int>());
    if (word < 0 || word > int64_t{0xFFFFFFFF}) {
      decref(m.heap, code.as<Object>());
      (void)m.raise(TypeId::OverflowError, "regular expression code size limit exceeded");
      return {};
    }
    const auto bits = static_cast<uint32_t>(word);
    std::memcpy(bytes_data(m.heap, code) + 4 * size_t{i}, &bits, 4);
  }
  return code;
}

constexpr int64_t kGroupsMax = 1 << 24;
constexpr int64_t kSlotsMax = 1 << 26;

// compile(pattern, flags, code, groups, groupindex, groupnames, slots, template_maker)
Outcome compile_pattern(Machine& m, const Args& args) {
  int64_t flags = 0;
  int64_t groups = 0;
  int64_t slots = 0;
  const bool read =
      read_int(m, args[1], &flags) && read_int(m, args[3], &groups) && read_int(m, args[6], &slots);
  if (!read) return Outcome::error();
  const bool good = m.heap.is_exact(args[2], TypeId::List) &&
                    m.heap.is_exact(args[4], TypeId::Dict) &&
                    m.heap.is_exact(args[5], TypeId::Tuple) && groups >= 0 &&
                    groups <= kGroupsMax && slots >= 2 * groups + 2 && slots <= kSlotsMax;
  if (!good) return m.raise(TypeId::TypeError, "invalid regular expression code");
  const Ref<Bytes> code = code_bytes(m, args[2].as<List>());
  if (!code) return Outcome::error();
  const Ref<Object> made = object_new_of(m.heap, library_type(m, LibraryType::Pattern));
  record_field(m, made, kSource) = new_reference(m.heap, args[0]);
  record_field(m, made, kCode) = code.as<Object>();
  record_field(m, made, kGroupIndex) = new_reference(m.heap, args[4]);
  record_field(m, made, kGroupNames) = new_reference(m.heap, args[5]);
  record_field(m, made, kTemplateMaker) = new_reference(m.heap, args[7]);
  pattern_number(m, made, kFlags) = flags;
  pattern_number(m, made, kGroupCount) = groups;
  pattern_number(m, made, kSlotCount) = slots;
  m.heap.track(made);
  return made;
}

// --- searching ---

// The part of the text that `pos` and `endpos` leave; false with an error raised.
bool read_request(Machine& m, const Args& args, ScanRequest* request) {
  request->pattern = args[0];
  request->text = args[1];
  if (!check_searched(m, args[0], args[1])) return false;
  const int64_t length = view_of(m, args[1]).length();
  int64_t position = 0;
  int64_t end = length;
  if (!read_slice_index(m, args.get(2), &position) || !read_slice_index(m, args.get(3), &end)) {
    return false;
  }
  end = std::clamp<int64_t>(end, 0, length);
  request->position = static_cast<uint32_t>(std::clamp<int64_t>(position, 0, length));
  request->end = static_cast<uint32_t>(end);
  return true;
}

template <ScanMode mode, MatchKind kind>
Outcome search_text(Machine& m, const Args& args) {
  ScanRequest request;
  request.mode = mode;
  request.kind = kind;
  if (!read_request(m, args, &request)) return Outcome::error();
  return scan(m, request);
}

Outcome pattern_split(Machine& m, const Args& args) {
  ScanRequest request;
  request.mode = ScanMode::Split;
  if (!read_int(m, args[2], &request.limit)) return Outcome::error();
  if (!read_request(m, Args{args.values.subspan(0, 2), {}, 0}, &request)) return Outcome::error();
  return scan(m, request);
}

// --- sub: 0 the pattern, 1 the replacement, 2 the text, 3 the limit ---

template <ScanMode mode>
Outcome replace_in(Machine& m, Ref<Object> pattern, Ref<Object> replacement, Ref<Object> text,
                   int64_t limit) {
  ScanRequest request;
  request.mode = mode;
  request.limit = limit;
  request.replacement = replacement;
  const Ref<Object> values[] = {pattern, text};
  if (!read_request(m, Args{values, {}, 0}, &request)) return Outcome::error();
  return scan(m, request);
}

// The template has been made: goes on with the arguments kept in a tuple.
template <ScanMode mode>
Outcome replace_by_template(Machine& m, const Args& args) {
  const auto kept = args[0].as<Tuple>();
  int64_t limit = 0;
  (void)read_int(m, tuple_get(m.heap, kept, 2), &limit);
  return replace_in<mode>(m, tuple_get(m.heap, kept, 0), args[1], tuple_get(m.heap, kept, 1),
                          limit);
}

bool is_plain_replacement(Machine& m, Ref<Object> replacement) {
  if (!is_str(m, replacement) && !is_bytes_like(m, replacement)) return false;
  const StrView text = view_of(m, replacement);
  for (uint32_t i = 0; i < text.length(); ++i) {
    if (text[i] == '\\') return false;
  }
  return true;
}

template <ScanMode mode>
Outcome pattern_sub(Machine& m, const Args& args) {
  int64_t limit = 0;
  if (!read_int(m, args[3], &limit)) return Outcome::error();
  if (!check_searched(m, args[0], args[2])) return Outcome::error();
  const Ref<Object> replacement = args[1];
  if (is_plain_replacement(m, replacement) || lookup_special(m, replacement, SpecialMethod::Call)) {
    return replace_in<mode>(m, args[0], replacement, args[2], limit);
  }
  const Ref<Object> limit_object = int_from_i64(m.heap, limit).as<Object>();
  const Ref<Tuple> kept = tuple_of(m.heap, new_reference(m.heap, args[0]),
                                   new_reference(m.heap, args[2]), limit_object);
  const Ref<Object> maker = record_field(m, args[0], kTemplateMaker);
  const Outcome outcome = continue_with(m, replace_by_template<mode>, kept.as<Object>(), [&] {
    return call_keeping(m, maker, {args[0], replacement});
  });
  decref(m.heap, kept.as<Object>());
  return outcome;
}

// --- scanners ---

Outcome new_scanner(Machine& m, const Args& args) {
  ScanRequest request;
  if (!read_request(m, args, &request)) return Outcome::error();
  const Ref<Object> made = object_new_of(m.heap, library_type(m, LibraryType::Scanner));
  record_field(m, made, kScannedPattern) = new_reference(m.heap, args[0]);
  record_field(m, made, kScanned) = new_reference(m.heap, args[1]);
  scanner_number(m, made, kNextPosition) = request.position;
  scanner_number(m, made, kScanEnd) = request.end;
  m.heap.track(made);
  return made;
}

template <MatchKind kind>
Outcome scanner_next(Machine& m, const Args& args) {
  ScanRequest request;
  request.pattern = record_field(m, args[0], kScannedPattern);
  request.text = record_field(m, args[0], kScanned);
  request.mode = ScanMode::Next;
  request.kind = kind;
  request.position = static_cast<uint32_t>(scanner_number(m, args[0], kNextPosition));
  request.end = static_cast<uint32_t>(scanner_number(m, args[0], kScanEnd));
  request.scanner = args[0];
  return scan(m, request);
}

Outcome pattern_finditer(Machine& m, const Args& args) {
  const Outcome scanner = new_scanner(m, args);
  if (!scanner.is_value()) return scanner;
  const Ref<Str> name = str_from_utf8(m.heap, "search");
  const Outcome search = get_attribute(m, scanner.value(), name);
  decref(m.heap, name.as<Object>());
  decref(m.heap, scanner.value());
  CHECK(search.is_value());
  const Ref<Iterator> made =
      iterator_new(m.heap, TypeId::CallableIterator, search.value(), m.none());
  decref(m.heap, search.value());
  return made;
}

// --- looking at a pattern ---

struct FlagName {
  int64_t flag;
  const char* name;
};
constexpr FlagName kFlagNames[] = {
    {1, "re.TEMPLATE"}, {2, "re.IGNORECASE"}, {4, "re.LOCALE"},  {8, "re.MULTILINE"},
    {16, "re.DOTALL"},  {64, "re.VERBOSE"},   {128, "re.DEBUG"}, {256, "re.ASCII"},
};
constexpr int64_t kUnicodeFlag = 32;
constexpr int64_t kTypeFlags = 4 | 32 | 256;

std::string flag_names(int64_t flags) {
  std::string text;
  for (const FlagName& row : kFlagNames) {
    if ((flags & row.flag) == 0) continue;
    text += (text.empty() ? "" : "|") + std::string(row.name);
    flags &= ~row.flag;
  }
  if (flags == 0) return text;
  char rest[32];
  std::snprintf(rest, sizeof rest, "0x%llx", static_cast<unsigned long long>(flags));
  return text + (text.empty() ? "" : "|") + rest;
}

std::string first_characters(const std::string& utf8, size_t count) {
  size_t end = 0;
  for (size_t seen = 0; end < utf8.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(utf8[end]) & 0xC0) != 0x80;
    if (begins && seen++ == count) break;
  }
  return utf8.substr(0, end);
}

Outcome pattern_repr(Machine& m, const Args& args) {
  constexpr size_t kShownMax = 200;
  const Ref<Object> source = record_field(m, args[0], kSource);
  int64_t flags = pattern_number(m, args[0], kFlags);
  if (is_str(m, source) && (flags & kTypeFlags) == kUnicodeFlag) flags &= ~kUnicodeFlag;
  std::string shown;
  if (is_str(m, source)) {
    append_repr(&shown, str_view(m.heap, source.as<Str>()));
  } else {
    shown = bytes_repr(bytes_view(m.heap, source));
  }
  shown = first_characters(shown, kShownMax);
  const std::string names = flag_names(flags);
  return str_or_memory_error(m, "re.compile(" + shown + (names.empty() ? "" : ", " + names) + ")");
}

bool is_pattern(Machine& m, Ref<Object> object) {
  return m.at(object).type == library_type(m, LibraryType::Pattern);
}

// As pattern_richcompare: same flags, same program, same text.
Outcome pattern_eq(Machine& m, const Args& args) {
  if (!is_pattern(m, args[1])) return not_implemented(m);
  const auto same_text = [&](Ref<Object> left, Ref<Object> right) {
    return is_str(m, left) == is_str(m, right) && text_equal(view_of(m, left), view_of(m, right));
  };
  const bool equal =
      args[0] == args[1] ||
      (pattern_number(m, args[0], kFlags) == pattern_number(m, args[1], kFlags) &&
       same_text(record_field(m, args[0], kSource), record_field(m, args[1], kSource)));
  return m.return_bool(equal);
}
Outcome pattern_ne(Machine& m, const Args& args) {
  const Outcome equal = pattern_eq(m, args);
  if (!is_pattern(m, args[1])) return equal;
  const bool is_equal = equal.value() == m.heap.state().true_;
  decref(m.heap, equal.value());
  return m.return_bool(!is_equal);
}

Outcome pattern_hash(Machine& m, const Args& args) {
  const Ref<Object> source = record_field(m, args[0], kSource);
  const int64_t hash = is_str(m, source) ? str_hash(m.heap, source.as<Str>())
                                         : bytes_hash(m.heap, source.as<Bytes>());
  return int_from_i64(m.heap, (hash ^ pattern_number(m, args[0], kFlags)) | 2);
}

Outcome itself(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}
template <PatternNumber which>
Outcome get_number(Machine& m, const Args& args) {
  return int_from_i64(m.heap, pattern_number(m, args[0], which));
}
Outcome get_source(Machine& m, const Args& args) {
  return new_reference(m.heap, record_field(m, args[0], kSource));
}
Outcome get_group_index(Machine& m, const Args& args) {
  return mapping_proxy_new(m.heap, record_field(m, args[0], kGroupIndex));
}

constexpr const char* kTextRange = "self string pos endpos";
constexpr NativeEntry kMethods[] = {
    {"match", with_index<search_text<ScanMode::First, MatchKind::Prefix>, 2, 3>, 2, 4, kTextRange},
    {"search", with_index<search_text<ScanMode::First, MatchKind::Search>, 2, 3>, 2, 4, kTextRange},
    {"fullmatch", with_index<search_text<ScanMode::First, MatchKind::Whole>, 2, 3>, 2, 4,
     kTextRange},
    {"findall", with_index<search_text<ScanMode::FindAll, MatchKind::Search>, 2, 3>, 2, 4,
     kTextRange},
    {"finditer", with_index<pattern_finditer, 2, 3>, 2, 4, kTextRange},
    {"scanner", with_index<new_scanner, 2, 3>, 2, 4, kTextRange},
    {"split", with_index<pattern_split, 2>, 2, 3, "self string maxsplit"},
    {"sub", with_index<pattern_sub<ScanMode::Replace>, 3>, 3, 4, "self repl string count"},
    {"subn", with_index<pattern_sub<ScanMode::ReplaceCounting>, 3>, 3, 4, "self repl string count"},
    {"__copy__", itself, 1, 1},
    {"__deepcopy__", itself, 2, 2},
    {"__repr__", pattern_repr, 1, 1},
    {"__eq__", pattern_eq, 2, 2},
    {"__ne__", pattern_ne, 2, 2},
    {"__hash__", pattern_hash, 1, 1},
};
constexpr NativeGetSet kAttributes[] = {
    {"pattern", get_source, nullptr, AttributeKind::Member},
    {"flags", get_number<kFlags>, nullptr, AttributeKind::Member},
    {"groups", get_number<kGroupCount>, nullptr, AttributeKind::Member},
    {"groupindex", get_group_index},
};
constexpr NativeEntry kScannerMethods[] = {
    {"match", scanner_next<MatchKind::Prefix>, 1, 1},
    {"search", scanner_next<MatchKind::Search>, 1, 1},
};
constexpr NativeEntry kContinuations[] = {
    {"sub", replace_by_template<ScanMode::Replace>, 2, 2},
    {"subn", replace_by_template<ScanMode::ReplaceCounting>, 2, 2},
};
constexpr NativeEntry kFunctions[] = {{"compile", compile_pattern, 8, 8}};

void add_codes(Machine& m, Ref<Module> module) {
  constexpr const char* kNames[] = {
#define PATTERN_CODE(name, text) #text,
#include "core/modules/pattern_codes.def"
#undef PATTERN_CODE
  };
  int64_t number = 0;
  for (const char* name : kNames) {
    const Ref<Object> value = int_from_i64(m.heap, number++).as<Object>();
    set_in_module(m, module, name, value);
  }
}

}  // namespace

Outcome refuse_instance(Machine& m, const Args& args) {
  const std::string name = name_of_type(m, args[0].as<Type>());
  return m.raise(TypeId::TypeError, "cannot create '" + name + "' instances");
}

void make_pattern_type(Machine& m, Ref<Module> module) {
  LibraryTypeRow row = {LibraryType::Pattern, "Pattern",       "re",
                        kPatternFields,       kPatternNumbers, false};
  const Ref<Type> type = new_library_type(m, row);
  const uint32_t fields = m.at(type).slots_offset;
  m.at(type).weaklist_offset = fields + 8u * kPatternFields + 8u * kWeaklist;
  m.at(type).flags |= kTypeHasWeakrefs;
  add_constructor(m, type, kNoInstances);
  add_methods(m, type, kMethods);
  add_attributes(m, type, kAttributes);
  library_type_ready(m, type);
  set_in_module(m, module, row.name, new_reference(m.heap, type.as<Object>()));

  row = {LibraryType::Scanner, "SRE_Scanner", "_sre", kScannerFields, kScannerNumbers, false};
  const Ref<Type> scanner = new_library_type(m, row);
  add_constructor(m, scanner, kNoInstances);
  add_methods(m, scanner, kScannerMethods);
  library_type_ready(m, scanner);
}

Ref<Object> make_pattern_module(Machine& m) {
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
  const Ref<Module> module = new_module(m, "_sre");
  make_pattern_type(m, module);
  make_match_type(m, module);
  add_functions(m, module, kFunctions);
  add_codes(m, module);
  return module.as<Object>();
}

}  // namespace ouro
