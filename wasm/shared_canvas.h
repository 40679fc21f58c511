// shared_canvas.h - the one WebGL 2 canvas that all pictures of a page are drawn into.
//
// Browsers keep only a handful of WebGL contexts, so a page has one, however many sandboxes it
// shows: a picture is drawn into the canvas' top left corner and copied out by the page before the
// next one is drawn. There is one Dear ImGui context, too. It carries nothing from one picture to
// the next but fonts and buffers; what a picture remembers is in its view.
//
// Everything is in device pixels here; the views know about CSS pixels. The canvas only ever grows.
#pragma once

#include <functional>
#include <string>

#include "wasm/fonts.h"

struct ImDrawList;

namespace ouro {

class SharedCanvas {
 public:
  // The page's only one.
  static SharedCanvas& instance();

  // Makes the context on the canvas that the selector finds. False: there is no WebGL 2.
  bool open(const std::string& selector);
  bool is_open() const { return context_ != 0; }
  const Fonts& fonts() const { return fonts_; }
  // Changes when all that was drawn is lost, because the browser took the context away.
  unsigned generation() const { return generation_; }

  // Draws one picture of this size. Does nothing while there is no context.
  void draw(int width, int height, const std::function<void(ImDrawList&)>& paint);

 private:
  void grow(int width, int height);
  void render();
  static int on_context_lost(int, const void*, void*);
  static int on_context_restored(int, const void*, void*);

  std::string selector_;
  long context_ = 0;
  int width_ = 0;
  int height_ = 0;
  bool lost_ = false;
  unsigned generation_ = 0;
  Fonts fonts_;
};

}  // namespace ouro
