#include "core/vm/program_frames.h"

#include "core/objects/function_object.h"
#include "core/objects/str_object.h"
#include "core/vm/unwinding.h"

namespace ouro {

bool is_program_frame(const Machine& m, Ref<Frame> frame) {
  if ((m.at(frame).flags & kFrameHidden) != 0) return false;
  const Ref<Code> code = m.at(frame).code;
  const uint32_t line = position_of(m, code, m.at(frame).next_instruction).line;
  // What no line is about is judged by where the code begins.
  const uint32_t known_line = line != 0 ? line : m.at(code).first_line;
  return !m.sources().line(str_to_utf8(m.heap, m.at(code).filename), known_line).empty();
}

Ref<Frame> program_frame(const Machine& m) {
  Ref<Frame> frame = m.state().frame;
  while (frame && !is_program_frame(m, frame)) frame = m.at(frame).previous;
  return frame;
}

}  // namespace ouro
