// type.h - type objects, layouts, and the one way to walk the references of an object.
//
// A *type* is a Python object (`list`, or a class of the program). A *layout* is what the bytes of
// an instance mean: list, dict, plain instance, ... Many types share a layout: a class derived from
// list has list's. Layouts are host tables of functions, indexed by the number in Type::layout;
// there are no vtables, since a host pointer inside the block would not survive a checkpoint.
//
// Layout::traverse is THE traversal: it reports each owned (strong) reference of an object exactly
// once, in the order of CPython's tp_traverse, with a name. The collector, gc.get_referrers(), the
// heap graph and the validator all use it. Invariant: count(x) == edges into x + roots that own x.
#pragma once

#include <cstdint>

#include "core/heap/object.h"

namespace ouro {

class Heap;
struct Dict;
struct DictKeys;
struct Str;
struct Tuple;

enum class SpecialMethod : uint8_t {
#define SPECIAL(name, text) name,
#include "core/heap/special_methods.def"
#undef SPECIAL
};
inline constexpr uint32_t kSpecialMethodCount = 0
#define SPECIAL(name, text) +1
#include "core/heap/special_methods.def"
#undef SPECIAL
    ;

enum TypeFlags : uint32_t {
  kTypeHasGc = 1,          // instances have a GcHeader
  kTypeHeap = 2,           // made by a class statement; instances own a reference to it
  kTypeBase = 4,           // may be derived from
  kTypeImmutable = 8,      // builtin: attributes cannot be set
  kTypeHasDict = 16,       // instances can have a __dict__ (see `dict_offset`)
  kTypeHasWeakrefs = 32,   // instances can be referenced weakly (see `weaklist_offset`)
  kTypeHasFinalizer = 64,  // a __del__ is found on it
  kTypeLeaf = 128,         // exact instances own no references and run no code when they die
  kTypeException = 256,    // derived from BaseException
  kTypeIntSubclass = 1 << 9,
  kTypeListSubclass = 1 << 10,
  kTypeTupleSubclass = 1 << 11,
  kTypeBytesSubclass = 1 << 12,
  kTypeStrSubclass = 1 << 13,
  kTypeDictSubclass = 1 << 14,
  kTypeTypeSubclass = 1 << 15,
  kTypeSetSubclass = 1 << 16,  // set and frozenset
  kTypeFloatSubclass = 1 << 17,
  kTypeDefaultGetattribute = 1 << 18,  // __getattribute__ is object's and there is no __getattr__
  kTypeDefaultSetattr = 1 << 19,       // __setattr__ and __delattr__ are object's
  kTypeManagedAttributes = 1 << 20,    // attributes are kept as objects/instance.h says
  kTypeLegacyFinalizer = 1 << 21,      // has a tp_del; classes derived from it have none
};

// What the bytes of an instance mean; the order is that of the host table (objects/layouts.h).
enum class LayoutId : uint8_t {
  Plain,     // object() and other things without fields
  Instance,  // instances of classes: attributes, __slots__
  Int,
  Float,
  Str,
  Bytes,
  ByteArray,
  Tuple,
  List,
  Dict,
  Set,
  Range,
  Slice,
  Type,
  Function,
  Code,
  Cell,
  BoundMethod,
  Builtin,
  Module,
  Property,
  StaticMethod,
  ClassMethod,
  Descriptor,
  Super,
  Frame,
  Generator,
  Traceback,
  Exception,
  Weakref,
  Iterator,
  DictView,
  MappingProxy,
  NativeObject,
  GenericAlias,
  Deque,
  Complex,
  Count_,
};
inline constexpr uint32_t kLayoutCount = static_cast<uint32_t>(LayoutId::Count_);

// A class: as CPython's PyTypeObject and PyHeapTypeObject. Names are CPython's (tp_ left out).
struct Type : Object {
  LayoutId layout;
  uint8_t reserved[3];
  uint32_t flags;       // TypeFlags
  uint32_t basic_size;  // bytes of an instance, without prefix
  uint32_t item_size;
  uint32_t prefix_bytes;     // what lies in front of an instance
  uint32_t dict_offset;      // where an instance keeps its Ref<Dict>; 0: nowhere
  uint32_t weaklist_offset;  // where an instance keeps its Ref<Weakref> list; 0: nowhere
  uint32_t slots_offset;     // first of `slot_count` Ref<Object> made by __slots__
  uint32_t slot_count;
  Ref<Str> name;
  Ref<Str> qualname;
  Ref<Type> base;
  Ref<Tuple> bases;
  Ref<Tuple> mro;
  Ref<Dict> dict;
  Ref<Object> subclasses;  // List of weak references, null until there is one
  Ref<Object> weaklist;
  Ref<DictKeys> shared_keys;  // attribute names shared by the instances (PEP 412)
  Ref<Tuple> slot_names;
  uint32_t version;         // changes whenever an attribute lookup on the type could change
  uint32_t instances_made;  // numbers the objects of a type; begins anew at the end of boot
  // What the MRO gives for each special method, borrowed; null when nothing does.
  Ref<Object> special[kSpecialMethodCount];
};

// How an edge is called. The heap graph turns it into text.
enum class EdgeKind : uint8_t {
  Item,       // [index]
  Key,        // a key of a dict or set; `index` is the entry
  Value,      // the value of the key `name`
  Attribute,  // .name: an instance attribute
  Local,      // a frame's local; `index` is the slot
  Stack,      // a frame's value stack; `index` is the depth from the bottom
  Field,      // anything else: `field` says what ("__class__", "cell contents", ...)
};

struct EdgeName {
  EdgeKind kind = EdgeKind::Field;
  uint32_t index = 0;
  Ref<Object> name;
  const char* field = "";
};

// Who asks: all owned references, or what CPython's tp_traverse shows, which in 3.14.0 is less.
enum class EdgeView : uint8_t { Owned, OfCollector };

// Called for each edge. Must not change the heap in a way that the walked object can see.
struct EdgeVisitor {
  void* context;
  void (*visit)(void* context, Ref<Object> target, const EdgeName& name);
  EdgeView view = EdgeView::Owned;
  void operator()(Ref<Object> target, const EdgeName& name) const {
    if (target) visit(context, target, name);
  }
  void field(Ref<Object> target, const char* what) const {
    if (target) visit(context, target, EdgeName{EdgeKind::Field, 0, {}, what});
  }
  void item(Ref<Object> target, uint32_t index) const {
    if (target) visit(context, target, EdgeName{EdgeKind::Item, index, {}, ""});
  }
};

// The functions of a layout. `take_child` is how an object dies or is cleared, one reference at a
// time: it detaches and returns the next owned reference in the order in which CPython's tp_dealloc
// drops them, null when none is left. The object stays readable and consistent in between.
struct Layout {
  const char* name;
  // Reports each owned reference, in tp_traverse's order. A class that a program made comes after
  // what it added to its instances and before what a builtin type keeps there (typeobject.c,
  // subtype_traverse).
  void (*traverse)(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor);
  Ref<Object> (*take_child)(Heap& heap, Ref<Object> object);
  // As take_child, but only what tp_clear would drop (nothing for tuples and frozensets); null
  // function pointer: the type has no tp_clear.
  Ref<Object> (*take_child_for_clear)(Heap& heap, Ref<Object> object);
  // Gives back separate areas (item arrays, tables) once all children are taken.
  void (*release_areas)(Heap& heap, Ref<Object> object);
  // Bytes of this object, prefix and separate areas excluded.
  uint32_t (*size)(const Memory& memory, Ref<Object> object);
  // Bytes of the separate areas, as sys.getsizeof counts them.
  uint32_t (*area_bytes)(const Memory& memory, Ref<Object> object);
  // Optional. Puts a dead object on a free list or forgets it elsewhere (interned strings), right
  // before its memory would be given back; true when the memory must stay.
  bool (*retire)(Heap& heap, Ref<Object> object);
  // Optional. Whether this object has a finalizer of its own (a suspended generator).
  bool (*has_finalizer)(const Memory& memory, Ref<Object> object);
  // Optional. Whether the collector of 3.3 leaves it alone for that.
  bool (*has_legacy_finalizer)(const Memory& memory, Ref<Object> object);
};

}  // namespace ouro
