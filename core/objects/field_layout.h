// field_layout.h - layouts of objects whose references are a fixed set of fields.
//
// One list of fields, in CPython's order, gives both walks: traversal and taking the children
// apart. The order of the list is the order of tp_traverse; tp_dealloc's is the same for these
// types.
#pragma once

#include "core/objects/instance.h"

namespace ouro {

template <typename T, auto Member>
struct Field {
  static Ref<Object> get(const T& object) { return (object.*Member).template as<Object>(); }
  static void clear(T& object) { object.*Member = {}; }
};

template <typename T, auto... Members>
struct FieldLayout {
  // Detaches and returns what a derived class added, then the first field that is set; null when
  // none is.
  static Ref<Object> take_child(Heap& heap, Ref<Object> object) {
    if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
    T& fields = heap.at(object.as<T>());
    Ref<Object> taken;
    (take_first<Members>(fields, &taken) || ...);
    return taken;
  }
  static void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor,
                       const char* const (&names)[sizeof...(Members)]) {
    traverse_attributes(memory, object, visitor);
    const T& fields = memory.at(object.as<T>());
    uint32_t i = 0;
    (visitor.field(Field<T, Members>::get(fields), names[i++]), ...);
  }

 private:
  template <auto Member>
  static bool take_first(T& fields, Ref<Object>* taken) {
    *taken = Field<T, Member>::get(fields);
    if (!*taken) return false;
    Field<T, Member>::clear(fields);
    return true;
  }
};

// Bytes of an object without items: its type's basic size.
inline uint32_t basic_size(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size;
}

}  // namespace ouro
