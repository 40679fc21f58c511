#include "core/vm/machine.h"

#include <algorithm>

#include "core/base/digest.h"
#include "core/heap/refcount.h"
#include "core/objects/exception_object.h"
#include "core/objects/layouts.h"
#include "core/objects/str_object.h"
#include "core/vm/attributes.h"
#include "core/vm/boot.h"
#include "core/vm/calls.h"
#include "core/vm/code_loader.h"
#include "core/vm/input_source.h"
#include "core/vm/program_frames.h"
#include "core/vm/task_runner.h"
#include "core/vm/unwinding.h"

namespace ouro {

Machine::Machine(const VersionProfile& profile, const Library& library, MachineOptions options)
    : heap(profile, kLayouts, sizeof(MachineState), options.memory_limit_bytes),
      library_(library),
      options_(options) {
  heap.set_owner(this);
  heap.memory.set_moves_on_every_allocation(options.moves_on_every_allocation);
  boot(*this);
  heap.set_gc_stress(options.gc_stress);
}

Machine::~Machine() = default;

void Machine::load(const CodeUnit& unit) {
  load_main(*this, unit);
}

void Machine::run_until(uint64_t tick_limit) {
  run_tasks(*this, tick_limit);
}

uint32_t Machine::current_line() const {
  const Ref<Frame> frame = program_frame(*this);
  return frame ? position_of(*this, at(frame).code, at(frame).next_instruction).line : 0;
}

uint64_t Machine::digest() const {
  const std::span<const uint8_t> image = heap.memory.image();
  return digest_bytes(image.data(), image.size());
}

void Machine::block_replaced() {
  lookup_cache_.clear();
  global_cache_.clear();
  heap.request_attention();
}

void Machine::check_eval_breaker() {
  if (!heap.state().gc.requested) return;
  state().eval_breaker = 1;
  heap.request_attention();
}

Ref<Object> Machine::take_result() {
  return task().take(kTaskInbox);
}

void Machine::set_result(Ref<Object> owned) {
  task().own(kTaskInbox, owned);
}

StepResult Machine::finish(Ref<Object> owned) {
  uint32_t words[kTaskSlots] = {};
  uint32_t count = 0;
  for (uint32_t i = 0; i < kTaskSlots; ++i) {
    if (task().owned & (1u << i)) words[count++] = task().slot[i];
  }
  task().owned = 0;
  heap.pop_task();
  deliver(*this, owned);
  release_words(*this, {words, count}, ClearOrder::FirstToLast);
  return StepResult::Done;
}

void Machine::abandon_task() {
  uint32_t words[kTaskSlots] = {};
  uint32_t count = 0;
  for (uint32_t i = 0; i < kTaskSlots; ++i) {
    if (task().owned & (1u << i)) words[count++] = task().slot[i];
  }
  task().owned = 0;
  heap.pop_task();
  release_words(*this, {words, count}, ClearOrder::FirstToLast);
}

Outcome Machine::return_none() {
  return new_reference(heap, none());
}

Outcome Machine::return_bool(bool value) {
  return new_reference(heap, boolean(value));
}

Outcome Machine::raise(TypeId id, std::string_view message) {
  const Ref<Str> text = str_from_utf8(heap, message);
  if (!text) return raise_memory_error();
  const Ref<Exception> exception = exception_new(*this, type(id), {text.as<Object>()});
  decref(heap, text.as<Object>());
  set_raised(*this, exception.as<Object>());
  return Outcome::error();
}

Outcome Machine::raise_with(TypeId id, Ref<Object> argument) {
  const Ref<Exception> exception = exception_new(*this, type(id), {argument});
  if (id == TypeId::StopIteration) {
    at(exception).extra = new_reference(heap, argument);
  }
  set_raised(*this, exception.as<Object>());
  return Outcome::error();
}

Outcome Machine::raise_stop_iteration() {
  set_raised(*this, exception_new(*this, type(TypeId::StopIteration), {}).as<Object>());
  return Outcome::error();
}

Outcome Machine::raise_memory_error() {
  heap.state().raised = new_reference(heap, state().memory_error);
  return Outcome::error();
}

bool Machine::raised_is(TypeId id) const {
  return has_raised() && is_subtype(*this, at(heap.state().raised).type, type(id));
}

void Machine::clear_raised() {
  decref(heap, take_raised(*this));
}

void Machine::write(OutputStream stream, std::string_view text) {
  const uint64_t room =
      options_.output_limit_bytes - std::min(options_.output_limit_bytes, state().output_bytes);
  state().output_bytes += text.size();
  if (text.size() > room) {
    heap.request_attention();
    auto length = static_cast<size_t>(room);
    while (length > 0 && (static_cast<uint8_t>(text[length]) & 0xC0) == 0x80) --length;
    text = text.substr(0, length);
  }
  if (output_ != nullptr && !text.empty()) output_->write(stream, text);
}

std::string Machine::read_input(uint32_t characters_max) {
  std::string_view text;
  const uint32_t index = state().input_lines;
  if (input_ == nullptr || input_->line(index, &text) != InputLine::There) return "";
  const std::string_view rest = text.substr(state().input_column);
  size_t length = 0;
  uint32_t characters = 0;
  for (; characters < characters_max && length < rest.size(); ++characters) {
    ++length;
    while (length < rest.size() && (rest[length] & 0xC0) == 0x80) ++length;
  }
  std::string part(rest.substr(0, length));
  state().input_column += static_cast<uint32_t>(length);
  const bool has_end = input_->has_end(index);
  if (length < rest.size() || (has_end && characters == characters_max)) return part;
  if (has_end) part += '\n';
  ++state().input_lines;
  state().input_column = 0;
  return part;
}

Standstill Machine::standstill() const {
  if (state().output_bytes > options_.output_limit_bytes) return Standstill::Output;
  const uint32_t tasks = heap.task_count();
  if (tasks == 0 || heap.task(tasks - 1).kind != TaskKind::ReadLine) return Standstill::None;
  std::string_view text;
  const bool waits =
      input_ != nullptr && input_->line(state().input_lines, &text) == InputLine::NotYet;
  return waits ? Standstill::Input : Standstill::None;
}

uint32_t Machine::add_native(const NativeEntry* entry) {
  // A module that is imported again after a step back finds its functions where they were.
  const auto [found, is_new] =
      native_indices_.try_emplace(entry, static_cast<uint32_t>(natives_.size()));
  if (is_new) natives_.push_back(entry);
  return found->second;
}

uint32_t Machine::add_accessor(const char* name, NativeFunction function) {
  // A module that is imported again after a step back gets the same indices.
  for (const NativeEntry& known : accessors_) {
    if (known.function == function && std::string_view(known.name) == name) {
      return add_native(&known);
    }
  }
  accessors_.push_back(NativeEntry{name, function, 1, 2});
  return add_native(&accessors_.back());
}

}  // namespace ouro
