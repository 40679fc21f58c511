#include "core/inspect/visible_objects.h"

#include <algorithm>
#include <string_view>

#include "core/inspect/describe.h"
#include "core/objects/sizeof.h"

namespace ouro {

VisibleObjects::VisibleObjects(const HeapIndex& index, const GraphOptions& options)
    : index_(index),
      options_(options),
      row_options_{options.fold, options.class_edges, options.edges_max},
      folding_(index),
      roots_(graph_roots(index, folding_, options)),
      seen_(index.size(), 0),
      room_(options.nodes_max) {
  if (options_.fold) find_namespaces();
  for (const RootRows& root : roots_) {
    for (const NodeRow& row : root.rows) see(row.target);
  }
  follow();
  add_garbage_and_instances();
  has_more_ |= !index.complete();
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (seen_[i]) numbers_.push_back(i);
  }
  add_folded_bytes();
}

// Held by the frame and by the class statement; one that others hold as well is shown.
void VisibleObjects::find_namespaces() {
  const Machine& machine = index_.machine();
  for (const IndexRoot& root : index_.roots()) {
    if (root.owner != RootOwner::Frame || root.name.kind != EdgeKind::Field) continue;
    const bool is_locals = std::string_view(root.name.field) == "locals";
    const Ref<Frame> frame(root.place);
    if (!is_locals || machine.at(frame).locals == machine.at(frame).globals) continue;
    if (index_.counted(root.target) <= 2) namespaces_.push_back(root.target);
  }
}

bool VisibleObjects::is_left_out(uint32_t number) const {
  if (!options_.show_boot && index_.from_boot(number)) return true;
  if (std::find(namespaces_.begin(), namespaces_.end(), number) != namespaces_.end()) return true;
  if (options_.fold && (folding_.is_part(number) || number == folding_.main_module())) return true;
  return !options_.show_library && folding_.is_library(number);
}

void VisibleObjects::see(uint32_t number) {
  if (seen_[number] || is_left_out(number)) return;
  if (found_.size() >= room_) {
    has_more_ = true;
    return;
  }
  seen_[number] = 1;
  found_.push_back(number);
}

void VisibleObjects::follow() {
  for (; next_ < found_.size() && found_.size() < room_; ++next_) {
    for (const NodeRow& row : node_rows(index_, folding_, found_[next_], row_options_).rows) {
      see(row.target);
    }
  }
}

void VisibleObjects::add_garbage_and_instances() {
  const bool everything = options_.show_boot && options_.show_library;
  room_ += options_.nodes_max / 4;
  for (uint32_t i = 0; i < index_.size() && found_.size() < room_; ++i) {
    const bool is_garbage = !index_.reachable(i) && !is_value(index_.heap(), index_.object(i));
    if (everything || is_garbage || folding_.is_program_instance(i)) see(i);
  }
  follow();
}

void VisibleObjects::add_folded_bytes() {
  folded_bytes_.assign(index_.size(), 0);
  if (!options_.fold) return;
  for (uint32_t i = 0; i < index_.size(); ++i) {
    if (!folding_.is_part(i)) continue;
    folded_bytes_[folding_.whole(i)] += object_size(index_.heap(), index_.object(i));
  }
}

uint32_t object_size(const Heap& heap, Ref<Object> object) {
  return object_sizeof(heap, object) + prefix_sizeof(heap, object);
}

}  // namespace ouro
