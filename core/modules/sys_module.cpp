// sys_module.cpp - the sys module, as far as this subject needs it (Python/sysmodule.c).

#include <string>

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/modules/print_function.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/sizeof.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// The argument's own reference is counted when the caller's stack owns it, and is not when it was
// borrowed: so the number is the count itself.
Outcome sys_getrefcount(Machine& m, const Args& args) {
  const Object& object = m.at(args[0]);
  if (is_immortal(object)) return int_from_i64(m.heap, m.profile().immortal_refcount);
  return int_from_i64(m.heap, object.refcount);
}

Outcome sys_getsizeof(Machine& m, const Args& args) {
  return int_from_i64(m.heap, object_sizeof(m.heap, args[0]) + prefix_sizeof(m.heap, args[0]));
}

Outcome sys_intern(Machine& m, const Args& args) {
  if (!m.heap.is_exact(args[0], TypeId::Str)) {
    return m.raise(TypeId::TypeError, "can't intern " + type_name_of(m, args[0]));
  }
  return intern(m.heap, args[0].as<Str>());
}

Outcome sys_exit(Machine& m, const Args& args) {
  const Ref<Object> code = args.get(0);
  if (!code) {
    (void)m.raise_with(TypeId::SystemExit, m.none());
  } else {
    (void)m.raise_with(TypeId::SystemExit, code);
    m.at(m.heap.state().raised.as<Exception>()).extra = new_reference(m.heap, code);
  }
  return Outcome::error();
}

Outcome sys_exc_info(Machine& m, const Args&) {
  const Ref<Object> handled = m.state().handled;
  const auto none = [&m] { return new_reference(m.heap, m.none()); };
  if (!handled) return tuple_of(m.heap, none(), none(), none());
  const Ref<Object> traceback = m.at(handled.as<Exception>()).traceback;
  return tuple_of(m.heap, new_reference(m.heap, m.at(handled).type.as<Object>()),
                  new_reference(m.heap, handled),
                  traceback ? new_reference(m.heap, traceback) : none());
}

Outcome sys_getrecursionlimit(Machine& m, const Args&) {
  return int_from_i64(m.heap, m.state().recursion_limit);
}

Outcome sys_setrecursionlimit(Machine& m, const Args& args) {
  int64_t limit = 0;
  if (m.heap.type_of(args[0]).layout != LayoutId::Int ||
      !int_try_i64(m.heap, args[0].as<Int>(), &limit) || limit < 1) {
    return m.raise(TypeId::ValueError, "recursion limit must be greater or equal than 1");
  }
  m.state().recursion_limit = limit > 1000000 ? 1000000u : static_cast<uint32_t>(limit);
  return m.return_none();
}

Outcome sys_getframe(Machine& m, const Args& args) {
  int64_t depth = 0;
  if (args.get(0)) (void)int_try_i64(m.heap, args[0].as<Int>(), &depth);
  Ref<Frame> frame = m.state().frame;
  for (; depth > 0 && frame; --depth) frame = m.at(frame).previous;
  if (!frame) return m.raise(TypeId::ValueError, "call stack is not deep enough");
  return new_reference(m.heap, frame_object_of(m, frame));
}

Outcome stream_write(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Str) {
    return m.raise(TypeId::TypeError,
                   "write() argument must be str, not " + type_name_of(m, args[1]));
  }
  m.write(stream_of(m, args[0]), str_to_utf8(m.heap, args[1].as<Str>()));
  return int_from_i64(m.heap, str_length(m.heap, args[1].as<Str>()));
}

Outcome stream_flush(Machine& m, const Args&) {
  return m.return_none();
}

constexpr NativeEntry kStreamMethods[] = {
    {"write", stream_write, 2, 2},
    {"flush", stream_flush, 1, 1},
};

void set_stream(Machine& m, Ref<Module> module, const char* name, OutputStream stream) {
  const Ref<TextStream> made = m.heap.allocate<TextStream>(TypeId::TextStream);
  m.at(made).stream = stream;
  set_in_module(m, module, name, made.as<Object>());
}

constexpr NativeEntry kFunctions[] = {
    {"getrefcount", sys_getrefcount, 1, 1},
    {"getsizeof", sys_getsizeof, 1, 2},
    {"intern", sys_intern, 1, 1},
    {"exit", sys_exit, 0, 1},
    {"exc_info", sys_exc_info},
    {"getrecursionlimit", sys_getrecursionlimit},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1},
    {"_getframe", sys_getframe, 0, 1},
};

void set_text(Machine& m, Ref<Module> module, const char* name, const std::string& text) {
  set_in_module(m, module, name, str_from_utf8(m.heap, text).as<Object>());
}

}  // namespace

void install_sys(Machine& m) {
  const Ref<Module> module = new_module(m, "sys");
  m.state().sys_module = module.as<Object>();
  add_functions(m, module, kFunctions);
  const int minor = m.profile().minor;
  const int micro = m.profile().micro;
  const std::string text = m.profile().version_string;
  set_text(m, module, "version", text + " (Ouroboros)");
  set_text(m, module, "platform", "linux");
  set_text(m, module, "byteorder", "little");
  const auto number = [&m](int64_t value) { return int_from_i64(m.heap, value).as<Object>(); };
  const Ref<Tuple> version = tuple_new(m.heap, 5);
  const Ref<Object> parts[] = {number(3), number(minor), number(micro),
                               str_from_utf8(m.heap, "final").as<Object>(), number(0)};
  for (uint32_t i = 0; i < 5; ++i) tuple_items(m.heap, version)[i] = parts[i];
  tuple_finish(m.heap, version);
  set_in_module(m, module, "version_info", version.as<Object>());
  set_in_module(m, module, "hexversion", number((3 << 24) | (minor << 16) | (micro << 8) | 0xf0));
  set_in_module(m, module, "maxsize", number(INT64_MAX));
  set_in_module(m, module, "modules", new_reference(m.heap, m.state().modules));
  set_in_module(m, module, "argv", list_new(m.heap).as<Object>());
  set_in_module(m, module, "path", list_new(m.heap).as<Object>());
  add_methods(m, TypeId::TextStream, kStreamMethods);
  set_stream(m, module, "stdout", OutputStream::Stdout);
  set_stream(m, module, "stderr", OutputStream::Stderr);
  set_stream(m, module, "__stdout__", OutputStream::Stdout);
  set_stream(m, module, "__stderr__", OutputStream::Stderr);
}

}  // namespace ouro
