#include "core/inspect/moment.h"

#include "core/heap/task_kind.h"
#include "core/heap/weakrefs.h"
#include "core/objects/exception_object.h"
#include "core/vm/program_frames.h"

namespace ouro {
namespace {

TopTask top_task_of(const Machine& machine, const HeapIndex& index) {
  TopTask top;
  top.count = machine.heap.task_count();
  if (top.count == 0) return top;
  const Task& task = machine.heap.task(top.count - 1);
  top.kind = task.kind;
  const bool holds_object =
      (task.owned & 1) != 0 || task.kind == TaskKind::Finalize || task.kind == TaskKind::Deallocate;
  const uint32_t number = holds_object ? index.number_of(task.ref(0)) : kNoObject;
  if (number != kNoObject) top.object = index.id(number);
  return top;
}

}  // namespace

Moment::Moment(const Machine& machine, IndexDetail detail)
    : index_(std::make_unique<HeapIndex>(machine, detail)),
      top_(top_task_of(machine, *index_)),
      gc_(machine.heap.state().gc),
      frame_(machine.state().frame),
      depth_(machine.state().depth),
      in_library_(frame_ && !is_program_frame(machine, frame_)),
      counters_(machine.heap.state().counters),
      output_bytes_(machine.state().output_bytes) {
  for (uint32_t i = 0; i < top_.count; ++i) kinds_.push_back(machine.heap.task(i).kind);
  objects_.reserve(index_->size());
  for (uint32_t i = 0; i < index_->size(); ++i) add_facts(machine, i);
}

void Moment::add_facts(const Machine& machine, uint32_t number) {
  const Heap& heap = machine.heap;
  const Ref<Object> object = index_->object(number);
  const Object& header = heap.at(object);
  ObjectFacts facts{index_->id(number), header.refcount, is_immortal(header), false, 0, false, 0};
  facts.tracked = heap.is_tracked(object);
  if (facts.tracked) facts.generation = heap.at(gc_header_of(object)).generation;
  const LayoutId layout = heap.type_of(object).layout;
  if (layout == LayoutId::Weakref) {
    facts.leads_somewhere = static_cast<bool>(heap.at(object.as<Weakref>()).referent);
  }
  if (layout == LayoutId::Exception) {
    facts.traceback = heap.at(object.as<Exception>()).traceback.offset;
  }
  objects_.push_back(facts);
}

}  // namespace ouro
