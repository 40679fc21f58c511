// object_methods.cpp - the methods of `object`, which everything inherits (Objects/typeobject.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/install.h"
#include "core/modules/name_lists.h"
#include "core/modules/text_values.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/int_object.h"
#include "core/objects/list_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/sizeof.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/class_layout.h"
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
    // What is not made by calling its type has no tp_new, so not that of object either.
    const bool has_no_new =
        (t.flags & kTypeHeap) == 0 && m.at(args[0]).type != m.type(TypeId::Object);
    if (own(SpecialMethod::Init) || (!own(SpecialMethod::New) && !has_no_new)) {
      const bool plain = !own(SpecialMethod::Init) && m.at(args[0]).type != m.type(TypeId::Object);
      if (plain) {
        return m.raise(TypeId::TypeError, type_name_of(m, args[0]) +
                                              ".__init__() takes exactly one argument (the "
                                              "instance to initialize)");
      }
      return m.raise(TypeId::TypeError,
                     "object.__init__() takes exactly one argument (the "
                     "instance to initialize)");
    }
  }
  return m.return_none();
}

Outcome object_repr(Machine& m, const Args& args) {
  return default_repr(m, args[0]);
}

// What __repr__ gives, whatever it is: str() complains of what comes out of __str__.
Outcome object_str(Machine& m, const Args& args) {
  if ((m.heap.type_of(args[0]).flags & kTypeHeap) == 0) return repr(m, args[0]);
  return call_special(m, lookup_special(m, args[0], SpecialMethod::Repr), {args[0]});
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
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  return generic_get_attribute(m, args[0], args[1].as<Str>());
}

// object's own __setattr__ and __delattr__ are not for classes (hackcheck).
bool may_set_generically(Machine& m, const Args& args, const char* what) {
  if (m.heap.type_of(args[0]).layout == LayoutId::Type) {
    (void)m.raise(TypeId::TypeError, std::string("can't apply this ") + what + " to " +
                                         type_name_of(m, args[0]) + " object");
    return false;
  }
  return check_attribute_name(m, args[1]);
}

Outcome object_setattr(Machine& m, const Args& args) {
  if (!may_set_generically(m, args, "__setattr__")) return Outcome::error();
  return generic_set_attribute(m, args[0], args[1].as<Str>(), args[2]);
}

Outcome object_delattr(Machine& m, const Args& args) {
  if (!may_set_generically(m, args, "__delattr__")) return Outcome::error();
  return generic_set_attribute(m, args[0], args[1].as<Str>(), {});
}

Outcome object_format(Machine& m, const Args& args) {
  if (!is_str(m, args[1])) {
    return m.raise(TypeId::TypeError,
                   "__format__() argument must be str, not " + given_kind(m, args[1]));
  }
  if (str_length(m.heap, args[1].as<Str>()) == 0) return str(m, args[0]);
  return m.raise(TypeId::TypeError,
                 "unsupported format string passed to " + type_name_of(m, args[0]) + ".__format__");
}

Outcome object_sizeof_method(Machine& m, const Args& args) {
  return int_from_i64(m.heap, object_sizeof(m.heap, args[0]));
}

Outcome object_init_subclass(Machine& m, const Args& args) {
  if (args.values.size() == 1) return m.return_none();
  const ObjectRules& rules = *m.profile().objects;
  const std::string owner = str_to_utf8(m.heap, m.at(args[0].as<Type>()).qualname);
  if (args.keyword_count != 0) {
    return m.raise(TypeId::TypeError, filled(rules.init_subclass_keywords, {owner}));
  }
  return m.raise(TypeId::TypeError,
                 filled(rules.init_subclass_arguments, {owner, std::to_string(args.count() - 1)}));
}

Outcome object_subclasshook(Machine& m, const Args&) {
  return not_implemented(m);
}

Outcome object_dir(Machine& m, const Args& args) {
  if (has_attribute_hook(m, args[0])) return hooked_names(m, args[0]);
  return object_names(m, args[0]);
}

Outcome object_order(Machine& m, const Args&) {
  return not_implemented(m);
}

Outcome get_class(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(args[0]).type);
}

// Attributes that lie in the object by the names of the old class move into its dict.
void settle_attributes(Machine& m, Ref<Object> object) {
  if (!m.heap.has_flag(object, kTypeHasDict)) return;
  const Ref<Dict> dict = instance_dict(m.heap, object);
  incref(m.heap, dict.as<Object>());
  const DictChange change = set_instance_dict(m.heap, object, dict.as<Object>());
  xdecref(m.heap, change.old_dict);
}

Outcome set_class(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  if (!value) return m.raise(TypeId::TypeError, "can't delete __class__ attribute");
  if (m.heap.type_of(value).layout != LayoutId::Type) {
    return m.raise(TypeId::TypeError,
                   "__class__ must be set to a class, not '" + type_name_of(m, value) + "' object");
  }
  const Ref<Type> old = m.at(args[0]).type;
  const Ref<Type> target = value.as<Type>();
  if ((m.at(old).flags & m.at(target).flags & kTypeHeap) == 0) {
    return m.raise(TypeId::TypeError, m.profile().objects->class_not_settable);
  }
  if (!have_same_layout(m, old, target)) {
    return m.raise(TypeId::TypeError, "__class__ assignment: '" + name_of_type(m, target) +
                                          "' object layout differs from '" + name_of_type(m, old) +
                                          "'");
  }
  settle_attributes(m, args[0]);
  m.at(args[0]).type = new_reference(m.heap, target);
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
    {"__dir__", object_dir, 1, 1},
    {"__lt__", object_order, 2, 2},
    {"__le__", object_order, 2, 2},
    {"__gt__", object_order, 2, 2},
    {"__ge__", object_order, 2, 2},
};

constexpr NativeEntry kClassMethods[] = {
    {"__init_subclass__", object_init_subclass, 1, kAnyCount, "**"},
    {"__subclasshook__", object_subclasshook, 2, 2},
};

constexpr NativeGetSet kAttributes[] = {
    {"__class__", get_class, set_class},
};

// Types that say themselves how large their areas are.
constexpr NativeEntry kSizeof[] = {{"__sizeof__", object_sizeof_method, 1, 1}};
constexpr TypeId kSizedTypes[] = {TypeId::Int,  TypeId::Bytes, TypeId::ByteArray, TypeId::List,
                                  TypeId::Dict, TypeId::Set,   TypeId::FrozenSet, TypeId::Type};

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
  add_name_list_continuations(m);
  add_class_methods(m, TypeId::Object, kClassMethods);
  add_attributes(m, TypeId::Object, kAttributes);
  for (const TypeId type : kSizedTypes) add_methods(m, type, kSizeof);
}

}  // namespace ouro
