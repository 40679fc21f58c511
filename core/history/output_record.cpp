#include "core/history/output_record.h"

#include <algorithm>

namespace ouro {

void OutputRecord::write(OutputStream stream, std::string_view text) {
  const uint64_t tick = machine_.tick();
  if (tick <= recorded_tick_) return;
  const bool joins =
      !pieces_.empty() && pieces_.back().tick == tick && pieces_.back().stream == stream;
  if (joins) {
    pieces_.back().text += text;
  } else {
    pieces_.push_back({stream, std::string(text), tick});
  }
  if (listener_ != nullptr) listener_->write(stream, text);
}

void OutputRecord::add_before_program(std::string_view text) {
  CHECK(pieces_.empty());
  pieces_.push_back({OutputStream::Stderr, std::string(text), 0});
  if (listener_ != nullptr) listener_->write(OutputStream::Stderr, text);
}

std::span<const OutputPiece> OutputRecord::until(uint64_t tick) const {
  const auto end = std::upper_bound(
      pieces_.begin(), pieces_.end(), tick,
      [](uint64_t wanted, const OutputPiece& piece) { return wanted < piece.tick; });
  return {pieces_.data(), static_cast<size_t>(end - pieces_.begin())};
}

}  // namespace ouro
