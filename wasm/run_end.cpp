#include "wasm/run_end.h"

#include <algorithm>
#include <string_view>

#include "core/history/line_tracker.h"
#include "wasm/program.h"

namespace ouro {
namespace {

constexpr std::string_view kHeading = "Traceback (most recent call last):\n";
constexpr std::string_view kIgnored = "Exception ignored in";

// 20000000 as "20,000,000".
std::string grouped(uint64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string stderr_of(std::span<const OutputPiece> output) {
  std::string text;
  for (const OutputPiece& piece : output) {
    if (piece.stream == OutputStream::Stderr) text += piece.text;
  }
  return text;
}

// The heading of the last traceback that ended the program: not one of an ignored exception.
size_t last_traceback(std::string_view text) {
  size_t at = text.rfind(kHeading);
  while (at != std::string_view::npos && at > 0) {
    const size_t line_before = text.rfind('\n', at >= 2 ? at - 2 : 0);
    const size_t begin = line_before == std::string_view::npos ? 0 : line_before + 1;
    if (!text.substr(begin).starts_with(kIgnored)) return at;
    at = text.rfind(kHeading, at - 1);
  }
  return at == 0 && !text.empty() ? 0 : std::string_view::npos;
}

// N of `  File "main.py", line N, in f`; 0 when it is another line.
uint32_t line_named(std::string_view text, const std::string& file_name) {
  const std::string start = "  File \"" + file_name + "\", line ";
  if (!text.starts_with(start)) return 0;
  uint32_t number = 0;
  for (char digit : text.substr(start.size())) {
    if (digit < '0' || digit > '9') break;
    number = number * 10 + static_cast<uint32_t>(digit - '0');
  }
  return number;
}

}  // namespace

RunEnd uncaught_exception(std::span<const OutputPiece> output, const std::string& file_name) {
  const std::string text = stderr_of(output);
  const size_t heading = last_traceback(text);
  if (heading == std::string_view::npos) return {};
  RunEnd end;
  std::string_view rest = std::string_view(text).substr(heading + kHeading.size());
  while (!rest.empty()) {
    const size_t length = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    if (!line.starts_with(' ')) {
      end.reason = line;
      break;
    }
    if (const uint32_t number = line_named(line, file_name)) end.line = number;
  }
  return end;
}

RunEnd limit_reached(const Machine& machine, uint32_t line, uint64_t ticks_max) {
  if (machine.standstill() == Standstill::Output) {
    const uint64_t limit = machine.options().output_limit_bytes;
    return {"Stopped: the program has printed more than " + std::to_string(limit >> 20) + " MiB.",
            line};
  }
  if (machine.tick() >= ticks_max && !machine.finished()) {
    return {"Stopped after " + grouped(ticks_max) + " ticks: the program seems not to end.", line};
  }
  return {};
}

RunEnd run_end(History* history, uint64_t ticks_max) {
  const Machine& machine = history->machine();
  if (!machine.finished()) return limit_reached(machine, line_to_show(machine), ticks_max);
  if (machine.exit_status() == 0) return {};
  return uncaught_exception(history->output(), kProgramFile);
}

RunResult run_within_limits(History* history, const Condition& condition, uint64_t budget,
                            uint64_t ticks_max) {
  const Machine& machine = history->machine();
  if (machine.tick() >= ticks_max) return RunResult::End;
  const uint64_t left = ticks_max - machine.tick();
  const RunResult result = history->run_forward(condition, std::min(budget, left));
  const bool ended = !limit_reached(machine, 0, ticks_max).reason.empty();
  return result == RunResult::Budget && ended ? RunResult::End : result;
}

}  // namespace ouro
