// heap_graph.h - the heap as a person sees it: objects as nodes, references as named edges, and the
// roots that keep them alive, each with its reason. Read this first of core/inspect.
//
// Plain host structs, made from a machine that stands between two ticks and copied out of it, so a
// picture may keep them while the machine goes on. Nothing here changes the machine or runs Python.
//
// What a person sees first is *their* program (GraphOptions): what was there at the end of boot is
// left out, and so are constants that only code refers to. What belongs together is one node: an
// instance and its __dict__, a class or module and its namespace, a function and its code.
// A reference to something left out stays as an edge without a node; `text` says what it leads to.
//
// Order: nodes by birth, edges in the order of Layout::traverse (CPython's tp_traverse), roots from
// the outermost frame to the innermost, then tasks, then the machine's registers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/heap/object_id.h"

namespace ouro {

class Machine;
class HeapIndex;

inline constexpr uint32_t kNoNode = 0xFFFFFFFFu;

// How a node is drawn.
enum class NodeKind : uint8_t {
  Value,  // a leaf: number, text, None, ...
  Instance,
  List,
  Tuple,
  Dict,
  Set,
  Function,  // also methods, builtins, descriptors: whatever is there to be called
  Class,
  Module,
  Cell,
  Weakref,
  Iterator,
  Generator,
  Exception,
  Frame,  // frame objects, tracebacks, code
  Other,
};
const char* node_kind_name(NodeKind kind);

enum class EdgeStrength : uint8_t {
  Strong,    // owned: part of the target's reference count
  Borrowed,  // on a value stack or in a local without being counted (profiles with borrowed loads)
  Weak,      // a weak reference's way to its referent
};

enum class EdgeRole : uint8_t {
  Item,       // of a list, tuple or set
  Key,        // of a dict
  Value,      // of a dict
  Attribute,  // of an instance, class or module
  Contents,   // of a cell
  Class,      // from an instance to its class
  Field,      // anything else: __closure__, __self__, ...
  Name,       // of a root: a global or local name
  Stack,      // of a root: an entry of a value stack
  Slot,       // of a root: something that a task or the machine itself holds
};

struct GraphEdge {
  uint32_t source;  // index of the node, or of the root for edges of roots
  uint32_t target;  // index of the node; kNoNode when it is not shown
  ObjectId target_id;
  EdgeStrength strength;
  EdgeRole role;
  std::string name;  // "[0]", ".next", "['a']", "key 'a'", "cell contents"; of a root: "a"
  std::string text;  // the target in short: "5", "'text'", "Node #1", "list #2"
};

enum class CollectorSet : uint8_t {
  None,         // untracked, or no collection is running
  Examined,     // under examination, alive or not yet known
  Rescued,      // was set aside, and came back because something alive refers to it
  Unreachable,  // set aside as unreachable, for now or for good
  Waiting,      // tracked, but not part of the running collection
};

struct GraphNode {
  ObjectId id;
  NodeKind kind;
  std::string type_name;  // "list", "Node"
  std::string label;      // "list #2", "class Node", "function f": stable for the object's life
  std::string repr;       // short, on one line; never runs Python: "[1, 2, [...]]", "<Node #1>"
  uint32_t refcount;      // meaningless when immortal
  bool immortal;
  bool from_boot;       // was there before the program
  int8_t generation;    // 0, 1, 2, 3 for the permanent one, -1 when the collector does not track it
  bool unreachable;     // alive, although no root leads to it
  bool dying;           // its count is zero, and it is being taken apart
  bool finalized;       // its __del__ has been called
  bool is_user_class;   // a class of the program
  uint32_t size_bytes;  // as sys.getsizeof says, GC header included
  uint32_t folded_bytes;  // of what is shown as a part of this node (its __dict__, ...)
  CollectorSet collector_set;
  bool has_gc_refs;  // gc_refs means something at this moment
  int32_t gc_refs;
  uint32_t weakref_count;  // weak references to it
  uint32_t strong_in;      // counted references into it from anywhere, shown or not
  uint32_t hidden_in;      // those of them whose source is not shown
  uint32_t first_edge;     // its edges: HeapGraph::edges_of
  uint32_t edge_count;
  uint32_t edges_left_out;  // behind them, when there were more than GraphOptions::edges_max
};

enum class RootKind : uint8_t {
  Module,    // the program's namespace, with the frame that runs it
  Frame,     // a running function or class body
  Task,      // unfinished work of the machine
  Register,  // the machine itself
};

struct GraphRoot {
  RootKind kind;
  std::string title;    // "module __main__", "f", "deallocation of Node #1", "handled exception"
  uint32_t line;        // frames: the line it stands in; 0 elsewhere
  bool running;         // the innermost frame
  uint32_t frame;       // offset that tells frames apart while they live; 0 elsewhere
  uint32_t first_edge;  // its edges: HeapGraph::edges_of
  uint32_t edge_count;
  uint32_t edges_left_out;
};

struct GraphOptions {
  bool show_boot = false;       // what was there before the program
  bool show_library = false;    // what library modules made for themselves
  bool fold = true;             // see above: one node for what belongs together
  bool show_registers = false;  // roots of the machine that every program has: types, sys.modules
  bool class_edges = false;     // an edge from each instance to its class
  uint32_t nodes_max = 2000;    // those nearest to the roots; and a quarter more, if it is garbage
  uint32_t edges_max = 1000;    // of one node
  uint32_t repr_max = 60;       // characters of a repr
};

struct HeapGraph {
  uint64_t tick = 0;
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;  // of nodes
  std::vector<GraphRoot> roots;
  std::vector<GraphEdge> root_edges;  // of roots
  uint32_t live_objects = 0;          // in the index
  // Objects made since boot that are not nodes, if there are too many to show; parts and what
  // belongs to libraries are among them.
  uint32_t nodes_left_out = 0;

  std::span<const GraphEdge> edges_of(const GraphNode& node) const {
    return {edges.data() + node.first_edge, node.edge_count};
  }
  std::span<const GraphEdge> edges_of(const GraphRoot& root) const {
    return {root_edges.data() + root.first_edge, root.edge_count};
  }
  // kNoNode when it is not shown or has died.
  uint32_t find(ObjectId id) const;
};

HeapGraph build_heap_graph(const Machine& machine, const GraphOptions& options = {});
HeapGraph build_heap_graph(const HeapIndex& index, const GraphOptions& options = {});

}  // namespace ouro
