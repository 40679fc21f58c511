// The Embind surface: what web/src/engine.ts describes, and nothing else.
#include <emscripten/bind.h>

#include "core/inspect/json_writer.h"
#include "core/profiles/version_profile.h"
#include "wasm/session.h"
#include "wasm/shared_canvas.h"

namespace ouro {
namespace {

std::string profiles_json() {
  JsonWriter json;
  json.begin_array();
  for (const VersionProfile& profile : kProfiles) {
    json.begin_object();
    json.field("name", profile.name);
    json.field("title", std::string("CPython ") + profile.title);
    json.field("isDefault", &profile == &default_profile());
    json.end_object();
  }
  json.end_array();
  return json.take();
}

bool set_canvas(const std::string& selector) {
  return SharedCanvas::instance().open(selector);
}

}  // namespace

EMSCRIPTEN_BINDINGS(ouroboros) {
  using namespace emscripten;

  value_object<Status>("Status")
      .field("state", &Status::state)
      .field("tick", &Status::tick)
      .field("lastTick", &Status::last_tick)
      .field("endKnown", &Status::end_known)
      .field("line", &Status::line)
      .field("reason", &Status::reason)
      .field("reasonLine", &Status::reason_line)
      .field("exitCode", &Status::exit_code);

  class_<Session>("Session")
      .constructor<const std::string&>()
      .function("load", &Session::load)
      .function("runTo", &Session::run_to)
      .function("seekTowards", &Session::seek_towards)
      .function("runBack", &Session::run_back)
      .function("giveInput", &Session::give_input)
      .function("endInput", &Session::end_input)
      .function("status", &Session::status)
      .function("lineTicks", &Session::line_ticks)
      .function("output", &Session::output)
      .function("counters", &Session::counters)
      .function("heapText", &Session::heap_text)
      .function("narration", &Session::narration)
      .function("codeView", &Session::code_view)
      .function("holders", &Session::holders)
      .function("whyAlive", &Session::why_alive)
      .function("whatIf", &Session::what_if)
      .function("cycles", &Session::cycles)
      .function("events", &Session::events)
      .function("changesSince", &Session::changes_since)
      .function("stateFile", &Session::state_file)
      .function("setTheme", &Session::set_theme)
      .function("setView", &Session::set_view)
      .function("resize", &Session::resize)
      .function("needsFrame", &Session::needs_frame)
      .function("drawFrame", &Session::draw_frame)
      .function("pointer", &Session::pointer)
      .function("wheel", &Session::wheel)
      .function("key", &Session::key)
      .function("selected", &Session::selected)
      .function("select", &Session::select);

  function("profiles", &profiles_json);
  function("setCanvas", &set_canvas);
}

}  // namespace ouro
