#include "core/vm/interpreter_exit.h"

#include "core/collector/collector.h"
#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/traceback_text.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

enum ExitPhase : uint8_t {
  kRunAtexit,
  kFirstCollection,
  kEmptyModules,
  kDropMain,
  kSecondCollection,
  kClearModules,
  kEnd,
};

// RunMain: the bottom task. Its inbox gets the end of the program.
Ref<Dict> modules_of(Machine& m) {
  return m.state().modules.as<Dict>();
}

// sys.exit(3), sys.exit("text"), sys.exit(): the status, and a text for stderr.
int exit_status_of(Machine& m, Ref<Object> code) {
  if (!code || code == m.none()) return 0;
  int64_t status = 0;
  if (m.heap.type_of(code).layout == LayoutId::Int) {
    return int_try_i64(m.heap, code.as<Int>(), &status) ? static_cast<int>(status & 0xFF) : 255;
  }
  if (m.heap.type_of(code).layout == LayoutId::Str) {
    m.write(OutputStream::Stderr, str_to_utf8(m.heap, code.as<Str>()) + "\n");
  }
  return 1;
}

void begin_exit(Machine& m) {
  m.state().run_state = RunState::Exiting;
  m.state().exit_phase = kRunAtexit;
}

// Calls the last registered atexit function; false when none is left.
bool run_one_atexit(Machine& m) {
  const Ref<List> registered = m.state().atexit.as<List>();
  const uint32_t count = list_size(m.heap, registered);
  if (count == 0) return false;
  const Ref<Object> entry = list_pop(m.heap, registered, count - 1);
  m.heap.push_task(TaskKind::AtexitCall, kTaskSilent | kTaskCatches);
  m.task().own(0, entry);
  const Ref<Tuple> parts = entry.as<Tuple>();
  const Outcome outcome =
      call_with_tuple(m, tuple_get(m.heap, parts, 0), tuple_get(m.heap, parts, 1).as<Tuple>(),
                      tuple_get(m.heap, parts, 2));
  if (outcome.is_value()) m.set_result(outcome.value());
  if (outcome.is_error()) deliver_exception(m);
  return true;
}

// Modules other than sys and builtins leave sys.modules; weak references remember who is still
// alive.
void empty_modules(Machine& m) {
  const Ref<List> remembered = list_new(m.heap);
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, modules_of(m), &position);
    if (!item.key) break;
    if (m.heap.type_of(item.value).layout != LayoutId::Module) continue;
    if (str_equals(m.heap, item.key.as<Str>(), "sys") ||
        str_equals(m.heap, item.key.as<Str>(), "builtins")) {
      continue;
    }
    const Ref<Weakref> weakref = weakref_new(m.heap, m.type(TypeId::Weakref), item.value, {});
    CHECK(list_append(m.heap, remembered, weakref.as<Object>()));
  }
  m.state().exit_modules = remembered.as<Object>();
  const Ref<Dict> old = modules_of(m);
  m.state().modules = dict_new(m.heap).as<Object>();
  decref(m.heap, old.as<Object>());
}

void drop_main(Machine& m) {
  const Ref<Object> main = std::exchange(m.state().main_module, {});
  xdecref(m.heap, main);
}

// Sets a name of a module's dict to None; what it held may die.
bool clear_one_name(Machine& m, Ref<Dict> dict, bool underscored) {
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, dict, &position);
    if (!item.key) return false;
    if (item.value == m.none() || m.heap.type_of(item.key).layout != LayoutId::Str) continue;
    const StrView name = str_view(m.heap, item.key.as<Str>());
    const bool starts = name.length() > 0 && name[0] == '_';
    const bool single = starts && (name.length() < 2 || name[1] != '_');
    if (underscored != single && underscored) continue;
    if (str_equals(m.heap, item.key.as<Str>(), "__builtins__")) continue;
    const StoreResult stored =
        dict_set_str(m.heap, dict, item.key.as<Str>(), new_reference(m.heap, m.none()));
    xdecref(m.heap, stored.old);
    return true;
  }
}

// Clears one more name of a module that is still alive; false when all are done.
bool clear_modules(Machine& m) {
  const Ref<Object> remembered = m.state().exit_modules;
  if (!remembered) return false;
  const uint32_t count = list_size(m.heap, remembered.as<List>());
  for (uint32_t i = count; i > 0; --i) {
    const Ref<Object> weakref = list_get(m.heap, remembered.as<List>(), i - 1);
    const Ref<Object> module = m.at(weakref.as<Weakref>()).referent;
    if (!module) continue;
    const Ref<Dict> dict = m.at(module.as<Module>()).dict.as<Dict>();
    if (clear_one_name(m, dict, true) || clear_one_name(m, dict, false)) return true;
  }
  return false;
}

void finish(Machine& m) {
  m.state().run_state = RunState::Finished;
}

}  // namespace

StepResult step_RunMain(Machine& m) {
  Task& task = m.task();
  if (task.flags & kTaskRaised) {
    const Ref<Object> exception = task.take(kTaskInbox);
    task.flags = kTaskSilent;
    if (is_subtype(m, m.at(exception).type, m.type(TypeId::SystemExit))) {
      m.state().exit_status = exit_status_of(m, m.at(exception.as<Exception>()).extra);
    } else {
      m.state().exit_status = 1;
      print_exception(m, exception);
    }
    // What the traceback holds dies now: the raising frames' locals go before the globals.
    decref(m.heap, exception);
    return StepResult::Again;
  }
  if (task.owned & (1u << kTaskInbox)) decref(m.heap, m.take_result());
  m.heap.pop_task();
  begin_exit(m);
  return StepResult::Done;
}

StepResult step_AtexitCall(Machine& m) {
  Task& task = m.task();
  if (task.flags & kTaskRaised) {
    const Ref<Object> exception = task.take(kTaskInbox);
    print_exception(m, exception);
    decref(m.heap, exception);
  } else {
    decref(m.heap, m.take_result());
  }
  m.abandon_task();
  return StepResult::Done;
}

void continue_exit(Machine& m) {
  ++m.state().tick;
  switch (static_cast<ExitPhase>(m.state().exit_phase)) {
    case kRunAtexit:
      if (run_one_atexit(m)) return;
      break;
    case kFirstCollection:
    case kSecondCollection:
      start_collection(m.heap, kGenerationCount - 1, CollectionReason::Exit);
      break;
    case kEmptyModules:
      empty_modules(m);
      break;
    case kDropMain:
      drop_main(m);
      break;
    case kClearModules:
      if (clear_modules(m)) return;
      break;
    case kEnd:
      finish(m);
      return;
  }
  ++m.state().exit_phase;
}

}  // namespace ouro
