// tooltip.h - what there is to know about one object, in words: its count, and who holds it.
#pragma once

#include <string>
#include <vector>

#include "core/inspect/holders.h"
#include "wasm/views/heap_scene.h"
#include "wasm/views/painter.h"

namespace ouro {

// Where a tooltip may stand; all in CSS pixels of the view.
struct TooltipPlace {
  Rect beside;                 // the card that it is about; stays visible
  Rect area;                   // the view
  std::vector<Rect> keep_off;  // what should not be covered either, if possible
};
// What it says: `why` is a sentence, or empty.
struct TooltipContent {
  const SceneCard& card;
  HolderReport report;
  std::string why;
};
void draw_tooltip(Painter& painter, const TooltipContent& content, const TooltipPlace& place);

}  // namespace ouro
