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
#include "core/vm/default_value.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

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
  return call_native(m, entry, with_self, keyword_names, {owner, 1, is_slot, true});
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

Outcome call_bound_special(Machine& m, Ref<Object> method, std::span<const Ref<Object>> arguments,
                           Ref<Tuple> keyword_names) {
  const LayoutId layout = m.heap.type_of(method).layout;
  const Ref<Object> self = arguments[0];
  if (layout == LayoutId::StaticMethod) {
    return call(m, m.at(method.as<MethodWrapper>()).callable, arguments.subspan(1), keyword_names);
  }
  if (layout == LayoutId::ClassMethod) {
    std::vector<Ref<Object>> with_type(arguments.begin(), arguments.end());
    with_type[0] = m.at(self).type.as<Object>();
    return call(m, m.at(method.as<MethodWrapper>()).callable, with_type, keyword_names);
  }
  return call(m, method, arguments.subspan(1), keyword_names);
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
// come: 1 the callable and 2 the keywords or null, both borrowed; 0 owns the tuple then. When the
// callable is: 0 the object, 1 and 2 the arguments or null, all owned; 3 owns the callable then.
enum KeepAliveState : uint16_t {
  kResultArrives,
  kArgumentsArrive,
  kCallableArrives,
  kGetterArrives,  // as before; NotImplemented stands for none
};

namespace {

StepResult call_arrived(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> callable = m.take_result();
  m.task().own(3, callable);
  m.task().state = kResultArrives;
  const Ref<Object> arguments[] = {m.task().ref(1), m.task().ref(2)};
  const size_t count = (arguments[0] ? 1u : 0u) + (arguments[1] ? 1u : 0u);
  return wait_for(m, own, call(m, callable, std::span(arguments, count)));
}

// type.__class_getitem__, or nothing.
StepResult getter_arrived(Machine& m) {
  const Ref<Object> getter = m.take_result();
  m.set_result(getter);
  if (getter != m.heap.state().not_implemented) return call_arrived(m);
  (void)raise_not_subscriptable(m, m.task().ref(0).as<Type>());
  return StepResult::Raised;
}

}  // namespace

Outcome raise_not_subscriptable(Machine& m, Ref<Type> type) {
  return m.raise(TypeId::TypeError,
                 filled(m.profile().objects->not_subscriptable,
                        {name_of_type(m, type), type_name_of(m, type.as<Object>())}));
}

Outcome call_class_getitem(Machine& m, Ref<Type> type, Ref<Object> key) {
  m.heap.push_task(TaskKind::KeepAlive).state = kGetterArrives;
  m.task().slot[0] = type.offset;
  m.task().own(1, new_reference(m.heap, key));
  const uint32_t own = own_index(m);
  const Ref<Object> absent = m.heap.state().not_implemented;
  return begun(
      m, wait_for(m, own, value_or_default(m, TypeId::AttributeError, absent, Keeps::Value, [&] {
                    return get_attribute(m, type.as<Object>(), m.name(NameId::class_getitem));
                  })));
}

Outcome call_named(Machine& m, Ref<Object> object, Ref<Str> name,
                   std::initializer_list<Ref<Object>> arguments) {
  m.heap.push_task(TaskKind::KeepAlive).state = kCallableArrives;
  m.task().own(0, new_reference(m.heap, object));
  uint32_t slot = 1;
  for (const Ref<Object> argument : arguments) {
    m.task().own(slot++, new_reference(m.heap, argument));
  }
  const uint32_t own = own_index(m);
  const Outcome method = get_attribute(m, object, name);
  const bool is_at_once = !method.is_pending() && own_index(m) == own;
  if (!is_at_once) return begun(m, wait_for(m, own, method));
  m.abandon_task();
  if (method.is_error()) return method;
  const Outcome outcome = call_keeping(m, method.value(), arguments);
  decref(m.heap, method.value());
  return outcome;
}

StepResult step_KeepAlive(Machine& m) {
  if (exception_arrived(m)) return StepResult::Raised;
  if (m.task().state == kResultArrives) return m.finish(m.take_result());
  if (m.task().state == kCallableArrives) return call_arrived(m);
  if (m.task().state == kGetterArrives) return getter_arrived(m);
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
