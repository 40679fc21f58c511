#include "core/modules/text_codecs.h"
#include "core/modules/text_values.h"

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/modules/exception_details.h"
#include "core/objects/bytes_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/list_object.h"
#include "core/objects/str_text.h"
#include "core/objects/text_codec.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// What both directions need; the names are looked up only when there is something to do.
struct Codec {
  TextEncoding encoding = TextEncoding::Utf8;
  CodecErrors errors = CodecErrors::Strict;
  std::string unknown_handler;  // set when there is no such error handler
  std::string name;             // as it was asked for
};

// False with TypeError raised.
bool check_name(Machine& m, const char* function, const char* parameter, Ref<Object> name) {
  if (!name || is_str(m, name)) return true;
  (void)raise_codec_argument(m, function, parameter, name);
  return false;
}

bool are_names(Machine& m, const char* function, Ref<Object> encoding, Ref<Object> errors) {
  return check_name(m, function, "encoding", encoding) && check_name(m, function, "errors", errors);
}

// False with an error raised.
bool read_codec(Machine& m, Ref<Object> encoding, Ref<Object> errors, Codec* codec) {
  if (encoding) {
    const std::string name = str_to_utf8(m.heap, encoding.as<Str>());
    const std::optional<TextEncoding> found = find_encoding(name);
    if (!found) (void)m.raise(TypeId::LookupError, "unknown encoding: " + name);
    if (!found) return false;
    codec->encoding = *found;
    codec->name = name;
  }
  if (!errors) return true;
  const std::string name = str_to_utf8(m.heap, errors.as<Str>());
  const std::optional<CodecErrors> found = find_error_handler(name);
  codec->errors = found.value_or(CodecErrors::Strict);
  if (!found) codec->unknown_handler = name;
  return true;
}

// Those that unicodeobject.c calls itself; the registry of codecs wraps what others raise.
bool is_called_directly(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Latin1:
    case TextEncoding::Ascii:
    case TextEncoding::Utf16:
    case TextEncoding::Utf32:
      return true;
    default:
      return false;
  }
}

// As codecs.c wrap_codec_error: what was raised becomes the cause of another exception, or is given
// a note.
void wrap_codec_error(Machine& m, const std::string& text, const std::string& inner) {
  const Ref<Object> raised = m.heap.state().raised;
  if (m.profile().values->codec_errors_have_notes) {
    const Ref<List> notes = list_new(m.heap);
    m.at(raised.as<Exception>()).notes = notes.as<Object>();
    CHECK(list_append(m.heap, notes, str_from_utf8(m.heap, text).as<Object>()));
    return;
  }
  m.heap.state().raised = {};
  (void)m.raise(TypeId::LookupError, text + " (LookupError: " + inner + ")");
  Exception& wrapper = m.at(m.heap.state().raised.as<Exception>());
  wrapper.cause = raised;
  wrapper.suppress_context = 1;
}

Outcome raise_unknown_handler(Machine& m, const Codec& codec, const char* work) {
  // It would need the names of all characters.
  if (codec.unknown_handler == "namereplace") {
    return m.raise(TypeId::LookupError,
                   "the error handler 'namereplace' exists in Python, but not in this subset");
  }
  const std::string text = "unknown error handler name '" + codec.unknown_handler + "'";
  (void)m.raise(TypeId::LookupError, text);
  if (!is_called_directly(codec.encoding)) {
    wrap_codec_error(m, std::string(work) + " with '" + codec.name + "' codec failed", text);
  }
  return Outcome::error();
}

// UnicodeEncodeError or UnicodeDecodeError with its five arguments; takes `object`.
Outcome raise_unicode_error(Machine& m, TypeId type, const Codec& codec, Ref<Object> object,
                            const CodecError& error) {
  const Ref<Object> parts[] = {str_from_utf8(m.heap, encoding_name(codec.encoding)).as<Object>(),
                               object, int_from_i64(m.heap, error.start).as<Object>(),
                               int_from_i64(m.heap, error.end).as<Object>(),
                               str_from_utf8(m.heap, error.reason).as<Object>()};
  const Ref<Exception> raised =
      exception_new(m, m.type(type), {parts[0], parts[1], parts[2], parts[3], parts[4]});
  for (const Ref<Object> part : parts) decref(m.heap, part);
  (void)set_exception_details(m, raised.as<Object>(), m.at(raised).args);
  set_raised(m, raised.as<Object>());
  return Outcome::error();
}

Outcome raise_encode_error(Machine& m, const Codec& codec, Ref<Str> text, const CodecError& error) {
  const Ref<Object> object = new_reference(m.heap, text.as<Object>());
  return raise_unicode_error(m, TypeId::UnicodeEncodeError, codec, object, error);
}

// The exception holds a copy of the bytes (PyUnicodeDecodeError_Create).
Outcome raise_decode_error(Machine& m, const Codec& codec, Ref<Object> bytes,
                           const CodecError& error) {
  const StrView view = bytes_view(m.heap, bytes);
  std::string copied(view.length(), '\0');
  for (uint32_t i = 0; i < view.length(); ++i) copied[i] = static_cast<char>(view[i]);
  const Ref<Bytes> copy = bytes_from_text(m.heap, copied);
  if (!copy) return m.raise_memory_error();
  return raise_unicode_error(m, TypeId::UnicodeDecodeError, codec, copy.as<Object>(), error);
}

}  // namespace

Outcome raise_codec_argument(Machine& m, const char* function, std::string_view parameter,
                             Ref<Object> value) {
  // encode() and decode() take the encoding first; str() and bytes() have the object before it.
  const bool is_method = std::string_view(function).ends_with("code");
  const int position = (parameter == "encoding" ? 1 : 2) + (is_method ? 0 : 1);
  return m.raise(TypeId::TypeError,
                 filled(m.profile().values->codec_argument,
                        {given_kind(m, value), function, parameter, std::to_string(position)}));
}

Outcome encode_with(Machine& m, const char* function, Ref<Str> text, Ref<Object> encoding,
                    Ref<Object> errors) {
  Codec codec;
  if (!are_names(m, function, encoding, errors)) return Outcome::error();
  if (!read_codec(m, encoding, errors, &codec)) return Outcome::error();
  CodecError error;
  const Ref<Bytes> made = encode_text(m.heap, text, codec.encoding, codec.errors, &error);
  if (made) return made;
  if (error.reason == nullptr) return m.raise_memory_error();
  if (!codec.unknown_handler.empty()) return raise_unknown_handler(m, codec, "encoding");
  return raise_encode_error(m, codec, text, error);
}

Outcome decode_with(Machine& m, const char* function, Ref<Object> bytes, Ref<Object> encoding,
                    Ref<Object> errors) {
  Codec codec;
  if (!are_names(m, function, encoding, errors)) return Outcome::error();
  // No codec is looked up for no bytes (unicodeobject.c, PyUnicode_FromEncodedObject).
  if (bytes_length(m.heap, bytes) == 0) return new_reference(m.heap, m.heap.state().empty_str);
  if (!read_codec(m, encoding, errors, &codec)) return Outcome::error();
  CodecError error;
  const Ref<Str> made = decode_bytes(m.heap, bytes, codec.encoding, codec.errors, &error);
  if (made) return made;
  if (error.reason == nullptr) return m.raise_memory_error();
  if (!codec.unknown_handler.empty()) return raise_unknown_handler(m, codec, "decoding");
  return raise_decode_error(m, codec, bytes, error);
}

}  // namespace ouro
