// made_up_graph.h - heap graphs for tests of the picture, made by hand without a machine.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/inspect/heap_graph.h"

namespace ouro::tests {

class MadeUpGraph {
 public:
  // Birth numbers count from 1 in the order of these calls unless given.
  uint32_t node(NodeKind kind, std::string label, uint32_t refcount = 1, uint32_t birth = 0);
  uint32_t root(RootKind kind, std::string title);
  GraphNode& at(uint32_t node) { return nodes_[node].what; }
  // A reference; `to` may be kNoNode.
  void edge(uint32_t from, std::string name, uint32_t to, EdgeRole role = EdgeRole::Item,
            EdgeStrength strength = EdgeStrength::Strong);
  void name(uint32_t root, std::string name, uint32_t to, EdgeRole role = EdgeRole::Name);
  HeapGraph graph() const;

 private:
  template <typename What>
  struct Holder {
    What what;
    std::vector<GraphEdge> edges;
  };
  GraphEdge make_edge(uint32_t from, std::string name, uint32_t to, EdgeRole role,
                      EdgeStrength strength) const;

  std::vector<Holder<GraphNode>> nodes_;
  std::vector<Holder<GraphRoot>> roots_;
};

inline uint32_t MadeUpGraph::node(NodeKind kind, std::string label, uint32_t refcount,
                                  uint32_t birth) {
  GraphNode made{};
  if (birth == 0) birth = static_cast<uint32_t>(nodes_.size()) + 1;
  made.id = {birth * 64, birth};
  made.kind = kind;
  made.repr = label;
  made.label = std::move(label);
  made.refcount = refcount;
  nodes_.push_back({made, {}});
  return static_cast<uint32_t>(nodes_.size()) - 1;
}

inline uint32_t MadeUpGraph::root(RootKind kind, std::string title) {
  GraphRoot made{};
  made.kind = kind;
  made.title = std::move(title);
  made.frame = static_cast<uint32_t>(roots_.size()) + 1;
  roots_.push_back({made, {}});
  return static_cast<uint32_t>(roots_.size()) - 1;
}

inline GraphEdge MadeUpGraph::make_edge(uint32_t from, std::string name, uint32_t to, EdgeRole role,
                                        EdgeStrength strength) const {
  GraphEdge made{from, to, {}, strength, role, std::move(name), "1"};
  if (to != kNoNode) {
    made.target_id = nodes_[to].what.id;
    made.text = nodes_[to].what.label;
  }
  return made;
}

inline void MadeUpGraph::edge(uint32_t from, std::string name, uint32_t to, EdgeRole role,
                              EdgeStrength strength) {
  nodes_[from].edges.push_back(make_edge(from, std::move(name), to, role, strength));
}

inline void MadeUpGraph::name(uint32_t root, std::string name, uint32_t to, EdgeRole role) {
  roots_[root].edges.push_back(make_edge(root, std::move(name), to, role, EdgeStrength::Strong));
}

inline HeapGraph MadeUpGraph::graph() const {
  HeapGraph graph;
  const auto add = [](const auto& holders, auto& into, std::vector<GraphEdge>& edges) {
    for (const auto& holder : holders) {
      auto what = holder.what;
      what.first_edge = static_cast<uint32_t>(edges.size());
      what.edge_count = static_cast<uint32_t>(holder.edges.size());
      edges.insert(edges.end(), holder.edges.begin(), holder.edges.end());
      into.push_back(what);
    }
  };
  add(nodes_, graph.nodes, graph.edges);
  add(roots_, graph.roots, graph.root_edges);
  return graph;
}

}  // namespace ouro::tests
