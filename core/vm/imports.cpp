#include "core/vm/imports.h"

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/code_loader.h"
#include "core/vm/instructions.h"
#include "core/vm/type_builder.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// ImportError.name, .path and .name_from.
void note_import(Machine& m, Ref<Object> name, Ref<Object> name_from) {
  const Ref<Tuple> details =
      tuple_of(m.heap, new_reference(m.heap, name), new_reference(m.heap, m.none()),
               new_reference(m.heap, name_from));
  m.at(m.heap.state().raised.as<Exception>()).extra = details.as<Object>();
}

Ref<Object> loaded_module(Machine& m, Ref<Str> name) {
  return dict_get_str(m.heap, m.state().modules.as<Dict>(), name);
}

// ImportModule: 0 the module whose body runs, 1 its name. A body that raises leaves sys.modules.
Outcome run_module_body(Machine& m, Ref<Str> name, const CodeUnit& unit) {
  const Ref<Code> code = load_code(m, unit);
  const Ref<Module> module = new_module(m, str_to_utf8(m.heap, name));
  const Ref<Object> globals = m.at(module).dict;
  const Ref<Str> key = intern_text(m.heap, "builtins");
  const Ref<Object> builtins = dict_get_str(m.heap, m.state().modules.as<Dict>(), key);
  decref(m.heap, key.as<Object>());
  set_in_module(m, module, "__builtins__", new_reference(m.heap, m.at(builtins.as<Module>()).dict));
  m.heap.push_task(TaskKind::ImportModule, kTaskCatches);
  m.task().own(0, module.as<Object>());
  m.task().own(1, new_reference(m.heap, name).as<Object>());
  (void)run_code(m, code, globals, globals, {});
  decref(m.heap, code.as<Object>());
  return Outcome::pending();
}

// The module of a dotted or plain name, loaded if need be.
Outcome import_module(Machine& m, Ref<Str> name) {
  if (const Ref<Object> known = loaded_module(m, name)) return new_reference(m.heap, known);
  const std::string text = str_to_utf8(m.heap, name);
  if (const Ref<Object> builtin = m.library().make_module(m, text)) return builtin;
  const std::shared_ptr<CodeUnit> unit = m.library().find_module(text, m.profile());
  if (unit) return run_module_body(m, name, *unit);
  const Outcome raised =
      m.raise(TypeId::ModuleNotFoundError, "No module named '" + text + "'");
  note_import(m, name.as<Object>(), m.none());
  return raised;
}

}  // namespace

StepResult step_ImportModule(Machine& m) {
  Task& task = m.task();
  if (task.flags & kTaskRaised) {
    const Ref<Object> exception = task.take(kTaskInbox);
    const DictItem removed =
        dict_remove_str(m.heap, m.state().modules.as<Dict>(), task.ref(1).as<Str>());
    xdecref(m.heap, removed.key);
    xdecref(m.heap, removed.value);
    m.heap.state().raised = exception;
    return StepResult::Raised;
  }
  decref(m.heap, m.take_result());
  return m.finish(m.task().take(0));
}

Outcome import_name(Machine& m, Ref<Str> name, Ref<Object> from_list, Ref<Object> level) {
  int64_t dots = 0;
  if (m.heap.type_of(level).layout == LayoutId::Int) {
    (void)int_try_i64(m.heap, level.as<Int>(), &dots);
  }
  if (dots != 0) {
    return m.raise(TypeId::ImportError, "attempted relative import with no known parent package");
  }
  const StrView text = str_view(m.heap, name);
  uint32_t dot = 0;
  while (dot < text.length() && text[dot] != '.') ++dot;
  if (dot == text.length()) return import_module(m, name);
  // `import a.b` binds a; `from a.b import c` wants a.b.
  if (from_list != m.none()) return import_module(m, name);
  const Ref<Str> head = intern_owned(m.heap, str_part(m.heap, name, 0, dot));
  m.heap.push_task(TaskKind::ImportHead);
  m.task().own(0, head.as<Object>());
  const Outcome whole = import_module(m, name);
  if (whole.is_error()) {
    m.abandon_task();
    return whole;
  }
  if (whole.is_value()) m.set_result(whole.value());
  return Outcome::pending();
}

StepResult step_ImportHead(Machine& m) {
  decref(m.heap, m.take_result());
  const Outcome head = import_module(m, m.task().ref(0).as<Str>());
  if (head.is_error()) return StepResult::Raised;
  if (head.is_pending()) {
    m.heap.insert_task(m.heap.task_count() - 1, TaskKind::KeepAlive);
    return StepResult::Again;
  }
  return m.finish(head.value());
}

Outcome import_from(Machine& m, Ref<Object> module, Ref<Str> name) {
  m.at(m.state().frame).await = Await::Push;
  const Outcome found = get_attribute(m, module, name);
  if (!found.is_error() || !m.raised_is(TypeId::AttributeError)) return found;
  m.clear_raised();
  const Ref<Object> module_name = peek_attribute(m, module, m.name(NameId::name_));
  const std::string owner =
      module_name ? str_to_utf8(m.heap, module_name.as<Str>()) : "<unknown module name>";
  const Outcome raised =
      m.raise(TypeId::ImportError, "cannot import name '" + str_to_utf8(m.heap, name) + "' from '" +
                                       owner + "' (unknown location)");
  note_import(m, module_name ? module_name : m.none(), name.as<Object>());
  xdecref(m.heap, module_name);
  return raised;
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
