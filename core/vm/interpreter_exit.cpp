#include "core/vm/interpreter_exit.h"

#include "core/collector/collector.h"
#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/exit_functions.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"
#include "core/vm/traceback_text.h"
#include "core/vm/unraisable.h"

namespace ouro {
namespace {

// One step of each phase is one tick; a phase ends when there is nothing left for it to do.
enum ExitPhase : uint8_t {
  kRunAtexit,
  kFirstCollection,
  kDeleteSpecial,
  kRemoveModules,
  kForgetModules,
  kRestoreBuiltins,
  kSecondCollection,
  kClearModules,
  // In the place of the last five, up to 3.3:
  kClearMain,
  kClearUnheldModules,
  kClearHeldModules,
  kClearSys,
  kClearBuiltins,
  kForgetModulesLast,  // up to 3.3
  kThirdCollection,
  kFourthCollection,
  kEnd,
};

// Names of sys that lose their values first, one a tick.
constexpr const char* kSpecialNames[] = {"path",     "argv",      "ps1",        "ps2",
                                         "last_exc", "last_type", "last_value", "last_traceback"};
constexpr struct {
  const char* name;
  const char* original;
} kStreams[] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};

Ref<Dict> dict_of(Machine& m, Ref<Object> module) {
  return m.at(module.as<Module>()).dict.as<Dict>();
}

// Binds a name anew; takes `value`, and lets go of what was there.
void rebind(Machine& m, Ref<Dict> dict, Ref<Str> name, Ref<Object> value) {
  const StoreResult stored = dict_set_str(m.heap, dict, name, value);
  CHECK(stored.ok);
  xdecref(m.heap, stored.old);
}

// --- atexit functions and the first collection ---

void begin_exit(Machine& m) {
  m.state().run_state = RunState::Exiting;
  m.state().exit_phase = kRunAtexit;
}

// Like gc.collect(), callbacks included; gc.disable() prevents it.
void collect_first(Machine& m) {
  if (!m.heap.state().gc.enabled) return;
  start_collection(m.heap, kGenerationCount - 1, CollectionReason::Called);
}

// --- sys.modules (pylifecycle.c, finalize_modules) ---

// Binds a name of sys to `value` unless it is bound to it already, or is not there. False: neither.
bool replace_in_sys(Machine& m, const char* text, Ref<Object> value) {
  const Ref<Dict> dict = dict_of(m, m.state().sys_module);
  const Ref<Str> name = intern_text(m.heap, text);
  const Ref<Object> now = dict_get_str(m.heap, dict, name);
  const bool differs = now && value && now != value;
  if (differs) rebind(m, dict, name, new_reference(m.heap, value));
  decref(m.heap, name.as<Object>());
  return differs;
}

// Takes the value of one more special name of sys away. False: none has one.
bool delete_one_special(Machine& m) {
  for (const char* text : kSpecialNames) {
    if (replace_in_sys(m, text, m.none())) return true;
  }
  const Ref<Dict> dict = dict_of(m, m.state().sys_module);
  for (const auto& stream : kStreams) {
    const Ref<Str> original = intern_text(m.heap, stream.original);
    const Ref<Object> value = dict_get_str(m.heap, dict, original);
    decref(m.heap, original.as<Object>());
    if (replace_in_sys(m, stream.name, value)) return true;
  }
  return false;
}

void make_exit_modules(Machine& m) {
  if (m.state().exit_modules) return;
  const Ref<List> remembered = list_new(m.heap);
  m.state().exit_modules = remembered.as<Object>();
  const Ref<Object> main = std::exchange(m.state().main_module, {});
  xdecref(m.heap, main);
}

// Takes the next module out of sys.modules; a weak reference remembers it. False: all are out.
bool remove_one_module(Machine& m) {
  make_exit_modules(m);
  const Ref<Dict> modules = m.state().modules.as<Dict>();
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, modules, &position);
    if (!item.key) return false;
    if (item.value == m.none() || m.heap.type_of(item.key).layout != LayoutId::Str) continue;
    const bool is_module = m.heap.type_of(item.value).layout == LayoutId::Module;
    const bool comes_last =
        item.value == m.state().sys_module || str_equals(m.heap, item.key.as<Str>(), "builtins");
    if (is_module && !comes_last) {
      const Ref<Weakref> weakref = weakref_new(m.heap, m.type(TypeId::Weakref), item.value, {});
      CHECK(list_append(m.heap, m.state().exit_modules.as<List>(), weakref.as<Object>()));
    }
    rebind(m, modules, item.key.as<Str>(), new_reference(m.heap, m.none()));
    return true;
  }
}

// sys.modules goes, once nobody is in it; the program may still hold it.
void forget_modules(Machine& m) {
  const Ref<Dict> old = m.state().modules.as<Dict>();
  m.state().modules = dict_new(m.heap).as<Object>();
  decref(m.heap, old.as<Object>());
}

// What the program has put into builtins goes. False: nothing is left of it.
bool remove_one_builtin(Machine& m) {
  const Ref<Dict> builtins = m.state().builtins.as<Dict>();
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, builtins, &position);
    if (!item.key) return false;
    if (m.at(item.value).birth < m.state().boot_birth) continue;
    if (m.heap.type_of(item.key).layout != LayoutId::Str) continue;
    const DictItem removed = dict_remove_str(m.heap, builtins, item.key.as<Str>());
    decref_in_order(m.heap, removed.key, removed.value);
    return true;
  }
}

// --- names of modules that are still alive (moduleobject.c, _PyModule_ClearDict) ---

// How far the clearing of a dict has come. Two passes: names with one underscore in front, then the
// others. Kept as an int at the end of MachineState::exit_modules.
struct ClearCursor {
  bool second_pass = false;
  uint32_t position = 0;
};

ClearCursor read_cursor(Machine& m) {
  const Ref<List> list = m.state().exit_modules.as<List>();
  const uint32_t count = list_size(m.heap, list);
  if (count == 0 || m.heap.type_of(list_get(m.heap, list, count - 1)).layout != LayoutId::Int) {
    return {};
  }
  const Ref<Object> last = list_pop(m.heap, list, count - 1);
  int64_t number = 0;
  CHECK(int_try_i64(m.heap, last.as<Int>(), &number));
  decref(m.heap, last);
  return {(number & 1) != 0, static_cast<uint32_t>(number >> 1)};
}

void write_cursor(Machine& m, const ClearCursor& cursor) {
  const int64_t number = int64_t{cursor.position} * 2 + (cursor.second_pass ? 1 : 0);
  CHECK(list_append(m.heap, m.state().exit_modules.as<List>(),
                    int_from_i64(m.heap, number).as<Object>()));
}

bool is_cleared_in(Machine& m, Ref<Str> name, bool second_pass) {
  const StrView text = str_view(m.heap, name);
  const bool starts = text.length() > 0 && text[0] == '_';
  if (!second_pass) return starts && (text.length() < 2 || text[1] != '_');
  return !starts || !str_equals(m.heap, name, "__builtins__");
}

// Sets one more name to None; what it held may die. False: the dict is done.
bool clear_one_name(Machine& m, Ref<Dict> dict) {
  ClearCursor cursor = read_cursor(m);
  while (true) {
    const DictItem item = dict_next(m.heap.memory, dict, &cursor.position);
    if (!item.key) {
      if (cursor.second_pass) return false;
      cursor = ClearCursor{true, 0};
      continue;
    }
    if (item.value == m.none() || m.heap.type_of(item.key).layout != LayoutId::Str) continue;
    if (!is_cleared_in(m, item.key.as<Str>(), cursor.second_pass)) continue;
    write_cursor(m, cursor);
    rebind(m, dict, item.key.as<Str>(), new_reference(m.heap, m.none()));
    return true;
  }
}

// Clears one more name of a module that is still alive, the one imported last first; false when all
// are done.
bool clear_modules(Machine& m) {
  const Ref<List> remembered = m.state().exit_modules.as<List>();
  while (true) {
    const uint32_t count = list_size(m.heap, remembered);
    if (count == 0) return false;
    const Ref<Object> last = list_get(m.heap, remembered, count - 1);
    const bool is_cursor = m.heap.type_of(last).layout == LayoutId::Int;
    const uint32_t index = is_cursor ? count - 2 : count - 1;
    const Ref<Object> weakref = list_get(m.heap, remembered, index);
    const Ref<Object> module = m.at(weakref.as<Weakref>()).referent;
    if (module && clear_one_name(m, dict_of(m, module))) return true;
    (void)read_cursor(m);
    const Ref<Object> done = list_pop(m.heap, remembered, index);
    decref(m.heap, done);
  }
}

// --- all modules up to 3.3 (import.c, PyImport_Cleanup) ---

bool is_named(Machine& m, Ref<Object> key, const char* name) {
  return m.heap.type_of(key).layout == LayoutId::Str && str_equals(m.heap, key.as<Str>(), name);
}

// Whether a module's turn comes in this phase: the program first, then what only sys.modules holds.
bool has_turn(Machine& m, const DictItem& item, ExitPhase phase) {
  if (m.heap.type_of(item.value).layout != LayoutId::Module) return false;
  if (phase == kClearMain) return is_named(m, item.key, "__main__");
  if (is_named(m, item.key, "sys") || is_named(m, item.key, "builtins")) return false;
  return phase == kClearHeldModules || m.at(item.value).refcount == 1;
}

// Sets one more name of the module whose turn it is to None; a module without names left leaves
// sys.modules. False: no module is left for this phase.
bool clear_module_in_turn(Machine& m, ExitPhase phase) {
  make_exit_modules(m);
  const Ref<Dict> modules = m.state().modules.as<Dict>();
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, modules, &position);
    if (!item.key) return false;
    if (!has_turn(m, item, phase)) continue;
    if (clear_one_name(m, dict_of(m, item.value))) return true;
    rebind(m, modules, item.key.as<Str>(), new_reference(m.heap, m.none()));
    return true;
  }
}

// What comes after a phase that is done.
ExitPhase phase_after(const Machine& m, ExitPhase phase) {
  const LibraryProfile& rules = library_profile(m.profile());
  const bool clears_at_once = rules.exit_clears_modules_at_once;
  if (phase == kDeleteSpecial && clears_at_once) return kClearMain;
  if (phase == kClearModules) return kClearSys;
  if (phase == kClearBuiltins && !clears_at_once) return kThirdCollection;
  if (phase == kForgetModulesLast) return kEnd;
  if (phase == kThirdCollection && !rules.exit_collects_again) return kEnd;
  return static_cast<ExitPhase>(phase + 1);
}

void finish(Machine& m) {
  const Ref<Object> remembered = std::exchange(m.state().exit_modules, {});
  xdecref(m.heap, remembered);
  m.state().run_state = RunState::Finished;
}

// --- the end of the program ---

// RunMain, the bottom task: its inbox gets the end of the program. Slot 0 owns the exception that
// ended it.
enum RunMainState : uint16_t { kProgramEnds, kCodeShown, kHookReturned };

// sys.exit(3), sys.exit("text"), sys.exit(): the status. Other codes are shown as text on stderr.
StepResult end_by_exit(Machine& m, Ref<Object> code) {
  m.state().exit_status = 0;
  if (!code || code == m.none()) return StepResult::Again;
  int64_t status = 0;
  if (m.heap.type_of(code).layout == LayoutId::Int) {
    const bool fits = int_try_i64(m.heap, code.as<Int>(), &status);
    m.state().exit_status = fits ? static_cast<int>(status & 0xFF) : 255;
    return StepResult::Again;
  }
  m.state().exit_status = 1;
  m.task().state = kCodeShown;
  m.task().flags |= kTaskCatches;
  const uint32_t own = own_index(m);
  return wait_for(m, own, str(m, code));
}

StepResult code_shown(Machine& m) {
  Task& task = m.task();
  const bool raised = (task.flags & kTaskRaised) != 0;
  task.flags = kTaskSilent;
  task.state = kProgramEnds;
  const Ref<Object> shown = task.take(kTaskInbox);
  if (!raised) m.write(OutputStream::Stderr, str_to_utf8(m.heap, shown.as<Str>()) + "\n");
  decref(m.heap, shown);
  return StepResult::Again;
}

// sys.last_value and its fellows keep the exception until the end (pythonrun.c, _PyErr_PrintEx).
void keep_as_last(Machine& m, Ref<Object> exception) {
  const Ref<Dict> dict = dict_of(m, m.state().sys_module);
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  const auto set = [&](const char* text, Ref<Object> value) {
    const Ref<Str> name = intern_text(m.heap, text);
    rebind(m, dict, name, new_reference(m.heap, value));
    decref(m.heap, name.as<Object>());
  };
  if (library_profile(m.profile()).has_last_exc) set("last_exc", exception);
  set("last_type", m.at(exception).type.as<Object>());
  set("last_value", exception);
  set("last_traceback", traceback ? traceback : m.none());
}

StepResult call_excepthook(Machine& m, Ref<Object> exception) {
  keep_as_last(m, exception);
  const Ref<Object> hook = sys_attribute(m, NameId::excepthook);
  if (!hook) m.write(OutputStream::Stderr, "sys.excepthook is missing\n");
  if (!hook || is_native_named(m, hook, "excepthook")) {
    print_exception(m, exception);
    return StepResult::Again;
  }
  m.task().state = kHookReturned;
  m.task().flags |= kTaskCatches;
  const uint32_t own = own_index(m);
  const Ref<Object> traceback = m.at(exception.as<Exception>()).traceback;
  return wait_for(m, own,
                  call_keeping(m, hook,
                               {m.at(exception).type.as<Object>(), exception,
                                traceback ? traceback : m.none()}));
}

StepResult hook_returned(Machine& m) {
  Task& task = m.task();
  const bool raised = (task.flags & kTaskRaised) != 0;
  task.flags = kTaskSilent;
  task.state = kProgramEnds;
  const Ref<Object> arrived = task.take(kTaskInbox);
  if (raised && is_subtype(m, m.at(arrived).type, m.type(TypeId::SystemExit))) {
    const StepResult result = end_by_exit(m, m.at(arrived.as<Exception>()).extra);
    const Ref<Object> before = m.task().ref(0) ? m.task().take(0) : Ref<Object>{};
    m.task().own(0, arrived);
    xdecref(m.heap, before);
    return result;
  }
  if (raised) {
    // What is pushed last is written first.
    print_exception(m, m.task().ref(0), "\nOriginal exception was:\n");
    print_exception(m, arrived, "Error in sys.excepthook:\n");
  }
  decref(m.heap, arrived);
  return StepResult::Again;
}

}  // namespace

StepResult step_RunMain(Machine& m) {
  if (m.task().state == kCodeShown) return code_shown(m);
  if (m.task().state == kHookReturned) return hook_returned(m);
  Task& task = m.task();
  if (task.flags & kTaskRaised) {
    const Ref<Object> exception = task.take(kTaskInbox);
    task.flags = kTaskSilent;
    task.own(0, exception);
    if (is_subtype(m, m.at(exception).type, m.type(TypeId::SystemExit))) {
      return end_by_exit(m, m.at(exception.as<Exception>()).extra);
    }
    const bool interrupted = is_subtype(m, m.at(exception).type, m.type(TypeId::KeyboardInterrupt));
    m.state().exit_status = interrupted ? 130 : 1;
    return call_excepthook(m, exception);
  }
  // What the traceback holds dies first: the raising frames' locals go before the globals.
  m.abandon_task();
  if (m.state().run_state == RunState::Running) begin_exit(m);
  return StepResult::Done;
}

bool is_finalizing(const Machine& m) {
  return m.state().run_state != RunState::Running && m.state().exit_phase != kRunAtexit;
}

bool modules_are_gone(const Machine& m) {
  const uint8_t phase = m.state().exit_phase;
  return m.state().run_state != RunState::Running && phase >= kRemoveModules && phase != kClearMain;
}

void continue_exit(Machine& m) {
  ++m.state().tick;
  const auto phase = static_cast<ExitPhase>(m.state().exit_phase);
  bool more = false;
  switch (phase) {
    case kRunAtexit:
      more = exit_function_count(m) != 0;
      if (more) run_exit_functions(m, kTaskSilent);
      break;
    case kFirstCollection:
      collect_first(m);
      break;
    case kDeleteSpecial:
      more = delete_one_special(m);
      break;
    case kRemoveModules:
      more = remove_one_module(m);
      break;
    case kForgetModules:
    case kForgetModulesLast:
      forget_modules(m);
      break;
    case kRestoreBuiltins:
      more = remove_one_builtin(m);
      break;
    case kSecondCollection:
    case kThirdCollection:
    case kFourthCollection:
      start_collection(m.heap, kGenerationCount - 1, CollectionReason::Exit);
      break;
    case kClearModules:
      more = clear_modules(m);
      break;
    case kClearMain:
    case kClearUnheldModules:
    case kClearHeldModules:
      more = clear_module_in_turn(m, phase);
      break;
    case kClearSys:
      more = clear_one_name(m, dict_of(m, m.state().sys_module));
      break;
    case kClearBuiltins:
      more = clear_one_name(m, m.state().builtins.as<Dict>());
      break;
    case kEnd:
      finish(m);
      return;
  }
  if (!more) m.state().exit_phase = phase_after(m, phase);
}

}  // namespace ouro
