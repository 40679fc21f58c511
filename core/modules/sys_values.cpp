#include "core/modules/sys_values.h"

#include <cfloat>
#include <string>
#include <vector>

#include "core/heap/refcount.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/int_text.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/value_rules.h"
#include "core/vm/struct_sequence.h"
#include "core/vm/type_builder.h"
#include "core/vm/unraisable.h"

namespace ouro {
namespace {

constexpr int64_t kHashModulus = (int64_t{1} << 61) - 1;

// A struct sequence in the making: each field gets its value at once.
class Sequence {
 public:
  Sequence(Machine& m, const char* name) : m_(m), name_(name) {}

  Sequence& add(const char* field, Ref<Object> owned) {
    fields_.push_back(field);
    values_.push_back(owned);
    return *this;
  }
  Sequence& number(const char* field, int64_t value) {
    return add(field, int_from_i64(m_.heap, value).as<Object>());
  }
  Sequence& real(const char* field, double value) {
    return add(field, float_from_double(m_.heap, value).as<Object>());
  }
  Sequence& text(const char* field, const char* value) {
    return add(field, str_from_utf8(m_.heap, value).as<Object>());
  }
  Sequence& flag(const char* field, bool value) {
    return add(field, new_reference(m_.heap, m_.boolean(value)));
  }

  // sys.NAME, an instance of a new class of this name.
  void store_in(Ref<Module> sys) {
    const Ref<Type> type = struct_sequence_type(m_, "sys", name_, fields_);
    const Ref<Tuple> made = struct_sequence_new(m_, type, values_);
    decref(m_.heap, type.as<Object>());
    set_in_module(m_, sys, name_, made.as<Object>());
  }

 private:
  Machine& m_;
  const char* name_;
  std::vector<const char*> fields_;
  std::vector<Ref<Object>> values_;
};

void add_version(Machine& m, Ref<Module> sys) {
  const VersionProfile& profile = m.profile();
  Sequence(m, "version_info")
      .number("major", 3)
      .number("minor", profile.minor)
      .number("micro", profile.micro)
      .text("releaselevel", "final")
      .number("serial", 0)
      .store_in(sys);
  const int hex = (3 << 24) | (profile.minor << 16) | (profile.micro << 8) | 0xf0;
  set_in_module(m, sys, "hexversion", int_from_i64(m.heap, hex).as<Object>());
}

void add_numbers(Machine& m, Ref<Module> sys) {
  Sequence(m, "float_info")
      .real("max", DBL_MAX)
      .number("max_exp", DBL_MAX_EXP)
      .number("max_10_exp", DBL_MAX_10_EXP)
      .real("min", DBL_MIN)
      .number("min_exp", DBL_MIN_EXP)
      .number("min_10_exp", DBL_MIN_10_EXP)
      .number("dig", DBL_DIG)
      .number("mant_dig", DBL_MANT_DIG)
      .real("epsilon", DBL_EPSILON)
      .number("radix", FLT_RADIX)
      .number("rounds", 1)
      .store_in(sys);
  Sequence int_info(m, "int_info");
  int_info.number("bits_per_digit", 30).number("sizeof_digit", 4);
  const uint32_t digits_max = m.profile().values->default_max_str_digits;
  if (digits_max != 0) {
    int_info.number("default_max_str_digits", digits_max)
        .number("str_digits_check_threshold", kStrDigitsCheckThreshold);
  }
  int_info.store_in(sys);
  Sequence(m, "hash_info")
      .number("width", 64)
      .number("modulus", kHashModulus)
      .number("inf", 314159)
      .number("nan", 0)
      .number("imag", 1000003)
      .text("algorithm", library_profile(m.profile()).hash_algorithm)
      .number("hash_bits", 64)
      .number("seed_bits", 128)
      .number("cutoff", 0)
      .store_in(sys);
  Sequence(m, "thread_info")
      .text("name", "pthread")
      .text("lock", "semaphore")
      .add("version", new_reference(m.heap, m.none()))
      .store_in(sys);
}

// As with `python file.py` and a fixed hash seed.
void add_flags(Machine& m, Ref<Module> sys) {
  const LibraryProfile& library = library_profile(m.profile());
  Sequence flags(m, "flags");
  for (const char* name : {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode",
                           "no_user_site", "no_site", "ignore_environment", "verbose",
                           "bytes_warning", "quiet", "hash_randomization", "isolated"}) {
    flags.number(name, 0);
  }
  flags.flag("dev_mode", false).number("utf8_mode", library.utf8_mode);
  if (library.flags_have_warn_default_encoding) flags.number("warn_default_encoding", 0);
  if (library.flags_have_safe_path) flags.flag("safe_path", false);
  if (m.profile().values->default_max_str_digits != 0) {
    flags.number("int_max_str_digits", library.flags_int_max_str_digits);
  }
  flags.store_in(sys);
}

}  // namespace

void add_sys_values(Machine& m, Ref<Module> sys) {
  const auto set_text = [&](const char* name, const std::string& text) {
    set_in_module(m, sys, name, str_from_utf8(m.heap, text).as<Object>());
  };
  const auto set_number = [&](const char* name, int64_t value) {
    set_in_module(m, sys, name, int_from_i64(m.heap, value).as<Object>());
  };
  add_version(m, sys);
  add_numbers(m, sys);
  add_flags(m, sys);
  set_text("version", std::string(m.profile().version_string) + " (Ouroboros)");
  set_text("platform", "linux");
  set_text("byteorder", "little");
  set_number("maxsize", INT64_MAX);
  set_number("maxunicode", 0x10FFFF);
  set_in_module(m, sys, "modules", new_reference(m.heap, m.state().modules));
  const Ref<List> arguments = list_new(m.heap);
  CHECK(list_append(m.heap, arguments, new_reference(m.heap, m.heap.state().empty_str)));
  set_in_module(m, sys, "argv", arguments.as<Object>());
  set_in_module(m, sys, "path", list_new(m.heap).as<Object>());
  set_in_module(m, sys, "warnoptions", list_new(m.heap).as<Object>());
  const bool has_hook = library_profile(m.profile()).has_unraisable_hook;
  if (has_hook) {
    set_in_module(m, sys, "_UnraisableHookArgs", make_unraisable_hook_args(m).as<Object>());
  }
}

}  // namespace ouro
