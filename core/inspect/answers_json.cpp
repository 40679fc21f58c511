#include "core/inspect/answers_json.h"

#include "core/inspect/json_writer.h"

namespace ouro {
namespace {

const char* strength_name(EdgeStrength strength) {
  switch (strength) {
    case EdgeStrength::Strong:
      return "strong";
    case EdgeStrength::Borrowed:
      return "borrowed";
    case EdgeStrength::Weak:
      return "weak";
  }
  return "";
}

std::string id_or_nothing(ObjectId id) {
  return id ? object_id_text(id) : "";
}

void write_record(JsonWriter* json, const ObjectRecord& object) {
  json->begin_object();
  json->field("id", object_id_text(object.id));
  json->field("label", object.label);
  json->end_object();
}

void write_records(JsonWriter* json, const char* name, const std::vector<ObjectRecord>& objects) {
  json->key(name).begin_array();
  for (const ObjectRecord& object : objects) write_record(json, object);
  json->end_array();
}

void write_counts(JsonWriter* json, const char* name, const std::vector<CountChange>& changes) {
  json->key(name).begin_array();
  for (const CountChange& change : changes) {
    json->begin_object();
    json->field("id", object_id_text(change.object.id));
    json->field("label", change.object.label);
    json->field("before", change.before);
    json->field("after", change.after);
    json->end_object();
  }
  json->end_array();
}

void write_references(JsonWriter* json, const char* name,
                      const std::vector<ReferenceRecord>& references) {
  json->key(name).begin_array();
  for (const ReferenceRecord& reference : references) {
    json->begin_object();
    json->field("holder", reference.holder);
    json->field("strength", strength_name(reference.strength));
    json->field("id", id_or_nothing(reference.target));
    json->field("label", reference.target_text);
    json->end_object();
  }
  json->end_array();
}

}  // namespace

std::string holders_json(const HolderReport& report) {
  if (!report.found) return "null";
  JsonWriter json;
  json.begin_object();
  json.field("label", report.label);
  json.field("refcount", report.immortal ? 0 : report.refcount);
  json.field("immortal", report.immortal);
  json.field("counted", report.counted);
  json.field("difference", report.difference);
  json.key("holders").begin_array();
  for (const Holder& holder : report.holders) {
    json.begin_object();
    json.field("text", holder.text);
    json.field("object", id_or_nothing(holder.object));
    json.field("strength", strength_name(holder.strength));
    json.field("count", holder.count);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string why_alive_json(const WhyAlive& why) {
  if (!why.found) return "null";
  JsonWriter json;
  json.begin_object();
  json.field("reachable", why.reachable);
  json.field("sentence", why.sentence);
  json.key("path").begin_array();
  for (const PathStep& step : why.path) {
    json.begin_object();
    json.field("edge", step.edge);
    json.field("id", object_id_text(step.object));
    json.field("label", step.label);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string what_if_json(const WhatIf& answer) {
  JsonWriter json;
  json.begin_object();
  json.field("sentence", answer.sentence);
  json.field("possible", answer.refusal.empty());
  write_records(&json, "freed", answer.freed);
  write_records(&json, "garbage", answer.garbage);
  json.field("objectsFreed", answer.objects_freed);
  json.field("objectsGarbage", answer.objects_garbage);
  json.field("finalizersCalled", answer.finalizers_called);
  json.field("callbacksCalled", answer.callbacks_called);
  json.end_object();
  return json.take();
}

std::string cycles_json(const std::vector<Cycle>& cycles) {
  JsonWriter json;
  json.begin_array();
  for (const Cycle& cycle : cycles) {
    json.begin_object();
    json.field("unreachable", cycle.unreachable);
    json.key("objects").begin_array();
    for (const ObjectId id : cycle.objects) json.value(object_id_text(id));
    json.end_array();
    json.end_object();
  }
  json.end_array();
  return json.take();
}

std::string events_json(const EventLog& log) {
  JsonWriter json;
  json.begin_object();
  json.field("end", log.end);
  json.key("events").begin_array();
  for (const Event& event : log.events) {
    json.begin_object();
    json.field("tick", event.tick);
    json.field("kind", event_name(event.kind));
    json.field("object", id_or_nothing(event.object));
    json.field("text", event_text(event));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string changes_json(const Changes& changes) {
  JsonWriter json;
  json.begin_object();
  write_records(&json, "made", changes.made);
  write_records(&json, "freed", changes.freed);
  write_counts(&json, "counts", changes.counts);
  write_references(&json, "gained", changes.gained);
  write_references(&json, "lost", changes.lost);
  write_records(&json, "becameUnreachable", changes.became_unreachable);
  write_records(&json, "resurrected", changes.resurrected);
  write_records(&json, "grewOlder", changes.grew_older);
  json.end_object();
  return json.take();
}

}  // namespace ouro
