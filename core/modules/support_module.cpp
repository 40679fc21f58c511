// support_module.cpp - _ouro: what the modules written in our Python need of the machine.

#include <utility>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/modules.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/float_object.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/vm/calls.h"
#include "core/vm/length_hint.h"
#include "core/vm/number_conversion.h"
#include "core/vm/traceback_text.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// The frame of the program, library code left out, that called; with a number, one so far up.
Outcome user_frame(Machine& m, const Args& args) {
  int64_t depth = 0;
  if (!read_int(m, args.get(0), &depth)) return Outcome::error();
  for (Ref<Frame> frame = m.state().frame; frame; frame = m.at(frame).previous) {
    if (m.at(frame).flags & kFrameHidden) continue;
    if (depth-- == 0) return new_reference(m.heap, frame_object_of(m, frame));
  }
  return m.return_none();
}

// The whole report of an uncaught exception, as it would be printed.
Outcome exception_report_of(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Exception)) {
    return m.raise(TypeId::TypeError, "an exception is required");
  }
  return str_or_memory_error(m, exception_report(m, args[0]));
}

Outcome source_line(Machine& m, const Args& args) {
  int64_t line = 0;
  if (!read_int(m, args[1], &line)) return Outcome::error();
  const std::string file = str_to_utf8(m.heap, args[0].as<Str>());
  return str_or_memory_error(m, m.sources().line(file, static_cast<uint32_t>(line)));
}

// Whether a generator has run so far as its first yield, or is over.
Outcome generator_started(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Generator)) {
    return m.raise(TypeId::TypeError, "a generator is required");
  }
  return m.return_bool(m.at(args[0].as<Generator>()).started != 0);
}

// A class written in our Python whose like CPython has written in C: it does not change any more,
// and messages name it with its module.
Outcome sealed(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Type)) return m.raise(TypeId::TypeError, "no class");
  const Ref<Type> type = args[0].as<Type>();
  const Ref<Object> module = dict_get_str(m.heap, m.at(type).dict, m.name(NameId::module_));
  const std::string name =
      str_to_utf8(m.heap, module.as<Str>()) + "." + str_to_utf8(m.heap, m.at(type).qualname);
  const Ref<Str> whole = intern_text(m.heap, name);
  decref(m.heap, std::exchange(m.at(type).name, whole).as<Object>());
  m.at(type).flags |= kTypeImmutable;
  return new_reference(m.heap, args[0]);
}

// Whether it is an object of nothing but attributes: what copyreg takes apart by itself.
Outcome is_plain_instance(Machine& m, const Args& args) {
  const Ref<Type> object = m.type(TypeId::Object);
  if (m.at(args[0]).type == object) return m.return_bool(true);
  if (!is_layout(m, args[0], LayoutId::Instance)) return m.return_bool(false);
  const Ref<Tuple> mro = m.heap.type_of(args[0]).mro;
  for (uint32_t i = 0; i < tuple_size(m.heap, mro); ++i) {
    const Ref<Type> base = tuple_get(m.heap, mro, i).as<Type>();
    const bool is_own = (m.at(base).flags & (kTypeHeap | kTypeImmutable)) == kTypeHeap;
    if (base != object && !is_own) return m.return_bool(false);
  }
  return m.return_bool(true);
}

// What CPython's tp_name is.
Outcome type_name(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Type)) return m.raise(TypeId::TypeError, "no class");
  return new_reference(m.heap, m.at(args[0].as<Type>()).name);
}

Outcome index_of(Machine& m, const Args& args) {
  return to_index(m, args[0]);
}

// What an object says of its length, None when that is nothing.
Outcome length_hint_of(Machine& m, const Args& args) {
  return length_hint(m, args[0]);
}

// Gives a class a legacy finalizer, its __tp_del__; False for what is no class of the program.
Outcome add_legacy_finalizer(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Type)) return m.return_bool(false);
  Type& type = m.at(args[0].as<Type>());
  if ((type.flags & kTypeHeap) == 0) return m.return_bool(false);
  type.flags |= kTypeLegacyFinalizer;
  m.heap.state().gc.legacy_finalizers = 1;
  return m.return_bool(true);
}

// Hides the instances of a class, of which there are none yet, from the collector; False for what
// is no class of the program.
Outcome hide_from_collector(Machine& m, const Args& args) {
  if (!is_layout(m, args[0], LayoutId::Type)) return m.return_bool(false);
  Type& type = m.at(args[0].as<Type>());
  if ((type.flags & kTypeHeap) == 0) return m.return_bool(false);
  if ((type.flags & kTypeHasGc) != 0 && type.prefix_bytes == m.profile().gc_header_bytes) {
    type.prefix_bytes = 0;
  }
  type.flags &= ~static_cast<uint32_t>(kTypeHasGc);
  return m.return_bool(true);
}

constexpr NativeEntry kFunctions[] = {
    {"user_frame", user_frame, 0, 1},
    {"exception_report", exception_report_of, 1, 1},
    {"source_line", source_line, 2, 2},
    {"generator_started", generator_started, 1, 1},
    {"sealed", sealed, 1, 1},
    {"is_plain_instance", is_plain_instance, 1, 1},
    {"type_name", type_name, 1, 1},
    {"index", index_of, 1, 1},
    {"length_hint", length_hint_of, 1, 1},
    {"add_legacy_finalizer", add_legacy_finalizer, 1, 1},
    {"hide_from_collector", hide_from_collector, 1, 1},
};

}  // namespace

Ref<Object> make_support_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_ouro");
  add_functions(m, module, kFunctions);
  const Ref<Object> traceback = m.type(TypeId::Traceback).as<Object>();
  set_in_module(m, module, "TracebackType", new_reference(m.heap, traceback));
  return module.as<Object>();
}

}  // namespace ouro
