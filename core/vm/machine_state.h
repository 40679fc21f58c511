// machine_state.h - the root area of the block: where everything that is alive starts.
//
// Plain data. HeapState comes first, because Heap finds it there.
#pragma once

#include "core/heap/heap.h"
#include "core/objects/frame.h"

namespace ouro {

// Interned strings that C++ code looks up.
enum class NameId : uint16_t {
#define NAME(name, text) name,
#include "core/vm/names.def"
#undef NAME
  Count_,
};

// Types of the C++ part of the library that code looks up; made when their module is imported.
enum class LibraryType : uint8_t {
#define LIBRARY_TYPE(name) name,
#include "core/vm/library_types.def"
#undef LIBRARY_TYPE
  Count_,
};
inline constexpr uint32_t kLibraryTypeCount = static_cast<uint32_t>(LibraryType::Count_);

enum class RunState : uint8_t {
  Running,
  Exiting,  // the program has ended; atexit, collections and module teardown run
  Finished,
};

struct DataStack {
  uint32_t chunk;  // offset of the newest DataStackChunk
  uint32_t top;    // offset of the first free byte in it
};

struct MachineState {
  HeapState heap;
  uint64_t tick;
  Ref<Frame> frame;  // the innermost running frame
  uint32_t depth;    // nested calls, against recursion_limit
  uint32_t recursion_limit;
  DataStack data_stack;
  Ref<Object> handled;   // the exception that `except` or `finally` handles now, owned
  Ref<Object> builtins;  // Dict of the builtins module
  Ref<Object> modules;   // sys.modules, a Dict
  Ref<Object> main_module;
  Ref<Object> sys_module;
  Ref<Object> memory_error;  // made at boot: raising it allocates nothing
  Ref<Object> recursion_error_text;
  Ref<Object> names[static_cast<uint32_t>(NameId::Count_)];  // owned
  Ref<Object> special_names[kSpecialMethodCount];            // owned
  Ref<Object> exit_modules;  // list of weak references to modules, while they are torn down
  // Descriptors of __dict__ and __weakref__, with VersionProfile::shared_instance_descriptors.
  Ref<Object> shared_dict_descriptor;
  Ref<Object> shared_weakref_descriptor;
  Ref<Object> arena;         // list: the parser arena's references to constants
  Ref<Object> atexit;        // list of (function, args, kwargs)
  Ref<Type> library_types[kLibraryTypeCount];  // see vm/library_types.h; null until imported
  uint32_t next_code_serial;
  uint32_t native_get_dict;  // accessors of __dict__ and __weakref__: vm/instance_attributes.h
  uint32_t native_set_dict;
  uint32_t native_get_weakref;
  uint32_t boot_birth;    // objects with a smaller birth number were made by boot
  uint32_t boot_objects;  // alive at its end; HeapCounters count from there on
  int32_t exit_status;
  RunState run_state;
  uint8_t exit_phase;
  uint8_t eval_breaker;  // a requested collection may begin (CollectionTrigger::EvalBreaker)
  uint8_t reserved;
  uint64_t output_bytes;
  uint64_t slept_ns;      // what time.sleep() has added to the virtual clock
  uint64_t switch_interval_us;  // what sys.setswitchinterval() was told: there is one thread
  uint32_t input_lines;         // of the input that have been read whole
  uint32_t input_column;        // and how many bytes of the next one
  uint64_t type_version;  // next version number for types
};

}  // namespace ouro
