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
    {"lineOrExit", ConditionKind::LineOrExit},
    {"over", ConditionKind::Over},
    {"out", ConditionKind::Out},
    {"instruction", ConditionKind::OneTick},
    {"tick", ConditionKind::Tick},
    {"atLine", ConditionKind::AtLine},
    {"event", ConditionKind::Event},
    {"count", ConditionKind::Count},
    {"object", ConditionKind::Object},
};

bool parse_number(std::string_view text, uint64_t* number) {
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, *number);
  return parsed.ec == std::errc{} && parsed.ptr == end;
}

// False when the argument is none for this kind.
bool parse_argument(std::string_view argument, Condition* condition) {
  switch (condition->kind) {
    case ConditionKind::Tick:
    case ConditionKind::AtLine:
      return parse_number(argument, &condition->number);
    case ConditionKind::Event: {
      const std::optional<EventKind> event = find_event(argument);
      condition->event = event.value_or(EventKind::Line);
      return event.has_value();
    }
    case ConditionKind::Count:
    case ConditionKind::Object:
      condition->object = parse_object_id(argument);
      return condition->object && condition->object.birth != 0;
    default:
      return true;
  }
}

EventKind watched_event(const Condition& condition) {
  return condition.kind == ConditionKind::Event ? condition.event : EventKind::Line;
}

ObjectWatch::What watched_part(const Condition& condition) {
  return condition.kind == ConditionKind::Object ? ObjectWatch::What::Header
                                                 : ObjectWatch::What::Count;
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view name, std::string_view argument) {
  if (name == "phase") return parse_condition("event", "phase");
  for (const ConditionName& row : kConditionNames) {
    if (row.name != name) continue;
    Condition condition{row.kind};
    if (!parse_argument(argument, &condition)) return std::nullopt;
    return condition;
  }
  return std::nullopt;
}

ConditionWatcher::ConditionWatcher(const Machine& machine, Condition condition)
    : condition_(condition),
      event_(machine, watched_event(condition)),
      object_(machine, condition.object, watched_part(condition)),
      reference_(machine, condition.holder, condition.object),
      start_tick_(machine.tick()),
      start_depth_(machine.state().depth),
      runs_(machine.state().run_state == RunState::Running) {}

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

void ConditionWatcher::restart(const Machine& machine) {
  event_.restart(machine);
  object_.restart(machine);
  reference_.restart(machine);
  runs_ = machine.state().run_state == RunState::Running;
}

bool ConditionWatcher::advance(const Machine& machine) {
  const uint32_t depth = machine.state().depth;
  switch (condition_.kind) {
    case ConditionKind::Line:
    case ConditionKind::Event:
      return event_.advance(machine);
    case ConditionKind::LineOrExit: {
      const bool ran = std::exchange(runs_, machine.state().run_state == RunState::Running);
      return event_.advance(machine) || (ran && !runs_);
    }
    case ConditionKind::Over:
      return event_.advance(machine) && depth <= start_depth_;
    case ConditionKind::Out:
      return depth < start_depth_;
    case ConditionKind::AtLine:
      return event_.advance(machine) && line_about_to_run(machine) == condition_.number;
    case ConditionKind::Count:
    case ConditionKind::Object:
      return object_.advance(machine);
    case ConditionKind::Reference:
      return reference_.advance(machine);
    default:
      return false;
  }
}

}  // namespace ouro
