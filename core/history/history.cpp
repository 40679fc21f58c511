#include "core/history/history.h"

#include <algorithm>
#include <utility>

#include "core/vm/interpreter_exit.h"

namespace ouro {
namespace {

constexpr uint64_t kSpacingMin = 1 << 15;
// Comparing and copying this many bytes costs about as much as an eighth of running a tick.
constexpr uint64_t kBytesPerSpacingTick = 24;
// How far before the goal of a replay the last checkpoint is worth its price.
constexpr uint64_t kNearestMin = 1 << 14;
constexpr uint64_t kBytesPerNearestTick = 256;
// Ticks from one look at the clock to the next.
constexpr uint64_t kTicksPerLook = 256;
// More effort than so many times the usual spacing needs a checkpoint.
constexpr uint64_t kSpacingsOfEffort = 2;

std::optional<uint64_t> last_before(std::span<const uint64_t> moments, uint64_t tick) {
  const auto above = std::lower_bound(moments.begin(), moments.end(), tick);
  if (above == moments.begin()) return std::nullopt;
  return *(above - 1);
}

// Whether it holds at the same moments wherever a search for it begins.
bool is_same_everywhere(ConditionKind kind) {
  return kind == ConditionKind::Line || kind == ConditionKind::AtLine ||
         kind == ConditionKind::Event;
}

}  // namespace

History::History(Machine& machine, HistoryOptions options)
    : machine_(machine),
      options_(options),
      ladder_(options.memory_max_bytes),
      output_(machine),
      lines_(machine),
      furthest_tick_(machine.tick()) {
  output_.set_recorded_tick(furthest_tick_);
  machine_.set_output(&output_);
  take_checkpoint(tick());
}

History::~History() {
  machine_.set_output(nullptr);
}

uint64_t History::spacing() const {
  if (options_.spacing_ticks != 0) return options_.spacing_ticks;
  return std::max(kSpacingMin, machine_.heap.memory.used_bytes() / kBytesPerSpacingTick);
}

void History::take_checkpoint(uint64_t cursor) {
  ladder_.take(machine_, effort_.surplus(), cursor);
  next_checkpoint_ = tick() + spacing();
  last_checkpoint_effort_ = tick() + effort_.surplus();
}

// Whether the time of this call is over.
bool History::look_at_clock(uint64_t cursor) {
  if (!effort_.has_clock()) return false;
  const bool is_over = effort_.look(tick());
  const uint64_t effort = tick() + effort_.surplus();
  if (effort > last_checkpoint_effort_ + kSpacingsOfEffort * spacing()) take_checkpoint(cursor);
  return is_over;
}

RunResult History::run_forward(const Condition& condition, uint64_t ticks_max) {
  restart_meter();
  const bool goes_on =
      interrupted_ && interrupted_->condition() == condition && interrupted_tick_ == tick();
  if (!goes_on) interrupted_.emplace(machine_, condition);
  const uint64_t stop = tick() + std::min(ticks_max, UINT64_MAX - tick());
  const std::optional<uint64_t> target = interrupted_->target_tick();
  const RunResult result = target ? run_to_tick(*target, stop) : run_watching(&*interrupted_, stop);
  interrupted_tick_ = tick();
  if (result != RunResult::Budget) interrupted_.reset();
  return result;
}

RunResult History::run_to_tick(uint64_t target, uint64_t stop) {
  bool is_over = false;
  while (tick() < target) {
    if (!can_go_on()) return RunResult::End;
    if (tick() >= stop || is_over) return RunResult::Budget;
    const uint64_t next = std::min(target, stop);
    run_chunk(effort_.has_clock() ? std::min(next, tick() + kTicksPerLook) : next);
    is_over = look_at_clock(tick());
  }
  return RunResult::Reached;
}

RunResult History::run_watching(ConditionWatcher* watcher, uint64_t stop) {
  bool is_over = false;
  while (can_go_on()) {
    if (tick() >= stop || is_over) return RunResult::Budget;
    run_chunk(tick() + 1);
    if (watcher->advance(machine_)) return RunResult::Reached;
    is_over = tick() % kTicksPerLook == 0 && look_at_clock(tick());
  }
  return RunResult::End;
}

// Runs on to `limit`, or to the next checkpoint if that comes first.
void History::run_chunk(uint64_t limit) {
  run_machine(std::min(limit, next_checkpoint_));
  note_progress();
  if (tick() >= next_checkpoint_) take_checkpoint(tick());
}

// Beyond the furthest tick, where lines begin is recorded.
void History::run_machine(uint64_t limit) {
  if (!lines_.is_open()) return machine_.run_until(limit);
  machine_.run_until(std::min(limit, furthest_tick_));
  while (tick() < limit && can_go_on() && lines_.is_open()) {
    machine_.run_until(tick() + 1);
    lines_.note(machine_);
    if (exit_listener_ && is_finalizing(machine_)) std::exchange(exit_listener_, {})(machine_);
  }
  machine_.run_until(limit);
}

void History::note_progress() {
  if (tick() < furthest_tick_) return;
  furthest_tick_ = tick();
  output_.set_recorded_tick(furthest_tick_);
  end_known_ = machine_.finished() || machine_.standstill() == Standstill::Output;
}

void History::restore(const Checkpoint& checkpoint) {
  ladder_.restore(&machine_, checkpoint);
  effort_.restart(checkpoint.tick, checkpoint.effort - checkpoint.tick);
  next_checkpoint_ = tick() + spacing();
  last_checkpoint_effort_ = checkpoint.effort;
}

// Checkpoints on the way stand at ever shorter distances from the goal, so that the next step back
// from there is short. They are few, because each costs as much as running some thousand ticks.
void History::replay_towards(uint64_t goal, uint64_t stop, bool is_timed) {
  stop = std::min(goal, stop);
  while (tick() < stop) {
    const uint64_t nearest =
        std::max(kNearestMin, machine_.heap.memory.used_bytes() / kBytesPerNearestTick);
    const uint64_t left = goal - tick();
    const uint64_t planned = left > 2 * nearest ? goal - std::max(nearest, left / 8) : UINT64_MAX;
    const uint64_t next = std::min(stop, planned);
    bool is_over = false;
    while (tick() < next && !is_over) {
      machine_.run_until(effort_.has_clock() ? std::min(next, tick() + kTicksPerLook) : next);
      is_over = look_at_clock(goal) && is_timed;
    }
    if (tick() == planned) take_checkpoint(goal);
    if (is_over) break;
  }
  next_checkpoint_ = tick() + spacing();
}

void History::restore_below(uint64_t goal) {
  const Checkpoint& below = ladder_.below(goal);
  if (tick() > goal || tick() < below.tick) restore(below);
}

void History::seek(uint64_t wanted) {
  const uint64_t goal = std::min(wanted, furthest_tick_);
  restart_meter();
  restore_below(goal);
  replay_towards(goal, goal, false);
}

bool History::seek_towards(uint64_t wanted, uint64_t ticks_max) {
  const uint64_t goal = std::min(wanted, furthest_tick_);
  restart_meter();
  restore_below(goal);
  replay_towards(goal, tick() + std::min(ticks_max, UINT64_MAX - tick()), true);
  return tick() == goal;
}

History::Stand History::stand() const {
  const std::span<const uint8_t> image = machine_.heap.memory.image();
  return {{image.begin(), image.end()}, effort_.surplus(), last_checkpoint_effort_};
}

void History::put_back(const Stand& stand) {
  machine_.heap.memory.restore(stand.image);
  machine_.block_replaced();
  effort_.restart(tick(), stand.surplus);
  next_checkpoint_ = tick() + spacing();
  last_checkpoint_effort_ = stand.last_checkpoint_effort;
}

void History::aside(const std::function<void(Machine& machine)>& work) {
  const Stand here = stand();
  machine_.set_output(nullptr);
  work(machine_);
  machine_.set_output(&output_);
  put_back(here);
}

bool History::look_back(bool by_line, const std::function<void(const Machine& machine)>& look) {
  const Stand here = stand();
  if (!(by_line ? step_back_line() : step_back())) return false;
  look(machine_);
  put_back(here);
  return true;
}

void History::look_at(uint64_t tick, const std::function<void(const Machine& machine)>& look) {
  const Stand here = stand();
  seek(tick);
  look(machine_);
  put_back(here);
}

bool History::step_back() {
  if (tick() <= ladder_.rungs().front().tick) return false;
  seek(tick() - 1);
  return true;
}

// Puts the machine to the last checkpoint before `end`; false when there is none.
bool History::begin_stretch(BackSearch* search, uint64_t end) {
  if (end <= ladder_.rungs().front().tick) return false;
  const Checkpoint& rung = ladder_.below(end - 1);
  restore(rung);
  search->begin = rung.tick;
  search->end = end;
  search->watcher.restart(machine_);
  return true;
}

std::optional<uint64_t> History::known_moment_before(const Condition& condition) const {
  if (!searched_ || searched_->condition != condition) return std::nullopt;
  if (tick() <= searched_->begin || tick() > searched_->end + 1) return std::nullopt;
  return last_before(searched_->moments, tick());
}

RunResult History::run_back(const Condition& condition, uint64_t ticks_max) {
  restart_meter();
  if (condition.kind == ConditionKind::Line && !line_ticks().empty()) {
    const std::optional<uint64_t> line = last_before(line_ticks(), tick());
    if (line) seek(*line);
    return line ? RunResult::Reached : RunResult::End;
  }
  const bool goes_on = back_search_ && back_search_->watcher.condition() == condition &&
                       back_search_->tick == tick();
  if (!goes_on) {
    if (const std::optional<uint64_t> known = known_moment_before(condition)) {
      seek(*known);
      return RunResult::Reached;
    }
    back_search_ = BackSearch{ConditionWatcher(machine_, condition), tick(), 0, 0, {}, 0};
    // Since when a reference exists may well be since this very moment.
    const uint64_t last = tick() - (condition.kind == ConditionKind::Reference ? 0 : 1);
    if (tick() == 0 || !begin_stretch(&*back_search_, last)) return end_search(false);
  }
  BackSearch& search = *back_search_;
  uint64_t left = ticks_max;
  bool is_over = false;
  for (;;) {
    while (tick() < search.end) {
      if (left-- == 0 || is_over) {
        search.tick = tick();
        return RunResult::Budget;
      }
      machine_.run_until(tick() + 1);
      if (search.watcher.advance(machine_)) search.moments.push_back(tick());
      is_over = tick() % kTicksPerLook == 0 && look_at_clock(search.end);
    }
    if (!search.moments.empty()) return end_search(true);
    if (!begin_stretch(&search, search.begin)) return end_search(false);
  }
}

RunResult History::end_search(bool found) {
  const uint64_t goal = found ? back_search_->moments.back() : back_search_->origin;
  if (found && is_same_everywhere(back_search_->watcher.condition().kind)) {
    searched_ = {back_search_->watcher.condition(), back_search_->begin, back_search_->end,
                 std::move(back_search_->moments)};
  }
  back_search_.reset();
  seek(goal);
  return found ? RunResult::Reached : RunResult::End;
}

bool History::step_back_line() {
  const uint64_t first = ladder_.rungs().front().tick;
  if (tick() <= first) return false;
  if (run_back({ConditionKind::Line}, UINT64_MAX) == RunResult::End) seek(first);
  return true;
}

}  // namespace ouro
