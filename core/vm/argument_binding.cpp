#include "core/vm/argument_binding.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/calls.h"

namespace ouro {
namespace {

// One binding in progress.
class Binder {
 public:
  Binder(Machine& m, Ref<Function> function, Ref<Frame> frame, std::span<const uint32_t> words,
         Ref<Tuple> keyword_names)
      : m_(m),
        function_(function),
        frame_(frame),
        words_(words),
        keyword_names_(keyword_names),
        code_(m.at(m.at(function).code)),
        named_(code_.argument_count + code_.keyword_only_count) {
    keyword_count_ = keyword_names ? tuple_size(m.heap, keyword_names) : 0;
    positional_ = static_cast<uint32_t>(words.size()) - keyword_count_;
  }

  bool run() {
    if (code_.flags & kCodeVarKeywords) {
      set_slot(extra_keywords_slot(), dict_new(m_.heap).offset);
    }
    place_positional();
    if (!place_keywords()) return false;
    if (positional_ > code_.argument_count && !(code_.flags & kCodeVarArgs)) {
      raise_too_many();
      return false;
    }
    return fill_positional_defaults() && fill_keyword_only_defaults();
  }

 private:
  uint32_t slot(uint32_t index) const {
    return m_.at(Ref<uint32_t>(frame_slot_offset(frame_, index)));
  }
  void set_slot(uint32_t index, uint32_t word) {
    m_.at(Ref<uint32_t>(frame_slot_offset(frame_, index))) = word;
  }
  uint32_t extra_keywords_slot() const { return named_ + ((code_.flags & kCodeVarArgs) ? 1u : 0u); }
  std::string function_name() const {
    const Function& function = m_.at(function_);
    const bool qualified = m_.profile().qualified_names_in_calls;
    return str_to_utf8(m_.heap, qualified ? function.qualname : function.name);
  }
  Ref<Str> parameter(uint32_t index) const {
    return tuple_get(m_.heap, code_.slot_names, index).as<Str>();
  }
  std::string parameter_text(uint32_t index) const {
    return str_to_utf8(m_.heap, parameter(index));
  }

  void place_positional() {
    const uint32_t direct = positional_ < code_.argument_count ? positional_ : code_.argument_count;
    for (uint32_t i = 0; i < direct; ++i) set_slot(i, words_[i]);
    const uint32_t rest = positional_ - direct;
    if ((code_.flags & kCodeVarArgs) == 0) {
      release_rest(direct, positional_);
      return;
    }
    Ref<Tuple> extra = tuple_new(m_.heap, rest);
    for (uint32_t i = 0; i < rest; ++i) {
      const uint32_t word = words_[direct + i];
      if (word & kBorrowedTag) incref(m_.heap, untagged(word));
      tuple_items(m_.heap, extra)[i] = untagged(word);
    }
    if (rest != 0) tuple_finish(m_.heap, extra);
    set_slot(named_, extra.offset);
  }

  void release_rest(uint32_t from, uint32_t to) {
    if (from < to) release_words(m_, words_.subspan(from, to - from), ClearOrder::FirstToLast);
  }

  // The parameter of this name that may be given by keyword, or the slot count.
  uint32_t find_parameter(Ref<Str> name) const {
    for (uint32_t i = code_.positional_only_count; i < named_; ++i) {
      if (parameter(i) == name) return i;
    }
    for (uint32_t i = code_.positional_only_count; i < named_; ++i) {
      if (str_equal(m_.heap, parameter(i), name)) return i;
    }
    return code_.slot_count;
  }

  bool place_keywords() {
    for (uint32_t i = 0; i < keyword_count_; ++i) {
      const Ref<Str> name = tuple_get(m_.heap, keyword_names_, i).as<Str>();
      const uint32_t word = words_[positional_ + i];
      if (place_keyword(name, word)) continue;
      release_rest(positional_ + i, static_cast<uint32_t>(words_.size()));
      return false;
    }
    return true;
  }

  bool place_keyword(Ref<Str> name, uint32_t word) {
    const uint32_t index = find_parameter(name);
    if (index < code_.slot_count) {
      if (slot(index) != 0) {
        (void)m_.raise(TypeId::TypeError, function_name() +
                                              "() got multiple values for argument '" +
                                              str_to_utf8(m_.heap, name) + "'");
        return false;
      }
      set_slot(index, word);
      return true;
    }
    if ((code_.flags & kCodeVarKeywords) == 0) {
      raise_unexpected_keyword(name);
      return false;
    }
    if (word & kBorrowedTag) incref(m_.heap, untagged(word));
    const Ref<Dict> extra = untagged(slot(extra_keywords_slot())).as<Dict>();
    const StoreResult stored = dict_set_str(m_.heap, extra, name, untagged(word));
    xdecref(m_.heap, stored.old);
    return true;
  }

  // The positional-only parameters that are given by keyword, as CPython lists them.
  std::string misplaced_names() const {
    std::string names;
    for (uint32_t i = 0; i < code_.positional_only_count; ++i) {
      for (uint32_t k = 0; k < keyword_count_; ++k) {
        const Ref<Str> given = tuple_get(m_.heap, keyword_names_, k).as<Str>();
        if (!str_equal(m_.heap, parameter(i), given)) continue;
        names += (names.empty() ? "" : ", ") + parameter_text(i);
      }
    }
    return names;
  }

  std::string near_parameter(const std::string& wrong) const {
    if (m_.profile().suggestions != Suggestions::Keywords) return "";
    std::vector<std::string> names;
    for (uint32_t i = code_.positional_only_count; i < named_; ++i) {
      names.push_back(parameter_text(i));
    }
    const std::string near = m_.library().closest_name(names, wrong);
    return near.empty() ? "" : ". Did you mean '" + near + "'?";
  }

  void raise_unexpected_keyword(Ref<Str> name) {
    const std::string text = str_to_utf8(m_.heap, name);
    const std::string misplaced = misplaced_names();
    if (!misplaced.empty()) {
      (void)m_.raise(TypeId::TypeError,
                     function_name() +
                         "() got some positional-only arguments passed as keyword arguments: '" +
                         misplaced + "'");
      return;
    }
    (void)m_.raise(TypeId::TypeError, function_name() +
                                          "() got an unexpected keyword argument '" + text + "'" +
                                          near_parameter(text));
  }

  uint32_t default_count() const {
    const Ref<Object> defaults = m_.at(function_).defaults;
    return defaults ? tuple_size(m_.heap, defaults.as<Tuple>()) : 0;
  }

  bool fill_positional_defaults() {
    const uint32_t first_default = code_.argument_count - default_count();
    std::vector<uint32_t> missing;
    for (uint32_t i = positional_; i < code_.argument_count; ++i) {
      if (slot(i) != 0) continue;
      if (i < first_default) {
        missing.push_back(i);
        continue;
      }
      const Ref<Tuple> defaults = m_.at(function_).defaults.as<Tuple>();
      set_slot(i, new_reference(m_.heap, tuple_get(m_.heap, defaults, i - first_default)).offset);
    }
    if (missing.empty()) return true;
    raise_missing(missing, "positional");
    return false;
  }

  bool fill_keyword_only_defaults() {
    std::vector<uint32_t> missing;
    for (uint32_t i = code_.argument_count; i < named_; ++i) {
      if (slot(i) != 0) continue;
      const Ref<Object> defaults = m_.at(function_).kwdefaults;
      const Ref<Object> value =
          defaults ? dict_get_str(m_.heap, defaults.as<Dict>(), parameter(i)) : Ref<Object>{};
      if (!value) {
        missing.push_back(i);
        continue;
      }
      set_slot(i, new_reference(m_.heap, value).offset);
    }
    if (missing.empty()) return true;
    raise_missing(missing, "keyword-only");
    return false;
  }

  void raise_missing(const std::vector<uint32_t>& missing, const char* kind) {
    std::string names;
    for (size_t i = 0; i < missing.size(); ++i) {
      if (i != 0 && missing.size() > 2) names += ",";
      if (i != 0) names += i + 1 == missing.size() ? " and " : " ";
      names += "'" + parameter_text(missing[i]) + "'";
    }
    (void)m_.raise(TypeId::TypeError,
                   function_name() + "() missing " + std::to_string(missing.size()) + " required " +
                       kind + " argument" + (missing.size() == 1 ? "" : "s") + ": " + names);
  }

  // "f() takes from 1 to 2 positional arguments but 3 were given" (too_many_positional).
  void raise_too_many() {
    const uint32_t most = code_.argument_count;
    const uint32_t defaults = default_count();
    std::string takes = std::to_string(most);
    if (defaults != 0) takes = "from " + std::to_string(most - defaults) + " to " + takes;
    const bool plural = defaults != 0 || most != 1;
    uint32_t keyword_only = 0;
    for (uint32_t i = most; i < named_; ++i) keyword_only += slot(i) != 0 ? 1u : 0u;
    std::string given = std::to_string(positional_);
    if (keyword_only != 0) {
      given += std::string(" positional argument") + (positional_ == 1 ? "" : "s") + " (and " +
               std::to_string(keyword_only) + " keyword-only argument" +
               (keyword_only == 1 ? "" : "s") + ")";
    }
    (void)m_.raise(TypeId::TypeError,
                   function_name() + "() takes " + takes + " positional argument" +
                       (plural ? "s" : "") + " but " + given +
                       (positional_ == 1 && keyword_only == 0 ? " was" : " were") + " given");
  }

  Machine& m_;
  Ref<Function> function_;
  Ref<Frame> frame_;
  std::span<const uint32_t> words_;
  Ref<Tuple> keyword_names_;
  const Code code_;       // a copy: the block may move
  const uint32_t named_;  // parameters that have a name, without *args and **kwargs
  uint32_t keyword_count_ = 0;
  uint32_t positional_ = 0;
};

}  // namespace

bool bind_arguments(Machine& m, Ref<Function> function, Ref<Frame> frame,
                    std::span<const uint32_t> words, Ref<Tuple> keyword_names) {
  const Code& code = m.at(m.at(function).code);
  const bool plain = (code.flags & (kCodeVarArgs | kCodeVarKeywords)) == 0 &&
                     code.keyword_only_count == 0 && !keyword_names;
  if (!plain || words.size() != code.argument_count) {
    return Binder(m, function, frame, words, keyword_names).run();
  }
  for (uint32_t i = 0; i < words.size(); ++i) {
    m.at(Ref<uint32_t>(frame_slot_offset(frame, i))) = words[i];
  }
  return true;
}

}  // namespace ouro
