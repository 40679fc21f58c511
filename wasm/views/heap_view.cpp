#include "wasm/views/heap_view.h"

#include <imgui.h>

#include <cmath>
#include <limits>

#include "wasm/views/arrow_painter.h"
#include "wasm/views/card_painter.h"
#include "wasm/views/edge_notes.h"
#include "wasm/views/tooltip.h"

namespace ouro {
namespace {

constexpr float kDragDistance = 4.0f;    // less is a click
constexpr double kTooltipDelay = 250.0;  // milliseconds of rest
constexpr float kZoomStep = 1.25f;       // of a key
constexpr float kZoomPerWheelPixel = 0.0022f;
constexpr float kGrowingRoom = 2.0f;  // rows kept free for what may get more of them

float room_for(const SceneCard& card) {
  if (card.style != CardStyle::Object) return card.height;
  const bool grows = card.kind == NodeKind::List || card.kind == NodeKind::Dict ||
                     card.kind == NodeKind::Instance || card.kind == NodeKind::Set;
  const float rows = grows ? kGrowingRoom : 0.0f;
  return kHeaderHeight + (rows > 0.0f ? rows * kRowHeight + 2.0f * kCardPadding : 0.0f);
}

}  // namespace

void HeapView::reset() {
  graph_ = {};
  before_.reset();
  scene_ = {};
  memory_ = {};
  layout_.clear();
  motion_.clear();
  driver_.reset();
  driver_.resize(width_, height_);
  homes_.clear();
  placed_.clear();
  hovered_ = kNoCard;
  stale_ = true;
}

void HeapView::set_size(float width, float height, float scale) {
  width_ = width;
  height_ = height;
  scale_ = scale;
  driver_.resize(width, height);
  stale_ = true;
  const bool narrow = width < kNarrowWidth;
  if (narrow == layout_.narrow()) return;
  layout_.set_narrow(narrow);
  rebuild();
}

void HeapView::set_theme(const Theme& theme) {
  theme_ = theme;
  stale_ = true;
}

// --- what is shown ---

void HeapView::show(const HeapGraph& graph, const HeapGraph* before) {
  graph_ = graph;
  memory_.fates.clear();
  before_.reset();
  if (before != nullptr) before_ = *before;
  rebuild();
}

// The moment before is placed as well: what was there and is gone has its place, too.
void HeapView::rebuild() {
  const uint64_t hovered_key = hovered_ == kNoCard ? 0 : homes_[hovered_].key;
  if (before_) {
    const HeapScene before = build_scene(*before_, memory_);
    std::vector<LayoutPlace> places;
    find_places(before, places);
    scene_ = build_scene(graph_, memory_);
    mark_changes(scene_, before, host_.is_alive);
  } else {
    scene_ = build_scene(graph_, memory_);
  }
  lay_out();
  aim_camera();
  hovered_ = kNoCard;
  for (uint32_t i = 0; i < homes_.size(); ++i) {
    if (hovered_key != 0 && homes_[i].key == hovered_key) hovered_ = i;
  }
  stale_ = true;
}

void HeapView::find_places(const HeapScene& scene, std::vector<LayoutPlace>& places) {
  std::vector<LayoutCard> cards;
  std::vector<LayoutLink> links;
  for (const SceneCard& card : scene.cards) {
    cards.push_back({card.key, card.height, room_for(card), card.style == CardStyle::Root});
  }
  for (const SceneArrow& arrow : scene.arrows) {
    if (arrow.strength == EdgeStrength::Weak || arrow.lost) continue;
    const SceneCard& source = scene.cards[arrow.source];
    links.push_back({arrow.source, arrow.target, scene.row_offset(source, arrow.row),
                     !arrow.from_root || source.is_module});
  }
  layout_.place(cards, links, places);
}

void HeapView::lay_out() {
  std::vector<LayoutPlace> places;
  find_places(scene_, places);
  homes_.clear();
  placed_.resize(places.size());
  opacities_.assign(places.size(), 1.0f);
  for (size_t i = 0; i < places.size(); ++i) {
    const float left = column_left(places[i].column);
    const Rect rect{left, places[i].y, left + card_width(scene_.cards[i]),
                    places[i].y + scene_.cards[i].height};
    homes_.push_back({scene_.cards[i].key, rect});
    placed_[i] = {rect, places[i].column};
  }
  motion_.head_for(homes_);
}

// Of all cards, and the bows at their side.
Rect HeapView::bounds() const {
  Rect all = homes_[0].rect;
  for (const CardTarget& home : homes_) all = all.joined(home.rect);
  for (const SceneArrow& arrow : scene_.arrows) {
    if (placed_[arrow.source].column != placed_[arrow.target].column) continue;
    const Rect& from = homes_[arrow.source].rect;
    const Rect& to = homes_[arrow.target].rect;
    const float leaves_at = scene_.row_offset(scene_.cards[arrow.source], arrow.row);
    const float height = from.top + leaves_at - to.top - kEntryOffset;
    // The curve goes three quarters of the way out.
    const float reach = 0.75f * bow_width(height) + 4.0f;
    all.right = std::max(all.right, std::max(from.right, to.right) + reach);
  }
  return all;
}

void HeapView::aim_camera() {
  if (homes_.empty()) return;
  Rect focus = homes_[0].rect;
  bool has_focus = false;
  for (size_t i = 0; i < homes_.size(); ++i) {
    const SceneCard& card = scene_.cards[i];
    if (!card.running && !card.is_new && card.change == 0 && card.state != CardState::Ghost) {
      continue;
    }
    focus = has_focus ? focus.joined(homes_[i].rect) : homes_[i].rect;
    has_focus = true;
  }
  driver_.content(bounds(), focus);
}

// --- drawing ---

void HeapView::place_cards(double now) {
  moving_ = false;
  for (size_t i = 0; i < placed_.size(); ++i) {
    moving_ |= motion_.at(i, now, theme_.reduced_motion, placed_[i].rect, opacities_[i]);
  }
}

void HeapView::draw(ImDrawList& list, double now) {
  stale_ = false;
  place_cards(now);
  camera_ = driver_.at(now, theme_.reduced_motion);
  moving_ |= driver_.moving();
  list.PushClipRect({0.0f, 0.0f}, {width_ * scale_, height_ * scale_});
  Painter painter(list, theme_, camera_, scale_);
  draw_scene(painter);
  Painter plain(list, theme_, Camera{}, scale_);
  draw_notes(plain);
  draw_details(list, now);
  list.PopClipRect();
}

void HeapView::draw_scene(Painter& painter) {
  const Point from = camera_.to_world({0.0f, 0.0f});
  const Point to = camera_.to_world({width_, height_});
  const Rect seen{from.x, from.y, to.x, to.y};
  const uint32_t chosen = scene_.find(memory_.selected);
  ArrowPainter arrows(painter, scene_, placed_, hovered_ != kNoCard ? hovered_ : chosen, seen);
  arrows.draw_below();
  CardPainter cards(painter, scene_);
  for (uint32_t i = 0; i < placed_.size(); ++i) {
    if (!placed_[i].rect.grown(20.0f).overlaps(seen)) continue;
    const Emphasis emphasis = i == chosen     ? Emphasis::Selected
                              : i == hovered_ ? Emphasis::Hovered
                                              : Emphasis::None;
    cards.draw(scene_.cards[i], placed_[i].rect, emphasis, opacities_[i]);
  }
  arrows.draw_above();
}

void HeapView::draw_notes(Painter& painter) {
  const Palette& colors = painter.palette();
  if (scene_.cards.empty()) {
    painter.text_centered(kLabelText, width_ * 0.5f, height_ * 0.5f, colors.ink_faint,
                          graph_.tick > 0 ? "The program has ended. Back shows its objects."
                                          : "Names and objects appear here.");
    return;
  }
  std::vector<Rect> cards;
  for (uint32_t i = 0; i < placed_.size(); ++i) cards.push_back(screen_rect(i));
  draw_edge_notes(painter, cards_beyond(cards, width_, height_), width_, height_);
  if (scene_.left_out > 0) {
    painter.text(kSmallText, 12.0f, height_ - 14.0f, colors.ink_faint,
                 std::to_string(scene_.left_out) + " more objects are not shown.");
  }
}

void HeapView::draw_details(ImDrawList& list, double now) {
  const uint32_t chosen = hovered_ != kNoCard ? hovered_ : scene_.find(memory_.selected);
  if (hovered_ != kNoCard && hovered_since_ == 0.0) hovered_since_ = now;
  if (chosen == kNoCard || dragging_ || scene_.cards[chosen].style == CardStyle::Root) return;
  if (hovered_ != kNoCard && now - hovered_since_ < kTooltipDelay) {
    moving_ = true;  // A frame will be due when it has rested long enough.
    return;
  }
  Painter painter(list, theme_, Camera{}, scale_);
  TooltipPlace place{screen_rect(chosen), {8.0f, 8.0f, width_ - 8.0f, height_ - 8.0f}, {}};
  for (uint32_t i = 0; i < placed_.size(); ++i) {
    const Rect rect = screen_rect(i);
    if (i != chosen && rect.overlaps(place.area)) place.keep_off.push_back(rect);
  }
  const SceneCard& card = scene_.cards[chosen];
  TooltipContent content{card, host_.holders(card.id), {}};
  if (card.id == memory_.selected) {  // Somebody wants to know more.
    const WhyAlive why = host_.why_alive(card.id);
    if (why.path.size() > 1) content.why = why.sentence;
  }
  draw_tooltip(painter, content, place);
}

Rect HeapView::screen_rect(uint32_t card) const {
  const Rect& rect = placed_[card].rect;
  const Point a = camera_.to_screen({rect.left, rect.top});
  const Point b = camera_.to_screen({rect.right, rect.bottom});
  return {a.x, a.y, b.x, b.y};
}

// --- input ---

uint32_t HeapView::card_at(Point screen) const {
  const Point world = camera_.to_world(screen);
  for (uint32_t i = 0; i < placed_.size(); ++i) {
    if (placed_[i].rect.contains(world)) return i;
  }
  return kNoCard;
}

void HeapView::hover(Point screen) {
  const uint32_t card = card_at(screen);
  if (card == hovered_) return;
  hovered_ = card;
  hovered_since_ = 0.0;
  stale_ = true;
}

void HeapView::pointer(const PointerInput& input) {
  const Point at{input.x, input.y};
  switch (input.kind) {
    case PointerKind::Move:
      if (pressed_ && !dragging_) {
        dragging_ = std::hypot(at.x - pointer_.x, at.y - pointer_.y) > kDragDistance;
      }
      if (dragging_) {
        driver_.pan(at.x - pointer_.x, at.y - pointer_.y);
        stale_ = true;
      }
      if (!pressed_ || dragging_) pointer_ = at;
      if (!pressed_) hover(at);
      break;
    case PointerKind::Down:
      pressed_ = input.button == 0;
      pointer_ = at;
      break;
    case PointerKind::Up:
      if (pressed_ && !dragging_) click(at);
      pressed_ = dragging_ = false;
      stale_ = true;
      break;
    case PointerKind::Leave:
      pressed_ = dragging_ = false;
      stale_ |= hovered_ != kNoCard;
      hovered_ = kNoCard;
      break;
  }
}

void HeapView::wheel(const WheelInput& input) {
  if (input.zoom) {
    driver_.zoom_by(std::exp(-input.delta_y * kZoomPerWheelPixel), pointer_);
  } else {
    driver_.pan(-input.delta_x, -input.delta_y);
  }
  hovered_ = kNoCard;  // Until the pointer moves, other things may lie under it.
  stale_ = true;
}

void HeapView::click(Point screen) {
  const uint32_t card = card_at(screen);
  if (card == kNoCard) return select({});
  const float y = camera_.to_world(screen).y - placed_[card].rect.top;
  const auto rows = scene_.rows_of(scene_.cards[card]);
  const float place = (y - kHeaderHeight - kCardPadding) / kRowHeight;
  const auto row = static_cast<size_t>(std::max(place, 0.0f));
  if (place >= 0.0f && row < rows.size() && rows[row].kind == RowKind::More) return toggle(card);
  choose(card);
}

void HeapView::toggle(uint32_t card) {
  const uint64_t key = scene_.cards[card].key;
  if (memory_.opened.erase(key) == 0) memory_.opened.insert(key);
  rebuild();
}

void HeapView::choose(uint32_t card) {
  select(scene_.cards[card].id);
}

void HeapView::select(ObjectId id) {
  if (id == memory_.selected) return;
  memory_.selected = id;
  stale_ = true;
  if (!id) return;
  if (scene_.find(id) == kNoCard) rebuild();
  const uint32_t card = scene_.find(id);
  if (card != kNoCard) driver_.reveal(homes_[card].rect);
}

void HeapView::foretell(std::unordered_map<uint32_t, Fate> fates) {
  memory_.fates = std::move(fates);
  rebuild();
}

// The nearest card in a direction; cards that lie straight ahead count as nearer.
bool HeapView::move_selection(Point direction) {
  const uint32_t from = scene_.find(memory_.selected);
  uint32_t best = kNoCard;
  float best_distance = std::numeric_limits<float>::max();
  for (uint32_t i = 0; i < homes_.size(); ++i) {
    if (i == from || scene_.cards[i].style == CardStyle::Root) continue;
    Point way{homes_[i].rect.left, homes_[i].rect.top};
    if (from != kNoCard) way = way - Point{homes_[from].rect.left, homes_[from].rect.top};
    const float ahead = way.x * direction.x + way.y * direction.y;
    const float aside = std::abs(way.x * direction.y) + std::abs(way.y * direction.x);
    if (from != kNoCard && ahead <= 1.0f) continue;
    const float distance = from == kNoCard ? way.x + way.y : ahead + 2.0f * aside;
    if (distance < best_distance) {
      best_distance = distance;
      best = i;
    }
  }
  if (best == kNoCard) return false;
  choose(best);
  return true;
}

bool HeapView::zoom_key(std::string_view key) {
  if (key == "+" || key == "=") {
    driver_.zoom_by(kZoomStep);
  } else if (key == "-") {
    driver_.zoom_by(1.0f / kZoomStep);
  } else if (key == "0") {
    driver_.fit();
  } else {
    return false;
  }
  hovered_ = kNoCard;
  stale_ = true;
  return true;
}

bool HeapView::key(const KeyInput& input) {
  if (zoom_key(input.key)) return true;
  if (input.key == "ArrowLeft") return move_selection({-1.0f, 0.0f});
  if (input.key == "ArrowRight") return move_selection({1.0f, 0.0f});
  if (input.key == "ArrowUp") return move_selection({0.0f, -1.0f});
  if (input.key == "ArrowDown") return move_selection({0.0f, 1.0f});
  if (input.key != "Enter") return false;
  const uint32_t card = scene_.find(memory_.selected);
  if (card == kNoCard || !scene_.cards[card].can_open) return false;
  toggle(card);
  return true;
}

}  // namespace ouro
