#include "core/vm/class_layout.h"

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/operators.h"

namespace ouro {
namespace {

bool is_type(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Type;
}

// The nearest type on the line of bases whose instances hold more than those of its own base.
Ref<Type> solid_base(const Machine& m, Ref<Type> type) {
  while (m.at(type).base) {
    const Type& here = m.at(type);
    const Type& base = m.at(here.base);
    const bool is_class = (here.flags & kTypeHeap) != 0;
    const bool is_solid =
        is_class ? here.slot_count != 0
                 : here.basic_size != base.basic_size || here.item_size != base.item_size;
    if (is_solid) break;
    type = here.base;
  }
  return type;
}

// --- __slots__ ---

// The names as objects, borrowed from what `keeper` owns; false with an exception raised.
bool collect_slots(Machine& m, Ref<Object> slots, Ref<List> keeper) {
  if (m.heap.type_of(slots).layout == LayoutId::Str) {
    return list_append(m.heap, keeper, new_reference(m.heap, slots));
  }
  const Outcome iterator = get_iterator(m, slots);
  if (iterator.is_error()) return false;
  bool good = iterator.is_value();
  NextStatus status = NextStatus::NeedsPython;
  while (good) {
    Ref<Object> item;
    status = next_at_once(m, iterator.value(), &item);
    if (status != NextStatus::Item) break;
    good = list_append(m.heap, keeper, item);
  }
  if (good) decref(m.heap, iterator.value());
  if (status == NextStatus::Exhausted) return true;
  if (status != NextStatus::Raised) {
    (void)m.raise(TypeId::TypeError,
                  "this subset of Python reads __slots__ from builtin containers only");
  }
  return false;
}

bool refuse(Machine& m, TypeId type, const std::string& message) {
  (void)m.raise(type, message);
  return false;
}

// Names like __spam belong to the class (_Py_Mangle).
std::string mangled(std::string class_name, const std::string& name) {
  const bool is_private = name.size() > 2 && name.compare(0, 2, "__") == 0 &&
                          name.compare(name.size() - 2, 2, "__") != 0 &&
                          name.find('.') == std::string::npos;
  class_name.erase(0, std::min(class_name.find_first_not_of('_'), class_name.size()));
  return is_private && !class_name.empty() ? "_" + class_name + name : name;
}

bool take_slot_name(Machine& m, Ref<Object> item, Ref<Str> class_name, Ref<Type> base,
                    SlotPlan* plan) {
  if (m.heap.type_of(item).layout != LayoutId::Str) {
    return refuse(m, TypeId::TypeError,
                  "__slots__ items must be strings, not '" + type_name_of(m, item) + "'");
  }
  if (!text_has(str_view(m.heap, item.as<Str>()), TextProperty::Identifier)) {
    return refuse(m, TypeId::TypeError, "__slots__ must be identifiers");
  }
  const Type& inherited = m.at(base);
  const std::string name = str_to_utf8(m.heap, item.as<Str>());
  if (name == "__dict__") {
    if (plan->dict || (inherited.flags & kTypeHasDict) != 0) {
      return refuse(m, TypeId::TypeError, "__dict__ slot disallowed: we already got one");
    }
    plan->dict = true;
  } else if (name == "__weakref__") {
    const bool has_one = (inherited.flags & kTypeHasWeakrefs) != 0 || inherited.item_size != 0;
    if (plan->weaklist || has_one) {
      return refuse(m, TypeId::TypeError, m.profile().objects->weakref_slot_taken);
    }
    plan->weaklist = true;
  } else {
    plan->names.push_back(mangled(str_to_utf8(m.heap, class_name), name));
  }
  return true;
}

bool take_slot_names(Machine& m, Ref<List> items, Ref<Dict> ns, Ref<Str> class_name, Ref<Type> base,
                     SlotPlan* plan) {
  const uint32_t count = list_size(m.heap, items);
  if (count != 0 && m.at(base).item_size != 0) {
    return refuse(m, TypeId::TypeError,
                  filled(m.profile().objects->fixed_size_slots, {name_of_type(m, base)}));
  }
  for (uint32_t i = 0; i < count; ++i) {
    if (!take_slot_name(m, list_get(m.heap, items, i), class_name, base, plan)) return false;
  }
  for (const std::string& name : plan->names) {
    if (name == "__qualname__" || name == "__classcell__") continue;
    const Ref<Str> key = str_from_utf8(m.heap, name);
    const bool conflicts = static_cast<bool>(dict_get_str(m.heap, ns, key));
    decref(m.heap, key.as<Object>());
    if (conflicts) {
      return refuse(m, TypeId::ValueError,
                    "'" + name + "' in __slots__ conflicts with class variable");
    }
  }
  std::sort(plan->names.begin(), plan->names.end());
  return true;
}

// --- the same layout ---

// Whether a class adds nothing to the instances of its base.
bool adds_nothing(const Machine& m, const Type& type) {
  if (!type.base) return false;
  const Type& base = m.at(type.base);
  constexpr uint32_t kParts = kTypeHasDict | kTypeHasWeakrefs | kTypeHasGc;
  return type.basic_size == base.basic_size && type.item_size == base.item_size &&
         type.dict_offset == base.dict_offset && type.weaklist_offset == base.weaklist_offset &&
         (type.flags & kParts) == (base.flags & kParts) && type.slot_count == 0;
}

// Whether two classes of one base add the same (same_slots_added).
bool add_the_same(const Machine& m, const Type& a, const Type& b) {
  constexpr uint32_t kParts = kTypeHasDict | kTypeHasWeakrefs | kTypeHasGc;
  const bool alike = (a.flags & kParts) == (b.flags & kParts) && a.basic_size == b.basic_size &&
                     a.item_size == b.item_size && a.layout == b.layout &&
                     a.slot_count == b.slot_count;
  if (!alike) return false;
  for (uint32_t i = 0; i < a.slot_count; ++i) {
    const Ref<Str> one = tuple_get(m.heap, a.slot_names, i).as<Str>();
    const Ref<Str> other = tuple_get(m.heap, b.slot_names, i).as<Str>();
    if (one != other) return false;
  }
  return true;
}

}  // namespace

bool extends_layout(const Machine& m, Ref<Type> type, Ref<Type> other) {
  return is_subtype(m, solid_base(m, type), solid_base(m, other));
}

Ref<Type> best_base(Machine& m, Ref<Tuple> bases) {
  Ref<Type> best;
  Ref<Type> winner;
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    const Ref<Object> base = tuple_get(m.heap, bases, i);
    if (!is_type(m, base)) {
      (void)m.raise(TypeId::TypeError, "bases must be types");
      return {};
    }
    if ((m.at(base.as<Type>()).flags & kTypeBase) == 0) {
      (void)m.raise(TypeId::TypeError, "type '" + name_of_type(m, base.as<Type>()) +
                                           "' is not an acceptable base type");
      return {};
    }
    const Ref<Type> candidate = solid_base(m, base.as<Type>());
    if (winner && is_subtype(m, winner, candidate)) continue;
    if (winner && !is_subtype(m, candidate, winner)) {
      (void)m.raise(TypeId::TypeError, "multiple bases have instance lay-out conflict");
      return {};
    }
    winner = candidate;
    best = base.as<Type>();
  }
  return best;
}

bool read_slots(Machine& m, Ref<Dict> ns, Ref<Str> name, Ref<Type> base, SlotPlan* plan) {
  const Ref<Object> slots = dict_get_str(m.heap, ns, m.name(NameId::slots));
  if (!slots) return true;
  plan->given = true;
  const Ref<List> items = list_new(m.heap);
  const bool good =
      collect_slots(m, slots, items) && take_slot_names(m, items, ns, name, base, plan);
  decref(m.heap, items.as<Object>());
  return good;
}

InstanceParts instance_parts(const Machine& m, const SlotPlan& plan, Ref<Type> base,
                             Ref<Tuple> bases) {
  const Type& first = m.at(base);
  const bool may_have_dict = (first.flags & kTypeHasDict) == 0;
  const bool has_items = first.item_size != 0 && first.layout != LayoutId::Type;
  const bool may_have_weaklist = (first.flags & kTypeHasWeakrefs) == 0 && !has_items;
  InstanceParts parts;
  parts.dict = may_have_dict && (!plan.given || plan.dict);
  parts.weaklist = may_have_weaklist && (!plan.given || plan.weaklist);
  parts.slot_count = static_cast<uint32_t>(plan.names.size());
  // The other bases may have what the best one has not.
  for (uint32_t i = 0; plan.given && i < tuple_size(m.heap, bases); ++i) {
    const uint32_t flags = m.at(tuple_get(m.heap, bases, i).as<Type>()).flags;
    parts.dict = parts.dict || (may_have_dict && (flags & kTypeHasDict) != 0);
    parts.weaklist = parts.weaklist || (may_have_weaklist && (flags & kTypeHasWeakrefs) != 0);
  }
  return parts;
}

bool have_same_layout(const Machine& m, Ref<Type> from, Ref<Type> to) {
  while (adds_nothing(m, m.at(from))) from = m.at(from).base;
  while (adds_nothing(m, m.at(to))) to = m.at(to).base;
  if (from == to) return true;
  return m.at(from).base == m.at(to).base && add_the_same(m, m.at(from), m.at(to));
}

}  // namespace ouro
