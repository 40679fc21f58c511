// object_methods.cpp - the methods of `object`, which everything inherits (Objects/typeobject.c).

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/sizeof.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome object_new(Machine& m, const Args& args) {
  const Ref<Type> type = args[0].as<Type>();
  if (m.heap.type_of(args[0]).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError,
                   "object.__new__(X): X is not a type object (" + type_name_of(m, args[0]) + ")");
  }
  const bool plain = m.at(type).layout == LayoutId::Instance;
  if (!plain && type != m.type(TypeId::Object)) {
    const std::string name = name_of_type(m, type);
    return m.raise(TypeId::TypeError,
                   "object.__new__(" + name + ") is not safe, use " + name + ".__new__()");
  }
  if (args.values.size() > 1) {
    const Type& t = m.at(type);
    const auto own = [&](SpecialMethod which) {
      const auto i = static_cast<uint32_t>(which);
      return t.special[i] != m.at(m.type(TypeId::Object)).special[i];
    };
    if (own(SpecialMethod::New) || !own(SpecialMethod::Init)) {
      return m.raise(TypeId::TypeError,
                     own(SpecialMethod::New)
                         ? "object.__new__() takes exactly one argument (the type to instantiate)"
                         : name_of_type(m, type) + "() takes no arguments");
    }
  }
  if (!plain) return m.heap.allocate_object(type);
  if (Outcome refused = refuse_abstract(m, type); refused.is_error()) return refused;
  return instance_new(m.heap, type);
}

Outcome object_init(Machine& m, const Args& args) {
  if (args.values.size() > 1) {
    const Type& t = m.heap.type_of(args[0]);
    const auto own = [&](SpecialMethod which) {
      const auto i = static_cast<uint32_t>(which);
      return t.special[i] != m.at(m.type(TypeId::Object)).special[i];
    };
    if (own(SpecialMethod::Init)) {
      return m.raise(TypeId::TypeError,
                     "object.__init__() takes exactly one argument (the "
                     "instance to initialize)");
    }
    if (!own(SpecialMethod::New)) {
      return m.raise(TypeId::TypeError, type_name_of(m, args[0]) + "() takes no arguments");
    }
  }
  return m.return_none();
}

Outcome object_repr(Machine& m, const Args& args) {
  return default_repr(m, args[0]);
}

Outcome object_str(Machine& m, const Args& args) {
  return repr(m, args[0]);
}

Outcome object_eq(Machine& m, const Args& args) {
  if (args[0] == args[1]) return m.return_bool(true);
  return new_reference(m.heap, m.heap.state().not_implemented);
}

// The inverse of __eq__, unless that answers NotImplemented.
Outcome object_ne(Machine& m, const Args& args) {
  const Ref<Object> eq = lookup_special(m, args[0], SpecialMethod::Eq);
  m.heap.push_task(TaskKind::InvertEquality);
  const Outcome same = call_special(m, eq, {args[0], args[1]});
  if (same.is_pending()) return same;
  if (same.is_error()) {
    m.heap.pop_task();
    return same;
  }
  m.set_result(same.value());
  return Outcome::pending();
}

Outcome object_hash(Machine& m, const Args& args) {
  return int_from_i64(m.heap, identity_hash(args[0]));
}

Outcome object_getattribute(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != LayoutId::Str) {
    return m.raise(TypeId::TypeError,
                   "attribute name must be string, not '" + type_name_of(m, args[1]) + "'");
  }
  return generic_get_attribute(m, args[0], args[1].as<Str>());
}

Outcome object_setattr(Machine& m, const Args& args) {
  return generic_set_attribute(m, args[0], args[1].as<Str>(), args[2]);
}

Outcome object_delattr(Machine& m, const Args& args) {
  return generic_set_attribute(m, args[0], args[1].as<Str>(), {});
}

Outcome object_format(Machine& m, const Args& args) {
  return builtin_format(m, args[0], args[1].as<Str>());
}

Outcome object_sizeof_method(Machine& m, const Args& args) {
  return int_from_i64(m.heap, object_sizeof(m.heap, args[0]));
}

Outcome object_init_subclass(Machine& m, const Args& args) {
  if (args.values.size() > 1) {
    return m.raise(TypeId::TypeError, name_of_type(m, args[0].as<Type>()) +
                                          ".__init_subclass__() takes no keyword arguments");
  }
  return m.return_none();
}

Outcome get_class(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0]).type);
}

Outcome set_class(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value || m.heap.type_of(value).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError, "__class__ must be set to a class, not '" +
                                          (value ? type_name_of(m, value) : "NULL") + "' object");
  }
  const Ref<Type> old = m.at(args[0]).type;
  const Type& from = m.at(old);
  const Type& to = m.at(value.as<Type>());
  const bool alike = (from.flags & kTypeHeap) && (to.flags & kTypeHeap) &&
                     from.layout == to.layout && from.basic_size == to.basic_size &&
                     from.dict_offset == to.dict_offset && from.slot_count == to.slot_count;
  if (!alike) {
    return m.raise(TypeId::TypeError,
                   "__class__ assignment: '" + name_of_type(m, value.as<Type>()) +
                       "' object layout differs from '" + name_of_type(m, old) + "'");
  }
  (void)instance_dict(m.heap, args[0]);
  m.at(args[0]).type = new_reference(m.heap, value.as<Type>());
  decref(m.heap, old.as<Object>());
  return m.return_none();
}

constexpr NativeEntry kNew = {"__new__", object_new, 1, kAnyCount, "**"};

constexpr NativeEntry kMethods[] = {
    {"__init__", object_init, 1, kAnyCount, "**"},
    {"__repr__", object_repr, 1, 1},
    {"__str__", object_str, 1, 1},
    {"__eq__", object_eq, 2, 2},
    {"__ne__", object_ne, 2, 2},
    {"__hash__", object_hash, 1, 1},
    {"__getattribute__", object_getattribute, 2, 2},
    {"__setattr__", object_setattr, 3, 3},
    {"__delattr__", object_delattr, 2, 2},
    {"__format__", object_format, 2, 2},
    {"__sizeof__", object_sizeof_method, 1, 1},
};

constexpr NativeEntry kClassMethods[] = {
    {"__init_subclass__", object_init_subclass, 1, kAnyCount, "**"},
};

constexpr NativeGetSet kAttributes[] = {
    {"__class__", get_class, set_class},
};

}  // namespace

StepResult step_InvertEquality(Machine& m) {
  const Ref<Object> same = m.take_result();
  if (same == m.heap.state().not_implemented) return m.finish(same);
  m.task().kind = TaskKind::InvertTruth;
  const Outcome known = truth_of_owned(m, same);
  if (known.is_value()) m.set_result(known.value());
  return StepResult::Again;
}

StepResult step_InvertTruth(Machine& m) {
  const Ref<Object> value = m.take_result();
  const bool is_true = value == m.heap.state().true_;
  decref(m.heap, value);
  return m.finish(new_reference(m.heap, m.boolean(!is_true)));
}

void install_object_methods(Machine& m) {
  add_constructor(m, TypeId::Object, kNew);
  add_methods(m, TypeId::Object, kMethods);
  add_class_methods(m, TypeId::Object, kClassMethods);
  add_attributes(m, TypeId::Object, kAttributes);
}

}  // namespace ouro
