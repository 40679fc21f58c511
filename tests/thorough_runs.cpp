#include "tests/thorough_runs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "core/heap/task_kind.h"
#include "core/history/history.h"
#include "core/inspect/event_log.h"
#include "core/inspect/folding.h"
#include "core/inspect/heap_index.h"
#include "core/inspect/heap_validator.h"
#include "core/inspect/holders.h"
#include "core/vm/machine.h"

namespace ouro::tests {
namespace {

constexpr uint64_t kTickLimit = 20'000'000;
// Moments of which the events are compared.
constexpr size_t kToldMax = 120;
constexpr size_t kToldSample = 25;
// A program that goes on after a MemoryError may do what it has never done before.
constexpr uint64_t kTicksAfterFailure = 200'000;

Coverage& totals() {
  static Coverage sum;
  return sum;
}

bool runs_own_code(const Machine& machine) {
  if (machine.state().run_state != RunState::Running) return false;
  for (uint32_t i = 0; i < machine.heap.task_count(); ++i) {
    if (machine.heap.task(i).kind == TaskKind::ImportModule) return false;
  }
  return true;
}

// Which moments of a run are looked at.
class Looks {
 public:
  struct Plan {
    Density density;
    uint64_t own_max;        // ticks of the program's own code before its strides grow
    uint64_t others_stride;  // through imports and the exit
  };
  explicit Looks(const Plan& plan) : plan_(plan) { ++totals().runs; }

  bool is_wanted(const Machine& machine) {
    const bool is_own = runs_own_code(machine);
    const bool sample = plan_.density == Density::Sample;
    uint64_t stride = is_own ? 1 + own_ / (sample ? 100 : plan_.own_max)
                             : plan_.others_stride * (sample ? 16 : 1);
    if (plan_.density == Density::All) stride = 1;
    if (machine.tick() - last_ < stride) return false;
    last_ = machine.tick();
    own_ += is_own ? 1 : 0;
    ++totals().looks;
    return true;
  }

 private:
  Plan plan_;
  uint64_t last_ = 0;
  uint64_t own_ = 0;
};

bool can_go_on(const Machine& machine) {
  return !machine.finished() && machine.standstill() == Standstill::None &&
         machine.tick() < kTickLimit;
}

void take_step(Machine& machine) {
  machine.step();
  ++totals().ticks;
}

// "" when there are no problems.
std::string told(const Machine& machine, const std::vector<std::string>& problems) {
  if (problems.empty()) return "";
  std::string text = "After tick " + std::to_string(machine.tick()) + ", at line " +
                     std::to_string(machine.current_line()) + ": ";
  for (const std::string& problem : problems) text += problem + " ";
  return text;
}

using Counts = std::map<uint32_t, uint32_t>;  // by birth

// The validator compares the counts; here the holders that a person reads are added up.
void check_holders(const HeapIndex& index, const Folding& folding, uint32_t number,
                   std::vector<std::string>* problems) {
  const HolderReport report = holders_of(index, folding, index.id(number));
  uint32_t named = 0;
  for (const Holder& holder : report.holders) {
    if (holder.strength == EdgeStrength::Strong) named += holder.count;
    if (holder.text.empty()) problems->push_back("A holder of " + report.label + " has no name.");
  }
  if (!report.is_explained) problems->push_back(report.difference);
  if (report.immortal || named == report.refcount || !report.difference.empty()) return;
  problems->push_back(report.label + " has a count of " + std::to_string(report.refcount) +
                      ", but " + std::to_string(named) + " holders are named.");
}

std::vector<std::string> problems_of_holders(const Machine& machine, Counts* counts) {
  std::vector<std::string> problems;
  const HeapIndex index(machine);
  const Folding folding(index);
  for (uint32_t i = 0; i < index.size(); ++i) {
    const uint32_t refcount = machine.heap.at(index.object(i)).refcount;
    uint32_t& known = (*counts)[index.id(i).birth];
    const bool has_changed = known != refcount;
    known = refcount;
    if (!index.from_boot(i) || has_changed) check_holders(index, folding, i, &problems);
  }
  return problems;
}

struct Sight {
  uint64_t tick;
  uint64_t digest;
  uint64_t output_bytes;
  bool is_own;
};

Sight sight_of(const Machine& machine) {
  return {machine.tick(), machine.digest(), machine.state().output_bytes, runs_own_code(machine)};
}

std::vector<Sight> see_all(Machine& machine, Density density) {
  Looks looks({density, 3000, 61});
  std::vector<Sight> sights{sight_of(machine)};
  while (can_go_on(machine)) {
    take_step(machine);
    if (looks.is_wanted(machine)) sights.push_back(sight_of(machine));
  }
  if (sights.back().tick != machine.tick()) sights.push_back(sight_of(machine));
  return sights;
}

// The events of the tick that led here.
std::string events_here(History* history) {
  if (history->tick() == 0) return "";
  std::string text;
  for (const Event& event :
       record_events(history, history->tick() - 1, history->tick()).events) {
    text += event_text(event) + (event.is_detail ? " (detail) " : " ") +
            object_id_text(event.object) + "\n";
  }
  return text;
}

class Walk {
 public:
  Walk(Machine& machine, std::vector<Sight> sights, Density density)
      : machine_(machine), history_(machine), sights_(std::move(sights)) {
    const auto own = static_cast<size_t>(std::count_if(
        sights_.begin(), sights_.end(), [](const Sight& sight) { return sight.is_own; }));
    told_stride_ = own / (density == Density::Sample ? kToldSample : kToldMax) + 1;
    if (density == Density::All) told_stride_ = 1;
    events_.resize(sights_.size());
  }

  std::string run() {
    history_.run_forward({ConditionKind::End}, kTickLimit);
    for (size_t i = sights_.size(); i-- > 0;) {
      visit(i);
      if (is_told(i)) events_[i] = events_here(&history_);
    }
    for (size_t i = 0; i < sights_.size(); ++i) {
      visit(i);
      if (is_told(i) && events_[i] != events_here(&history_)) report(i, "other events");
    }
    jump_about();
    return problem_;
  }

 private:
  bool is_told(size_t i) const { return sights_[i].is_own && i % told_stride_ == 0; }

  void report(size_t i, const char* what) {
    if (!problem_.empty()) return;
    problem_ = "Going back and forth gave " + std::string(what) + " at tick " +
               std::to_string(sights_[i].tick) + ".";
  }

  void visit(size_t i) {
    const Sight& wanted = sights_[i];
    if (history_.tick() == wanted.tick + 1) {
      history_.step_back();
    } else if (history_.tick() + 1 == wanted.tick) {
      history_.run_forward({ConditionKind::OneTick}, 1);
    } else {
      history_.seek(wanted.tick);
    }
    if (machine_.tick() != wanted.tick) report(i, "another tick");
    if (machine_.digest() != wanted.digest) report(i, "another digest");
    uint64_t printed = 0;
    for (const OutputPiece& piece : history_.output()) printed += piece.text.size();
    if (printed != wanted.output_bytes) report(i, "another output");
  }

  // By about a third of the way each, without a common divisor: that visits no moment twice.
  void jump_about() {
    size_t stride = sights_.size() / 3 + 1;
    while (std::gcd(stride, sights_.size()) != 1) ++stride;
    for (size_t i = 0, at = 0; i < sights_.size() / 7; ++i, at = (at + stride) % sights_.size()) {
      visit(at);
    }
  }

  Machine& machine_;
  History history_;
  std::vector<Sight> sights_;
  std::vector<std::string> events_;
  size_t told_stride_;
  std::string problem_;
};

bool takes_without_growing(Memory* memory, uint32_t bytes) {
  const uint32_t used = memory->used_bytes();
  const uint32_t taken = memory->allocate(bytes);
  if (taken != 0 && memory->used_bytes() > used) memory->release(taken, bytes);
  return taken != 0 && memory->used_bytes() == used;
}

// Takes what is free within the block, so that every further large request has to make it grow;
// leaves free what can hold `spared_bytes`.
void fill_up(Memory* memory, uint32_t spared_bytes) {
  memory->set_limit(memory->used_bytes());
  const uint32_t spared = spared_bytes == 0 ? 0 : memory->allocate(spared_bytes);
  for (uint32_t bytes = kSegmentBytes; bytes > kSmallRequestMax; bytes -= bytes > 4096 ? 512 : 16) {
    while (takes_without_growing(memory, bytes)) continue;
  }
  if (spared != 0) memory->release(spared, spared_bytes);
  memory->set_limit(memory->used_bytes());
}

class Starvation {
 public:
  explicit Starvation(Machine& machine) : machine_(machine), memory_(machine.heap.memory) {}

  // Tries all that memory can do at this moment; the machine is one tick further afterwards.
  std::string try_here() {
    image_.assign(memory_.image().begin(), memory_.image().end());
    constexpr uint32_t kSpared[] = {0, 0, 544, 0, 2048, 0, 9000, 0, 40'000};
    fill_up(&memory_, kSpared[turn_++ % std::size(kSpared)]);
    run_on();
    machine_.step();
    const uint32_t grown_to = memory_.used_bytes();
    const auto before = static_cast<uint32_t>(image_.size());
    const uint32_t pages = grown_to > before ? (grown_to - before) / kPageBytes : 0;
    for (uint32_t page = 0; page < pages; page += pages / kLimitsMax + 1) {
      put_back();
      memory_.set_limit(before + page * kPageBytes);
      run_on();
    }
    put_back();
    take_step(machine_);
    return problem_;
  }

 private:
  static constexpr uint32_t kLimitsMax = 16;  // tried in one tick

  void put_back() {
    memory_.set_limit(machine_.options().memory_limit_bytes);
    memory_.restore(image_);
    machine_.block_replaced();
  }

  void run_on() {
    const uint64_t tick = machine_.tick();
    machine_.run_until(tick + kTicksAfterFailure);
    const std::string problem = told(machine_, validate_heap(machine_, 3));
    if (problem_.empty() && !problem.empty()) {
      problem_ = "Without memory from tick " + std::to_string(tick) + " on: " + problem;
    }
    put_back();
  }

  Machine& machine_;
  Memory& memory_;
  std::vector<uint8_t> image_;
  size_t turn_ = 0;
  std::string problem_;
};

}  // namespace

const Coverage& coverage() {
  return totals();
}

std::string run_validated(Machine& machine, Density density) {
  Looks looks({density, 20'000, 61});
  while (can_go_on(machine)) {
    take_step(machine);
    if (!looks.is_wanted(machine)) continue;
    const std::string problem = told(machine, validate_heap(machine, 3));
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string run_with_named_holders(Machine& machine, Density density) {
  Looks looks({density, 3000, 61});
  Counts counts;
  (void)problems_of_holders(machine, &counts);
  while (can_go_on(machine)) {
    take_step(machine);
    if (!looks.is_wanted(machine)) continue;
    const std::string problem = told(machine, problems_of_holders(machine, &counts));
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string run_back_and_forth(Machine& machine, Machine& again, Density density) {
  return Walk(again, see_all(machine, density), density).run();
}

std::string run_out_of_memory(Machine& machine, Density density) {
  Looks looks({density, 200, 997});
  Starvation starvation(machine);
  while (can_go_on(machine)) {
    const std::string problem = starvation.try_here();
    if (!problem.empty()) return problem;
    while (can_go_on(machine) && !looks.is_wanted(machine)) take_step(machine);
  }
  return "";
}

}  // namespace ouro::tests
