#include "wasm/session.h"

#include <emscripten.h>

#include <algorithm>
#include <limits>

#include "core/history/line_tracker.h"
#include "core/inspect/event_log.h"
#include "core/inspect/holders.h"
#include "core/inspect/json_writer.h"
#include "core/inspect/machine_view.h"
#include "core/inspect/narration.h"
#include "core/inspect/output_text.h"
#include "core/inspect/text_view.h"
#include "core/vm/interpreter_exit.h"
#include "wasm/shared_canvas.h"

namespace ouro {
namespace {

const VersionProfile& profile_named(const std::string& name) {
  const VersionProfile* found = find_profile(name);
  return found != nullptr ? *found : default_profile();
}

bool goes_by_lines(const Condition& condition) {
  return condition.kind == ConditionKind::Line || condition.kind == ConditionKind::Over ||
         condition.kind == ConditionKind::Out;
}

const char* result_name(RunResult result) {
  switch (result) {
    case RunResult::Reached:
      return "reached";
    case RunResult::Budget:
      return "budget";
    case RunResult::End:
      return "end";
  }
  return "end";
}

// Ends a call of the history that has a budget when it has taken long: the page answers between two
// calls only. One with a larger budget than any run takes is to arrive.
class TimeSlice {
 public:
  TimeSlice(History* history, double ticks_max) : history_(history) {
    if (ticks_max > static_cast<double>(kTicksMax)) return;
    history_->set_deadline(emscripten_get_now() + kSliceMs);
  }
  ~TimeSlice() { history_->set_deadline(std::numeric_limits<double>::infinity()); }
  TimeSlice(const TimeSlice&) = delete;
  TimeSlice& operator=(const TimeSlice&) = delete;

 private:
  static constexpr double kSliceMs = 20;
  History* history_;
};

// Copying more than this to and fro takes longer than a person is to wait.
constexpr uint32_t kLookBackBytesMax = 32u << 20;

bool is_too_large_to_look_back(const Machine& machine) {
  return machine.heap.memory.used_bytes() > kLookBackBytesMax || has_too_many_objects(machine);
}

uint64_t whole_ticks(double ticks) {
  return ticks > 0 ? static_cast<uint64_t>(std::min(ticks, 9e15)) : 0;
}

}  // namespace

Session::Session(const std::string& python)
    : profile_(profile_named(python)),
      picture_({[this](ObjectId id) { return holders_of(index(), id); },
                [this](ObjectId id) { return index().find(id) != kNoObject; },
                [this](ObjectId id) { return ouro::why_alive(index(), id); }}) {}

// --- the run ---

std::string Session::load(const std::string& source) {
  moved(Unit::Tick);
  unfinished_.reset();
  exit_counters_.reset();
  program_.history.reset();
  program_.machine.reset();
  picture_.reset();
  Result<Program> loaded = load_program(source, profile_);
  if (!loaded.ok()) return diagnostic_json(loaded.error(), source);
  program_ = std::move(loaded.value());
  program_.history->set_clock([] { return emscripten_get_now(); });
  program_.history->when_exit_begins(
      [this](const Machine& machine) { exit_counters_ = view_counters(machine); });
  return "";
}

void Session::moved(Unit unit) {
  index_.reset();
  present_.reset();
  before_.reset();
  unit_ = unit;
  picture_is_stale_ = true;
}

bool Session::is_at_line() const {
  const Machine& machine = *program_.machine;
  const std::span<const uint64_t> lines = program_.history->line_ticks();
  return machine.finished() || std::binary_search(lines.begin(), lines.end(), machine.tick());
}

std::string Session::run_to(const std::string& name, const std::string& argument,
                            double ticks_max) {
  const std::optional<Condition> condition = parse_condition(name, argument);
  if (!is_loaded() || !condition) return "end";
  const bool goes_on = unfinished_ == condition;
  std::optional<Snapshot> start;
  if (goes_on) {
    start = std::move(before_);
  } else if (has_too_many_objects(*program_.machine)) {
    before_.reset();
  } else if (goes_by_lines(*condition) || condition->kind == ConditionKind::OneTick) {
    start = present();
  }
  const TimeSlice slice(program_.history.get(), ticks_max);
  const RunResult result =
      run_within_limits(program_.history.get(), *condition, whole_ticks(ticks_max));
  const bool to_line = goes_by_lines(*condition) || condition->kind == ConditionKind::AtLine;
  const bool at_line = is_at_line() || (to_line && result == RunResult::Reached);
  moved(at_line && condition->kind != ConditionKind::OneTick ? Unit::Line : Unit::Tick);
  before_ = std::move(start);
  unfinished_.reset();
  if (result == RunResult::Budget) unfinished_ = condition;
  return result_name(result);
}

bool Session::seek_towards(double tick, const std::string& unit, double ticks_max) {
  if (!is_loaded()) return true;
  const TimeSlice slice(program_.history.get(), ticks_max);
  const bool arrived = program_.history->seek_towards(whole_ticks(tick), whole_ticks(ticks_max));
  unfinished_.reset();
  reference_.reset();
  moved(unit == "line" && is_at_line() ? Unit::Line : Unit::Tick);
  return arrived;
}

std::string Session::run_back(const std::string& name, const std::string& argument,
                              double ticks_max) {
  if (!is_loaded()) return "end";
  const std::optional<Condition> condition = condition_back(name, argument);
  if (!condition) return "end";
  unfinished_.reset();
  const TimeSlice slice(program_.history.get(), ticks_max);
  const RunResult result = program_.history->run_back(*condition, whole_ticks(ticks_max));
  if (result != RunResult::Budget) reference_.reset();
  moved(is_at_line() ? Unit::Line : Unit::Tick);
  return result_name(result);
}

void Session::give_input(const std::string& line) {
  if (!is_loaded()) return;
  program_.input->add(line);
  program_.history->note_input();
}

void Session::end_input() {
  if (!is_loaded()) return;
  program_.input->end();
  program_.history->note_input();
}

Status Session::status() const {
  Status status;
  status.state = "empty";
  if (!is_loaded()) return status;
  const Machine& machine = *program_.machine;
  const History& history = *program_.history;
  status.line = machine.finished() ? 0 : line_to_show(machine);
  RunEnd end = run_end(program_.history.get());
  const bool stopped = !machine.finished() && !end.reason.empty();
  const bool waits = machine.standstill() == Standstill::Input;
  status.state = machine.finished() ? "finished"
                 : stopped          ? "stopped"
                 : waits            ? "waiting"
                                    : "paused";
  status.tick = static_cast<double>(machine.tick());
  status.last_tick = static_cast<double>(history.furthest_tick());
  status.end_known = history.end_known() || history.furthest_tick() >= kTicksMax;
  if (machine.finished()) status.exit_code = machine.exit_status();
  status.reason = std::move(end.reason);
  status.reason_line = end.line;
  return status;
}

// --- the moment in words ---

const HeapIndex& Session::index() {
  if (!index_) index_.emplace(*program_.machine, IndexDetail::Picture);
  return *index_;
}

const Snapshot& Session::present() {
  if (!present_) present_ = take_snapshot(index());
  return *present_;
}

const Snapshot* Session::before() {
  if (unfinished_) return nullptr;
  if (before_) return &*before_;
  if (is_too_large_to_look_back(*program_.machine)) return nullptr;
  program_.history->look_back(unit_ == Unit::Line, [this](const Machine& machine) {
    before_ = take_snapshot(HeapIndex(machine, IndexDetail::Picture));
  });
  index_.reset();
  return before_ ? &*before_ : nullptr;
}

const CountersView* Session::exit_counters() const {
  return exit_counters_ && is_finalizing(*program_.machine) ? &*exit_counters_ : nullptr;
}

std::string Session::output(uint32_t characters_max) const {
  const std::span<const OutputPiece> output =
      is_loaded() ? program_.history->output() : std::span<const OutputPiece>();
  return output_tail_json(output, characters_max);
}

std::string Session::line_ticks() const {
  JsonWriter json;
  json.begin_array();
  if (is_loaded()) {
    for (const uint64_t tick : program_.history->line_ticks()) json.value(tick);
  }
  json.end_array();
  return json.take();
}

std::string Session::counters() {
  if (!is_loaded()) return "null";
  const CountersView* at_exit = exit_counters();
  return counters_json(index(), at_exit);
}

std::string Session::heap_text() {
  return is_loaded() ? heap_text_json(index()) : R"({"frames":[],"objects":[]})";
}

std::string Session::narration() {
  if (!is_loaded()) return "";
  const Snapshot* start = before();
  if (start == nullptr) {
    if (unfinished_ || !is_too_large_to_look_back(*program_.machine)) return "";
    return has_too_many_objects(*program_.machine)
               ? "There are too many objects to tell what is different."
               : "There is too much in memory to tell at once what is different: take a step.";
  }
  const std::string printed = printed_between(*program_.history, start->tick, present().tick);
  return ouro::narration(*start, present(), printed);
}

std::string Session::code_view() const {
  return is_loaded() ? code_view_json(*program_.machine) : R"({"name":"","rows":[],"stack":[]})";
}

// --- the picture ---

void Session::set_theme(const std::string& theme, bool reduced_motion) {
  theme_.scheme = theme == "dark" ? ColorScheme::Dark : ColorScheme::Light;
  theme_.reduced_motion = reduced_motion;
  picture_.set_theme(theme_);
}

void Session::set_view(const std::string& views) {
  picture_.set_views(views);
  picture_is_stale_ = true;
}

void Session::resize(float width, float height, float scale) {
  picture_.set_size(width, height, scale);
}

bool Session::needs_frame() const {
  return picture_is_stale_ || picture_.needs_frame() ||
         canvas_generation_ != SharedCanvas::instance().generation();
}

void Session::refresh_picture() {
  if (!picture_is_stale_) return;
  picture_is_stale_ = false;
  if (!is_loaded()) return;
  const Snapshot* start = before();
  picture_.show_heap(present().graph, start != nullptr ? &start->graph : nullptr);
  if (picture_.shows_collector()) picture_.show_collector(view_collector(index()));
}

void Session::draw_frame() {
  SharedCanvas& canvas = SharedCanvas::instance();
  if (!canvas.is_open()) return;
  refresh_picture();
  canvas_generation_ = canvas.generation();
  theme_.fonts = canvas.fonts();
  picture_.set_theme(theme_);
  canvas.draw(picture_.width_px(), picture_.height_px(),
              [this](ImDrawList& list) { picture_.draw(list, emscripten_get_now()); });
}

void Session::pointer(const std::string& kind, float x, float y, int button) {
  const PointerKind what = kind == "down"   ? PointerKind::Down
                           : kind == "up"   ? PointerKind::Up
                           : kind == "move" ? PointerKind::Move
                                            : PointerKind::Leave;
  picture_.pointer({what, x, y, button});
}

void Session::wheel(float delta_x, float delta_y, bool zoom) {
  picture_.wheel({delta_x, delta_y, zoom});
}

bool Session::key(const std::string& key, bool shift) {
  refresh_picture();  // A key may come before the next frame.
  return picture_.key({key, shift});
}

std::string Session::selected() const {
  return picture_.selected() ? object_id_text(picture_.selected()) : "";
}

void Session::select(const std::string& id) {
  picture_.select(parse_object_id(id));
}

}  // namespace ouro
