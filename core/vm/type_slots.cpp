#include "core/vm/type_slots.h"

#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"

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

void raise_no_mro(Machine& m, const std::vector<MergeList>& lists) {
  std::string names;
  for (const Ref<Object> base : lists.back().types) {
    names += (names.empty() ? "" : ", ") + name_of_type(m, base.as<Type>());
  }
  (void)m.raise(TypeId::TypeError,
                "Cannot create a consistent method resolution order (MRO) for bases " + names);
}

}  // namespace

Ref<Tuple> compute_mro(Machine& m, Ref<Type> type, Ref<Tuple> bases) {
  std::vector<MergeList> lists = merge_lists(m, bases);
  std::vector<Ref<Object>> order = {type.as<Object>()};
  while (!merge_is_done(lists)) {
    const Ref<Object> next = next_in_merge(lists);
    if (!next) {
      raise_no_mro(m, lists);
      return {};
    }
    order.push_back(next);
    for (MergeList& list : lists) {
      if (list.head < list.types.size() && list.types[list.head] == next) ++list.head;
    }
  }
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
