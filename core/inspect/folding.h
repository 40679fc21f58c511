// folding.h - which objects a person sees as a part of another one.
//
// A module and its namespace, an instance and its __dict__, a class with its tables and its
// methods, a function with its code, defaults and closure tuple: each is one thing to a learner and
// several objects to the machine. A *part* belongs to exactly one *owner*, which may be a part
// itself. What somebody else refers to as well is no part, so nothing that the program can see on
// its own is hidden; but for namespaces of modules and classes and the tables of code objects,
// which always are parts.
//
// Library objects are those that modules other than the program's made for themselves.
#pragma once

#include <vector>

#include "core/inspect/heap_index.h"

namespace ouro {

class Folding {
 public:
  explicit Folding(const HeapIndex& index);

  // What it is a part of; itself when it stands alone.
  uint32_t owner(uint32_t number) const { return owner_[number]; }
  bool is_part(uint32_t number) const { return owner_[number] != number; }
  // The owner that is no part.
  uint32_t whole(uint32_t number) const;
  // The number of the program's module; kNoObject before there is one.
  uint32_t main_module() const { return main_module_; }
  bool is_library(uint32_t number) const;
  // Whether it is an instance of a class that the program defined.
  bool is_program_instance(uint32_t number) const;

 private:
  void fold_children(uint32_t number);
  void fold_class_member(uint32_t type, uint32_t member);
  void fold(uint32_t part, uint32_t owner);
  void fold_exclusive(uint32_t part, uint32_t owner);
  bool is_program_class(uint32_t number) const;

  const HeapIndex& index_;
  uint32_t main_module_ = kNoObject;
  Ref<Object> main_namespace_;
  std::vector<uint32_t> owner_;
  // By number: for classes, whether the program defined them.
  std::vector<uint8_t> is_program_class_;
};

}  // namespace ouro
