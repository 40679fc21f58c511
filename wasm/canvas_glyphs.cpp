#include "wasm/canvas_glyphs.h"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <vector>

namespace ouro {
namespace {

// What the embedded faces cover without gaps; nothing below is ever asked of the browser.
constexpr ImWchar kFirstForeign = 0x100;
constexpr float kEmOfLine = 1.0f / 1.32f;  // JetBrains Mono

struct GlyphBox {
  float advance;
  int left;  // of the bitmap, from the pen
  int top;   // of the bitmap, above the baseline
  int width;
  int height;
  int colored;  // the font has its own colours
};

}  // namespace
}  // namespace ouro

// clang-format off
// True when pixels come back from a canvas as they were drawn.
EM_JS(int, ouro_canvas_open, (), {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return 0;
  canvas.width = canvas.height = 8;
  if (pen.getImageData(0, 0, 8, 8).data.some((byte) => byte !== 0)) return 0;
  Module.ouroPen = pen;
  return 1;
});

// Draws a character and measures it: fills in a GlyphBox. Returns 0 when there is nothing to draw.
EM_JS(int, ouro_canvas_glyph, (int codepoint, float em, void* out), {
  const pen = Module.ouroPen;
  const text = String.fromCodePoint(codepoint);
  const font = em + "px ui-monospace, Menlo, Consolas, monospace";
  pen.font = font;
  const size = pen.measureText(text);
  const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
  const top = Math.ceil(size.actualBoundingBoxAscent) + 1;
  const width = Math.ceil(size.actualBoundingBoxRight) + 1 - left;
  const height = Math.ceil(size.actualBoundingBoxDescent) + 1 + top;
  if (!(width > 2 && height > 2 && width < 512 && height < 512)) return 0;
  pen.canvas.width = width;
  pen.canvas.height = height;
  pen.font = font;
  pen.fillStyle = "#fff";
  pen.fillText(text, -left, top);
  const bytes = pen.getImageData(0, 0, width, height).data;
  Module.ouroBitmap = bytes;
  const colored = bytes.some((byte, i) => i % 4 < 3 && bytes[i | 3] > 64 && byte < 250);
  HEAPF32[out >> 2] = size.width;
  HEAP32.set([left, top, width, height, colored ? 1 : 0], (out >> 2) + 1);
  return 1;
});

EM_JS(void, ouro_canvas_bitmap, (void* out), {
  HEAPU8.set(Module.ouroBitmap, out);
});
// clang-format on

namespace ouro {
namespace {

bool covers(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) {
  const bool surrogate = codepoint >= 0xD800 && codepoint < 0xE000;
  return codepoint >= kFirstForeign && !surrogate;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar codepoint, ImFontGlyph* glyph, float* advance_only) {
  GlyphBox box;
  if (!covers(atlas, source, codepoint)) return false;
  if (!ouro_canvas_glyph(static_cast<int>(codepoint), baked->Size * kEmOfLine, &box)) return false;
  if (advance_only != nullptr) {
    *advance_only = box.advance;
    return true;
  }
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, box.width, box.height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  std::vector<unsigned char> pixels(static_cast<size_t>(box.width * box.height) * 4);
  ouro_canvas_bitmap(pixels.data());
  glyph->Codepoint = codepoint;
  glyph->AdvanceX = std::round(box.advance);
  glyph->X0 = static_cast<float>(box.left);
  glyph->Y0 = std::round(baked->Ascent) - static_cast<float>(box.top);
  glyph->X1 = glyph->X0 + static_cast<float>(box.width);
  glyph->Y1 = glyph->Y0 + static_cast<float>(box.height);
  glyph->Visible = true;
  glyph->Colored = box.colored != 0;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id),
                                     pixels.data(), ImTextureFormat_RGBA32, box.width * 4);
  return true;
}

const ImFontLoader& canvas_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "canvas";
    made.FontSrcContainsGlyph = covers;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return loader;
}

}  // namespace

void add_canvas_glyphs(ImFontAtlas& atlas) {
  if (!ouro_canvas_open()) return;
  ImFontConfig config;
  config.MergeMode = true;
  config.FontLoader = &canvas_loader();
  atlas.AddFont(&config);
}

}  // namespace ouro
