#include "wasm/shared_canvas.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

namespace ouro {
namespace {

// Growing in steps keeps the canvas from being made anew for each pixel of a dragged window edge.
constexpr int kGrowthPixels = 256;

int rounded_up(int pixels) {
  return (pixels + kGrowthPixels - 1) / kGrowthPixels * kGrowthPixels;
}

// To ask WebGL for its state is to wait until all that was drawn is drawn, without a graphics card
// for a tenth of a second. ImGui's back end asks before each picture, to put back what it found. As
// nobody else draws in this context, it finds the same each time: so every answer is kept.
// clang-format off
EM_JS(void, ouro_keep_webgl_state, (), {
  const context = GLctx;
  const ask = context.getParameter.bind(context);
  const answers = new Map();
  context.getParameter = (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name);
  };
});
// clang-format on

void set_up_imgui(Fonts& fonts) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  fonts = add_fonts(*io.Fonts);
}

}  // namespace

SharedCanvas& SharedCanvas::instance() {
  static SharedCanvas canvas;
  return canvas;
}

bool SharedCanvas::open(const std::string& selector) {
  if (context_ != 0) return selector == selector_;
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.minorVersion = 0;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  // The page copies the picture out whenever it likes.
  attributes.preserveDrawingBuffer = true;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context(selector.c_str(), &attributes);
  if (context <= 0) return false;
  selector_ = selector;
  context_ = context;
  emscripten_webgl_make_context_current(context);
  ouro_keep_webgl_state();
  emscripten_set_webglcontextlost_callback(selector.c_str(), this, false, on_context_lost);
  emscripten_set_webglcontextrestored_callback(selector.c_str(), this, false, on_context_restored);
  set_up_imgui(fonts_);
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

int SharedCanvas::on_context_lost(int, const void*, void* self) {
  static_cast<SharedCanvas*>(self)->lost_ = true;
  return true;  // Handled: the browser may give the context back.
}

// What was in the old context is gone; the back end makes it anew.
int SharedCanvas::on_context_restored(int, const void*, void* self) {
  auto& canvas = *static_cast<SharedCanvas*>(self);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  canvas.lost_ = false;
  canvas.generation_ += 1;
  return true;
}

void SharedCanvas::grow(int width, int height) {
  if (width <= width_ && height <= height_) return;
  width_ = std::max(width_, rounded_up(width));
  height_ = std::max(height_, rounded_up(height));
  emscripten_set_canvas_element_size(selector_.c_str(), width_, height_);
}

void SharedCanvas::draw(int width, int height, const std::function<void(ImDrawList&)>& paint) {
  if (context_ == 0 || lost_ || width <= 0 || height <= 0) return;
  emscripten_webgl_make_context_current(context_);
  grow(width, height);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DeltaTime = 1.0f / 60.0f;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  paint(*ImGui::GetBackgroundDrawList());
  ImGui::Render();
  render();
}

// OpenGL counts from the bottom; a display as tall as the canvas puts the picture at its top.
void SharedCanvas::render() {
  ImDrawData* data = ImGui::GetDrawData();
  data->DisplaySize = ImVec2(static_cast<float>(width_), static_cast<float>(height_));
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

}  // namespace ouro
