// class_finishing.cpp - the FinishClass task: what type.__new__ does after the class is there.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/class_creation.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"
#include "core/vm/super_lookup.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

// FinishClass: 0 the class, 1 the keywords or null, 2 position in 4, 3 the bound __init_subclass__,
// 4 a copy of the class's dict, 5 the name that is being told.
enum State : uint16_t { kAskMro, kMroArrives, kTellNames, kNameTold, kHookBound, kClassReady };

// A metaclass may have an mro() of its own.
StepResult ask_mro(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Type> type = m.task().ref(0).as<Type>();
  const Ref<Object> method = own_mro_method(m, m.at(type).type);
  m.task().state = method ? kMroArrives : kTellNames;
  if (!method) return StepResult::Again;
  return wait_for(m, own, call_special(m, method, {type.as<Object>()}));
}

StepResult take_mro(Machine& m) {
  const Ref<Object> given = m.take_result();
  const Ref<Type> type = m.task().ref(0).as<Type>();
  const bool good = set_own_mro(m, type, given);
  decref(m.heap, given);
  m.task().state = kTellNames;
  return good ? StepResult::Again : StepResult::Raised;
}

// super(cls, cls).__init_subclass__, which is that of super itself when an mro() of the program
// leaves object out.
StepResult bind_init_subclass(Machine& m) {
  const uint32_t own = own_index(m);
  Ref<Type> type = m.task().ref(0).as<Type>();
  m.task().state = kHookBound;
  const Ref<Str> name = m.name(NameId::init_subclass);
  Ref<Object> hook = super_find(m, type, type.as<Object>(), name);
  if (!hook) {
    type = m.type(TypeId::Super);
    hook = type_lookup(m, type, name);
  }
  return wait_for(m, own, bind_descriptor(m, hook, {}, type));
}

StepResult call_init_subclass(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> hook = m.take_result();
  m.task().own(3, hook);
  m.task().state = kClassReady;
  const Ref<Tuple> none = m.heap.state().empty_tuple.as<Tuple>();
  return wait_for(m, own, call_with_tuple(m, hook, none, m.task().ref(1)));
}

// The names as they are before the first descriptor is told its own (type_new_set_names).
Ref<Dict> names_to_tell(Machine& m) {
  if (!m.task().ref(4)) {
    const Ref<Dict> copy = dict_copy(m.heap, m.at(m.task().ref(0).as<Type>()).dict);
    m.task().own(4, copy.as<Object>());
  }
  return m.task().ref(4).as<Dict>();
}

StepResult tell_next_name(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Dict> names = names_to_tell(m);
  while (true) {
    uint32_t position = m.task().slot[2];
    const DictItem item = dict_next(m.heap.memory, names, &position);
    m.task().slot[2] = position;
    if (!item.key) return bind_init_subclass(m);
    const Ref<Object> set_name = type_lookup(m, m.at(item.value).type, m.name(NameId::set_name));
    if (!set_name) continue;
    m.task().slot[5] = item.key.offset;
    m.task().state = kNameTold;
    m.task().flags |= kTaskCatches;
    const Outcome told = call_special(m, set_name, {item.value, m.task().ref(0), item.key});
    if (!told.is_error()) return wait_for(m, own, told);
    deliver_exception(m);
    return StepResult::Again;
  }
}

// Both cause and context (_PyErr_FormatFromCause).
void set_cause(Machine& m, Ref<Exception> exception, Ref<Object> owned_cause) {
  const Ref<Object> old = m.at(exception).context;
  m.at(exception).context = new_reference(m.heap, owned_cause);
  m.at(exception).cause = owned_cause;
  m.at(exception).suppress_context = 1;
  xdecref(m.heap, old);
}

// What went wrong, in a RuntimeError or as a note (_PyErr_FormatFromCause, _PyErr_FormatNote).
StepResult raise_name_error(Machine& m) {
  const Ref<Object> name = m.task().ref(5);
  const Ref<Dict> names = m.task().ref(4).as<Dict>();
  const Ref<Object> descriptor = dict_get_str(m.heap, names, name.as<Str>());
  const std::string text = "Error calling __set_name__ on '" + type_name_of(m, descriptor) +
                           "' instance '" + str_to_utf8(m.heap, name.as<Str>()) + "' in '" +
                           name_of_type(m, m.task().ref(0).as<Type>()) + "'";
  if (!m.profile().objects->set_name_errors_wrapped) {
    add_note_to_raised(m, text);
    return StepResult::Raised;
  }
  const Ref<Object> cause = take_raised(m);
  (void)m.raise(TypeId::RuntimeError, text);
  set_cause(m, m.heap.state().raised.as<Exception>(), cause);
  return StepResult::Raised;
}

StepResult name_told(Machine& m) {
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (exception_arrived(m)) return raise_name_error(m);
  m.task().state = kTellNames;
  decref(m.heap, m.take_result());
  return StepResult::Again;
}

}  // namespace

void finish_class(Machine& m, Ref<Type> type, Ref<Object> keywords) {
  Task& task = m.heap.push_task(TaskKind::FinishClass);
  task.own(0, type.as<Object>());
  if (keywords) task.own(1, keywords);
}

StepResult step_FinishClass(Machine& m) {
  switch (m.task().state) {
    case kAskMro:
      return ask_mro(m);
    case kMroArrives:
      return take_mro(m);
    case kTellNames:
      return tell_next_name(m);
    case kNameTold:
      return name_told(m);
    case kHookBound:
      return call_init_subclass(m);
    default:
      break;
  }
  if (m.task().owned & (1u << kTaskInbox)) decref(m.heap, m.take_result());
  return m.finish(m.task().take(0));
}

}  // namespace ouro
