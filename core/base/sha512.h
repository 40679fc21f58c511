// sha512.h - SHA-512, with which Python's random makes a number of a text.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ouro {

std::array<uint8_t, 64> sha512(std::span<const uint8_t> data);

}  // namespace ouro
