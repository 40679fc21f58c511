#include "core/vm/data_stack.h"

#include <cstring>

namespace ouro {
namespace {

constexpr uint32_t kChunkBytes = 16 * 1024;

DataStackChunk& chunk_at(Machine& m, uint32_t offset) {
  return m.at(Ref<DataStackChunk>(offset));
}

void push_chunk(Machine& m, uint32_t size_bytes) {
  const uint32_t offset = m.heap.allocate_area(size_bytes);
  CHECK(offset != 0);
  DataStack& stack = m.state().data_stack;
  chunk_at(m, offset) = DataStackChunk{stack.chunk, size_bytes, stack.top, 0};
  stack.chunk = offset;
  stack.top = offset + static_cast<uint32_t>(sizeof(DataStackChunk));
}

void pop_chunk(Machine& m) {
  DataStack& stack = m.state().data_stack;
  const uint32_t offset = stack.chunk;
  const DataStackChunk chunk = chunk_at(m, offset);
  stack.chunk = chunk.previous;
  stack.top = chunk.saved_top;
  m.heap.release_area(offset, chunk.size_bytes);
}

}  // namespace

Ref<Frame> data_stack_push(Machine& m, uint32_t slot_count, uint32_t stack_depth) {
  const uint32_t bytes = frame_bytes(slot_count, stack_depth);
  const DataStack stack = m.state().data_stack;
  if (stack.chunk == 0 || stack.top + bytes > stack.chunk + chunk_at(m, stack.chunk).size_bytes) {
    const uint32_t needed = bytes + static_cast<uint32_t>(sizeof(DataStackChunk));
    push_chunk(m, needed > kChunkBytes ? needed : kChunkBytes);
  }
  const Ref<Frame> ref(m.state().data_stack.top);
  m.state().data_stack.top += bytes;
  std::memset(m.heap.memory.bytes(ref.offset), 0, bytes);
  Frame& frame = m.at(ref);
  frame.slot_count = slot_count;
  frame.size_bytes = bytes;
  return ref;
}

void data_stack_pop(Machine& m, Ref<Frame> frame) {
  DataStack& stack = m.state().data_stack;
  CHECK(frame.offset + m.at(frame).size_bytes == stack.top);
  stack.top = frame.offset;
  const bool is_empty = stack.top == stack.chunk + sizeof(DataStackChunk);
  if (is_empty && chunk_at(m, stack.chunk).previous != 0) pop_chunk(m);
}

}  // namespace ouro
