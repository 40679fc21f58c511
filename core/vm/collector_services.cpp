#include "core/vm/collector_services.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/free_lists.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/machine.h"
#include "core/vm/unraisable.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

Machine& machine_of(Heap& heap) {
  return *static_cast<Machine*>(heap.owner());
}

bool has_gc_callbacks(const Heap& heap) {
  const Ref<Object> callbacks = heap.state().gc.callbacks;
  return callbacks && list_size(heap, callbacks.as<List>()) != 0;
}

void set_number(Machine& m, Ref<Dict> dict, const char* name, Ref<Object> owned) {
  const Ref<Str> key = intern_text(m.heap, name);
  const StoreResult stored = dict_set_str(m.heap, dict, key, owned);
  CHECK(stored.ok);
  decref(m.heap, key.as<Object>());
}

Ref<Dict> collection_info(Machine& m) {
  const Ref<Dict> info = dict_new(m.heap);
  const auto set = [&](const char* name, int64_t value) {
    set_number(m, info, name, int_from_i64(m.heap, value).as<Object>());
  };
  const GcState gc = m.heap.state().gc;
  set("generation", gc.generation);
  set("collected", gc.collected);
  set("uncollectable", gc.uncollectable);
  if (m.profile().stats_have_candidates) {
    set("candidates", gc.candidates);
    set_number(m, info, "duration", float_from_double(m.heap, 0.0).as<Object>());
  }
  return info;
}

// GcCallback: 0 the function, 1 the phase, 2 the info. One task for each callback, the first on
// top.
void call_gc_callbacks(Heap& heap, const char* phase) {
  Machine& m = machine_of(heap);
  const Ref<Object> callbacks = heap.state().gc.callbacks;
  const Ref<Dict> info = collection_info(m);
  const Ref<Str> text = intern_text(heap, phase);
  const uint32_t bottom = heap.task_count();
  for (uint32_t i = 0; i < list_size(heap, callbacks.as<List>()); ++i) {
    heap.insert_task(bottom, TaskKind::GcCallback, kTaskSilent | kTaskCatches);
    const Ref<Object> function = new_reference(heap, list_get(heap, callbacks.as<List>(), i));
    incref(heap, text.as<Object>());
    incref(heap, info.as<Object>());
    Task& task = heap.task(bottom);
    task.own(0, function);
    task.own(1, text.as<Object>());
    task.own(2, info.as<Object>());
  }
  decref(heap, text.as<Object>());
  decref(heap, info.as<Object>());
}

void write_debug(Heap& heap, const char* text) {
  machine_of(heap).write(OutputStream::Stderr, text);
}

void debug_cycle(Heap& heap, const char* message, Ref<Object> object) {
  Machine& m = machine_of(heap);
  m.write(OutputStream::Stderr, std::string("gc: ") + message + " <" + type_name_of(m, object) +
                                    " " + address_text(object) + ">\n");
}

void append_to_garbage(Heap& heap, Ref<Object> object) {
  // CPython ignores the error, too.
  const Ref<List> garbage = heap.state().gc.garbage.as<List>();
  if (!list_append(heap, garbage, new_reference(heap, object))) decref(heap, object);
}

void clear_free_lists(Heap& heap) {
  clear_container_free_lists(heap);
  float_clear_free_list(heap);
  int_clear_free_list(heap);
}

Ref<Object> dict_of_module(const Machine& m, Ref<Object> module) {
  return module ? m.at(module.as<Module>()).dict : Ref<Object>{};
}

// The dicts of sys and builtins, and those of the builtin types with what derives from them (gc.c,
// mark_global_roots).
void visit_globals(const Machine& m, const EdgeVisitor& visitor) {
  visitor.field(dict_of_module(m, m.state().sys_module), "sys");
  visitor.field(m.state().builtins, "builtins");
  visitor.field(m.state().modules, "sys.modules");
  for (const Ref<Type> type : m.heap.state().types) {
    if (!type) continue;
    visitor.field(m.at(type).dict.as<Object>(), "__dict__");
    visitor.field(m.at(type).subclasses, "subclasses");
  }
}

// Each running frame: its namespace, its function, and its values from the top of the stack down to
// the first local (gc.c, mark_stacks).
void visit_stacks(const Machine& m, const EdgeVisitor& visitor) {
  for (Ref<Frame> at = m.state().frame; at; at = m.at(at).previous) {
    const Frame& frame = m.at(at);
    visitor.field(frame.locals, "locals");
    visitor.field(frame.function.as<Object>(), "function");
    for (uint32_t i = frame.slot_count + frame.stack_count; i-- > 0;) {
      visitor.field(untagged(m.at(Ref<uint32_t>(frame_slot_offset(at, i)))), "value");
    }
  }
}

void visit_roots(Heap& heap, RootSet roots, const EdgeVisitor& visitor) {
  const Machine& m = machine_of(heap);
  if (roots == RootSet::Globals) return visit_globals(m, visitor);
  visit_stacks(m, visitor);
}

constexpr CollectorHost kHost = {
    .has_gc_callbacks = has_gc_callbacks,
    .call_gc_callbacks = call_gc_callbacks,
    .write_debug = write_debug,
    .debug_cycle = debug_cycle,
    .append_to_garbage = append_to_garbage,
    .clear_free_lists = clear_free_lists,
    .visit_roots = visit_roots,
};

}  // namespace

const CollectorHost& collector_host() {
  return kHost;
}

StepResult step_GcCallback(Machine& m) {
  Task& task = m.task();
  if (task.state == 0) {
    task.state = 1;
    const Outcome outcome = call(m, task.ref(0), {task.ref(1), task.ref(2)});
    if (outcome.is_pending()) return StepResult::Again;
    if (outcome.is_value()) m.set_result(outcome.value());
  }
  const bool raised = m.has_raised() || (m.task().flags & kTaskRaised) != 0;
  if (raised) {
    const Ref<Object> exception = m.has_raised() ? take_raised(m) : m.task().take(kTaskInbox);
    const Ref<Object> function = new_reference(m.heap, m.task().ref(0));
    m.task().flags = kTaskSilent;
    m.abandon_task();
    write_unraisable(m, exception, "while calling GC callback", function);
    decref(m.heap, function);
    return StepResult::Done;
  }
  m.abandon_task();
  return StepResult::Done;
}

}  // namespace ouro
