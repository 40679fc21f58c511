#include "core/vm/instance_attributes.h"

#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/vm/attributes.h"

namespace ouro {
namespace {

Outcome get_weakref_attribute(Machine& m, const Args& args) {
  const Ref<Weakref> first = weakref_list(m.heap, args[0]);
  if (!first) return m.return_none();
  return new_reference(m.heap, first);
}

}  // namespace

Outcome get_dict_attribute(Machine& m, const Args& args) {
  const Ref<Dict> dict = instance_dict(m.heap, args[0]);
  if (!dict) return m.raise_memory_error();
  return new_reference(m.heap, dict);
}

Outcome set_dict_attribute(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (value && m.heap.type_of(value).layout != LayoutId::Dict) {
    return m.raise(TypeId::TypeError,
                   "__dict__ must be set to a dictionary, not a '" + type_name_of(m, value) + "'");
  }
  if (value) incref(m.heap, value);
  const DictChange change = set_instance_dict(m.heap, args[0], value);
  if (!change.ok) return m.raise_memory_error();
  xdecref(m.heap, change.old_dict);
  release_detached(m.heap, change.values, ClearOrder::FirstToLast);
  return m.return_none();
}

void install_instance_attributes(Machine& m) {
  m.state().native_get_dict = m.add_accessor("__dict__", get_dict_attribute);
  m.state().native_set_dict = m.add_accessor("__dict__", set_dict_attribute);
  m.state().native_get_weakref = m.add_accessor("__weakref__", get_weakref_attribute);
}

namespace {

Ref<Object> new_descriptor(Machine& m, Ref<Type> type, NameId which) {
  const bool is_dict = which == NameId::dict_;
  const Ref<Descriptor> made = m.heap.allocate<Descriptor>(TypeId::GetSetDescriptor);
  Descriptor& descriptor = m.at(made);
  descriptor.type = new_reference(m.heap, type);
  descriptor.name = new_reference(m.heap, m.name(which));
  descriptor.native = is_dict ? m.state().native_get_dict : m.state().native_get_weakref;
  descriptor.setter = is_dict ? m.state().native_set_dict : kNoNative;
  m.heap.track(made.as<Object>());
  return made.as<Object>();
}

// An owned reference to the one that all classes share; made for the first class.
Ref<Object> shared_descriptor(Machine& m, NameId which) {
  const bool is_dict = which == NameId::dict_;
  const auto place = [&]() -> Ref<Object>& {
    return is_dict ? m.state().shared_dict_descriptor : m.state().shared_weakref_descriptor;
  };
  if (!place()) {
    const Ref<Object> made = new_descriptor(m, m.type(TypeId::Object), which);
    place() = made;
  }
  return new_reference(m.heap, place());
}

}  // namespace

void add_instance_attribute(Machine& m, Ref<Type> type, NameId which) {
  const Ref<Object> made = m.profile().shared_instance_descriptors
                               ? shared_descriptor(m, which)
                               : new_descriptor(m, type, which);
  const StoreResult stored = dict_set_str(m.heap, m.at(type).dict, m.name(which), made);
  CHECK(stored.ok);
  xdecref(m.heap, stored.old);
}

}  // namespace ouro
