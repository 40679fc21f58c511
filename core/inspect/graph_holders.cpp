#include "core/inspect/graph_holders.h"

#include <algorithm>

namespace ouro {
namespace {

constexpr size_t kHoldersMax = 4;

// A name that leads to the node: of the running function first, then of the program.
std::string name_of(const HeapGraph& graph, ObjectId id) {
  std::string found;
  for (const GraphRoot& root : graph.roots) {
    if (root.kind != RootKind::Module && !root.running) continue;
    for (const GraphEdge& edge : graph.edges_of(root)) {
      const bool leads = edge.role == EdgeRole::Name && edge.target_id == id;
      if (leads && edge.name.find(' ') == std::string::npos) found = edge.name;
    }
  }
  return found;
}

std::string in_code(const std::string& text) {
  return "`" + text + "`";
}

std::string root_words(const GraphRoot& root, const GraphEdge& edge) {
  switch (edge.role) {
    case EdgeRole::Name:
      return root.kind == RootKind::Module || root.running
                 ? in_code(edge.name)
                 : in_code(edge.name) + " of " + root.title;
    case EdgeRole::Stack:
      return "the value stack";
    default:
      return root.title;
  }
}

std::string edge_words(const HeapGraph& graph, const GraphNode& source, const GraphEdge& edge) {
  const bool is_path = edge.name.starts_with('[') || edge.name.starts_with('.');
  const std::string name = name_of(graph, source.id);
  if (is_path && !name.empty()) return in_code(name + edge.name);
  return is_path ? source.label + " " + in_code(edge.name) : edge.name + " of " + source.label;
}

void add_once(std::vector<std::string>* words, std::string word) {
  if (std::find(words->begin(), words->end(), word) == words->end()) {
    words->push_back(std::move(word));
  }
}

// A class is also held by its own tables, which nobody needs to hear of.
size_t hidden_holders(const HeapGraph& graph, ObjectId id) {
  const uint32_t number = graph.find(id);
  if (number == kNoNode || graph.nodes[number].kind == NodeKind::Class) return 0;
  return graph.nodes[number].hidden_in;
}

}  // namespace

std::string holders_in_words(const HeapGraph& graph, ObjectId id, const char* holds,
                             const char* hold) {
  std::vector<std::string> words;
  const auto is_it = [&](const GraphEdge& edge) {
    return edge.target_id == id && edge.strength == EdgeStrength::Strong;
  };
  for (const GraphRoot& root : graph.roots) {
    for (const GraphEdge& edge : graph.edges_of(root)) {
      if (is_it(edge)) add_once(&words, root_words(root, edge));
    }
  }
  bool holds_itself = false;
  for (const GraphNode& node : graph.nodes) {
    for (const GraphEdge& edge : graph.edges_of(node)) {
      if (!is_it(edge)) continue;
      if (node.id == id) {
        holds_itself = true;
      } else {
        add_once(&words, edge_words(graph, node, edge));
      }
    }
  }
  if (words.empty()) return holds_itself ? "it " + std::string(holds) + "self" : "";
  const size_t hidden = hidden_holders(graph, id);
  return listed(words, kHoldersMax, words.size() + hidden) + " " +
         (words.size() + hidden == 1 ? holds : hold) +
         (holds_itself ? ", and it holds itself" : "");
}

bool is_held_by_work_only(const HeapGraph& graph, ObjectId id) {
  const auto leads = [&](const GraphEdge& edge) { return edge.target_id == id; };
  if (std::any_of(graph.edges.begin(), graph.edges.end(), leads)) return false;
  return std::none_of(graph.root_edges.begin(), graph.root_edges.end(), [&](const GraphEdge& edge) {
    return leads(edge) && edge.role == EdgeRole::Name;
  });
}

std::string listed(const std::vector<std::string>& words, size_t shown_max, size_t all) {
  return listed(words, shown_max, "and", all);
}

std::string listed(const std::vector<std::string>& words, size_t shown_max, const char* last_word,
                   size_t all) {
  const size_t count = std::max(all, words.size());
  const size_t shown = count > shown_max ? std::min(words.size(), shown_max - 1) : words.size();
  const size_t others = count - shown;
  std::string text;
  for (size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && others == 0;
    text += (i == 0 ? "" : last ? " " + std::string(last_word) + " " : ", ") + words[i];
  }
  if (others == 0) return text;
  const std::string noun = shown == 0 ? " object" : " other";
  return text + (shown == 0 ? "" : " " + std::string(last_word) + " ") + std::to_string(others) +
         noun + (others == 1 ? "" : "s");
}

}  // namespace ouro
