// condition.h - how far to run, or to go back: the conditions of web/src/engine.ts.
//
// A ConditionWatcher is made where a run begins and asked after every tick. It only reads the
// machine. A run may be interrupted and go on with the same watcher. To go back, the machine is put
// to an earlier moment and runs towards the present one, and the last moment counts at which the
// condition held (History::run_back): so all conditions work in both directions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/history/line_tracker.h"
#include "core/history/tick_events.h"
#include "core/vm/machine.h"

namespace ouro {

enum class ConditionKind : uint8_t {
  End,         // the program has ended
  Line,        // another line is about to run
  LineOrExit,  // the same, or the program's own code has ended and the interpreter exits
  Over,        // another line of this frame, or of a caller, is about to run
  Out,         // this frame has returned; going back: it has not been called yet
  OneTick,     // one instruction or one step of a task
  Tick,        // `number` is the tick
  AtLine,      // line `number` is about to run
  Event,       // the last tick did something: `event`
  Count,       // the reference count of `object` has changed
  Object,      // something has happened to `object`: its count, its generation, its life
  Reference,   // `holder` has come to hold `object`; for going back only
};

struct Condition {
  ConditionKind kind = ConditionKind::End;
  uint64_t number = 0;
  EventKind event = EventKind::Line;
  ObjectId object;
  HolderPlace holder;
  friend bool operator==(const Condition&, const Condition&) = default;
};

// From the page's words, e.g. ("atLine", "12"), ("event", "free"), ("count", "0x7f5a00012340:57").
// "phase" is short for ("event", "phase"). Nothing when they mean none.
std::optional<Condition> parse_condition(std::string_view name, std::string_view argument);

class ConditionWatcher {
 public:
  ConditionWatcher(const Machine& machine, Condition condition);

  const Condition& condition() const { return condition_; }
  // The tick to run to at once, when only the tick matters.
  std::optional<uint64_t> target_tick() const;
  // The machine has been put elsewhere. "This frame" stays that of the beginning.
  void restart(const Machine& machine);
  // To be called after every tick, for the others: whether the machine stands at such a moment.
  bool advance(const Machine& machine);

 private:
  Condition condition_;
  EventWatch event_;  // lines, too
  ObjectWatch object_;
  ReferenceWatch reference_;
  uint64_t start_tick_;
  uint32_t start_depth_;
  bool runs_;  // the program's own code has not ended
};

}  // namespace ouro
