// instance.h - the attributes of instances: PEP 412 and its successors.
//
// An object whose type has kTypeManagedAttributes keeps two words at type.dict_offset (8 bytes,
// CPython's one pointer), in the object or in front of it:
//
//   [ AttributeWords: dict, values ]      Invariant: when both are set, dict->values == values.
//
// VersionProfile::instance_attributes says how they are used:
//   DictObject      up to 3.10. The first store makes a dict object, with the type's shared keys
//   and
//                   DictValues of its own. `values` here stays null.
//   SeparateValues  3.11, 3.12. DictValues come with the instance; no dict object until somebody
//                   asks for __dict__. Then (3.11: until the values move into) the dict uses the
//                   same values and the instance knows it.
//   InlineValues    from 3.13. As above, and the values lie in the instance, behind
//   type.basic_size.
//                   A dict that outlives the instance, or needs another table, moves out.
//
// The names are the entries of the type's shared DictKeys (Type::shared_keys): at most 30, and only
// as long as instances agree about them; otherwise an instance gets a dict with a table of its own.
//
// Everything else that instances of classes have is here too: how long they are and where their
// words lie (lay_out_instances), __slots__, and how attributes are traversed and taken apart. The
// layouts of builtin types use these for instances of derived classes.
#pragma once

#include "core/objects/dict_object.h"

namespace ouro {

struct AttributeWords {
  Ref<Dict> dict;
  Ref<DictValues> values;
};

// Values of one instance or split dict, in the order of the shared keys. `order` (behind the
// values) lists the indices in insertion order.
//
//   [ DictValues | Ref<Object> x capacity | uint8_t order x capacity | unused ]
//
// As long as CPython's: up to 3.10 8 bytes a value, later with a few more for the order.
struct DictValues {
  uint8_t capacity;
  uint8_t size;      // values that are set
  uint8_t embedded;  // lies in an instance
  uint8_t valid;     // embedded, and still what the instance uses
};

inline constexpr uint32_t kSharedKeysMax = 30;

// --- types ---
// What a class statement adds to its base.
struct InstanceParts {
  bool dict = false;
  bool weaklist = false;
  uint32_t slot_count = 0;
};
// Fills in the sizes and offsets of a heap type: basic_size, item_size, prefix_bytes, dict_offset,
// weaklist_offset, slots_offset, slot_count, layout, and the flags kTypeHasGc, kTypeHasDict,
// kTypeHasWeakrefs, kTypeManagedAttributes (typeobject.c type_new). `type.base` must be set.
void lay_out_instances(Heap& heap, Ref<Type> type, const InstanceParts& parts);
// A new instance of a heap type whose layout is Instance: its slots empty, its values empty.
// Tracked, if it is a GC type.
Ref<Object> instance_new(Heap& heap, Ref<Type> type);
// Bytes behind basic_size that instances of the type need for inline values just now, and prepares
// them in a new object: for builtin types' constructors of derived classes. 0 without inline
// values.
uint32_t inline_values_bytes(Heap& heap, Ref<Type> type);
void attributes_init(Heap& heap, Ref<Object> object);

// --- attributes by name: for objects whose type has kTypeManagedAttributes ---
// Borrowed; null when absent.
Ref<Object> attribute_get(Heap& heap, Ref<Object> object, Ref<Str> name);
// Takes `value`; the old value is returned, owned.
StoreResult attribute_set(Heap& heap, Ref<Object> object, Ref<Str> name, Ref<Object> value);
// The removed value, owned; null when absent.
Ref<Object> attribute_delete(Heap& heap, Ref<Object> object, Ref<Str> name);
// Number of attributes, and one of them in insertion order: for the picture, dir() and the like.
uint32_t attribute_count(const Memory& memory, Ref<Object> object);
DictItem attribute_next(const Memory& memory, Ref<Object> object, uint32_t* position);

// Place of an attribute for inline caches: a hint that attribute_at checks.
inline constexpr uint32_t kNoHint = 0xFFFFFFFFu;
uint32_t attribute_hint(Heap& heap, Ref<Object> object, Ref<Str> name);
// Borrowed; null when the hint does not lead to this very (interned) name.
Ref<Object> attribute_at(const Heap& heap, Ref<Object> object, Ref<Str> name, uint32_t hint);

// --- __dict__ ---
// The dict object, made if need be; borrowed. Also for builtin types with a plain dict field at
// type.dict_offset.
Ref<Dict> instance_dict(Heap& heap, Ref<Object> object);
// Null while there is none.
Ref<Dict> existing_dict(const Memory& memory, Ref<Object> object);
// object.__dict__ = dict (takes it; null: del object.__dict__). The old state is returned, owned:
// release `old_dict`, then the values. False: memory refused.
struct DictChange {
  bool ok = true;
  Ref<Object> old_dict;
  DetachedItems values;
};
[[nodiscard]] DictChange set_instance_dict(Heap& heap, Ref<Object> object, Ref<Object> dict);

// --- __slots__ ---
inline Ref<Ref<Object>> slot_place(const Heap& heap, Ref<Object> object, uint32_t index) {
  return Ref<Ref<Object>>(object.offset + heap.type_of(object).slots_offset + 8 * index);
}

// --- for layouts: the part of an object that its class added (typeobject.c subtype_traverse,
// subtype_dealloc, subtype_clear) ---
// Slots, then attributes. Does nothing for instances of builtin types.
void traverse_attributes(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor);
// The next reference to drop, owned: slots by index, then values or the dict; null when none is
// left.
Ref<Object> take_attribute(Heap& heap, Ref<Object> object);
// Gives back a separate values area; also lets go of a dict that outlives the object.
void release_attribute_areas(Heap& heap, Ref<Object> object);
// Bytes behind basic_size that inline values occupy in this object.
uint32_t attribute_extra_bytes(const Memory& memory, Ref<Object> object);

extern const Layout kInstanceLayout;

}  // namespace ouro
