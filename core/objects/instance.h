// instance.h - the attributes of instances: PEP 412 and its successors.
//
// An object whose type has kTypeManagedAttributes keeps two words at type.dict_offset (8 bytes,
// CPython's one pointer), in the object or in front of it (the offset wraps round then):
//
//   [ AttributeWords: dict, values ]
//
// VersionProfile::instance_attributes says how they are used:
//   DictObject      up to 3.10. The first store makes a dict object, a split one with the type's
//                   shared keys. `values` stays null. Also later, for classes derived from a
//                   builtin type with items (tuple, int) and, until 3.12, any other one.
//   SeparateValues  3.11, 3.12. DictValues come with the instance. When somebody asks for __dict__,
//   or
//                   the shared keys are full, they move into a dict object: either word is null.
//   InlineValues    from 3.13. The values lie in the instance, behind basic_size (kHasInlineValues;
//                   `values` stays null), valid until a dict needs another table or outlives the
//                   instance. A dict object made in between uses them too.
//
// The names are the entries of Type::shared_keys. Up to 3.10 that is a dict's table of any size,
// used as long as instances agree about the order of the names; later it has room for 30, less one
// for each instance made. After that an instance gets a dict with a table of its own.
//
// Everything else that instances of classes have is here too: how long they are and where their
// words lie, __slots__, and how attributes are traversed and taken apart.
#pragma once

#include "core/objects/dict_object.h"
#include "core/objects/dict_values.h"

namespace ouro {

struct AttributeWords {
  Ref<Dict> dict;
  Ref<DictValues> values;
};

// --- types ---
// What a class statement adds to its base.
struct InstanceParts {
  bool dict = false;
  bool weaklist = false;
  uint32_t slot_count = 0;  // of its own
};
// Fills in the sizes and offsets of a heap type: basic_size, item_size, prefix_bytes, dict_offset,
// weaklist_offset, slots_offset, slot_count, layout, shared_keys, and the flags kTypeHasGc,
// kTypeHasDict, kTypeHasWeakrefs, kTypeManagedAttributes (typeobject.c type_new). `type.base` must
// be set; what the base has is inherited.
void lay_out_instances(Heap& heap, Ref<Type> type, const InstanceParts& parts);
// The last thing a dying type does with its instances' names.
void release_shared_keys(Heap& heap, Ref<Type> type);

// A new instance of a heap type whose layout is Instance: its slots and attributes empty; tracked,
// if it is a GC type.
Ref<Object> instance_new(Heap& heap, Ref<Type> type);
// For constructors of builtin types: a new object of `type` (perhaps a class derived from the
// builtin one) with `items_bytes` after its basic size, as Heap::allocate_object, and with its
// attribute values made ready. Untracked. Null only when memory is refused.
Ref<Object> object_new_of(Heap& heap, Ref<Type> type, uint32_t items_bytes = 0);
// Whether CPython itself keeps words in front of the instances of a type (managed dict and weakref
// pointers, from 3.11 on).
bool has_managed_words(const VersionProfile& profile, const Type& type);

// Bytes from one place made by __slots__ to the next: CPython's pointers.
inline constexpr uint32_t kSlotStride = 8;

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

// --- for layouts of types that classes may be derived from ---
// The part of an object that its class added (typeobject.c subtype_traverse, subtype_dealloc,
// subtype_clear): slots, then attributes. All of it does nothing for instances of builtin types. A
// layout's functions call these first, and add attribute_extra_bytes to the size.
void traverse_attributes(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor);
// The next reference to drop, owned: slots by index, then values or the dict; null when none is
// left.
Ref<Object> take_attribute(Heap& heap, Ref<Object> object);
// Gives back separate values.
void release_attribute_areas(Heap& heap, Ref<Object> object);
// Bytes behind basic_size that inline values occupy in this object, and basic_size with these.
uint32_t attribute_extra_bytes(const Memory& memory, Ref<Object> object);
uint32_t attributed_size(const Memory& memory, Ref<Object> object);

extern const Layout kInstanceLayout;

}  // namespace ouro
