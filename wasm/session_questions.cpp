// session_questions.cpp - what a person may ask about objects and stretches of the run, as JSON.
#include "core/inspect/answers_json.h"
#include "core/inspect/named_reference.h"
#include "core/inspect/state_file.h"
#include "wasm/session.h"

namespace ouro {
namespace {

uint64_t whole(double number) {
  return number > 0 ? static_cast<uint64_t>(number) : 0;
}

}  // namespace

std::optional<Condition> Session::condition_back(const std::string& name,
                                                 const std::string& argument) {
  if (name != "reference") return parse_condition(name, argument);
  // A search that goes on has left the moment that the words were about.
  if (reference_asked_ == argument && reference_) return reference_;
  const size_t blank = argument.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  reference_asked_ = argument;
  reference_ = reference_condition(index(), parse_object_id(argument.substr(0, blank)),
                                   argument.substr(blank + 1));
  return reference_;
}

std::string Session::holders(const std::string& id) {
  return is_loaded() ? holders_json(holders_of(index(), parse_object_id(id))) : "null";
}

std::string Session::why_alive(const std::string& id) {
  return is_loaded() ? why_alive_json(ouro::why_alive(index(), parse_object_id(id))) : "null";
}

std::string Session::what_if(const std::string& id, const std::string& holder) {
  if (!is_loaded()) return "null";
  refresh_picture();
  std::unordered_map<uint32_t, Fate> fates;
  if (id.empty()) {
    picture_.foretell(fates);
    return "null";
  }
  const WhatIf answer = what_if_cut(program_.history.get(), parse_object_id(id), holder);
  index_.reset();
  for (const ObjectRecord& object : answer.freed) fates[object.id.birth] = Fate::Freed;
  for (const ObjectRecord& object : answer.garbage) fates[object.id.birth] = Fate::Garbage;
  picture_.foretell(std::move(fates));
  return what_if_json(answer);
}

std::string Session::cycles() {
  return is_loaded() ? cycles_json(ouro::cycles(index())) : "[]";
}

std::string Session::events(double begin, double end, double events_max, bool with_details) {
  if (!is_loaded() || has_too_many_objects(*program_.machine)) return "null";
  const EventWishes wishes{static_cast<size_t>(whole(events_max)), with_details,
                           IndexDetail::Picture};
  const EventLog log = record_events(program_.history.get(), whole(begin), whole(end), wishes);
  return log.too_many ? "null" : events_json(log);
}

std::string Session::changes_since(double tick) {
  if (!is_loaded() || has_too_many_objects(*program_.machine)) return "null";
  const Snapshot now = present();
  std::optional<Snapshot> then;
  program_.history->look_at(whole(tick), [&then](const Machine& machine) {
    if (has_too_many_objects(machine)) return;
    then = take_snapshot(HeapIndex(machine, IndexDetail::Picture));
  });
  index_.reset();
  return then ? changes_json(compare(*then, now)) : "null";
}

std::string Session::state_file() {
  return is_loaded() ? state_json(index(), program_.history->output()) : "null";
}

}  // namespace ouro
