// super_methods.cpp - super objects: super(), super(type), super(type, object).

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/name_lists.h"
#include "core/modules/slots.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/frame_stack.h"
#include "core/vm/super_lookup.h"
#include "core/vm/type_builder.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

Outcome raise_no_arguments(Machine& m, const char* why) {
  return m.raise(TypeId::RuntimeError, std::string("super(): ") + why);
}

// super() without arguments: __class__ from the cell, self from the first slot of the caller.
Outcome infer_arguments(Machine& m, Ref<Object>* type, Ref<Object>* object) {
  const Ref<Frame> frame = m.state().frame;
  const Code& code = m.at(m.at(frame).code);
  if (code.argument_count == 0) return raise_no_arguments(m, "no arguments");
  Ref<Object> first = untagged(m.at(Ref<uint32_t>(frame_slot_offset(frame, 0))));
  if (first && m.heap.is_exact(first, TypeId::Cell)) first = m.at(first.as<Cell>()).contents;
  if (!first) return raise_no_arguments(m, "arg[0] deleted");
  for (uint32_t i = 0; i < code.slot_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, code.slot_names, i).as<Str>();
    if (!(name == m.name(NameId::class_))) continue;
    const Ref<Object> cell = untagged(m.at(Ref<uint32_t>(frame_slot_offset(frame, i))));
    *type = m.at(cell.as<Cell>()).contents;
    if (!*type) return raise_no_arguments(m, "empty __class__ cell");
    *object = first;
    return m.none();
  }
  return raise_no_arguments(m, "__class__ cell not found");
}

Outcome super_new(Machine& m, const Args& args) {
  const Ref<Super> made = m.heap.allocate_object(args[0].as<Type>()).as<Super>();
  m.heap.track(made.as<Object>());
  return made;
}

Outcome super_init(Machine& m, const Args& args) {
  if (args.count() > 3) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().objects->super_too_many, {std::to_string(args.count() - 1)}));
  }
  Ref<Object> type = args.get(1);
  Ref<Object> object = args.get(2);
  if (!type && infer_arguments(m, &type, &object).is_error()) return Outcome::error();
  if (object == m.none()) object = {};
  if (!is_layout(m, type, LayoutId::Type)) {
    return m.raise(TypeId::TypeError,
                   filled(m.profile().objects->super_not_type, {type_name_of(m, type)}));
  }
  if (object && !check_super(m, type, object)) return Outcome::error();
  const Ref<Super> self = args[0].as<Super>();
  const Super old = m.at(self);
  m.at(self).type = new_reference(m.heap, type.as<Type>());
  if (object) {
    m.at(self).object = new_reference(m.heap, object);
    const bool is_class = m.heap.type_of(object).layout == LayoutId::Type;
    const Ref<Type> start = is_class && is_subtype(m, object.as<Type>(), type.as<Type>())
                                ? object.as<Type>()
                                : m.at(object).type;
    m.at(self).object_type = new_reference(m.heap, start);
  } else {
    m.at(self).object = {};
    m.at(self).object_type = {};
  }
  // __init__ may be called again.
  xdecref(m.heap, old.type);
  xdecref(m.heap, old.object);
  xdecref(m.heap, old.object_type);
  return m.return_none();
}

Outcome super_getattribute(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  const Super& self = m.at(args[0].as<Super>());
  const Ref<Str> name = args[1].as<Str>();
  const bool own = !self.object || name == m.name(NameId::class_);
  if (own) return generic_get_attribute(m, args[0], name);
  const Ref<Object> found = super_find(m, self.type, self.object, name);
  if (!found) return generic_get_attribute(m, args[0], name);
  return super_attribute(m, self.type, self.object, name);
}

// super(type).__get__(object): the same, bound (super_descr_get).
Outcome super_get(Machine& m, const Args& args) {
  const Super self = m.at(args[0].as<Super>());
  const bool is_bound = args[1] == m.none() || self.object;
  if (is_bound || !self.type) return new_reference(m.heap, args[0]);
  return call(m, m.at(args[0]).type.as<Object>(), {self.type.as<Object>(), args[1]});
}

template <auto Member>
Outcome get_part(Machine& m, const Args& args) {
  const auto part = m.at(args[0].as<Super>()).*Member;
  return part ? Outcome(new_reference(m.heap, part)) : m.return_none();
}

constexpr NativeEntry kNew = {"__new__", super_new, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__init__", super_init, 1, kAnyCount},
    {"__getattribute__", super_getattribute, 2, 2},
    {"__get__", super_get, 2, 3},
    {"__repr__", builtin_repr_slot, 1, 1},
};
constexpr NativeGetSet kAttributes[] = {
    {"__thisclass__", get_part<&Super::type>, nullptr, AttributeKind::Member},
    {"__self__", get_part<&Super::object>, nullptr, AttributeKind::Member},
    {"__self_class__", get_part<&Super::object_type>, nullptr, AttributeKind::Member},
};

}  // namespace

void install_super_methods(Machine& m) {
  add_constructor(m, TypeId::Super, kNew);
  add_methods(m, TypeId::Super, kMethods);
  add_attributes(m, TypeId::Super, kAttributes);
}

}  // namespace ouro
