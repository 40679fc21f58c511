// instance_attributes.cpp - storing, finding and walking the attributes of an instance.
#include "core/heap/refcount.h"
#include "core/objects/instance.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

const Type& type_of(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type);
}

Ref<AttributeWords> words_of(const Memory& memory, Ref<Object> object) {
  return Ref<AttributeWords>(object.offset + type_of(memory, object).dict_offset);
}

bool is_managed(const Memory& memory, Ref<Object> object) {
  return (type_of(memory, object).flags & kTypeManagedAttributes) != 0;
}

Ref<DictValues> inline_values(const Memory& memory, Ref<Object> object) {
  return Ref<DictValues>(object.offset + type_of(memory, object).basic_size);
}

// The values that the object itself uses; null when they are a dict's or there are none.
Ref<DictValues> values_of(const Memory& memory, Ref<Object> object) {
  if ((memory.at(object).flags & kHasInlineValues) == 0) {
    return memory.at(words_of(memory, object)).values;
  }
  const Ref<DictValues> values = inline_values(memory, object);
  return memory.at(values).valid ? values : Ref<DictValues>{};
}

Ref<DictKeys> shared_keys_of(const Memory& memory, Ref<Object> object) {
  return type_of(memory, object).shared_keys;
}

int32_t find_shared(Heap& heap, Ref<DictKeys> keys, Ref<Str> name) {
  return dict_keys_find_str(heap, keys, name, str_hash(heap, name));
}

// The entry of the shared keys for this name, made if there is room; negative otherwise.
int32_t insert_shared(Heap& heap, Ref<Object> object, Ref<Str> name) {
  const auto key = name.as<Object>();
  if (!heap.is_exact(key, TypeId::Str)) return kIndexEmpty;
  const Ref<DictKeys> keys = shared_keys_of(heap.memory, object);
  const int32_t found = find_shared(heap, keys, name);
  if (found >= 0 || heap.at(keys).usable == 0) return found;
  incref(heap, key);
  return static_cast<int32_t>(dict_keys_append(heap, keys, key, str_hash(heap, name), {}));
}

// The dict object that also uses the inline values has to agree.
void count_change(Heap& heap, Ref<Dict> dict, int32_t change) {
  if (dict) heap.at(dict).used += static_cast<uint32_t>(change);
}

Ref<Object> set_value(Heap& heap, Ref<Object> object, Ref<DictValues> values, uint32_t index,
                      Ref<Object> value) {
  const Ref<Dict> dict = heap.at(words_of(heap.memory, object)).dict;
  const Ref<Object> old = dict_values_set(heap.at(values), index, value);
  if (!old && value) count_change(heap, dict, 1);
  if (old && !value) count_change(heap, dict, -1);
  if (dict && value) {
    const Ref<DictKeys> keys = shared_keys_of(heap.memory, object);
    dict_maintain_tracking(heap, dict, dict_keys_entry(heap.memory, keys, index).key, value);
  }
  return old;
}

// A dict object with the type's shared keys, if it has any (new_dict_with_shared_keys).
Ref<Dict> new_instance_dict(Heap& heap, Ref<Object> object) {
  const Ref<DictKeys> keys = shared_keys_of(heap.memory, object);
  if (!keys) return dict_new(heap);
  const uint32_t capacity = heap.at(keys).entry_count + heap.at(keys).usable;
  const Ref<DictValues> values = dict_values_new(heap, capacity);
  ++heap.at(keys).refcount;
  return dict_new_split(heap, keys, values);
}

// Up to 3.10 a dict that had to leave the shared keys founds new ones, when nobody else uses the
// old ones; otherwise the class shares no more (dictobject.c, _PyObjectDict_SetItem).
void share_again(Heap& heap, Ref<Type> type, Ref<Dict> dict) {
  const Ref<DictKeys> old_keys = heap.at(type).shared_keys;
  heap.at(type).shared_keys = {};
  if (heap.at(old_keys).refcount == 1 && dict_make_split(heap, dict)) {
    const Ref<DictKeys> keys = heap.at(dict).keys;
    ++heap.at(keys).refcount;
    heap.at(type).shared_keys = keys;
  }
  dict_keys_decref(heap, old_keys);
}

bool shares_by_dicts(const Heap& heap) {
  return heap.profile.instance_attributes == InstanceAttributes::DictObject;
}

StoreResult set_in_dict(Heap& heap, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  Ref<Dict> dict = heap.at(words_of(heap.memory, object)).dict;
  if (!dict) {
    dict = new_instance_dict(heap, object);
    heap.at(words_of(heap.memory, object)).dict = dict;
  }
  const Ref<Type> type = heap.at(object).type;
  const Ref<DictKeys> shared = heap.at(type).shared_keys;
  const bool was_shared = shared && heap.at(dict).keys == shared;
  const StoreResult result = dict_set_str(heap, dict, name, value);
  if (was_shared && shares_by_dicts(heap) && heap.at(dict).keys != shared) {
    share_again(heap, type, dict);
  }
  return result;
}

// The dict gets the inline values as its own (_PyDict_DetachFromObject).
void detach_dict(Heap& heap, Ref<Object> object, Ref<Dict> dict) {
  const Ref<DictValues> values = inline_values(heap.memory, object);
  if (heap.at(dict).values != values) return;
  const Ref<DictValues> own = dict_values_copy(heap, values);
  heap.at(dict).values = own;
  heap.at(values).valid = 0;
}

DetachedItems detach_values(Heap& heap, Ref<DictValues> values) {
  DetachedItems items;
  items.count = heap.at(values).capacity;
  items.area_bytes = items.count * static_cast<uint32_t>(sizeof(Ref<Object>));
  items.offset = heap.allocate_area(items.area_bytes);
  for (uint32_t i = 0; i < items.count; ++i) {
    const Ref<Ref<Object>> slot(items.offset + i * static_cast<uint32_t>(sizeof(Ref<Object>)));
    heap.at(slot) = heap.at(values).items()[i];
  }
  return items;
}

// --- what a class added, slot by slot ---

void traverse_slots(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  Ref<Type> ref = memory.at(object).type;
  for (; memory.at(ref).flags & kTypeHeap; ref = memory.at(ref).base) {
    const Type& type = memory.at(ref);
    for (uint32_t i = 0; i < type.slot_count; ++i) {
      const Ref<Ref<Object>> place(object.offset + type.slots_offset + i * kSlotStride);
      EdgeName name{EdgeKind::Attribute, i, {}, ""};
      if (type.slot_names) name.name = tuple_items(memory, type.slot_names)[i];
      visitor(memory.at(place), name);
    }
  }
}

Ref<Object> take_slot(Heap& heap, Ref<Object> object) {
  Ref<Type> ref = heap.at(object).type;
  for (; heap.at(ref).flags & kTypeHeap; ref = heap.at(ref).base) {
    const Type& type = heap.at(ref);
    for (uint32_t i = 0; i < type.slot_count; ++i) {
      const Ref<Ref<Object>> place(object.offset + type.slots_offset + i * kSlotStride);
      const Ref<Object> value = heap.at(place);
      heap.at(place) = {};
      if (value) return value;
    }
  }
  return {};
}

void traverse_values(const Memory& memory, Ref<Object> object, Ref<DictValues> ref,
                     const EdgeVisitor& visitor) {
  const DictValues& values = memory.at(ref);
  const Ref<DictKeys> keys = shared_keys_of(memory, object);
  for (uint32_t i = 0; i < values.capacity; ++i) {
    if (!values.items()[i]) continue;
    const Ref<Object> name = dict_keys_entry(memory, keys, i).key;
    visitor(values.items()[i], EdgeName{EdgeKind::Attribute, i, name, ""});
  }
}

Ref<Object> take_value(Heap& heap, Ref<DictValues> ref) {
  DictValues& values = heap.at(ref);
  for (uint32_t i = 0; i < values.capacity; ++i) {
    if (values.items()[i]) return dict_values_set(values, i, {});
  }
  return {};
}

void traverse_managed(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  const Ref<Dict> dict = memory.at(words_of(memory, object)).dict;
  const Ref<DictValues> values = values_of(memory, object);
  const bool hides_dict = values && memory.at(values).valid && memory.at(values).hides_dict;
  if (dict && !(hides_dict && visitor.view == EdgeView::OfCollector)) {
    visitor.field(dict.as<Object>(), "__dict__");
  } else if (values) {
    traverse_values(memory, object, values, visitor);
  }
}

}  // namespace

const Layout kInstanceLayout = {
    .name = "instance",
    .traverse = traverse_attributes,
    .take_child = take_attribute,
    .take_child_for_clear = take_attribute,
    .release_areas = release_attribute_areas,
    .size = attributed_size,
    .area_bytes = nullptr,
    .retire = nullptr,
    .has_finalizer = nullptr,
};

Ref<Object> attribute_get(Heap& heap, Ref<Object> object, Ref<Str> name) {
  const Type& type = heap.type_of(object);
  if (heap.at(object).flags & kHasInlineValues) {
    const DictValues& values = heap.at(Ref<DictValues>(object.offset + type.basic_size));
    if (values.valid) {
      const int32_t index = find_shared(heap, type.shared_keys, name);
      return index < 0 ? Ref<Object>{} : values.items()[index];
    }
  }
  const Ref<DictValues> values = values_of(heap.memory, object);
  if (!values) {
    const Ref<Dict> dict = heap.at(words_of(heap.memory, object)).dict;
    return dict ? dict_get_str(heap, dict, name) : Ref<Object>{};
  }
  const int32_t index = find_shared(heap, shared_keys_of(heap.memory, object), name);
  return index < 0 ? Ref<Object>{} : heap.at(values).items()[index];
}

StoreResult attribute_set(Heap& heap, Ref<Object> object, Ref<Str> name, Ref<Object> value) {
  const Ref<DictValues> values = values_of(heap.memory, object);
  if (!values) return set_in_dict(heap, object, name, value);
  const int32_t index = insert_shared(heap, object, name);
  if (index < 0) return dict_set_str(heap, instance_dict(heap, object), name, value);
  return {true, set_value(heap, object, values, static_cast<uint32_t>(index), value)};
}

// What is missing is made room for before it is missed: a name among the shared keys
// (dictobject.c, _PyObject_StoreInstanceAttribute), or the dict.
Ref<Object> attribute_delete(Heap& heap, Ref<Object> object, Ref<Str> name) {
  const Ref<DictValues> values = values_of(heap.memory, object);
  if (values) {
    const int32_t index = insert_shared(heap, object, name);
    if (index >= 0) return set_value(heap, object, values, static_cast<uint32_t>(index), {});
  }
  const DictItem removed = dict_remove_str(heap, instance_dict(heap, object), name);
  if (shares_by_dicts(heap)) release_shared_keys(heap, heap.at(object).type);
  xdecref(heap, removed.key);
  return removed.value;
}

uint32_t attribute_count(const Memory& memory, Ref<Object> object) {
  if (!is_managed(memory, object)) return 0;
  if (const Ref<DictValues> values = values_of(memory, object)) return memory.at(values).size;
  const Ref<Dict> dict = memory.at(words_of(memory, object)).dict;
  return dict ? memory.at(dict).used : 0;
}

DictItem attribute_next(const Memory& memory, Ref<Object> object, uint32_t* position) {
  if (!is_managed(memory, object)) return {};
  const Ref<DictValues> ref = values_of(memory, object);
  if (!ref) {
    const Ref<Dict> dict = memory.at(words_of(memory, object)).dict;
    return dict ? dict_next(memory, dict, position) : DictItem{};
  }
  const DictValues& values = memory.at(ref);
  if (*position >= values.size) return {};
  const uint32_t index = values.order()[(*position)++];
  const Ref<DictKeys> keys = shared_keys_of(memory, object);
  return {dict_keys_entry(memory, keys, index).key, values.items()[index]};
}

uint32_t attribute_hint(Heap& heap, Ref<Object> object, Ref<Str> name) {
  int32_t index = kIndexEmpty;
  if (values_of(heap.memory, object)) {
    index = find_shared(heap, shared_keys_of(heap.memory, object), name);
  } else if (const Ref<Dict> dict = heap.at(words_of(heap.memory, object)).dict) {
    const Ref<DictKeys> keys = heap.at(dict).keys;
    if (keys) index = dict_keys_find_str(heap, keys, name, str_hash(heap, name));
  }
  return index < 0 ? kNoHint : static_cast<uint32_t>(index);
}

Ref<Object> attribute_at(const Heap& heap, Ref<Object> object, Ref<Str> name, uint32_t hint) {
  const Memory& memory = heap.memory;
  const Ref<DictValues> values = values_of(memory, object);
  const Ref<Dict> dict = memory.at(words_of(memory, object)).dict;
  Ref<DictKeys> keys;
  if (values) {
    keys = shared_keys_of(memory, object);
  } else if (dict) {
    keys = memory.at(dict).keys;
  }
  if (!keys || hint >= memory.at(keys).entry_count) return {};
  const DictEntry& entry = dict_keys_entry(memory, keys, hint);
  if (entry.key != name.as<Object>()) return {};
  return values ? memory.at(values).items()[hint] : dict_entry(memory, dict, hint).value;
}

Ref<Dict> existing_dict(const Memory& memory, Ref<Object> object) {
  return memory.at(words_of(memory, object)).dict;
}

Ref<Dict> instance_dict(Heap& heap, Ref<Object> object) {
  if (const Ref<Dict> existing = existing_dict(heap.memory, object)) return existing;
  Ref<Dict> dict;
  const bool managed = is_managed(heap.memory, object);
  const Ref<DictValues> values = managed ? values_of(heap.memory, object) : Ref<DictValues>{};
  if (values) {
    const Ref<DictKeys> keys = shared_keys_of(heap.memory, object);
    ++heap.at(keys).refcount;
    dict = dict_new_split(heap, keys, values);
    if (!heap.at(values).embedded) heap.at(words_of(heap.memory, object)).values = {};
  } else {
    dict = managed ? new_instance_dict(heap, object) : dict_new(heap);
  }
  heap.at(words_of(heap.memory, object)).dict = dict;
  return dict;
}

DictChange set_instance_dict(Heap& heap, Ref<Object> object, Ref<Object> dict) {
  DictChange change;
  change.old_dict = existing_dict(heap.memory, object).as<Object>();
  const bool managed = is_managed(heap.memory, object);
  const Ref<DictValues> values = managed ? values_of(heap.memory, object) : Ref<DictValues>{};
  if (values && change.old_dict) {
    detach_dict(heap, object, change.old_dict.as<Dict>());
  } else if (values) {
    change.values = detach_values(heap, values);
    if (!heap.at(values).embedded) heap.at(words_of(heap.memory, object)).values = {};
    dict_values_free(heap, values);
  }
  heap.at(words_of(heap.memory, object)).dict = dict.as<Dict>();
  return change;
}

void traverse_attributes(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  if ((type_of(memory, object).flags & kTypeHeap) == 0) return;
  traverse_slots(memory, object, visitor);
  if (is_managed(memory, object)) traverse_managed(memory, object, visitor);
  visitor.field(memory.at(object).type.as<Object>(), "__class__");
}

Ref<Object> take_attribute(Heap& heap, Ref<Object> object) {
  if ((heap.type_of(object).flags & kTypeHeap) == 0) return {};
  if (const Ref<Object> slot = take_slot(heap, object)) return slot;
  if (!is_managed(heap.memory, object)) return {};
  const Ref<Dict> dict = heap.at(words_of(heap.memory, object)).dict;
  if (dict) {
    if (heap.at(object).flags & kHasInlineValues) detach_dict(heap, object, dict);
    heap.at(words_of(heap.memory, object)).dict = {};
    return dict.as<Object>();
  }
  const Ref<DictValues> values = values_of(heap.memory, object);
  return values ? take_value(heap, values) : Ref<Object>{};
}

void release_attribute_areas(Heap& heap, Ref<Object> object) {
  const uint32_t flags = heap.type_of(object).flags;
  if ((flags & kTypeHeap) == 0 || (flags & kTypeManagedAttributes) == 0) return;
  const Ref<DictValues> values = heap.at(words_of(heap.memory, object)).values;
  if (!values) return;
  heap.at(words_of(heap.memory, object)).values = {};
  dict_values_free(heap, values);
}

uint32_t attribute_extra_bytes(const Memory& memory, Ref<Object> object) {
  if ((memory.at(object).flags & kHasInlineValues) == 0) return 0;
  return inline_values_bytes(memory.at(inline_values(memory, object)).capacity);
}

uint32_t attributed_size(const Memory& memory, Ref<Object> object) {
  return type_of(memory, object).basic_size + attribute_extra_bytes(memory, object);
}

}  // namespace ouro
