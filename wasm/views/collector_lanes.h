// collector_lanes.h - the picture of the collector: its lists as lanes with their members, counts
// against thresholds, and what the running phase does, in words.
//
// While a collection runs, members show gc_refs beside their count; the one that the next step
// looks at is framed. Lanes flow from top to bottom; what does not fit is scrolled to.
#pragma once

#include <vector>

#include "core/inspect/machine_view.h"
#include "wasm/input.h"
#include "wasm/theme.h"
#include "wasm/views/painter.h"

struct ImDrawList;

namespace ouro {

class CollectorLanes {
 public:
  void reset();
  void show(CollectorView view);
  void set_area(const Rect& area, float scale);
  void set_theme(const Theme& theme);
  bool needs_frame() const { return stale_; }
  void draw(ImDrawList& list, ObjectId selected);

  // True when the input changed `selected`.
  bool pointer(const PointerInput& input, ObjectId& selected);
  void wheel(const WheelInput& input);

 private:
  struct Chip {
    Rect rect;
    ObjectId id;
  };

  void draw_state(Painter& painter);
  void draw_lane(Painter& painter, const CollectorList& list, const GenerationView* generation,
                 ObjectId selected);
  void draw_gauge(Painter& painter, const GenerationView& generation);
  void draw_members(Painter& painter, const CollectorList& list, ObjectId selected);
  float draw_chip(Painter& painter, const CollectorMember& member, Point at, bool chosen);
  void draw_note(Painter& painter, std::string_view text, Color color);
  void scroll(float by);

  CollectorView view_;
  Theme theme_;
  Rect area_;
  float scale_ = 1.0f;
  float scroll_ = 0.0f;
  float content_height_ = 0.0f;
  float y_ = 0.0f;           // while drawing: where the next thing goes
  std::vector<Chip> chips_;  // as drawn last, in CSS pixels of the whole picture
  bool pressed_ = false;
  bool dragged_ = false;
  Point pointer_;
  bool stale_ = true;
};

}  // namespace ouro
