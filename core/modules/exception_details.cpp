#include "core/modules/exception_details.h"

#include <cstdio>
#include <span>

#include "core/base/diagnostic_text.h"
#include "core/heap/refcount.h"
#include "core/modules/arguments.h"
#include "core/modules/text_values.h"
#include "core/objects/bytes_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/native_arguments.h"
#include "core/vm/number_conversion.h"
#include "core/vm/type_builder.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

enum ErrnoDetail : uint32_t { kErrno, kStrerror, kFilename, kFilename2, kErrnoDetailCount };
enum ImportDetail : uint32_t {
  kImportName,
  kImportPath,
  kImportNameFrom,
  kImportMessage,
  kImportDetailCount
};
enum UnicodeDetail : uint32_t { kEncoding, kObject, kStart, kEnd, kReason };

bool is_kind(const Machine& m, Ref<Object> exception, TypeId id) {
  return is_subtype(m, m.at(exception).type, m.type(id));
}

void replace_extra(Machine& m, Ref<Object> exception, Ref<Object> owned) {
  const Ref<Object> old = std::exchange(m.at(exception.as<Exception>()).extra, owned);
  xdecref(m.heap, old);
}

// For Exception::extra, where it stays untracked.
Ref<Tuple> tuple_of_nones(Machine& m, uint32_t count) {
  const Ref<Tuple> tuple = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, m.none());
  }
  return tuple;
}

void set_item(Machine& m, Ref<Tuple> tuple, uint32_t index, Ref<Object> value) {
  const Ref<Object> old =
      std::exchange(tuple_items(m.heap, tuple)[index], new_reference(m.heap, value));
  decref(m.heap, old);
}

// (msg, (filename, lineno, offset, text[, end_lineno, end_offset]))
void set_syntax_details(Machine& m, Ref<Object> exception, Ref<Tuple> args) {
  const Ref<Tuple> details = tuple_of_nones(m, kSyntaxDetailCount);
  const uint32_t count = tuple_size(m.heap, args);
  if (count > 0) set_item(m, details, kSyntaxMessage, tuple_get(m.heap, args, 0));
  const Ref<Object> place = count == 2 ? tuple_get(m.heap, args, 1) : Ref<Object>{};
  if (place && is_layout(m, place, LayoutId::Tuple)) {
    const uint32_t parts = tuple_size(m.heap, place.as<Tuple>());
    for (uint32_t i = 0; i < parts && i + 1 < kSyntaxDetailCount; ++i) {
      set_item(m, details, i + 1, tuple_get(m.heap, place.as<Tuple>(), i));
    }
  }
  replace_extra(m, exception, details.as<Object>());
}

// (errno, strerror[, filename[, winerror[, filename2]]])
void set_errno_details(Machine& m, Ref<Object> exception, Ref<Tuple> args) {
  const uint32_t count = tuple_size(m.heap, args);
  const Ref<Tuple> details = tuple_of_nones(m, kErrnoDetailCount);
  if (count >= 2 && count <= 5) {
    set_item(m, details, kErrno, tuple_get(m.heap, args, 0));
    set_item(m, details, kStrerror, tuple_get(m.heap, args, 1));
    if (count > 2) set_item(m, details, kFilename, tuple_get(m.heap, args, 2));
    if (count > 4) set_item(m, details, kFilename2, tuple_get(m.heap, args, 4));
  }
  replace_extra(m, exception, details.as<Object>());
  if (count < 3 || tuple_get(m.heap, details, kFilename) == m.none()) return;
  // The file name leaves the arguments.
  const Ref<Tuple> shorter = tuple_of(m.heap, new_reference(m.heap, tuple_get(m.heap, args, 0)),
                                      new_reference(m.heap, tuple_get(m.heap, args, 1)));
  const Ref<Object> old = std::exchange(m.at(exception.as<Exception>()).args, shorter.as<Object>());
  decref(m.heap, old);
}

// False with TypeError raised.
bool is_unicode_part(Machine& m, Ref<Object> value, uint32_t position, bool is_text) {
  if (is_text ? is_str(m, value) : is_int(m, value) || has_index(m, value)) return true;
  if (is_text) {
    (void)m.raise(TypeId::TypeError, "argument " + std::to_string(position) + " must be str, not " +
                                         given_kind(m, value));
  } else {
    int64_t unused = 0;
    (void)read_int(m, value, &unused);
  }
  return false;
}

// As PyArg_ParseTuple reads them, one after the other; the bytes come last.
bool are_unicode_parts(Machine& m, Ref<Object> exception, Ref<Tuple> args) {
  const bool decodes = is_kind(m, exception, TypeId::UnicodeDecodeError);
  const uint32_t count = tuple_size(m.heap, args);
  const uint32_t numbers = count - 3;
  for (uint32_t i = 0; i < count; ++i) {
    if (decodes && i == kObject) continue;
    const bool is_text = i < numbers || i + 1 == count;
    if (!is_unicode_part(m, tuple_get(m.heap, args, i), i + 1, is_text)) return false;
  }
  const Ref<Object> object = tuple_get(m.heap, args, decodes ? uint32_t{kObject} : 0);
  if (!decodes || is_bytes_like(m, object)) return true;
  (void)m.raise(TypeId::TypeError,
                "a bytes-like object is required, not '" + type_name_of(m, object) + "'");
  return false;
}

bool set_unicode_details(Machine& m, Ref<Object> exception, Ref<Tuple> args) {
  const uint32_t wanted = is_kind(m, exception, TypeId::UnicodeTranslateError) ? 4 : 5;
  if (tuple_size(m.heap, args) == wanted) {
    if (!are_unicode_parts(m, exception, args)) return false;
    const Ref<Tuple> details = tuple_of_nones(m, wanted);
    for (uint32_t i = 0; i < wanted; ++i) set_item(m, details, i, tuple_get(m.heap, args, i));
    replace_extra(m, exception, details.as<Object>());
    return true;
  }
  (void)m.raise(TypeId::TypeError, "function takes exactly " + std::to_string(wanted) +
                                       " arguments (" + std::to_string(tuple_size(m.heap, args)) +
                                       " given)");
  return false;
}

// One argument, all of them, or none.
void set_carried_value(Machine& m, Ref<Object> exception, Ref<Tuple> args) {
  const uint32_t count = tuple_size(m.heap, args);
  const bool takes_first = count == 1 || is_kind(m, exception, TypeId::StopIteration);
  Ref<Object> value;
  if (count != 0) value = takes_first ? tuple_get(m.heap, args, 0) : args.as<Object>();
  replace_extra(m, exception, value ? new_reference(m.heap, value) : Ref<Object>{});
}

// What a class of exceptions takes by keyword, in the order of its details.
using DetailNames = std::span<const char* const>;
DetailNames named_details(const Machine& m, Ref<Object> exception) {
  static constexpr const char* kOfImport[] = {"name", "path", "name_from"};
  static constexpr const char* kOfAttribute[] = {"obj", "name"};
  static constexpr const char* kOfName[] = {"name"};
  const Suggestions suggestions = m.profile().suggestions;
  if (is_kind(m, exception, TypeId::ImportError)) {
    return DetailNames(kOfImport).first(suggestions < Suggestions::Imports ? 2 : 3);
  }
  if (suggestions == Suggestions::None) return {};
  if (is_kind(m, exception, TypeId::AttributeError)) return kOfAttribute;
  if (is_kind(m, exception, TypeId::NameError)) return kOfName;
  return {};
}

// The keyword arguments, in the order of the details. False when one is wrong: an error is raised.
bool read_details(Machine& m, const Args& args, DetailNames names, Ref<Object>* given) {
  const char* const type = is_kind(m, args[0], TypeId::ImportError)      ? "ImportError"
                           : is_kind(m, args[0], TypeId::AttributeError) ? "AttributeError"
                                                                         : "NameError";
  if (args.keyword_count > names.size()) {
    const auto most = static_cast<uint32_t>(names.size());
    (void)raise_too_many_arguments(m, type, most, 0, args.keyword_count);
    return false;
  }
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    uint32_t which = 0;
    while (which < names.size() && !str_equals(m.heap, name, names[which])) ++which;
    if (which == names.size()) {
      (void)raise_unexpected_keyword(m, type, {names.begin(), names.end()}, name);
      return false;
    }
    given[which] = args.values[args.count() + i];
  }
  return true;
}

// ---- attributes

Ref<Object> extra_of(Machine& m, const Args& args) {
  return m.at(args[0].as<Exception>()).extra;
}

// The extra object itself.
Outcome get_extra(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  return extra ? Outcome(new_reference(m.heap, extra)) : m.return_none();
}
Outcome set_extra(Machine& m, const Args& args) {
  const Ref<Object> value = args.get(1);
  replace_extra(m, args[0], value ? new_reference(m.heap, value) : Ref<Object>{});
  return m.return_none();
}

template <uint32_t index>
Outcome get_part(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  if (!extra || tuple_size(m.heap, extra.as<Tuple>()) <= index) return m.return_none();
  return new_reference(m.heap, tuple_get(m.heap, extra.as<Tuple>(), index));
}

// Parts live in a tuple that nobody else sees, so it is changed in place.
template <uint32_t index, uint32_t count>
Outcome set_part(Machine& m, const Args& args) {
  if (!extra_of(m, args)) replace_extra(m, args[0], tuple_of_nones(m, count).as<Object>());
  const Ref<Object> value = args.get(1);
  set_item(m, extra_of(m, args).as<Tuple>(), index, value ? value : m.none());
  return m.return_none();
}

#define SYNTAX_PART(index) get_part<index>, set_part<index, kSyntaxDetailCount>
constexpr NativeGetSet kSyntaxAttributes[] = {
    {"msg", SYNTAX_PART(kSyntaxMessage)},
    {"filename", SYNTAX_PART(kSyntaxFile)},
    {"lineno", SYNTAX_PART(kSyntaxLine)},
    {"offset", SYNTAX_PART(kSyntaxOffset)},
    {"text", SYNTAX_PART(kSyntaxText)},
    {"end_lineno", SYNTAX_PART(kSyntaxEndLine)},
    {"end_offset", SYNTAX_PART(kSyntaxEndOffset)},
};
#undef SYNTAX_PART
constexpr NativeGetSet kErrnoAttributes[] = {
    {"errno", get_part<kErrno>, set_part<kErrno, kErrnoDetailCount>},
    {"strerror", get_part<kStrerror>, set_part<kStrerror, kErrnoDetailCount>},
    {"filename", get_part<kFilename>, set_part<kFilename, kErrnoDetailCount>},
    {"filename2", get_part<kFilename2>, set_part<kFilename2, kErrnoDetailCount>},
};
constexpr NativeGetSet kImportAttributes[] = {
    {"name", get_part<kImportName>, set_part<kImportName, kImportDetailCount>},
    {"path", get_part<kImportPath>, set_part<kImportPath, kImportDetailCount>},
    {"name_from", get_part<kImportNameFrom>, set_part<kImportNameFrom, kImportDetailCount>},
    {"msg", get_part<kImportMessage>, set_part<kImportMessage, kImportDetailCount>},
};
constexpr NativeGetSet kAttributeErrorAttributes[] = {
    {"name", get_part<kMissingName>, set_part<kMissingName, 2>},
    {"obj", get_part<kMissingIn>, set_part<kMissingIn, 2>},
};
constexpr NativeGetSet kNameErrorAttributes[] = {{"name", get_extra, set_extra}};
constexpr NativeGetSet kValue[] = {{"value", get_extra, set_extra}};
constexpr NativeGetSet kCode[] = {{"code", get_extra, set_extra}};
constexpr NativeGetSet kUnicodeAttributes[] = {
    {"encoding", get_part<kEncoding>}, {"object", get_part<kObject>}, {"start", get_part<kStart>},
    {"end", get_part<kEnd>},           {"reason", get_part<kReason>},
};

// ---- str()

Outcome text(Machine& m, const std::string& shown) {
  return str_or_memory_error(m, shown);
}

std::string text_at(Machine& m, Ref<Object> extra, uint32_t index) {
  const Ref<Object> part = tuple_get(m.heap, extra.as<Tuple>(), index);
  return is_str(m, part) ? str_to_utf8(m.heap, part.as<Str>()) : "None";
}

int64_t number_at(Machine& m, Ref<Object> extra, uint32_t index, int64_t fallback) {
  const Ref<Object> part = tuple_get(m.heap, extra.as<Tuple>(), index);
  if (is_int(m, part)) (void)int_try_i64(m.heap, part.as<Int>(), &fallback);
  return fallback;
}

// "invalid syntax (file.py, line 3)"; of the file only the name.
Outcome syntax_error_str(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  if (!extra || !is_str(m, tuple_get(m.heap, extra.as<Tuple>(), kSyntaxMessage))) {
    return builtin_str(m, args[0]);
  }
  const std::string message = text_at(m, extra, kSyntaxMessage);
  const int64_t line = number_at(m, extra, kSyntaxLine, -1);
  std::string file = text_at(m, extra, kSyntaxFile);
  file = file.substr(file.rfind('/') + 1);
  const bool has_file = is_str(m, tuple_get(m.heap, extra.as<Tuple>(), kSyntaxFile));
  const std::string at_line = "line " + std::to_string(line);
  if (has_file && line >= 0) return text(m, message + " (" + file + ", " + at_line + ")");
  if (has_file) return text(m, message + " (" + file + ")");
  return text(m, line >= 0 ? message + " (" + at_line + ")" : message);
}

// "[Errno 2] No such file or directory: 'name'", of parts that are texts and numbers.
Outcome os_error_str(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  const bool is_plain = extra && is_int(m, tuple_get(m.heap, extra.as<Tuple>(), kErrno)) &&
                        is_str(m, tuple_get(m.heap, extra.as<Tuple>(), kStrerror));
  if (!is_plain) return builtin_str(m, args[0]);
  std::string shown = "[Errno " + std::to_string(number_at(m, extra, kErrno, 0)) + "] " +
                      text_at(m, extra, kStrerror);
  const Ref<Object> file = tuple_get(m.heap, extra.as<Tuple>(), kFilename);
  if (file == m.none()) return text(m, shown);
  const Outcome quoted = repr(m, file);
  if (!quoted.is_value()) return quoted;
  shown += ": " + str_to_utf8(m.heap, quoted.value().as<Str>());
  decref(m.heap, quoted.value());
  return text(m, shown);
}

std::string hex_byte(uint8_t byte) {
  constexpr const char* kDigits = "0123456789abcdef";
  return std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 15];
}

// \xe9, \u65e5 or \U0001f600, also of what could be shown as it is.
std::string escaped(uint32_t character) {
  char text[16];
  const char* format = character <= 0xFF ? "\\x%02x" : character <= 0xFFFF ? "\\u%04x" : "\\U%08x";
  std::snprintf(text, sizeof(text), format, character);
  return text;
}

// "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
Outcome unicode_error_str(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  if (!extra || tuple_size(m.heap, extra.as<Tuple>()) != 5) return builtin_str(m, args[0]);
  const int64_t start = number_at(m, extra, kStart, 0);
  const int64_t end = number_at(m, extra, kEnd, 0);
  const bool decodes = is_kind(m, args[0], TypeId::UnicodeDecodeError);
  const std::string codec =
      "'" + text_at(m, extra, kEncoding) + "' codec can't " + (decodes ? "decode" : "encode") + " ";
  const std::string reason = ": " + text_at(m, extra, kReason);
  const Ref<Object> object = tuple_get(m.heap, extra.as<Tuple>(), kObject);
  if (end != start + 1) {
    return text(m, codec + (decodes ? "bytes" : "characters") + " in position " +
                       std::to_string(start) + "-" + std::to_string(end - 1) + reason);
  }
  const auto index = static_cast<uint32_t>(start);
  const std::string place = " in position " + std::to_string(start) + reason;
  if (decodes && is_bytes_like(m, object)) {
    const StrView bytes = bytes_view(m.heap, object);
    const uint8_t byte = index < bytes.length() ? static_cast<uint8_t>(bytes[index]) : 0;
    return text(m, codec + "byte " + hex_byte(byte) + place);
  }
  if (!is_str(m, object)) return builtin_str(m, args[0]);
  const StrView characters = str_view(m.heap, object.as<Str>());
  const uint32_t character =
      index < characters.length() ? static_cast<uint32_t>(characters[index]) : 0;
  return text(m, codec + "character '" + escaped(character) + "'" + place);
}

Outcome import_error_str(Machine& m, const Args& args) {
  const Ref<Object> extra = extra_of(m, args);
  if (!extra) return builtin_str(m, args[0]);
  const Ref<Object> message = tuple_get(m.heap, extra.as<Tuple>(), kImportMessage);
  if (!m.heap.is_exact(message, TypeId::Str)) return builtin_str(m, args[0]);
  return new_reference(m.heap, message);
}

constexpr NativeEntry kSyntaxMethods[] = {{"__str__", syntax_error_str, 1, 1}};
constexpr NativeEntry kImportMethods[] = {{"__str__", import_error_str, 1, 1}};
constexpr NativeEntry kOSErrorMethods[] = {{"__str__", os_error_str, 1, 1}};
constexpr NativeEntry kUnicodeMethods[] = {{"__str__", unicode_error_str, 1, 1}};

// Characters in front of a byte column, counted from 1.
int64_t offset_of(std::string_view line, uint32_t column) {
  if (column == kNoColumn) return 0;
  int64_t count = 1;
  for (uint32_t i = 0; i < column && i < line.size(); ++i) {
    count += (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80 ? 1 : 0;
  }
  return count + (column > line.size() ? column - static_cast<int64_t>(line.size()) : 0);
}

TypeId type_of_diagnostic(const Diagnostic& diagnostic) {
  if (diagnostic.kind == "IndentationError") return TypeId::IndentationError;
  if (diagnostic.kind == "TabError") return TypeId::TabError;
  if (diagnostic.kind == "MemoryError") return TypeId::MemoryError;
  if (diagnostic.kind == "RecursionError") return TypeId::RecursionError;
  return TypeId::SyntaxError;
}

}  // namespace

Ref<Type> class_for_arguments(Machine& m, Ref<Type> type, Ref<Tuple> args) {
  // Linux's numbers.
  constexpr struct {
    int64_t number;
    TypeId type;
  } kByErrno[] = {
      {1, TypeId::PermissionError},          {2, TypeId::FileNotFoundError},
      {3, TypeId::ProcessLookupError},       {4, TypeId::InterruptedError},
      {10, TypeId::ChildProcessError},       {11, TypeId::BlockingIOError},
      {13, TypeId::PermissionError},         {17, TypeId::FileExistsError},
      {20, TypeId::NotADirectoryError},      {21, TypeId::IsADirectoryError},
      {32, TypeId::BrokenPipeError},         {103, TypeId::ConnectionAbortedError},
      {104, TypeId::ConnectionResetError},   {110, TypeId::TimeoutError},
      {111, TypeId::ConnectionRefusedError},
  };
  const bool maps = type == m.type(TypeId::OSError) && tuple_size(m.heap, args) >= 2;
  if (!maps || !is_int(m, tuple_get(m.heap, args, 0))) return type;
  const int64_t number = number_at(m, args.as<Object>(), 0, 0);
  for (const auto& row : kByErrno) {
    if (row.number == number) return m.type(row.type);
  }
  return type;
}

bool set_exception_details(Machine& m, Ref<Object> exception, Ref<Object> args) {
  const Ref<Tuple> arguments = args.as<Tuple>();
  if (is_kind(m, exception, TypeId::SyntaxError)) {
    set_syntax_details(m, exception, arguments);
  } else if (is_kind(m, exception, TypeId::OSError)) {
    set_errno_details(m, exception, arguments);
  } else if (is_kind(m, exception, TypeId::UnicodeDecodeError) ||
             is_kind(m, exception, TypeId::UnicodeEncodeError) ||
             is_kind(m, exception, TypeId::UnicodeTranslateError)) {
    return set_unicode_details(m, exception, arguments);
  } else if (is_kind(m, exception, TypeId::StopIteration) ||
             is_kind(m, exception, TypeId::SystemExit)) {
    set_carried_value(m, exception, arguments);
  }
  return true;
}

bool takes_details_by_name(const Machine& m, Ref<Object> exception) {
  return !named_details(m, exception).empty();
}

bool set_details_by_name(Machine& m, const Args& args) {
  const DetailNames names = named_details(m, args[0]);
  if (names.empty()) return true;
  Ref<Object> given[3];
  if (!read_details(m, args, names, given)) return false;
  const bool is_import = is_kind(m, args[0], TypeId::ImportError);
  const bool has_message = is_import && args.count() == 2;
  if (args.keyword_count == 0 && !has_message) {
    replace_extra(m, args[0], {});
  } else if (names.size() == 1) {
    replace_extra(m, args[0], new_reference(m.heap, given[0]));
  } else {
    const auto count = static_cast<uint32_t>(names.size());
    const Ref<Tuple> details = tuple_of_nones(m, is_import ? kImportDetailCount : count);
    if (has_message) set_item(m, details, kImportMessage, args[1]);
    for (uint32_t i = 0; i < names.size(); ++i) {
      if (given[i]) set_item(m, details, i, given[i]);
    }
    replace_extra(m, args[0], details.as<Object>());
  }
  return true;
}

Outcome raise_syntax_error(Machine& m, const Diagnostic& diagnostic, const std::string& file_name,
                           std::string_view source) {
  const TypeId type = type_of_diagnostic(diagnostic);
  if (type == TypeId::MemoryError || type == TypeId::RecursionError) {
    return m.raise(type, diagnostic.message);
  }
  const SourceSpan& span = diagnostic.span;
  const std::string_view line = line_of(source, span.line);
  const std::string_view end_line = line_of(source, span.end_line);
  const Ref<Tuple> place = tuple_new(m.heap, kSyntaxDetailCount - 1);
  const Ref<Object> parts[] = {
      str_from_utf8(m.heap, file_name).as<Object>(),
      int_from_i64(m.heap, span.line).as<Object>(),
      int_from_i64(m.heap, offset_of(line, span.column)).as<Object>(),
      str_from_utf8(m.heap, std::string(line) + "\n").as<Object>(),
      int_from_i64(m.heap, span.end_line).as<Object>(),
      int_from_i64(m.heap, offset_of(end_line, span.end_column)).as<Object>(),
  };
  for (uint32_t i = 0; i + 1 < kSyntaxDetailCount; ++i) tuple_items(m.heap, place)[i] = parts[i];
  tuple_finish(m.heap, place);
  const Ref<Object> message = str_from_utf8(m.heap, diagnostic.message).as<Object>();
  const Ref<Exception> error = exception_new(m, m.type(type), {message, place.as<Object>()});
  decref(m.heap, message);
  decref(m.heap, place.as<Object>());
  (void)set_exception_details(m, error.as<Object>(), m.at(error).args);
  set_raised(m, error.as<Object>());
  return Outcome::error();
}

void install_exception_details(Machine& m) {
  add_attributes(m, TypeId::SyntaxError, kSyntaxAttributes);
  add_methods(m, TypeId::SyntaxError, kSyntaxMethods);
  add_attributes(m, TypeId::OSError, kErrnoAttributes);
  add_methods(m, TypeId::OSError, kOSErrorMethods);
  add_attributes(m, TypeId::ImportError, kImportAttributes);
  add_methods(m, TypeId::ImportError, kImportMethods);
  add_attributes(m, TypeId::StopIteration, kValue);
  add_attributes(m, TypeId::SystemExit, kCode);
  if (m.profile().suggestions != Suggestions::None) {
    add_attributes(m, TypeId::AttributeError, kAttributeErrorAttributes);
    add_attributes(m, TypeId::NameError, kNameErrorAttributes);
  }
  for (const TypeId id :
       {TypeId::UnicodeDecodeError, TypeId::UnicodeEncodeError, TypeId::UnicodeTranslateError}) {
    add_attributes(m, id, kUnicodeAttributes);
    add_methods(m, id, kUnicodeMethods);
  }
}

}  // namespace ouro
