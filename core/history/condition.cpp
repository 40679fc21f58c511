#include "core/history/condition.h"

#include <charconv>

namespace ouro {
namespace {

struct ConditionName {
  std::string_view name;
  ConditionKind kind;
};
constexpr ConditionName kConditionNames[] = {
    {"end", ConditionKind::End},
    {"line", ConditionKind::Line},
    {"over", ConditionKind::Over},
    {"out", ConditionKind::Out},
    {"instruction", ConditionKind::OneTick},
    {"tick", ConditionKind::Tick},
    {"atLine", ConditionKind::AtLine},
    {"phase", ConditionKind::Phase},
    {"event", ConditionKind::Event},
};

// Numbers that change when an event of this name has happened.
struct ConditionEvent {
  std::string_view name;
  uint64_t (*count)(const Machine& machine);
};
const HeapCounters& counters(const Machine& machine) {
  return machine.heap.state().counters;
}

constexpr ConditionEvent kConditionEvents[] = {
    {"allocate", [](const Machine& m) { return counters(m).allocations; }},
    {"free", [](const Machine& m) { return counters(m).frees; }},
    {"incref", [](const Machine& m) { return counters(m).references_taken; }},
    {"decref", [](const Machine& m) { return counters(m).references_dropped; }},
    {"finalizer_called", [](const Machine& m) { return counters(m).finalizers_called; }},
    {"callback_called", [](const Machine& m) { return counters(m).callbacks_called; }},
    {"weakref", [](const Machine& m) { return uint64_t{counters(m).weak_references}; }},
    {"collection", [](const Machine& m) { return uint64_t{m.heap.state().gc.collecting}; }},
    {"call", [](const Machine& m) { return uint64_t{m.state().depth}; }},
    {"output", [](const Machine& m) { return m.state().output_bytes; }},
};

const ConditionEvent* find_event(std::string_view name) {
  for (const ConditionEvent& event : kConditionEvents) {
    if (event.name == name) return &event;
  }
  return nullptr;
}

bool takes_number(ConditionKind kind) {
  return kind == ConditionKind::Tick || kind == ConditionKind::AtLine;
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view name, std::string_view argument) {
  for (const ConditionName& row : kConditionNames) {
    if (row.name != name) continue;
    Condition condition{row.kind, 0, {}};
    if (takes_number(row.kind)) {
      const char* end = argument.data() + argument.size();
      const auto parsed = std::from_chars(argument.data(), end, condition.number);
      if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    }
    if (row.kind == ConditionKind::Event) {
      if (find_event(argument) == nullptr) return std::nullopt;
      condition.event = argument;
    }
    return condition;
  }
  return std::nullopt;
}

ConditionWatcher::ConditionWatcher(const Machine& machine, Condition condition)
    : condition_(std::move(condition)),
      lines_(machine),
      start_tick_(machine.tick()),
      start_depth_(machine.state().depth),
      phase_(machine.heap.state().gc.phase),
      events_(count_events(machine)) {}

std::optional<uint64_t> ConditionWatcher::target_tick() const {
  switch (condition_.kind) {
    case ConditionKind::End:
      return UINT64_MAX;
    case ConditionKind::OneTick:
      return start_tick_ + 1;
    case ConditionKind::Tick:
      return condition_.number;
    default:
      return std::nullopt;
  }
}

bool ConditionWatcher::is_reached(const Machine& machine) {
  switch (condition_.kind) {
    case ConditionKind::Line:
      return lines_.advance(machine);
    case ConditionKind::Over:
      return lines_.advance(machine) && machine.state().depth <= start_depth_;
    case ConditionKind::Out:
      return machine.state().depth < start_depth_;
    case ConditionKind::AtLine:
      return lines_.advance(machine) && line_about_to_run(machine) == condition_.number;
    case ConditionKind::Phase:
      return machine.heap.state().gc.phase != phase_;
    case ConditionKind::Event:
      return count_events(machine) != events_;
    default:
      return false;
  }
}

uint64_t ConditionWatcher::count_events(const Machine& machine) const {
  const ConditionEvent* event = find_event(condition_.event);
  return event == nullptr ? 0 : event->count(machine);
}

}  // namespace ouro
