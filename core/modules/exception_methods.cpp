// exception_methods.cpp - BaseException and its attributes, generators, frames and tracebacks
// (Objects/exceptions.c, genobject.c).

#include <utility>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/exception_details.h"
#include "core/modules/install.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_locals.h"
#include "core/vm/generators.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/refusals.h"
#include "core/vm/type_builder.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

Exception& self(Machine& m, const Args& args) {
  return m.at(args[0].as<Exception>());
}

Ref<Tuple> positional(Machine& m, const Args& args) {
  const uint32_t count = args.count() - 1;
  const Ref<Tuple> tuple = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, args[i + 1]);
  }
  if (count != 0) tuple_finish(m.heap, tuple);
  return tuple;
}

// OSError itself is given its parts by __new__, unless a class has an __init__ of its own
// (oserror_use_init).
bool is_made_by_new(Machine& m, Ref<Type> type) {
  if (!is_subtype(m, type, m.type(TypeId::OSError))) return false;
  const Ref<Object> init = m.at(type).special[static_cast<uint32_t>(SpecialMethod::Init)];
  return !init || is_layout(m, init, LayoutId::Descriptor);
}

Outcome exception_construct(Machine& m, const Args& args) {
  const auto wanted = args[0].as<Type>();
  if (args.keyword_count != 0 && is_made_by_new(m, wanted)) {
    return m.raise(TypeId::TypeError, name_of_type(m, wanted) + "() takes no keyword arguments");
  }
  Ref<Exception> made;
  if (precedes_its_arguments(m, wanted)) made = exception_without_arguments(m, wanted);
  const Ref<Tuple> arguments = positional(m, args);
  if (!made) made = exception_without_arguments(m, class_for_arguments(m, wanted, arguments));
  m.at(made).args = arguments.as<Object>();
  return made.as<Object>();
}

// Whether these are the arguments that __new__ has kept: CPython hands one tuple to both.
bool keeps_arguments(Machine& m, const Args& args) {
  const auto kept = self(m, args).args.as<Tuple>();
  const uint32_t count = args.count() - 1;
  if (!kept || tuple_size(m.heap, kept) != count) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (tuple_get(m.heap, kept, i) != args[i + 1]) return false;
  }
  return true;
}

Outcome exception_init(Machine& m, const Args& args) {
  if (args.keyword_count != 0 && !takes_details_by_name(m, args[0])) {
    return m.raise(TypeId::TypeError, type_name_of(m, args[0]) + "() takes no keyword arguments");
  }
  if (!keeps_arguments(m, args)) {
    const Ref<Tuple> arguments = positional(m, args);
    const Ref<Object> old = std::exchange(self(m, args).args, arguments.as<Object>());
    decref(m.heap, old);
  }
  if (!set_details_by_name(m, args)) return Outcome::error();
  if (!set_exception_details(m, args[0], self(m, args).args)) return Outcome::error();
  return m.return_none();
}

Outcome exception_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}
Outcome exception_str(Machine& m, const Args& args) {
  return builtin_str(m, args[0]);
}

Outcome add_note(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Str) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().objects->note_not_text, {type_name_of(m, args[1])}));
  }
  if (!self(m, args).notes) {
    const Ref<List> notes = list_new(m.heap);
    self(m, args).notes = notes.as<Object>();
  }
  const Ref<List> notes = self(m, args).notes.as<List>();
  if (!is_layout(m, notes.as<Object>(), LayoutId::List)) {
    return m.raise(TypeId::TypeError, "Cannot add note: __notes__ is not a list");
  }
  if (!append_or_raise(m, notes, new_reference(m.heap, args[1]))) return Outcome::error();
  return m.return_none();
}

template <auto Member>
Outcome get_part(Machine& m, const Args& args) {
  const Ref<Object> value = self(m, args).*Member;
  return value ? Outcome(new_reference(m.heap, value)) : m.return_none();
}

template <auto Member>
Outcome set_part(Machine& m, const Args& args) {
  const Ref<Object> old = self(m, args).*Member;
  const Ref<Object> value = args.get(1);
  self(m, args).*Member =
      !value || value == m.none() ? Ref<Object>{} : new_reference(m.heap, value);
  xdecref(m.heap, old);
  return m.return_none();
}

// As BaseException_set_tb, BaseException_set_context and BaseException_set_cause
// (Objects/exceptions.c): None, or what `part` says.
struct PartRule {
  const char* name;
  const char* expected;
};
constexpr PartRule kTracebackRule = {"__traceback__", "__traceback__ must be a traceback or None"};
constexpr PartRule kContextRule = {"__context__",
                                   "exception context must be None or derive from BaseException"};
constexpr PartRule kCauseRule = {"__cause__",
                                 "exception cause must be None or derive from BaseException"};

template <auto Member, const PartRule& rule, LayoutId layout>
Outcome set_checked_part(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value) {
    return m.raise(TypeId::TypeError, std::string(rule.name) + " may not be deleted");
  }
  if (value != m.none() && !is_layout(m, value, layout)) {
    return m.raise(TypeId::TypeError, rule.expected);
  }
  return set_part<Member>(m, args);
}

constexpr auto set_traceback =
    set_checked_part<&Exception::traceback, kTracebackRule, LayoutId::Traceback>;
constexpr auto set_context =
    set_checked_part<&Exception::context, kContextRule, LayoutId::Exception>;

Outcome with_traceback(Machine& m, const Args& args) {
  const Outcome set = set_traceback(m, args);
  if (set.is_error()) return set;
  decref(m.heap, set.value());
  return new_reference(m.heap, args[0]);
}

Outcome set_cause(Machine& m, const Args& args) {
  const Outcome set = set_checked_part<&Exception::cause, kCauseRule, LayoutId::Exception>(m, args);
  if (!set.is_error()) self(m, args).suppress_context = 1;
  return set;
}

Outcome get_notes(Machine& m, const Args& args) {
  const Ref<Object> notes = self(m, args).notes;
  if (!notes) return raise_no_attribute(m, args[0], m.name(NameId::notes));
  return new_reference(m.heap, notes);
}

Outcome get_suppress(Machine& m, const Args& args) {
  return m.return_bool(self(m, args).suppress_context != 0);
}

Outcome set_suppress(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value) return m.raise(TypeId::TypeError, "can't delete numeric/char attribute");
  if (value != m.boolean(true) && value != m.boolean(false)) {
    return m.raise(TypeId::TypeError, "attribute value type must be bool");
  }
  self(m, args).suppress_context = value == m.boolean(true) ? 1 : 0;
  return m.return_none();
}

// Of a list or a tuple, or what is made of another iterable.
Outcome set_args(Machine& m, const Args& args) {
  if (!args.get(1)) return m.raise(TypeId::TypeError, "args may not be deleted");
  Ref<Tuple> values = args[1].as<Tuple>();
  if (m.heap.is_exact(args[1], TypeId::Tuple)) {
    incref(m.heap, args[1]);
  } else {
    const ItemSpan items = sequence_items(m.heap, args[1]);
    values = tuple_new(m.heap, items.count);
    if (!values) return m.raise_memory_error();
    for (uint32_t i = 0; i < items.count; ++i) {
      const Ref<Object> item = m.at(Ref<Ref<Object>>(items.offset + 4 * i));
      tuple_items(m.heap, values)[i] = new_reference(m.heap, item);
    }
    if (items.count != 0) tuple_finish(m.heap, values);
  }
  xdecref(m.heap, std::exchange(self(m, args).args, values.as<Object>()));
  return m.return_none();
}

constexpr NativeEntry kNew = {"__new__", exception_construct, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__init__", exception_init, 1, kAnyCount, "**"},
    {"__repr__", exception_repr, 1, 1},
    {"__str__", exception_str, 1, 1},
    {"with_traceback", with_traceback, 2, 2},
};
constexpr NativeEntry kAddNote[] = {{"add_note", add_note, 2, 2}};
constexpr NativeGetSet kAttributes[] = {
    {"args", get_part<&Exception::args>, with_converted<set_args, Wanted::Items, 1>},
    {"__traceback__", get_part<&Exception::traceback>, set_traceback},
    {"__context__", get_part<&Exception::context>, set_context},
    {"__cause__", get_part<&Exception::cause>, set_cause},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__notes__", get_notes, set_part<&Exception::notes>},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};

// --- generators ---
Outcome generator_iter(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}
Outcome generator_next(Machine& m, const Args& args) {
  return resume_generator(m, args[0], m.none());
}
Outcome generator_send(Machine& m, const Args& args) {
  return resume_generator(m, args[0], args[1]);
}
Outcome generator_close(Machine& m, const Args& args) {
  return close_generator(m, args[0]);
}

// throw(value), throw(type[, value[, traceback]])
Outcome generator_throw(Machine& m, const Args& args) {
  const Ref<Object> what = args[1];
  const Ref<Object> value = args.get(2) == m.none() ? Ref<Object>{} : args.get(2);
  if (m.heap.has_flag(what, kTypeException)) {
    if (value) {
      return m.raise(TypeId::TypeError, "instance exception may not have a separate value");
    }
    return throw_into_generator(m, args[0], new_reference(m.heap, what));
  }
  const bool is_class = m.heap.type_of(what).layout == LayoutId::Type;
  if (!is_class || (m.at(what.as<Type>()).flags & kTypeException) == 0) {
    return m.raise(TypeId::TypeError,
                   "exceptions must be classes or instances deriving from BaseException, not " +
                       type_name_of(m, what));
  }
  if (value && is_subtype(m, m.at(value).type, what.as<Type>())) {
    return throw_into_generator(m, args[0], new_reference(m.heap, value));
  }
  std::vector<Ref<Object>> arguments;
  if (value && m.heap.is_exact(value, TypeId::Tuple)) {
    for (uint32_t i = 0; i < tuple_size(m.heap, value.as<Tuple>()); ++i) {
      arguments.push_back(tuple_get(m.heap, value.as<Tuple>(), i));
    }
  } else if (value) {
    arguments.push_back(value);
  }
  return throw_class_into_generator(m, args[0], what, arguments);
}

Outcome get_delegate(Machine& m, const Args& args) {
  const Ref<Object> delegate = delegate_of(m, args[0].as<Generator>());
  return delegate ? Outcome(new_reference(m.heap, delegate)) : m.return_none();
}

// __name__ and __qualname__ take strings only.
template <auto Member>
Outcome set_generator_name(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value || m.heap.type_of(value).layout != LayoutId::Str) {
    const bool is_name = Member == &Generator::name;
    return m.raise(TypeId::TypeError, std::string(is_name ? "__name__" : "__qualname__") +
                                          " must be set to a string object");
  }
  const Ref<Object> old =
      std::exchange(m.at(args[0].as<Generator>()).*Member, new_reference(m.heap, value));
  decref(m.heap, old);
  return m.return_none();
}

Outcome get_generator_frame(Machine& m, const Args& args) {
  const Generator& generator = m.at(args[0].as<Generator>());
  const Ref<Frame> frame = generator.frame;
  if (!frame || generator.closed) return m.return_none();
  return new_reference(m.heap, frame_object_of(m, frame));
}

Outcome get_generator_running(Machine& m, const Args& args) {
  return m.return_bool(m.at(args[0].as<Generator>()).running != 0);
}

Outcome get_generator_suspended(Machine& m, const Args& args) {
  const Generator& generator = m.at(args[0].as<Generator>());
  return m.return_bool(generator.started && !generator.running && !generator.closed);
}

template <typename T, auto Member>
Outcome get_field(Machine& m, const Args& args) {
  const Ref<Object> value = m.at(args[0].as<T>()).*Member;
  return value ? Outcome(new_reference(m.heap, value)) : m.return_none();
}

Outcome generator_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}

constexpr NativeEntry kGeneratorMethods[] = {
    {"__iter__", generator_iter, 1, 1}, {"__next__", generator_next, 1, 1},
    {"send", generator_send, 2, 2},     {"throw", generator_throw, 2, 4},
    {"close", generator_close, 1, 1},   {"__repr__", generator_repr, 1, 1},
};
constexpr NativeGetSet kGeneratorAttributes[] = {
    {"gi_frame", get_generator_frame},
    {"gi_running", get_generator_running},
    {"gi_code", get_field<Generator, &Generator::code>},
    {"gi_yieldfrom", get_delegate},
    {"__name__", get_field<Generator, &Generator::name>, set_generator_name<&Generator::name>},
    {"__qualname__", get_field<Generator, &Generator::qualname>,
     set_generator_name<&Generator::qualname>},
};
constexpr NativeGetSet kSuspension[] = {{"gi_suspended", get_generator_suspended}};

// --- frames and tracebacks ---
Outcome get_frame_line(Machine& m, const Args& args) {
  return int_from_i64(m.heap, line_of_frame(m, args[0].as<FrameObject>()));
}

Outcome get_frame_back(Machine& m, const Args& args) {
  const FrameObject& frame = m.at(args[0].as<FrameObject>());
  if (frame.back) return new_reference(m.heap, frame.back);
  if (!frame.frame || !m.at(frame.frame).previous) return m.return_none();
  return new_reference(m.heap, frame_object_of(m, m.at(frame.frame).previous));
}

Outcome get_frame_globals(Machine& m, const Args& args) {
  const FrameObject& frame = m.at(args[0].as<FrameObject>());
  if (!frame.frame) return m.return_none();
  return new_reference(m.heap, m.at(frame.frame).globals);
}

Outcome get_frame_builtins(Machine& m, const Args& args) {
  const FrameObject& frame = m.at(args[0].as<FrameObject>());
  if (!frame.frame) return m.return_none();
  return new_reference(m.heap, m.at(frame.frame).builtins);
}

Outcome get_frame_locals(Machine& m, const Args& args) {
  const Ref<Frame> frame = m.at(args[0].as<FrameObject>()).frame;
  return frame ? locals_of_frame(m, frame) : Outcome(dict_new(m.heap));
}

// An index of instructions, in bytes as CPython counts its own.
Outcome get_frame_instruction(Machine& m, const Args& args) {
  const Ref<Frame> frame = m.at(args[0].as<FrameObject>()).frame;
  const uint32_t next = frame ? m.at(frame).next_instruction : 0;
  return int_from_i64(m.heap, 2 * static_cast<int64_t>(next) - 2);
}

Outcome get_none(Machine& m, const Args&) {
  return m.return_none();
}

bool is_generator_frame(const Machine& m, const FrameObject& object) {
  return object.frame && (m.at(object.frame).flags & kFrameInGenerator) != 0;
}

// Releases what a frame that has ended still holds.
void empty_frame(Machine& m, const FrameObject& object) {
  const uint32_t words = m.at(object.frame).slot_count + m.at(object.frame).stack_count;
  m.at(object.frame).stack_count = 0;
  const ClearOrder order = m.profile().frame_clear_order;
  const uint32_t bottom = m.heap.task_count();
  if (!release_slots(m.heap, frame_slot_offset(object.frame, 0), words, order)) {
    m.heap.task(bottom).state = kReleaseSlotsOfObject;
  }
}

// Goes on with frame.clear() when the generator has been closed.
Outcome frame_closed(Machine& m, const Args& args) {
  const FrameObject& object = m.at(args[0].as<FrameObject>());
  const bool has_ended = object.frame && !is_generator_frame(m, object);
  if (has_ended && m.profile().objects->clear_empties_closed_frame) empty_frame(m, object);
  return m.return_none();
}

// Closes the generator as if it died (_PyGen_Finalize): what it raises is only reported.
Outcome close_frame(Machine& m, Ref<Object> frame, Ref<Object> generator) {
  begin_continuation(m, frame_closed, frame);
  m.set_result(new_reference(m.heap, m.none()));
  m.heap.push_task(TaskKind::Finalize, kTaskSilent).own(0, new_reference(m.heap, generator));
  return Outcome::pending();
}

Outcome frame_clear(Machine& m, const Args& args) {
  const FrameObject& object = m.at(args[0].as<FrameObject>());
  const bool in_generator = is_generator_frame(m, object);
  if (object.frame && (object.area_bytes == 0 || in_generator)) {
    const bool suspended =
        in_generator && !m.at(m.at(object.frame).generator.as<Generator>()).running;
    if (!suspended) return m.raise(TypeId::RuntimeError, "cannot clear an executing frame");
    const Ref<Object> generator = m.at(object.frame).generator;
    const char* refusal = m.profile().objects->suspended_frame;
    if (refusal && m.at(generator.as<Generator>()).started != 0) {
      return m.raise(TypeId::RuntimeError, refusal);
    }
    return close_frame(m, args[0], generator);
  }
  if (object.frame) empty_frame(m, object);
  return m.return_none();
}

Outcome get_traceback_instruction(Machine& m, const Args& args) {
  return int_from_i64(m.heap, 2 * static_cast<int64_t>(m.at(args[0].as<Traceback>()).instruction));
}

Outcome get_traceback_line(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(args[0].as<Traceback>()).line);
}

// As tb_next_set (Python/traceback.c), since 3.7.
Outcome set_traceback_next(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value) return m.raise(TypeId::TypeError, "can't delete tb_next attribute");
  if (value != m.none() && !is_layout(m, value, LayoutId::Traceback)) {
    return m.raise(TypeId::TypeError,
                   "expected traceback object, got '" + type_name_of(m, value) + "'");
  }
  const Ref<Object> next = value == m.none() ? Ref<Object>{} : value;
  for (Ref<Object> at = next; at; at = m.at(at.as<Traceback>()).next) {
    if (at == args[0]) return m.raise(TypeId::ValueError, "traceback loop detected");
  }
  if (next) incref(m.heap, next);
  const Ref<Object> old = m.at(args[0].as<Traceback>()).next;
  m.at(args[0].as<Traceback>()).next = next;
  xdecref(m.heap, old);
  return m.return_none();
}

constexpr NativeGetSet kFrameAttributes[] = {
    {"f_lineno", get_frame_line},       {"f_back", get_frame_back},
    {"f_globals", get_frame_globals},   {"f_code", get_field<FrameObject, &FrameObject::code>},
    {"f_builtins", get_frame_builtins}, {"f_locals", get_frame_locals},
    {"f_lasti", get_frame_instruction}, {"f_trace", get_none},
};
constexpr NativeEntry kFrameMethods[] = {{"__repr__", generator_repr, 1, 1},
                                         {"clear", frame_clear, 1, 1}};
constexpr NativeEntry kFrameClosed = {"clear", frame_closed, 2, 2};
constexpr NativeGetSet kTracebackAttributes[] = {
    {"tb_next", get_field<Traceback, &Traceback::next>, set_traceback_next},
    {"tb_frame", get_field<Traceback, &Traceback::frame>},
    {"tb_lineno", get_traceback_line},
    {"tb_lasti", get_traceback_instruction},
};

}  // namespace

void install_exception_methods(Machine& m) {
  add_constructor(m, TypeId::BaseException, kNew);
  add_methods(m, TypeId::BaseException, kMethods);
  if (m.profile().exception_notes) add_methods(m, TypeId::BaseException, kAddNote);
  add_attributes(m, TypeId::BaseException, kAttributes);
  install_exception_details(m);
}

void install_generator_methods(Machine& m) {
  add_methods(m, TypeId::Generator, kGeneratorMethods);
  add_attributes(m, TypeId::Generator, kGeneratorAttributes);
  if (has_name(*m.profile().values, "generator", "gi_suspended")) {
    add_attributes(m, TypeId::Generator, kSuspension);
  }
  add_methods(m, TypeId::Frame, kFrameMethods);
  m.add_native(&kFrameClosed);
  add_attributes(m, TypeId::Frame, kFrameAttributes);
  add_attributes(m, TypeId::Traceback, kTracebackAttributes);
}

}  // namespace ouro
