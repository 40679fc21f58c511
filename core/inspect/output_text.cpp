#include "core/inspect/output_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace ouro {
namespace {

// Where `text` goes on after so many characters.
size_t byte_offset(std::string_view utf8, uint64_t characters) {
  size_t at = 0;
  while (at < utf8.size() && (characters > 0 || (utf8[at] & 0xC0) == 0x80)) {
    if ((utf8[at] & 0xC0) != 0x80) --characters;
    ++at;
  }
  return at;
}

// The pieces from `shown` on, but for the first `cut` characters.
std::vector<OutputPiece> joined(std::span<const OutputPiece> shown, uint64_t cut) {
  std::vector<OutputPiece> pieces;
  for (const OutputPiece& piece : shown) {
    std::string_view text = piece.text;
    if (&piece == shown.data()) text.remove_prefix(byte_offset(text, cut));
    const bool joins =
        !pieces.empty() && pieces.back().stream == piece.stream && !piece.after_input;
    if (joins) {
      pieces.back().text += text;
    } else {
      pieces.push_back({piece.stream, std::string(text), piece.tick});
    }
  }
  return pieces;
}

}  // namespace

void write_output(JsonWriter* json, std::span<const OutputPiece> output) {
  json->begin_array();
  for (const OutputPiece& piece : output) {
    json->begin_object();
    json->field("stream", piece.stream == OutputStream::Stdout ? "stdout" : "stderr");
    json->field("text", piece.text);
    json->field("tick", piece.tick);
    json->end_object();
  }
  json->end_array();
}

std::string output_tail_json(std::span<const OutputPiece> output, uint64_t characters_max) {
  const uint64_t total = output.empty() ? 0 : output.back().characters;
  const uint64_t left_out = total - std::min(total, characters_max);
  const auto shown = std::upper_bound(
      output.begin(), output.end(), left_out,
      [](uint64_t wanted, const OutputPiece& piece) { return wanted < piece.characters; });
  const uint64_t before = shown == output.begin() ? 0 : (shown - 1)->characters;
  JsonWriter json;
  json.begin_object();
  json.field("leftOut", left_out);
  json.key("pieces");
  write_output(&json, joined({shown, output.end()}, left_out - before));
  json.end_object();
  return json.take();
}

}  // namespace ouro
