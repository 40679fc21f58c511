#include "core/vm/program_frames.h"

#include "core/objects/function_object.h"
#include "core/objects/str_object.h"

namespace ouro {

bool is_program_frame(const Machine& m, Ref<Frame> frame) {
  if ((m.at(frame).flags & kFrameHidden) != 0) return false;
  return m.sources().knows(str_to_utf8(m.heap, m.at(m.at(frame).code).filename));
}

Ref<Frame> program_frame(const Machine& m) {
  Ref<Frame> frame = m.state().frame;
  while (frame && !is_program_frame(m, frame)) frame = m.at(frame).previous;
  return frame;
}

}  // namespace ouro
