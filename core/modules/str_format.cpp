// str_format.cpp - str.format and str.format_map.
//
// A FormatFields task walks the format string. What a field needs from Python (a key, an attribute,
// __format__) may take ticks; the field, which begins at kPosition, is parsed again each time. A
// spec with fields in it is a format string of its own, filled in by a task above.

#include <cstdio>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/format_markup.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/interned.h"
#include "core/objects/text_builder.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

enum Slot : uint32_t {
  kFormat,     // the format string; borrowed, owned when it is the spec of a field
  kPosition,   // where to go on, or behind the `{` of the present field
  kHeld,       // key, name or spec while it is used, owned
  kArguments,  // tuple; null for format_map. Owned by the outermost task, as the next
  kKeywords,   // dict or mapping; may be null
  kBuilder,    // the text so far, owned
  kObject,     // what the present field stands for, owned
  kPart,       // position of the next part of the field's name
  kNumbering,  // Numbering
};
enum State : uint16_t {
  kLiteral,
  kObjectArrives,
  kNextPart,
  kTextArrives,
  kSpec,
  kSpecArrives,
  kFormattedArrives,
};
constexpr uint32_t kMovesPerStep = 256;
constexpr uint32_t kDepthMax = 2;

// How fields without a name are numbered; one for a format string and the specs in it.
struct Numbering {
  enum class Kind : uint32_t { Unknown, Automatic, Manual };
  Kind kind = Kind::Unknown;
  uint32_t depth =
      kDepthMax;  // levels of fields in specs that are still allowed, this one included
  uint32_t next = 0;

  static Numbering of(uint32_t word) {
    return {static_cast<Kind>(word & 3), word >> 2 & 3, word >> 4};
  }
  uint32_t word() const { return static_cast<uint32_t>(kind) | depth << 2 | next << 4; }
};

StrView format_of(Machine& m) {
  return str_view(m.heap, m.task().ref(kFormat).as<Str>());
}

StepResult raise_value_error(Machine& m, std::string_view message) {
  (void)m.raise(TypeId::ValueError, message);
  return StepResult::Raised;
}

FormatField present_field(Machine& m) {
  return parse_format_field(format_of(m), m.task().slot[kPosition]);
}

Ref<Str> format_part(Machine& m, TextRange range) {
  return str_part(m.heap, m.task().ref(kFormat).as<Str>(), range.start, range.end);
}

// Takes what the given slots own and releases it, in this order.
void release_slots_of(Machine& m, std::initializer_list<uint32_t> slots) {
  std::vector<uint32_t> words;
  for (const uint32_t slot : slots) {
    if (m.task().owned & (1u << slot)) words.push_back(m.task().take(slot).offset);
  }
  release_words(m, words, ClearOrder::FirstToLast);
}

// --- literal text ---

StepResult finish_format(Machine& m) {
  const uint32_t numbering = m.task().slot[kNumbering];
  const Ref<Str> text = builder_finish(m.heap, m.task().ref(kBuilder).as<ByteArray>());
  if (!text) return fail_for_memory(m);
  const bool is_spec = Numbering::of(numbering).depth < kDepthMax;
  if (is_spec) {
    Task& below = m.heap.task(own_index(m) - 1);
    Numbering outer = Numbering::of(numbering);
    outer.depth = Numbering::of(below.slot[kNumbering]).depth;
    below.slot[kNumbering] = outer.word();
  }
  return m.finish(text.as<Object>());
}

// False with MemoryError raised.
bool append_text(Machine& m, Ref<Str> text) {
  if (builder_append(m.heap, m.task().ref(kBuilder).as<ByteArray>(), text)) return true;
  (void)m.raise_memory_error();
  return false;
}

// The object that a field's first name stands for.
Outcome first_object(Machine& m, TextRange first, int64_t index) {
  if (index == kNoInteger) {
    const Ref<Str> key = format_part(m, first);
    m.task().own(kHeld, key.as<Object>());
    const Ref<Object> keywords = m.task().ref(kKeywords);
    if (!keywords) return raise_key_error(m, key.as<Object>());
    return get_item(m, keywords, key.as<Object>());
  }
  const Ref<Tuple> arguments = m.task().ref(kArguments).as<Tuple>();
  if (!arguments) {
    return m.raise(TypeId::ValueError, "Format string contains positional fields");
  }
  if (index >= tuple_size(m.heap, arguments)) {
    return m.raise(TypeId::IndexError,
                   filled(m.profile().values->missing_position, {std::to_string(index)}));
  }
  return new_reference(m.heap, tuple_get(m.heap, arguments, static_cast<uint32_t>(index)));
}

// Numbers the field when it has no name. Null, or what is wrong.
const char* number_field(Machine& m, TextRange first, int64_t* index) {
  if (*index == kTooManyDigits) return "Too many decimal digits in format string";
  const bool is_empty = first.length() == 0;
  if (!is_empty && *index == kNoInteger) return nullptr;
  Numbering numbering = Numbering::of(m.task().slot[kNumbering]);
  const auto kind = is_empty ? Numbering::Kind::Automatic : Numbering::Kind::Manual;
  if (numbering.kind == Numbering::Kind::Unknown) numbering.kind = kind;
  if (numbering.kind != kind) {
    return is_empty ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification";
  }
  if (is_empty) *index = numbering.next++;
  m.task().slot[kNumbering] = numbering.word();
  return nullptr;
}

StepResult begin_field(Machine& m) {
  const uint32_t own = own_index(m);
  const FormatField field = present_field(m);
  if (field.error != nullptr) return raise_value_error(m, field.error);
  const TextRange first = first_name_part(format_of(m), field.name);
  int64_t index = parse_format_integer(format_of(m), first);
  if (const char* error = number_field(m, first, &index)) return raise_value_error(m, error);
  m.task().slot[kPart] = first.end;
  m.task().state = kObjectArrives;
  return wait_for(m, own, first_object(m, first, index));
}

StepResult take_literal(Machine& m) {
  const FormatLiteral literal = parse_format_literal(format_of(m), m.task().slot[kPosition]);
  if (literal.error != nullptr) return raise_value_error(m, literal.error);
  if (literal.text.length() != 0) {
    const Ref<Str> text = format_part(m, literal.text);
    const bool ok = text && append_text(m, text);
    xdecref(m.heap, text);
    if (!ok) return StepResult::Raised;
  }
  m.task().slot[kPosition] = literal.next;
  if (literal.has_field) return begin_field(m);
  return literal.next == format_of(m).length() ? finish_format(m) : StepResult::Again;
}

// --- fields ---

// A new object takes the place of the one so far, which may die.
StepResult take_object(Machine& m, State next) {
  const Ref<Object> object = m.take_result();
  m.task().state = next;
  const Ref<Object> old = m.task().ref(kObject) ? m.task().take(kObject) : Ref<Object>{};
  const Ref<Object> held = m.task().ref(kHeld) ? m.task().take(kHeld) : Ref<Object>{};
  m.task().own(kObject, object);
  decref_in_order(m.heap, held, old);
  return StepResult::Again;
}

Outcome text_by_conversion(Machine& m, char32_t conversion, Ref<Object> object) {
  if (conversion == 's') return str(m, object);
  if (conversion == 'r') return repr(m, object);
  if (conversion == 'a') return ascii(m, object);
  char text[48];
  const bool is_plain = conversion > 32 && conversion < 127;
  std::snprintf(text, sizeof(text),
                is_plain ? "Unknown conversion specifier %c" : "Unknown conversion specifier \\x%x",
                static_cast<unsigned>(conversion));
  return m.raise(TypeId::ValueError, text);
}

// .attribute, [key], or, when there are no more, the conversion.
StepResult take_part(Machine& m) {
  const uint32_t own = own_index(m);
  const FormatField field = present_field(m);
  const Ref<Object> object = m.task().ref(kObject);
  if (m.task().slot[kPart] == field.name.end) {
    m.task().state = field.conversion == 0 ? kSpec : kTextArrives;
    if (field.conversion == 0) return StepResult::Again;
    return wait_for(m, own, text_by_conversion(m, field.conversion, object));
  }
  const FormatPart part = parse_format_part(format_of(m), m.task().slot[kPart], field.name.end);
  if (part.error != nullptr) return raise_value_error(m, part.error);
  m.task().slot[kPart] = part.next;
  m.task().state = kObjectArrives;
  if (part.is_attribute) {
    const Ref<Str> name = intern_owned(m.heap, format_part(m, part.text));
    m.task().own(kHeld, name.as<Object>());
    return wait_for(m, own, get_attribute(m, object, name));
  }
  const int64_t index = parse_format_integer(format_of(m), part.text);
  if (index == kTooManyDigits) {
    return raise_value_error(m, "Too many decimal digits in format string");
  }
  const Ref<Object> key = index == kNoInteger ? format_part(m, part.text).as<Object>()
                                              : int_from_i64(m.heap, index).as<Object>();
  m.task().own(kHeld, key);
  return wait_for(m, own, get_item(m, object, key));
}

StepResult format_object(Machine& m) {
  const uint32_t own = own_index(m);
  m.task().state = kFormattedArrives;
  return wait_for(m, own, format(m, m.task().ref(kObject), m.task().ref(kHeld)));
}

StepResult expand_spec(Machine& m, Ref<Str> spec);

StepResult take_spec(Machine& m) {
  const FormatField field = present_field(m);
  if (field.spec.length() == 0) return format_object(m);
  const Ref<Str> spec = format_part(m, field.spec);
  if (field.spec_has_fields) return expand_spec(m, spec);
  m.task().own(kHeld, spec.as<Object>());
  return format_object(m);
}

// The text of a field goes to the others.
StepResult take_formatted(Machine& m) {
  const Ref<Object> text = m.take_result();
  const bool ok = append_text(m, text.as<Str>());
  m.task().slot[kPosition] = present_field(m).next;
  m.task().state = kLiteral;
  const Ref<Object> held = m.task().ref(kHeld) ? m.task().take(kHeld) : Ref<Object>{};
  xdecref(m.heap, held);  // a spec: a plain str
  m.task().own(kHeld, text);
  if (!ok) return StepResult::Raised;
  release_slots_of(m, {kObject, kHeld});
  return StepResult::Again;
}

StepResult move_on(Machine& m) {
  switch (m.task().state) {
    case kLiteral:
      if (m.task().slot[kPosition] < format_of(m).length()) return take_literal(m);
      return finish_format(m);
    case kObjectArrives:
      return take_object(m, kNextPart);
    case kNextPart:
      return take_part(m);
    case kTextArrives:
      return take_object(m, kSpec);
    case kSpec:
      return take_spec(m);
    case kSpecArrives:
      m.task().own(kHeld, m.take_result());
      return format_object(m);
    default:
      return take_formatted(m);
  }
}

bool is_waiting(Machine& m) {
  const uint16_t state = m.task().state;
  const bool needs_value = state != kLiteral && state != kNextPart && state != kSpec;
  return needs_value && (m.task().owned & (1u << kTaskInbox)) == 0;
}

StepResult run(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = move_on(m);
    if (result != StepResult::Again || !is_top(m, own) || is_waiting(m)) return result;
  }
  return StepResult::Again;
}

void push_format(Machine& m, Ref<Object> arguments, Ref<Object> keywords, Numbering numbering) {
  const Ref<ByteArray> builder = text_builder(m.heap);
  Task& task = m.heap.push_task(TaskKind::FormatFields);
  task.slot[kArguments] = arguments.offset;
  task.slot[kKeywords] = keywords.offset;
  task.own(kBuilder, builder.as<Object>());
  task.slot[kNumbering] = numbering.word();
}

// Takes the spec, whose fields are filled in by a task above.
StepResult expand_spec(Machine& m, Ref<Str> spec) {
  Numbering numbering = Numbering::of(m.task().slot[kNumbering]);
  if (--numbering.depth == 0) {
    decref(m.heap, spec.as<Object>());
    return raise_value_error(m, "Max string recursion exceeded");
  }
  m.task().state = kSpecArrives;
  push_format(m, m.task().ref(kArguments), m.task().ref(kKeywords), numbering);
  m.task().own(kFormat, spec.as<Object>());
  return StepResult::Again;
}

// The keyword arguments of a call as a dict, owned; null when there are none.
Ref<Dict> keyword_dict(Machine& m, const Args& args) {
  if (args.keyword_count == 0) return {};
  const Ref<Dict> dict = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const StoreResult stored =
        dict_set_str(m.heap, dict, name, new_reference(m.heap, args[args.count() + i]));
    xdecref(m.heap, stored.old);
  }
  return dict;
}

Outcome str_format(Machine& m, const Args& args) {
  const uint32_t count = args.count() - 1;
  const Ref<Tuple> arguments = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, arguments)[i] = new_reference(m.heap, args[i + 1]);
  }
  if (count != 0) tuple_finish(m.heap, arguments);
  const Ref<Dict> keywords = keyword_dict(m, args);
  push_format(m, {}, {}, {});
  m.task().slot[kFormat] = args[0].offset;
  m.task().own(kArguments, arguments.as<Object>());
  if (keywords) m.task().own(kKeywords, keywords.as<Object>());
  return begun(m, run(m));
}

Outcome str_format_map(Machine& m, const Args& args) {
  push_format(m, {}, args[1], {});
  m.task().slot[kFormat] = args[0].offset;
  return begun(m, run(m));
}

constexpr NativeEntry kMethods[] = {
    {"format", str_format, 1, kAnyCount, "**"},
    {"format_map", str_format_map, 2, 2},
};

}  // namespace

StepResult step_FormatFields(Machine& m) {
  return run(m);
}

void install_str_format(Machine& m) {
  add_methods(m, TypeId::Str, kMethods);
}

}  // namespace ouro
