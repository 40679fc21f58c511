#include "core/inspect/graph_roots.h"

#include <algorithm>
#include <string_view>

#include "core/inspect/describe.h"
#include "core/inspect/words.h"
#include "core/objects/function_object.h"
#include "core/vm/program_frames.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

class RootBuilder {
 public:
  RootBuilder(const HeapIndex& index, const Folding& folding, const GraphOptions& options)
      : index_(index), heap_(index.heap()), folding_(folding), options_(options) {}

  std::vector<RootRows> build() {
    add_main_module();
    for (const IndexRoot& root : index_.roots()) add(root);
    add_lists();
    std::erase_if(roots_, [](const RootRows& root) {
      return root.rows.empty() && root.root.kind != RootKind::Module &&
             root.root.kind != RootKind::Frame;
    });
    return std::move(roots_);
  }

 private:
  RootRows& new_root(RootKind kind, std::string title) {
    RootRows rows{};
    rows.root.kind = kind;
    rows.root.title = std::move(title);
    roots_.push_back(std::move(rows));
    return roots_.back();
  }

  void add_main_module() {
    if (folding_.main_module() == kNoObject) return;
    const RowOptions options{options_.fold, false, options_.edges_max};
    NodeRows names = namespace_rows(index_, folding_, folding_.main_module(), options);
    RootRows& root = new_root(RootKind::Module, "module __main__");
    root.rows = std::move(names.rows);
    root.root.edges_left_out = names.left_out;
    main_namespace_ = heap_.at(index_.object(folding_.main_module()).as<Module>()).dict;
  }

  void add(const IndexRoot& root) {
    switch (root.owner) {
      case RootOwner::Frame:
        return add_to_frame(root);
      case RootOwner::Task:
      case RootOwner::Dying:
        return add_to_task(root);
      case RootOwner::Register:
        return add_register(root);
      case RootOwner::Callback:
        return add_row(&callback_root(), root, EdgeRole::Slot, "callback to come");
      default:
        return;
    }
  }

  void add_row(RootRows* rows, const IndexRoot& root, EdgeRole role, std::string name) {
    if (rows->rows.size() >= options_.edges_max) {
      ++rows->root.edges_left_out;
      return;
    }
    rows->rows.push_back({root.strength, role, root.target, std::move(name)});
  }

  // --- frames ---

  RootRows& frame_root(Ref<Frame> frame) {
    if (frame.offset == last_frame_) return roots_[last_frame_root_];
    last_frame_ = frame.offset;
    if (heap_.at(frame).locals == main_namespace_ && main_namespace_ && roots_[0].root.frame == 0) {
      last_frame_root_ = 0;
    } else {
      new_root(RootKind::Frame, frame_name(index_.machine(), frame));
      last_frame_root_ = roots_.size() - 1;
    }
    GraphRoot& root = roots_[last_frame_root_].root;
    root.frame = frame.offset;
    root.line = position_of(index_.machine(), heap_.at(frame).code, instruction_of(frame)).line;
    root.running = frame == index_.machine().state().frame;
    if (last_frame_root_ != 0) add_namespace(frame);
    return roots_[last_frame_root_];
  }

  // A frame that waits for a call stands behind the instruction that made the call.
  uint32_t instruction_of(Ref<Frame> ref) const {
    const Frame& frame = heap_.at(ref);
    const bool waits = !(ref == index_.machine().state().frame) && frame.next_instruction > 0;
    return waits ? frame.next_instruction - 1 : frame.next_instruction;
  }

  // Names of a class body that is being run.
  void add_namespace(Ref<Frame> frame) {
    const Ref<Object> locals = heap_.at(frame).locals;
    if (!locals) return;
    const uint32_t number = index_.number_of(locals);
    if (number == kNoObject) return;
    for (const IndexEdge& edge : index_.edges(number)) {
      if (edge.name.kind != EdgeKind::Value || !edge.name.name) continue;
      roots_.back().rows.push_back(
          {EdgeStrength::Strong, EdgeRole::Name, edge.target, name_text(heap_, edge.name.name)});
    }
  }

  void add_to_frame(const IndexRoot& root) {
    const Ref<Frame> frame(root.place);
    if (!options_.show_library && !is_program_frame(index_.machine(), frame)) return;
    RootRows& rows = frame_root(frame);
    IndexRoot shown = root;
    // The generator owns what its running frame holds; a person sees the frame.
    const bool in_generator = (heap_.at(frame).flags & kFrameInGenerator) != 0;
    if (in_generator && !is_borrowed(frame, root.name)) shown.strength = EdgeStrength::Strong;
    switch (root.name.kind) {
      case EdgeKind::Stack:
        return add_row(&rows, shown, EdgeRole::Stack,
                       "stack [" + std::to_string(root.name.index) + "]");
      case EdgeKind::Local:
        return add_local(&rows, shown, frame);
      default:
        return add_frame_field(&rows, shown);
    }
  }

  bool is_borrowed(Ref<Frame> frame, const EdgeName& name) const {
    if (name.kind == EdgeKind::Field) return false;
    const uint32_t slots = name.kind == EdgeKind::Stack ? heap_.at(frame).slot_count : 0;
    const uint32_t offset = frame_slot_offset(frame, slots + name.index);
    return (heap_.at(Ref<uint32_t>(offset)) & kBorrowedTag) != 0;
  }

  void add_local(RootRows* rows, const IndexRoot& root, Ref<Frame> frame) {
    const SlotName slot = slot_name(index_.machine(), frame, root.name.index);
    add_row(rows, root, EdgeRole::Name, slot.is_cell ? "cell '" + slot.name + "'" : slot.name);
  }

  void add_frame_field(RootRows* rows, const IndexRoot& root) {
    constexpr std::string_view kUsual[] = {"function", "code", "globals", "builtins", "locals"};
    const bool usual =
        std::find(std::begin(kUsual), std::end(kUsual), root.name.field) != std::end(kUsual);
    if (!usual || !options_.fold) add_row(rows, root, EdgeRole::Field, root.name.field);
  }

  // --- tasks and registers ---

  void add_to_task(const IndexRoot& root) {
    if (root.place != last_task_) {
      new_root(RootKind::Task, task_text(index_.machine(), root.place));
      last_task_ = root.place;
    }
    std::string name = root.owner == RootOwner::Dying
                           ? "being taken apart"
                           : task_slot_text(index_.machine(), root.place, root.name.index);
    add_row(&roots_.back(), root, EdgeRole::Slot, std::move(name));
  }

  RootRows& callback_root() {
    if (callback_root_ == kNoNode) {
      callback_root_ = static_cast<uint32_t>(roots_.size());
      new_root(RootKind::Task, "callbacks that the collector is to call");
    }
    return roots_[callback_root_];
  }

  void add_register(const IndexRoot& root) {
    constexpr std::string_view kOfProgram[] = {"exception in flight", "result on its way",
                                               "handled exception"};
    const bool of_program = std::find(std::begin(kOfProgram), std::end(kOfProgram),
                                      root.name.field) != std::end(kOfProgram);
    if (!of_program && !options_.show_registers) return;
    RootRows* rows = &roots_.emplace_back();
    rows->root.kind = RootKind::Register;
    rows->root.title = root.name.field;
    add_row(rows, root, EdgeRole::Slot, "");
  }

  // Lists of the machine that hold objects of the program: what is in them counts as a root.
  void add_lists() {
    add_list(heap_.state().gc.garbage, "gc.garbage");
    add_list(heap_.state().gc.callbacks, "gc.callbacks");
    add_list(index_.machine().state().atexit, "atexit");
  }

  void add_list(Ref<Object> list, const char* title) {
    const uint32_t number = list ? index_.number_of(list) : kNoObject;
    if (number == kNoObject || options_.show_boot) return;
    RootRows& root = new_root(RootKind::Register, title);
    for (const IndexEdge* edge : edges_as_read(index_, number)) {
      root.rows.push_back({EdgeStrength::Strong, EdgeRole::Item, edge->target,
                           edge_text(index_.machine(), list, edge->name)});
    }
  }

  const HeapIndex& index_;
  const Heap& heap_;
  const Folding& folding_;
  const GraphOptions& options_;
  std::vector<RootRows> roots_;
  Ref<Object> main_namespace_;
  uint32_t last_frame_ = 0;
  size_t last_frame_root_ = 0;
  uint32_t last_task_ = kNoNode;
  uint32_t callback_root_ = kNoNode;
};

}  // namespace

std::vector<RootRows> graph_roots(const HeapIndex& index, const Folding& folding,
                                  const GraphOptions& options) {
  return RootBuilder(index, folding, options).build();
}

}  // namespace ouro
