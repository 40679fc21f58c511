#include "core/inspect/own_objects.h"

#include "core/inspect/folding.h"
#include "core/vm/program_frames.h"

namespace ouro {
namespace {

class OwnObjects {
 public:
  explicit OwnObjects(const HeapIndex& index) : index_(index), folding_(index) {
    seen_.assign(index.size(), 0);
    if (folding_.main_module() != kNoObject) see(folding_.main_module());
    for (const IndexRoot& root : index.roots()) {
      if (is_of_program(root)) see(root.target);
    }
    for (uint32_t i = 0; i < index.size(); ++i) {
      if (!index.reachable(i) || folding_.is_program_instance(i)) see(i);
    }
    while (!open_.empty()) follow();
  }
  uint32_t count() const { return count_; }

 private:
  bool is_of_program(const IndexRoot& root) const {
    if (root.owner == RootOwner::Frame) {
      return is_program_frame(index_.machine(), Ref<Frame>(root.place));
    }
    return root.owner == RootOwner::Task || root.owner == RootOwner::Arena;
  }

  void see(uint32_t number) {
    const bool is_main = number == folding_.main_module();
    if (seen_[number] || (!is_main && (index_.from_boot(number) || folding_.is_library(number)))) {
      return;
    }
    seen_[number] = 1;
    open_.push_back(number);
    if (!index_.from_boot(number)) ++count_;
  }

  void follow() {
    const uint32_t number = open_.back();
    open_.pop_back();
    for (const IndexEdge& edge : index_.edges(number)) see(edge.target);
  }

  const HeapIndex& index_;
  Folding folding_;
  std::vector<uint8_t> seen_;
  std::vector<uint32_t> open_;
  uint32_t count_ = 0;
};

}  // namespace

uint32_t count_own_objects(const HeapIndex& index) {
  return OwnObjects(index).count();
}

}  // namespace ouro
