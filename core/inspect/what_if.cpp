#include "core/inspect/what_if.h"

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/history/history.h"
#include "core/inspect/describe.h"
#include "core/inspect/graph_holders.h"
#include "core/inspect/named_reference.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr uint64_t kTicksMax = 500'000;
constexpr const char* kTooMany = "There are too many objects to try it out.";
constexpr size_t kNamesMax = 4;

// Takes references out of their places. Each function returns what it took, owned, or null when
// such a reference cannot be cut alone. A name or item keeps None, as after `= None`.
class Scissors {
 public:
  explicit Scissors(Machine* machine) : machine_(*machine), heap_(machine->heap) {}

  Ref<Object> cut(const IndexRoot& root) {
    const bool is_local = root.owner == RootOwner::Frame && root.name.kind == EdgeKind::Local;
    return is_local ? cut_local(Ref<Frame>(root.place), root.name.index) : Ref<Object>{};
  }

  Ref<Object> cut(Ref<Object> source, const EdgeName& name) {
    switch (name.kind) {
      case EdgeKind::Item:
        return cut_item(source, name.index);
      case EdgeKind::Value:
        if (!heap_.has_flag(source, kTypeDictSubclass)) return {};
        return dict_replace(heap_, source.as<Dict>(), name.index, none());
      case EdgeKind::Attribute:
        return cut_attribute(source, name);
      case EdgeKind::Local:
        return cut_local(frame_of(source), name.index);
      case EdgeKind::Field:
        return heap_.type_of(source).layout == LayoutId::Cell
                   ? std::exchange(heap_.at(source.as<Cell>()).contents, Ref<Object>{})
                   : Ref<Object>{};
      default:
        return {};
    }
  }

 private:
  Ref<Object> none() { return new_reference(heap_, machine_.none()); }

  Ref<Object> cut_item(Ref<Object> source, uint32_t index) {
    switch (heap_.type_of(source).layout) {
      case LayoutId::List:
        return list_set(heap_, source.as<List>(), index, none());
      case LayoutId::Tuple:
        return tuple_set(heap_, source.as<Tuple>(), index, none());
      default:
        return {};
    }
  }

  Ref<Object> cut_attribute(Ref<Object> source, const EdgeName& name) {
    if (!name.name) return {};
    Ref<Type> type = heap_.at(source).type;
    for (; type && (heap_.at(type).flags & kTypeHeap) != 0; type = heap_.at(type).base) {
      const Type& slots = heap_.at(type);
      if (name.index >= slots.slot_count || !slots.slot_names) continue;
      if (tuple_get(heap_, slots.slot_names, name.index) != name.name) continue;
      const Ref<Ref<Object>> place(source.offset + slots.slots_offset + name.index * kSlotStride);
      return std::exchange(heap_.at(place), Ref<Object>{});
    }
    if (!heap_.has_flag(source, kTypeManagedAttributes)) return {};
    const StoreResult stored = attribute_set(heap_, source, name.name.as<Str>(), none());
    return stored.old;
  }

  Ref<Frame> frame_of(Ref<Object> owner) const {
    const LayoutId layout = heap_.type_of(owner).layout;
    if (layout == LayoutId::Generator) return heap_.at(owner.as<Generator>()).frame;
    if (layout == LayoutId::Frame) return heap_.at(owner.as<FrameObject>()).frame;
    return {};
  }

  Ref<Object> cut_local(Ref<Frame> frame, uint32_t slot) {
    if (!frame) return {};
    const Ref<uint32_t> word(frame_slot_offset(frame, slot));
    if ((heap_.at(word) & kBorrowedTag) != 0) return {};
    return Ref<Object>(std::exchange(heap_.at(word), 0));
  }

  Machine& machine_;
  Heap& heap_;
};

// One object before the cut, to be found again, or not, after it.
struct Known {
  ObjectRecord record;
  bool reachable;
  bool is_named;  // worth a name in the answer
};

std::vector<Known> known_objects(const HeapIndex& index, const Folding& folding) {
  std::vector<Known> known;
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (index.from_boot(i)) continue;
    const Ref<Object> object = index.object(i);
    const NodeKind kind = node_kind(index.heap(), object);
    const bool is_named = kind != NodeKind::Value && !folding.is_part(i) && !folding.is_library(i);
    known.push_back({{index.id(i), kind, ""}, index.reachable(i), is_named});
    if (is_named) known.back().record.label = object_label(index.machine(), object);
  }
  return known;
}

void compare_with(const HeapIndex& after, const std::vector<Known>& known, WhatIf* answer) {
  for (const Known& object : known) {
    const uint32_t number = after.find(object.record.id);
    const bool freed = number == kNoObject;
    if (!freed && (!object.reachable || after.reachable(number))) continue;
    ++(freed ? answer->objects_freed : answer->objects_garbage);
    if (object.is_named) (freed ? answer->freed : answer->garbage).push_back(object.record);
  }
}

// The names, and how many more there are.
std::string listed_objects(const std::vector<ObjectRecord>& objects, uint32_t all) {
  std::vector<std::string> labels;
  for (const ObjectRecord& object : objects) labels.push_back(object.label);
  return listed(labels, kNamesMax, all);
}

std::string times(uint64_t count) {
  return count == 1 ? "once" : std::to_string(count) + " times";
}

std::string sentence_of(const WhatIf& answer) {
  std::string text;
  if (answer.objects_freed != 0) {
    text = listed_objects(answer.freed, answer.objects_freed) + " would be freed at once.";
  }
  if (answer.objects_garbage != 0) {
    text += (text.empty() ? "" : " ") + listed_objects(answer.garbage, answer.objects_garbage) +
            " would be garbage that only the collector can free.";
  }
  if (text.empty()) {
    text = answer.ended ? "Nothing would be freed: something else still holds it."
                        : "Nothing would be freed before its last words are spoken.";
  }
  if (answer.finalizers_called != 0) {
    text += " Finalizers would be called " + times(answer.finalizers_called) + ".";
  }
  if (answer.callbacks_called != 0) {
    text += " Callbacks of weak references would be called " + times(answer.callbacks_called) + ".";
  }
  if (!answer.ended) text += " What they do takes too long to wait for here.";
  return text;
}

// Drops the reference and lets everything happen that follows before the program goes on.
void run_consequences(Machine& machine, Ref<Object> dropped, WhatIf* answer) {
  const HeapCounters before = machine.heap.state().counters;
  const uint32_t tasks = machine.heap.task_count();
  const uint64_t limit = machine.tick() + kTicksMax;
  decref(machine.heap, dropped);
  while (machine.heap.task_count() > tasks && machine.tick() < limit && !machine.finished() &&
         machine.standstill() == Standstill::None) {
    machine.step();
  }
  const HeapCounters& after = machine.heap.state().counters;
  answer->ended = machine.heap.task_count() <= tasks;
  answer->finalizers_called = after.finalizers_called - before.finalizers_called;
  answer->callbacks_called = after.callbacks_called - before.callbacks_called;
}

WhatIf refused(std::string why) {
  WhatIf answer;
  answer.refusal = why;
  answer.sentence = std::move(why);
  return answer;
}

WhatIf try_cut(Machine& machine, ObjectId target, const std::string& holder) {
  std::vector<Known> known;
  Ref<Object> dropped;
  {
    const HeapIndex index(machine, IndexDetail::Picture);
    if (!index.complete()) return refused(kTooMany);
    const Folding folding(index);
    const uint32_t number = index.find(target);
    if (number == kNoObject) return refused("This object is not alive.");
    const NamedReference reference = find_reference(index, folding, number, holder);
    if (reference.edge == nullptr && reference.root == nullptr) {
      return refused("Nothing called \"" + holder + "\" holds it.");
    }
    known = known_objects(index, folding);
    Scissors scissors(&machine);
    dropped = reference.root != nullptr
                  ? scissors.cut(*reference.root)
                  : scissors.cut(index.object(reference.edge->source), reference.edge->name);
  }
  if (!dropped) {
    return refused("This reference cannot be cut by a program: it goes when its holder goes.");
  }
  WhatIf answer;
  run_consequences(machine, dropped, &answer);
  const HeapIndex after(machine, IndexDetail::Picture);
  if (!after.complete()) return refused(kTooMany);
  compare_with(after, known, &answer);
  answer.sentence = sentence_of(answer);
  return answer;
}

}  // namespace

WhatIf what_if_cut(History* history, ObjectId target, const std::string& holder) {
  if (has_too_many_objects(history->machine())) {
    return refused(kTooMany);
  }
  WhatIf answer;
  history->aside([&](Machine& machine) { answer = try_cut(machine, target, holder); });
  return answer;
}

}  // namespace ouro
