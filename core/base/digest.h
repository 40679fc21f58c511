// digest.h - a 64-bit digest of bytes: of memory images and of event streams.
//
// Equal bytes give equal digests on every host: the bytes are read as little-endian 64-bit words.
// Not a defence against anybody; a test oracle.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ouro {

// The digest of `size_bytes` bytes at `data`, continued from `seed`.
uint64_t digest_bytes(const void* data, size_t size_bytes, uint64_t seed = 0);

}  // namespace ouro
