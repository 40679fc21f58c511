#include "core/history/output_record.h"

#include <algorithm>

namespace ouro {
namespace {

uint64_t characters_in(std::string_view utf8) {
  return static_cast<uint64_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

void OutputRecord::add(OutputStream stream, std::string_view text, uint64_t tick) {
  const uint64_t before = pieces_.empty() ? 0 : pieces_.back().characters;
  pieces_.push_back({stream, std::string(text), tick, before + characters_in(text), input_given_});
  input_given_ = false;
}

void OutputRecord::write(OutputStream stream, std::string_view text) {
  const uint64_t tick = machine_.tick();
  if (tick <= recorded_tick_) return;
  const bool joins =
      !pieces_.empty() && pieces_.back().tick == tick && pieces_.back().stream == stream;
  if (joins) {
    pieces_.back().text += text;
    pieces_.back().characters += characters_in(text);
  } else {
    add(stream, text, tick);
  }
  if (listener_ != nullptr) listener_->write(stream, text);
}

void OutputRecord::add_before_program(std::string_view text) {
  CHECK(pieces_.empty());
  add(OutputStream::Stderr, text, 0);
  if (listener_ != nullptr) listener_->write(OutputStream::Stderr, text);
}

std::span<const OutputPiece> OutputRecord::until(uint64_t tick) const {
  const auto end = std::upper_bound(
      pieces_.begin(), pieces_.end(), tick,
      [](uint64_t wanted, const OutputPiece& piece) { return wanted < piece.tick; });
  return {pieces_.data(), static_cast<size_t>(end - pieces_.begin())};
}

}  // namespace ouro
