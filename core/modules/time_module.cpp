// time_module.cpp - the clocks of the time module; lib/time.py has the rest.
//
// Time is virtual: it begins at a fixed moment, each tick takes kTickNs, and sleep() moves it on.
// So a program reads the same times in every run, and never waits.

#include <cmath>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/modules.h"
#include "core/objects/float_object.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// About what CPython takes for an instruction.
constexpr int64_t kTickNs = 50;
// 1 January 2026, 12:00 UTC: what time() says when a program begins.
constexpr int64_t kStartNs = 1767268800 * int64_t{1000000000};
// Of the clocks that count from nowhere in particular.
constexpr int64_t kMonotonicStartNs = 1000 * int64_t{1000000000};
constexpr int64_t kProcessStartNs = 20 * int64_t{1000000};
constexpr double kNsPerSecond = 1e9;

int64_t running_ns(Machine& m) {
  return static_cast<int64_t>(m.tick()) * kTickNs;
}
int64_t elapsed_ns(Machine& m) {
  return running_ns(m) + static_cast<int64_t>(m.state().slept_ns);
}
int64_t wall_ns(Machine& m) {
  return kStartNs + elapsed_ns(m);
}
int64_t monotonic_ns(Machine& m) {
  return kMonotonicStartNs + elapsed_ns(m);
}
// Sleeping takes no processor time.
int64_t process_ns(Machine& m) {
  return kProcessStartNs + running_ns(m);
}

using Clock = int64_t (*)(Machine& m);

template <Clock read_clock>
Outcome in_seconds(Machine& m, const Args&) {
  return float_from_double(m.heap, static_cast<double>(read_clock(m)) / kNsPerSecond);
}
template <Clock read_clock>
Outcome in_ns(Machine& m, const Args&) {
  return int_from_i64(m.heap, read_clock(m));
}

Outcome time_sleep(Machine& m, const Args& args) {
  double seconds = 0;
  if (is_int(m, args[0])) {
    if (!int_to_double(m.heap, args[0].as<Int>(), &seconds)) {
      return m.raise(TypeId::OverflowError, "timestamp too large to convert to C _PyTime_t");
    }
  } else if (is_float(m, args[0])) {
    seconds = float_value(m.heap, args[0].as<Float>());
  } else {
    return m.raise(TypeId::TypeError,
                   "'" + type_name_of(m, args[0]) + "' object cannot be interpreted as an integer");
  }
  constexpr double kSecondsMax = 9e9;
  if (std::isnan(seconds)) {
    return m.raise(TypeId::ValueError, "Invalid value NaN (not a number)");
  }
  if (seconds < 0) return m.raise(TypeId::ValueError, "sleep length must be non-negative");
  if (seconds > kSecondsMax) {
    return m.raise(TypeId::OverflowError, "timestamp too large to convert to C _PyTime_t");
  }
  m.state().slept_ns += static_cast<uint64_t>(std::ceil(seconds * kNsPerSecond));
  return m.return_none();
}

constexpr NativeEntry kFunctions[] = {
    {"time", in_seconds<wall_ns>},
    {"time_ns", in_ns<wall_ns>},
    {"monotonic", in_seconds<monotonic_ns>},
    {"monotonic_ns", in_ns<monotonic_ns>},
    {"perf_counter", in_seconds<monotonic_ns>},
    {"perf_counter_ns", in_ns<monotonic_ns>},
    {"process_time", in_seconds<process_ns>},
    {"process_time_ns", in_ns<process_ns>},
    {"thread_time", in_seconds<process_ns>},
    {"thread_time_ns", in_ns<process_ns>},
    {"sleep", with_index<time_sleep, 0>, 1, 1},
};

}  // namespace

Ref<Object> make_time_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_time");
  add_functions(m, module, kFunctions);
  return module.as<Object>();
}

}  // namespace ouro
