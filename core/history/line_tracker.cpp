#include "core/history/line_tracker.h"

#include "core/heap/task_kind.h"
#include "core/vm/calls.h"
#include "core/vm/program_frames.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// What a function does before its first line.
bool is_prologue(Opcode opcode) {
  switch (opcode) {
    case Opcode::RESUME:
    case Opcode::MAKE_CELL:
    case Opcode::COPY_FREE_VARS:
    case Opcode::RETURN_GENERATOR:
      return true;
    default:
      return false;
  }
}

Opcode opcode_at(const Machine& machine, Ref<Code> code_ref, uint32_t instruction) {
  const Code& code = machine.at(code_ref);
  if (instruction >= code.instruction_count) return Opcode::NOP;
  return opcode_of(machine.at(Ref<Instruction>(code.instructions + 4 * instruction)));
}

// The frame whose next instruction is the next tick; null when a task is on top.
Ref<Frame> frame_about_to_run(const Machine& machine) {
  const uint32_t count = machine.heap.task_count();
  if (count == 0 || machine.heap.task(count - 1).kind != TaskKind::RunFrame) return {};
  return machine.state().frame;
}

// The first instruction of a line, when one that belongs to no line is about to run: the RESUME
// that a module begins with since 3.11. 0 elsewhere.
uint32_t first_instruction_ahead(const Machine& machine) {
  const Ref<Frame> ref = frame_about_to_run(machine);
  if (!ref) return 0;
  const Frame& frame = machine.at(ref);
  uint32_t at = frame.next_instruction;
  if (position_of(machine, frame.code, at).line != 0 || !is_program_frame(machine, ref)) return 0;
  while (is_prologue(opcode_at(machine, frame.code, at))) ++at;
  return at;
}

}  // namespace

LineTracker::LineTracker(const Machine& machine) : last_(first_place_of(machine)) {}

LineTracker::Place LineTracker::first_place_of(const Machine& machine) {
  const uint32_t ahead = first_instruction_ahead(machine);
  if (ahead == 0) return place_of(machine);
  const Ref<Frame> frame = machine.state().frame;
  return {frame, ahead, position_of(machine, machine.at(frame).code, ahead).line};
}

LineTracker::Place LineTracker::place_of(const Machine& machine) {
  const Ref<Frame> ref = frame_about_to_run(machine);
  if (!ref) return {};
  if (!is_program_frame_cached(machine, ref)) return {};
  const Frame& frame = machine.at(ref);
  if (is_prologue(opcode_at(machine, frame.code, frame.next_instruction))) return {};
  return {ref, frame.next_instruction,
          position_of(machine, frame.code, frame.next_instruction).line};
}

bool LineTracker::is_program_frame_cached(const Machine& machine, Ref<Frame> frame) {
  const Ref<Code> code = machine.at(frame).code;
  const uint32_t birth = machine.at(code.as<Object>()).birth;
  Known& known = known_[(code.offset >> 4) % known_.size()];
  if (known.code != code || known.birth != birth) {
    known = {code, birth, is_program_frame(machine, frame)};
  }
  return known.is_program;
}

bool LineTracker::advance(const Machine& machine) {
  const Place place = place_of(machine);
  // A task, library code or a prologue: the last line of the program stays the last.
  if (!place.frame || place.line == 0) return false;
  Place last = last_;
  last_ = place;
  if (last.frame != place.frame) {
    // Entered or come back to: what this frame did last is the instruction before.
    if (place.instruction == 0) return true;
    const Ref<Code> code = machine.at(place.frame).code;
    const Opcode before = opcode_at(machine, code, place.instruction - 1);
    if (is_prologue(before)) return true;
    last = {place.frame, place.instruction - 1,
            position_of(machine, code, place.instruction - 1).line};
  }
  if (place.instruction == last.instruction) {
    // `while True: pass` is a jump to itself.
    const Opcode opcode = opcode_at(machine, machine.at(place.frame).code, place.instruction);
    return opcode == Opcode::JUMP_BACKWARD;
  }
  return place.line != last.line || place.instruction < last.instruction;
}

uint32_t line_about_to_run(const Machine& machine) {
  const Ref<Frame> ref = frame_about_to_run(machine);
  if (!ref || !is_program_frame(machine, ref)) return 0;
  return position_of(machine, machine.at(ref).code, machine.at(ref).next_instruction).line;
}

uint32_t line_to_show(const Machine& machine) {
  const uint32_t ahead = first_instruction_ahead(machine);
  if (ahead == 0) return machine.current_line();
  return position_of(machine, machine.at(machine.state().frame).code, ahead).line;
}

}  // namespace ouro
