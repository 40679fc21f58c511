// bytes_object.h - bytes and bytearray.
//
// bytes: the data lie in the object, behind 32 bytes of header, and end with a zero byte. The empty
// one exists once (HeapState::empty_bytes). bytearray: the data lie in an area that grows as
// CPython's bytearrayobject.c grows it (from 3.15 on, inside a bytes object that the array owns,
// which shows in the sizes: VersionProfile::bytearray_holds_bytes); bytes dropped from the front
// leave a gap that the next reallocation takes back.
//
// Both are leaves. Searching, splitting and stripping are those of str_search.h over bytes_view().
// A null Ref means that memory was refused. Arguments are borrowed, results owned.
#pragma once

#include <span>
#include <string>

#include "core/heap/heap.h"
#include "core/heap/refcount.h"
#include "core/objects/str_search.h"
#include "core/objects/str_transform.h"

namespace ouro {

struct Bytes : Object {
  uint32_t length;
  uint32_t data_offset;  // of the data, from the object: 32, more in instances of subclasses
  int64_t hash;          // 0: not computed yet
};
static_assert(sizeof(Bytes) == 32);

struct ByteArray : Object {
  uint32_t length;
  uint32_t allocated;  // bytes of the area that count as allocated (ob_alloc)
  uint32_t area;       // offset of the area; 0: none
  uint32_t start;      // of the data in the area (ob_start)
  uint32_t exports;    // buffers handed out: no resizing while there are any
  uint8_t text_kind;   // for text_builder.h; 0 in a bytearray
  uint8_t overhead;    // bytes of the area beyond `allocated`
  uint8_t reserved[2];
};
static_assert(sizeof(ByteArray) == 40);

extern const Layout kBytesLayout;
extern const Layout kByteArrayLayout;

inline constexpr uint32_t kBytesLengthMax = 0x3FFFFFFF;

// --- bytes ---
// Makes the empty bytes object and keeps it, and gives bytearray its size in this profile. Needs
// both types.
void boot_bytes(Heap& heap);
// `length` zero bytes, to be filled at once; the empty object for 0.
Ref<Bytes> bytes_allocate(Heap& heap, uint64_t length);
// From data outside the block.
Ref<Bytes> bytes_from(Heap& heap, std::span<const uint8_t> outside);
Ref<Bytes> bytes_from_text(Heap& heap, std::string_view outside);
// A fresh instance of a class derived from bytes.
Ref<Bytes> bytes_of_type(Heap& heap, Ref<Type> type, Ref<Bytes> value);
inline uint8_t* bytes_data(Heap& heap, Ref<Bytes> ref) {
  return heap.memory.bytes(ref.offset + heap.at(ref).data_offset);
}
int64_t bytes_hash(Heap& heap, Ref<Bytes> ref);

// --- bytes and bytearray alike ---
// Whether the object has one of the two layouts.
bool is_bytes_like(const Heap& heap, Ref<Object> object);
// Their data as latin-1 text, valid until the next allocation.
StrView bytes_view(const Heap& heap, Ref<Object> bytes_like);
uint32_t bytes_length(const Heap& heap, Ref<Object> bytes_like);
// Results have the type of `like`: bytes, or bytearray. The part of an exact bytes object that is
// all of it is the object itself.
Ref<Object> bytes_part(Heap& heap, Ref<Object> like, uint32_t start, uint32_t end);
Ref<Object> bytes_slice(Heap& heap, Ref<Object> like, int64_t start, int64_t step, uint32_t length);
Ref<Object> bytes_concat(Heap& heap, Ref<Object> like, Ref<Object> right);
Ref<Object> bytes_repeat(Heap& heap, Ref<Object> like, int64_t count);
// As str_join; `like` is the separator.
Ref<Object> bytes_join(Heap& heap, Ref<Object> like, uint32_t items_offset, uint32_t count,
                       uint32_t* bad_index);
Ref<Object> bytes_replace(Heap& heap, Ref<Object> like, Ref<Object> needle, Ref<Object> replacement,
                          int64_t count_max);
// Where to write the data of an object just made; valid until the next allocation.
uint8_t* bytes_like_data(Heap& heap, Ref<Object> bytes_like);
// An object of the type of `like` with `length` zero bytes; the empty bytes object for 0.
Ref<Object> bytes_like_allocate(Heap& heap, Ref<Object> like, uint64_t length);
// Data made outside the block as an object of the type of `like`.
Ref<Object> bytes_like_from(Heap& heap, Ref<Object> like, std::string_view outside);

// --- bytearray ---
Ref<ByteArray> bytearray_allocate(Heap& heap, uint64_t length);
Ref<ByteArray> bytearray_of_type(Heap& heap, Ref<Type> type);
inline uint8_t* bytearray_data(Heap& heap, Ref<ByteArray> ref) {
  const ByteArray& array = heap.at(ref);
  return heap.memory.bytes(array.area + array.start);
}
// Changes the length, as PyByteArray_Resize. False: memory refused, nothing changed.
bool bytearray_resize(Heap& heap, Ref<ByteArray> array, uint32_t length);
// Replaces [start, end) by data from outside the block.
bool bytearray_replace_range(Heap& heap, Ref<ByteArray> array, uint32_t start, uint32_t end,
                             std::string_view outside);
bool bytearray_append(Heap& heap, Ref<ByteArray> array, uint8_t byte);
bool bytearray_extend(Heap& heap, Ref<ByteArray> array, Ref<Object> bytes_like);
void bytearray_reverse(Heap& heap, Ref<ByteArray> array);

// --- text ---
// As repr(): b'...'; ASCII. That of a bytearray has its type's name around it.
std::string bytes_repr(StrView data);
std::string bytearray_repr(StrView data, std::string_view type_name);
// bytes.hex(separator, group): group counts from the right, negative from the left, 0: none.
std::string bytes_hex(StrView data, char separator = 0, int64_t group = 1);
// bytes.fromhex. False with the index of the bad character in *bad_index.
bool bytes_from_hex(StrView text, std::string* out, uint32_t* bad_index);

// As the str function, for ASCII letters only.
std::string bytes_map_case(StrView data, CaseMapping mapping);

}  // namespace ouro
