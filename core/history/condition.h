// condition.h - how far to run: the conditions of web/src/engine.ts.
//
// A ConditionWatcher is made where a run begins and asked after every tick. It only reads the
// machine. A run may be interrupted and go on with the same watcher: what it compares with is the
// beginning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/history/line_tracker.h"
#include "core/vm/machine.h"

namespace ouro {

enum class ConditionKind : uint8_t {
  End,      // the program has ended
  Line,     // another line is about to run
  Over,     // another line of this frame, or of a caller, is about to run
  Out,      // this frame has returned
  OneTick,  // one instruction or one step of a task
  Tick,     // `number` is the tick
  AtLine,   // line `number` is about to run
  Phase,    // the collector has entered its next phase
  Event,    // something has happened: `event`, see kConditionEvents
};

struct Condition {
  ConditionKind kind = ConditionKind::End;
  uint64_t number = 0;
  std::string event;
  friend bool operator==(const Condition&, const Condition&) = default;
};

// From the page's words, e.g. ("atLine", "12"). Nothing when they mean none.
std::optional<Condition> parse_condition(std::string_view name, std::string_view argument);

class ConditionWatcher {
 public:
  ConditionWatcher(const Machine& machine, Condition condition);

  const Condition& condition() const { return condition_; }
  // The tick to run to at once, when only the tick matters.
  std::optional<uint64_t> target_tick() const;
  // After a tick, for the others.
  bool is_reached(const Machine& machine);

 private:
  uint64_t count_events(const Machine& machine) const;

  Condition condition_;
  LineTracker lines_;
  uint64_t start_tick_;
  uint32_t start_depth_;
  uint8_t phase_;
  uint64_t events_;
};

}  // namespace ouro
