#include "core/inspect/heap_index.h"

#include <algorithm>

#include "core/heap/task_kind.h"

namespace ouro {
namespace {

// References of one object that are always noted.
constexpr uint32_t kEdgesInFull = 1000;

}  // namespace

// Notes each edge with the numbers that a walk gives, which sort_by_birth() changes.
struct IndexNotes {
  HeapIndex& index;
  IndexDetail detail;
  uint32_t edges_of_source = 0;

  bool is_for_picture() const { return detail == IndexDetail::Picture; }
  bool has_room() {
    if (!is_for_picture() || index.size() < kPictureObjectsMax) return true;
    index.complete_ = false;
    return false;
  }
  void object() {}
  void edges_of(uint32_t) {
    index.first_edge_.push_back(static_cast<uint32_t>(index.edges_.size()));
    edges_of_source = 0;
  }
  void edge(uint32_t source, uint32_t target, const EdgeName& name) {
    if (is_for_picture() && edges_of_source >= kEdgesInFull) {
      if (index.from_boot(target)) return;
      if (index.edges_.size() >= kPictureEdgesMax) {
        index.complete_ = false;
        return;
      }
    }
    ++edges_of_source;
    index.edges_.push_back({source, target, name});
  }
  void root(const HeapRoot& root, uint32_t target) {
    index.roots_.push_back({root.owner, root.strength, root.place, target, root.name});
  }
};

HeapIndex::HeapIndex(const Machine& machine, IndexDetail detail) : machine_(machine) {
  IndexNotes notes{*this, detail};
  HeapWalk(machine, &found_, &notes).run();
  first_edge_.push_back(static_cast<uint32_t>(edges_.size()));
  sort_by_birth();
  link_edges_into();
  link_roots_to();
  mark_reachable();
  if (!complete_) trust_counts();
}

void HeapIndex::sort_by_birth() {
  const uint32_t count = size();
  std::vector<uint64_t> keys(count);  // birth, then offset
  for (uint32_t i = 0; i < count; ++i) {
    keys[i] = uint64_t{heap().at(object(i)).birth} << 32 | object(i).offset;
  }
  std::sort(keys.begin(), keys.end());
  std::vector<uint32_t> order(count);  // new number -> old number
  std::vector<uint32_t> new_number(count);
  std::vector<Ref<Object>> objects(count);
  for (uint32_t i = 0; i < count; ++i) {
    objects[i] = Ref<Object>(static_cast<uint32_t>(keys[i]));
    uint32_t& number = found_.numbers[objects[i].offset / kAlignment];
    order[i] = number;
    new_number[number] = i;
    number = i;
  }
  std::vector<IndexEdge> edges;
  edges.reserve(edges_.size());
  std::vector<uint32_t> first_edge;
  first_edge.reserve(count + 1);
  for (uint32_t i = 0; i < count; ++i) {
    first_edge.push_back(static_cast<uint32_t>(edges.size()));
    for (uint32_t e = first_edge_[order[i]]; e < first_edge_[order[i] + 1]; ++e) {
      edges.push_back({i, new_number[edges_[e].target], edges_[e].name});
    }
  }
  first_edge.push_back(static_cast<uint32_t>(edges.size()));
  for (IndexRoot& root : roots_) root.target = new_number[root.target];
  found_.objects.swap(objects);
  edges_.swap(edges);
  first_edge_.swap(first_edge);
}

void HeapIndex::link_edges_into() {
  counted_.assign(size(), 0);
  for (const IndexEdge& edge : edges_) ++counted_[edge.target];
  first_into_.assign(size() + 1, 0);
  for (uint32_t i = 0; i < size(); ++i) first_into_[i + 1] = first_into_[i] + counted_[i];
  into_.resize(edges_.size());
  std::vector<uint32_t> next(first_into_.begin(), first_into_.end() - 1);
  for (uint32_t e = 0; e < edges_.size(); ++e) into_[next[edges_[e].target]++] = e;
}

void HeapIndex::link_roots_to() {
  first_to_.assign(size() + 1, 0);
  for (const IndexRoot& root : roots_) {
    ++first_to_[root.target + 1];
    if (root.strength == EdgeStrength::Strong) ++counted_[root.target];
  }
  for (uint32_t i = 0; i < size(); ++i) first_to_[i + 1] += first_to_[i];
  to_.resize(roots_.size());
  std::vector<uint32_t> next(first_to_.begin(), first_to_.end() - 1);
  for (uint32_t r = 0; r < roots_.size(); ++r) to_[next[roots_[r].target]++] = r;
}

void HeapIndex::mark_reachable() {
  reachable_.assign(size(), 0);
  std::vector<uint32_t> found;
  const auto mark = [&](uint32_t number) {
    if (reachable_[number]) return;
    reachable_[number] = 1;
    found.push_back(number);
  };
  for (const IndexRoot& root : roots_) {
    const bool collectors =
        root.owner == RootOwner::Task && heap().task(root.place).kind == TaskKind::Collect;
    if (root.owner != RootOwner::Callback && !collectors) mark(root.target);
  }
  while (!found.empty()) {
    const uint32_t number = found.back();
    found.pop_back();
    for (const IndexEdge& edge : edges(number)) mark(edge.target);
  }
}

void HeapIndex::trust_counts() {
  for (uint32_t i = 0; i < size(); ++i) {
    const Object& object = heap().at(this->object(i));
    if (!is_immortal(object)) counted_[i] = object.refcount;
  }
}

uint32_t HeapIndex::find(ObjectId id) const {
  if (id.offset % kAlignment != 0) return kNoObject;
  const uint32_t number = number_of(Ref<Object>(id.offset));
  if (number == kNoObject) return kNoObject;
  const uint32_t birth = heap().at(object(number)).birth;
  return id.birth == 0 || id.birth == birth ? number : kNoObject;
}

bool HeapIndex::from_boot(uint32_t number) const {
  return heap().at(object(number)).birth < machine_.state().boot_birth;
}

}  // namespace ouro
