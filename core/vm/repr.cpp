// repr.cpp - repr() and str(): what builtin objects look like, and the walk through containers.

#include <cinttypes>
#include <cstdio>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/deque_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/exception_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/generic_alias.h"
#include "core/objects/int_text.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_text.h"
#include "core/objects/text_builder.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/builtin_text.h"
#include "core/vm/errors.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"
#include "core/vm/weakref_text.h"

namespace ouro {
namespace {

Outcome text_outcome(Machine& m, const std::string& text) {
  const Ref<Str> made = str_from_utf8(m.heap, text);
  if (!made) return m.raise_memory_error();
  return made;
}

// --- containers ---
// ReprContainer: 0 the container, 1 the text so far, 2 position, 3 what comes next, 4 the value
// whose key has been written.
enum Next : uint32_t { kOpening, kItem, kValue };

struct Brackets {
  const char* open;
  const char* close;
  const char* recursive;
};

Brackets brackets_of(Machine& m, Ref<Object> container) {
  const Ref<Type> type = m.at(container).type;
  switch (m.heap.type_of(container).layout) {
    case LayoutId::List:
      return {"[", "]", "[...]"};
    case LayoutId::Tuple:
      return {"(", ")", "(...)"};
    case LayoutId::Dict:
      return {"{", "}", "{...}"};
    case LayoutId::DictView:
      if (type == m.type(TypeId::DictKeys)) return {"dict_keys([", "])", "..."};
      if (type == m.type(TypeId::DictValues)) return {"dict_values([", "])", "..."};
      return {"dict_items([", "])", "..."};
    case LayoutId::MappingProxy:
      return {"mappingproxy(", ")", "..."};
    case LayoutId::Slice:
      return {"slice(", ")", "..."};
    case LayoutId::Range:
      return {"range(", ")", "..."};
    case LayoutId::BoundMethod:
      return {"<bound method ", ">", "..."};
    case LayoutId::StaticMethod:
      return {"<staticmethod(", ")>", "..."};
    case LayoutId::ClassMethod:
      return {"<classmethod(", ")>", "..."};
    case LayoutId::GenericAlias:
      if (type == m.type(TypeId::UnionType)) return {"", "", "..."};
      return {"[", "]", "..."};
    case LayoutId::Deque:
      return {"([", "])", "[...]"};
    default:
      break;
  }
  if (type == m.type(TypeId::Set)) return {"{", "}", "(...)"};
  if (m.heap.type_of(container).layout == LayoutId::Set) return {"(", ")", "(...)"};
  return {"(", ")", "..."};
}

// The object whose repr comes at `position`, and for dicts its value; null at the end.
struct Piece {
  Ref<Object> first;
  Ref<Object> value;
};

Piece piece_of_fixed(std::initializer_list<Ref<Object>> parts, uint32_t* position) {
  if (*position >= parts.size()) return {};
  return {parts.begin()[(*position)++], {}};
}

Piece item_piece(Machine& m, Ref<Object> sequence, uint32_t* position) {
  const ItemSpan items = sequence_items(m.heap, sequence);
  if (*position >= items.count) return {};
  return {m.at(Ref<Ref<Object>>(items.offset + 4 * (*position)++)), {}};
}

Piece next_dict_piece(Machine& m, Ref<Object> container, uint32_t* position) {
  Ref<Dict> dict = container.as<Dict>();
  const Ref<Type> type = m.at(container).type;
  const bool is_view = m.heap.type_of(container).layout == LayoutId::DictView;
  if (is_view) dict = m.at(container.as<DictView>()).dict;
  const DictItem item = dict_next(m.heap.memory, dict, position);
  if (!is_view || type == m.type(TypeId::DictItems)) return {item.key, item.value};
  return {type == m.type(TypeId::DictKeys) ? item.key : item.value, {}};
}

Piece next_piece(Machine& m, Ref<Object> container, uint32_t* position) {
  switch (m.heap.type_of(container).layout) {
    case LayoutId::List:
    case LayoutId::Tuple:
      return item_piece(m, container, position);
    case LayoutId::Dict:
    case LayoutId::DictView:
      return next_dict_piece(m, container, position);
    case LayoutId::Set:
      return {set_next(m.heap.memory, container.as<Set>(), position).key, {}};
    case LayoutId::Exception:
      return item_piece(m, m.at(container.as<Exception>()).args, position);
    case LayoutId::Deque: {
      const auto deque = container.as<Deque>();
      if (*position >= m.at(deque).size) return {};
      return {deque_get(m.heap.memory, deque, (*position)++), {}};
    }
    case LayoutId::MappingProxy:
      return piece_of_fixed({m.at(container.as<MappingProxy>()).mapping}, position);
    case LayoutId::Slice: {
      const Slice& slice = m.at(container.as<Slice>());
      return piece_of_fixed({slice.start, slice.stop, slice.step}, position);
    }
    case LayoutId::Range: {
      const Range& range = m.at(container.as<Range>());
      int64_t step = range.fast_step;
      const bool plain = int_try_i64(m.heap, range.step, &step) && step == 1;
      if (plain && *position >= 2) return {};
      return piece_of_fixed(
          {range.start.as<Object>(), range.stop.as<Object>(), range.step.as<Object>()}, position);
    }
    case LayoutId::BoundMethod:
      return piece_of_fixed({m.at(container.as<BoundMethod>()).self}, position);
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
      return piece_of_fixed({m.at(container.as<MethodWrapper>()).callable}, position);
    case LayoutId::GenericAlias:
      return item_piece(m, m.at(container.as<GenericAlias>()).args, position);
    default:
      CHECK(false);
  }
}

void append(Machine& m, std::string_view text) {
  const Ref<ByteArray> builder = m.task().ref(1).as<ByteArray>();
  for (size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) {
      const Ref<Str> wide = str_from_utf8(m.heap, text.substr(i));
      builder_append(m.heap, builder, wide);
      decref(m.heap, wide.as<Object>());
      return;
    }
    builder_append_text(m.heap, builder, text.substr(i, 1));
  }
}

bool has_no_items(Machine& m, Ref<Object> container) {
  uint32_t position = 0;
  return !next_piece(m, container, &position).first;
}

// Sets and exceptions write the name of their class.
std::string opening(Machine& m, Ref<Object> container) {
  const LayoutId layout = m.heap.type_of(container).layout;
  const std::string bracket = brackets_of(m, container).open;
  if (layout == LayoutId::Exception) return type_name_of(m, container) + "(";
  if (layout == LayoutId::GenericAlias) return alias_opening(m, container.as<GenericAlias>());
  if (layout == LayoutId::Deque) return short_type_name(m, m.at(container).type) + bracket;
  if (layout == LayoutId::BoundMethod) {
    const Ref<Object> function = m.at(container.as<BoundMethod>()).function;
    const bool is_function = m.heap.type_of(function).layout == LayoutId::Function;
    const std::string name = is_function
                                 ? str_to_utf8(m.heap, m.at(function.as<Function>()).qualname)
                                 : name_of_callable(m, function);
    return bracket + name + " of ";
  }
  const bool named_set = layout == LayoutId::Set && !m.heap.is_exact(container, TypeId::Set);
  if (!named_set) return bracket;
  return type_name_of(m, container) + (has_no_items(m, container) ? "(" : "({");
}

std::string closing(Machine& m, Ref<Object> container) {
  const LayoutId layout = m.heap.type_of(container).layout;
  const bool named_set = layout == LayoutId::Set && !m.heap.is_exact(container, TypeId::Set);
  if (named_set) return has_no_items(m, container) ? ")" : "})";
  if (layout == LayoutId::Tuple && tuple_size(m.heap, container.as<Tuple>()) == 1) return ",)";
  if (layout == LayoutId::Deque && m.at(container.as<Deque>()).length_max >= 0) {
    return "], maxlen=" + std::to_string(m.at(container.as<Deque>()).length_max) + ")";
  }
  return brackets_of(m, container).close;
}

StepResult finish_repr(Machine& m) {
  append(m, closing(m, m.task().ref(0)));
  // The task still owns the builder, which goes with it.
  const Ref<Str> text = builder_finish(m.heap, m.task().ref(1).as<ByteArray>());
  return finish_or_fail(m, text.as<Object>());
}

}  // namespace

void take_text(Machine& m, Ref<Object> text);

namespace {

// Writes separators and what can be had at once; waits for the rest.
StepResult write_pieces(Machine& m) {
  constexpr uint32_t kPiecesPerStep = 64;
  for (uint32_t i = 0; i < kPiecesPerStep; ++i) {
    Ref<Object> shown;
    if (m.task().slot[3] == kValue) {
      append(m, m.heap.type_of(m.task().ref(0)).layout == LayoutId::DictView ? ", " : ": ");
      shown = m.task().take(4);
      m.task().slot[3] = kItem;
      m.task().own(5, shown);
    } else {
      const bool is_first = m.task().slot[3] == kOpening;
      uint32_t position = m.task().slot[2];
      const Piece piece = next_piece(m, m.task().ref(0), &position);
      m.task().slot[2] = position;
      if (!piece.first) return finish_repr(m);
      const bool is_union = m.at(m.task().ref(0)).type == m.type(TypeId::UnionType);
      if (!is_first) append(m, is_union ? " | " : ", ");
      m.task().slot[3] = kItem;
      shown = new_reference(m.heap, piece.first);
      m.task().own(5, shown);
      const bool in_items_view =
          piece.value && m.heap.type_of(m.task().ref(0)).layout == LayoutId::DictView;
      if (in_items_view) append(m, "(");
      if (piece.value) {
        m.task().own(4, new_reference(m.heap, piece.value));
        m.task().slot[3] = kValue;
      }
      m.task().slot[6] = in_items_view ? 1 : m.task().slot[6];
    }
    const bool in_alias = m.heap.type_of(m.task().ref(0)).layout == LayoutId::GenericAlias;
    const std::string part = in_alias ? alias_part(m, shown) : "";
    const Outcome text = part.empty() ? repr(m, shown) : text_outcome(m, part);
    if (text.is_error()) return StepResult::Raised;
    if (text.is_pending()) return StepResult::Again;
    take_text(m, text.value());
  }
  return StepResult::Again;
}

bool is_being_shown(const Machine& m, Ref<Object> container) {
  for (uint32_t i = m.heap.task_count(); i > 0; --i) {
    const Task& task = m.heap.task(i - 1);
    if (task.kind == TaskKind::ReprContainer && task.ref(0) == container) return true;
  }
  return false;
}

Outcome repr_container(Machine& m, Ref<Object> container) {
  const Brackets brackets = brackets_of(m, container);
  if (is_being_shown(m, container)) {
    const bool is_set = m.heap.type_of(container).layout == LayoutId::Set;
    return text_outcome(m, (is_set ? type_name_of(m, container) : "") + brackets.recursive);
  }
  if (m.at(container).type == m.type(TypeId::Set) && has_no_items(m, container)) {
    return text_outcome(m, "set()");
  }
  if (m.heap.task_count() + m.state().depth > m.state().recursion_limit) {
    return m.raise(TypeId::RecursionError,
                   "maximum recursion depth exceeded while getting the repr of an object");
  }
  const Ref<ByteArray> builder = text_builder(m.heap);
  Task& task = m.heap.push_task(TaskKind::ReprContainer);
  incref(m.heap, container);
  task.own(0, container);
  task.own(1, builder.as<Object>());
  append(m, opening(m, container));
  if (write_pieces(m) != StepResult::Raised) return Outcome::pending();
  m.abandon_task();
  return Outcome::error();
}

Outcome repr_int(Machine& m, Ref<Object> object) {
  IntError error = IntError::None;
  const Ref<Str> text = int_repr(m.heap, object.as<Int>(), &error);
  return text ? Outcome(text) : raise_int_error(m, error);
}

// A staticmethod or classmethod that __init__ has not seen.
bool wraps_nothing(const Machine& m, Ref<Object> object) {
  const LayoutId layout = m.heap.type_of(object).layout;
  const bool is_wrapper = layout == LayoutId::StaticMethod || layout == LayoutId::ClassMethod;
  return is_wrapper && !m.at(object.as<MethodWrapper>()).callable;
}

bool is_container(const Machine& m, LayoutId layout) {
  switch (layout) {
    case LayoutId::List:
    case LayoutId::Tuple:
    case LayoutId::Dict:
    case LayoutId::DictView:
    case LayoutId::Set:
    case LayoutId::Exception:
    case LayoutId::MappingProxy:
    case LayoutId::Slice:
    case LayoutId::Range:
    case LayoutId::BoundMethod:
    case LayoutId::GenericAlias:
    case LayoutId::Deque:
      return true;
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
      return m.profile().objects->callable_static_methods;
    default:
      return false;
  }
}

bool is_str(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Str;
}

// Runs __repr__ or __str__ and checks that it gave a str.
Outcome call_text_method(Machine& m, Ref<Object> method, Ref<Object> object, bool is_repr) {
  m.heap.push_task(TaskKind::CheckText);
  m.task().slot[0] = is_repr ? 1 : 0;
  m.task().slot[1] = object.offset;
  const Outcome outcome = call_special(m, method, {object});
  if (outcome.is_pending()) return outcome;
  if (outcome.is_error()) {
    m.heap.pop_task();
    return outcome;
  }
  if (is_str(m, outcome.value())) {
    m.heap.pop_task();
    return outcome;
  }
  m.set_result(outcome.value());
  return Outcome::pending();
}

}  // namespace

// Appends a text that has arrived, with what closes the pair of an items view.
void take_text(Machine& m, Ref<Object> text) {
  builder_append(m.heap, m.task().ref(1).as<ByteArray>(), text.as<Str>());
  decref(m.heap, text);
  if (m.task().slot[6] != 0 && m.task().slot[3] == kItem) append(m, ")");
  const Ref<Object> shown = m.task().take(5);
  const uint32_t own = m.heap.task_count();
  decref(m.heap, shown);
  CHECK(m.heap.task_count() >= own);
}

StepResult step_ReprContainer(Machine& m) {
  if (m.task().owned & (1u << kTaskInbox)) {
    take_text(m, m.take_result());
    return StepResult::Again;
  }
  return write_pieces(m);
}

StepResult step_CheckText(Machine& m) {
  const Ref<Object> text = m.take_result();
  if (is_str(m, text)) return m.finish(text);
  const char* method = m.task().slot[0] != 0 ? "__repr__" : "__str__";
  (void)raise_wrong_result(
      m, m.task().ref(1), method, "a str", text,
      std::string(method) + " returned non-string (type " + type_name_of(m, text) + ")");
  decref(m.heap, text);
  return StepResult::Raised;
}

std::string address_text(Ref<Object> object) {
  char text[24];
  std::snprintf(text, sizeof(text), "0x%" PRIx64, Heap::address_of(object));
  return text;
}

std::string full_type_name(Machine& m, Ref<Type> type) {
  const std::string name = str_to_utf8(m.heap, m.at(type).qualname);
  const Ref<Object> module = dict_get_str(m.heap, m.at(type).dict, m.name(NameId::module_));
  if (!module || !is_str(m, module)) return name;
  const std::string prefix = str_to_utf8(m.heap, module.as<Str>());
  return prefix == "builtins" ? name : prefix + "." + name;
}

std::string qualified_type_name(Machine& m, Ref<Type> type) {
  const std::string name = full_type_name(m, type);
  const std::string_view main = "__main__.";
  return name.starts_with(main) ? name.substr(main.size()) : name;
}

std::string callable_text(Machine& m, Ref<Object> callable) {
  const bool by_qualname = m.profile().objects->callables_by_qualname;
  LayoutId layout = m.heap.type_of(callable).layout;
  if (layout == LayoutId::BoundMethod) {
    callable = m.at(callable.as<BoundMethod>()).function;
    layout = m.heap.type_of(callable).layout;
  }
  if (layout == LayoutId::Function && by_qualname) {
    const Function& function = m.at(callable.as<Function>());
    const std::string module =
        is_str(m, function.module) ? str_to_utf8(m.heap, function.module.as<Str>()) + "." : "";
    return module + str_to_utf8(m.heap, function.qualname) + "()";
  }
  if (layout == LayoutId::Function || layout == LayoutId::Builtin) {
    return name_of_callable(m, callable) + "()";
  }
  if (layout == LayoutId::Type) return full_type_name(m, callable.as<Type>()) + "()";
  return type_name_of(m, callable) + " object";
}

Outcome default_repr(Machine& m, Ref<Object> object) {
  return text_outcome(m, "<" + full_type_name(m, m.at(object).type) + " object" + " at " +
                             address_text(object) + ">");
}

Outcome builtin_repr(Machine& m, Ref<Object> object) {
  const LayoutId layout = m.heap.type_of(object).layout;
  const std::string singleton = singleton_text(m, object);
  if (!singleton.empty()) return text_outcome(m, singleton);
  if (layout == LayoutId::Int) return repr_int(m, object);
  if (layout == LayoutId::Float) {
    return text_outcome(m, float_repr(float_value(m.heap, object.as<Float>())));
  }
  if (layout == LayoutId::Complex) {
    return text_outcome(m, complex_repr(complex_value(m.heap, object.as<Complex>())));
  }
  if (layout == LayoutId::Str) {
    const Ref<Str> text = str_repr(m.heap, object.as<Str>());
    return text ? Outcome(text) : m.raise_memory_error();
  }
  if (layout == LayoutId::Bytes) return text_outcome(m, bytes_repr(bytes_view(m.heap, object)));
  if (layout == LayoutId::ByteArray) {
    const StrView data = bytes_view(m.heap, object);
    const std::string name = type_name_of(m, object);
    return text_outcome(m, m.profile().values->quotes_follow_bytes
                               ? name + "(" + bytes_repr(data) + ")"
                               : bytearray_repr(data, name));
  }
  if (is_container(m, layout)) {
    return wraps_nothing(m, object) ? text_outcome(m, opening(m, object) + "<NULL>)>")
                                    : repr_container(m, object);
  }
  if (layout == LayoutId::Weakref) return weakref_repr(m, object);
  const std::string plain = plain_text(m, object);
  return plain.empty() ? default_repr(m, object) : text_outcome(m, plain);
}

Outcome builtin_str(Machine& m, Ref<Object> object) {
  const LayoutId layout = m.heap.type_of(object).layout;
  if (layout == LayoutId::Str) return str_as_exact(m.heap, object.as<Str>());
  if (layout == LayoutId::Exception) {
    const ItemSpan args = sequence_items(m.heap, m.at(object.as<Exception>()).args);
    if (args.count == 0) return text_outcome(m, "");
    const bool is_key_error = is_subtype(m, m.at(object).type, m.type(TypeId::KeyError));
    const Ref<Object> first = m.at(Ref<Ref<Object>>(args.offset));
    if (args.count == 1) return is_key_error ? repr(m, first) : str(m, first);
    return repr(m, m.at(object.as<Exception>()).args);
  }
  return repr(m, object);
}

Outcome repr(Machine& m, Ref<Object> object) {
  const Type& type = m.heap.type_of(object);
  const bool is_heap_type = (type.flags & kTypeHeap) != 0;
  if (!is_heap_type && type.layout != LayoutId::NativeObject) return builtin_repr(m, object);
  return call_text_method(m, lookup_special(m, object, SpecialMethod::Repr), object, true);
}

Outcome str(Machine& m, Ref<Object> object) {
  if (m.heap.is_exact(object, TypeId::Str)) return new_reference(m.heap, object);
  // Some exceptions have a __str__ of their own.
  const Type& type = m.heap.type_of(object);
  const bool is_heap_type = (type.flags & kTypeHeap) != 0;
  // A proxy shows what it stands for, by its own __str__.
  const bool is_plain = type.layout != LayoutId::NativeObject &&
                        type.layout != LayoutId::Exception && type.layout != LayoutId::Weakref &&
                        type.layout != LayoutId::MappingProxy;
  if (!is_heap_type && is_plain) return builtin_str(m, object);
  return call_text_method(m, lookup_special(m, object, SpecialMethod::Str), object, false);
}

}  // namespace ouro
