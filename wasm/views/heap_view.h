// heap_view.h - the picture of the heap: frames and names at the left, objects as cards, references
// as arrows. Read this first of wasm/views.
//
//   heap_scene      what is shown: cards, rows, arrows, made from inspect's heap graph
//   scene_changes   what is different from the moment before
//   graph_layout    where cards lie (wasm/)
//   card_motion     how they get there
//   camera_driver   which part of it is seen
//   arrow_router    the way of each arrow around the cards
//   arrow_painter, card_painter, tooltip, edge_notes: what they look like, all by way of painter
//
// The view reads copies and changes nothing. It remembers what belongs to looking: the camera, the
// selection, opened cards, and the homes of cards. It asks for frames only while something moves.
#pragma once

#include <functional>
#include <optional>

#include "core/inspect/heap_graph.h"
#include "core/inspect/holders.h"
#include "wasm/graph_layout.h"
#include "wasm/input.h"
#include "wasm/theme.h"
#include "wasm/views/arrow_router.h"
#include "wasm/views/camera_driver.h"
#include "wasm/views/card_motion.h"
#include "wasm/views/heap_scene.h"
#include "wasm/views/painter.h"

struct ImDrawList;

namespace ouro {

// What the view asks about the moment that it was shown last.
struct HeapViewHost {
  std::function<HolderReport(ObjectId)> holders;
  std::function<bool(ObjectId)> is_alive;
  std::function<WhyAlive(ObjectId)> why_alive;
};

class HeapView {
 public:
  explicit HeapView(HeapViewHost host) : host_(std::move(host)) {}

  // Another program: forgets everything.
  void reset();
  // What is different from `before` is marked; null: nothing is.
  void show(const HeapGraph& graph, const HeapGraph* before);
  void set_size(float width, float height, float scale);
  void set_theme(const Theme& theme);

  bool needs_frame() const { return stale_ || moving_; }
  // `now`: milliseconds of a clock that runs.
  void draw(ImDrawList& list, double now);

  void pointer(const PointerInput& input);
  void wheel(const WheelInput& input);
  // True when the view used the key.
  bool key(const KeyInput& input);
  ObjectId selected() const { return memory_.selected; }
  void select(ObjectId id);
  // Marks what would become of objects (by birth), until something else is shown.
  void foretell(std::unordered_map<uint32_t, Fate> fates);

 private:
  void rebuild();
  void find_places(const HeapScene& scene, std::vector<LayoutPlace>& places);
  void lay_out();
  Rect bounds() const;
  void aim_camera();
  void place_cards(double now);
  void draw_scene(Painter& painter);
  void draw_details(ImDrawList& list, double now);
  void draw_notes(Painter& painter);
  uint32_t card_at(Point screen) const;
  Rect screen_rect(uint32_t card) const;
  void hover(Point screen);
  void click(Point screen);
  void toggle(uint32_t card);
  void choose(uint32_t card);
  bool move_selection(Point direction);
  bool zoom_key(std::string_view key);

  HeapViewHost host_;
  Theme theme_;
  float width_ = 0.0f;
  float height_ = 0.0f;
  float scale_ = 1.0f;

  HeapGraph graph_;
  std::optional<HeapGraph> before_;
  HeapScene scene_;
  SceneMemory memory_;
  GraphLayout layout_;
  std::vector<CardTarget> homes_;   // by card: where it belongs
  std::vector<PlacedCard> placed_;  // by card: where it is drawn now
  std::vector<float> opacities_;    // by card
  CardMotion motion_;
  CameraDriver driver_;
  Camera camera_;

  uint32_t hovered_ = kNoCard;
  double hovered_since_ = 0.0;  // 0: the next frame will tell
  bool pressed_ = false;
  bool dragging_ = false;
  Point pointer_;
  bool stale_ = true;
  bool moving_ = false;
};

}  // namespace ouro
