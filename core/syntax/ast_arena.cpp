// ast_arena.cpp - chunks of doubling size, up to a limit, for the nodes of one tree.

#include "core/syntax/ast_arena.h"

#include <algorithm>

namespace ouro {

namespace {

constexpr size_t kFirstChunkBytes = 16 * 1024;
constexpr size_t kMaxChunkBytes = 1024 * 1024;

}  // namespace

Ast::Ast(std::string_view source) : source_bytes_(new char[source.size() + 1]) {
  std::copy(source.begin(), source.end(), source_bytes_.get());
  source_bytes_[source.size()] = '\0';
  source_ = {source_bytes_.get(), source.size()};
}

std::string_view Ast::text(std::string_view text) {
  std::span<char const> copy = sequence(std::span<char const>(text.data(), text.size()));
  return {copy.data(), copy.size()};
}

void* Ast::allocate(size_t size_bytes, size_t alignment) {
  size_t begin = (chunk_used_bytes_ + alignment - 1) / alignment * alignment;
  if (begin + size_bytes > chunk_size_bytes_) {
    size_t doubled = std::min(std::max(2 * chunk_size_bytes_, kFirstChunkBytes), kMaxChunkBytes);
    chunk_size_bytes_ = std::max(doubled, size_bytes);
    chunks_.emplace_back(new char[chunk_size_bytes_]);
    begin = 0;
  }
  chunk_used_bytes_ = begin + size_bytes;
  return chunks_.back().get() + begin;
}

}  // namespace ouro
