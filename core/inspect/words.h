// words.h - references in words: what an edge, a holder, a root or a task is called.
//
// A person reads these, so they speak of names, attributes and functions. Parts (folding.h) do not
// appear when a plainer word says the same: the value of 'a' in the namespace of __main__ is
// "name 'a'".
#pragma once

#include <string>

#include "core/inspect/folding.h"

namespace ouro {

// Of a reference that leaves `source`, seen from it: "[0]", "['a']", "key 'a'", ".next",
// "contents".
std::string edge_text(const Machine& machine, Ref<Object> source, const EdgeName& name);

// The same as a holder: "list #2 [0]", "Node #1 .next", "name 'a'", "key 'x' of dict #1".
std::string holder_text(const HeapIndex& index, const Folding& folding, const IndexEdge& edge);
// "name 'x'", "local 'x' of f", "value stack of f", "deallocation of Node #1", "sys.modules".
std::string root_text(const HeapIndex& index, const IndexRoot& root);

// With a capital letter at its beginning.
std::string capitalized(std::string text);
// The same, unless it begins with the name of a type, as "list #1" does.
std::string as_sentence(std::string text);

// The name of a frame's local; `is_cell` tells whether it holds a cell rather than the value.
struct SlotName {
  std::string name;
  bool is_cell = false;
};
SlotName slot_name(const Machine& machine, Ref<Frame> frame, uint32_t slot);
// "<module>", "f", "Node.__init__".
std::string frame_name(const Machine& machine, Ref<Frame> frame);

// "deallocation of Node #1", "the call of f", "collection of generation 0".
std::string task_text(const Machine& machine, uint32_t task);
// What holds what a task's slot owns: "argument kept by a call", "the call of class Node".
std::string task_slot_text(const Machine& machine, uint32_t task, uint32_t slot);

}  // namespace ouro
