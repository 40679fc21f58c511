#include "core/inspect/named_reference.h"

#include "core/inspect/words.h"

namespace ouro {

NamedReference find_reference(const HeapIndex& index, const Folding& folding, uint32_t target,
                              const std::string& holder) {
  for (const uint32_t r : index.roots_to(target)) {
    const IndexRoot& root = index.roots()[r];
    if (root.strength == EdgeStrength::Strong && root_text(index, root) == holder) {
      return {nullptr, &root};
    }
  }
  for (const uint32_t e : index.edges_into(target)) {
    const IndexEdge& edge = index.all_edges()[e];
    if (holder_text(index, folding, edge) == holder) return {&edge, nullptr};
  }
  return {};
}

std::optional<Condition> reference_condition(const HeapIndex& index, ObjectId target,
                                             const std::string& holder) {
  const uint32_t number = index.find(target);
  if (number == kNoObject) return std::nullopt;
  const NamedReference reference = find_reference(index, Folding(index), number, holder);
  Condition condition{.kind = ConditionKind::Reference, .object = index.id(number)};
  if (reference.edge != nullptr) {
    condition.holder.object = index.id(reference.edge->source);
    return condition;
  }
  if (reference.root == nullptr || reference.root->owner != RootOwner::Frame) return std::nullopt;
  if (reference.root->name.kind != EdgeKind::Local) return std::nullopt;
  condition.holder.frame = reference.root->place;
  condition.holder.slot = reference.root->name.index;
  return condition;
}

}  // namespace ouro
