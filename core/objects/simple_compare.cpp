#include "core/objects/simple_compare.h"

#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"

namespace ouro {
namespace {

// How the values of a type are hashed and compared.
enum class Kind : uint8_t {
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  MutableSet,
  Range,
  Slice,
  Method,
  Builtin,
  None,
  Identity,
  Unhashable,
  Unknown,
};

Ref<Object> special(const Type& type, SpecialMethod method) {
  return type.special[static_cast<uint32_t>(method)];
}

bool inherits(const Type& type, const Type& base) {
  return special(type, SpecialMethod::Hash) == special(base, SpecialMethod::Hash) &&
         special(type, SpecialMethod::Eq) == special(base, SpecialMethod::Eq) &&
         special(type, SpecialMethod::Ne) == special(base, SpecialMethod::Ne);
}

// What a layout says about its values. Classes derived from `type` are alike as long as they have
// inherited its methods.
struct LayoutKind {
  TypeId type = TypeId::Object;
  Kind kind = Kind::Unknown;
};

struct KindTable {
  LayoutKind rows[kLayoutCount] = {};

  constexpr void set(LayoutId layout, TypeId type, Kind kind) {
    rows[static_cast<uint32_t>(layout)] = LayoutKind{type, kind};
  }
  constexpr KindTable() {
    set(LayoutId::Int, TypeId::Int, Kind::Int);
    set(LayoutId::Float, TypeId::Float, Kind::Float);
    set(LayoutId::Complex, TypeId::Complex, Kind::Complex);
    set(LayoutId::Str, TypeId::Str, Kind::Str);
    set(LayoutId::Bytes, TypeId::Bytes, Kind::Bytes);
    set(LayoutId::Tuple, TypeId::Tuple, Kind::Tuple);
    set(LayoutId::Range, TypeId::Range, Kind::Range);
    set(LayoutId::Slice, TypeId::Slice, Kind::Slice);
    set(LayoutId::BoundMethod, TypeId::Method, Kind::Method);
    set(LayoutId::Builtin, TypeId::Builtin, Kind::Builtin);
    set(LayoutId::List, TypeId::List, Kind::Unhashable);
    set(LayoutId::Dict, TypeId::Dict, Kind::Unhashable);
    set(LayoutId::ByteArray, TypeId::ByteArray, Kind::Unhashable);
    // Layouts whose builtin types have neither __eq__ nor __hash__ of their own.
    for (LayoutId layout :
         {LayoutId::Plain, LayoutId::Instance, LayoutId::Type, LayoutId::Function, LayoutId::Module,
          LayoutId::Property, LayoutId::StaticMethod, LayoutId::ClassMethod, LayoutId::Descriptor,
          LayoutId::Super, LayoutId::Frame, LayoutId::Generator, LayoutId::Traceback,
          LayoutId::Exception, LayoutId::Iterator}) {
      set(layout, TypeId::Object, Kind::Identity);
    }
  }
};
constexpr KindTable kKinds;

Kind set_kind(const Heap& heap, const Type& type) {
  if (inherits(type, heap.at(heap.type(TypeId::FrozenSet)))) {
    // Where no methods are filled in yet, both look alike.
    const Type* base = &type;
    while (base->flags & kTypeHeap) base = &heap.at(base->base);
    return base == &heap.at(heap.type(TypeId::Set)) ? Kind::MutableSet : Kind::FrozenSet;
  }
  return inherits(type, heap.at(heap.type(TypeId::Set))) ? Kind::MutableSet : Kind::Unknown;
}

Kind kind_of(const Heap& heap, Ref<Object> object) {
  const Type& type = heap.type_of(object);
  if (type.layout == LayoutId::Set) return set_kind(heap, type);
  if (object == heap.state().none) return Kind::None;
  const LayoutKind& row = kKinds.rows[static_cast<uint32_t>(type.layout)];
  const bool derived = (type.flags & kTypeHeap) != 0;
  // Up to 3.7 the equality of what a method is bound to counts.
  const bool by_self = row.kind == Kind::Method || row.kind == Kind::Builtin;
  if (by_self && !heap.profile.objects->methods_compare_by_identity) return Kind::Unknown;
  return !derived || inherits(type, heap.at(heap.type(row.type))) ? row.kind : Kind::Unknown;
}

bool is_unhashable(const Heap& heap, Ref<Object> object) {
  const Kind kind = kind_of(heap, object);
  if (kind == Kind::Unknown) {
    return special(heap.type_of(object), SpecialMethod::Hash) == heap.state().none;
  }
  const bool is_slice = kind == Kind::Slice && !heap.profile.objects->hashable_slices;
  return kind == Kind::Unhashable || kind == Kind::MutableSet || is_slice;
}

// hash(None) of 3.12 and later; before, it was an address.
constexpr int64_t kNoneHash = 0xFCA86420;

int64_t hash_of_float(const Heap& heap, Ref<Object> object) {
  const double value = float_value(heap, object.as<Float>());
  return value != value && heap.profile.nan_hash_by_identity ? identity_hash(object)
                                                             : float_hash(value);
}

SimpleHash hash_within(Heap& heap, Ref<Object> object, int64_t* hash, uint32_t depth);

SimpleHash hash_tuple(Heap& heap, Ref<Tuple> tuple, int64_t* hash, uint32_t depth) {
  if (tuple_cached_hash(heap, tuple, hash)) return SimpleHash::Ok;
  if (depth == 0) return SimpleHash::NeedsPython;
  const uint32_t size = tuple_size(heap, tuple);
  TupleHash result(heap.profile, size);
  for (uint32_t i = 0; i < size; ++i) {
    int64_t item = 0;
    const SimpleHash status = hash_within(heap, tuple_get(heap, tuple, i), &item, depth - 1);
    if (status != SimpleHash::Ok) return status;
    result.add(item);
  }
  *hash = result.finish();
  tuple_cache_hash(heap, tuple, *hash);
  return SimpleHash::Ok;
}

// The parts as those of a tuple, without its length (slicehash).
SimpleHash hash_slice(Heap& heap, Ref<Object> object, int64_t* hash, uint32_t depth) {
  if (depth == 0) return SimpleHash::NeedsPython;
  const Slice slice = heap.at(object.as<Slice>());
  TupleHash result(heap.profile, 3);
  for (const Ref<Object> part : {slice.start, slice.stop, slice.step}) {
    int64_t item = 0;
    const SimpleHash status = hash_within(heap, part, &item, depth - 1);
    if (status != SimpleHash::Ok) return status;
    result.add(item);
  }
  // TupleHash has added this for the number of items.
  constexpr uint64_t kOfThree = 3 ^ (2870177450012600261u ^ 3527539);
  const uint64_t unsized = static_cast<uint64_t>(result.finish()) - kOfThree;
  *hash = unsized == ~uint64_t{0} ? 1546275796 : static_cast<int64_t>(unsized);
  return SimpleHash::Ok;
}

// classobject.c method_hash, methodobject.c meth_hash: the parts by identity.
int64_t hash_of_parts(Ref<Object> first, Ref<Object> second) {
  const int64_t hash = identity_hash(first) ^ identity_hash(second);
  return hash == -1 ? -2 : hash;
}

SimpleHash hash_within(Heap& heap, Ref<Object> object, int64_t* hash, uint32_t depth) {
  switch (kind_of(heap, object)) {
    case Kind::Int:
      *hash = int_hash(heap, object.as<Int>());
      return SimpleHash::Ok;
    case Kind::Float:
      *hash = hash_of_float(heap, object);
      return SimpleHash::Ok;
    case Kind::Complex:
      *hash = complex_hash(heap, object.as<Complex>());
      return SimpleHash::Ok;
    case Kind::Str:
      *hash = str_hash(heap, object.as<Str>());
      return SimpleHash::Ok;
    case Kind::Bytes:
      *hash = bytes_hash(heap, object.as<Bytes>());
      return SimpleHash::Ok;
    case Kind::Tuple:
      return hash_tuple(heap, object.as<Tuple>(), hash, depth);
    case Kind::FrozenSet:
      *hash = frozenset_hash(heap, object.as<Set>());
      return SimpleHash::Ok;
    case Kind::Slice:
      if (heap.profile.objects->hashable_slices) return hash_slice(heap, object, hash, depth);
      break;
    case Kind::Range:
      *hash = range_hash(heap, object.as<Range>());
      return SimpleHash::Ok;
    case Kind::Method: {
      const BoundMethod& method = heap.at(object.as<BoundMethod>());
      *hash = hash_of_parts(method.function, method.self);
      return SimpleHash::Ok;
    }
    case Kind::Builtin: {
      const Builtin& builtin = heap.at(object.as<Builtin>());
      *hash = hash_of_parts(Ref<Object>(builtin.native * 16), builtin.self);
      return SimpleHash::Ok;
    }
    case Kind::None:
      *hash = kNoneHash;
      return SimpleHash::Ok;
    case Kind::Identity:
      *hash = identity_hash(object);
      return SimpleHash::Ok;
    default:
      break;
  }
  return is_unhashable(heap, object) ? SimpleHash::Unhashable : SimpleHash::NeedsPython;
}

// The first unhashable object in a tuple, or the object itself; null when there is none.
Ref<Object> find_culprit(const Heap& heap, Ref<Object> object, uint32_t depth) {
  if (is_unhashable(heap, object)) return object;
  if (depth == 0 || kind_of(heap, object) != Kind::Tuple) return {};
  const auto tuple = object.as<Tuple>();
  for (uint32_t i = 0; i < tuple_size(heap, tuple); ++i) {
    const Ref<Object> culprit = find_culprit(heap, tuple_get(heap, tuple, i), depth - 1);
    if (culprit) return culprit;
  }
  return {};
}

// --- equality ---

bool is_number(Kind kind) {
  return kind == Kind::Int || kind == Kind::Float || kind == Kind::Complex;
}

bool is_set(Kind kind) {
  return kind == Kind::FrozenSet || kind == Kind::MutableSet;
}

SimpleEqual answer(bool equal) {
  return equal ? SimpleEqual::Equal : SimpleEqual::NotEqual;
}

bool equal_numbers(const Heap& heap, Ref<Object> left, Kind left_kind, Ref<Object> right,
                   Kind right_kind) {
  if (left_kind == Kind::Complex) return complex_equal(heap, left.as<Complex>(), right);
  if (right_kind == Kind::Complex) return complex_equal(heap, right.as<Complex>(), left);
  if (left_kind == Kind::Int && right_kind == Kind::Int) {
    return int_equal(heap, left.as<Int>(), right.as<Int>());
  }
  if (left_kind == Kind::Float && right_kind == Kind::Float) {
    return float_value(heap, left.as<Float>()) == float_value(heap, right.as<Float>());
  }
  const Ref<Object> whole = left_kind == Kind::Int ? left : right;
  const Ref<Object> real = left_kind == Kind::Int ? right : left;
  const double value = float_value(heap, real.as<Float>());
  return int_compare_double(heap, whole.as<Int>(), value) == Ordering::Equal;
}

SimpleEqual equal_within(const Heap& heap, Ref<Object> left, Ref<Object> right, uint32_t depth);

SimpleEqual equal_tuples(const Heap& heap, Ref<Tuple> left, Ref<Tuple> right, uint32_t depth) {
  if (depth == 0) return SimpleEqual::NeedsPython;
  const uint32_t left_size = tuple_size(heap, left);
  const uint32_t right_size = tuple_size(heap, right);
  for (uint32_t i = 0; i < left_size && i < right_size; ++i) {
    const SimpleEqual same =
        equal_within(heap, tuple_get(heap, left, i), tuple_get(heap, right, i), depth - 1);
    if (same != SimpleEqual::Equal) return same;
  }
  return answer(left_size == right_size);
}

// Whether each item of the left one is in the right one (set_richcompare).
SimpleEqual equal_sets(const Heap& heap, Ref<Set> left, Ref<Set> right) {
  const Set& a = heap.at(left);
  const Set& b = heap.at(right);
  if (a.used != b.used) return SimpleEqual::NotEqual;
  if (a.hash != -1 && b.hash != -1 && a.hash != b.hash) return SimpleEqual::NotEqual;
  uint32_t position = 0;
  for (;;) {
    const SetEntry entry = set_next(heap.memory, left, &position);
    if (!entry.key) return SimpleEqual::Equal;
    const LookupStatus status = set_find(heap, right, entry.key, entry.hash).status;
    if (status == LookupStatus::NeedsCompare) return SimpleEqual::NeedsPython;
    if (status == LookupStatus::Absent) return SimpleEqual::NotEqual;
  }
}

SimpleEqual equal_slices(const Heap& heap, Ref<Slice> left, Ref<Slice> right, uint32_t depth) {
  if (depth == 0) return SimpleEqual::NeedsPython;
  const Slice& a = heap.at(left);
  const Slice& b = heap.at(right);
  SimpleEqual same = equal_within(heap, a.start, b.start, depth - 1);
  if (same == SimpleEqual::Equal) same = equal_within(heap, a.stop, b.stop, depth - 1);
  if (same == SimpleEqual::Equal) same = equal_within(heap, a.step, b.step, depth - 1);
  return same;
}

SimpleEqual equal_of_kind(const Heap& heap, Kind kind, Ref<Object> left, Ref<Object> right,
                          uint32_t depth) {
  switch (kind) {
    case Kind::Str:
      return answer(str_equal(heap, left.as<Str>(), right.as<Str>()));
    case Kind::Bytes:
      return answer(text_equal(bytes_view(heap, left), bytes_view(heap, right)));
    case Kind::Tuple:
      return equal_tuples(heap, left.as<Tuple>(), right.as<Tuple>(), depth);
    case Kind::Range:
      return answer(range_equal(heap, left.as<Range>(), right.as<Range>()));
    case Kind::Slice:
      return equal_slices(heap, left.as<Slice>(), right.as<Slice>(), depth);
    case Kind::Method: {
      const BoundMethod& a = heap.at(left.as<BoundMethod>());
      const BoundMethod& b = heap.at(right.as<BoundMethod>());
      return answer(a.function == b.function && a.self == b.self);
    }
    case Kind::Builtin: {
      const Builtin& a = heap.at(left.as<Builtin>());
      const Builtin& b = heap.at(right.as<Builtin>());
      return answer(a.native == b.native && a.self == b.self);
    }
    case Kind::Unhashable:
      return SimpleEqual::NeedsPython;
    default:
      return SimpleEqual::NotEqual;
  }
}

SimpleEqual equal_within(const Heap& heap, Ref<Object> left, Ref<Object> right, uint32_t depth) {
  if (left == right) return SimpleEqual::Equal;
  const Kind left_kind = kind_of(heap, left);
  const Kind right_kind = kind_of(heap, right);
  if (left_kind == Kind::Unknown || right_kind == Kind::Unknown) return SimpleEqual::NeedsPython;
  if (is_number(left_kind) && is_number(right_kind)) {
    return answer(equal_numbers(heap, left, left_kind, right, right_kind));
  }
  if (is_set(left_kind) && is_set(right_kind)) {
    return equal_sets(heap, left.as<Set>(), right.as<Set>());
  }
  if (left_kind == right_kind) return equal_of_kind(heap, left_kind, left, right, depth);
  // bytes and bytearray compare with each other.
  const bool may_differ = left_kind == Kind::Unhashable || right_kind == Kind::Unhashable;
  return may_differ ? SimpleEqual::NeedsPython : SimpleEqual::NotEqual;
}

}  // namespace

SimpleHash simple_hash(Heap& heap, Ref<Object> object, int64_t* hash) {
  return hash_within(heap, object, hash, kSimpleDepthMax);
}

Ref<Object> find_unhashable(const Heap& heap, Ref<Object> object) {
  const Ref<Object> culprit = find_culprit(heap, object, kSimpleDepthMax);
  return culprit ? culprit : object;
}

SimpleEqual simple_equal(const Heap& heap, Ref<Object> left, Ref<Object> right) {
  return equal_within(heap, left, right, kSimpleDepthMax);
}

// An address is rotated, because its lowest bits are always 0.
int64_t identity_hash(Ref<Object> object) {
  const uint64_t address = Heap::address_of(object);
  const auto hash = static_cast<int64_t>(address >> 4 | address << 60);
  return hash == -1 ? -2 : hash;
}

}  // namespace ouro
