// library_types.h - types of collections, functools and itertools, which are made in C++ when their
// module is imported for the first time.
//
// They are heap types, as CPython's are from 3.12 on. Most have the layout of an instance with
// __slots__: `fields` references at kRecordFields, 8 bytes apart, then `numbers` of 8 bytes each
// that the collector does not see. Which is which, the file that makes the type says.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/type_builder.h"

namespace ouro {

struct LibraryTypeRow {
  LibraryType id;
  const char* name;
  const char* module;  // __module__
  uint32_t fields = 0;
  uint32_t numbers = 0;
  bool is_base = true;  // may be derived from
  TypeId base = TypeId::Object;
};

// Makes a type without methods, kept by the machine; borrowed. Methods are added with
// vm/type_builder.h; library_type_ready comes last.
Ref<Type> new_library_type(Machine& m, const LibraryTypeRow& row);
void library_type_ready(Machine& m, Ref<Type> type);

inline Ref<Type> library_type(const Machine& m, LibraryType id) {
  return m.state().library_types[static_cast<uint32_t>(id)];
}
// Whether the object is of that type or one derived from it. False as long as it was not imported.
bool is_library_instance(const Machine& m, Ref<Object> object, LibraryType id);

// --- records ---
inline constexpr uint32_t kRecordFields = 16;
// A field of an instance; null when it was never set. Valid until the next allocation.
inline Ref<Object>& record_field(Machine& m, Ref<Object> record, uint32_t index) {
  return m.at(Ref<Ref<Object>>(record.offset + kRecordFields + 8 * index));
}
// A number of an instance whose type has `fields` fields.
inline int64_t& record_number(Machine& m, Ref<Object> record, uint32_t fields, uint32_t index) {
  return m.at(Ref<int64_t>(record.offset + kRecordFields + 8 * (fields + index)));
}

}  // namespace ouro
