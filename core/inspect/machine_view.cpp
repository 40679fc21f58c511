#include "core/inspect/machine_view.h"

#include <algorithm>

#include "core/bytecode/disassembler.h"
#include "core/heap/task_kind.h"
#include "core/inspect/code_reading.h"
#include "core/inspect/describe.h"
#include "core/inspect/words.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/program_frames.h"
#include "core/vm/super_lookup.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

const char* const kTaskNames[] = {
#define TASK(name, meaning) #name,
#include "core/heap/tasks.def"
#undef TASK
};
const char* const kOpcodeMeanings[] = {
#define OPCODE(name, operand, pops, pushes, meaning) meaning,
#include "core/bytecode/opcodes.def"
#undef OPCODE
};

const char* await_text(Await await) {
  switch (await) {
    case Await::Nothing:
      return "";
    case Await::Truth:
    case Await::JumpIfFalse:
    case Await::JumpIfTrue:
    case Await::KeepOrPopFalse:
    case Await::KeepOrPopTrue:
      return "waits for a truth value";
    case Await::Next:
      return "waits for the next item";
    case Await::Send:
      return "waits for the generator that it delegates to";
    default:
      return "waits for the result of a call";
  }
}

ObjectId id_of(const Machine& machine, Ref<Object> object) {
  return object ? ObjectId{object.offset, machine.at(object).birth} : ObjectId{};
}

SlotView view_word(const Machine& machine, uint32_t offset) {
  const uint32_t word = machine.at(Ref<uint32_t>(offset));
  SlotView view{};
  view.object = id_of(machine, untagged(word));
  view.borrowed = (word & kBorrowedTag) != 0;
  if (word != 0) view.text = short_text(machine, untagged(word));
  return view;
}

SlotView view_local(const Machine& machine, Ref<Frame> frame, uint32_t index) {
  SlotView view = view_word(machine, frame_slot_offset(frame, index));
  const SlotName name = slot_name(machine, frame, index);
  view.name = name.name;
  view.is_cell = name.is_cell;
  if (!name.is_cell) return view;
  const Ref<Object> contents = machine.at(Ref<Cell>(view.object.offset)).contents;
  view.object = id_of(machine, contents);
  view.text = contents ? short_text(machine, contents) : "";
  return view;
}

std::vector<SlotView> view_stack(const Machine& machine, Ref<Frame> frame) {
  std::vector<SlotView> stack;
  const Frame& owner = machine.at(frame);
  for (uint32_t i = 0; i < owner.stack_count; ++i) {
    stack.push_back(view_word(machine, frame_slot_offset(frame, owner.slot_count + i)));
    stack.back().name = std::to_string(i);
  }
  return stack;
}

// The instruction that a frame is at: the next one, or the one whose call it waits for.
uint32_t instruction_at(const Machine& machine, Ref<Frame> ref) {
  const Frame& frame = machine.at(ref);
  const bool waits = ref != machine.state().frame && frame.next_instruction > 0;
  return waits ? frame.next_instruction - 1 : frame.next_instruction;
}

FrameView view_frame(const Machine& machine, Ref<Frame> ref) {
  const Frame& frame = machine.at(ref);
  FrameView view{};
  view.function = frame_name(machine, ref);
  view.file = name_text(machine.heap, machine.at(frame.code).filename.as<Object>());
  view.frame = ref.offset;
  view.instruction = frame.next_instruction;
  view.line = position_of(machine, frame.code, instruction_at(machine, ref)).line;
  view.running = ref == machine.state().frame;
  view.hidden = !is_program_frame(machine, ref);
  view.waits = await_text(frame.await);
  for (uint32_t i = 0; i < frame.slot_count; ++i) {
    view.locals.push_back(view_local(machine, ref, i));
  }
  view.stack = view_stack(machine, ref);
  return view;
}

// --- code ---

std::string argument_text(const Machine& machine, const Code& code, Opcode opcode,
                          uint32_t operand) {
  if (opcode == Opcode::LOAD_SUPER_METHOD) operand &= ~kSuperHasRun;
  Ref<Tuple> table;
  switch (operand_kind(opcode)) {
    case OperandKind::Const:
      table = code.constants;
      break;
    case OperandKind::Name:
      table = code.names;
      break;
    case OperandKind::Local:
      table = code.slot_names;
      break;
    case OperandKind::Count:
    case OperandKind::Depth:
      return std::to_string(operand);
    default:
      return operand_text(opcode, operand);
  }
  if (!table || operand >= machine.at(table).size) return "?";
  const Ref<Object> object = tuple_get(machine.heap, table, operand);
  return operand_kind(opcode) == OperandKind::Const ? short_text(machine, object)
                                                    : name_text(machine.heap, object);
}

CodeRow view_row(const Machine& machine, Ref<Code> code, uint32_t index) {
  const Instruction instruction = instruction_of(machine, code, index);
  const Opcode opcode = opcode_of(instruction);
  const SourceSpan span = position_of(machine, code, index);
  CodeRow row{};
  row.offset = index;
  row.line = span.line;
  row.column = span.column;
  row.end_line = span.end_line;
  row.end_column = span.end_column;
  row.opcode = opcode_name(opcode);
  row.argument = argument_text(machine, machine.at(code), opcode, operand_of(instruction));
  row.meaning = opcode_meaning(opcode);
  return row;
}

void mark_jump_targets(const Machine& machine, Ref<Code> code, std::vector<CodeRow>* rows) {
  for (uint32_t i = 0; i < rows->size(); ++i) {
    const Instruction instruction = instruction_of(machine, code, i);
    const uint32_t target = operand_of(instruction);
    if (has_jump_target(opcode_of(instruction)) && target < rows->size()) {
      (*rows)[target].jump_target = true;
    }
  }
}

}  // namespace

Instruction instruction_of(const Machine& machine, Ref<Code> code, uint32_t index) {
  const Code& table = machine.at(code);
  if (index >= table.instruction_count) return make_instruction(Opcode::NOP);
  return machine.at(Ref<Instruction>(table.instructions + 4 * index));
}

std::string instruction_argument(const Machine& machine, Ref<Code> code, uint32_t index) {
  const Instruction instruction = instruction_of(machine, code, index);
  return argument_text(machine, machine.at(code), opcode_of(instruction), operand_of(instruction));
}

const char* opcode_meaning(Opcode opcode) {
  return kOpcodeMeanings[static_cast<uint32_t>(opcode)];
}

const char* task_kind_name(TaskKind kind) {
  return kTaskNames[static_cast<uint32_t>(kind)];
}

std::vector<FrameView> view_frames(const Machine& machine) {
  std::vector<FrameView> frames;
  for (const Ref<Frame> frame : running_frames(machine)) {
    frames.push_back(view_frame(machine, frame));
  }
  std::reverse(frames.begin(), frames.end());
  return frames;
}

CodeListing view_code(const Machine& machine) {
  CodeListing listing;
  const Ref<Frame> frame = program_frame(machine);
  if (!frame) return listing;
  const Ref<Code> code = machine.at(frame).code;
  listing.name = frame_name(machine, frame);
  for (uint32_t i = 0; i < machine.at(code).instruction_count; ++i) {
    listing.rows.push_back(view_row(machine, code, i));
  }
  mark_jump_targets(machine, code, &listing.rows);
  const uint32_t current = instruction_at(machine, frame);
  if (current < listing.rows.size()) listing.rows[current].current = true;
  for (const SlotView& slot : view_stack(machine, frame)) {
    const std::string text = slot.text.empty() ? "NULL" : slot.text;
    listing.stack.push_back(slot.borrowed ? text + " (borrowed)" : text);
  }
  return listing;
}

std::vector<TaskView> view_tasks(const Machine& machine) {
  std::vector<TaskView> tasks;
  for (uint32_t i = machine.heap.task_count(); i-- > 0;) {
    const Task& task = machine.heap.task(i);
    TaskView view;
    view.kind = task_kind_name(task.kind);
    view.sentence = task_text(machine, i);
    for (uint32_t slot = 0; slot < kTaskSlots; ++slot) {
      if ((task.owned & (1u << slot)) == 0) continue;
      SlotView held{};
      held.name = task_slot_text(machine, i, slot);
      held.object = id_of(machine, task.ref(slot));
      held.text = short_text(machine, task.ref(slot));
      view.held.push_back(std::move(held));
    }
    tasks.push_back(std::move(view));
  }
  return tasks;
}

CountersView view_counters(const Machine& machine) {
  const HeapCounters& counters = machine.heap.state().counters;
  const GcState& gc = machine.heap.state().gc;
  CountersView view{};
  // A program may also free what boot made.
  view.live_objects =
      counters.allocations > counters.frees ? counters.allocations - counters.frees : 0;
  view.references_taken = counters.references_taken;
  view.references_dropped = counters.references_dropped;
  view.allocations = counters.allocations;
  view.frees = counters.frees;
  view.memory_bytes = machine.heap.memory.system_bytes();
  view.finalizers_called = counters.finalizers_called;
  view.weak_references = counters.weak_references;
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    view.generation_counts.push_back(gc.count[i]);
    view.thresholds.push_back(gc.threshold[i]);
    view.collections += gc.stats[i].collections;
    view.collected += gc.stats[i].collected;
    view.uncollectable += gc.stats[i].uncollectable;
  }
  return view;
}

}  // namespace ouro
