// history.h - every moment of a run, reachable from any other. Read this first of core/history.
//
// A machine is deterministic, so a tick that was reached once is reached again by restoring an
// earlier checkpoint and running on (ladder.h). A History takes checkpoints while its machine runs
// forward, goes to any tick up to the furthest one, and records the output (output_record.h). It
// owns nothing of the machine's block, and from its making on the machine is run only through it.
//
// Going back costs copying the block and running what lies between the checkpoint and the tick: a
// few milliseconds near the cursor, more where the ladder is sparse; what is passed on the way gets
// checkpoints of its own, so the next step near there is fast again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/history/condition.h"
#include "core/history/effort_meter.h"
#include "core/history/ladder.h"
#include "core/history/line_record.h"
#include "core/history/output_record.h"

namespace ouro {

struct HistoryOptions {
  uint64_t memory_max_bytes = uint64_t{64} << 20;
  // Ticks between checkpoints; 0: as many as make checkpoints cheap beside running (spacing()).
  uint64_t spacing_ticks = 0;
};

enum class RunResult : uint8_t { Reached, Budget, End };

class History {
 public:
  // `machine` has its program loaded and outlives the history.
  explicit History(Machine& machine, HistoryOptions options = {});
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  // With a host's clock, in milliseconds, checkpoints also lie where ticks are long, and a deadline
  // ends a call that has a budget as its budget would: it is asked every some hundred ticks.
  void set_clock(std::function<double()> clock) { effort_.set_clock(std::move(clock)); }
  void set_deadline(double deadline_ms) { effort_.set_deadline(deadline_ms); }

  // Runs at most `ticks_max` ticks towards a condition. Budget: called again with the same
  // condition, it goes on as one run. End: the program has ended, or stands still, first.
  RunResult run_forward(const Condition& condition, uint64_t ticks_max);
  // Goes to a tick; one beyond the furthest means the furthest.
  void seek(uint64_t tick);
  // The same in pieces of about `ticks_max` ticks. False: call again with the same tick; until then
  // it stands anywhere.
  bool seek_towards(uint64_t tick, uint64_t ticks_max);
  // To the tick before; false at the start.
  bool step_back();
  // Goes back to the last moment before this one at which a run towards the condition would have
  // stopped, looking through about `ticks_max` ticks. End: there is none, and it stands where it
  // stood. Budget: called again with the same condition it goes on; until then it stands anywhere.
  RunResult run_back(const Condition& condition, uint64_t ticks_max);
  // To the last moment before this one at which a line was about to run, or to the start; false at
  // the start.
  bool step_back_line();

  // Lets `work` do anything with the machine, muted, and then puts it back to where it stood.
  void aside(const std::function<void(Machine& machine)>& work);
  // Show `look` the tick or the line before, or some other moment, and stand here again without
  // running back to here. False at the start, where nothing is before.
  bool look_back(bool by_line, const std::function<void(const Machine& machine)>& look);
  void look_at(uint64_t tick, const std::function<void(const Machine& machine)>& look);

  // To be read, and changed only as record_events() does: put back before anything else is asked.
  Machine& machine() { return machine_; }
  uint64_t tick() const { return machine_.tick(); }
  uint64_t furthest_tick() const { return furthest_tick_; }
  // Whether the program's end lies at the furthest tick, or the output limit there stops it.
  bool end_known() const { return end_known_; }

  // Where lines began up to the furthest tick; empty when the run is too long to know.
  std::span<const uint64_t> line_ticks() const { return lines_.ticks(); }

  // What had been printed at the present tick.
  std::span<const OutputPiece> output() const { return output_.until(tick()); }
  // The person has typed a line for input().
  void note_input() { output_.note_input(); }
  // Hears output when it is printed for the first time; null: nobody.
  void set_output_listener(OutputSink* listener) { output_.set_listener(listener); }
  // Called once, when Python begins to exit and that moment is reached for the first time, unless
  // the run is too long for its lines to be known.
  void when_exit_begins(std::function<void(const Machine& machine)> listener) {
    exit_listener_ = std::move(listener);
  }
  // What Python says on stderr about the program before it runs.
  void add_output_before_program(std::string_view text) { output_.add_before_program(text); }

  const Ladder& ladder() const { return ladder_; }
  // Ticks from one checkpoint to the next where they are dense. Grows with the block, because
  // taking one looks at all of it.
  uint64_t spacing() const;

 private:
  RunResult run_to_tick(uint64_t target, uint64_t stop);
  RunResult run_watching(ConditionWatcher* watcher, uint64_t stop);
  bool can_go_on() const {
    return !machine_.finished() && machine_.standstill() == Standstill::None;
  }
  void run_chunk(uint64_t limit);
  void run_machine(uint64_t limit);
  void replay_towards(uint64_t goal, uint64_t stop, bool is_timed);
  void restore_below(uint64_t goal);
  void restart_meter() { effort_.restart(tick(), effort_.surplus()); }
  bool look_at_clock(uint64_t cursor);
  void take_checkpoint(uint64_t cursor);
  // Looks for the last moment that a condition held, one stretch between checkpoints after the
  // other, from the latest to the first. Whether it held at a stretch's first moment is seen at the
  // end of the stretch before.
  struct BackSearch {
    ConditionWatcher watcher;
    uint64_t origin;  // where it began
    uint64_t begin;   // of the stretch
    uint64_t end;
    std::vector<uint64_t> moments;  // of the stretch at which the condition held
    uint64_t tick;                  // where it was interrupted
  };
  // What the last search saw of its last stretch, so that the next one for the same, from there,
  // need not look again.
  struct SearchedStretch {
    Condition condition;
    uint64_t begin;
    uint64_t end;
    std::vector<uint64_t> moments;
  };
  std::optional<uint64_t> known_moment_before(const Condition& condition) const;
  // All that is needed to stand here again.
  struct Stand {
    std::vector<uint8_t> image;
    uint64_t surplus;
    uint64_t last_checkpoint_effort;
  };
  Stand stand() const;
  void put_back(const Stand& stand);
  bool begin_stretch(BackSearch* search, uint64_t end);
  RunResult end_search(bool found);
  void note_progress();
  void restore(const Checkpoint& checkpoint);

  Machine& machine_;
  HistoryOptions options_;
  EffortMeter effort_;
  Ladder ladder_;
  OutputRecord output_;
  LineRecord lines_;
  std::function<void(const Machine& machine)> exit_listener_;
  uint64_t furthest_tick_ = 0;
  bool end_known_ = false;
  uint64_t next_checkpoint_ = 0;         // a tick
  uint64_t last_checkpoint_effort_ = 0;  // of the one that was taken or restored
  // The run that ended for want of budget, to be gone on with from this very tick.
  std::optional<ConditionWatcher> interrupted_;
  uint64_t interrupted_tick_ = 0;
  std::optional<BackSearch> back_search_;  // that ended for want of budget
  std::optional<SearchedStretch> searched_;
};

}  // namespace ouro
