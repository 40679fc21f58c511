// picture.h - one sandbox' picture: the views that were asked for, side by side, with the input
// that belongs to each.
//
// All views of a picture have one selection; it is the heap view's.
#pragma once

#include <optional>
#include <string_view>

#include "wasm/views/collector_lanes.h"
#include "wasm/views/heap_view.h"

namespace ouro {

class Picture {
 public:
  explicit Picture(HeapViewHost host) : heap_(std::move(host)) {}

  // Another program.
  void reset();
  // Names of engine.ts, separated by blanks; those that are no picture of ours are ignored.
  void set_views(std::string_view names);
  bool shows_collector() const { return shows_collector_; }
  void set_theme(const Theme& theme);
  // In CSS pixels; `scale` is the device pixel ratio.
  void set_size(float width, float height, float scale);

  void show_heap(const HeapGraph& graph, const HeapGraph* before) { heap_.show(graph, before); }
  void show_collector(CollectorView view) { collector_.show(std::move(view)); }

  bool needs_frame() const;
  int width_px() const { return to_px(width_); }
  int height_px() const { return to_px(height_); }
  void draw(ImDrawList& list, double now);

  void pointer(const PointerInput& input);
  void wheel(const WheelInput& input);
  bool key(const KeyInput& input) { return shows_heap_ && heap_.key(input); }
  ObjectId selected() const { return heap_.selected(); }
  void select(ObjectId id);
  void foretell(std::unordered_map<uint32_t, Fate> fates) { heap_.foretell(std::move(fates)); }

 private:
  enum class Part : uint8_t { None, Heap, Collector };

  int to_px(float css) const;
  void arrange();
  Part part_at(float x, float y) const;
  void send(Part part, const PointerInput& input);

  HeapView heap_;
  CollectorLanes collector_;
  Theme theme_;
  bool shows_heap_ = true;
  bool shows_collector_ = false;
  float width_ = 0.0f;
  float height_ = 0.0f;
  float scale_ = 1.0f;
  Rect heap_area_;
  Rect collector_area_;
  Part pressed_ = Part::None;
  Part hovered_ = Part::None;
  bool stale_ = true;
};

}  // namespace ouro
