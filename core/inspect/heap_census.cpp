#include "core/inspect/heap_census.h"

namespace ouro {
namespace {

struct Counting {
  std::vector<uint32_t>& counted;

  bool has_room() const { return true; }
  void object() { counted.push_back(0); }
  void edges_of(uint32_t) {}
  void edge(uint32_t, uint32_t target, const EdgeName&) { ++counted[target]; }
  void root(const HeapRoot& root, uint32_t target) {
    if (root.strength == EdgeStrength::Strong) ++counted[target];
  }
};

}  // namespace

HeapCensus::HeapCensus(const Machine& machine) : machine_(machine) {
  Counting counting{counted_};
  HeapWalk(machine, &found_, &counting).run();
}

}  // namespace ouro
