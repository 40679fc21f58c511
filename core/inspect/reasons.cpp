// reasons.cpp - why an object is alive, and which objects hold each other.
#include <algorithm>

#include "core/heap/task_kind.h"
#include "core/inspect/describe.h"
#include "core/inspect/holders.h"
#include "core/inspect/words.h"

namespace ouro {
namespace {

constexpr uint32_t kNotSeen = 0xFFFFFFFFu;
constexpr uint32_t kFromRoot = 0xFFFFFFFEu;

// A breadth-first walk that begins at roots in the order in which a person would name them.
class ShortestPath {
 public:
  explicit ShortestPath(const HeapIndex& index)
      : index_(index), via_(index.size(), kNotSeen), root_(index.size(), kNotSeen) {}

  // True when a root leads to `number`.
  bool find(uint32_t number) {
    for (uint32_t rank = 0; rank < kRanks && via_[number] == kNotSeen; ++rank) {
      begin(rank);
      walk(number);
    }
    return via_[number] != kNotSeen;
  }

  // Edges from the root's target to `number`; the root itself.
  std::vector<const IndexEdge*> edges_to(uint32_t number) const {
    std::vector<const IndexEdge*> edges;
    while (via_[number] != kFromRoot) {
      const IndexEdge& edge = index_.all_edges()[via_[number]];
      edges.push_back(&edge);
      number = edge.source;
    }
    std::reverse(edges.begin(), edges.end());
    return edges;
  }
  const IndexRoot& root_of(uint32_t number) const { return index_.roots()[root_[number]]; }

 private:
  static constexpr uint32_t kRanks = 4;

  // What a learner can see comes first: names, then running calls, tasks, the machine.
  uint32_t rank_of(const IndexRoot& root) const {
    switch (root.owner) {
      case RootOwner::Register:
        return std::string_view(root.name.field) == "__main__" ? 0 : 3;
      case RootOwner::Frame:
        return root.name.kind == EdgeKind::Field ? 2 : 1;
      case RootOwner::Task:
        return index_.heap().task(root.place).kind == TaskKind::Collect ? kRanks : 2;
      case RootOwner::Dying:
        return 2;
      case RootOwner::Callback:
        return kRanks;
      default:
        return 3;
    }
  }

  void begin(uint32_t rank) {
    for (uint32_t i = 0; i < index_.roots().size(); ++i) {
      const IndexRoot& root = index_.roots()[i];
      if (rank_of(root) != rank || via_[root.target] != kNotSeen) continue;
      via_[root.target] = kFromRoot;
      root_[root.target] = i;
      queue_.push_back(root.target);
    }
  }

  void walk(uint32_t wanted) {
    for (; next_ < queue_.size() && via_[wanted] == kNotSeen; ++next_) {
      const uint32_t number = queue_[next_];
      const auto first =
          static_cast<uint32_t>(index_.edges(number).data() - index_.all_edges().data());
      for (uint32_t i = 0; i < index_.edges(number).size(); ++i) {
        const uint32_t target = index_.edges(number)[i].target;
        if (via_[target] != kNotSeen) continue;
        via_[target] = first + i;
        queue_.push_back(target);
      }
    }
  }

  const HeapIndex& index_;
  std::vector<uint32_t> via_;   // number of the edge that led here, or kFromRoot
  std::vector<uint32_t> root_;  // for what a root led to: which one
  std::vector<uint32_t> queue_;
  size_t next_ = 0;
};

PathStep step_to(const HeapIndex& index, uint32_t number, std::string edge) {
  return {std::move(edge), index.id(number), object_label(index.machine(), index.object(number))};
}

// The way in words, without the objects that are parts of others: the first step begins at the root
// or at a name of the program.
std::vector<PathStep> path_in_words(const HeapIndex& index, const Folding& folding,
                                    const IndexRoot& root,
                                    const std::vector<const IndexEdge*>& edges) {
  std::vector<PathStep> path;
  const bool from_main = root.target == folding.main_module();
  if (!from_main && !folding.is_part(root.target)) {
    path.push_back(step_to(index, root.target, root_text(index, root)));
  }
  for (const IndexEdge* edge : edges) {
    if (folding.is_part(edge->target)) continue;
    const bool first = path.empty();
    const bool in_part = folding.is_part(edge->source);
    std::string text = first ? holder_text(index, folding, *edge)
                             : edge_text(index.machine(), index.object(edge->source), edge->name);
    if (!first && in_part && edge->name.kind == EdgeKind::Value && edge->name.name) {
      text = "." + name_text(index.heap(), edge->name.name);
    }
    path.push_back(step_to(index, edge->target, std::move(text)));
  }
  return path;
}

std::string sentence_of(const std::string& label, const std::vector<PathStep>& path) {
  if (path.empty()) return label + " is alive: it belongs to the machine itself.";
  std::string text = label + " is alive: " + path[0].edge + " holds " + path[0].label;
  for (size_t i = 1; i < path.size(); ++i) {
    text += ", whose " + path[i].edge + (i + 1 == path.size() ? " is " : " holds ") + path[i].label;
  }
  return text + ".";
}

// Tarjan's algorithm with a stack of its own, over the program's objects.
class ComponentSearch {
 public:
  explicit ComponentSearch(const HeapIndex& index)
      : index_(index),
        folding_(index),
        order_(index.size(), 0),
        low_(index.size(), 0),
        open_(index.size(), 0) {}

  std::vector<Cycle> run() {
    for (uint32_t i = 0; i < index_.size(); ++i) {
      if (order_[i] == 0 && !is_left_out(i)) search(i);
    }
    std::sort(cycles_.begin(), cycles_.end(), [](const Cycle& a, const Cycle& b) {
      return a.objects.front().birth < b.objects.front().birth;
    });
    return std::move(cycles_);
  }

 private:
  struct Visit {
    uint32_t number;
    uint32_t next_edge;
  };

  // The program's namespace refers to each function, and each function to the namespace: a circle
  // that every program has.
  bool is_left_out(uint32_t number) const {
    return index_.from_boot(number) || folding_.whole(number) == folding_.main_module();
  }

  void enter(uint32_t number) {
    order_[number] = low_[number] = ++counter_;
    open_[number] = 1;
    component_.push_back(number);
    visits_.push_back({number, 0});
  }

  void search(uint32_t start) {
    enter(start);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const uint32_t number = visit.number;
      if (visit.next_edge == index_.edges(number).size()) {
        leave(number);
        continue;
      }
      const uint32_t target = index_.edges(number)[visit.next_edge++].target;
      if (is_left_out(target)) continue;
      if (order_[target] == 0) {
        enter(target);
      } else if (open_[target]) {
        low_[number] = std::min(low_[number], order_[target]);
      }
    }
  }

  void leave(uint32_t number) {
    visits_.pop_back();
    if (!visits_.empty()) {
      const uint32_t parent = visits_.back().number;
      low_[parent] = std::min(low_[parent], low_[number]);
    }
    if (low_[number] != order_[number]) return;
    std::vector<uint32_t> members;
    do {
      members.push_back(component_.back());
      open_[component_.back()] = 0;
      component_.pop_back();
    } while (members.back() != number);
    if (members.size() > 1 || refers_to_itself(number)) add(std::move(members));
  }

  bool refers_to_itself(uint32_t number) const {
    const auto edges = index_.edges(number);
    return std::any_of(edges.begin(), edges.end(),
                       [&](const IndexEdge& edge) { return edge.target == number; });
  }

  // As a person sees it: without the parts. Each class is a circle of a class and its parts.
  void add(std::vector<uint32_t> members) {
    Cycle cycle;
    cycle.unreachable = !index_.reachable(members.front());
    const bool one_alone = members.size() == 1;
    for (uint32_t& member : members) member = folding_.whole(member);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (!one_alone && members.size() == 1 && !cycle.unreachable) {
      const LayoutId layout = index_.heap().type_of(index_.object(members.front())).layout;
      if (layout == LayoutId::Type) return;
    }
    for (const uint32_t member : members) cycle.objects.push_back(index_.id(member));
    cycles_.push_back(std::move(cycle));
  }

  const HeapIndex& index_;
  const Folding folding_;
  std::vector<uint32_t> order_;  // of discovery, from 1; 0: not yet
  std::vector<uint32_t> low_;
  std::vector<uint8_t> open_;
  std::vector<uint32_t> component_;
  std::vector<Visit> visits_;
  uint32_t counter_ = 0;
  std::vector<Cycle> cycles_;
};

}  // namespace

WhyAlive why_alive(const HeapIndex& index, ObjectId id) {
  WhyAlive why;
  const uint32_t number = index.find(id);
  if (number == kNoObject) return why;
  why.found = true;
  const std::string label = object_label(index.machine(), index.object(number));
  ShortestPath paths(index);
  why.reachable = paths.find(number);
  if (!why.reachable) {
    why.sentence =
        label + " is garbage: it is alive only because of references from other garbage.";
    return why;
  }
  const std::vector<const IndexEdge*> edges = paths.edges_to(number);
  const uint32_t start = edges.empty() ? number : edges.front()->source;
  why.path = path_in_words(index, Folding(index), paths.root_of(start), edges);
  why.sentence = sentence_of(label, why.path);
  return why;
}

std::vector<Cycle> cycles(const HeapIndex& index) {
  return ComponentSearch(index).run();
}

}  // namespace ouro
