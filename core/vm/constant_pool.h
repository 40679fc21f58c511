// constant_pool.h - the constants of one compiled file as objects.
//
// Equal constants of one file are one object (compile.c, merge_consts_recursive), and strings that
// look like names are interned. While a main file runs, CPython's parser arena holds one more
// reference to each literal (Constant::arena_reference): MachineState::arena is that arena.
#pragma once

#include <map>
#include <string>

#include "core/bytecode/code_unit.h"
#include "core/vm/machine.h"

namespace ouro {

class ConstantPool {
 public:
  explicit ConstantPool(Machine& m) : m_(m) {}
  ~ConstantPool();
  ConstantPool(const ConstantPool&) = delete;
  ConstantPool& operator=(const ConstantPool&) = delete;

  // The object of a constant that is no code, as an owned reference.
  Ref<Object> make(const Constant& constant);

 private:
  Ref<Object> create(const Constant& constant);
  Ref<Object> create_items(const Constant& constant);
  Ref<Object> create_frozenset(const Constant& constant);

  Machine& m_;
  // Objects made so far, owned, by kind and content.
  std::map<std::string, Ref<Object>> made_;
};

}  // namespace ouro
