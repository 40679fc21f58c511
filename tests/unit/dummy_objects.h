// dummy_objects.h - a heap of made-up objects, so that the collector can be tested without a parser
// and a machine.
//
// A node refers to at most kNodeEdges others, can be referenced weakly, and can have a finalizer: a
// C++ function of the test, which stands for user code. There are also exact tuples and dicts (as
// far as untracking is concerned), callbacks of weak references, and atoms without a GC header.
//
// What make functions give back is an owned reference: "a variable" of the test. drop() lets go of
// one. The runner does what vm/task_runner.h does: one step of the top task.
//
// After every step everything is checked: links of all lists, the cursor, and that each count is
// what edges, variables and tasks explain.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "core/collector/collector.h"
#include "core/heap/heap.h"
#include "core/heap/weakrefs.h"

#include <doctest/doctest.h>  // last: its CHECK is wanted, not that of core/base/errors.h

namespace ouro::tests {

inline constexpr uint32_t kNodeEdges = 6;

struct Node : Object {
  Ref<Weakref> weaklist;
  uint32_t reserved;
  Ref<Object> edges[kNodeEdges];
};

// What a row of dummy types is for; each has a type of its own.
enum class DummyType : uint8_t { Node, Finalizing, NoClear, Count_ };

class DummyHeap : public Heap {
 public:
  using Edges = std::initializer_list<Ref<Object>>;
  using UserCode = std::function<void(DummyHeap&)>;

  explicit DummyHeap(const char* profile = "3.14");

  // --- objects ---
  Ref<Object> node(const std::string& name, Edges edges = {});
  // A node whose finalizer runs `code`.
  Ref<Object> finalizing(const std::string& name, UserCode code = {}, Edges edges = {});
  // A node of a type without tp_clear.
  Ref<Object> node_without_clear(const std::string& name, Edges edges = {});
  Ref<Object> tuple(const std::string& name, Edges edges = {});
  Ref<Object> dict(const std::string& name, Edges edges = {});
  // Not a GC object.
  Ref<Object> atom(const std::string& name);
  // A weak reference; with code, it has a callback that runs it.
  Ref<Object> weakref(const std::string& name, Ref<Object> referent);
  Ref<Object> weakref(const std::string& name, Ref<Object> referent, UserCode code);

  // A new edge, the last one.
  void add_edge(Ref<Object> from, Ref<Object> to);
  // Drops the first edge to `to`, and runs what that starts.
  void cut_edge(Ref<Object> from, Ref<Object> to);
  // One variable more, or less; outside of user code and collections, what dies is gone at once.
  Ref<Object> hold(Ref<Object> object);
  void drop(Ref<Object> object);
  void drop(Edges objects);

  // --- running ---
  void step();
  // Until no task is left.
  void run();
  // Until the running collection is about to take its first step in `phase`, or is over.
  void run_to(CollectorPhase phase);
  // gc.collect(generation).
  int64_t collect(uint32_t generation = 2);
  // Starts one and takes it to `phase`.
  void collect_to(CollectorPhase phase, uint32_t generation = 2);

  // --- looking ---
  // Names of the objects of a list, in order, with a space between.
  std::string names(GcListId list) const;
  // "a:1 b:0": names with gc_refs.
  std::string gc_refs(GcListId list) const;
  std::string name(Ref<Object> object) const;
  bool is_alive(const std::string& name) const;
  bool is_dead_weakref(Ref<Object> weakref) const;
  // All that are not dying, in the order of their birth.
  std::vector<Ref<Object>> live_objects() const;
  uint32_t variables_of(Ref<Object> object) const;

  // What has happened, in words: "del a", "callback r", "free a", "start", "stop 2", lines of
  // debug output. Cleared by the test.
  std::string log;
  // Whether gc.callbacks has a function; it logs, and then runs this if it is set.
  bool has_callbacks = false;
  UserCode on_gc_callback;
  // Stands for a sys.stderr of the program, which debug output goes to.
  UserCode on_debug_output;
  std::vector<Ref<Object>> garbage;  // gc.garbage
  // What the incremental collector marks from, globals and stacks; need not be all variables.
  std::vector<Ref<Object>> roots[2];
  void note(const std::string& what) { log += (log.empty() ? "" : ", ") + what; }

  // For tests that compare images: checks that cost too much can be left out.
  bool checks_every_step = true;
  void check() const;

 private:
  struct Life {
    std::string name;
    Ref<Object> object;
    bool alive;
  };

  Ref<Object> make(Ref<Type> type, const std::string& name, Edges edges);
  Ref<Type> make_type(LayoutId layout, uint32_t flags, uint32_t basic_size);
  uint32_t birth(Ref<Object> object) const { return at(object).birth; }
  void run_top_task();
  void step_finalize();
  void step_callback();
  void check_lists() const;
  void check_cursor() const;
  void check_counts() const;

  Ref<Type> types_[static_cast<uint32_t>(DummyType::Count_)];
  // By birth number, which is never used again.
  std::map<uint32_t, Life> lives_;
  std::map<uint32_t, UserCode> code_;
  std::map<uint32_t, uint32_t> variables_;  // offset -> how many
  bool in_step_ = false;                    // user code leaves its tasks to the runner

  friend struct DummyHooks;
};

}  // namespace ouro::tests
