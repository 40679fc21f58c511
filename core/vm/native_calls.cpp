#include "core/vm/native_calls.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/instance.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// States of a Construct task. Slots: 0 the new object, 1 the type; the arguments stay with the
// caller's stack or task: they are borrowed there, so a copy is kept as a tuple in slot 2.
enum ConstructState : uint16_t { kNewReturned = 1, kInitReturned = 2 };

Outcome raise_init_returned(Machine& m, Ref<Object> value) {
  return m.raise(TypeId::TypeError,
                 "__init__() should return None, not '" + type_name_of(m, value) + "'");
}

// Calls __init__ for a new object whose Construct task is on top.
Outcome call_init(Machine& m, Ref<Object> object, std::span<const Ref<Object>> arguments,
                  Ref<Tuple> keyword_names) {
  const Ref<Object> init = lookup_special(m, object, SpecialMethod::Init);
  const auto with_self = with_first(object, arguments);
  if (m.heap.type_of(init).layout == LayoutId::Function) {
    return call(m, init, with_self, keyword_names);
  }
  if (m.heap.type_of(init).layout == LayoutId::Descriptor) {
    return call_descriptor(m, init, with_self, keyword_names);
  }
  return call_bound_special(m, init, with_self);
}

bool is_native(const Machine& m, Ref<Object> method, SpecialMethod which) {
  return method == m.at(m.type(TypeId::Object)).special[static_cast<uint32_t>(which)];
}

// object.__new__ and __init__ together refuse arguments that nobody takes (object_new).
Outcome check_excess_arguments(Machine& m, Ref<Type> type, size_t count) {
  if (count == 0) return m.none();
  const Type& t = m.at(type);
  const bool own_init =
      !is_native(m, t.special[static_cast<uint32_t>(SpecialMethod::Init)], SpecialMethod::Init);
  if (own_init) return m.none();
  return m.raise(TypeId::TypeError, name_of_type(m, type) + "() takes no arguments");
}

// The common case: object's __new__. Makes the instance and runs __init__ on it.
Outcome construct_plain(Machine& m, Ref<Type> type, std::span<const Ref<Object>> arguments,
                        Ref<Tuple> keyword_names) {
  if (check_excess_arguments(m, type, arguments.size()).is_error()) return Outcome::error();
  if (Outcome refused = refuse_abstract(m, type); refused.is_error()) return refused;
  const Ref<Object> object = instance_new(m.heap, type);
  const Ref<Object> init = m.at(type).special[static_cast<uint32_t>(SpecialMethod::Init)];
  if (is_native(m, init, SpecialMethod::Init)) return object;
  Task& task = m.heap.push_task(TaskKind::Construct);
  task.own(0, object);
  task.state = kInitReturned;
  const Outcome returned = call_init(m, object, arguments, keyword_names);
  if (returned.is_pending()) return returned;
  if (returned.is_error()) {
    m.abandon_task();
    return returned;
  }
  m.task().take(0);
  m.heap.pop_task();
  decref(m.heap, returned.value());
  return object;
}

bool is_slot_wrapper(const Machine& m, Ref<Object> descriptor) {
  return m.at(descriptor).type == m.type(TypeId::WrapperDescriptor);
}

Outcome raise_no_self(Machine& m, Ref<Object> descriptor) {
  const bool is_method = m.at(descriptor).type == m.type(TypeId::MethodDescriptor);
  return raise_about_descriptor(m, descriptor,
                                is_method ? m.profile().objects->no_self_of_method
                                          : "descriptor '{0}' of '{1}' object needs an argument",
                                "");
}

Outcome raise_wrong_self(Machine& m, Ref<Object> descriptor, Ref<Type> given) {
  const char* text = is_slot_wrapper(m, descriptor)
                         ? "descriptor '{0}' requires a '{1}' object but received a '{2}'"
                         : m.profile().objects->wrong_self_of_method;
  return raise_about_descriptor(m, descriptor, text, name_of_type(m, given));
}

// The nearest type on the line of bases whose __new__ is a builtin one (tp_new_wrapper).
Ref<Type> builtin_maker_base(const Machine& m, Ref<Type> type) {
  while (type) {
    const Ref<Object> maker = m.at(type).special[static_cast<uint32_t>(SpecialMethod::New)];
    const bool is_native = maker && m.heap.type_of(maker).layout == LayoutId::Builtin &&
                           is_constructor(m, maker.as<Builtin>());
    if (is_native) return m.at(maker.as<Builtin>()).self.as<Type>();
    type = m.at(type).base;
  }
  return {};
}

// list.__new__(cls, ...), as typeobject.c tp_new_wrapper.
Outcome call_constructor(Machine& m, Ref<Builtin> builtin, std::span<const Ref<Object>> arguments,
                         Ref<Tuple> keyword_names) {
  const Ref<Type> type = m.at(builtin).self.as<Type>();
  const std::string name = name_of_type(m, type);
  const uint32_t keywords = keyword_names ? tuple_size(m.heap, keyword_names) : 0;
  if (arguments.size() == keywords) {
    return m.raise(TypeId::TypeError, name + ".__new__(): not enough arguments");
  }
  const Ref<Object> given = arguments[0];
  if (m.heap.type_of(given).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError,
                   name + ".__new__(X): X is not a type object (" + type_name_of(m, given) + ")");
  }
  const std::string other = name_of_type(m, given.as<Type>());
  if (!is_subtype(m, given.as<Type>(), type)) {
    return m.raise(TypeId::TypeError,
                   name + ".__new__(" + other + "): " + other + " is not a subtype of " + name);
  }
  const Ref<Type> safe = builtin_maker_base(m, given.as<Type>());
  if (safe != type) {
    const std::string wanted = name_of_type(m, safe);
    return m.raise(TypeId::TypeError,
                   name + ".__new__(" + other + ") is not safe, use " + wanted + ".__new__()");
  }
  return call_native(m, m.native(m.at(builtin).native), arguments, keyword_names, {{}, 1});
}

// The function behind a type's __new__.
Ref<Object> maker_function(const Machine& m, Ref<Object> maker) {
  const bool is_static = m.heap.type_of(maker).layout == LayoutId::StaticMethod;
  return is_static ? m.at(maker.as<MethodWrapper>()).callable : maker;
}

// A type with a native __new__ and no __init__ needs no more than one call.
bool is_made_at_once(const Machine& m, Ref<Type> type, Ref<Object> function) {
  const Ref<Object> init = m.at(type).special[static_cast<uint32_t>(SpecialMethod::Init)];
  return m.heap.type_of(function).layout == LayoutId::Builtin &&
         is_native(m, init, SpecialMethod::Init);
}

}  // namespace

Outcome check_class_argument(Machine& m, Ref<Object> descriptor, Ref<Object> given) {
  const ObjectRules& rules = *m.profile().objects;
  if (m.heap.type_of(given).layout != LayoutId::Type) {
    return raise_about_descriptor(m, descriptor, rules.class_method_needs_type,
                                  type_name_of(m, given));
  }
  if (is_subtype(m, given.as<Type>(), m.at(descriptor.as<Descriptor>()).type)) return m.none();
  return raise_about_descriptor(m, descriptor,
                                "descriptor '{0}' requires a subtype of '{1}' but received '{2}'",
                                name_of_type(m, given.as<Type>()));
}

Outcome raise_about_descriptor(Machine& m, Ref<Object> descriptor, const char* text,
                               std::string_view given) {
  const Descriptor& method = m.at(descriptor.as<Descriptor>());
  return m.raise(TypeId::TypeError, filled(text, {str_to_utf8(m.heap, method.name),
                                                  name_of_type(m, method.type), given}));
}

Outcome call_builtin(Machine& m, Ref<Object> builtin, std::span<const Ref<Object>> arguments,
                     Ref<Tuple> keyword_names) {
  const Builtin& function = m.at(builtin.as<Builtin>());
  if (is_constructor(m, builtin.as<Builtin>())) {
    return call_constructor(m, builtin.as<Builtin>(), arguments, keyword_names);
  }
  const NativeEntry& entry = m.native(function.native);
  if (!function.self) return call_native(m, entry, arguments, keyword_names);
  const auto with_self = with_first(function.self, arguments);
  const bool is_class = m.heap.type_of(function.self).layout == LayoutId::Type;
  const bool is_slot = m.at(builtin).type == m.type(TypeId::MethodWrapper);
  const Ref<Type> owner = is_slot    ? m.at(function.module.as<Descriptor>()).type
                          : is_class ? function.self.as<Type>()
                                     : m.at(function.self).type;
  return call_native(m, entry, with_self, keyword_names, {owner, 1, is_slot});
}

bool is_constructor(const Machine& m, Ref<Builtin> builtin) {
  const Builtin& function = m.at(builtin);
  return function.self && function.self == function.module;
}

Outcome call_descriptor(Machine& m, Ref<Object> descriptor, std::span<const Ref<Object>> arguments,
                        Ref<Tuple> keyword_names) {
  const Descriptor& method = m.at(descriptor.as<Descriptor>());
  if (arguments.empty()) return raise_no_self(m, descriptor);
  if (m.at(descriptor).type == m.type(TypeId::ClassMethodDescriptor)) {
    const Outcome good = check_class_argument(m, descriptor, arguments[0]);
    if (good.is_error()) return good;
  } else if (const Ref<Type> given = m.at(arguments[0]).type; !is_subtype(m, given, method.type)) {
    return raise_wrong_self(m, descriptor, given);
  }
  return call_native(m, m.native(method.native), arguments, keyword_names,
                     {method.type, 1, is_slot_wrapper(m, descriptor)});
}

Outcome call_type(Machine& m, Ref<Type> type, std::span<const Ref<Object>> arguments,
                  Ref<Tuple> keyword_names) {
  const Ref<Object> meta_call = lookup_special(m, type.as<Object>(), SpecialMethod::Call);
  if (meta_call && !is_method_descriptor(m, meta_call)) {
    return call(m, meta_call, with_first(type.as<Object>(), arguments), keyword_names);
  }
  return construct(m, type, arguments, keyword_names);
}

Outcome construct(Machine& m, Ref<Type> type, std::span<const Ref<Object>> arguments,
                  Ref<Tuple> keyword_names) {
  if (type == m.type(TypeId::Type) && arguments.size() == 1 && !keyword_names) {
    return new_reference(m.heap, m.at(arguments[0]).type).as<Object>();
  }
  const Ref<Object> maker = m.at(type).special[static_cast<uint32_t>(SpecialMethod::New)];
  if (!maker) {
    return m.raise(TypeId::TypeError, "cannot create '" + name_of_type(m, type) + "' instances");
  }
  if (is_native(m, maker, SpecialMethod::New)) {
    const LayoutId layout = m.at(type).layout;
    if (layout == LayoutId::Instance) return construct_plain(m, type, arguments, keyword_names);
    // CPython's static types do not inherit object's __new__.
    if ((m.at(type).flags & kTypeHeap) == 0 && type != m.type(TypeId::Object)) {
      return m.raise(TypeId::TypeError, "cannot create '" + name_of_type(m, type) + "' instances");
    }
  }
  const auto with_type = with_first(type.as<Object>(), arguments);
  const Ref<Object> function = maker_function(m, maker);
  if (is_made_at_once(m, type, function)) {
    const NativeEntry& entry = m.native(m.at(function.as<Builtin>()).native);
    return call_native(m, entry, with_type, keyword_names, {{}, 1});
  }
  Task& task = m.heap.push_task(TaskKind::Construct);
  task.state = kNewReturned;
  incref(m.heap, type.as<Object>());
  task.own(1, type.as<Object>());
  Ref<Tuple> kept = tuple_new(m.heap, static_cast<uint32_t>(arguments.size()));
  for (uint32_t i = 0; i < arguments.size(); ++i) {
    tuple_items(m.heap, kept)[i] = new_reference(m.heap, arguments[i]);
  }
  m.task().own(2, kept.as<Object>());
  if (keyword_names) m.task().own(3, new_reference(m.heap, keyword_names).as<Object>());
  const Outcome made = call(m, function, with_type, keyword_names);
  if (made.is_pending()) return made;
  if (made.is_error()) {
    m.abandon_task();
    return made;
  }
  m.set_result(made.value());
  return Outcome::pending();
}

StepResult step_Construct(Machine& m) {
  if (m.task().state == kNewReturned) {
    const Ref<Object> object = m.take_result();
    const Ref<Object> type = m.task().ref(1);
    const bool is_instance = is_subtype(m, m.at(object).type, type.as<Type>());
    const Ref<Object> init = lookup_special(m, object, SpecialMethod::Init);
    if (!is_instance || is_native(m, init, SpecialMethod::Init)) return m.finish(object);
    m.task().own(0, object);
    const Ref<Tuple> kept = m.task().ref(2).as<Tuple>();
    const Ref<Tuple> names = m.task().ref(3).as<Tuple>();
    SmallVector<Ref<Object>> arguments(tuple_size(m.heap, kept));
    for (uint32_t i = 0; i < arguments.size(); ++i) arguments[i] = tuple_get(m.heap, kept, i);
    m.task().state = kInitReturned;
    const Outcome returned = call_init(m, object, arguments, names);
    if (returned.is_error()) return StepResult::Raised;
    if (returned.is_pending()) return StepResult::Again;
    m.set_result(returned.value());
  }
  const Ref<Object> returned = m.take_result();
  if (returned != m.none()) {
    (void)raise_init_returned(m, returned);
    decref(m.heap, returned);
    return StepResult::Raised;
  }
  decref(m.heap, returned);
  return m.finish(m.task().take(0));
}

Outcome call_instance(Machine& m, Ref<Object> object, std::span<const Ref<Object>> arguments,
                      Ref<Tuple> keyword_names) {
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Call);
  if (!method) {
    return m.raise(TypeId::TypeError, "'" + type_name_of(m, object) + "' object is not callable");
  }
  const auto with_self = with_first(object, arguments);
  return call(m, method, with_self, keyword_names);
}

Outcome call_bound_special(Machine& m, Ref<Object> method, std::span<const Ref<Object>> arguments) {
  const LayoutId layout = m.heap.type_of(method).layout;
  const Ref<Object> self = arguments[0];
  if (layout == LayoutId::StaticMethod) {
    return call(m, m.at(method.as<MethodWrapper>()).callable, arguments.subspan(1));
  }
  if (layout == LayoutId::ClassMethod) {
    std::vector<Ref<Object>> with_type(arguments.begin(), arguments.end());
    with_type[0] = m.at(self).type.as<Object>();
    return call(m, m.at(method.as<MethodWrapper>()).callable, with_type);
  }
  return call(m, method, arguments.subspan(1));
}

Outcome call_special_dropping(Machine& m, Ref<Object> method,
                              std::initializer_list<Ref<Object>> arguments) {
  m.heap.push_task(TaskKind::DropResult);
  const Outcome outcome = call_special(m, method, arguments);
  if (outcome.is_pending()) return outcome;
  m.heap.pop_task();
  if (outcome.is_error()) return outcome;
  decref(m.heap, outcome.value());
  return m.return_none();
}

StepResult step_DropResult(Machine& m) {
  decref(m.heap, m.take_result());
  return m.finish(new_reference(m.heap, m.none()));
}

// KeepAlive: what its first slots own stays alive. When the arguments of the call are still to
// come: 1 the callable and 2 the keywords or null, both borrowed; 0 owns the tuple then.
enum KeepAliveState : uint16_t { kResultArrives, kArgumentsArrive };

StepResult step_KeepAlive(Machine& m) {
  if (exception_arrived(m)) return StepResult::Raised;
  if (m.task().state == kResultArrives) return m.finish(m.take_result());
  const uint32_t own = own_index(m);
  const Ref<Object> arguments = m.take_result();
  m.task().own(0, arguments);
  m.task().state = kResultArrives;
  const Task task = m.task();
  return wait_for(m, own, call_with_tuple(m, task.ref(1), arguments.as<Tuple>(), task.ref(2)));
}

Outcome call_with_iterable(Machine& m, Ref<Object> callable, Ref<Object> iterable,
                           Ref<Object> keywords) {
  Task& task = m.heap.push_task(TaskKind::KeepAlive);
  task.state = kArgumentsArrive;
  task.slot[1] = callable.offset;
  task.slot[2] = keywords.offset;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, call(m, m.type(TypeId::Tuple).as<Object>(), {iterable})));
}

Outcome end_keep_alive(Machine& m, uint32_t own, const Outcome& outcome) {
  if (outcome.is_pending()) return outcome;
  if (m.heap.task_count() == own + 1) {
    if (outcome.is_error()) {
      deliver_exception(m);
      return Outcome::pending();
    }
    m.abandon_task();
    return outcome;
  }
  Task& task = m.heap.task(own);
  if (outcome.is_error()) task.flags |= kTaskRaised;
  task.own(kTaskInbox, outcome.is_error() ? take_raised(m) : outcome.value());
  return Outcome::pending();
}

Ref<Builtin> builtin_new(Machine& m, uint32_t native, Ref<Object> self, Ref<Object> module) {
  Ref<Builtin> builtin = m.heap.allocate<Builtin>(TypeId::Builtin);
  m.at(builtin).native = native;
  if (self) m.at(builtin).self = new_reference(m.heap, self);
  if (module) m.at(builtin).module = new_reference(m.heap, module);
  m.heap.track(builtin.as<Object>());
  return builtin;
}

Outcome builtin_bind(Machine& m, Ref<Descriptor> descriptor, Ref<Object> self) {
  if (!is_slot_wrapper(m, descriptor.as<Object>())) {
    return builtin_new(m, m.at(descriptor).native, self, {}).as<Object>();
  }
  const Ref<Builtin> wrapper = m.heap.allocate<Builtin>(TypeId::MethodWrapper);
  m.at(wrapper).native = m.at(descriptor).native;
  m.at(wrapper).self = new_reference(m.heap, self);
  m.at(wrapper).module = new_reference(m.heap, descriptor).as<Object>();
  m.heap.track(wrapper.as<Object>());
  return wrapper.as<Object>();
}

bool is_method_descriptor(const Machine& m, Ref<Object> object) {
  const Ref<Type> type = m.at(object).type;
  return type == m.type(TypeId::MethodDescriptor) || type == m.type(TypeId::WrapperDescriptor);
}

}  // namespace ouro
