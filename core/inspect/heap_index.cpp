#include "core/inspect/heap_index.h"

#include <algorithm>

#include "core/heap/gc_list.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"

namespace ouro {
namespace {

// References of one object that are always noted.
constexpr uint32_t kEdgesInFull = 1000;
// In place of a number: an object that the index has no room for.
constexpr uint32_t kLeftOut = kNoObject - 1;

}  // namespace

// Finds all objects, and notes each edge with the offset of its target in place of a number.
class HeapWalk {
 public:
  HeapWalk(HeapIndex* index, IndexDetail detail)
      : index_(*index), heap_(index->machine().heap), detail_(detail) {
    index_.numbers_.assign(heap_.memory.used_bytes() / kAlignment + 1, kNoObject);
  }

  void run() {
    std::vector<HeapRoot> roots = collect_roots(index_.machine());
    for (const HeapRoot& root : roots) visit_root(root);
    follow();
    // What roots lead to comes first: of the rest it is known then that it is garbage.
    for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
      visit_list(static_cast<GcListId>(i));
    }
    follow();
    index_.first_edge_.push_back(static_cast<uint32_t>(index_.edges_.size()));
    add_shared_keys();
  }

 private:
  // Whether something that looks like an object lies there.
  bool is_object(Ref<Object> object) const {
    if (!lies_in_block(object.offset, sizeof(Object))) return false;
    const Ref<Type> type = heap_.at(object).type;
    return lies_in_block(type.offset, sizeof(Type)) && heap_.at(type).layout < LayoutId::Count_;
  }
  bool lies_in_block(uint32_t offset, size_t size_bytes) const {
    return offset != 0 && offset % kAlignment == 0 &&
           offset + uint64_t{size_bytes} <= heap_.memory.used_bytes();
  }

  void follow() {
    for (; next_ < index_.size(); ++next_) visit_edges_of(next_);
  }

  // The object's number in the order of discovery; kNoObject when it is none.
  uint32_t discover(Ref<Object> object) {
    if (!is_object(object)) return kNoObject;
    uint32_t& number = index_.numbers_[object.offset / kAlignment];
    if (number != kNoObject) return number;
    if (detail_ == IndexDetail::Picture && index_.size() >= kPictureObjectsMax) {
      index_.complete_ = false;
      return kLeftOut;
    }
    number = index_.size();
    index_.objects_.push_back(object);
    if (const Ref<DictKeys> keys = shared_keys(object)) tables_.push_back(keys.offset);
    return number;
  }

  Ref<DictKeys> shared_keys(Ref<Object> object) const {
    const uint32_t flags = heap_.type_of(object).flags;
    if ((flags & (kTypeTypeSubclass | kTypeDictSubclass)) == 0) return {};
    return split_keys_of(heap_, object);
  }

  void visit_root(const HeapRoot& root) {
    const uint32_t target = discover(root.target);
    if (target == kLeftOut) return;
    if (target == kNoObject) {
      index_.broken_.push_back({{}, root.target, root.name});
      return;
    }
    index_.roots_.push_back({root.owner, root.strength, root.place, target, root.name});
  }

  void visit_list(GcListId list) {
    Ref<GcHeader> header = gc_list_first(heap_, list);
    for (; header && index_.complete_; header = gc_list_next(heap_, list, header)) {
      if (discover(object_of(header)) == kNoObject) {
        index_.broken_.push_back({{}, object_of(header), {}});
        return;
      }
    }
  }

  void visit_edges_of(uint32_t number) {
    index_.first_edge_.push_back(static_cast<uint32_t>(index_.edges_.size()));
    source_ = number;
    edges_of_source_ = 0;
    const EdgeVisitor visitor{this, [](void* self, Ref<Object> target, const EdgeName& name) {
                                static_cast<HeapWalk*>(self)->visit_edge(target, name);
                              }};
    heap_.traverse(index_.objects_[number], visitor);
  }

  void visit_edge(Ref<Object> target, const EdgeName& name) {
    const uint32_t number = discover(target);
    if (number == kLeftOut) return;
    if (number == kNoObject) {
      index_.broken_.push_back({index_.objects_[source_], target, name});
      return;
    }
    if (detail_ == IndexDetail::Picture && edges_of_source_ >= kEdgesInFull) {
      if (index_.from_boot(number)) return;
      if (index_.edges_.size() >= kPictureEdgesMax) {
        index_.complete_ = false;
        return;
      }
    }
    ++edges_of_source_;
    index_.edges_.push_back({source_, number, name});
  }

  // Keys are exact strings, so what is found here has no edges.
  void add_shared_keys() {
    std::sort(tables_.begin(), tables_.end());
    tables_.erase(std::unique(tables_.begin(), tables_.end()), tables_.end());
    std::vector<HeapRoot> roots;
    for (const uint32_t offset : tables_) {
      collect_shared_keys(heap_, Ref<DictKeys>(offset), &roots);
    }
    for (const HeapRoot& root : roots) visit_root(root);
    while (index_.first_edge_.size() <= index_.size()) {
      index_.first_edge_.push_back(static_cast<uint32_t>(index_.edges_.size()));
    }
  }

  HeapIndex& index_;
  const Heap& heap_;
  std::vector<uint32_t> tables_;
  IndexDetail detail_;
  uint32_t next_ = 0;  // whose edges have not been visited
  uint32_t source_ = 0;
  uint32_t edges_of_source_ = 0;
};

HeapIndex::HeapIndex(const Machine& machine, IndexDetail detail) : machine_(machine) {
  HeapWalk(this, detail).run();
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
    keys[i] = uint64_t{heap().at(objects_[i]).birth} << 32 | objects_[i].offset;
  }
  std::sort(keys.begin(), keys.end());
  std::vector<uint32_t> order(count);  // new number -> old number
  std::vector<uint32_t> new_number(count);
  std::vector<Ref<Object>> objects(count);
  for (uint32_t i = 0; i < count; ++i) {
    objects[i] = Ref<Object>(static_cast<uint32_t>(keys[i]));
    uint32_t& number = numbers_[objects[i].offset / kAlignment];
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
  objects_.swap(objects);
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
    const Object& object = heap().at(objects_[i]);
    if (!is_immortal(object)) counted_[i] = object.refcount;
  }
}

uint32_t HeapIndex::find(ObjectId id) const {
  if (id.offset % kAlignment != 0) return kNoObject;
  const uint32_t number = number_of(Ref<Object>(id.offset));
  if (number == kNoObject) return kNoObject;
  const uint32_t birth = heap().at(objects_[number]).birth;
  return id.birth == 0 || id.birth == birth ? number : kNoObject;
}

bool HeapIndex::from_boot(uint32_t number) const {
  return heap().at(objects_[number]).birth < machine_.state().boot_birth;
}

}  // namespace ouro
