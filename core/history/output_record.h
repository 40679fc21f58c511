// output_record.h - what the program has printed, and at which tick.
//
// Stands between the machine and whoever shows the output. A replay prints again what was printed
// before: that is dropped, so every piece is recorded and handed on exactly once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/vm/machine.h"

namespace ouro {

struct OutputPiece {
  OutputStream stream;
  std::string text;
  uint64_t tick;             // that printed it
  uint64_t characters = 0;   // of all output up to its end
  bool after_input = false;  // the first one after a line was typed: a terminal shows that between
};

class OutputRecord final : public OutputSink {
 public:
  explicit OutputRecord(const Machine& machine) : machine_(machine) {}

  // Hears what is new; null: nobody.
  void set_listener(OutputSink* listener) { listener_ = listener; }
  void write(OutputStream stream, std::string_view text) override;
  void add_before_program(std::string_view text);
  // A line has been typed at this moment.
  void note_input() { input_given_ = true; }
  // What had been printed when the machine stood at `tick`.
  std::span<const OutputPiece> until(uint64_t tick) const;
  // From here on everything is new that is printed after this tick.
  void set_recorded_tick(uint64_t tick) { recorded_tick_ = tick; }

 private:
  void add(OutputStream stream, std::string_view text, uint64_t tick);

  const Machine& machine_;
  OutputSink* listener_ = nullptr;
  std::vector<OutputPiece> pieces_;
  uint64_t recorded_tick_ = 0;
  bool input_given_ = false;  // since the last piece
};

}  // namespace ouro
