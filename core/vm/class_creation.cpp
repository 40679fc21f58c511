#include "core/vm/class_creation.h"

#include <algorithm>
#include <string>

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/interned.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/class_layout.h"
#include "core/vm/formatting.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

void store_in(Machine& m, Ref<Dict> dict, Ref<Str> name, Ref<Object> owned) {
  const StoreResult stored = dict_set_str(m.heap, dict, name, owned);
  CHECK(stored.ok);
  xdecref(m.heap, stored.old);
}

// A member descriptor for each slot, in the class's dict.
void add_slot_descriptors(Machine& m, Ref<Type> type, const SlotPlan& plan) {
  const auto count = static_cast<uint32_t>(plan.names.size());
  const Ref<Tuple> names = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Str> name = intern_text(m.heap, plan.names[i]);
    tuple_items(m.heap, names)[i] = name.as<Object>();
    const Ref<Descriptor> member = m.heap.allocate<Descriptor>(TypeId::MemberDescriptor);
    Descriptor& made = m.at(member);
    made.type = new_reference(m.heap, type);
    made.name = new_reference(m.heap, name);
    made.native = kNoNative;
    made.setter = kNoNative;
    made.offset = m.at(type).slots_offset + kSlotStride * i;
    m.heap.track(member.as<Object>());
    store_in(m, m.at(type).dict, name, member.as<Object>());
  }
  if (count != 0) tuple_finish(m.heap, names);
  m.at(type).slot_names = names;
}

// __module__, __qualname__, __doc__, __dict__ and __weakref__ as type_new sets them.
void fill_class_dict(Machine& m, Ref<Type> type, const InstanceParts& parts) {
  const Ref<Dict> dict = m.at(type).dict;
  if (const DictItem qualname = dict_remove_str(m.heap, dict, m.name(NameId::qualname));
      qualname.key) {
    decref(m.heap, qualname.key);
    m.at(type).qualname = qualname.value.as<Str>();
  } else {
    m.at(type).qualname = new_reference(m.heap, m.at(type).name);
  }
  const Ref<Frame> frame = m.state().frame;
  if (!dict_get_str(m.heap, dict, m.name(NameId::module_)) && frame) {
    const Ref<Object> module =
        dict_get_str(m.heap, m.at(frame).globals.as<Dict>(), m.name(NameId::name_));
    if (module) {
      store_in(m, dict, m.name(NameId::module_), new_reference(m.heap, module));
    }
  }
  if (parts.dict) add_instance_attribute(m, type, NameId::dict_);
  if (parts.weaklist) add_instance_attribute(m, type, NameId::weakref_);
  if (!dict_get_str(m.heap, dict, m.name(NameId::doc))) {
    store_in(m, dict, m.name(NameId::doc), new_reference(m.heap, m.none()));
  }
}

// Functions that are class or static methods without saying so.
void wrap_implicit_methods(Machine& m, Ref<Type> type) {
  const Ref<Dict> dict = m.at(type).dict;
  const auto wrap = [&](Ref<Str> name, TypeId kind) {
    const Ref<Object> found = dict_get_str(m.heap, dict, name);
    if (!found || m.heap.type_of(found).layout != LayoutId::Function) return;
    const Ref<MethodWrapper> wrapper = m.heap.allocate<MethodWrapper>(kind);
    m.at(wrapper).callable = new_reference(m.heap, found);
    m.heap.track(wrapper.as<Object>());
    store_in(m, dict, name, wrapper.as<Object>());
  };
  wrap(m.special_name(SpecialMethod::New), TypeId::StaticMethod);
  wrap(m.name(NameId::init_subclass), TypeId::ClassMethod);
  wrap(m.name(NameId::class_getitem), TypeId::ClassMethod);
}

// A class that defines __eq__ and not __hash__ is unhashable.
void set_hash_of_comparable(Machine& m, Ref<Type> type) {
  const Ref<Dict> dict = m.at(type).dict;
  if (!dict_get_str(m.heap, dict, m.special_name(SpecialMethod::Eq))) return;
  if (dict_get_str(m.heap, dict, m.special_name(SpecialMethod::Hash))) return;
  store_in(m, dict, m.special_name(SpecialMethod::Hash), new_reference(m.heap, m.none()));
}

constexpr uint32_t kInheritedFlags =
    kTypeException | kTypeIntSubclass | kTypeListSubclass | kTypeTupleSubclass |
    kTypeBytesSubclass | kTypeStrSubclass | kTypeDictSubclass | kTypeTypeSubclass |
    kTypeSetSubclass | kTypeFloatSubclass | kTypeHasGc | kTypeHasDict | kTypeHasWeakrefs;

Ref<Type> new_type_object(Machine& m, Ref<Type> metatype, Ref<Str> name, Ref<Tuple> bases,
                          Ref<Type> base) {
  const Ref<Type> type = m.heap.allocate_object(metatype).as<Type>();
  if (!type) return {};
  Type& made = m.at(type);
  made.name = new_reference(m.heap, name);
  made.bases = new_reference(m.heap, bases);
  made.base = new_reference(m.heap, base);
  made.flags = kTypeHeap | kTypeBase | (m.at(base).flags & kInheritedFlags);
  return type;
}

bool check_names(Machine& m, Ref<Str> name, Ref<Dict> ns) {
  if (str_to_utf8(m.heap, name).find('\0') != std::string::npos) {
    (void)m.raise(TypeId::ValueError, "type name must not contain null characters");
    return false;
  }
  const Ref<Object> qualname = dict_get_str(m.heap, ns, m.name(NameId::qualname));
  if (!qualname || m.heap.type_of(qualname).layout == LayoutId::Str) return true;
  (void)m.raise(TypeId::TypeError,
                "type __qualname__ must be a str, not " + type_name_of(m, qualname));
  return false;
}

// Makes the class; null with an exception raised.
Ref<Type> create_class(Machine& m, Ref<Type> metatype, Ref<Str> name, Ref<Tuple> bases,
                       Ref<Dict> ns) {
  const Ref<Type> base = best_base(m, bases);
  if (!base || !check_names(m, name, ns)) return {};
  SlotPlan plan;
  const bool has_own_mro = static_cast<bool>(own_mro_method(m, metatype));
  if (!read_slots(m, ns, name, base, &plan)) return {};
  if (!has_own_mro && !check_order(m, bases)) return {};
  const Ref<Type> type = new_type_object(m, metatype, name, bases, base);
  const Ref<Dict> dict = type ? dict_copy(m.heap, ns) : Ref<Dict>();
  if (!dict) {
    xdecref(m.heap, type.as<Object>());
    (void)m.raise_memory_error();
    return {};
  }
  m.at(type).dict = dict;
  const InstanceParts parts = instance_parts(m, plan, base, bases);
  lay_out_instances(m.heap, type, parts);
  if (plan.given) add_slot_descriptors(m, type, plan);
  fill_class_dict(m, type, parts);
  wrap_implicit_methods(m, type);
  set_hash_of_comparable(m, type);
  m.heap.track(type.as<Object>());
  if (has_own_mro) {
    type_ready_for_own_mro(m, type);
  } else {
    CHECK(type_ready(m, type));
  }
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    register_subclass(m, tuple_get(m.heap, bases, i).as<Type>(), type);
  }
  return type;
}

}  // namespace

Ref<Type> winning_metatype(Machine& m, Ref<Type> metatype, Ref<Tuple> bases) {
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    const Ref<Type> other = m.at(tuple_get(m.heap, bases, i)).type;
    if (is_subtype(m, metatype, other)) continue;
    if (is_subtype(m, other, metatype)) {
      metatype = other;
      continue;
    }
    (void)m.raise(TypeId::TypeError,
                  "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                  "subclass of the metaclasses of all its bases");
    return {};
  }
  return metatype;
}

Ref<Object> class_keywords(Machine& m, const Args& args, Ref<Object>* metaclass) {
  if (args.keyword_count == 0) return {};
  Ref<Dict> rest = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = args.values[args.count() + i];
    if (str_equals(m.heap, name, "metaclass")) {
      *metaclass = value;
      continue;
    }
    const StoreResult stored = dict_set_str(m.heap, rest, name, new_reference(m.heap, value));
    CHECK(stored.ok);
  }
  if (dict_size(m.heap, rest) != 0) return rest.as<Object>();
  decref(m.heap, rest.as<Object>());
  return {};
}

namespace {

// One argument of type.__new__ after the other.
bool check_type_arguments(Machine& m, const Args& args) {
  struct Wanted {
    LayoutId layout;
    const char* name;
  };
  const Wanted wanted[] = {{LayoutId::Str, "str"},
                           {LayoutId::Tuple, "tuple"},
                           {LayoutId::Dict, m.profile().objects->namespace_wanted}};
  for (uint32_t i = 0; i < 3; ++i) {
    const Ref<Object> given = args[i + 1];
    if (m.heap.type_of(given).layout == wanted[i].layout) continue;
    (void)m.raise(TypeId::TypeError, "type.__new__() argument " + std::to_string(i + 1) +
                                         " must be " + wanted[i].name + ", not " +
                                         type_name_of(m, given));
    return false;
  }
  return true;
}

// The cell through which methods find their class gets it, and leaves the namespace.
bool fill_class_cell(Machine& m, Ref<Type> type) {
  const DictItem item = dict_remove_str(m.heap, m.at(type).dict, m.name(NameId::classcell));
  if (!item.key) return true;
  const bool is_cell = m.heap.type_of(item.value).layout == LayoutId::Cell;
  if (is_cell) {
    Cell& cell = m.at(item.value.as<Cell>());
    const Ref<Object> old = cell.contents;
    cell.contents = new_reference(m.heap, type.as<Object>());
    xdecref(m.heap, old);
  } else {
    (void)m.raise(TypeId::TypeError, "__classcell__ must be a nonlocal cell, not <class '" +
                                         full_type_name(m, m.at(item.value).type) + "'>");
  }
  decref(m.heap, item.key);
  decref(m.heap, item.value);
  return is_cell;
}

}  // namespace

Outcome type_new(Machine& m, const Args& args) {
  if (args.count() != 4) {
    if (args[0].as<Type>() != m.type(TypeId::Type)) {
      return m.raise(TypeId::TypeError, "type.__new__() takes exactly 3 arguments (" +
                                            std::to_string(args.count() - 1) + " given)");
    }
    return m.raise(TypeId::TypeError, args.count() == 2 && args.keyword_count != 0
                                          ? "type() takes no keyword arguments"
                                          : "type() takes 1 or 3 arguments");
  }
  if (!check_type_arguments(m, args)) return Outcome::error();
  Ref<Tuple> bases = args[2].as<Tuple>();
  if (tuple_size(m.heap, bases) == 0) {
    bases = tuple_of(m.heap, new_reference(m.heap, m.type(TypeId::Object).as<Object>()));
  } else {
    incref(m.heap, bases.as<Object>());
  }
  const Ref<Type> metatype = winning_metatype(m, args[0].as<Type>(), bases);
  const Ref<Type> type =
      metatype ? create_class(m, metatype, args[1].as<Str>(), bases, args[3].as<Dict>())
               : Ref<Type>{};
  decref(m.heap, bases.as<Object>());
  if (!type) return Outcome::error();
  if (!fill_class_cell(m, type)) {
    decref(m.heap, type.as<Object>());
    return Outcome::error();
  }
  Ref<Object> unused;
  const Ref<Object> keywords = class_keywords(m, args, &unused);
  finish_class(m, type, keywords);
  return Outcome::pending();
}

// A class whose __abstractmethods__ is a set with names in it has no instances (object_new).
Outcome refuse_abstract(Machine& m, Ref<Type> type) {
  const Ref<Object> names = dict_get_str(m.heap, m.at(type).dict, m.name(NameId::abstractmethods));
  if (!names || m.heap.type_of(names).layout != LayoutId::Set) return m.none();
  std::vector<std::string> texts;
  uint32_t position = 0;
  for (SetEntry entry = set_next(m.heap.memory, names.as<Set>(), &position); entry.key;
       entry = set_next(m.heap.memory, names.as<Set>(), &position)) {
    texts.push_back(str_to_utf8(m.heap, entry.key.as<Str>()));
  }
  if (texts.empty()) return m.none();
  std::sort(texts.begin(), texts.end());
  std::string listed;
  const ObjectRules& rules = *m.profile().objects;
  for (const std::string& text : texts) {
    listed += (listed.empty() ? "" : rules.between_abstract_methods) + text;
  }
  const char* plural = texts.size() == 1 ? "" : "s";
  return m.raise(TypeId::TypeError,
                 filled(rules.abstract_class, {name_of_type(m, type), plural, listed}));
}

}  // namespace ouro
