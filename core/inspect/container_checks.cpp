#include "core/inspect/container_checks.h"

#include <map>

#include "core/heap/refcount.h"
#include "core/inspect/describe.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_values.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

class ContainerChecks {
 public:
  ContainerChecks(const HeapIndex& index, const std::function<void(std::string)>& report)
      : index_(index), heap_(index.heap()), report_(report) {}

  void run() {
    for (uint32_t i = 0; i < index_.size(); ++i) {
      const Ref<Object> object = index_.object(i);
      use_table(split_keys_of(heap_, object));
      // What is being taken apart is consistent only as far as its layout needs it to be.
      if ((heap_.at(object).flags & kDying) == 0) check(object);
    }
    check_table_users();
  }

 private:
  void report(Ref<Object> object, const char* what) {
    report_(object_label(index_.machine(), object) + " " + what);
  }

  void check(Ref<Object> object) {
    switch (heap_.type_of(object).layout) {
      case LayoutId::List:
        return check_list(object.as<List>());
      case LayoutId::Tuple:
        return check_tuple(object.as<Tuple>());
      case LayoutId::Dict:
        return check_dict(object.as<Dict>());
      case LayoutId::Set:
        return check_set(object.as<Set>());
      default:
        return;
    }
  }

  void check_list(Ref<List> ref) {
    const List& list = heap_.at(ref);
    if (list.size > list.capacity) report(ref.as<Object>(), "has more items than room.");
    if (list.capacity != 0 && list.items == 0) {
      report(ref.as<Object>(), "has room for items, but no area.");
      return;
    }
    for (uint32_t i = 0; i < list.size; ++i) {
      if (!list_get(heap_, ref, i)) return report(ref.as<Object>(), "has an empty item.");
    }
  }

  // A tuple that is being filled may wait for Python code with items missing, as in CPython: it is
  // not tracked yet, and only the task that fills it has it.
  void check_tuple(Ref<Tuple> ref) {
    if (heap_.at(ref).taken != 0) return report(ref.as<Object>(), "lives on without its items.");
    const bool may_be_unfilled =
        !heap_.is_tracked(ref.as<Object>()) && refcount_of(heap_, ref.as<Object>()) == 1;
    if (may_be_unfilled) return;
    for (uint32_t i = 0; i < heap_.at(ref).size; ++i) {
      if (!tuple_get(heap_, ref, i)) return report(ref.as<Object>(), "has an empty item.");
    }
  }

  // --- dicts ---

  void check_dict(Ref<Dict> ref) {
    const Dict& dict = heap_.at(ref);
    if (!dict.keys) {
      if (dict.used != 0) report(ref.as<Object>(), "has items but no table.");
      return;
    }
    if (dict.values) {
      if (heap_.at(dict.values).size != dict.used) {
        report(ref.as<Object>(), "counts its attributes wrongly.");
      }
      return;
    }
    if (heap_.at(dict.keys).refcount != 1) report(ref.as<Object>(), "shares a table of its own.");
    uint32_t items = 0;
    for (uint32_t i = 0; i < heap_.at(dict.keys).entry_count; ++i) {
      const DictEntry& entry = dict_keys_entry(heap_.memory, dict.keys, i);
      if (!entry.key != !entry.value) report(ref.as<Object>(), "has half an entry.");
      if (!entry.key || !entry.value) continue;
      ++items;
      if (!is_found(dict.keys, entry.hash, i)) report(ref.as<Object>(), "cannot find a key.");
    }
    if (items != dict.used) report(ref.as<Object>(), "counts its items wrongly.");
  }

  bool is_found(Ref<DictKeys> keys, int64_t hash, uint32_t entry) const {
    DictProbe probe(heap_.memory, keys, hash);
    // The walk visits every slot within this many steps.
    const uint32_t steps_max = (1u << heap_.at(keys).log2_size) + 16;
    for (uint32_t step = 0; step < steps_max; ++step, probe.advance()) {
      if (probe.index() == static_cast<int32_t>(entry)) return true;
      if (probe.index() == kIndexEmpty) return false;
    }
    return false;
  }

  // --- tables that instances share ---

  void use_table(Ref<DictKeys> keys) {
    if (keys) ++table_users_[keys.offset];
  }

  void check_table_users() {
    for (const auto& [offset, users] : table_users_) {
      const DictKeys& keys = heap_.at(Ref<DictKeys>(offset));
      if (keys.refcount == users) continue;
      report_("A table of attribute names has " + std::to_string(users) + " users, but counts " +
              std::to_string(keys.refcount) + ".");
    }
  }

  // --- sets ---

  void check_set(Ref<Set> ref) {
    const Set& set = heap_.at(ref);
    uint32_t items = 0;
    uint32_t position = 0;
    for (;;) {
      const SetEntry entry = set_next(heap_.memory, ref, &position);
      if (!entry.key) break;
      ++items;
      const SetLookup lookup = set_find(heap_, ref, entry.key, entry.hash);
      if (lookup.status == LookupStatus::Absent) {
        report(ref.as<Object>(), "cannot find one of its items.");
      }
    }
    if (items != set.used) report(ref.as<Object>(), "counts its items wrongly.");
    if (set.used > set.fill || set.fill > set.mask) {
      report(ref.as<Object>(), "has a table that is too full.");
    }
  }

  const HeapIndex& index_;
  const Heap& heap_;
  const std::function<void(std::string)>& report_;
  std::map<uint32_t, uint32_t> table_users_;  // offset of a table -> who uses it
};

}  // namespace

void check_containers(const HeapIndex& index, const std::function<void(std::string)>& report) {
  ContainerChecks(index, report).run();
}

}  // namespace ouro
