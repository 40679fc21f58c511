#include "core/vm/imports.h"

#include "core/heap/gc_list.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/vm/absent_names.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/code_loader.h"
#include "core/vm/instructions.h"
#include "core/vm/interpreter_exit.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// ImportError.name, .path, .name_from and .msg.
void note_import(Machine& m, Ref<Object> name, Ref<Object> name_from) {
  const auto error = m.heap.state().raised.as<Exception>();
  const Ref<Tuple> details = tuple_new(m.heap, 4);
  const Ref<Object> message = tuple_get(m.heap, m.at(error).args.as<Tuple>(), 0);
  const Ref<Object> parts[] = {name, m.none(), name_from, message};
  for (uint32_t i = 0; i < 4; ++i) {
    tuple_items(m.heap, details)[i] = new_reference(m.heap, parts[i]);
  }
  m.at(error).extra = details.as<Object>();
}

Outcome raise_import_error(Machine& m, std::string_view message) {
  const Outcome raised = m.raise(TypeId::ImportError, message);
  note_import(m, m.none(), m.none());
  return raised;
}

bool is_module(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Module;
}

Ref<Object> loaded_module(Machine& m, Ref<Str> name) {
  return dict_get_str(m.heap, m.state().modules.as<Dict>(), name);
}

// ImportModule: the module whose body runs and its name are owned; then the collector's counters
// and the next birth number when it began. A body that raises leaves sys.modules.
enum ModuleSlot : uint32_t { kModule, kModuleName, kEnabled, kBirth, kCounts };

// What a module of the library makes is no garbage of the program: it belongs to the interpreter,
// as at the end of boot, and the counters go on where they were.
void settle_import(Machine& m, const Task& task) {
  std::vector<Ref<GcHeader>> made;
  Ref<GcHeader> at(m.heap.state().gc.lists[static_cast<uint32_t>(GcListId::Young)].prev);
  while (at != gc_list_head(m.heap, GcListId::Young) &&
         m.at(object_of(at)).birth >= task.slot[kBirth]) {
    made.push_back(at);
    at = Ref<GcHeader>(m.at(at).prev);
  }
  const bool stress = m.options().gc_stress;
  for (size_t i = made.size(); i-- > 0;) {
    m.at(made[i]).generation = stress ? kPermanentGeneration : kGenerationCount - 1;
    gc_list_move(m.heap, made[i], stress ? GcListId::Permanent : GcListId::Old);
  }
  GcState& gc = m.heap.state().gc;
  gc.enabled = static_cast<uint8_t>(task.slot[kEnabled]);
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    gc.count[i] = static_cast<int32_t>(task.slot[kCounts + i]);
  }
}

Outcome run_module_body(Machine& m, Ref<Str> name, const CodeUnit& unit) {
  const GcState gc = m.heap.state().gc;
  const uint32_t birth = m.heap.state().counters.next_birth;
  m.heap.state().gc.enabled = 0;
  const Ref<Code> code = load_code(m, unit);
  const Ref<Module> module = new_module(m, str_to_utf8(m.heap, name));
  const Ref<Object> globals = m.at(module).dict;
  const Ref<Str> key = intern_text(m.heap, "builtins");
  const Ref<Object> builtins = dict_get_str(m.heap, m.state().modules.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  set_in_module(m, module, "__builtins__", new_reference(m.heap, m.at(builtins.as<Module>()).dict));
  m.heap.push_task(TaskKind::ImportModule, kTaskCatches);
  m.task().own(kModule, module.as<Object>());
  m.task().own(kModuleName, new_reference(m.heap, name).as<Object>());
  m.task().slot[kEnabled] = gc.enabled;
  m.task().slot[kBirth] = birth;
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    m.task().slot[kCounts + i] = static_cast<uint32_t>(gc.count[i]);
  }
  (void)run_code(m, code, globals, globals, {});
  decref(m.heap, code.as<Object>());
  return Outcome::pending();
}

// Loads one module that is not there yet; its parents are. When the program ends, there is nobody
// left who could find it (importlib/_bootstrap.py, _find_spec).
Outcome load_module(Machine& m, Ref<Str> name) {
  if (modules_are_gone(m)) {
    return raise_import_error(m, "sys.meta_path is None, Python is likely shutting down");
  }
  const std::string text = str_to_utf8(m.heap, name);
  if (const Ref<Object> builtin = m.library().make_module(m, text)) return builtin;
  const std::shared_ptr<CodeUnit> unit = m.library().find_module(text, m.profile());
  if (unit) return run_module_body(m, name, *unit);
  return {Ref<Object>{}};
}

Outcome raise_no_module(Machine& m, const std::string& name) {
  const size_t dot = name.rfind('.');
  const std::string parent = dot == std::string::npos ? "" : name.substr(0, dot);
  const Outcome raised = m.raise(TypeId::ModuleNotFoundError,
                                 "No module named '" + name + "'" +
                                     (parent.empty() ? "" : "; '" + parent + "' is not a package"));
  const Ref<Str> text = str_from_utf8(m.heap, name);
  note_import(m, text.as<Object>(), m.none());
  decref(m.heap, text.as<Object>());
  return raised;
}

// ImportHead: the whole name, the names of a `from` list (or null), the first module and the last
// one are owned; the length of the name's part that is loaded, and the next name of the list.
enum ImportSlot : uint32_t { kName, kFromList, kHead, kLast, kLength, kNextName };
enum ImportState : uint16_t { kNextPart, kPartArrives, kNextFromName, kSubmoduleArrives };

std::string part_of(Machine& m, uint32_t length) {
  return str_to_utf8(m.heap, m.task().ref(kName).as<Str>()).substr(0, length);
}

// The part of the name up to the next dot has been loaded: it becomes an attribute of its parent.
void bind_part(Machine& m, Ref<Object> module) {
  const Task task = m.task();
  if (!task.ref(kHead)) {
    m.task().own(kHead, new_reference(m.heap, module));
  } else {
    const std::string text = part_of(m, task.slot[kLength]);
    const Ref<Object> parent = m.task().take(kLast);
    if (is_module(m, parent)) {
      set_in_module(m, parent.as<Module>(), text.substr(text.rfind('.') + 1),
                    new_reference(m.heap, module));
    }
    decref(m.heap, parent);
  }
  m.task().own(kLast, module);
}

// Loads what is missing under this name: an owned module, pending, or null when there is none.
Outcome module_named(Machine& m, const std::string& text) {
  const Ref<Str> name = intern_text(m.heap, text);
  const Ref<Object> known = loaded_module(m, name);
  const Outcome outcome = known ? Outcome(new_reference(m.heap, known)) : load_module(m, name);
  decref(m.heap, name.as<Object>());
  return outcome;
}

bool is_missing(const Outcome& outcome) {
  return !outcome.is_value() && !outcome.is_pending();
}

StepResult load_next_part(Machine& m, uint32_t own) {
  const std::string whole = str_to_utf8(m.heap, m.task().ref(kName).as<Str>());
  while (m.task().slot[kLength] < whole.size()) {
    const uint32_t start = m.task().slot[kLength] == 0 ? 0 : m.task().slot[kLength] + 1;
    const size_t dot = whole.find('.', start);
    const size_t length = dot == std::string::npos ? whole.size() : dot;
    m.task().slot[kLength] = static_cast<uint32_t>(length);
    m.task().state = kPartArrives;
    const Outcome module = module_named(m, whole.substr(0, length));
    if (module.is_pending()) return StepResult::Again;
    if (is_missing(module)) {
      if (!m.has_raised()) (void)raise_no_module(m, whole.substr(0, length));
      return StepResult::Raised;
    }
    bind_part(m, module.value());
    if (m.heap.task_count() != own + 1) return StepResult::Again;
  }
  m.task().state = kNextFromName;
  return StepResult::Again;
}

// Submodules that a `from` list names are loaded, too.
StepResult load_next_submodule(Machine& m) {
  const Ref<Object> list = m.task().ref(kFromList);
  const Ref<Object> module = m.task().ref(kLast);
  if (!list) return m.finish(m.task().take(kHead));
  while (is_module(m, module) && m.task().slot[kNextName] < sequence_items(m.heap, list).count) {
    const ItemSpan names = sequence_items(m.heap, list);
    const Ref<Object> name = m.at(Ref<Ref<Object>>(names.offset + 4 * m.task().slot[kNextName]++));
    if (m.heap.type_of(name).layout != LayoutId::Str) continue;
    const Ref<Dict> dict = m.at(module.as<Module>()).dict.as<Dict>();
    if (dict_get_str(m.heap, dict, name.as<Str>())) continue;
    const std::string text = part_of(m, UINT32_MAX) + "." + str_to_utf8(m.heap, name.as<Str>());
    m.task().state = kSubmoduleArrives;
    const Outcome loaded = module_named(m, text);
    if (loaded.is_pending()) return StepResult::Again;
    m.task().state = kNextFromName;
    if (m.has_raised()) return StepResult::Raised;
    if (loaded.is_value()) {
      set_in_module(m, module.as<Module>(), str_to_utf8(m.heap, name.as<Str>()), loaded.value());
    }
  }
  return m.finish(m.task().take(kLast));
}

StepResult take_submodule(Machine& m) {
  const Ref<Object> loaded = m.take_result();
  const ItemSpan names = sequence_items(m.heap, m.task().ref(kFromList));
  const Ref<Object> name =
      m.at(Ref<Ref<Object>>(names.offset + 4 * (m.task().slot[kNextName] - 1)));
  set_in_module(m, m.task().ref(kLast).as<Module>(), str_to_utf8(m.heap, name.as<Str>()), loaded);
  m.task().state = kNextFromName;
  return StepResult::Again;
}

}  // namespace

StepResult step_ImportModule(Machine& m) {
  Task& task = m.task();
  settle_import(m, task);
  if (task.flags & kTaskRaised) {
    const Ref<Object> exception = task.take(kTaskInbox);
    const DictItem removed =
        dict_remove_str(m.heap, m.state().modules.as<Dict>(), task.ref(kModuleName).as<Str>());
    xdecref(m.heap, removed.key);
    xdecref(m.heap, removed.value);
    m.heap.state().raised = exception;
    return StepResult::Raised;
  }
  decref(m.heap, m.take_result());
  return m.finish(m.task().take(kModule));
}

Outcome import_name(Machine& m, Ref<Str> name, Ref<Object> from_list, Ref<Object> level) {
  int64_t dots = 0;
  if (m.heap.type_of(level).layout == LayoutId::Int) {
    (void)int_try_i64(m.heap, level.as<Int>(), &dots);
  }
  if (dots != 0) {
    return raise_import_error(m, "attempted relative import with no known parent package");
  }
  const bool has_list = m.heap.type_of(from_list).layout == LayoutId::Tuple ||
                        m.heap.type_of(from_list).layout == LayoutId::List;
  const StrView text = str_view(m.heap, name);
  uint32_t dot = 0;
  while (dot < text.length() && text[dot] != '.') ++dot;
  const Ref<Object> known = loaded_module(m, name);
  if (known && dot == text.length() && !has_list) return new_reference(m.heap, known);
  Task& task = m.heap.push_task(TaskKind::ImportHead);
  task.own(kName, new_reference(m.heap, name.as<Object>()));
  if (has_list) task.own(kFromList, new_reference(m.heap, from_list));
  return begun(m, load_next_part(m, own_index(m)));
}

StepResult step_ImportHead(Machine& m) {
  switch (m.task().state) {
    case kPartArrives:
      if (m.task().owned & (1u << kTaskInbox)) bind_part(m, m.take_result());
      m.task().state = kNextPart;
      return StepResult::Again;
    case kNextPart:
      return load_next_part(m, own_index(m));
    case kSubmoduleArrives:
      return take_submodule(m);
    default:
      return load_next_submodule(m);
  }
}

namespace {

// The module has no such attribute: says so as an import does.
Outcome raise_cannot_import(Machine& m, Ref<Object> module, Ref<Str> name) {
  m.clear_raised();
  const Ref<Object> module_name = peek_attribute(m, module, m.name(NameId::name_));
  const bool has_name = module_name && m.heap.type_of(module_name).layout == LayoutId::Str;
  const std::string owner =
      has_name ? str_to_utf8(m.heap, module_name.as<Str>()) : "<unknown module name>";
  const std::string wanted = str_to_utf8(m.heap, name);
  const Outcome raised =
      m.raise(TypeId::ImportError,
              is_absent_attribute(owner, wanted)
                  ? absence_text(owner + "." + wanted)
                  : "cannot import name '" + wanted + "' from '" + owner + "' (unknown location)");
  note_import(m, module_name ? module_name : m.none(), name.as<Object>());
  xdecref(m.heap, module_name);
  return raised;
}

}  // namespace

// ImportFrom: 0 the module, 1 the name, both owned.
StepResult step_ImportFrom(Machine& m) {
  if (!exception_arrived(m)) return m.finish(m.take_result());
  if (!m.raised_is(TypeId::AttributeError)) return StepResult::Raised;
  (void)raise_cannot_import(m, m.task().ref(0), m.task().ref(1).as<Str>());
  return StepResult::Raised;
}

Outcome import_from(Machine& m, Ref<Object> module, Ref<Str> name) {
  m.at(m.state().frame).await = Await::Push;
  const bool is_plain = is_module(m, module) && m.heap.has_flag(module, kTypeDefaultGetattribute);
  const Ref<Str> hook = m.special_name(SpecialMethod::Getattr);
  const bool asks_python =
      !is_plain || dict_get_str(m.heap, m.at(module.as<Module>()).dict.as<Dict>(), hook);
  if (asks_python) {
    Task& task = m.heap.push_task(TaskKind::ImportFrom, kTaskCatches);
    task.own(0, new_reference(m.heap, module));
    task.own(1, new_reference(m.heap, name.as<Object>()));
    const uint32_t own = own_index(m);
    const Outcome found = get_attribute(m, module, name);
    if (!found.is_error() || !is_top(m, own)) return begun(m, wait_for(m, own, found));
    m.abandon_task();
    return m.raised_is(TypeId::AttributeError) ? raise_cannot_import(m, module, name) : found;
  }
  const Outcome found = get_attribute(m, module, name);
  if (!found.is_error() || !m.raised_is(TypeId::AttributeError)) return found;
  return raise_cannot_import(m, module, name);
}

Outcome import_star(Machine& m, Ref<Object> module) {
  const Ref<Dict> source = m.at(module.as<Module>()).dict.as<Dict>();
  const Ref<Dict> target = m.at(m.state().frame).locals.as<Dict>();
  const Ref<Object> all = dict_get_str(m.heap, source, m.name(NameId::all));
  const auto copy = [&](Ref<Object> name, Ref<Object> value) {
    const StoreResult stored =
        dict_set_str(m.heap, target, name.as<Str>(), new_reference(m.heap, value));
    CHECK(stored.ok);
    xdecref(m.heap, stored.old);
  };
  if (all) {
    const uint32_t count = sequence_items(m.heap, all).count;
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t offset = sequence_items(m.heap, all).offset;
      const Ref<Object> name = m.at(Ref<Ref<Object>>(offset + 4 * i));
      const Ref<Object> value = dict_get_str(m.heap, source, name.as<Str>());
      if (!value) return raise_no_attribute(m, module, name.as<Str>());
      copy(name, value);
    }
    return m.return_none();
  }
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, source, &position);
    if (!item.key) break;
    const StrView name = str_view(m.heap, item.key.as<Str>());
    if (name.length() == 0 || name[0] != '_') copy(item.key, item.value);
  }
  return m.return_none();
}

}  // namespace ouro
