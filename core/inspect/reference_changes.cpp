#include "core/inspect/reference_changes.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace ouro {
namespace {

// A place that can hold a reference, as far as it tells one reference from another.
using Place = std::tuple<uint32_t, uint32_t, uint32_t, std::string_view>;

struct Held {
  Place place;
  ObjectId target;
  const IndexEdge* edge;
  const IndexRoot* root;
};

bool less(const Held& a, const Held& b) {
  return std::tie(a.target.birth, a.target.offset, a.place) <
         std::tie(b.target.birth, b.target.offset, b.place);
}

Place place_of(const IndexRoot& root) {
  const auto owner = static_cast<uint32_t>(root.owner);
  const bool is_slot = root.owner == RootOwner::Frame && root.name.kind == EdgeKind::Local;
  const uint32_t slot = is_slot ? root.name.index + 1 : 0;
  const std::string_view field =
      root.name.kind == EdgeKind::Field && root.owner != RootOwner::Task ? root.name.field : "";
  return {owner, root.owner == RootOwner::Frame ? root.place : 0, slot, field};
}

// The index of an item or key says nothing: others move up when one goes.
Place place_of(const IndexEdge& edge) {
  const std::string_view field = edge.name.kind == EdgeKind::Field ? edge.name.field : "";
  return {static_cast<uint32_t>(edge.name.kind), edge.name.name.offset, 0, field};
}

class Comparison {
 public:
  Comparison(const Moment& before, const Moment& after) : before_(before), after_(after) {}

  std::vector<ReferenceChange> run() {
    compare_roots();
    compare_edges();
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const ReferenceChange& a, const ReferenceChange& b) {
                       return std::tie(a.taken, a.target.birth) < std::tie(b.taken, b.target.birth);
                     });
    return std::move(changes_);
  }

 private:
  static std::vector<Held> roots_of(const Moment& moment) {
    std::vector<Held> held;
    for (const IndexRoot& root : moment.index().roots()) {
      if (root.strength != EdgeStrength::Strong) continue;
      held.push_back({place_of(root), moment.id(root.target), nullptr, &root});
    }
    return held;
  }

  void compare_roots() { compare(roots_of(before_), roots_of(after_)); }

  static std::vector<Held> edges_of(const Moment& moment, uint32_t number) {
    std::vector<Held> held;
    for (const IndexEdge& edge : moment.index().edges(number)) {
      held.push_back({place_of(edge), moment.id(edge.target), &edge, nullptr});
    }
    return held;
  }

  bool same_edges(uint32_t i, uint32_t j) const {
    const std::span<const IndexEdge> old_edges = before_.index().edges(i);
    const std::span<const IndexEdge> new_edges = after_.index().edges(j);
    if (old_edges.size() != new_edges.size()) return false;
    for (size_t e = 0; e < old_edges.size(); ++e) {
      if (before_.id(old_edges[e].target) != after_.id(new_edges[e].target)) return false;
    }
    return true;
  }

  // Both moments' objects are ordered by birth.
  void compare_edges() {
    const uint32_t old_count = before_.index().size();
    const uint32_t new_count = after_.index().size();
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < old_count || j < new_count) {
      const bool only_old =
          j == new_count || (i < old_count && before_.id(i).birth < after_.id(j).birth);
      if (only_old) {
        compare(edges_of(before_, i++), {});
      } else if (i == old_count || after_.id(j).birth < before_.id(i).birth) {
        compare({}, edges_of(after_, j++));
      } else {
        if (!same_edges(i, j)) compare(edges_of(before_, i), edges_of(after_, j));
        ++i;
        ++j;
      }
    }
  }

  // What is only on one side, each as often as it is too many there.
  void compare(std::vector<Held> old_held, std::vector<Held> new_held) {
    std::sort(old_held.begin(), old_held.end(), less);
    std::sort(new_held.begin(), new_held.end(), less);
    add_difference(old_held, new_held, false);
    add_difference(new_held, old_held, true);
  }

  void add_difference(const std::vector<Held>& from, const std::vector<Held>& other, bool taken) {
    std::vector<Held> only;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(),
                        std::back_inserter(only), less);
    for (const Held& held : only) changes_.push_back({taken, held.target, held.edge, held.root});
  }

  const Moment& before_;
  const Moment& after_;
  std::vector<ReferenceChange> changes_;
};

}  // namespace

std::vector<ReferenceChange> reference_changes(const Moment& before, const Moment& after) {
  return Comparison(before, after).run();
}

}  // namespace ouro
