#include "core/inspect/state_file.h"

#include "core/inspect/heap_index.h"
#include "core/inspect/json_writer.h"
#include "core/inspect/machine_view.h"
#include "core/inspect/output_text.h"
#include "core/inspect/text_view.h"
#include "core/profiles/version_profile.h"

namespace ouro {
namespace {

void write_collector(JsonWriter* json, const HeapIndex& index) {
  const CollectorView view = view_collector(index);
  json->key("collector").begin_object();
  json->field("enabled", view.enabled);
  json->field("running", view.running);
  json->field("phase", view.phase);
  json->field("sentence", view.sentence);
  json->key("lists").begin_array();
  for (const CollectorList& list : view.lists) {
    json->begin_object();
    json->field("name", list.name);
    json->field("size", list.size);
    json->key("members").begin_array();
    for (const CollectorMember& member : list.members) {
      if (member.from_boot) continue;
      json->begin_object();
      json->field("object", object_id_text(member.id));
      json->field("refcount", member.refcount);
      if (member.has_gc_refs) json->field("gcRefs", member.gc_refs);
      json->end_object();
    }
    json->end_array();
    json->end_object();
  }
  json->end_array();
  json->end_object();
}

void write_tasks(JsonWriter* json, const Machine& machine) {
  json->key("tasks").begin_array();
  for (const TaskView& task : view_tasks(machine)) json->value(task.sentence);
  json->end_array();
}

}  // namespace

std::string state_json(const HeapIndex& index, std::span<const OutputPiece> output) {
  const Machine& machine = index.machine();
  JsonWriter json;
  json.begin_object();
  json.field("format", "ouroboros-state");
  json.field("version", kStateVersion);
  json.field("python", machine.profile().name);
  json.field("tick", machine.tick());
  json.field("line", machine.current_line());
  json.field("finished", machine.finished());
  json.key("heap").raw_value(heap_text_json(index));
  json.key("counters").raw_value(counters_json(index));
  json.key("code").raw_value(code_view_json(machine));
  write_collector(&json, index);
  write_tasks(&json, machine);
  json.key("output");
  write_output(&json, output);
  json.end_object();
  return json.take();
}

}  // namespace ouro
