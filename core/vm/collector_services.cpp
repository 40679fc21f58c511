#include "core/vm/collector_services.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/free_lists.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/machine.h"
#include "core/vm/steps.h"
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

// GcCallback: 0 gc.callbacks, 1 the phase, 2 the info, 3 the function that is called; 4 the index
// of the next one. The list may change meanwhile (gc.c, invoke_gc_callback).
enum CallbackSlot : uint32_t { kCallbacks, kPhase, kInfo, kFunction, kNextIndex };
enum CallbackState : uint16_t { kCallsNext, kReturned };

void call_gc_callbacks(Heap& heap, const char* phase) {
  const Ref<Dict> info = collection_info(machine_of(heap));
  const Ref<Str> text = intern_text(heap, phase);
  const Ref<Object> callbacks = new_reference(heap, heap.state().gc.callbacks);
  Task& task = heap.push_task(TaskKind::GcCallback, kTaskSilent | kTaskCatches);
  task.own(kCallbacks, callbacks);
  task.own(kPhase, text.as<Object>());
  task.own(kInfo, info.as<Object>());
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

namespace {

StepResult call_next_callback(Machine& m) {
  Task& task = m.task();
  const Ref<List> callbacks = task.ref(kCallbacks).as<List>();
  if (task.slot[kNextIndex] >= list_size(m.heap, callbacks)) {
    m.abandon_task();
    return StepResult::Done;
  }
  const Ref<Object> function = list_get(m.heap, callbacks, task.slot[kNextIndex]++);
  task.own(kFunction, new_reference(m.heap, function));
  task.state = kReturned;
  const uint32_t own = own_index(m);
  return wait_for(m, own, call(m, function, {task.ref(kPhase), task.ref(kInfo)}));
}

}  // namespace

StepResult step_GcCallback(Machine& m) {
  Task& task = m.task();
  if (task.state == kCallsNext) return call_next_callback(m);
  const bool raised = (task.flags & kTaskRaised) != 0;
  task.flags = kTaskSilent | kTaskCatches;
  task.state = kCallsNext;
  const Ref<Object> arrived = task.take(kTaskInbox);
  const Ref<Object> function = task.take(kFunction);
  if (raised) {
    write_unraisable(m, arrived, "while calling GC callback", function);
  } else {
    decref(m.heap, arrived);
  }
  decref(m.heap, function);
  return StepResult::Again;
}

}  // namespace ouro
