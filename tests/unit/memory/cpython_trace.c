// cpython_trace.c - measures the digest of allocation_trace.h on a real CPython (3.7 to 3.11; later
// ones need an initialized interpreter, whose own requests would be in between).
//
//   gcc -O1 -o cpython_trace tests/unit/memory/cpython_trace.c -ldl
//   ./cpython_trace .../libpython3.11.so 1048576
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "allocation_trace.h"

enum { kSlotsMax = 200 };

// As pymem's PyObjectArenaAllocator.
typedef struct {
  void* context;
  void* (*allocate)(void* context, size_t size);
  void (*release)(void* context, void* address, size_t size);
} ArenaAllocator;

static uint8_t* g_base;
static size_t g_arena_bytes;
static unsigned char g_slot_used[kSlotsMax];

static void* (*g_malloc)(size_t);
static void (*g_free)(void*);
static void* (*g_realloc)(void*, size_t);

// Arenas aligned to their pools, at the lowest free address: what PageRegions does.
static void* allocate_arena(void* context, size_t size) {
  (void)context;
  if (size != g_arena_bytes) {
    fprintf(stderr, "the arena size of this CPython is %zu\n", size);
    exit(1);
  }
  for (int slot = 0; slot < kSlotsMax; ++slot) {
    if (g_slot_used[slot]) continue;
    g_slot_used[slot] = 1;
    return g_base + (size_t)slot * g_arena_bytes;
  }
  return NULL;
}

static void release_arena(void* context, void* address, size_t size) {
  (void)context;
  (void)size;
  g_slot_used[(size_t)((uint8_t*)address - g_base) / g_arena_bytes] = 0;
}

static uint32_t allocate(void* context, uint32_t size) {
  (void)context;
  return (uint32_t)((uint8_t*)g_malloc(size) - g_base);
}

static void release(void* context, uint32_t address, uint32_t size) {
  (void)context;
  (void)size;
  g_free(g_base + address);
}

static uint32_t resize(void* context, uint32_t address, uint32_t old_size, uint32_t new_size) {
  (void)context;
  (void)old_size;
  return (uint32_t)((uint8_t*)g_realloc(g_base + address, new_size) - g_base);
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  void* library = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  *(void**)&g_malloc = dlsym(library, "PyObject_Malloc");
  *(void**)&g_free = dlsym(library, "PyObject_Free");
  *(void**)&g_realloc = dlsym(library, "PyObject_Realloc");
  void (*set_arena_allocator)(ArenaAllocator*);
  *(void**)&set_arena_allocator = dlsym(library, "PyObject_SetArenaAllocator");
  // 3.7 sets up its state here; later versions do so at compile time.
  void (*initialize_runtime)(void);
  *(void**)&initialize_runtime = dlsym(library, "_PyRuntime_Initialize");
  if (initialize_runtime != NULL) initialize_runtime();

  g_arena_bytes = (size_t)atol(argv[2]);
  size_t bytes = kSlotsMax * g_arena_bytes;
  uint8_t* memory = mmap(NULL, bytes + g_arena_bytes, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return 1;
  g_base = (uint8_t*)(((uintptr_t)memory + g_arena_bytes - 1) & ~(uintptr_t)(g_arena_bytes - 1));
  ArenaAllocator arenas = {NULL, allocate_arena, release_arena};
  set_arena_allocator(&arenas);

  static Trace trace;
  trace.allocator = (TraceAllocator){NULL, allocate, release, resize};
  uint64_t digest = run_trace(&trace);
  printf("digest 0x%016llx, addresses up to %u\n", (unsigned long long)digest, trace.address_max);
  return 0;
}
