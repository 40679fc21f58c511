// describe.h - what a person calls an object: its type, its label, a short repr.
//
// All of these only read and never run Python: an object whose class has a __repr__ of its own is
// shown by its label. They take objects as they are, half built or half taken apart.
#pragma once

#include <string>

#include "core/inspect/heap_graph.h"
#include "core/vm/machine.h"

namespace ouro {

inline constexpr uint32_t kReprCharactersUsual = 60;

// The text of a str; "?" for anything else.
std::string name_text(const Heap& heap, Ref<Object> name);
std::string type_name(const Heap& heap, Ref<Object> object);
NodeKind node_kind(const Heap& heap, Ref<Object> object);
// Whether it is shown by what it is rather than by which one it is: numbers, texts, None.
inline bool is_value(const Heap& heap, Ref<Object> object) {
  return node_kind(heap, object) == NodeKind::Value;
}

// "list #2": the second list since the program began. "class Node", "function f", "module gc" where
// there is a name. Never changes while the object lives. A value is called by its repr.
std::string object_label(const Machine& machine, Ref<Object> object);

// On one line, at most about `characters_max` long: "[1, 2, [...]]", "<Node #1>", "'text'".
std::string short_repr(const Machine& machine, Ref<Object> object,
                       uint32_t characters_max = kReprCharactersUsual);

// What to write where an object is mentioned: a value's repr, any other object's label.
std::string short_text(const Machine& machine, Ref<Object> object);

}  // namespace ouro
