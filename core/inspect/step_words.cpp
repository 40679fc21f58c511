// step_words.cpp - what one instruction or one step of a task does, in a sentence.
#include <algorithm>
#include <string_view>

#include "core/inspect/narration.h"
#include "core/inspect/words.h"

namespace ouro {
namespace {

// Which sentence an instruction gets.
enum class Words : uint8_t {
  Resume,
  Load,
  Store,
  Remove,
  LoadAttribute,
  StoreAttribute,
  DeleteAttribute,
  StoreItem,
  DeleteItem,
  Build,
  Call,
  Leave,
  Drop,
  Jump,
  Iterate,
  Raise,
  Plain,
};

struct Row {
  std::string_view opcode;
  Words words;
};
constexpr Row kRows[] = {
    {"RESUME", Words::Resume},
    {"LOAD_CONST", Words::Load},
    {"LOAD_CONST_BORROW", Words::Load},
    {"LOAD_FAST", Words::Load},
    {"LOAD_FAST_BORROW", Words::Load},
    {"LOAD_NAME", Words::Load},
    {"LOAD_GLOBAL", Words::Load},
    {"LOAD_DEREF", Words::Load},
    {"STORE_NAME", Words::Store},
    {"STORE_GLOBAL", Words::Store},
    {"STORE_FAST", Words::Store},
    {"STORE_DEREF", Words::Store},
    {"DELETE_NAME", Words::Remove},
    {"DELETE_GLOBAL", Words::Remove},
    {"DELETE_FAST", Words::Remove},
    {"DELETE_DEREF", Words::Remove},
    {"LOAD_ATTR", Words::LoadAttribute},
    {"LOAD_METHOD", Words::LoadAttribute},
    {"STORE_ATTR", Words::StoreAttribute},
    {"DELETE_ATTR", Words::DeleteAttribute},
    {"STORE_SUBSCR", Words::StoreItem},
    {"DELETE_SUBSCR", Words::DeleteItem},
    {"BUILD_LIST", Words::Build},
    {"BUILD_TUPLE", Words::Build},
    {"BUILD_MAP", Words::Build},
    {"BUILD_SET", Words::Build},
    {"MAKE_FUNCTION", Words::Build},
    {"CALL", Words::Call},
    {"CALL_KW", Words::Call},
    {"CALL_FUNCTION_EX", Words::Call},
    {"RETURN_VALUE", Words::Leave},
    {"POP_TOP", Words::Drop},
    {"JUMP", Words::Jump},
    {"JUMP_BACKWARD", Words::Jump},
    {"FOR_ITER", Words::Iterate},
    {"RAISE_VARARGS", Words::Raise},
};

Words words_of(std::string_view opcode) {
  const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                 [&](const Row& each) { return each.opcode == opcode; });
  return row == std::end(kRows) ? Words::Plain : row->words;
}

class StepWriter {
 public:
  StepWriter(const Snapshot& before, const Snapshot& after)
      : before_(before), after_(after), step_(before.next) {}

  std::string write() {
    if (step_.opcode.empty()) return task_step();
    const std::string words = instruction();
    if (step_.source.empty()) return words;
    // The compiler's position of a deleted name is the name alone.
    const bool is_deletion = step_.opcode.starts_with("DELETE_");
    return (is_deletion ? "`del " : "`") + step_.source + "`: " + words;
  }

 private:
  // --- what stands where ---

  // The frame that runs, or the module.
  static const GraphRoot* running_root(const HeapGraph& graph) {
    const auto at = std::find_if(graph.roots.begin(), graph.roots.end(),
                                 [](const GraphRoot& root) { return root.running; });
    return at == graph.roots.end() ? nullptr : &*at;
  }

  // What the top of the value stack, or the entry `depth` below it, is called.
  static std::string on_stack(const HeapGraph& graph, size_t depth = 0) {
    const GraphRoot* root = running_root(graph);
    if (root == nullptr) return "";
    std::vector<const GraphEdge*> stack;
    for (const GraphEdge& edge : graph.edges_of(*root)) {
      if (edge.role == EdgeRole::Stack) stack.push_back(&edge);
    }
    return depth < stack.size() ? stack[stack.size() - 1 - depth]->text : "";
  }

  static bool top_is_borrowed(const HeapGraph& graph) {
    const GraphRoot* root = running_root(graph);
    if (root == nullptr || root->edge_count == 0) return false;
    const GraphEdge& last = graph.edges_of(*root).back();
    return last.role == EdgeRole::Stack && last.strength == EdgeStrength::Borrowed;
  }

  // What a name refers to, in the running frame or in the module.
  static std::string named(const HeapGraph& graph, const std::string& name) {
    const GraphRoot* running = running_root(graph);
    if (running != nullptr) {
      if (const std::string text = named_in(graph, *running, name); !text.empty()) return text;
    }
    return graph.roots.empty() ? "" : named_in(graph, graph.roots[0], name);
  }
  static std::string named_in(const HeapGraph& graph, const GraphRoot& root,
                              const std::string& name) {
    for (const GraphEdge& edge : graph.edges_of(root)) {
      const bool is_it = edge.name == name || edge.name == "cell '" + name + "'";
      if (edge.role == EdgeRole::Name && is_it) return edge.text;
    }
    return "";
  }

  std::string the_name() const { return "the name '" + step_.argument + "'"; }

  // --- instructions ---

  std::string load() const {
    const std::string what = on_stack(after_.graph);
    if (what.empty()) return plain();
    const bool borrowed = top_is_borrowed(after_.graph);
    return what + " is put on the value stack" + (borrowed ? " without being counted" : "");
  }

  std::string store() const {
    const std::string is = named(after_.graph, step_.argument);
    const std::string was = named(before_.graph, step_.argument);
    if (is.empty()) return plain();
    std::string text = the_name() + " now refers to " + is;
    if (!was.empty() && was != is) text += " instead of " + was;
    return text;
  }

  std::string remove() const {
    const std::string was = named(before_.graph, step_.argument);
    if (was.empty()) return plain();
    return the_name() + " lets go of " + was;
  }

  std::string store_attribute() const {
    const std::string object = on_stack(before_.graph);
    const std::string value = on_stack(before_.graph, 1);
    if (object.empty() || value.empty()) return plain();
    return object + " ." + step_.argument + " now refers to " + value;
  }

  std::string delete_attribute() const {
    const std::string object = on_stack(before_.graph);
    return object.empty() ? plain() : object + " gives up ." + step_.argument;
  }

  std::string load_attribute() const {
    const std::string object = on_stack(before_.graph);
    if (object.empty()) return plain();
    std::string text = "." + step_.argument + " of " + object + " is looked up";
    const std::string found = on_stack(after_.graph);
    if (entered()) return text + ", which takes a call of " + after_.next.function;
    return found.empty() ? text : text + ": " + found;
  }

  std::string store_item() const {
    const std::string key = on_stack(before_.graph);
    const std::string container = on_stack(before_.graph, 1);
    const std::string value = on_stack(before_.graph, 2);
    if (value.empty()) return plain();
    return container + " [" + key + "] now refers to " + value;
  }

  std::string delete_item() const {
    const std::string key = on_stack(before_.graph);
    const std::string container = on_stack(before_.graph, 1);
    return container.empty() ? plain() : container + " gives up its item [" + key + "]";
  }

  std::string build() const {
    const std::string made = on_stack(after_.graph);
    return made.empty() ? plain() : made + " is made";
  }

  bool entered() const { return after_.next.depth > before_.next.depth; }

  std::string call() const {
    if (entered()) return "the call of " + after_.next.function + " begins";
    const std::string result = on_stack(after_.graph);
    if (after_.next.opcode.empty() && !after_.next.task.empty()) return "a call";
    return result.empty() ? "a call" : "the call gives " + result;
  }

  std::string leave() const {
    const std::string value = on_stack(before_.graph);
    if (step_.function == "<module>") return "the program's last instruction has run";
    return step_.function + " returns " + (value.empty() ? "its result" : value);
  }

  std::string drop() const {
    const std::string what = on_stack(before_.graph);
    return what.empty() ? plain() : what + " is dropped from the value stack";
  }

  std::string resume() const {
    return step_.function == "<module>" ? std::string("The program begins")
                                        : step_.function + " begins to run";
  }

  std::string jump() const { return "the program goes on at another place"; }

  std::string iterate() const {
    const std::string item = on_stack(after_.graph);
    const bool stays = after_.next.depth == before_.next.depth && !after_.next.opcode.empty();
    return stays && !item.empty() ? "the loop takes the next item: " + item
                                  : std::string("the loop asks for its next item");
  }

  std::string raise() const {
    return after_.exception.empty() ? plain() : after_.exception + " is raised";
  }

  // By the list of opcodes.
  std::string plain() const {
    std::string text = step_.opcode;
    if (!step_.argument.empty()) text += " " + step_.argument;
    std::string meaning = step_.meaning;
    if (!meaning.empty() && meaning.back() == '.') meaning.pop_back();
    return meaning.find("->") == std::string::npos ? text + ": " + meaning : text;
  }

  std::string instruction() const {
    switch (words_of(step_.opcode)) {
      case Words::Resume:
        return resume();
      case Words::Load:
        return load();
      case Words::Store:
        return store();
      case Words::Remove:
        return remove();
      case Words::LoadAttribute:
        return load_attribute();
      case Words::StoreAttribute:
        return store_attribute();
      case Words::DeleteAttribute:
        return delete_attribute();
      case Words::StoreItem:
        return store_item();
      case Words::DeleteItem:
        return delete_item();
      case Words::Build:
        return build();
      case Words::Call:
        return call();
      case Words::Leave:
        return leave();
      case Words::Drop:
        return drop();
      case Words::Jump:
        return jump();
      case Words::Iterate:
        return iterate();
      case Words::Raise:
        return raise();
      case Words::Plain:
        break;
    }
    return plain();
  }

  // --- tasks ---

  std::string task_step() const {
    if (step_.task.empty()) return "The interpreter shuts down";
    if (step_.task_kind == "Collect") {
      std::string sentence = before_.phase_sentence;
      if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
      return "The collector, " + before_.phase + ": " + sentence;
    }
    if (step_.task_kind == "Finalize") {
      return entered() ? capitalized(step_.task) + " is called" : capitalized(step_.task) + " ends";
    }
    if (step_.task_kind == "Deallocate") return capitalized(step_.task) + " goes on";
    return capitalized(step_.task) + (entered() ? " calls " + after_.next.function : " goes on");
  }

  const Snapshot& before_;
  const Snapshot& after_;
  const PendingStep& step_;
};

}  // namespace

std::string step_in_words(const Snapshot& before, const Snapshot& after) {
  std::string text = StepWriter(before, after).write();
  return text.starts_with('`') ? text : capitalized(std::move(text));
}

}  // namespace ouro
