// heap_walk.h - finds all objects alive and each reference between them, once.
//
// The block does not say which of its allocations are objects, so they are found by walking. The
// walk begins at all roots (heap_roots.h) and at every member of the collector's lists, and follows
// owned references. An object found in none of these ways has leaked; heap_validator.h finds that
// by counting.
#pragma once

#include <algorithm>
#include <vector>

#include "core/heap/gc_list.h"
#include "core/inspect/heap_graph.h"
#include "core/inspect/heap_roots.h"
#include "core/objects/dict_object.h"

namespace ouro {

inline constexpr uint32_t kNoObject = 0xFFFFFFFFu;

// An owned reference that does not lead to an object. Only in a broken heap.
struct BrokenEdge {
  Ref<Object> source;  // null: a root
  Ref<Object> target;
  EdgeName name;
};

// What a walk finds, whoever asks. Objects are numbered in the order in which they are found.
struct FoundObjects {
  std::vector<Ref<Object>> objects;
  std::vector<uint32_t> numbers;  // by offset / kAlignment
  std::vector<BrokenEdge> broken;
};

// `Notes` is told of everything that is found, and keeps what it needs of it:
//   bool has_room()                         whether further objects are wanted
//   void object()                           the next number has been given
//   void edges_of(number)                   the edges that follow are of this object
//   void edge(source, target, EdgeName)     both by number
//   void root(HeapRoot, target)             by number
template <class Notes>
class HeapWalk {
 public:
  HeapWalk(const Machine& machine, FoundObjects* found, Notes* notes)
      : machine_(machine), heap_(machine.heap), found_(*found), notes_(*notes) {
    found_.numbers.assign(heap_.memory.used_bytes() / kAlignment + 1, kNoObject);
  }

  void run() {
    for (const HeapRoot& root : collect_roots(machine_)) visit_root(root);
    follow();
    // What roots lead to comes first: of the rest it is known then that it is garbage.
    for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
      visit_list(static_cast<GcListId>(i));
    }
    follow();
    add_shared_keys();
    follow();
  }

 private:
  // In place of a number: an object that there is no room for.
  static constexpr uint32_t kLeftOut = kNoObject - 1;

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
    for (; next_ < found_.objects.size(); ++next_) visit_edges_of(next_);
  }

  // The object's number; kNoObject when it is none.
  uint32_t discover(Ref<Object> object) {
    if (!is_object(object)) return kNoObject;
    uint32_t& number = found_.numbers[object.offset / kAlignment];
    if (number != kNoObject) return number;
    if (!notes_.has_room()) return kLeftOut;
    number = static_cast<uint32_t>(found_.objects.size());
    found_.objects.push_back(object);
    notes_.object();
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
      found_.broken.push_back({{}, root.target, root.name});
      return;
    }
    notes_.root(root, target);
  }

  void visit_list(GcListId list) {
    Ref<GcHeader> header = gc_list_first(heap_, list);
    for (; header && notes_.has_room(); header = gc_list_next(heap_, list, header)) {
      if (discover(object_of(header)) == kNoObject) {
        found_.broken.push_back({{}, object_of(header), {}});
        return;
      }
    }
  }

  void visit_edges_of(uint32_t number) {
    notes_.edges_of(number);
    source_ = number;
    const EdgeVisitor visitor{this, [](void* self, Ref<Object> target, const EdgeName& name) {
                                static_cast<HeapWalk*>(self)->visit_edge(target, name);
                              }};
    heap_.traverse(found_.objects[number], visitor);
  }

  void visit_edge(Ref<Object> target, const EdgeName& name) {
    const uint32_t number = discover(target);
    if (number == kLeftOut) return;
    if (number == kNoObject) {
      found_.broken.push_back({found_.objects[source_], target, name});
      return;
    }
    notes_.edge(source_, number, name);
  }

  void add_shared_keys() {
    std::sort(tables_.begin(), tables_.end());
    tables_.erase(std::unique(tables_.begin(), tables_.end()), tables_.end());
    std::vector<HeapRoot> roots;
    for (const uint32_t offset : tables_) {
      collect_shared_keys(heap_, Ref<DictKeys>(offset), &roots);
    }
    for (const HeapRoot& root : roots) visit_root(root);
  }

  const Machine& machine_;
  const Heap& heap_;
  FoundObjects& found_;
  Notes& notes_;
  std::vector<uint32_t> tables_;
  uint32_t next_ = 0;  // whose edges have not been visited
  uint32_t source_ = 0;
};

}  // namespace ouro
