// visible_objects.h - which objects and roots a person sees, by GraphOptions.
//
// Seen is what can be reached from the program's own roots without going through what is left out;
// then garbage; then instances of the program's classes wherever they are held. So a container of
// the program shows what is in it, and a module that it imports does not. With more than
// GraphOptions::nodes_max of them, those are seen that are nearest to the roots, and some garbage.
#pragma once

#include <vector>

#include "core/inspect/graph_roots.h"

namespace ouro {

class VisibleObjects {
 public:
  VisibleObjects(const HeapIndex& index, const GraphOptions& options);

  // By birth.
  const std::vector<uint32_t>& numbers() const { return numbers_; }
  // True: there are more, and nobody has counted them.
  bool has_more() const { return has_more_; }
  const std::vector<RootRows>& roots() const { return roots_; }
  const Folding& folding() const { return folding_; }
  const RowOptions& row_options() const { return row_options_; }
  // Bytes of all parts of this object together.
  uint32_t folded_bytes(uint32_t number) const { return folded_bytes_[number]; }

 private:
  void find_namespaces();
  bool is_left_out(uint32_t number) const;
  void see(uint32_t number);
  void follow();
  void add_garbage_and_instances();
  void add_folded_bytes();

  const HeapIndex& index_;
  GraphOptions options_;
  RowOptions row_options_;
  Folding folding_;
  std::vector<uint32_t> namespaces_;  // of class bodies that run: their frames show what is in them
  std::vector<RootRows> roots_;
  std::vector<uint8_t> seen_;
  std::vector<uint32_t> found_;  // seen ones, in the order of discovery
  size_t next_ = 0;              // the first of them that has not been followed
  size_t room_;                  // for so many of them
  bool has_more_ = false;
  std::vector<uint32_t> numbers_;
  std::vector<uint32_t> folded_bytes_;
};

// As sys.getsizeof says, all in front of the object included.
uint32_t object_size(const Heap& heap, Ref<Object> object);

}  // namespace ouro
