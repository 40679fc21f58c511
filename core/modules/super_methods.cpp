// super_methods.cpp - super objects: super(), super(type), super(type, object).

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
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
  Ref<Object> type = args.get(1);
  Ref<Object> object = args.get(2);
  if (!type && infer_arguments(m, &type, &object).is_error()) return Outcome::error();
  if (object == m.none()) object = {};
  if (object && !check_super(m, type, object)) return Outcome::error();
  const Ref<Super> self = args[0].as<Super>();
  m.at(self).type = new_reference(m.heap, type.as<Type>());
  if (object) {
    m.at(self).object = new_reference(m.heap, object);
    const bool is_class = m.heap.type_of(object).layout == LayoutId::Type;
    const Ref<Type> start = is_class && is_subtype(m, object.as<Type>(), type.as<Type>())
                                ? object.as<Type>()
                                : m.at(object).type;
    m.at(self).object_type = new_reference(m.heap, start);
  }
  return m.return_none();
}

Outcome super_getattribute(Machine& m, const Args& args) {
  const Super& self = m.at(args[0].as<Super>());
  const Ref<Str> name = args[1].as<Str>();
  const bool own = !self.object || name == m.name(NameId::class_);
  if (own) return generic_get_attribute(m, args[0], name);
  const Ref<Object> found = super_find(m, self.type, self.object, name);
  if (!found) return generic_get_attribute(m, args[0], name);
  return super_attribute(m, self.type, self.object, name);
}

constexpr NativeEntry kNew = {"__new__", super_new, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__init__", super_init, 1, 3},
    {"__getattribute__", super_getattribute, 2, 2},
};

}  // namespace

void install_super_methods(Machine& m) {
  add_constructor(m, TypeId::Super, kNew);
  add_methods(m, TypeId::Super, kMethods);
}

}  // namespace ouro
