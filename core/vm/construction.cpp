#include "core/vm/construction.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// Tasks that keep the items of an array alive until the result of a call arrives.
struct KeptArray {
  uint32_t lowest;  // task indices
  uint32_t end;
};

KeptArray keep_array(Machine& m, std::span<const Ref<Object>> items) {
  const uint32_t lowest = m.heap.task_count();
  for (size_t i = 0; i < items.size(); ++i) {
    const uint32_t slot = static_cast<uint32_t>(i % kTaskInbox);
    if (slot == 0) m.heap.push_task(TaskKind::KeepAlive);
    m.task().own(slot, new_reference(m.heap, items[i]));
  }
  return {lowest, m.heap.task_count()};
}

// Ends those tasks after the call (as end_keep_alive).
Outcome end_array(Machine& m, KeptArray kept, const Outcome& outcome) {
  Outcome left = outcome;
  for (uint32_t end = kept.end; end > kept.lowest; --end) left = end_keep_alive(m, end - 1, left);
  return left;
}

// States of a Construct task. Slots: 0 the new object, 1 the type, 2 the tuple of the arguments, 3
// the dict of the keywords or null. Tuple and dict are borrowed when the caller had them.
enum ConstructState : uint16_t { kNewReturned = 1, kInitReturned = 2 };
constexpr uint32_t kArguments = 2;
constexpr uint32_t kKeywords = 3;

// The part of an array that owns its items: all, or (3.7) the values of the keywords.
std::span<const Ref<Object>> owned_part(const Machine& m, std::span<const Ref<Object>> values,
                                        Ref<Tuple> names) {
  if (!names) return {};
  if (m.profile().objects->unpacked_array_owns_all) return values;
  return values.subspan(values.size() - tuple_size(m.heap, names));
}

bool is_native(const Machine& m, Ref<Object> method, SpecialMethod which) {
  return method == m.at(m.type(TypeId::Object)).special[static_cast<uint32_t>(which)];
}

Ref<Tuple> packed_tuple(Machine& m, std::span<const Ref<Object>> values) {
  const Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(values.size()));
  if (!tuple) return tuple;
  for (uint32_t i = 0; i < values.size(); ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, values[i]);
  }
  tuple_finish(m.heap, tuple);
  return tuple;
}

Ref<Dict> packed_dict(Machine& m, std::span<const Ref<Object>> values, Ref<Tuple> names) {
  const Ref<Dict> dict = dict_new(m.heap);
  if (!dict) return dict;
  for (uint32_t i = 0; i < values.size(); ++i) {
    const Ref<Str> name = tuple_get(m.heap, names, i).as<Str>();
    const StoreResult stored = dict_set_str(m.heap, dict, name, new_reference(m.heap, values[i]));
    if (!stored.ok) {
      decref(m.heap, dict.as<Object>());
      return {};
    }
    xdecref(m.heap, stored.old);
  }
  return dict;
}

// Puts tuple and dict of a call into the slots of the top task: those that the caller has, or new
// ones, which the task owns. False with MemoryError raised.
bool pack_into_task(Machine& m, const CallArguments& arguments) {
  if (arguments.tuple) {
    m.task().slot[kArguments] = arguments.tuple.offset;
    m.task().slot[kKeywords] = arguments.dict.offset;
    return true;
  }
  const uint32_t keywords = arguments.names ? tuple_size(m.heap, arguments.names) : 0;
  const size_t count = arguments.values.size() - keywords;
  const Ref<Tuple> tuple = packed_tuple(m, arguments.values.subspan(0, count));
  if (tuple) m.task().own(kArguments, tuple.as<Object>());
  Ref<Dict> dict;
  if (tuple && keywords != 0) {
    dict = packed_dict(m, arguments.values.subspan(count), arguments.names);
    if (dict) m.task().own(kKeywords, dict.as<Object>());
  }
  if (tuple && (dict || keywords == 0)) return true;
  (void)m.raise_memory_error();
  return false;
}

// Calls a method with `first` in front of a tuple and a dict (_PyObject_Call_Prepend): borrowed,
// they stay alive until the result arrives.
Outcome call_prepended(Machine& m, Ref<Object> method, Ref<Object> first, Ref<Tuple> tuple,
                       Ref<Object> dict) {
  const uint32_t count = tuple_size(m.heap, tuple);
  const uint32_t keywords = dict ? dict_size(m.heap, dict.as<Dict>()) : 0;
  SmallVector<Ref<Object>> values(1 + count + keywords);
  values[0] = first;
  for (uint32_t i = 0; i < count; ++i) values[1 + i] = tuple_get(m.heap, tuple, i);
  Ref<Tuple> names;
  if (keywords != 0) {
    names = unpack_keywords(m, dict.as<Dict>(), values.data() + 1 + count);
    if (!names) return Outcome::error();
  }
  const std::span<const Ref<Object>> all(values.data(), values.size());
  const LayoutId layout = m.heap.type_of(method).layout;
  if (layout == LayoutId::Descriptor) {
    const Outcome outcome = call_descriptor(m, method, all, names);
    xdecref(m.heap, names.as<Object>());
    return outcome;
  }
  const KeptArray kept = keep_array(m, owned_part(m, all, names));
  const Outcome outcome = layout == LayoutId::Function ? call(m, method, all, names)
                                                       : call_bound_special(m, method, all, names);
  xdecref(m.heap, names.as<Object>());
  return end_array(m, kept, outcome);
}

Outcome raise_init_returned(Machine& m, Ref<Object> value) {
  return m.raise(TypeId::TypeError,
                 "__init__() should return None, not '" + type_name_of(m, value) + "'");
}

// Calls __init__ for the new object of the Construct task on top.
Outcome call_init(Machine& m, Ref<Object> object) {
  const Ref<Object> init = lookup_special(m, object, SpecialMethod::Init);
  const Task task = m.task();
  return call_prepended(m, init, object, task.ref(kArguments).as<Tuple>(), task.ref(kKeywords));
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
Outcome construct_plain(Machine& m, Ref<Type> type, const CallArguments& arguments) {
  if (check_excess_arguments(m, type, arguments.values.size()).is_error()) return Outcome::error();
  if (Outcome refused = refuse_abstract(m, type); refused.is_error()) return refused;
  const Ref<Object> init = m.at(type).special[static_cast<uint32_t>(SpecialMethod::Init)];
  if (is_native(m, init, SpecialMethod::Init)) return instance_new(m.heap, type);
  Task& task = m.heap.push_task(TaskKind::Construct);
  task.state = kInitReturned;
  if (!pack_into_task(m, arguments)) {
    m.abandon_task();
    return Outcome::error();
  }
  const Ref<Object> object = instance_new(m.heap, type);
  m.task().own(0, object);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, call_init(m, object)));
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

// Calls __new__ for the Construct task on top.
Outcome call_new(Machine& m, Ref<Type> type, Ref<Object> function, const CallArguments& arguments) {
  if (m.heap.type_of(function).layout == LayoutId::Builtin) {
    return call(m, function, with_first(type.as<Object>(), arguments.values), arguments.names);
  }
  const Task task = m.task();
  return call_prepended(m, function, type.as<Object>(), task.ref(kArguments).as<Tuple>(),
                        task.ref(kKeywords));
}

// Calls a method of a class or instance, for which the arguments are packed.
Outcome call_packed(Machine& m, Ref<Object> method, Ref<Object> self,
                    const CallArguments& arguments) {
  if (is_method_descriptor(m, method)) {
    return call_descriptor(m, method, with_first(self, arguments.values), arguments.names);
  }
  m.heap.push_task(TaskKind::KeepAlive);
  const uint32_t own = own_index(m);
  if (!pack_into_task(m, arguments)) {
    m.abandon_task();
    return Outcome::error();
  }
  const Task task = m.task();
  return end_keep_alive(
      m, own,
      call_prepended(m, method, self, task.ref(kArguments).as<Tuple>(), task.ref(kKeywords)));
}

// Whether this is type.__call__ bound to a class.
bool is_type_call(const Machine& m, Ref<Object> callable) {
  if (m.at(callable).type != m.type(TypeId::MethodWrapper)) return false;
  const Builtin& wrapper = m.at(callable.as<Builtin>());
  const Ref<Object> call =
      m.at(m.type(TypeId::Type)).special[static_cast<uint32_t>(SpecialMethod::Call)];
  return wrapper.module == call;
}

}  // namespace

Outcome call_type(Machine& m, Ref<Type> type, const CallArguments& arguments) {
  const Ref<Object> meta_call = lookup_special(m, type.as<Object>(), SpecialMethod::Call);
  if (meta_call && !is_method_descriptor(m, meta_call)) {
    return call_packed(m, meta_call, type.as<Object>(), arguments);
  }
  return construct(m, type, arguments);
}

Outcome construct(Machine& m, Ref<Type> type, const CallArguments& arguments) {
  if (type == m.type(TypeId::Type) && arguments.values.size() == 1 && !arguments.names) {
    return new_reference(m.heap, m.at(arguments.values[0]).type).as<Object>();
  }
  const Ref<Object> maker = m.at(type).special[static_cast<uint32_t>(SpecialMethod::New)];
  if (!maker) {
    return m.raise(TypeId::TypeError, "cannot create '" + name_of_type(m, type) + "' instances");
  }
  if (is_native(m, maker, SpecialMethod::New)) {
    if (m.at(type).layout == LayoutId::Instance) return construct_plain(m, type, arguments);
    // CPython's static types do not inherit object's __new__.
    if ((m.at(type).flags & kTypeHeap) == 0 && type != m.type(TypeId::Object)) {
      return m.raise(TypeId::TypeError, "cannot create '" + name_of_type(m, type) + "' instances");
    }
  }
  const Ref<Object> function = maker_function(m, maker);
  if (is_made_at_once(m, type, function)) {
    const NativeEntry& entry = m.native(m.at(function.as<Builtin>()).native);
    return call_native(m, entry, with_first(type.as<Object>(), arguments.values), arguments.names,
                       {{}, 1});
  }
  Task& task = m.heap.push_task(TaskKind::Construct);
  task.state = kNewReturned;
  task.own(1, new_reference(m.heap, type).as<Object>());
  if (!pack_into_task(m, arguments)) {
    m.abandon_task();
    return Outcome::error();
  }
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, call_new(m, type, function, arguments)));
}

StepResult step_Construct(Machine& m) {
  if (m.task().state == kNewReturned) {
    const Ref<Object> object = m.take_result();
    const Ref<Object> type = m.task().ref(1);
    const bool is_instance = is_subtype(m, m.at(object).type, type.as<Type>());
    const Ref<Object> init = lookup_special(m, object, SpecialMethod::Init);
    if (!is_instance || is_native(m, init, SpecialMethod::Init)) return m.finish(object);
    m.task().own(0, object);
    m.task().state = kInitReturned;
    const uint32_t own = own_index(m);
    return wait_for(m, own, call_init(m, object));
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

Outcome call_instance(Machine& m, Ref<Object> object, const CallArguments& arguments) {
  const Ref<Object> method = lookup_special(m, object, SpecialMethod::Call);
  if (!method) {
    return m.raise(TypeId::TypeError, "'" + type_name_of(m, object) + "' object is not callable");
  }
  return call_packed(m, method, object, arguments);
}

Ref<Tuple> unpack_keywords(Machine& m, Ref<Dict> dict, Ref<Object>* values) {
  const Ref<Tuple> names = tuple_new(m.heap, dict_size(m.heap, dict));
  if (!names) {
    (void)m.raise_memory_error();
    return {};
  }
  bool good = true;
  uint32_t position = 0;
  for (uint32_t i = 0; i < tuple_size(m.heap, names); ++i) {
    const DictItem item = dict_next(m.heap.memory, dict, &position);
    good = good && m.heap.type_of(item.key).layout == LayoutId::Str;
    values[i] = item.value;
    tuple_items(m.heap, names)[i] = new_reference(m.heap, item.key);
  }
  tuple_finish(m.heap, names);
  if (good) return names;
  decref(m.heap, names.as<Object>());
  (void)m.raise(TypeId::TypeError, "keywords must be strings");
  return {};
}

Outcome call_unpacked(Machine& m, Ref<Object> callable, const CallArguments& arguments) {
  const LayoutId layout = m.heap.type_of(callable).layout;
  if (layout == LayoutId::Type) return call_type(m, callable.as<Type>(), arguments);
  const bool is_array_callable = layout == LayoutId::Function || layout == LayoutId::BoundMethod ||
                                 layout == LayoutId::Builtin || layout == LayoutId::Descriptor;
  if (!is_array_callable) return call_instance(m, callable, arguments);
  if (is_type_call(m, callable)) {
    const auto type = m.at(callable.as<Builtin>()).self.as<Type>();
    return construct(m, type, arguments);
  }
  const KeptArray kept = keep_array(m, owned_part(m, arguments.values, arguments.names));
  return end_array(m, kept, call(m, callable, arguments.values, arguments.names));
}

}  // namespace ouro
