// machine.h - the machine: load a program, run it tick by tick. Read this first of core/.
//
// A Machine is one block of plain data (memory/memory.h) and the code that moves it from one tick
// to the next. One tick runs one bytecode instruction or one step of a task. Between two ticks
// everything is in the block: it can be digested, copied, and put back (history/), and read
// (inspect/).
//
//   vm/task_runner    runs the top task: the continuation of everything
//   vm/dispatch       the one long switch over instructions
//   vm/calls          binds arguments, pushes and leaves frames
//   vm/attributes     lookup on types and instances, descriptors
//   vm/operators      arithmetic, comparison, truth, subscripts, iteration
//   vm/unwinding      raising, handler search, tracebacks
//   vm/boot           makes the builtin types and modules in an empty block
//
// Output leaves through an OutputSink and never comes back in. The same source and profile give the
// same block at the same tick, everywhere.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytecode/code_unit.h"
#include "core/vm/lookup_cache.h"
#include "core/vm/machine_state.h"
#include "core/vm/native.h"
#include "core/vm/source_lines.h"

namespace ouro {

enum class OutputStream : uint8_t { Stdout, Stderr };

// Takes what the program prints. Called during ticks; must not touch the machine.
class OutputSink {
 public:
  virtual ~OutputSink() = default;
  virtual void write(OutputStream stream, std::string_view text) = 0;
};

struct MachineOptions {
  uint32_t memory_limit_bytes = 256u << 20;
  // Nothing is printed beyond this, and the machine stands still when a program tries.
  uint64_t output_limit_bytes = UINT64_MAX;
  bool gc_stress = false;  // request a collection at every allocation of a GC object
  bool moves_on_every_allocation = false;  // test switch, see memory/memory.h
};

// Why a machine stands still although its program has not ended: ticks do not move it.
enum class Standstill : uint8_t {
  None,
  Input,   // input() waits for a line that its source does not have yet
  Output,  // the program has printed more than it may
};

class InputSource;
class Machine;

// What the modules in core/modules give to a machine; the machine itself knows no module by name.
struct Library {
  // What an uncaught exception suggests (". Did you mean: 'x'?"), empty when it suggests nothing.
  std::string (*suggestion)(Machine& m, Ref<Object> exception);
  // The candidate that is most like `wrong`; empty when none is like it.
  std::string (*closest_name)(const std::vector<std::string>& candidates, const std::string& wrong);
  // The lines that a traceback entry shows of the source, with marks under the running part.
  std::string (*shown_source)(const SourceLines& sources, const std::string& file,
                              const SourceSpan& span, const VersionProfile& profile);
  // Adds methods to the builtin types and makes the builtins and sys modules, at boot.
  void (*install)(Machine& m);
  // Makes a builtin module that is imported for the first time, owned; null when there is none of
  // this name.
  Ref<Object> (*make_module)(Machine& m, std::string_view name);
  // Whether a builtin module makes this attribute when it is asked for it; then the outcome has it,
  // now or later.
  bool (*late_attribute)(Machine& m, Ref<Object> module, Ref<Str> name, Outcome* outcome);
  // The code of a module that is written in Python; null when there is none of this name.
  std::shared_ptr<CodeUnit> (*find_module)(std::string_view name, const VersionProfile& profile);
};

class Machine {
 public:
  // `library` outlives the machine (modules/library.h has the one).
  Machine(const VersionProfile& profile, const Library& library, MachineOptions options = {});
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  // --- running ---
  // Makes `unit` the program: __main__, about to run its first instruction. Once per machine.
  void load(const CodeUnit& unit);
  // Runs until `tick_limit` is reached, the program has ended (exit included), or stands still.
  void run_until(uint64_t tick_limit);
  void step() { run_until(tick() + 1); }
  uint64_t tick() const { return state().tick; }
  bool finished() const { return state().run_state == RunState::Finished; }
  Standstill standstill() const;
  int exit_status() const { return state().exit_status; }
  // The source line about to run in the innermost frame of a Python program; 0 when there is none.
  uint32_t current_line() const;
  // A digest of the whole block.
  uint64_t digest() const;

  void set_output(OutputSink* sink) { output_ = sink; }
  // Where input() reads (vm/input_source.h); null: there is no input.
  void set_input(InputSource* source) { input_ = source; }
  // What is left of the present line of the input, with its end, but not more than so many
  // characters of it; empty at the end of the input. To be called where the machine does not stand
  // still for it: by the task ReadLine.
  std::string read_input(uint32_t characters_max);
  const Library& library() const { return library_; }
  bool eval_breaker_hit() const { return state().eval_breaker != 0; }
  void clear_eval_breaker() { state().eval_breaker = 0; }
  // Asks for attention when something waits for the eval breaker: a requested collection.
  void check_eval_breaker();
  // Drops what is derived from the block (caches); to be called after the block was replaced.
  void block_replaced();

  // --- the block ---
  Heap heap;
  MachineState& state() { return reinterpret_cast<MachineState&>(heap.state()); }
  const MachineState& state() const { return reinterpret_cast<const MachineState&>(heap.state()); }
  const VersionProfile& profile() const { return heap.profile; }
  const MachineOptions& options() const { return options_; }
  template <typename T>
  T& at(Ref<T> ref) {
    return heap.at(ref);
  }
  template <typename T>
  const T& at(Ref<T> ref) const {
    return heap.at(ref);
  }

  // --- well-known objects, borrowed ---
  Ref<Str> name(NameId id) const { return state().names[static_cast<uint32_t>(id)].as<Str>(); }
  Ref<Str> special_name(SpecialMethod method) const {
    return state().special_names[static_cast<uint32_t>(method)].as<Str>();
  }
  Ref<Type> type(TypeId id) const { return heap.type(id); }

  // --- for native functions and steps ---
  Task& task() { return heap.top_task(); }
  // The value that a task waited for, owned by the caller from here on.
  Ref<Object> take_result();
  void set_result(Ref<Object> owned);
  // Pops the running task, releases what it owns and delivers `owned` to the one below.
  StepResult finish(Ref<Object> owned);
  Ref<Object> none() const { return heap.state().none; }
  Ref<Object> boolean(bool value) const { return value ? heap.state().true_ : heap.state().false_; }
  // Owned None, the result of functions that return nothing.
  Outcome return_none();
  Outcome return_bool(bool value);

  // Raises a new exception of a builtin type. `message` becomes its only argument.
  Outcome raise(TypeId type, std::string_view message);
  // Raises an exception whose only argument is an object (KeyError, StopIteration); borrowed.
  Outcome raise_with(TypeId type, Ref<Object> argument);
  // Raises StopIteration without a value.
  Outcome raise_stop_iteration();
  // MemoryError, without allocating.
  Outcome raise_memory_error();
  bool has_raised() const { return static_cast<bool>(heap.state().raised); }
  // Pops the top task because the operation it was pushed for has raised at once; releases what it
  // owns.
  void abandon_task();
  bool raised_is(TypeId type) const;
  // Forgets the exception in flight.
  void clear_raised();

  // At most as much of it as the output limit allows.
  void write(OutputStream stream, std::string_view text);

  // --- natives (vm/native.h) ---
  const NativeEntry& native(uint32_t index) const { return *natives_[index]; }
  uint32_t add_native(const NativeEntry* entry);

  // A native for the getter or setter of a computed attribute.
  uint32_t add_accessor(const char* name, NativeFunction function);

  SourceLines& sources() { return sources_; }
  const SourceLines& sources() const { return sources_; }
  LookupCache& lookup_cache() { return lookup_cache_; }
  GlobalCache& global_cache() { return global_cache_; }
  // For NestedCall; 0 between two ticks.
  uint32_t& nested_calls() { return nested_calls_; }

 private:
  const Library& library_;
  MachineOptions options_;
  OutputSink* output_ = nullptr;
  InputSource* input_ = nullptr;
  std::vector<const NativeEntry*> natives_;
  std::map<const NativeEntry*, uint32_t> native_indices_;
  std::deque<NativeEntry> accessors_;  // entries of natives_ that no static table holds
  SourceLines sources_;
  LookupCache lookup_cache_;
  GlobalCache global_cache_;
  uint32_t nested_calls_ = 0;
};

}  // namespace ouro
