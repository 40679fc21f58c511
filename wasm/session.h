// session.h - what JavaScript holds: one program, the run through it, and one picture.
//
// The interface is that of web/src/engine.ts, where each method is described. Nothing happens
// between two calls. The machine moves only in runTo, seek and stepBack; what is seen of it is
// copied out when somebody asks, and kept until the next movement.
//
// A moment is always shown together with the one before it: what changed is what the last step did,
// whichever way a person came here. The step is a line after movements by lines, else a tick.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/inspect/changes.h"
#include "core/inspect/heap_index.h"
#include "wasm/picture.h"
#include "wasm/program.h"
#include "wasm/run_end.h"

namespace ouro {

// Status of engine.ts.
struct Status {
  std::string state;
  double tick = 0;
  double last_tick = 0;
  bool end_known = false;
  uint32_t line = 0;
  std::string reason;
  uint32_t reason_line = 0;
  int exit_code = 0;
};

class Session {
 public:
  // `python`: the name of a profile; the default one when there is none of this name.
  explicit Session(const std::string& python);

  std::string load(const std::string& source);
  std::string run_to(const std::string& condition, const std::string& argument, double ticks_max);
  bool seek_towards(double tick, const std::string& unit, double ticks_max);
  std::string run_back(const std::string& condition, const std::string& argument, double ticks_max);
  // A line for input(), and that there will be no more.
  void give_input(const std::string& line);
  void end_input();
  Status status() const;

  std::string line_ticks() const;
  std::string output(uint32_t characters_max) const;
  std::string counters();
  std::string heap_text();
  std::string narration();
  std::string code_view() const;

  // --- questions about objects and stretches: session_questions.cpp ---
  std::string holders(const std::string& id);
  std::string why_alive(const std::string& id);
  // Also marks in the picture what would become of which object; an empty id takes that away.
  std::string what_if(const std::string& id, const std::string& holder);
  std::string cycles();
  std::string events(double begin, double end, double events_max, bool with_details);
  std::string changes_since(double tick);
  std::string state_file();

  void set_theme(const std::string& theme, bool reduced_motion);
  void set_view(const std::string& views);
  void resize(float width, float height, float scale);
  bool needs_frame() const;
  void draw_frame();
  void pointer(const std::string& kind, float x, float y, int button);
  void wheel(float delta_x, float delta_y, bool zoom);
  bool key(const std::string& key, bool shift);
  std::string selected() const;
  void select(const std::string& id);

 private:
  enum class Unit : uint8_t { Tick, Line };

  bool is_loaded() const { return program_.machine != nullptr; }
  // At the end, or where a line begins: what has just happened is the line before.
  bool is_at_line() const;
  // Also understands "reference", whose argument is an id, a blank and a holder in words.
  std::optional<Condition> condition_back(const std::string& name, const std::string& argument);
  // The machine stands elsewhere, or is about to; what was known about the moment is dropped.
  void moved(Unit unit);
  const HeapIndex& index();
  const Snapshot& present();
  // The moment that the last step began with; null at the start and in the middle of a run.
  const Snapshot* before();
  // What the program itself had done when Python began to exit. Null before, and in long runs.
  const CountersView* exit_counters() const;
  void refresh_picture();

  const VersionProfile& profile_;
  Program program_;
  std::optional<HeapIndex> index_;
  std::optional<Snapshot> present_;
  std::optional<Snapshot> before_;
  std::optional<CountersView> exit_counters_;
  Unit unit_ = Unit::Tick;
  std::optional<Condition> unfinished_;  // of a run whose budget is used up
  std::string reference_asked_;          // about which reference a search back was asked
  std::optional<Condition> reference_;   // what that means

  Picture picture_;
  Theme theme_;
  bool picture_is_stale_ = true;
  unsigned canvas_generation_ = 0;
};

}  // namespace ouro
