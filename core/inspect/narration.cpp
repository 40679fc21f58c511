#include "core/inspect/narration.h"

#include <algorithm>
#include <string_view>

#include "core/inspect/graph_holders.h"
#include "core/inspect/words.h"

namespace ouro {
namespace {

// A line without its indentation and without the comment at its end.
std::string_view code_of_line(std::string_view line) {
  char quote = 0;
  size_t end = 0;
  for (; end < line.size() && (quote != 0 || line[end] != '#'); ++end) {
    const char c = line[end];
    if (quote != 0 && c == '\\') {
      ++end;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  line = line.substr(0, end);
  const size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t") + 1 - first);
}

// More consequences than these are summed up.
constexpr size_t kConsequencesMax = 5;
// More objects than these are counted.
constexpr size_t kLabelsMax = 4;

std::string counted(size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// Values come and go with every line; only what has an identity is worth a word.
bool is_worth_telling(const ObjectRecord& object) {
  return object.kind != NodeKind::Value;
}

constexpr std::string_view kTraceback = "Traceback (most recent call last):\n";
constexpr std::string_view kIgnored = "Exception ignored ";

// "KeyError: 'k'" of a traceback in what was printed; "" when there is none.
std::string last_of_traceback(std::string_view printed) {
  const size_t heading = printed.rfind(kTraceback);
  if (heading == std::string_view::npos) return "";
  for (size_t at = heading + kTraceback.size(); at < printed.size();) {
    const size_t end = std::min(printed.find('\n', at), printed.size());
    if (printed[at] != ' ') return std::string(printed.substr(at, end - at));
    at = end + 1;
  }
  return "";
}

class Narrator {
 public:
  Narrator(const Snapshot& before, const Snapshot& after, const std::string& printed)
      : before_(before), after_(after), printed_(printed), changes_(compare(before, after)) {}

  std::string tell() {
    // What a program gives up at its end comes after what it did.
    const bool has_ended = after_.finished && !before_.finished;
    if (has_ended) tell_output();
    if (has_ended) consequences_.push_back("The program has ended");
    tell_new_objects();
    tell_counts();
    tell_new_holders();
    tell_deaths();
    tell_garbage();
    tell_weakrefs();
    tell_generations();
    if (!has_ended) tell_output();
    std::string text = lead() + ".";
    const size_t shown = std::min(consequences_.size(), kConsequencesMax);
    for (size_t i = 0; i < shown; ++i) text += " " + as_sentence(consequences_[i]) + ".";
    if (shown < consequences_.size()) {
      text += " And " + counted(consequences_.size() - shown, "more change") + ".";
    }
    return text;
  }

 private:
  std::string lead() const {
    const bool is_whole_line = before_.next.opcode == "NOP" && before_.next.line != 0;
    if (is_one_tick() && !is_whole_line) return step_in_words(before_, after_);
    if (before_.next.line == 0) {
      if (after_.finished) return "Python exits and gives up what is left";
      const std::string& function = after_.next.function;
      return function.empty() ? "The program goes on" : function + " is called";
    }
    std::string text = "Line " + std::to_string(before_.next.line);
    const std::string_view code = code_of_line(before_.next.line_text);
    if (!code.empty()) text += ", `" + std::string(code) + "`,";
    return text + " " + what_line_did(code);
  }

  std::string what_line_did(std::string_view code) const {
    if (const std::string raised = what_was_raised(); !raised.empty()) return "raises " + raised;
    const std::string& function = after_.next.function;
    if (after_.next.depth < before_.next.depth) return what_came_back();
    if (after_.next.depth == before_.next.depth || function.empty()) {
      const bool begins_class =
          code.starts_with("class " + before_.next.function) && before_.next.depth > 1;
      return begins_class ? "begins the body of the class" : "has run";
    }
    if (code.starts_with("class ")) return "makes a namespace for class " + function;
    // Nobody wrote this call.
    const bool is_finalizer = function.ends_with("__del__");
    return (is_finalizer ? "leads to a call of " : "calls ") + function;
  }

  // A line that was the last one of its call.
  std::string what_came_back() const {
    const std::string& function = before_.next.function;
    if (after_.finished || function.empty() || function == "<module>") return "has run";
    const bool is_class =
        std::any_of(changes_.made.begin(), changes_.made.end(), [&](const ObjectRecord& object) {
          return object.kind == NodeKind::Class && object.label == "class " + function;
        });
    if (is_class) return "is the end of the class body";
    // A generator goes on later, or has ended: this is true of both.
    const bool yields = before_.next.line_text.find("yield") != std::string::npos;
    return "has run, and " + function + (yields ? " hands control back" : " returns");
  }

  // An exception that is on its way or handled now, or that nobody could catch: then its traceback
  // has been printed, which a program that handles one may do as well.
  std::string what_was_raised() const {
    if (!after_.exception.empty() && after_.exception != before_.exception) return after_.exception;
    return before_.exception.empty() ? last_of_traceback(printed_) : "";
  }

  const GraphNode* find(const HeapGraph& graph, ObjectId id) const {
    const uint32_t node = graph.find(id);
    return node == kNoNode ? nullptr : &graph.nodes[node];
  }

  bool is_freed(ObjectId id) const {
    return std::any_of(changes_.freed.begin(), changes_.freed.end(),
                       [&](const ObjectRecord& object) { return object.id == id; });
  }

  bool is_one_tick() const { return after_.tick == before_.tick + 1; }

  // Over a whole line, the frames and tracebacks that come with an exception are no news, unless
  // the program has a name for them.
  bool is_worth_naming(const HeapGraph& graph, const ObjectRecord& object) const {
    if (!is_worth_telling(object)) return false;
    if (is_one_tick() || object.kind != NodeKind::Frame) return true;
    return std::any_of(graph.root_edges.begin(), graph.root_edges.end(),
                       [&](const GraphEdge& edge) {
                         return edge.target_id == object.id && edge.role == EdgeRole::Name;
                       });
  }

  // Over a whole line, counts of what the program defined change with every use.
  bool is_worth_counting(const ObjectRecord& object) const {
    const bool is_definition = object.kind == NodeKind::Class ||
                               object.kind == NodeKind::Function || object.kind == NodeKind::Module;
    return is_worth_naming(after_.graph, object) && (is_one_tick() || !is_definition);
  }

  // What a line made and what lives on; in a single tick the first half says it.
  void tell_new_objects() {
    if (is_one_tick()) return;
    for (const ObjectRecord& object : changes_.made) {
      const GraphNode* node = find(after_.graph, object.id);
      if (!is_worth_naming(after_.graph, object) || node == nullptr || node->dying) continue;
      // What a class statement, a loop or a comprehension works with.
      const bool is_new_instance = object.kind == NodeKind::Instance ||
                                   object.kind == NodeKind::Exception ||
                                   object.kind == NodeKind::Generator;
      if (!is_new_instance && is_held_by_work_only(after_.graph, object.id)) continue;
      const std::string holders = holders_in_words(after_.graph, object.id, "holds it", "hold it");
      consequences_.push_back(object.label + " is made" + (holders.empty() ? "" : ": " + holders));
    }
  }

  bool has_new_holder(ObjectId id) const {
    return std::any_of(
        changes_.gained.begin(), changes_.gained.end(), [&](const ReferenceRecord& reference) {
          return reference.target == id && reference.strength == EdgeStrength::Strong &&
                 reference.role != EdgeRole::Stack;
        });
  }

  void tell_counts() {
    for (const CountChange& change : changes_.counts) {
      const GraphNode* node = find(after_.graph, change.object.id);
      if (!is_worth_counting(change.object) || node == nullptr || node->immortal) continue;
      if (node->dying) continue;  // its finalizer holds it for a while
      const bool falls = change.after < change.before;
      std::string text = "The count of " + change.object.label + (falls ? " drops" : " rises") +
                         " from " + std::to_string(change.before) + " to " +
                         std::to_string(change.after);
      const bool still = falls && !has_new_holder(change.object.id);
      const std::string holders =
          still
              ? holders_in_words(after_.graph, change.object.id, "still holds it", "still hold it")
              : holders_in_words(after_.graph, change.object.id, "holds it", "hold it");
      if (!holders.empty()) text += ": " + holders;
      consequences_.push_back(text);
    }
  }

  // A line after which something else holds an object, while its count is what it was.
  void tell_new_holders() {
    if (is_one_tick()) return;
    std::vector<ObjectId> told;
    for (const ReferenceRecord& reference : changes_.gained) {
      const bool by_work = reference.role == EdgeRole::Stack || reference.role == EdgeRole::Slot ||
                           reference.role == EdgeRole::Field || reference.role == EdgeRole::Class;
      const GraphNode* node = find(after_.graph, reference.target);
      if (by_work || reference.strength != EdgeStrength::Strong || node == nullptr) continue;
      if (find(before_.graph, reference.target) == nullptr || node->immortal || node->dying)
        continue;
      if (!is_worth_counting({node->id, node->kind, node->label}) || has_new_count(node->id))
        continue;
      if (std::find(told.begin(), told.end(), node->id) != told.end()) continue;
      told.push_back(node->id);
      consequences_.push_back("The count of " + node->label + " stays " +
                              std::to_string(node->refcount) + ": " +
                              holders_in_words(after_.graph, node->id, "holds it", "hold it"));
    }
  }
  bool has_new_count(ObjectId id) const {
    return std::any_of(changes_.counts.begin(), changes_.counts.end(),
                       [&](const CountChange& change) { return change.object.id == id; });
  }

  void tell_deaths() {
    for (const ObjectRecord& object : changes_.dying) {
      consequences_.push_back(object.label + " begins to die: nothing refers to it any more");
    }
    std::vector<std::string> labels;
    for (const ObjectRecord& object : changes_.freed) {
      const bool is_temporary = !is_one_tick() && is_held_by_work_only(before_.graph, object.id);
      if (is_worth_naming(before_.graph, object) && !is_temporary) labels.push_back(object.label);
    }
    if (labels.empty()) return;
    consequences_.push_back(listed(labels, kLabelsMax) + (labels.size() == 1 ? " is" : " are") +
                            " freed");
  }

  void tell_garbage() {
    std::vector<std::string> labels;
    for (const ObjectRecord& object : changes_.became_unreachable) {
      const GraphNode* node = find(after_.graph, object.id);
      if (!is_worth_telling(object) || node == nullptr || node->dying) continue;
      labels.push_back(object.label);
    }
    if (labels.size() == 1) {
      consequences_.push_back("No name leads to " + labels[0] +
                              " any more, but its count is not 0: it is garbage that only the "
                              "collector can free");
    } else if (!labels.empty()) {
      consequences_.push_back("No name leads to " + listed(labels, kLabelsMax, "or") +
                              " any more, but their counts are not 0: they are garbage that only "
                              "the collector can free");
    }
    // A finalizer that the collector calls sees its object, which brings nothing back yet.
    if (after_.phase != "Idle") return;
    labels.clear();
    for (const ObjectRecord& object : changes_.resurrected) {
      if (is_worth_telling(object)) labels.push_back(object.label);
    }
    if (labels.empty()) return;
    consequences_.push_back(listed(labels, kLabelsMax) + (labels.size() == 1 ? " is" : " are") +
                            " reachable again");
  }

  void tell_weakrefs() {
    for (const CountChange& change : changes_.weakrefs) {
      if (change.after > change.before) {
        consequences_.push_back("A weak reference to " + change.object.label +
                                " is made; it does not count");
      } else if (!is_freed(change.object.id)) {
        consequences_.push_back("Weak references to " + change.object.label + " are cleared");
      }
    }
  }

  void tell_generations() {
    std::vector<std::string> labels;
    for (const ObjectRecord& object : changes_.grew_older) {
      if (is_worth_telling(object)) labels.push_back(object.label);
    }
    if (labels.empty()) return;
    consequences_.push_back(
        (labels.size() == 1 ? labels[0] + " moves" : counted(labels.size(), "object") + " move") +
        " to an older generation");
  }

  void tell_output() {
    if (changes_.output_bytes != 0) {
      consequences_.push_back(capitalized(output_in_words()));
    }
  }

  std::string output_in_words() const {
    const bool is_raised = before_.exception.empty() && !last_of_traceback(printed_).empty();
    if (!is_raised) return printing_in_words(printed_);
    const bool is_ignored = printed_.find(kIgnored) != std::string::npos;
    return is_ignored ? "nobody can catch it there: it is reported and dropped"
                      : "nobody catches it: its traceback is printed, and the program ends";
  }

  const Snapshot& before_;
  const Snapshot& after_;
  const std::string& printed_;
  const Changes changes_;
  std::vector<std::string> consequences_;
};

}  // namespace

std::string printing_in_words(const std::string& printed) {
  constexpr size_t kCharactersMax = 60;
  if (printed.empty()) return "the program prints something";
  const size_t end = printed.find('\n');
  const std::string line = printed.substr(0, end);
  const bool has_more = end != std::string::npos && end + 1 < printed.size();
  const bool is_long = line.size() > kCharactersMax;
  if (line.empty()) return "the program prints the end of a line";
  return "the program prints \"" + line.substr(0, kCharactersMax) + (is_long ? "..." : "") + "\"" +
         (has_more ? " and more" : "");
}

std::string narration(const Snapshot& before, const Snapshot& after, const std::string& printed) {
  if (after.tick == before.tick) return "";
  return Narrator(before, after, printed).tell();
}

}  // namespace ouro
