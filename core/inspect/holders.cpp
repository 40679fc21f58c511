#include "core/inspect/holders.h"

#include <algorithm>

#include "core/heap/weakrefs.h"
#include "core/inspect/describe.h"
#include "core/inspect/words.h"

namespace ouro {
namespace {

void add_holder(std::vector<Holder>* holders, Holder holder) {
  for (Holder& known : *holders) {
    const bool same = known.object == holder.object && known.strength == holder.strength &&
                      known.text == holder.text;
    if (!same) continue;
    known.count += holder.count;
    return;
  }
  holders->push_back(std::move(holder));
}

bool has_room(const HolderReport& report) {
  return report.holders.size() < kHoldersNamedMax;
}

// A frame's hold on what its generator owns is the generator's.
bool is_shown(const HeapIndex& index, const IndexRoot& root) {
  if (root.owner == RootOwner::Interned) return false;
  if (root.owner != RootOwner::Frame || root.strength == EdgeStrength::Strong) return true;
  return (index.heap().at(Ref<Frame>(root.place)).flags & kFrameInGenerator) == 0;
}

void add_roots(const HeapIndex& index, uint32_t number, HolderReport* report) {
  for (const uint32_t r : index.roots_to(number)) {
    const IndexRoot& root = index.roots()[r];
    if (!is_shown(index, root)) continue;
    add_holder(&report->holders, {root_text(index, root), {}, root.strength, 1});
    if (root.strength == EdgeStrength::Strong) ++report->counted;
  }
}

void add_objects(const HeapIndex& index, const Folding& folding, uint32_t number,
                 HolderReport* report) {
  for (const uint32_t e : index.edges_into(number)) {
    const IndexEdge& edge = index.all_edges()[e];
    ++report->counted;
    if (!has_room(*report)) continue;
    add_holder(&report->holders, {holder_text(index, folding, edge),
                                  index.id(folding.whole(edge.source)), EdgeStrength::Strong, 1});
  }
}

void add_weak(const HeapIndex& index, uint32_t number, HolderReport* report) {
  const Heap& heap = index.heap();
  Ref<Weakref> weakref = weakref_list(heap, index.object(number));
  for (; weakref && has_room(*report); weakref = heap.at(weakref).next) {
    const Ref<Object> object = weakref.as<Object>();
    add_holder(&report->holders, {object_label(index.machine(), object),
                                  {object.offset, heap.at(object).birth},
                                  EdgeStrength::Weak,
                                  1});
  }
}

// Up to 3.11 objects that boot made have counts that no program brings to zero.
uint32_t count_of_program(const HeapIndex& index, uint32_t refcount) {
  const auto base = static_cast<uint32_t>(index.machine().profile().static_refcount_base);
  return base != 0 && refcount >= base ? refcount - base : refcount;
}

std::string difference_of(const HeapIndex& index, uint32_t number, const HolderReport& report) {
  if (report.immortal) return "It is immortal: nobody counts references to it.";
  const uint32_t refcount = count_of_program(index, report.refcount);
  if (report.counted == refcount && !has_room(report)) {
    return "Others hold it as well: there are too many to name them all.";
  }
  if (report.counted == refcount) {
    return refcount == report.refcount ? "" : "The machine itself holds it for ever.";
  }
  const bool more = refcount > report.counted;
  const uint32_t by = more ? refcount - report.counted : report.counted - refcount;
  if (more && !index.complete()) {
    return std::to_string(by) + (by == 1 ? " reference comes" : " references come") +
           " from objects that were not looked at, because there are so many objects.";
  }
  return object_label(index.machine(), index.object(number)) + " has a count of " +
         std::to_string(refcount) + ", which is " + std::to_string(by) +
         (more ? " more" : " less") + " than its holders explain.";
}

}  // namespace

HolderReport holders_of(const HeapIndex& index, const Folding& folding, ObjectId id) {
  HolderReport report;
  const uint32_t number = index.find(id);
  if (number == kNoObject) return report;
  const Object& object = index.heap().at(index.object(number));
  report.found = true;
  report.label = object_label(index.machine(), index.object(number));
  report.refcount = object.refcount;
  report.immortal = is_immortal(object);
  add_roots(index, number, &report);
  add_objects(index, folding, number, &report);
  add_weak(index, number, &report);
  report.difference = difference_of(index, number, report);
  report.is_explained =
      report.immortal || report.counted == count_of_program(index, report.refcount);
  return report;
}

HolderReport holders_of(const HeapIndex& index, ObjectId id) {
  return holders_of(index, Folding(index), id);
}

}  // namespace ouro
