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

std::vector<uint8_t> copy_of_image(const Machine& machine) {
  const std::span<const uint8_t> image = machine.heap.memory.image();
  return {image.begin(), image.end()};
}

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
  ladder_.take(machine_, machine_.tick());
  next_checkpoint_ = machine_.tick() + spacing();
}

History::~History() {
  machine_.set_output(nullptr);
}

uint64_t History::spacing() const {
  if (options_.spacing_ticks != 0) return options_.spacing_ticks;
  return std::max(kSpacingMin, machine_.heap.memory.used_bytes() / kBytesPerSpacingTick);
}

RunResult History::run_forward(const Condition& condition, uint64_t ticks_max) {
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
  while (tick() < target) {
    if (!can_go_on()) return RunResult::End;
    if (tick() >= stop || is_time_over()) return RunResult::Budget;
    const uint64_t next = std::min(target, stop);
    run_chunk(is_time_over_ ? std::min(next, tick() + kTicksPerLook) : next);
  }
  return RunResult::Reached;
}

RunResult History::run_watching(ConditionWatcher* watcher, uint64_t stop) {
  while (can_go_on()) {
    if (tick() >= stop || (tick() % kTicksPerLook == 0 && is_time_over())) return RunResult::Budget;
    run_chunk(tick() + 1);
    if (watcher->advance(machine_)) return RunResult::Reached;
  }
  return RunResult::End;
}

// Runs on to `limit`, or to the next checkpoint if that comes first.
void History::run_chunk(uint64_t limit) {
  run_machine(std::min(limit, next_checkpoint_));
  note_progress();
  if (tick() < next_checkpoint_) return;
  ladder_.take(machine_, tick());
  next_checkpoint_ = tick() + spacing();
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
  next_checkpoint_ = tick() + spacing();
}

// Checkpoints on the way stand at ever shorter distances from the goal, so that the next step back
// from there is short. They are few, because each costs as much as running some thousand ticks.
void History::replay_towards(uint64_t goal, uint64_t stop, bool is_timed) {
  stop = std::min(goal, stop);
  while (tick() < stop) {
    const uint64_t nearest =
        std::max(kNearestMin, machine_.heap.memory.used_bytes() / kBytesPerNearestTick);
    const uint64_t left = goal - tick();
    next_checkpoint_ = left > 2 * nearest ? goal - std::max(nearest, left / 8) : UINT64_MAX;
    const uint64_t next = std::min(stop, next_checkpoint_);
    while (tick() < next && !(is_timed && is_time_over())) {
      machine_.run_until(is_timed ? std::min(next, tick() + kTicksPerLook) : next);
    }
    if (tick() == next_checkpoint_) ladder_.take(machine_, goal);
    if (tick() < next) break;
  }
  next_checkpoint_ = tick() + spacing();
}

void History::restore_below(uint64_t goal) {
  const Checkpoint& below = ladder_.below(goal);
  if (tick() > goal || tick() < below.tick) restore(below);
}

void History::seek(uint64_t wanted) {
  const uint64_t goal = std::min(wanted, furthest_tick_);
  restore_below(goal);
  replay_towards(goal, goal, false);
}

bool History::seek_towards(uint64_t wanted, uint64_t ticks_max) {
  const uint64_t goal = std::min(wanted, furthest_tick_);
  restore_below(goal);
  replay_towards(goal, tick() + std::min(ticks_max, UINT64_MAX - tick()),
                 static_cast<bool>(is_time_over_));
  return tick() == goal;
}

void History::put_back(const std::vector<uint8_t>& image) {
  machine_.heap.memory.restore(image);
  machine_.block_replaced();
  next_checkpoint_ = tick() + spacing();
}

void History::aside(const std::function<void(Machine& machine)>& work) {
  const std::vector<uint8_t> image = copy_of_image(machine_);
  machine_.set_output(nullptr);
  work(machine_);
  machine_.set_output(&output_);
  put_back(image);
}

bool History::look_back(bool by_line, const std::function<void(const Machine& machine)>& look) {
  const std::vector<uint8_t> image = copy_of_image(machine_);
  if (!(by_line ? step_back_line() : step_back())) return false;
  look(machine_);
  put_back(image);
  return true;
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
  if (condition.kind == ConditionKind::Line && !line_ticks().empty()) {
    return last_before(line_ticks(), tick());
  }
  if (!searched_ || searched_->condition != condition) return std::nullopt;
  if (tick() <= searched_->begin || tick() > searched_->end + 1) return std::nullopt;
  return last_before(searched_->moments, tick());
}

RunResult History::run_back(const Condition& condition, uint64_t ticks_max) {
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
  for (;;) {
    while (tick() < search.end) {
      if (left-- == 0 || (tick() % kTicksPerLook == 0 && is_time_over())) {
        search.tick = tick();
        return RunResult::Budget;
      }
      machine_.run_until(tick() + 1);
      if (search.watcher.advance(machine_)) search.moments.push_back(tick());
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
