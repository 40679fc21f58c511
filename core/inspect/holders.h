// holders.h - who holds an object, why it is alive, and which objects hold each other.
//
// Invariant, and tested: for every object at every tick, the counted holders named here are as many
// as its reference count. Where they are not, `difference` says why in words: immortal objects,
// more holders than anybody reads, an index that is not complete.
#pragma once

#include <string>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro {

class Folding;

struct Holder {
  std::string text;  // "name 'a'", "list #2 [0]", "key 'x' of dict #1", "value stack of f", ...
  ObjectId object;   // the holding object; null for a root
  EdgeStrength strength;
  uint32_t count;  // how often it holds it in just this way
};

inline constexpr size_t kHoldersNamedMax = 500;

struct HolderReport {
  bool found = false;
  std::string label;
  uint32_t refcount = 0;
  bool immortal = false;
  uint32_t counted = 0;         // counted references of all holders together
  std::string difference;       // why not all is said by the holders; empty when it is
  bool is_explained = true;     // false: `difference` knows no reason, which is a bug of ours
  // Roots first, then objects by birth; weak ones last. At most kHoldersNamedMax.
  std::vector<Holder> holders;
};
HolderReport holders_of(const HeapIndex& index, ObjectId id);
// The same for whoever asks about many objects of one moment.
HolderReport holders_of(const HeapIndex& index, const Folding& folding, ObjectId id);

// One reference on the way from a root to an object: "name 'a'" -> list #1, "[0]" -> Node #2.
struct PathStep {
  std::string edge;   // "name 'a'", "[0]", ".next"
  ObjectId object;    // where it leads to
  std::string label;  // of that object
};
struct WhyAlive {
  bool found = false;
  bool reachable = false;
  std::vector<PathStep> path;  // shortest; empty when no root leads there
  // "Node #1 is alive: name 'a' holds list #1, whose [0] is Node #1."
  std::string sentence;
};
WhyAlive why_alive(const HeapIndex& index, ObjectId id);

// Objects of the program that refer to each other in a circle: each object of a group can be
// reached from each other one (a strongly connected component), or refers to itself. By birth.
struct Cycle {
  std::vector<ObjectId> objects;
  bool unreachable;  // garbage that only the collector can free
};
std::vector<Cycle> cycles(const HeapIndex& index);

}  // namespace ouro
