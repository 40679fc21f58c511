// dict_fill.cpp - dict.update and dict.fromkeys (Objects/dictobject.c, dict_update_common,
// PyDict_MergeFromSeq2, _PyDict_FromKeys).

#include "core/vm/dict_fill.h"

#include "core/heap/deallocation.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/container_operators.h"
#include "core/vm/default_value.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// DictFill: kDict and what is in kIterator, kKey, kValue, kPair, kKeywords are owned; kSource and
// kFixed (the value of fromkeys) are borrowed. kCount counts the pairs.
enum Slot : uint32_t {
  kDict,
  kIterator,
  kSource,
  kKey,
  kValue,
  kPair,
  kKeywords,
  kMode,
  kCount,
};
enum class Mode : uint32_t { Mapping, Pairs, FromKeys, Call };
// FromKeys and Call have no keywords: the value, or the callable, lies there, borrowed.
constexpr uint32_t kFixed = kKeywords;
enum State : uint16_t {
  kDictArrives,
  kKeysSought,   // the attribute, or NotImplemented when there is none
  kKeysAsked,    // what keys() gives, or an exception
  kKeysChecked,  // the attribute again, or NotImplemented when there is none
  kRefused,      // it is no mapping
  kKeysArrive,
  kKeysListed,
  kIteratorArrives,
  kWalking,
  kPairArrives,
  kValueArrives,
  kStored,
  kSourceDone,
  kAllDone,
};
constexpr uint32_t kMovesPerStep = 128;

Mode mode_of(Machine& m) {
  return static_cast<Mode>(m.task().slot[kMode]);
}

bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}

bool is_pair_layout(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::List) || is_layout(m, object, LayoutId::Tuple);
}

// Keywords, and then the end.
StepResult finish_source(Machine& m) {
  if (mode_of(m) == Mode::FromKeys) return m.finish(m.task().take(kDict));
  if (mode_of(m) == Mode::Call || !m.task().ref(kKeywords))
    return m.finish(new_reference(m.heap, m.none()));
  const uint32_t own = own_index(m);
  m.task().state = kAllDone;
  const Task task = m.task();
  return wait_for(
      m, own, dict_update_from_dict(m, task.ref(kDict).as<Dict>(), task.ref(kKeywords).as<Dict>()));
}

bool check_keyword(Machine& m, const Task& task) {
  const Ref<Object> key = task.ref(kKey);
  if (!is_layout(m, key, LayoutId::Str)) {
    (void)m.raise(TypeId::TypeError, "keywords must be strings");
    return false;
  }
  if (!dict_get_str(m.heap, task.ref(kDict).as<Dict>(), key.as<Str>())) return true;
  (void)raise_repeated_keyword(m, task.ref(kFixed), key.as<Str>());
  return false;
}

// Key and value are there: stores them.
StepResult store_item(Machine& m) {
  const uint32_t own = own_index(m);
  m.task().state = kStored;
  const Task task = m.task();
  if (mode_of(m) == Mode::Call && !check_keyword(m, task)) return StepResult::Raised;
  if (mode_of(m) == Mode::FromKeys) {
    return wait_for(m, own, set_item(m, task.ref(kDict), task.ref(kKey), task.ref(kFixed)));
  }
  return wait_for(m, own,
                  dict_operation(m, DictAction::Set, task.ref(kDict).as<Dict>(), task.ref(kKey),
                                 task.ref(kValue)));
}

StepResult take_pair(Machine& m, Ref<Object> pair) {
  const ItemSpan items = sequence_items(m.heap, pair);
  if (items.count != 2) {
    (void)m.raise(TypeId::ValueError, "dictionary update sequence element #" +
                                          std::to_string(m.task().slot[kCount]) + " has length " +
                                          std::to_string(items.count) + "; 2 is required");
    return StepResult::Raised;
  }
  const Ref<Object> key = m.at(Ref<Ref<Object>>(items.offset));
  const Ref<Object> value = m.at(Ref<Ref<Object>>(items.offset + 4));
  m.task().own(kKey, new_reference(m.heap, key));
  m.task().own(kValue, new_reference(m.heap, value));
  return store_item(m);
}

// An element that is no list or tuple is read into a list, and kept where the source was: nobody
// asks for that once the walk has begun.
StepResult unpack_pair(Machine& m, Ref<Object> element) {
  const uint32_t own = own_index(m);
  const bool is_ready = is_pair_layout(m, element);
  m.task().own(is_ready ? kPair : kSource, element);
  if (is_ready) return take_pair(m, element);
  const bool may_iterate = lookup_special(m, element, SpecialMethod::Iter) ||
                           lookup_special(m, element, SpecialMethod::Getitem);
  if (!may_iterate) {
    const ObjectRules& rules = *m.profile().objects;
    const std::string count = std::to_string(m.task().slot[kCount]);
    (void)m.raise(TypeId::TypeError, filled(rules.pair_needs_iterable, {count}));
    if (rules.pair_note) add_note_to_raised(m, filled(rules.pair_note, {count}));
    return StepResult::Raised;
  }
  const Ref<List> list = list_new(m.heap);
  m.task().own(kPair, list.as<Object>());
  m.task().state = kPairArrives;
  return wait_for(m, own, list_extend_iterable(m, list.as<Object>(), element));
}

StepResult pair_arrived(Machine& m) {
  decref(m.heap, m.take_result());
  return take_pair(m, m.task().ref(kPair));
}

StepResult walk(Machine& m) {
  const uint32_t own = own_index(m);
  Ref<Object> item;
  switch (advance(m, m.task().ref(kIterator), &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      return finish_source(m);
    case Advance::Item:
      break;
  }
  if (mode_of(m) == Mode::Pairs) return unpack_pair(m, item);
  m.task().own(kKey, item);
  if (mode_of(m) == Mode::FromKeys) return store_item(m);
  m.task().state = kValueArrives;
  return wait_for(m, own, get_item(m, m.task().ref(kSource), item));
}

StepResult stored(Machine& m) {
  decref(m.heap, m.take_result());
  Task& task = m.task();
  task.state = kWalking;
  ++task.slot[kCount];
  uint32_t words[4] = {};
  uint32_t count = 0;
  const uint32_t held[] = {kSource, kPair, kKey, kValue};
  for (const uint32_t slot : held) {
    if (task.owned & (1u << slot)) words[count++] = task.take(slot).offset;
  }
  release_words(m, {words, count}, ClearOrder::FirstToLast);
  return StepResult::Again;
}

StepResult begin_walk(Machine& m, Ref<Object> iterable) {
  const uint32_t own = own_index(m);
  m.task().state = kIteratorArrives;
  return wait_for(m, own, get_iterator(m, iterable));
}

// Of {**mapping}, or of f(**mapping) when there is a callable.
Outcome raise_no_mapping(Machine& m, Ref<Object> mapping, Ref<Object> callable) {
  const std::string type = type_name_of(m, mapping);
  if (!callable) return m.raise(TypeId::TypeError, "'" + type + "' object is not a mapping");
  if (const char* text = m.profile().objects->arguments_need_mapping) {
    return m.raise(TypeId::TypeError, filled(text, {type}));
  }
  return m.raise(TypeId::TypeError,
                 callable_text(m, callable) + " argument after ** must be a mapping, not " + type);
}

// All keys come before the first value (method_output_as_list).
StepResult list_keys(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> keys = m.take_result();
  m.task().own(kIterator, keys);
  const bool may_iterate = lookup_special(m, keys, SpecialMethod::Iter) ||
                           lookup_special(m, keys, SpecialMethod::Getitem);
  if (!may_iterate) {
    (void)m.raise(TypeId::TypeError, type_name_of(m, m.task().ref(kSource)) +
                                         ".keys() returned a non-iterable (type " +
                                         type_name_of(m, keys) + ")");
    return StepResult::Raised;
  }
  const Ref<List> list = list_new(m.heap);
  m.task().own(kPair, list.as<Object>());
  m.task().state = kKeysListed;
  return wait_for(m, own, list_extend_iterable(m, list.as<Object>(), keys));
}

StepResult walk_keys(Machine& m) {
  decref(m.heap, m.take_result());
  const Ref<Object> keys = m.task().take(kIterator);
  const StepResult begun_walk = begin_walk(m, m.task().ref(kPair));
  decref(m.heap, keys);
  return begun_walk;
}

Outcome call_keys(Machine& m, Ref<Object> source) {
  const Ref<Str> name = m.name(NameId::keys);
  const bool is_plain = m.heap.has_flag(source, kTypeDefaultGetattribute);
  const Ref<Object> keys = type_lookup(m, m.at(source).type, name);
  if (is_plain && keys) return call_special(m, keys, {source});
  return call_named(m, source, name, {});
}

// The attribute that was asked for, dropped again: keys() is looked up anew (dict_update_arg).
StepResult keys_sought(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> found = m.take_result();
  const Ref<Object> source = m.task().ref(kSource);
  const bool is_mapping = found != m.heap.state().not_implemented;
  m.task().slot[kMode] = static_cast<uint32_t>(is_mapping ? Mode::Mapping : Mode::Pairs);
  m.task().state = kKeysArrive;
  const StepResult next =
      is_mapping ? wait_for(m, own, call_keys(m, source)) : begin_walk(m, source);
  decref(m.heap, found);
  return next;
}

StepResult refuse_mapping(Machine& m) {
  const Task task = m.task();
  const bool is_call = mode_of(m) == Mode::Call;
  (void)raise_no_mapping(m, task.ref(kSource), is_call ? task.ref(kFixed) : Ref<Object>{});
  return StepResult::Raised;
}

Outcome keys_or_nothing(Machine& m, Ref<Object> source) {
  const Ref<Object> absent = m.heap.state().not_implemented;
  return value_or_default(m, TypeId::AttributeError, absent, Keeps::Value,
                          [&] { return get_attribute(m, source, m.name(NameId::keys)); });
}

// An AttributeError says that it is no mapping; from 3.15 on only when there is no keys().
StepResult keys_asked(Machine& m) {
  const uint32_t own = own_index(m);
  m.task().flags &= static_cast<uint8_t>(~kTaskCatches);
  if (!exception_arrived(m)) return list_keys(m);
  if (!m.raised_is(TypeId::AttributeError)) return StepResult::Raised;
  if (!m.profile().objects->keys_error_is_checked) {
    m.task().state = kRefused;
    m.clear_raised();
    return StepResult::Again;
  }
  const Ref<Object> error = take_raised(m);
  m.task().own(kValue, error);
  m.task().state = kKeysChecked;
  return wait_for(m, own, keys_or_nothing(m, m.task().ref(kSource)));
}

StepResult keys_checked(Machine& m) {
  const Ref<Object> found = m.take_result();
  m.task().own(kKey, found);
  if (found == m.heap.state().not_implemented) return refuse_mapping(m);
  set_raised(m, m.task().take(kValue));
  return StepResult::Raised;
}

StepResult move_on(Machine& m) {
  switch (m.task().state) {
    case kDictArrives:
      m.task().own(kDict, m.take_result());
      return begin_walk(m, m.task().ref(kSource));
    case kKeysSought:
      return keys_sought(m);
    case kKeysAsked:
      return keys_asked(m);
    case kKeysChecked:
      return keys_checked(m);
    case kRefused:
      return refuse_mapping(m);
    case kKeysArrive:
      return list_keys(m);
    case kKeysListed:
      return walk_keys(m);
    case kIteratorArrives:
      m.task().own(kIterator, m.take_result());
      m.task().state = kWalking;
      return StepResult::Again;
    case kWalking:
      return walk(m);
    case kPairArrives:
      return pair_arrived(m);
    case kValueArrives:
      m.task().own(kValue, m.take_result());
      return store_item(m);
    case kStored:
      return stored(m);
    case kSourceDone:
      decref(m.heap, m.take_result());
      return finish_source(m);
    default:
      return m.finish(m.take_result());
  }
}

// Keywords as a dict, owned; null when there are none.
Ref<Dict> keywords_of(Machine& m, const Args& args) {
  if (args.keyword_count == 0) return {};
  const Ref<Dict> dict = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = new_reference(m.heap, args.values[args.count() + i]);
    const StoreResult stored = dict_set_str(m.heap, dict, name, value);
    CHECK(stored.ok);
    xdecref(m.heap, stored.old);
  }
  return dict;
}

// Whether it takes more than its type to know about keys(): a hook, or an attribute of its own.
bool may_have_own_keys(Machine& m, Ref<Object> object) {
  if (!m.heap.has_flag(object, kTypeDefaultGetattribute)) return true;
  const Ref<Str> name = m.name(NameId::keys);
  if (type_lookup(m, m.at(object).type, name)) return false;
  const Ref<Object> own = peek_attribute(m, object, name);
  if (own) decref(m.heap, own);
  return static_cast<bool>(own);
}

// Starts with what the source is: a dict, something with keys(), or pairs.
StepResult begin_update(Machine& m, Ref<Object> source) {
  const uint32_t own = own_index(m);
  if (!source) return finish_source(m);
  if (is_layout(m, source, LayoutId::Dict)) {
    m.task().state = kSourceDone;
    const Ref<Dict> dict = m.task().ref(kDict).as<Dict>();
    return wait_for(m, own, dict_update_from_dict(m, dict, source.as<Dict>()));
  }
  const Ref<Object> keys = type_lookup(m, m.at(source).type, m.name(NameId::keys));
  m.task().slot[kMode] = static_cast<uint32_t>(keys ? Mode::Mapping : Mode::Pairs);
  if (may_have_own_keys(m, source)) {
    m.task().state = kKeysSought;
    return wait_for(m, own, keys_or_nothing(m, source));
  }
  if (!keys) return begin_walk(m, source);
  m.task().state = kKeysArrive;
  return wait_for(m, own, call_special(m, keys, {source}));
}

}  // namespace

StepResult step_DictFill(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = move_on(m);
    const bool is_over = result != StepResult::Again || !is_top(m, own);
    if (is_over) return result;
    const bool has_arrived = (m.task().owned & (1u << kTaskInbox)) != 0;
    if (m.task().state != kWalking && !has_arrived) return result;
  }
  return StepResult::Again;
}

Outcome dict_update_method(Machine& m, const Args& args) {
  if (args.count() > 2) {
    return m.raise(TypeId::TypeError,
                   "update expected at most 1 argument, got " + std::to_string(args.count() - 1));
  }
  const Ref<Dict> keywords = keywords_of(m, args);
  const Ref<Object> source = args.get(1);
  if (!source && !keywords) return m.return_none();
  const bool is_plain = source && is_layout(m, source, LayoutId::Dict) && !keywords;
  if (is_plain) return dict_update_from_dict(m, args[0].as<Dict>(), source.as<Dict>());
  Task& task = m.heap.push_task(TaskKind::DictFill);
  task.own(kDict, new_reference(m.heap, args[0]));
  task.slot[kSource] = source.offset;
  if (keywords) task.own(kKeywords, keywords.as<Object>());
  return begun(m, begin_update(m, source));
}

Outcome dict_from_keys(Machine& m, const Args& args) {
  Task& task = m.heap.push_task(TaskKind::DictFill);
  task.slot[kSource] = args[1].offset;
  task.slot[kFixed] = args.get(2, m.none()).offset;
  task.slot[kMode] = static_cast<uint32_t>(Mode::FromKeys);
  task.state = kDictArrives;
  const uint32_t own = own_index(m);
  if (args[0] == m.type(TypeId::Dict).as<Object>()) {
    return begun(m, wait_for(m, own, dict_new(m.heap)));
  }
  return begun(m, wait_for(m, own, call(m, args[0], std::initializer_list<Ref<Object>>{})));
}

namespace {

Outcome begin_mapping(Machine& m, Ref<Dict> dict, Ref<Object> mapping, Mode mode,
                      Ref<Object> callable) {
  const Ref<Object> keys = type_lookup(m, m.at(mapping).type, m.name(NameId::keys));
  if (!keys && !may_have_own_keys(m, mapping)) return raise_no_mapping(m, mapping, callable);
  Task& task = m.heap.push_task(TaskKind::DictFill);
  task.own(kDict, new_reference(m.heap, dict).as<Object>());
  task.slot[kSource] = mapping.offset;
  task.slot[kMode] = static_cast<uint32_t>(mode);
  task.slot[kFixed] = callable.offset;
  task.state = kKeysAsked;
  task.flags |= kTaskCatches;
  const uint32_t own = own_index(m);
  const Outcome asked = call_keys(m, mapping);
  if (!asked.is_error()) return begun(m, wait_for(m, own, asked));
  deliver_exception(m);
  return Outcome::pending();
}

}  // namespace

Outcome dict_update_from_mapping(Machine& m, Ref<Dict> dict, Ref<Object> mapping) {
  return begin_mapping(m, dict, mapping, Mode::Mapping, {});
}

Outcome dict_merge_from_mapping(Machine& m, Ref<Dict> dict, Ref<Object> mapping,
                                Ref<Object> callable) {
  return begin_mapping(m, dict, mapping, Mode::Call, callable);
}

Outcome raise_repeated_keyword(Machine& m, Ref<Object> callable, Ref<Str> name) {
  return m.raise(TypeId::TypeError, callable_text(m, callable) +
                                        " got multiple values for keyword argument '" +
                                        str_to_utf8(m.heap, name) + "'");
}

}  // namespace ouro
