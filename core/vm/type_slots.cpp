#include "core/vm/type_slots.h"

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/class_layout.h"
#include "core/vm/formatting.h"

namespace ouro {
namespace {

Ref<Object> special_of(const Machine& m, Ref<Type> type, SpecialMethod method) {
  return m.at(type).special[static_cast<uint32_t>(method)];
}

// Finds each special method anew along the MRO.
void update_special_methods(Machine& m, Ref<Type> type) {
  for (uint32_t i = 0; i < kSpecialMethodCount; ++i) {
    const Ref<Str> name = m.special_name(static_cast<SpecialMethod>(i));
    m.at(type).special[i] = type_lookup(m, type, name);
  }
}

void set_flag(Type& type, uint32_t flag, bool on) {
  type.flags = on ? type.flags | flag : type.flags & ~flag;
}

// Flags that follow from the special methods.
void update_flags(Machine& m, Ref<Type> type) {
  const Ref<Type> object_type = m.type(TypeId::Object);
  const Ref<Type> type_type = m.type(TypeId::Type);
  const Ref<Type> module_type = m.type(TypeId::Module);
  const Ref<Object> getattribute = special_of(m, type, SpecialMethod::Getattribute);
  const bool default_get =
      !special_of(m, type, SpecialMethod::Getattr) &&
      (getattribute == special_of(m, object_type, SpecialMethod::Getattribute) ||
       getattribute == special_of(m, type_type, SpecialMethod::Getattribute) ||
       getattribute == special_of(m, module_type, SpecialMethod::Getattribute));
  const Ref<Object> setattr = special_of(m, type, SpecialMethod::Setattr);
  const Ref<Object> delattr = special_of(m, type, SpecialMethod::Delattr);
  const bool default_set = (setattr == special_of(m, object_type, SpecialMethod::Setattr) ||
                            setattr == special_of(m, type_type, SpecialMethod::Setattr)) &&
                           (delattr == special_of(m, object_type, SpecialMethod::Delattr) ||
                            delattr == special_of(m, type_type, SpecialMethod::Delattr));
  Type& target = m.at(type);
  set_flag(target, kTypeDefaultGetattribute, default_get);
  set_flag(target, kTypeDefaultSetattr, default_set);
  set_flag(target, kTypeHasFinalizer,
           (target.flags & kTypeHeap) != 0 && special_of(m, type, SpecialMethod::Del));
}

void refresh(Machine& m, Ref<Type> type) {
  m.at(type).version = static_cast<uint32_t>(++m.state().type_version);
  update_special_methods(m, type);
  update_flags(m, type);
}

// Calls `visit` for each living direct subclass.
template <typename Visit>
void for_each_subclass(Machine& m, Ref<Type> type, const Visit& visit) {
  const Ref<Object> list = m.at(type).subclasses;
  if (!list) return;
  const uint32_t count = list_size(m.heap, list.as<List>());
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> weakref = list_get(m.heap, list.as<List>(), i);
    const Ref<Object> subclass = m.at(weakref.as<Weakref>()).referent;
    if (subclass) visit(subclass.as<Type>());
  }
}

// One candidate list of the C3 merge.
struct MergeList {
  std::vector<Ref<Object>> types;
  size_t head = 0;
  bool in_tail(Ref<Object> type) const {
    for (size_t i = head + 1; i < types.size(); ++i) {
      if (types[i] == type) return true;
    }
    return false;
  }
};

std::vector<MergeList> merge_lists(const Machine& m, Ref<Tuple> bases) {
  std::vector<MergeList> lists;
  MergeList direct;
  const uint32_t count = tuple_size(m.heap, bases);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> base = tuple_get(m.heap, bases, i);
    direct.types.push_back(base);
    MergeList list;
    const Ref<Tuple> mro = m.at(base.as<Type>()).mro;
    for (uint32_t j = 0; j < tuple_size(m.heap, mro); ++j) {
      list.types.push_back(tuple_get(m.heap, mro, j));
    }
    lists.push_back(list);
  }
  lists.push_back(direct);
  return lists;
}

// The first head that stands in no tail; null when there is none.
Ref<Object> next_in_merge(const std::vector<MergeList>& lists) {
  for (const MergeList& list : lists) {
    if (list.head == list.types.size()) continue;
    const Ref<Object> candidate = list.types[list.head];
    bool blocked = false;
    for (const MergeList& other : lists) blocked = blocked || other.in_tail(candidate);
    if (!blocked) return candidate;
  }
  return {};
}

bool merge_is_done(const std::vector<MergeList>& lists) {
  for (const MergeList& list : lists) {
    if (list.head != list.types.size()) return false;
  }
  return true;
}

// The heads at which the merge got stuck (set_mro_error).
void raise_no_mro(Machine& m, const std::vector<MergeList>& lists) {
  std::vector<Ref<Object>> heads;
  std::string names;
  for (const MergeList& list : lists) {
    if (list.head == list.types.size()) continue;
    const Ref<Object> head = list.types[list.head];
    if (std::find(heads.begin(), heads.end(), head) != heads.end()) continue;
    heads.push_back(head);
    names += (names.empty() ? "" : ", ") + name_of_type(m, head.as<Type>());
  }
  (void)m.raise(TypeId::TypeError, filled(m.profile().objects->no_order, {names}));
}

// A class may stand among the bases only once (check_duplicates).
bool check_duplicates(Machine& m, Ref<Tuple> bases) {
  const uint32_t count = tuple_size(m.heap, bases);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> base = tuple_get(m.heap, bases, i);
    for (uint32_t j = i + 1; j < count; ++j) {
      if (tuple_get(m.heap, bases, j) != base) continue;
      (void)m.raise(TypeId::TypeError, "duplicate base class " + name_of_type(m, base.as<Type>()));
      return false;
    }
  }
  return true;
}

void replace_mro(Machine& m, Ref<Type> type, Ref<Tuple> owned_mro) {
  const Ref<Tuple> old = m.at(type).mro;
  m.at(type).mro = owned_mro;
  refresh(m, type);
  xdecref(m.heap, old);
}

// The MROs of a type and all that is derived from it, as they would be with its bases of now; false
// with TypeError raised when one has none (mro_hierarchy).
struct NewMro {
  Ref<Type> type;
  Ref<Tuple> old;
};
bool renew_hierarchy(Machine& m, Ref<Type> type, std::vector<NewMro>* done) {
  const Ref<Tuple> mro = compute_mro(m, type, m.at(type).bases);
  if (!mro) return false;
  done->push_back({type, m.at(type).mro});
  m.at(type).mro = mro;
  bool good = true;
  for_each_subclass(m, type,
                    [&](Ref<Type> subclass) { good = good && renew_hierarchy(m, subclass, done); });
  return good;
}

// The base forgets a class that is derived from it no more.
void unregister_subclass(Machine& m, Ref<Type> base, Ref<Type> type) {
  const Ref<Object> list = m.at(base).subclasses;
  const uint32_t count = list ? list_size(m.heap, list.as<List>()) : 0;
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> weakref = list_get(m.heap, list.as<List>(), i);
    if (m.at(weakref.as<Weakref>()).referent != type.as<Object>()) continue;
    decref(m.heap, list_pop(m.heap, list.as<List>(), i));
    return;
  }
}

}  // namespace

namespace {

// What follows the class itself in its MRO. False: there is no order, TypeError raised.
bool merge_bases(Machine& m, Ref<Tuple> bases, std::vector<Ref<Object>>* order) {
  if (!check_duplicates(m, bases)) return false;
  std::vector<MergeList> lists = merge_lists(m, bases);
  while (!merge_is_done(lists)) {
    const Ref<Object> next = next_in_merge(lists);
    if (!next) {
      raise_no_mro(m, lists);
      return false;
    }
    order->push_back(next);
    for (MergeList& list : lists) {
      if (list.head < list.types.size() && list.types[list.head] == next) ++list.head;
    }
  }
  return true;
}

}  // namespace

bool check_order(Machine& m, Ref<Tuple> bases) {
  std::vector<Ref<Object>> order;
  return merge_bases(m, bases, &order);
}

Ref<Tuple> compute_mro(Machine& m, Ref<Type> type, Ref<Tuple> bases) {
  std::vector<Ref<Object>> order = {type.as<Object>()};
  if (!merge_bases(m, bases, &order)) return {};
  Ref<Tuple> mro = tuple_new(m.heap, static_cast<uint32_t>(order.size()));
  for (uint32_t i = 0; i < order.size(); ++i) {
    tuple_items(m.heap, mro)[i] = new_reference(m.heap, order[i]);
  }
  tuple_finish(m.heap, mro);
  return mro;
}

bool type_ready(Machine& m, Ref<Type> type) {
  const Ref<Tuple> mro = compute_mro(m, type, m.at(type).bases);
  if (!mro) return false;
  m.at(type).mro = mro;
  refresh(m, type);
  return true;
}

Ref<Object> own_mro_method(Machine& m, Ref<Type> metatype) {
  const Ref<Object> method = type_lookup(m, metatype, m.name(NameId::mro_method));
  const bool is_own = method && m.heap.type_of(method).layout != LayoutId::Descriptor;
  return is_own ? method : Ref<Object>{};
}

void type_ready_for_own_mro(Machine& m, Ref<Type> type) {
  const Ref<Tuple> inherited = m.at(m.at(type).base).mro;
  const uint32_t count = tuple_size(m.heap, inherited);
  const Ref<Tuple> mro = tuple_new(m.heap, count + 1);
  tuple_items(m.heap, mro)[0] = new_reference(m.heap, type.as<Object>());
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, mro)[i + 1] = new_reference(m.heap, tuple_get(m.heap, inherited, i));
  }
  tuple_finish(m.heap, mro);
  m.at(type).mro = mro;
  refresh(m, type);
}

namespace {

// The words of what is wrong with an entry of an own MRO (mro_check); empty when it is right.
std::string wrong_in_own_mro(const Machine& m, Ref<Type> type, Ref<Object> item) {
  if (m.heap.type_of(item).layout != LayoutId::Type) {
    return "returned a non-class ('" + type_name_of(m, item) + "')";
  }
  if (extends_layout(m, type, item.as<Type>())) return "";
  return "returned base with unsuitable layout ('" + name_of_type(m, item.as<Type>()) + "')";
}

}  // namespace

bool set_own_mro(Machine& m, Ref<Type> type, Ref<Object> given) {
  const LayoutId layout = m.heap.type_of(given).layout;
  if (layout != LayoutId::List && layout != LayoutId::Tuple) {
    (void)m.raise(TypeId::TypeError, "'" + type_name_of(m, given) + "' object is not iterable");
    return false;
  }
  const ItemSpan items = sequence_items(m.heap, given);
  const std::string owner =
      m.profile().objects->own_mro_names_class ? qualified_type_name(m, type) + "." : "";
  for (uint32_t i = 0; i < items.count; ++i) {
    const Ref<Object> item = m.at(Ref<Ref<Object>>(items.offset + 4 * i));
    const std::string wrong = wrong_in_own_mro(m, type, item);
    if (wrong.empty()) continue;
    (void)m.raise(TypeId::TypeError, owner + "mro() " + wrong);
    return false;
  }
  if (items.count == 0) {
    (void)m.raise(TypeId::TypeError, "type MRO must not be empty");
    return false;
  }
  const Ref<Tuple> mro = tuple_new(m.heap, items.count);
  for (uint32_t i = 0; i < items.count; ++i) {
    const Ref<Object> item = m.at(Ref<Ref<Object>>(items.offset + 4 * i));
    tuple_items(m.heap, mro)[i] = new_reference(m.heap, item);
  }
  tuple_finish(m.heap, mro);
  replace_mro(m, type, mro);
  return true;
}

bool set_bases(Machine& m, Ref<Type> type, Ref<Type> base, Ref<Tuple> bases) {
  const Ref<Tuple> old_bases = m.at(type).bases;
  m.at(type).bases = bases;
  std::vector<NewMro> done;
  const bool good = renew_hierarchy(m, type, &done);
  for (const NewMro& renewed : done) {
    const Ref<Tuple> made = m.at(renewed.type).mro;
    if (!good) m.at(renewed.type).mro = renewed.old;
    decref(m.heap, (good ? renewed.old : made).as<Object>());
  }
  if (!good) {
    m.at(type).bases = old_bases;
    return false;
  }
  for (uint32_t i = 0; i < tuple_size(m.heap, old_bases); ++i) {
    unregister_subclass(m, tuple_get(m.heap, old_bases, i).as<Type>(), type);
  }
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    register_subclass(m, tuple_get(m.heap, bases, i).as<Type>(), type);
  }
  const Ref<Type> old_base = m.at(type).base;
  incref(m.heap, bases.as<Object>());
  m.at(type).base = new_reference(m.heap, base);
  for (const NewMro& renewed : done) refresh(m, renewed.type);
  decref(m.heap, old_base.as<Object>());
  decref(m.heap, old_bases.as<Object>());
  return true;
}

void type_modified(Machine& m, Ref<Type> type, Ref<Str> name) {
  m.at(type).version = static_cast<uint32_t>(++m.state().type_version);
  const StrView text = str_view(m.heap, name);
  const bool may_be_special = text.length() > 4 && text[0] == '_' && text[1] == '_';
  if (may_be_special) refresh(m, type);
  for_each_subclass(m, type, [&](Ref<Type> subclass) { type_modified(m, subclass, name); });
}

void register_subclass(Machine& m, Ref<Type> base, Ref<Type> type) {
  if (!m.at(base).subclasses) {
    const Ref<List> list = list_new(m.heap);
    m.at(base).subclasses = list.as<Object>();
  }
  const Ref<Weakref> weakref = weakref_new(m.heap, m.type(TypeId::Weakref), type.as<Object>(), {});
  CHECK(list_append(m.heap, m.at(base).subclasses.as<List>(), weakref.as<Object>()));
}

}  // namespace ouro
