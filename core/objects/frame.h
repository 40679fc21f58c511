// frame.h - a running function: CPython's _PyInterpreterFrame.
//
//   [ Frame | slots: arguments, locals, cells, free variables | value stack ]
//
// A frame lies on the machine's data stack (vm/data_stack.h), or inside its generator. It never
// moves while it lives. Slots and stack entries are 32-bit words: the offset of an object, 0 for
// empty, with kBorrowedTag set when the reference is borrowed and so not counted (profiles with
// borrowed_loads).
//
// `await` says what happens with the value that a call below delivers; it is None while the frame
// runs. A frame whose `pending_exception` is set raises it before its next instruction.
#pragma once

#include "core/heap/deallocation.h"
#include "core/heap/heap.h"

namespace ouro {

struct Code;
struct Function;

// What a frame does with the value it waits for.
enum class Await : uint8_t {
  Nothing,
  Push,         // push it
  Drop,         // release it
  Truth,        // push True or False: the value is a bool, inverted when await_count is 1
  JumpIfFalse,  // the value is a bool: jump to await_count when it is false
  JumpIfTrue,
  KeepOrPopFalse,  // JUMP_IF_FALSE_OR_POP: as above, but the stack's top stays when it jumps
  KeepOrPopTrue,
  Release,  // release await_count stack entries, then push it
  Next,     // FOR_ITER: push it; StopIteration ends the loop
  Send,     // SEND: push it; StopIteration gives the result and jumps
  SuperMethod,   // as Method, for the three entries of a super() call
  Method,        // LOAD_METHOD: release the object, push it, push NULL
  NotContained,  // as Release, with the truth inverted
  Replace,  // put it in the place of the entry at depth await_count, then repeat the instruction
};

enum FrameFlags : uint8_t {
  kFrameEntry = 1,  // its result goes to the task below its RunFrame, not to `previous`
  kFrameInGenerator = 2,
  kFrameHidden = 4,  // prelude code: not in tracebacks
  // It waits for a callable written in C: when the value comes, the eval breaker is looked at.
  kFrameChecksBreaker = 8,
};

struct Frame {
  Ref<Frame> previous;            // the caller
  Ref<Code> code;                 // owned, as the next two, when `function` is null
  Ref<Function> function;         // owned; null where nothing but its code and globals is kept
  Ref<Object> globals;            // Dict
  Ref<Object> builtins;           // Dict
  Ref<Object> locals;             // owned namespace of a module or class body; null in functions
  Ref<Object> frame_object;       // owned; the Python-visible frame, made when somebody asks
  Ref<Object> generator;          // not owned
  Ref<Object> handled;            // owned; a suspended generator's, see MachineState::handled
  Ref<Object> pending_exception;  // owned
  uint32_t next_instruction;      // index
  uint32_t stack_count;           // entries on the value stack
  uint32_t slot_count;
  uint32_t size_bytes;  // of the whole frame
  uint32_t await_count;
  Await await;
  uint8_t flags;     // FrameFlags
  uint8_t reraised;  // the exception has passed through this frame before: no new traceback entry
  uint8_t reserved;
};
static_assert(sizeof(Frame) == 64);

inline uint32_t frame_slot_offset(Ref<Frame> frame, uint32_t index) {
  return frame.offset + static_cast<uint32_t>(sizeof(Frame)) + 4 * index;
}
inline uint32_t frame_bytes(uint32_t slot_count, uint32_t stack_depth) {
  return (static_cast<uint32_t>(sizeof(Frame)) + 4 * (slot_count + stack_depth) + 15) & ~15u;
}
inline Ref<Object> untagged(uint32_t word) {
  return Ref<Object>(word & ~kBorrowedTag);
}

// Reports what a frame owns: code, function, namespaces, slots, value stack.
void traverse_frame(const Memory& memory, Ref<Frame> frame, const EdgeVisitor& visitor);

}  // namespace ouro
