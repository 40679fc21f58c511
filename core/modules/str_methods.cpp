// str_methods.cpp - what only str has: its special methods, encode, translate, maketrans
// (Objects/unicodeobject.c). format() is in str_format.cpp.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/text_codecs.h"
#include "core/modules/text_values.h"
#include "core/objects/dict_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/text_builder.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/formatting.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

Ref<Str> self_of(const Args& args) {
  return args[0].as<Str>();
}

// --- special methods ---

Outcome mod_slot(Machine& m, const Args& args) {
  return format_percent(m, args[0], args[1]);
}
Outcome rmod_slot(Machine& m, const Args& args) {
  if (!is_str(m, args[1])) return not_implemented(m);
  return format_percent(m, args[1], args[0]);
}
Outcome str_slot(Machine& m, const Args& args) {
  return or_memory_error(m, str_as_exact(m.heap, self_of(args)));
}
Outcome hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, str_hash(m.heap, self_of(args)));
}
Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, str_length(m.heap, self_of(args)));
}
Outcome getitem_slot(Machine& m, const Args& args) {
  return get_sequence_item(m, SequenceKind::Str, args[0], args[1]);
}
Outcome sizeof_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, str_sizeof(m.heap, self_of(args)));
}
Outcome getnewargs(Machine& m, const Args& args) {
  const Outcome value = str_slot(m, args);
  return value.is_error() ? value : Outcome(tuple_of(m.heap, value.value()));
}

Outcome encode(Machine& m, const Args& args) {
  return encode_with(m, "encode", self_of(args), args.get(1), args.get(2));
}

// --- translate ---
// TranslateText: 0 the text, 1 the table (both borrowed), 2 the text so far, owned, 3 index of the
// character that is looked up, 4 its number as an int, owned.
constexpr uint32_t kCharactersPerStep = 64;

bool append_character(Machine& m, char32_t character) {
  const Ref<ByteArray> builder = m.task().ref(2).as<ByteArray>();
  if (builder_append_character(m.heap, builder, character)) return true;
  (void)m.raise_memory_error();
  return false;
}

// Writes what the table has given for a character, borrowed; false with an error raised.
bool append_mapped(Machine& m, Ref<Object> mapped) {
  if (mapped == m.none()) return true;
  if (is_str(m, mapped)) {
    const Ref<ByteArray> builder = m.task().ref(2).as<ByteArray>();
    if (builder_append(m.heap, builder, mapped.as<Str>())) return true;
    (void)m.raise_memory_error();
    return false;
  }
  if (!is_int(m, mapped)) {
    (void)m.raise(TypeId::TypeError, "character mapping must return integer, None or str");
    return false;
  }
  int64_t code = -1;
  if (int_try_i64(m.heap, mapped.as<Int>(), &code) && code >= 0 && code <= int64_t{kMaxCodePoint}) {
    return append_character(m, static_cast<char32_t>(code));
  }
  (void)m.raise(TypeId::ValueError, "character mapping must be in range(0x110000)");
  return false;
}

char32_t present_character(Machine& m) {
  return str_character(m.heap, m.task().ref(0).as<Str>(), m.task().slot[3]);
}

// The table's answer for the present character: a value, or LookupError, which leaves it as it is.
StepResult take_mapping(Machine& m) {
  if (m.task().ref(4)) decref(m.heap, m.task().take(4));
  if (exception_arrived(m)) {
    if (!m.raised_is(TypeId::LookupError)) return StepResult::Raised;
    const Ref<Object> exception = take_raised(m);
    const bool ok = append_character(m, present_character(m));
    ++m.task().slot[3];
    decref(m.heap, exception);
    return ok ? StepResult::Again : StepResult::Raised;
  }
  const Ref<Object> mapped = m.take_result();
  const bool ok = append_mapped(m, mapped);
  if (!ok) m.task().own(4, mapped);
  if (!ok) return StepResult::Raised;
  ++m.task().slot[3];
  decref(m.heap, mapped);
  return StepResult::Again;
}

StepResult finish_translation(Machine& m) {
  const Ref<Str> text = builder_finish(m.heap, m.task().ref(2).as<ByteArray>());
  return finish_or_fail(m, text.as<Object>());
}

StepResult translate_characters(Machine& m) {
  const uint32_t own = own_index(m);
  const uint32_t length = str_length(m.heap, m.task().ref(0).as<Str>());
  for (uint32_t i = 0; i < kCharactersPerStep; ++i) {
    if (m.task().slot[3] == length) return finish_translation(m);
    const Ref<Int> number = int_from_i64(m.heap, present_character(m));
    m.task().own(4, number.as<Object>());
    const Outcome mapped = get_item(m, m.task().ref(1), number.as<Object>());
    if (mapped.is_error() && is_top(m, own)) {
      m.task().own(kTaskInbox, take_raised(m));
      m.task().flags |= kTaskRaised;
    } else if (!mapped.is_value() || !is_top(m, own)) {
      return wait_for(m, own, mapped);
    } else {
      m.set_result(mapped.value());
    }
    const StepResult result = take_mapping(m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

Outcome translate(Machine& m, const Args& args) {
  const Ref<ByteArray> builder = text_builder(m.heap);
  Task& task = m.heap.push_task(TaskKind::TranslateText, kTaskCatches);
  task.slot[0] = args[0].offset;
  task.slot[1] = args[1].offset;
  task.own(2, builder.as<Object>());
  return begun(m, translate_characters(m));
}

// --- maketrans ---

// dict[character] = value (taken); false with MemoryError raised.
bool store_mapping(Machine& m, Ref<Dict> dict, char32_t character, Ref<Object> value) {
  const Ref<Int> key = int_from_i64(m.heap, character);
  const Outcome stored = dict_operation(m, DictAction::Set, dict, key.as<Object>(), value);
  decref(m.heap, key.as<Object>());
  decref(m.heap, value);
  if (stored.is_value()) decref(m.heap, stored.value());
  return stored.is_value();
}

// {character or number: value}: one-character strings become numbers.
Outcome maketrans_from_dict(Machine& m, Ref<Dict> source) {
  const Ref<Dict> dict = dict_new(m.heap);
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, source, &position);
    if (!item.key) return dict;
    if (is_str(m, item.key)) {
      if (str_length(m.heap, item.key.as<Str>()) != 1) {
        decref(m.heap, dict.as<Object>());
        return m.raise(TypeId::ValueError, m.profile().values->translation_text_key);
      }
      const char32_t character = str_character(m.heap, item.key.as<Str>(), 0);
      (void)store_mapping(m, dict, character, new_reference(m.heap, item.value));
    } else if (is_int(m, item.key)) {
      const Outcome stored = dict_operation(m, DictAction::Set, dict, item.key, item.value);
      if (stored.is_value()) decref(m.heap, stored.value());
    } else {
      decref(m.heap, dict.as<Object>());
      return m.raise(TypeId::TypeError, m.profile().values->translation_wrong_key);
    }
  }
}

Outcome check_str(Machine& m, Ref<Object> argument, uint32_t position) {
  if (!argument || is_str(m, argument)) return m.none();
  return m.raise(TypeId::TypeError, "maketrans() argument " + std::to_string(position) +
                                        " must be str, not " + given_kind(m, argument));
}

Outcome maketrans(Machine& m, const Args& args) {
  if (check_str(m, args.get(1), 2).is_error()) return Outcome::error();
  if (check_str(m, args.get(2), 3).is_error()) return Outcome::error();
  if (!args.get(1)) {
    if (is_layout(m, args[0], LayoutId::Dict)) return maketrans_from_dict(m, args[0].as<Dict>());
    return m.raise(TypeId::TypeError,
                   "if you give only one argument to maketrans it must be a dict");
  }
  if (!is_str(m, args[0])) {
    return m.raise(TypeId::TypeError,
                   "first maketrans argument must be a string if there is a second argument");
  }
  const uint32_t length = str_length(m.heap, args[0].as<Str>());
  if (length != str_length(m.heap, args[1].as<Str>())) {
    return m.raise(TypeId::ValueError, "the first two maketrans arguments must have equal length");
  }
  const Ref<Dict> dict = dict_new(m.heap);
  for (uint32_t i = 0; i < length; ++i) {
    const Ref<Int> to = int_from_i64(m.heap, str_character(m.heap, args[1].as<Str>(), i));
    (void)store_mapping(m, dict, str_character(m.heap, args[0].as<Str>(), i), to.as<Object>());
  }
  const Ref<Str> deleted = args.get(2).as<Str>();
  for (uint32_t i = 0; deleted && i < str_length(m.heap, deleted); ++i) {
    (void)store_mapping(m, dict, str_character(m.heap, deleted, i),
                        new_reference(m.heap, m.none()));
  }
  return dict;
}

constexpr NativeEntry kSlots[] = {
    {"__add__", concatenate_slot, 2, 2},
    {"__mul__", with_index<repeat_slot, 1>, 2, 2},
    {"__rmul__", with_index<repeat_slot, 1>, 2, 2},
    {"__mod__", mod_slot, 2, 2},
    {"__rmod__", rmod_slot, 2, 2},
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__str__", str_slot, 1, 1},
    {"__format__", format_slot, 2, 2},
    {"__hash__", hash_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__getitem__", getitem_slot, 2, 2},
    {"__contains__", builtin_contains_slot, 2, 2},
    {"__sizeof__", sizeof_slot, 1, 1},
    {"__getnewargs__", getnewargs, 1, 1},
};
constexpr NativeEntry kMethods[] = {
    {"encode", encode, 1, 3, "encoding errors"},
    {"translate", translate, 2, 2},
};
constexpr NativeEntry kStaticMethods[] = {
    {"maketrans", maketrans, 1, 3},
};

}  // namespace

StepResult step_TranslateText(Machine& m) {
  const bool has_arrived = (m.task().owned & (1u << kTaskInbox)) != 0;
  return has_arrived ? take_mapping(m) : translate_characters(m);
}

void install_str_methods(Machine& m) {
  add_methods(m, TypeId::Str, kEqualitySlots<is_str>);
  add_methods(m, TypeId::Str, kOrderSlots<is_str>);
  add_methods(m, TypeId::Str, kSlots);
  add_methods(m, TypeId::Str, kMethods);
  add_static_methods(m, TypeId::Str, kStaticMethods);
}

}  // namespace ouro
