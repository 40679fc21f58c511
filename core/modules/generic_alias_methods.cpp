// generic_alias_methods.cpp - list[int] and int | str (Objects/genericaliasobject.c,
// unionobject.c).
//
// Arguments are kept as they were given. Parameters that stand for types (TypeVar) are not
// replaced: an alias takes no further arguments.

#include <algorithm>
#include <vector>

#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/class_checks.h"
#include "core/modules/install.h"
#include "core/modules/name_lists.h"
#include "core/modules/slots.h"
#include "core/objects/generic_alias.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/builtin_text.h"
#include "core/vm/calls.h"
#include "core/vm/operators.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Ref<GenericAlias> self(const Args& args) {
  return args[0].as<GenericAlias>();
}
Ref<Tuple> parts_of(const Machine& m, Ref<Object> alias) {
  return m.at(alias.as<GenericAlias>()).args.as<Tuple>();
}
bool is_union(const Machine& m, Ref<Object> object) {
  return m.at(object).type == m.type(TypeId::UnionType);
}
bool is_generic(const Machine& m, Ref<Object> object) {
  return m.at(object).type == m.type(TypeId::GenericAlias);
}

// "list[int]", as deep as a message needs.
std::string alias_text(Machine& m, Ref<Object> alias, uint32_t depth = 0) {
  constexpr uint32_t kDepthMax = 8;
  const Ref<Tuple> parts = parts_of(m, alias);
  const bool joined = is_union(m, alias);
  std::string text = alias_opening(m, alias.as<GenericAlias>());
  for (uint32_t i = 0; i < tuple_size(m.heap, parts); ++i) {
    const Ref<Object> part = tuple_get(m.heap, parts, i);
    const bool is_alias = is_layout(m, part, LayoutId::GenericAlias) && depth < kDepthMax;
    std::string shown = is_alias ? alias_text(m, part, depth + 1) : alias_part(m, part);
    if (shown.empty()) shown = "...";
    if (i != 0) text += joined ? " | " : ", ";
    text += shown;
  }
  return joined ? text : text + "]";
}

Outcome get_origin(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).origin);
}
Outcome get_args(Machine& m, const Args& args) {
  return new_reference(m.heap, m.at(self(args)).args);
}
Outcome get_parameters(Machine& m, const Args&) {
  return new_reference(m.heap, m.heap.state().empty_tuple);
}

Outcome refuse_arguments(Machine& m, const Args& args) {
  return m.raise(TypeId::TypeError,
                 filled(m.profile().objects->not_generic, {alias_text(m, args[0])}));
}

// --- list[int] ---

Outcome class_getitem(Machine& m, const Args& args) {
  if (is_layout(m, args[1], LayoutId::Tuple)) {
    return generic_alias_new(m.heap, args[0], args[1].as<Tuple>());
  }
  const Ref<Tuple> parts = tuple_of(m.heap, new_reference(m.heap, args[1]));
  const Ref<GenericAlias> alias = generic_alias_new(m.heap, args[0], parts);
  decref(m.heap, parts.as<Object>());
  return alias;
}

// types.GenericAlias(origin, args)
Outcome alias_make(Machine& m, const Args& args) {
  return class_getitem(m, Args{args.values.subspan(1), {}, 0});
}

// Making an instance of list[int] makes a list.
Outcome alias_call(Machine& m, const Args& args) {
  return call(m, m.at(self(args)).origin, args.values.subspan(1), args.keyword_names);
}

// A base that is list[int] stands for list.
Outcome alias_mro_entries(Machine& m, const Args& args) {
  return tuple_of(m.heap, new_reference(m.heap, m.at(self(args)).origin));
}

// Nearly everything is the origin's.
Outcome alias_getattribute(Machine& m, const Args& args) {
  if (!check_attribute_name(m, args[1])) return Outcome::error();
  constexpr std::string_view kOwn[] = {"__class__",      "__origin__",      "__args__",
                                       "__parameters__", "__mro_entries__", "__bases__"};
  const std::string name = str_to_utf8(m.heap, args[1].as<Str>());
  const bool is_own = std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn);
  if (is_own) return generic_get_attribute(m, args[0], args[1].as<Str>());
  return get_attribute(m, m.at(self(args)).origin, args[1].as<Str>());
}

Outcome alias_eq(Machine& m, const Args& args) {
  if (!is_generic(m, args[1])) return not_implemented(m);
  const GenericAlias& a = m.at(self(args));
  const GenericAlias& b = m.at(args[1].as<GenericAlias>());
  if (a.origin != b.origin) return m.return_bool(false);
  return equal(m, a.args, b.args);
}

// The arguments decide when their hash has to be waited for.
Outcome alias_hash(Machine& m, const Args& args) {
  const Outcome parts = hash(m, m.at(self(args)).args);
  if (!parts.is_value()) return parts;
  int64_t value = 0;
  CHECK(int_try_i64(m.heap, parts.value().as<Int>(), &value));
  decref(m.heap, parts.value());
  return int_from_i64(m.heap, value ^ (m.at(self(args)).origin.offset >> 4));
}

Outcome alias_check(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
Outcome alias_subclass_check(Machine& m, const Args&) {
  return m.raise(TypeId::TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

// --- int | str ---

// The same alternative: a class, or an alias of the same class with the same arguments.
bool is_same(const Machine& m, Ref<Object> a, Ref<Object> b) {
  if (a == b) return true;
  if (!is_generic(m, a) || !is_generic(m, b)) return false;
  if (m.at(a.as<GenericAlias>()).origin != m.at(b.as<GenericAlias>()).origin) return false;
  const uint32_t count = tuple_size(m.heap, parts_of(m, a));
  if (count != tuple_size(m.heap, parts_of(m, b))) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (tuple_get(m.heap, parts_of(m, a), i) != tuple_get(m.heap, parts_of(m, b), i)) return false;
  }
  return true;
}

bool has_part(const Machine& m, const std::vector<Ref<Object>>& parts, Ref<Object> part) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](Ref<Object> known) { return is_same(m, known, part); });
}

bool may_join(const Machine& m, Ref<Object> object) {
  return object == m.none() || is_layout(m, object, LayoutId::Type) ||
         is_layout(m, object, LayoutId::GenericAlias);
}

void add_alternatives(const Machine& m, Ref<Object> operand, std::vector<Ref<Object>>* parts) {
  if (operand == m.none()) operand = m.type(TypeId::NoneType).as<Object>();
  if (!is_union(m, operand)) {
    if (!has_part(m, *parts, operand)) parts->push_back(operand);
    return;
  }
  for (uint32_t i = 0; i < tuple_size(m.heap, parts_of(m, operand)); ++i) {
    const Ref<Object> part = tuple_get(m.heap, parts_of(m, operand), i);
    if (!has_part(m, *parts, part)) parts->push_back(part);
  }
}

Outcome join(Machine& m, Ref<Object> left, Ref<Object> right) {
  if (!may_join(m, left) || !may_join(m, right)) return not_implemented(m);
  std::vector<Ref<Object>> parts;
  add_alternatives(m, left, &parts);
  add_alternatives(m, right, &parts);
  if (parts.size() == 1) return new_reference(m.heap, parts[0]);
  const Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(parts.size()));
  for (uint32_t i = 0; i < parts.size(); ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, parts[i]);
  }
  tuple_finish(m.heap, tuple);
  const Ref<GenericAlias> made = union_type_new(m.heap, tuple);
  decref(m.heap, tuple.as<Object>());
  return made;
}

Outcome or_slot(Machine& m, const Args& args) {
  return join(m, args[0], args[1]);
}
Outcome reflected_or_slot(Machine& m, const Args& args) {
  return join(m, args[1], args[0]);
}

std::vector<Ref<Object>> alternatives(const Machine& m, Ref<Object> alias) {
  std::vector<Ref<Object>> parts;
  add_alternatives(m, alias, &parts);
  return parts;
}

Outcome union_eq(Machine& m, const Args& args) {
  if (!is_union(m, args[1])) return not_implemented(m);
  const std::vector<Ref<Object>> a = alternatives(m, args[0]);
  const std::vector<Ref<Object>> b = alternatives(m, args[1]);
  const bool same = a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](Ref<Object> part) {
                      return has_part(m, b, part);
                    });
  return m.return_bool(same);
}

Outcome union_hash(Machine& m, const Args& args) {
  int64_t value = 0x345678;
  for (const Ref<Object> part : alternatives(m, args[0])) {
    const bool is_class = is_layout(m, part, LayoutId::Type);
    const Ref<Object> shown = is_class ? part : m.at(part.as<GenericAlias>()).origin;
    value ^= shown.offset >> 4;
  }
  return int_from_i64(m.heap, value);
}

Outcome union_instancecheck(Machine& m, const Args& args) {
  return class_check(m, ClassCheck::Instance, args[1], args[0]);
}
Outcome union_subclasscheck(Machine& m, const Args& args) {
  return class_check(m, ClassCheck::Subclass, args[1], args[0]);
}

constexpr NativeEntry kAliasNew = {"GenericAlias", alias_make, 3, 3};
constexpr NativeEntry kAliasMethods[] = {
    {"__call__", alias_call, 1, kAnyCount, "**"},
    {"__getattribute__", alias_getattribute, 2, 2},
    {"__getitem__", refuse_arguments, 2, 2},
    {"__mro_entries__", alias_mro_entries, 2, 2},
    {"__instancecheck__", alias_check, 2, 2},
    {"__subclasscheck__", alias_subclass_check, 2, 2},
    {"__eq__", alias_eq, 2, 2},
    {"__hash__", alias_hash, 1, 1},
    {"__repr__", builtin_repr_slot, 1, 1},
};
constexpr NativeEntry kUnionMethods[] = {
    {"__getitem__", refuse_arguments, 2, 2},
    {"__instancecheck__", union_instancecheck, 2, 2},
    {"__subclasscheck__", union_subclasscheck, 2, 2},
    {"__eq__", union_eq, 2, 2},
    {"__hash__", union_hash, 1, 1},
    {"__repr__", builtin_repr_slot, 1, 1},
};
constexpr NativeEntry kOrMethods[] = {
    {"__or__", or_slot, 2, 2},
    {"__ror__", reflected_or_slot, 2, 2},
};
constexpr NativeGetSet kAliasAttributes[] = {
    {"__origin__", get_origin, nullptr, AttributeKind::Member},
    {"__args__", get_args, nullptr, AttributeKind::Member},
    {"__parameters__", get_parameters},
};
constexpr NativeGetSet kUnionAttributes[] = {
    {"__args__", get_args, nullptr, AttributeKind::Member},
    {"__parameters__", get_parameters},
};
constexpr NativeEntry kClassMethods[] = {{"__class_getitem__", class_getitem, 2, 2}};

}  // namespace

void install_generic_alias_methods(Machine& m) {
  const ObjectRules& rules = *m.profile().objects;
  add_constructor(m, TypeId::GenericAlias, kAliasNew);
  add_methods(m, TypeId::GenericAlias, kAliasMethods);
  add_attributes(m, TypeId::GenericAlias, kAliasAttributes);
  add_methods(m, TypeId::UnionType, kUnionMethods);
  add_attributes(m, TypeId::UnionType, kUnionAttributes);
  for (TypeId id : {TypeId::List, TypeId::Tuple, TypeId::Dict, TypeId::Set, TypeId::FrozenSet,
                    TypeId::Enumerate}) {
    if (rules.generic_aliases) add_class_methods(m, id, kClassMethods);
  }
  for (TypeId id : {TypeId::Type, TypeId::GenericAlias, TypeId::UnionType}) {
    if (rules.type_unions) add_methods(m, id, kOrMethods);
  }
}

}  // namespace ouro
