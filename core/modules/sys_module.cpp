// sys_module.cpp - the sys module, as far as this subject needs it (Python/sysmodule.c).

#include <algorithm>
#include <string>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/vm/default_value.h"
#include "core/modules/install.h"
#include "core/modules/late_attributes.h"
#include "core/modules/malloc_stats.h"
#include "core/modules/math_numbers.h"
#include "core/modules/print_function.h"
#include "core/modules/standard_input.h"
#include "core/modules/sys_values.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/int_text.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/sizeof.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/interpreter_exit.h"
#include "core/vm/traceback_text.h"
#include "core/vm/type_builder.h"
#include "core/vm/unraisable.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// The argument's own reference is counted when the caller's stack owns it, and is not when it was
// borrowed: so the number is the count itself.
Outcome sys_getrefcount(Machine& m, const Args& args) {
  const Object& object = m.at(args[0]);
  if (is_immortal(object)) return int_from_i64(m.heap, m.profile().immortal_refcount);
  return int_from_i64(m.heap, object.refcount);
}

// The object, then what its __sizeof__ has said.
Outcome add_prefix(Machine& m, const Args& args) {
  int64_t size = 0;
  if (!read_int(m, args[1], &size)) return Outcome::error();
  if (size < 0) return m.raise(TypeId::ValueError, "__sizeof__() should return >= 0");
  return int_from_i64(m.heap, size + prefix_sizeof(m.heap, args[0]));
}

Outcome measured(Machine& m, Ref<Object> object) {
  const Ref<Str> name = intern_text(m.heap, "__sizeof__");
  const Ref<Object> method = type_lookup(m, m.at(object).type, name);
  decref(m.heap, name.as<Object>());
  if (m.heap.type_of(method).layout == LayoutId::Descriptor) {
    return int_from_i64(m.heap, object_sizeof(m.heap, object) + prefix_sizeof(m.heap, object));
  }
  return continue_with(m, add_prefix, object,
                       [&] { return call_special(m, method, {object}); });
}

Outcome sys_getsizeof(Machine& m, const Args& args) {
  if (!args.get(1)) return measured(m, args[0]);
  return value_or_default(m, TypeId::TypeError, args[1], Keeps::Value,
                          [&] { return measured(m, args[0]); });
}

Outcome sys_intern(Machine& m, const Args& args) {
  if (!m.heap.is_exact(args[0], TypeId::Str)) {
    if (is_str(m, args[0])) {
      return m.raise(TypeId::TypeError, "can't intern " + type_name_of(m, args[0]));
    }
    return m.raise(TypeId::TypeError,
                   "intern() argument must be str, not " + type_name_of(m, args[0]));
  }
  return intern(m.heap, args[0].as<Str>());
}

Outcome sys_exc_info(Machine& m, const Args&) {
  const Ref<Object> handled = handled_exception(m);
  const auto none = [&m] { return new_reference(m.heap, m.none()); };
  if (!handled) return tuple_of(m.heap, none(), none(), none());
  const Ref<Object> traceback = m.at(handled.as<Exception>()).traceback;
  return tuple_of(m.heap, new_reference(m.heap, m.at(handled).type.as<Object>()),
                  new_reference(m.heap, handled),
                  traceback ? new_reference(m.heap, traceback) : none());
}

Outcome sys_exception(Machine& m, const Args&) {
  const Ref<Object> handled = handled_exception(m);
  return new_reference(m.heap, handled ? handled : m.none());
}

Outcome sys_excepthook(Machine& m, const Args& args) {
  if ((m.heap.type_of(args[1]).flags & kTypeException) != 0) print_exception(m, args[1]);
  return m.return_none();
}

Outcome sys_unraisablehook(Machine& m, const Args& args) {
  return default_unraisable_hook(m, args[0]);
}

// There is nobody to call a trace function: the machine itself can be stepped and watched.
Outcome sys_settrace(Machine& m, const Args& args) {
  if (args[0] == m.none()) return m.return_none();
  return m.raise(TypeId::NotImplementedError,
                 "Python has trace functions, this subset does not: step through the program");
}

Outcome return_nothing(Machine& m, const Args&) {
  return m.return_none();
}

Outcome sys_is_finalizing(Machine& m, const Args&) {
  return m.return_bool(is_finalizing(m));
}

Outcome sys_getallocatedblocks(Machine& m, const Args&) {
  return int_from_i64(m.heap, m.heap.memory.allocated_blocks());
}

Outcome sys_debugmallocstats(Machine& m, const Args&) {
  m.write(OutputStream::Stderr, malloc_stats_text(m));
  return m.return_none();
}

Outcome sys_getdefaultencoding(Machine& m, const Args&) {
  return or_memory_error(m, str_from_utf8(m.heap, "utf-8"));
}

Outcome sys_is_interned(Machine& m, const Args& args) {
  if (!is_str(m, args[0])) {
    return m.raise(TypeId::TypeError,
                   "_is_interned() argument must be str, not " + type_name_of(m, args[0]));
  }
  return m.return_bool((m.at(args[0]).flags & kInterned) != 0);
}

Outcome sys_getrecursionlimit(Machine& m, const Args&) {
  return int_from_i64(m.heap, m.state().recursion_limit);
}

Outcome sys_get_int_max_str_digits(Machine& m, const Args&) {
  return int_from_i64(m.heap, m.heap.state().int_max_str_digits);
}

Outcome sys_set_int_max_str_digits(Machine& m, const Args& args) {
  int64_t digits_max = 0;
  if (!read_c_int(m, args[0], &digits_max)) return Outcome::error();
  if (digits_max != 0 && digits_max < kStrDigitsCheckThreshold) {
    return m.raise(TypeId::ValueError, m.profile().values->digits_limit_too_low);
  }
  m.heap.state().int_max_str_digits = static_cast<uint32_t>(digits_max);
  return m.return_none();
}

Outcome sys_setrecursionlimit(Machine& m, const Args& args) {
  constexpr int64_t kLimitMax = 1000000;
  int64_t limit = 0;
  if (!read_c_int(m, args[0], &limit)) return Outcome::error();
  if (limit < 1) {
    return m.raise(TypeId::ValueError, "recursion limit must be greater or equal than 1");
  }
  if (m.state().depth >= limit) {
    return m.raise(TypeId::RecursionError,
                   "cannot set the recursion limit to " + std::to_string(limit) +
                       " at the recursion depth " + std::to_string(m.state().depth) +
                       ": the limit is too low");
  }
  m.state().recursion_limit = static_cast<uint32_t>(std::min(limit, kLimitMax));
  return m.return_none();
}

// There is one thread, so nobody is switched to: the number is kept, as CPython keeps it.
Outcome sys_getswitchinterval(Machine& m, const Args&) {
  return float_from_double(m.heap, static_cast<double>(m.state().switch_interval_us) * 1e-6);
}

Outcome sys_setswitchinterval(Machine& m, const Args& args) {
  double seconds = 0;
  if (!read_real(m, args[0], &seconds)) return Outcome::error();
  if (seconds <= 0) {
    return m.raise(TypeId::ValueError, "switch interval must be strictly positive");
  }
  // What is beyond 64 bits becomes what it does on x86-64.
  constexpr double kTooLarge = 18446744073709551616.0;
  constexpr uint64_t kNotANumber = uint64_t{1} << 63;
  const double interval = 1e6 * seconds;
  m.state().switch_interval_us = interval != interval ? kNotANumber
                                 : interval < kTooLarge ? static_cast<uint64_t>(interval)
                                                        : 0;
  return m.return_none();
}

Outcome sys_getframe(Machine& m, const Args& args) {
  int64_t depth = 0;
  if (!read_c_int(m, args.get(0), &depth)) return Outcome::error();
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

// --- sys.stdout and sys.stderr ---

bool is_stderr(Machine& m, Ref<Object> stream) {
  return stream_of(m, stream) == OutputStream::Stderr;
}

Outcome stream_name(Machine& m, const Args& args) {
  return or_memory_error(m, str_from_utf8(m.heap, is_stderr(m, args[0]) ? "<stderr>" : "<stdout>"));
}
Outcome stream_mode(Machine& m, const Args&) {
  return or_memory_error(m, str_from_utf8(m.heap, "w"));
}
Outcome stream_closed(Machine& m, const Args&) {
  return m.return_bool(false);
}
Outcome stream_errors(Machine& m, const Args& args) {
  return or_memory_error(
      m, str_from_utf8(m.heap, is_stderr(m, args[0]) ? "backslashreplace" : "strict"));
}
Outcome stream_yes(Machine& m, const Args&) {
  return m.return_bool(true);
}
Outcome stream_no(Machine& m, const Args&) {
  return m.return_bool(false);
}
Outcome stream_repr(Machine& m, const Args& args) {
  const std::string name = is_stderr(m, args[0]) ? "<stderr>" : "<stdout>";
  return or_memory_error(m, str_from_utf8(m.heap, "<_io.TextIOWrapper name='" + name +
                                                      "' mode='w' encoding='utf-8'>"));
}

constexpr NativeEntry kStreamMethods[] = {
    {"write", stream_write, 2, 2}, {"flush", stream_flush, 1, 1},  {"isatty", stream_no, 1, 1},
    {"writable", stream_yes, 1, 1}, {"readable", stream_no, 1, 1}, {"seekable", stream_no, 1, 1},
    {"__repr__", stream_repr, 1, 1},
};
constexpr NativeGetSet kStreamAttributes[] = {
    {"name", stream_name},   {"mode", stream_mode},     {"encoding", sys_getdefaultencoding},
    {"closed", stream_closed}, {"errors", stream_errors},
};

void set_stream(Machine& m, Ref<Module> module, const char* name, OutputStream stream) {
  const Ref<TextStream> made = m.heap.allocate<TextStream>(TypeId::TextStream);
  m.at(made).stream = stream;
  set_in_module(m, module, name, made.as<Object>());
}

// sys.__NAME__ is what sys.NAME is in the beginning.
void keep_original(Machine& m, Ref<Module> sys, const char* name) {
  const Ref<Str> key = intern_text(m.heap, name);
  const Ref<Object> value = dict_get_str(m.heap, m.at(sys).dict.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  if (!value) return;
  set_in_module(m, sys, "__" + std::string(name) + "__", new_reference(m.heap, value));
}

constexpr NativeEntry kFunctions[] = {
    {"getrefcount", sys_getrefcount, 1, 1},
    {"getsizeof", sys_getsizeof, 1, 2, "object default"},
    {"intern", sys_intern, 1, 1},
    {"exit", raise_system_exit, 0, 1},
    {"exc_info", sys_exc_info},
    {"excepthook", sys_excepthook, 3, 3},
    {"getrecursionlimit", sys_getrecursionlimit},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1},
    {"getswitchinterval", sys_getswitchinterval},
    {"setswitchinterval", with_converted<sys_setswitchinterval, Wanted::Float, 0>, 1, 1},
    {"_getframe", sys_getframe, 0, 1},
    {"settrace", sys_settrace, 1, 1},
    {"setprofile", sys_settrace, 1, 1},
    {"gettrace", return_nothing},
    {"getprofile", return_nothing},
    {"is_finalizing", sys_is_finalizing},
    {"getallocatedblocks", sys_getallocatedblocks},
    {"_debugmallocstats", sys_debugmallocstats},
    {"_clear_type_cache", return_nothing},
    {"getdefaultencoding", sys_getdefaultencoding},
    {"getfilesystemencoding", sys_getdefaultencoding},
};
constexpr NativeEntry kIntTextFunctions[] = {
    {"get_int_max_str_digits", sys_get_int_max_str_digits},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 1, 1, "maxdigits"},
};
constexpr NativeEntry kExceptionFunction[] = {{"exception", sys_exception}};
constexpr NativeEntry kUnraisableHook[] = {{"unraisablehook", sys_unraisablehook, 1, 1}};
constexpr NativeEntry kIsInterned[] = {{"_is_interned", sys_is_interned, 1, 1}};
// Where __sizeof__ goes on; no name leads to it.
constexpr NativeEntry kContinuations[] = {{"getsizeof", add_prefix, 2, 2}};

}  // namespace

Outcome raise_system_exit(Machine& m, const Args& args) {
  const Ref<Object> code = args.get(0);
  if (!code) {
    (void)m.raise_with(TypeId::SystemExit, m.none());
  } else {
    (void)m.raise_with(TypeId::SystemExit, code);
    m.at(m.heap.state().raised.as<Exception>()).extra = new_reference(m.heap, code);
  }
  return Outcome::error();
}

void install_sys(Machine& m) {
  const Ref<Module> module = new_module(m, "sys");
  m.state().sys_module = module.as<Object>();
  const LibraryProfile& library = library_profile(m.profile());
  add_functions(m, module, kFunctions);
  for (const NativeEntry& entry : kContinuations) m.add_native(&entry);
  add_late_attributes(m);
  if (m.profile().values->default_max_str_digits != 0) add_functions(m, module, kIntTextFunctions);
  if (library.has_exception_function) add_functions(m, module, kExceptionFunction);
  if (library.has_unraisable_hook) add_functions(m, module, kUnraisableHook);
  if (library.has_is_interned) add_functions(m, module, kIsInterned);
  add_sys_values(m, module);
  add_methods(m, TypeId::TextStream, kStreamMethods);
  add_attributes(m, TypeId::TextStream, kStreamAttributes);
  add_standard_input(m, module);
  set_stream(m, module, "stdout", OutputStream::Stdout);
  set_stream(m, module, "stderr", OutputStream::Stderr);
  for (const char* name : {"stdin", "stdout", "stderr", "excepthook", "unraisablehook"}) {
    keep_original(m, module, name);
  }
}

}  // namespace ouro
