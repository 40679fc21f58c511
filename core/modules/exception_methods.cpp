// exception_methods.cpp - BaseException and its attributes, generators, frames and tracebacks
// (Objects/exceptions.c, genobject.c).

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/generators.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
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

Outcome exception_construct(Machine& m, const Args& args) {
  const Ref<Tuple> arguments = positional(m, args);
  const Ref<Object> made = m.heap.allocate_object(args[0].as<Type>());
  m.at(made.as<Exception>()).args = arguments.as<Object>();
  m.heap.track(made);
  return made;
}

// The value that StopIteration and SystemExit carry: the argument, all of them, or none.
void set_extra(Machine& m, Ref<Object> exception, Ref<Object> args) {
  const Ref<Type> type = m.at(exception).type;
  const bool carries = is_subtype(m, type, m.type(TypeId::StopIteration)) ||
                       is_subtype(m, type, m.type(TypeId::SystemExit));
  if (!carries) return;
  const ItemSpan items = sequence_items(m.heap, args);
  const bool is_exit = is_subtype(m, type, m.type(TypeId::SystemExit));
  Ref<Object> value;
  if (items.count == 1 || (items.count > 1 && !is_exit)) {
    value = m.at(Ref<Ref<Object>>(items.offset));
  } else if (items.count > 1) {
    value = args;
  }
  const Ref<Object> old = m.at(exception.as<Exception>()).extra;
  m.at(exception.as<Exception>()).extra = value ? new_reference(m.heap, value) : Ref<Object>{};
  xdecref(m.heap, old);
}

Outcome exception_init(Machine& m, const Args& args) {
  const Ref<Type> type = m.at(args[0]).type;
  const bool takes_names = is_subtype(m, type, m.type(TypeId::ImportError)) ||
                           is_subtype(m, type, m.type(TypeId::NameError)) ||
                           is_subtype(m, type, m.type(TypeId::AttributeError));
  if (args.keyword_count != 0 && !takes_names) {
    return m.raise(TypeId::TypeError, name_of_type(m, type) + "() takes no keyword arguments");
  }
  const Ref<Tuple> arguments = positional(m, args);
  const Ref<Object> old = self(m, args).args;
  self(m, args).args = arguments.as<Object>();
  set_extra(m, args[0], arguments.as<Object>());
  decref(m.heap, old);
  return m.return_none();
}

Outcome exception_repr(Machine& m, const Args& args) {
  return builtin_repr(m, args[0]);
}
Outcome exception_str(Machine& m, const Args& args) {
  return builtin_str(m, args[0]);
}

Outcome with_traceback(Machine& m, const Args& args) {
  const Ref<Object> old = self(m, args).traceback;
  self(m, args).traceback = args[1] == m.none() ? Ref<Object>{} : new_reference(m.heap, args[1]);
  xdecref(m.heap, old);
  return new_reference(m.heap, args[0]);
}

Outcome add_note(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Str) {
    return m.raise(TypeId::TypeError, "note must be a str, not '" + type_name_of(m, args[1]) + "'");
  }
  if (!self(m, args).notes) {
    const Ref<List> notes = list_new(m.heap);
    self(m, args).notes = notes.as<Object>();
  }
  CHECK(list_append(m.heap, self(m, args).notes.as<List>(), new_reference(m.heap, args[1])));
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

Outcome set_cause(Machine& m, const Args& args) {
  self(m, args).suppress_context = 1;
  return set_part<&Exception::cause>(m, args);
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
  self(m, args).suppress_context = args[1] == m.boolean(true) ? 1 : 0;
  return m.return_none();
}

constexpr NativeEntry kNew = {"__new__", exception_construct, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__init__", exception_init, 1, kAnyCount, "**"},
    {"__repr__", exception_repr, 1, 1},
    {"__str__", exception_str, 1, 1},
    {"with_traceback", with_traceback, 2, 2},
    {"add_note", add_note, 2, 2},
};
constexpr NativeGetSet kAttributes[] = {
    {"args", get_part<&Exception::args>, set_part<&Exception::args>},
    {"__traceback__", get_part<&Exception::traceback>, set_part<&Exception::traceback>},
    {"__context__", get_part<&Exception::context>, set_part<&Exception::context>},
    {"__cause__", get_part<&Exception::cause>, set_cause},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__notes__", get_notes, set_part<&Exception::notes>},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};
constexpr NativeGetSet kValue[] = {
    {"value", get_part<&Exception::extra>, set_part<&Exception::extra>}};
constexpr NativeGetSet kCode[] = {
    {"code", get_part<&Exception::extra>, set_part<&Exception::extra>}};

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

Outcome generator_throw(Machine& m, const Args& args) {
  Ref<Object> what = args[1];
  const Ref<Object> value = args.get(2);
  const bool is_class = m.heap.type_of(what).layout == LayoutId::Type;
  if (is_class && value && m.heap.has_flag(value, kTypeException)) what = value;
  if (m.heap.has_flag(what, kTypeException)) {
    return throw_into_generator(m, args[0], new_reference(m.heap, what));
  }
  if (is_class && (m.at(what.as<Type>()).flags & kTypeException)) {
    const Ref<Exception> made = value && value != m.none()
                                    ? exception_new(m, what.as<Type>(), {value})
                                    : exception_new(m, what.as<Type>(), {});
    return throw_into_generator(m, args[0], made.as<Object>());
  }
  return m.raise(TypeId::TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not " +
                     type_name_of(m, what));
}

Outcome get_generator_frame(Machine& m, const Args& args) {
  const Ref<Frame> frame = m.at(args[0].as<Generator>()).frame;
  if (!frame) return m.return_none();
  return new_reference(m.heap, frame_object_of(m, frame));
}

Outcome get_generator_running(Machine& m, const Args& args) {
  return m.return_bool(m.at(args[0].as<Generator>()).running != 0);
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
    {"__name__", get_field<Generator, &Generator::name>},
    {"__qualname__", get_field<Generator, &Generator::qualname>},
};

// --- frames and tracebacks ---
Outcome get_frame_line(Machine& m, const Args& args) {
  const FrameObject& frame = m.at(args[0].as<FrameObject>());
  if (!frame.frame) return int_from_i64(m.heap, frame.line);
  const uint32_t next = m.at(frame.frame).next_instruction;
  const Ref<Code> code = frame.code.as<Code>();
  return int_from_i64(m.heap, position_of(m, code, next == 0 ? 0 : next - 1).line);
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

Outcome get_traceback_line(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(args[0].as<Traceback>()).line);
}

constexpr NativeGetSet kFrameAttributes[] = {
    {"f_lineno", get_frame_line},
    {"f_back", get_frame_back},
    {"f_globals", get_frame_globals},
    {"f_code", get_field<FrameObject, &FrameObject::code>},
};
constexpr NativeEntry kFrameMethods[] = {{"__repr__", generator_repr, 1, 1}};
constexpr NativeGetSet kTracebackAttributes[] = {
    {"tb_next", get_field<Traceback, &Traceback::next>},
    {"tb_frame", get_field<Traceback, &Traceback::frame>},
    {"tb_lineno", get_traceback_line},
};

}  // namespace

void install_exception_methods(Machine& m) {
  add_constructor(m, TypeId::BaseException, kNew);
  add_methods(m, TypeId::BaseException, kMethods);
  add_attributes(m, TypeId::BaseException, kAttributes);
  add_attributes(m, TypeId::StopIteration, kValue);
  add_attributes(m, TypeId::SystemExit, kCode);
}

void install_generator_methods(Machine& m) {
  add_methods(m, TypeId::Generator, kGeneratorMethods);
  add_attributes(m, TypeId::Generator, kGeneratorAttributes);
  add_methods(m, TypeId::Frame, kFrameMethods);
  add_attributes(m, TypeId::Frame, kFrameAttributes);
  add_attributes(m, TypeId::Traceback, kTracebackAttributes);
}

}  // namespace ouro
