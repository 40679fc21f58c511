// The orders of lists and finalizers are CPython's: random graphs that measured_orders.py ran under
// real CPythons are run again with made-up objects.
//
// A file is a row of graphs: kinds of nodes (N, F with a finalizer, R with one that resurrects),
// which generation was collected after each was made, edges, nodes that keep a variable; then, for
// every collection, its result, whose finalizers ran, and the three generations, all in order.
#include <fstream>
#include <memory>
#include <sstream>

#include "tests/unit/dummy_objects.h"

namespace ouro::tests {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& line) {
  Words words;
  std::istringstream stream(line);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string joined(const Words& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

class Replay {
 public:
  explicit Replay(const char* profile) : heap_(profile) { heap_.checks_every_step = false; }

  // One line of the file; what the machine has to say about it, or the line itself.
  std::string answer(const std::string& line) {
    Words words = words_of(line);
    const std::string what = words.front();
    words.erase(words.begin());
    if (what == "kinds") kinds_ = words;
    if (what == "ages") make_nodes(words);
    if (what == "edges") make_edges(words);
    if (what == "held") drop_all_but(words);
    if (what == "collect") return collect(words[0]);
    if (what == "del") return finalizers();
    if (what == "generations") return generations();
    return line;
  }

 private:
  void make_nodes(const Words& ages) {
    for (size_t i = 0; i < kinds_.size(); ++i) {
      const std::string name = std::to_string(i);
      nodes_.push_back(kinds_[i] == "N" ? heap_.node(name) : heap_.finalizing(name, code(i)));
      if (ages[i] != ".") heap_.collect(static_cast<uint32_t>(std::stoi(ages[i])));
    }
    heap_.log.clear();
  }

  DummyHeap::UserCode code(size_t i) {
    return [this, i](DummyHeap& heap) {
      if (kinds_[i] == "R" && heap.state().gc.collecting) heap.hold(nodes_[i]);
    };
  }

  // CPython traverses and clears lists from the end.
  void make_edges(const Words& edges) {
    for (size_t i = edges.size(); i-- > 0;) {
      const size_t mark = edges[i].find('>');
      const auto from = static_cast<size_t>(std::stoi(edges[i].substr(0, mark)));
      const auto to = static_cast<size_t>(std::stoi(edges[i].substr(mark + 1)));
      heap_.add_edge(nodes_[from], nodes_[to]);
    }
  }

  void drop_all_but(const Words& held) {
    for (const std::string& word : held) heap_.hold(nodes_[static_cast<size_t>(std::stoi(word))]);
    for (const Ref<Object> node : nodes_) heap_.drop(node);
  }

  std::string collect(const std::string& generation) {
    const int64_t result = heap_.collect(static_cast<uint32_t>(std::stoi(generation)));
    return "collect " + generation + " " + std::to_string(result);
  }

  std::string finalizers() {
    std::string text = "del";
    const Words words = words_of(heap_.log);
    for (size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] == "del") text += " " + words[i + 1].substr(0, words[i + 1].find(','));
    }
    heap_.log.clear();
    return text;
  }

  std::string generations() {
    std::string text = "generations";
    for (uint32_t i = 0; i < kGenerationCount; ++i) {
      const std::string names = joined(words_of(heap_.names(static_cast<GcListId>(i))), "-");
      text += " " + (names.empty() ? "." : names);
    }
    return text;
  }

  DummyHeap heap_;
  Words kinds_;
  std::vector<Ref<Object>> nodes_;
};

void compare(const char* profile, const std::string& version) {
  const std::string path = "tests/unit/collector/measured_orders_" + version + ".txt";
  std::ifstream file(path);
  std::unique_ptr<Replay> replay;
  std::string graph;
  uint32_t line_number = 0;
  for (std::string line; std::getline(file, line);) {
    ++line_number;
    INFO(path, ":", line_number, ", profile ", profile, ", ", graph);
    if (line.starts_with("graph ")) {
      graph = line;
      replay = std::make_unique<Replay>(profile);
    }
    CHECK(replay->answer(line) == line);
  }
  CHECK(line_number > 1000);
}

TEST_CASE("measured orders: up to 3.8, where one resurrection saves all trash") {
  compare("3.7", "3.8");
}

TEST_CASE("measured orders: 3.9 to 3.13, and the generations of 3.14.5 and later") {
  for (const char* profile : {"3.10", "3.11", "3.12", "3.13", "3.14", "3.15"}) {
    compare(profile, "3.10");
  }
}

}  // namespace
}  // namespace ouro::tests
