// text_shape_methods.cpp - methods of str, bytes and bytearray that make other text of the same
// kind: case, padding, replacing, joining; and questions about characters.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/text_values.h"
#include "core/objects/list_object.h"
#include "core/objects/str_text.h"
#include "core/objects/str_transform.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// --- case ---

template <CaseMapping mapping>
Outcome map_case(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  if (is_str(m, self)) {
    return or_memory_error(m, str_map_case(m.heap, self.as<Str>(), mapping));
  }
  return text_outcome(m, self, bytes_map_case(bytes_view(m.heap, self), mapping));
}

// --- padding ---

// False with an error raised.
bool read_fill(Machine& m, const Args& args, const char* name, char32_t* fill) {
  const Ref<Object> argument = args.get(2);
  if (!argument) return true;
  if (is_str(m, args[0])) {
    if (!is_str(m, argument)) {
      (void)m.raise(TypeId::TypeError, "The fill character must be a unicode character, not " +
                                           type_name_of(m, argument));
      return false;
    }
    const StrView text = view_of(m, argument);
    if (text.length() == 1) *fill = text[0];
    if (text.length() == 1) return true;
    (void)m.raise(TypeId::TypeError, "The fill character must be exactly one character long");
    return false;
  }
  const bool is_byte = is_bytes_like(m, argument) && view_of(m, argument).length() == 1;
  if (is_byte) *fill = view_of(m, argument)[0];
  if (is_byte) return true;
  (void)m.raise(TypeId::TypeError, std::string(name) +
                                       "() argument 2 must be a byte string of length 1, not " +
                                       given_kind(m, argument));
  return false;
}

std::string padded_bytes(StrView data, uint32_t left, uint32_t right, char fill) {
  const auto* bytes = reinterpret_cast<const char*>(data.bytes());
  return std::string(left, fill) + std::string(bytes, data.length()) + std::string(right, fill);
}

// How many of `padding` characters stand on the left of a text that goes into a field of `width`
// (unicode_center).
int64_t left_padding(Justify justify, int64_t padding, int64_t width) {
  if (justify == Justify::Left) return 0;
  return justify == Justify::Right ? padding : padding / 2 + (padding & width & 1);
}

Outcome justified(Machine& m, const Args& args, const char* name, Justify justify) {
  const Ref<Object> self = args[0];
  int64_t width = 0;
  char32_t fill = ' ';
  if (!read_int(m, args[1], &width) || !read_fill(m, args, name, &fill)) return Outcome::error();
  if (is_str(m, self)) {
    return or_memory_error(m, str_justify(m.heap, self.as<Str>(), justify, width, fill));
  }
  const StrView data = view_of(m, self);
  if (width <= data.length()) return same_text(m, self);
  if (width > kBytesLengthMax) return m.raise_memory_error();
  const int64_t padding = width - data.length();
  const int64_t left = left_padding(justify, padding, width);
  return text_outcome(m, self,
                      padded_bytes(data, static_cast<uint32_t>(left),
                                   static_cast<uint32_t>(padding - left), static_cast<char>(fill)));
}

Outcome ljust(Machine& m, const Args& args) {
  return justified(m, args, "ljust", Justify::Left);
}
Outcome rjust(Machine& m, const Args& args) {
  return justified(m, args, "rjust", Justify::Right);
}
Outcome center(Machine& m, const Args& args) {
  return justified(m, args, "center", Justify::Center);
}

Outcome zfill(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  int64_t width = 0;
  if (!read_int(m, args[1], &width)) return Outcome::error();
  if (is_str(m, self)) return or_memory_error(m, str_zfill(m.heap, self.as<Str>(), width));
  const StrView data = view_of(m, self);
  if (width <= data.length()) return same_text(m, self);
  if (width > kBytesLengthMax) return m.raise_memory_error();
  const auto zeros = static_cast<uint32_t>(width - data.length());
  std::string text = padded_bytes(data, zeros, 0, '0');
  const bool has_sign = !data.empty() && (data[0] == '+' || data[0] == '-');
  if (has_sign) std::swap(text[0], text[zeros]);
  return text_outcome(m, self, text);
}

std::string expanded_tabs(StrView data, int64_t tab_size) {
  std::string out;
  int64_t column = 0;
  for (uint32_t i = 0; i < data.length(); ++i) {
    const char c = static_cast<char>(data[i]);
    if (c != '\t') {
      out += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      continue;
    }
    if (tab_size <= 0) continue;
    const int64_t blanks = tab_size - column % tab_size;
    out.append(static_cast<size_t>(blanks), ' ');
    column += blanks;
    if (out.size() > kBytesLengthMax) break;
  }
  return out;
}

Outcome expandtabs(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  int64_t tab_size = 8;
  if (!read_c_int(m, args.get(1), &tab_size)) return Outcome::error();
  if (is_str(m, self)) {
    return or_memory_error(m, str_expand_tabs(m.heap, self.as<Str>(), tab_size));
  }
  if (tab_size > kBytesLengthMax) return m.raise_memory_error();
  return text_outcome(m, self, expanded_tabs(view_of(m, self), tab_size));
}

// --- replace ---

Outcome replace(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  for (uint32_t i = 1; i <= 2; ++i) {
    if (goes_with(m, self, args[i])) continue;
    return raise_wrong_text(m, self, "replace() argument " + std::to_string(i), args[i]);
  }
  int64_t count_max = -1;
  if (!read_int(m, args.get(3), &count_max)) return Outcome::error();
  if (is_str(m, self)) {
    return or_memory_error(
        m, str_replace(m.heap, self.as<Str>(), args[1].as<Str>(), args[2].as<Str>(), count_max));
  }
  return or_memory_error(m, bytes_replace(m.heap, self, args[1], args[2], count_max));
}

// --- join ---
// JoinText: 0 the separator (borrowed), 1 a list of the items, owned, 2 what is joined (borrowed).
enum JoinState : uint16_t { kIteratorArrives, kItemsArrive };

bool is_exact_list_or_tuple(const Machine& m, Ref<Object> object) {
  return m.heap.is_exact(object, TypeId::List) || m.heap.is_exact(object, TypeId::Tuple);
}

Outcome join(Machine& m, const Args& args) {
  if (is_exact_list_or_tuple(m, args[1])) return join_texts(m, args[0], args[1]);
  if (!lookup_special(m, args[1], SpecialMethod::Iter) &&
      !lookup_special(m, args[1], SpecialMethod::Getitem)) {
    return m.raise(TypeId::TypeError, "can only join an iterable");
  }
  const Ref<List> items = list_new(m.heap);
  Task& task = m.heap.push_task(TaskKind::JoinText);
  task.slot[0] = args[0].offset;
  task.own(1, items.as<Object>());
  task.flags |= kTaskCatches;
  const uint32_t own = own_index(m);
  const Outcome walk = get_iterator(m, args[1]);
  if (!walk.is_error()) return begun(m, wait_for(m, own, walk));
  deliver_exception(m);
  return Outcome::pending();
}

// --- questions ---

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// Lower, Upper and Title of ASCII letters among bytes: some letter, and none in the wrong case.
bool has_ascii_case(StrView data, TextProperty property) {
  bool any = false;
  bool after_letter = false;
  for (uint32_t i = 0; i < data.length(); ++i) {
    const bool letter = is_letter(data[i]);
    const bool upper = letter && data[i] <= 'Z';
    const bool wants_upper =
        property == TextProperty::Upper || (property == TextProperty::Title && !after_letter);
    if (letter && upper != wants_upper) return false;
    any = any || letter;
    after_letter = letter;
  }
  return any;
}

bool byte_has(char32_t c, TextProperty property) {
  switch (property) {
    case TextProperty::Alpha:
      return is_letter(c);
    case TextProperty::Alnum:
      return is_letter(c) || is_digit(c);
    case TextProperty::Digit:
      return is_digit(c);
    case TextProperty::Ascii:
      return c < 0x80;
    default:
      return c == ' ' || (c >= 9 && c <= 13);
  }
}

bool bytes_have(StrView data, TextProperty property) {
  if (property == TextProperty::Lower || property == TextProperty::Upper ||
      property == TextProperty::Title) {
    return has_ascii_case(data, property);
  }
  for (uint32_t i = 0; i < data.length(); ++i) {
    if (!byte_has(data[i], property)) return false;
  }
  return !data.empty() || property == TextProperty::Ascii;
}

template <TextProperty property>
Outcome has(Machine& m, const Args& args) {
  const StrView text = view_of(m, args[0]);
  return m.return_bool(is_str(m, args[0]) ? text_has(text, property) : bytes_have(text, property));
}

constexpr NativeEntry kMethods[] = {
    {"lower", map_case<CaseMapping::Lower>, 1, 1},
    {"upper", map_case<CaseMapping::Upper>, 1, 1},
    {"title", map_case<CaseMapping::Title>, 1, 1},
    {"capitalize", map_case<CaseMapping::Capitalize>, 1, 1},
    {"swapcase", map_case<CaseMapping::SwapCase>, 1, 1},
    {"ljust", with_index<ljust, 1>, 2, 3},
    {"rjust", with_index<rjust, 1>, 2, 3},
    {"center", with_index<center, 1>, 2, 3},
    {"zfill", with_index<zfill, 1>, 2, 2},
    {"expandtabs", with_index<expandtabs, 1>, 1, 2, "tabsize"},
    {"join", join, 2, 2},
    {"isalpha", has<TextProperty::Alpha>, 1, 1},
    {"isalnum", has<TextProperty::Alnum>, 1, 1},
    {"isascii", has<TextProperty::Ascii>, 1, 1},
    {"isdigit", has<TextProperty::Digit>, 1, 1},
    {"islower", has<TextProperty::Lower>, 1, 1},
    {"isupper", has<TextProperty::Upper>, 1, 1},
    {"istitle", has<TextProperty::Title>, 1, 1},
    {"isspace", has<TextProperty::Space>, 1, 1},
};
constexpr NativeEntry kOfStr[] = {
    {"casefold", map_case<CaseMapping::CaseFold>, 1, 1},
    {"isdecimal", has<TextProperty::Decimal>, 1, 1},
    {"isnumeric", has<TextProperty::Numeric>, 1, 1},
    {"isidentifier", has<TextProperty::Identifier>, 1, 1},
    {"isprintable", has<TextProperty::Printable>, 1, 1},
};
constexpr NativeEntry kReplace[] = {
    {"replace", with_index<replace, 3>, 3, 4},
};
constexpr NativeEntry kReplaceByKeyword[] = {
    {"replace", with_index<replace, 3>, 3, 4, "count"},
};

}  // namespace

StepResult step_JoinText(Machine& m) {
  if (m.task().state == kIteratorArrives) {
    m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
    if (exception_arrived(m)) {
      // As PySequence_Fast: whatever TypeError there was.
      if (!m.raised_is(TypeId::TypeError)) return StepResult::Raised;
      m.clear_raised();
      (void)m.raise(TypeId::TypeError, "can only join an iterable");
      return StepResult::Raised;
    }
    const uint32_t own = own_index(m);
    const Ref<Object> walk = m.take_result();
    m.task().own(2, walk);
    m.task().state = kItemsArrive;
    return wait_for(m, own, list_extend_iterable(m, m.task().ref(1), walk));
  }
  decref(m.heap, m.take_result());
  const Outcome joined = join_texts(m, m.task().ref(0), m.task().ref(1));
  return joined.is_error() ? StepResult::Raised : m.finish(joined.value());
}

void install_text_shape_methods(Machine& m) {
  for (const TypeId type : {TypeId::Str, TypeId::Bytes, TypeId::ByteArray}) {
    add_methods(m, type, kMethods);
  }
  const bool by_keyword = !m.profile().values->searches_parse_tuples;
  add_methods(m, TypeId::Str, by_keyword ? kReplaceByKeyword : kReplace);
  add_methods(m, TypeId::Str, kOfStr);
  for (const TypeId type : {TypeId::Bytes, TypeId::ByteArray}) add_methods(m, type, kReplace);
}

}  // namespace ouro
