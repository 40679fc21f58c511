// heap_index.h - all objects alive and all references between them, without words. What the rest
// of core/inspect is made from.
//
// Made once per moment from a machine that stands between two ticks; refers to that machine and is
// stale as soon as it runs. Objects are numbered by birth.
//
// How all objects are found: the block does not say which of its allocations are objects, so they
// are found by walking. The walk begins at all roots (heap_roots.h) and at every member of the
// collector's lists, and follows owned references. An object found in none of these ways has
// leaked; heap_validator.h finds that by counting.
//
// A picture needs less than everything, and is needed soon: a page must answer while it is made. Of
// a list of a million zeros, all but the first references to what was there before the program are
// left out of an index for it. Of a heap of a million objects, such an index has the ones that are
// nearest to the roots, up to kPictureObjectsMax: it is not complete(). What it says of an object
// that it has is true all the same, but for the references that come from objects it has not.
#pragma once

#include <span>
#include <vector>

#include "core/inspect/heap_graph.h"
#include "core/inspect/heap_roots.h"

namespace ouro {

inline constexpr uint32_t kNoObject = 0xFFFFFFFFu;

// As many as can be looked at twice in the time of a few frames.
inline constexpr uint32_t kPictureObjectsMax = 50'000;
inline constexpr uint32_t kPictureEdgesMax = 400'000;

enum class IndexDetail : uint8_t { Everything, Picture };

// A reference from an object to an object, both by number.
struct IndexEdge {
  uint32_t source;
  uint32_t target;
  EdgeName name;
};

struct IndexRoot {
  RootOwner owner;
  EdgeStrength strength;
  uint32_t place;   // see HeapRoot
  uint32_t target;  // by number
  EdgeName name;
};

// An owned reference that does not lead to an object. Only in a broken heap.
struct BrokenEdge {
  Ref<Object> source;  // null: a root
  Ref<Object> target;
  EdgeName name;
};

class HeapIndex {
 public:
  explicit HeapIndex(const Machine& machine, IndexDetail detail = IndexDetail::Everything);

  const Machine& machine() const { return machine_; }
  const Heap& heap() const { return machine_.heap; }
  // False: there are more objects or references than an index for a picture has room for.
  bool complete() const { return complete_; }
  uint32_t size() const { return static_cast<uint32_t>(objects_.size()); }
  Ref<Object> object(uint32_t number) const { return objects_[number]; }
  ObjectId id(uint32_t number) const {
    return {objects_[number].offset, heap().at(objects_[number]).birth};
  }
  // kNoObject when nothing alive has this id (with birth 0: this address).
  uint32_t find(ObjectId id) const;
  uint32_t number_of(Ref<Object> object) const {
    const uint32_t place = object.offset / kAlignment;
    return place < numbers_.size() ? numbers_[place] : kNoObject;
  }

  // Owned references of an object, in the order of Layout::traverse.
  std::span<const IndexEdge> edges(uint32_t number) const {
    return {edges_.data() + first_edge_[number], first_edge_[number + 1] - first_edge_[number]};
  }
  // Owned references into an object, as indices in all_edges(), their sources by birth.
  std::span<const uint32_t> edges_into(uint32_t number) const {
    return {into_.data() + first_into_[number], first_into_[number + 1] - first_into_[number]};
  }
  std::span<const IndexEdge> all_edges() const { return edges_; }
  // In the order of heap_roots.h.
  std::span<const IndexRoot> roots() const { return roots_; }
  // Roots that lead to an object, as indices in roots().
  std::span<const uint32_t> roots_to(uint32_t number) const {
    return {to_.data() + first_to_[number], first_to_[number + 1] - first_to_[number]};
  }
  // Counted references into an object, from roots and objects together. In an index that is not
  // complete, the reference count.
  uint32_t counted(uint32_t number) const { return counted_[number]; }
  // Whether a root leads to it. The collector's own hold on garbage does not count as one.
  bool reachable(uint32_t number) const { return reachable_[number] != 0; }
  // Whether it was there before the program.
  bool from_boot(uint32_t number) const;
  std::span<const BrokenEdge> broken() const { return broken_; }

 private:
  friend class HeapWalk;

  void sort_by_birth();
  void link_edges_into();
  void link_roots_to();
  void mark_reachable();
  void trust_counts();

  const Machine& machine_;
  bool complete_ = true;
  std::vector<Ref<Object>> objects_;
  std::vector<uint32_t> numbers_;  // by offset / kAlignment
  std::vector<IndexEdge> edges_;
  std::vector<uint32_t> first_edge_;
  std::vector<uint32_t> into_;
  std::vector<uint32_t> first_into_;
  std::vector<IndexRoot> roots_;
  std::vector<uint32_t> to_;
  std::vector<uint32_t> first_to_;
  std::vector<uint32_t> counted_;
  std::vector<uint8_t> reachable_;
  std::vector<BrokenEdge> broken_;
};

}  // namespace ouro
