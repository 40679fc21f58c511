// json_writer.h - writes JSON into one string, without a tree in between.
//
//   JsonWriter json;
//   json.begin_object();
//   json.field("tick", 12);
//   json.key("names").begin_array(); json.value("a"); json.end_array();
//   json.end_object();
//
// Commas are its business, balance is the caller's. Text is UTF-8; what is none, and surrogates
// that a program may have in its strings, becomes U+FFFD, so that every reader accepts the result.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace ouro {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& begin_array() { return open('['); }
  void end_object() { close('}'); }
  void end_array() { close(']'); }

  JsonWriter& key(std::string_view name) {
    separate();
    write_string(name);
    out_ += ':';
    needs_comma_ = false;
    return *this;
  }
  void value(std::string_view text) {
    separate();
    write_string(text);
  }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag) {
    separate();
    out_ += flag ? "true" : "false";
  }
  template <std::integral T>
  void value(T number) {
    separate();
    out_ += std::to_string(number);
  }
  template <typename T>
  void field(std::string_view name, const T& content) {
    key(name).value(content);
  }

  // A value that is JSON already.
  void raw_value(std::string_view json) {
    separate();
    out_ += json;
  }

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    needs_comma_ = false;
    return *this;
  }
  void close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
  }
  void separate() {
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
  }
  void write_string(std::string_view text);

  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace ouro
