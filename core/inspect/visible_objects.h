// visible_objects.h - which objects and roots a person sees, by GraphOptions.
//
// Seen is what can be reached from the program's own roots without going through what is left out;
// then garbage; then instances of the program's classes wherever they are held. So a container of
// the program shows what is in it, and a module that it imports does not.
#pragma once

#include <vector>

#include "core/inspect/graph_roots.h"

namespace ouro {

class VisibleObjects {
 public:
  VisibleObjects(const HeapIndex& index, const GraphOptions& options);

  // By birth.
  const std::vector<uint32_t>& numbers() const { return numbers_; }
  bool shows(uint32_t number) const { return seen_[number] != 0; }
  const std::vector<RootRows>& roots() const { return roots_; }
  const Folding& folding() const { return folding_; }
  const RowOptions& row_options() const { return row_options_; }
  // Bytes of all parts of this object together.
  uint32_t folded_bytes(uint32_t number) const { return folded_bytes_[number]; }

 private:
  bool is_left_out(uint32_t number) const;
  void see(uint32_t number);
  void follow();
  void add_garbage_and_instances();
  void add_folded_bytes();

  const HeapIndex& index_;
  GraphOptions options_;
  RowOptions row_options_;
  Folding folding_;
  std::vector<RootRows> roots_;
  std::vector<uint8_t> seen_;
  std::vector<uint32_t> open_;  // seen, and not followed yet
  std::vector<uint32_t> numbers_;
  std::vector<uint32_t> folded_bytes_;
};

// As sys.getsizeof says, all in front of the object included.
uint32_t object_size(const Heap& heap, Ref<Object> object);

}  // namespace ouro
