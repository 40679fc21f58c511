#include "core/inspect/heap_validator.h"

#include "core/collector/collector.h"
#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/inspect/allocation_check.h"
#include "core/inspect/container_checks.h"
#include "core/inspect/describe.h"
#include "core/inspect/folding.h"
#include "core/inspect/holders.h"
#include "core/memory/memory_validator.h"
#include "core/objects/function_object.h"

namespace ouro {
namespace {

constexpr uint32_t kHoldersNamed = 6;

class HeapValidator {
 public:
  HeapValidator(const Machine& machine, uint32_t problems_max)
      : machine_(machine), heap_(machine.heap), problems_max_(problems_max) {}

  std::vector<std::string> run() {
    std::string problem;
    if (!memory_is_well_formed(heap_.memory, &problem)) report("The allocator: " + problem);
    check_list_links();
    if (!problems_.empty()) return std::move(problems_);
    const HeapIndex index(machine_);
    index_ = &index;
    check_places();
    // What follows reads objects by their types: only if all of them are objects.
    if (!problems_.empty()) return std::move(problems_);
    check_counts();
    check_lists();
    check_weakrefs();
    check_frames();
    check_tasks();
    check_containers(index, [this](std::string text) { report(std::move(text)); });
    return std::move(problems_);
  }

 private:
  void report(std::string problem) {
    if (problems_.size() < problems_max_) problems_.push_back(std::move(problem));
  }
  std::string label(uint32_t number) const {
    return object_label(machine_, index_->object(number));
  }

  // --- everything found is an object, and everything alive was found ---

  void check_places() {
    for (const BrokenEdge& edge : index_->broken()) {
      const std::string from = edge.source ? object_id_text({edge.source.offset, 0}) : "a root";
      report("A reference from " + from + " (" + edge.name.field + ") leads to " +
             object_id_text({edge.target.offset, 0}) + ", where no object lies.");
    }
    AllocationCheck allocations(heap_.memory);
    for (uint32_t i = 0; i < index_->size(); ++i) {
      const Ref<Object> object = index_->object(i);
      const uint32_t prefix = heap_.type_of(object).prefix_bytes;
      if (allocations.begins_at(object.offset - prefix)) continue;
      report("There are references to " + object_id_text(index_->id(i)) + ", which is freed.");
    }
    const HeapCounters& counters = heap_.state().counters;
    const uint64_t alive = machine_.state().boot_objects + counters.allocations - counters.frees;
    if (alive > index_->size()) {
      report("Nothing leads to " + std::to_string(alive - index_->size()) + " of " +
             std::to_string(alive) + " objects: they have leaked.");
    } else if (alive < index_->size()) {
      report(std::to_string(index_->size()) + " objects were found, but only " +
             std::to_string(alive) + " are counted as alive.");
    }
  }

  // --- counts ---

  void check_counts() {
    const auto base = static_cast<uint32_t>(machine_.profile().static_refcount_base);
    for (uint32_t i = 0; i < index_->size(); ++i) {
      const Object& object = heap_.at(index_->object(i));
      if (is_immortal(object)) continue;
      uint32_t refcount = object.refcount;
      if (base != 0 && refcount >= base) refcount -= base;
      if (refcount != index_->counted(i)) report_count(i, refcount);
    }
  }

  void report_count(uint32_t number, uint32_t refcount) {
    std::string text = "The count of " + label(number) + " is " + std::to_string(refcount) +
                       ", but " + std::to_string(index_->counted(number)) +
                       " references to it exist";
    const HolderReport holders = holders_of(*index_, index_->id(number));
    uint32_t named = 0;
    for (const Holder& holder : holders.holders) {
      if (holder.strength != EdgeStrength::Strong || named == kHoldersNamed) continue;
      text += (named++ == 0 ? ": " : ", ") + holder.text;
    }
    report(text + ".");
  }

  // --- the collector's lists ---

  void check_list_links() {
    for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
      const char* problem = gc_list_problem(heap_, static_cast<GcListId>(i));
      if (problem == nullptr) continue;
      report("The collector's list " + std::to_string(i) + ": " + problem);
    }
  }

  void check_lists() {
    std::vector<uint8_t> listed(index_->size(), 0);
    bool cursor_found = heap_.state().gc.cursor == 0;
    for (uint32_t i = 0; i < static_cast<uint32_t>(GcListId::Count_); ++i) {
      check_members(static_cast<GcListId>(i), &listed, &cursor_found);
    }
    if (!cursor_found) report("The collector's cursor is in none of its lists.");
    for (uint32_t i = 0; i < index_->size(); ++i) {
      if (listed[i] == 0 && heap_.is_tracked(index_->object(i))) {
        report(label(i) + " is tracked, but in none of the collector's lists.");
      }
    }
  }

  void check_members(GcListId list, std::vector<uint8_t>* listed, bool* cursor_found) {
    const uint32_t cursor = heap_.state().gc.cursor;
    if (gc_list_head(heap_, list).offset == cursor) *cursor_found = true;
    Ref<GcHeader> header = gc_list_first(heap_, list);
    for (; header; header = gc_list_next(heap_, list, header)) {
      if (header.offset == cursor) *cursor_found = true;
      const uint32_t number = index_->number_of(object_of(header));
      if (number == kNoObject) continue;
      if ((*listed)[number]++ != 0) report(label(number) + " is in two of the collector's lists.");
      check_member(list, number, heap_.at(header));
    }
  }

  void check_member(GcListId list, uint32_t number, const GcHeader& header) {
    if (!heap_.has_flag(index_->object(number), kTypeHasGc)) {
      report(label(number) + " is in the collector's lists, but its type is not collected.");
    }
    const bool generational = machine_.profile().collector_policy == CollectorPolicy::Generational;
    if (generational && list <= GcListId::Permanent &&
        header.generation != static_cast<uint8_t>(list)) {
      report(label(number) + " is in the list of generation " +
             std::to_string(static_cast<int>(list)) + ", but says generation " +
             std::to_string(header.generation) + ".");
    }
    constexpr uint8_t kOfCollection = kGcCollecting | kGcTentativelyUnreachable;
    if (!heap_.state().gc.collecting && (header.flags & kOfCollection) != 0) {
      report(label(number) + " has marks of a collection, but none is running.");
    }
  }

  // --- weak references ---

  void check_weakrefs() {
    uint32_t linked = 0;
    for (uint32_t i = 0; i < index_->size(); ++i) linked += check_weakref_list(i);
    uint32_t alive = 0;
    for (uint32_t i = 0; i < index_->size(); ++i) {
      const Ref<Object> object = index_->object(i);
      if (heap_.type_of(object).layout != LayoutId::Weakref) continue;
      if (heap_.at(object.as<Weakref>()).referent) ++alive;
    }
    if (alive != linked) report("Some weak references are not in the list of their referent.");
    if (alive != heap_.state().counters.weak_references) {
      report(std::to_string(alive) + " weak references are alive, but " +
             std::to_string(heap_.state().counters.weak_references) + " are counted.");
    }
  }

  uint32_t check_weakref_list(uint32_t number) {
    const Ref<Object> object = index_->object(number);
    uint32_t count = 0;
    Ref<Weakref> previous;
    for (Ref<Weakref> at = weakref_list(heap_, object); at; at = heap_.at(at).next) {
      if (index_->number_of(at.as<Object>()) == kNoObject) {
        report("The list of weak references to " + label(number) + " leads to a dead one.");
        return count;
      }
      const Weakref& weakref = heap_.at(at);
      if (weakref.referent != object || weakref.previous != previous) {
        report("The list of weak references to " + label(number) + " is badly linked.");
        return count;
      }
      previous = at;
      ++count;
    }
    return count;
  }

  // --- frames and tasks ---

  void check_frames() {
    uint32_t count = 0;
    for (const Ref<Frame> ref : running_frames(machine_)) {
      ++count;
      const Frame& frame = heap_.at(ref);
      if (!frame.code || index_->number_of(frame.code.as<Object>()) == kNoObject) {
        report("A running frame has no code.");
        continue;
      }
      const Code& code = heap_.at(frame.code);
      const std::string name = label(index_->number_of(frame.code.as<Object>()));
      if (frame.slot_count != code.slot_count) report("A frame with wrong slots: " + name + ".");
      if (frame.stack_count > code.stack_depth) report("A value stack overflows: " + name + ".");
      if (frame.next_instruction > code.instruction_count) {
        report("A frame stands behind its last instruction: " + name + ".");
      }
    }
    if (count != machine_.state().depth) {
      report(std::to_string(count) + " frames are running, but the depth is " +
             std::to_string(machine_.state().depth) + ".");
    }
  }

  void check_tasks() {
    for (uint32_t i = 0; i < heap_.task_count(); ++i) {
      const Task& task = heap_.task(i);
      if (static_cast<uint32_t>(task.kind) >= kTaskKindCount || task.owned >> kTaskSlots != 0) {
        report("Task " + std::to_string(i) + " is none.");
        continue;
      }
      for (uint32_t slot = 0; slot < kTaskSlots; ++slot) {
        if ((task.owned & (1u << slot)) != 0 && task.slot[slot] == 0) {
          report("A task owns an empty slot: " + std::to_string(slot) + " of task " +
                 std::to_string(i) + ".");
        }
      }
    }
  }

  const Machine& machine_;
  const Heap& heap_;
  uint32_t problems_max_;
  const HeapIndex* index_ = nullptr;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> validate_heap(const Machine& machine, uint32_t problems_max) {
  return HeapValidator(machine, problems_max).run();
}

std::vector<std::string> validate_holders(const Machine& machine, Whose whose,
                                          uint32_t problems_max) {
  std::vector<std::string> problems;
  const HeapIndex index(machine);
  const Folding folding(index);
  for (uint32_t i = 0; i < index.size() && problems.size() < problems_max; ++i) {
    if (whose == Whose::OfProgram && index.from_boot(i)) continue;
    const HolderReport report = holders_of(index, folding, index.id(i));
    if (!report.is_explained) problems.push_back(report.difference);
    for (const Holder& holder : report.holders) {
      if (!holder.text.empty()) continue;
      problems.push_back("A holder of " + report.label + " has no name.");
    }
  }
  return problems;
}

}  // namespace ouro
