// allocation_trace.h - one long sequence of small requests, for us and for a real CPython.
//
// Written in C, because cpython_trace.c runs it against libpython and prints the digest of all the
// addresses; small_allocator_test.cpp runs it against Memory and expects the same digest. Sizes
// follow few classes at a time, as those of a program do, so pools and arenas fill and empty.
#ifndef OUROBOROS_TESTS_UNIT_MEMORY_ALLOCATION_TRACE_H
#define OUROBOROS_TESTS_UNIT_MEMORY_ALLOCATION_TRACE_H

#include <stdint.h>

enum { kTraceSteps = 600000, kTraceBlocksMax = 60000 };

// Addresses are relative to the first arena.
typedef struct {
  void* context;
  uint32_t (*allocate)(void* context, uint32_t size);
  void (*release)(void* context, uint32_t address, uint32_t size);
  uint32_t (*resize)(void* context, uint32_t address, uint32_t old_size, uint32_t new_size);
} TraceAllocator;

typedef struct {
  uint32_t address;
  uint32_t size;
} TraceBlock;

typedef struct {
  TraceAllocator allocator;
  uint64_t random;
  uint64_t digest;
  uint32_t address_max;
  uint32_t block_count;
  TraceBlock blocks[kTraceBlocksMax];
} Trace;

static inline uint32_t trace_random(Trace* trace, uint32_t below) {
  trace->random = trace->random * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(trace->random >> 33) % below;
}

static inline void trace_note(Trace* trace, uint32_t address) {
  trace->digest = (trace->digest ^ address) * 1099511628211u;
  if (address > trace->address_max) trace->address_max = address;
}

static inline uint32_t trace_size(Trace* trace, uint32_t step) {
  uint32_t favourite = (step / 5000 * 7) % 32;
  if (trace_random(trace, 4) == 0) return 1 + trace_random(trace, 512);
  return 1 + (favourite + trace_random(trace, 3)) % 32 * 16 + trace_random(trace, 16);
}

static inline void trace_allocate(Trace* trace, uint32_t step) {
  if (trace->block_count == kTraceBlocksMax) return;
  uint32_t size = trace_size(trace, step);
  uint32_t address = trace->allocator.allocate(trace->allocator.context, size);
  trace_note(trace, address);
  TraceBlock block = {address, size};
  trace->blocks[trace->block_count++] = block;
}

static inline void trace_release(Trace* trace, uint32_t index) {
  TraceBlock block = trace->blocks[index];
  trace->allocator.release(trace->allocator.context, block.address, block.size);
  trace->blocks[index] = trace->blocks[--trace->block_count];
}

static inline void trace_resize(Trace* trace, uint32_t index, uint32_t step) {
  TraceBlock* block = &trace->blocks[index];
  uint32_t size = trace_size(trace, step);
  block->address =
      trace->allocator.resize(trace->allocator.context, block->address, block->size, size);
  block->size = size;
  trace_note(trace, block->address);
}

// Returns the digest of all addresses in order.
static inline uint64_t run_trace(Trace* trace) {
  trace->random = 2024;
  trace->digest = 14695981039346656037u;
  trace->block_count = 0;
  trace->address_max = 0;
  for (uint32_t step = 0; step < kTraceSteps; ++step) {
    // Tides: mostly growing, mostly shrinking.
    uint32_t allocate_percent = step / 75000 % 2 == 0 ? 80 : 15;
    if (trace->block_count == 0 || trace_random(trace, 100) < allocate_percent) {
      trace_allocate(trace, step);
      continue;
    }
    // Half of the victims are among the youngest.
    uint32_t index = trace_random(trace, trace->block_count);
    if (trace_random(trace, 2) == 0) {
      uint32_t depth = trace->block_count < 8 ? trace->block_count : 8;
      index = trace->block_count - 1 - trace_random(trace, depth);
    }
    if (trace_random(trace, 10) == 0) {
      trace_resize(trace, index, step);
    } else {
      trace_release(trace, index);
    }
  }
  while (trace->block_count > 0) trace_release(trace, trace->block_count - 1);
  // What is left of the free lists shows in the order of the next ones.
  for (uint32_t step = 0; step < 2000; ++step) trace_allocate(trace, step * 100);
  return trace->digest;
}

#endif
