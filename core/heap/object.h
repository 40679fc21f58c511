// object.h - what every object starts with, and what lies in front of it.
//
//   prefix (type.prefix_bytes)            object: Ref<Object> points here, id() is made from it
//   [ managed words, 3.11+ ][ GcHeader ]  [ Object | fields of the layout ... ]
//
// An Object is as long as CPython's (16 bytes); 32-bit references leave room for two words of our
// own: flags and `birth`. An address is reused after a free, a birth number never is, so the pair
// tells one object from another over time.
//
// refcount: the number of owned references. The top bit marks an immortal object, whose count never
// changes. Only heap/refcount.h writes it.
//
// GcHeader exists when the type says kTypeHasGc and lies directly in front of the object. Its links
// are offsets of GcHeaders; next == 0 means that the collector does not track the object.
#pragma once

#include <cstdint>

#include "core/memory/memory.h"

namespace ouro {

struct Type;

enum ObjectFlags : uint32_t {
  kFinalized = 1,         // its finalizer has been called (PEP 442: once only)
  kDying = 2,             // its count is zero and a Deallocate task works on it
  kInterned = 4,          // strings: in the table of interned strings
  kArenaHeld = 8,         // constants: the parser arena holds one more reference
  kHasInlineValues = 16,  // instances: the attribute values lie in the object itself
};
// The other bits of `flags`: which object of its type it is, from 1 ("list #2" in the picture; see
// Type::instances_made). Counts modulo 2**24; that of an iterator modulo 2**16, since above it
// stands how it is stepped (IteratorKind).
inline constexpr uint32_t kOrdinalShift = 8;
inline constexpr uint32_t kIteratorKindShift = 24;

struct Object {
  uint32_t refcount;
  Ref<Type> type;
  uint32_t flags;
  uint32_t birth;
};
static_assert(sizeof(Object) == 16);

inline constexpr uint32_t kImmortalBit = 0x80000000u;

inline bool is_immortal(const Object& object) {
  return (object.refcount & kImmortalBit) != 0;
}

// The collector's words on one object. `gc_refs` is meaningful between update_refs and the end of a
// collection. `generation`: 0, 1, 2; kPermanentGeneration once frozen.
struct GcHeader {
  uint32_t next;
  uint32_t prev;
  int32_t gc_refs;
  uint8_t generation;
  uint8_t flags;  // GcFlags
  uint16_t reserved;
};
static_assert(sizeof(GcHeader) == 16);

enum GcFlags : uint8_t {
  kGcCollecting = 1,  // in the set that the running collection examines
  kGcTentativelyUnreachable = 2,
  kGcRescued = 4,  // its gc_refs was 0 until something reachable turned out to refer to it
};

inline constexpr uint8_t kPermanentGeneration = 3;

inline Ref<GcHeader> gc_header_of(Ref<Object> object) {
  return Ref<GcHeader>(object.offset - static_cast<uint32_t>(sizeof(GcHeader)));
}
inline Ref<Object> object_of(Ref<GcHeader> header) {
  return Ref<Object>(header.offset + static_cast<uint32_t>(sizeof(GcHeader)));
}

}  // namespace ouro
