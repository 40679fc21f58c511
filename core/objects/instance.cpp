#include "core/objects/instance.h"

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"

namespace ouro {
namespace {

constexpr uint32_t kWordBytes = 8;
// In front of an object: [ dict | weaklist | GcHeader ].
constexpr uint32_t kPrefixWithWords = 2 * kWordBytes + sizeof(GcHeader);
constexpr uint32_t kPrefixDictOffset = 0u - kPrefixWithWords;
constexpr uint32_t kPrefixWeaklistOffset = kPrefixDictOffset + kWordBytes;
constexpr uint8_t kSharedLog2Size = 6;  // room for kSharedKeysMax

bool is_in_prefix(uint32_t offset) {
  return static_cast<int32_t>(offset) < 0;
}

// Whether CPython itself keeps words in front of such an instance. For the others that have words
// there it is our own doing: a dict behind a varying number of items has no fixed place.
bool manages_words(const VersionProfile& profile, bool has_items) {
  return profile.instance_prefix_bytes != 0 && (!has_items || profile.managed_weakrefs);
}

void lay_out_dict(const VersionProfile& profile, Type& type) {
  const bool has_items = type.item_size != 0;
  const bool managed = manages_words(profile, has_items);
  if (managed || has_items) {
    type.dict_offset = kPrefixDictOffset;
  } else {
    type.dict_offset = type.basic_size;
  }
  if (!managed) type.basic_size += kWordBytes;
  type.flags |= kTypeHasDict | kTypeManagedAttributes;
}

void lay_out_weaklist(const VersionProfile& profile, Type& type) {
  if (profile.managed_weakrefs) {
    type.weaklist_offset = kPrefixWeaklistOffset;
  } else {
    type.weaklist_offset = type.basic_size;
    type.basic_size += kWordBytes;
  }
  type.flags |= kTypeHasWeakrefs;
}

Ref<DictKeys> new_shared_keys(Heap& heap) {
  const bool small = heap.profile.instance_attributes == InstanceAttributes::DictObject;
  const uint8_t log2_size = small ? kDictLog2Min : kSharedLog2Size;
  const Ref<DictKeys> keys = dict_keys_new(heap, log2_size, DictKeysKind::Split);
  if (keys && !small) heap.at(keys).usable = kSharedKeysMax;
  return keys;
}

Ref<Object> static_attributes(const Heap& heap, Ref<Type> type) {
  const Ref<Dict> dict = heap.at(type).dict;
  uint32_t position = 0;
  for (;;) {
    const DictItem item = dict ? dict_next(heap.memory, dict, &position) : DictItem{};
    if (!item.key) return {};
    if (!heap.is_exact(item.key, TypeId::Str)) continue;
    if (str_equals(heap, item.key.as<Str>(), "__static_attributes__")) return item.value;
  }
}

// The names that the class's methods set have places from the start (dictobject.c,
// _PyDict_NewKeysForClass).
void share_static_attributes(Heap& heap, Ref<Type> type) {
  const Ref<Object> given = static_attributes(heap, type);
  if (!given || heap.type_of(given).layout != LayoutId::Tuple) return;
  const Ref<DictKeys> keys = heap.at(type).shared_keys;
  const auto names = given.as<Tuple>();
  for (uint32_t i = 0; i < tuple_size(heap, names); ++i) {
    const Ref<Object> name = tuple_get(heap, names, i);
    if (!heap.is_exact(name, TypeId::Str) || heap.at(keys).usable == 0) continue;
    const int64_t hash = str_hash(heap, name.as<Str>());
    if (dict_keys_find_str(heap, keys, name.as<Str>(), hash) >= 0) continue;
    incref(heap, name);
    (void)dict_keys_append(heap, keys, name, hash, {});
  }
}

// Values get as many places as the keys have now; each instance made leaves one less for the next
// (dictobject.c, _PyObject_InitInlineValues).
uint32_t next_values_capacity(Heap& heap, Ref<Type> type) {
  DictKeys& keys = heap.at(heap.at(type).shared_keys);
  if (keys.usable > 1) --keys.usable;
  return keys.entry_count + keys.usable;
}

// As type_ready sets Py_TPFLAGS_INLINE_VALUES.
bool has_inline_values(const Heap& heap, const Type& type) {
  const bool is_plain = type.basic_size == heap.at(heap.type(TypeId::Object)).basic_size;
  return heap.profile.instance_attributes == InstanceAttributes::InlineValues &&
         (type.flags & kTypeManagedAttributes) != 0 && type.item_size == 0 && type.shared_keys &&
         (is_plain || heap.profile.objects->derived_values_inline);
}

}  // namespace

void lay_out_instances(Heap& heap, Ref<Type> type_ref, const InstanceParts& parts) {
  const VersionProfile& profile = heap.profile;
  Type& type = heap.at(type_ref);
  const Type& base = heap.at(type.base);
  constexpr uint32_t kInherited =
      kTypeHasGc | kTypeHasDict | kTypeHasWeakrefs | kTypeManagedAttributes;
  type.flags |= base.flags & kInherited;
  type.layout = base.layout == LayoutId::Plain ? LayoutId::Instance : base.layout;
  type.basic_size = base.basic_size;
  type.item_size = base.item_size;
  type.dict_offset = base.dict_offset;
  type.weaklist_offset = base.weaklist_offset;
  type.slots_offset = type.basic_size;
  type.slot_count = parts.slot_count;
  type.basic_size += parts.slot_count * kWordBytes;
  if (parts.dict) lay_out_dict(profile, type);
  if (parts.weaklist) lay_out_weaklist(profile, type);
  const bool words = is_in_prefix(type.dict_offset) || is_in_prefix(type.weaklist_offset);
  const bool grew = words || type.basic_size > base.basic_size;
  if (profile.every_instance_has_gc || grew) type.flags |= kTypeHasGc;
  const uint32_t gc_bytes = (type.flags & kTypeHasGc) != 0 ? profile.gc_header_bytes : 0u;
  type.prefix_bytes = words ? std::max(kPrefixWithWords, gc_bytes) : gc_bytes;
  if (type.flags & kTypeManagedAttributes) {
    const Ref<DictKeys> keys = new_shared_keys(heap);
    heap.at(type_ref).shared_keys = keys;
    if (profile.objects->static_attributes_shared) share_static_attributes(heap, type_ref);
  }
}

void release_shared_keys(Heap& heap, Ref<Type> type) {
  const Ref<DictKeys> keys = heap.at(type).shared_keys;
  heap.at(type).shared_keys = {};
  if (keys) dict_keys_decref(heap, keys);
}

Ref<Object> object_new_of(Heap& heap, Ref<Type> type, uint32_t items_bytes) {
  if (!has_inline_values(heap, heap.at(type))) return heap.allocate_object(type, items_bytes);
  const uint32_t capacity = next_values_capacity(heap, type);
  const Ref<Object> object = heap.allocate_object(type, inline_values_bytes(capacity));
  if (!object) return {};
  heap.at(object).flags |= kHasInlineValues;
  DictValues& values = heap.at(Ref<DictValues>(object.offset + heap.at(type).basic_size));
  dict_values_clear(values, capacity);
  values.embedded = 1;
  values.hides_dict = heap.profile.inline_values_hide_dict;
  values.valid = 1;
  return object;
}

Ref<Object> instance_new(Heap& heap, Ref<Type> type) {
  const Ref<Object> object = object_new_of(heap, type);
  if (!object) return {};
  const uint32_t flags = heap.at(type).flags;
  const bool separate = heap.profile.instance_attributes == InstanceAttributes::SeparateValues;
  if (separate && (flags & kTypeManagedAttributes) && heap.at(type).shared_keys) {
    const Ref<DictValues> values = dict_values_new(heap, next_values_capacity(heap, type));
    heap.at(Ref<AttributeWords>(object.offset + heap.at(type).dict_offset)).values = values;
  }
  if (flags & kTypeHasGc) heap.track(object);
  return object;
}

bool has_managed_words(const VersionProfile& profile, const Type& type) {
  const bool words = is_in_prefix(type.dict_offset) || is_in_prefix(type.weaklist_offset);
  return words && manages_words(profile, type.item_size != 0);
}

}  // namespace ouro
