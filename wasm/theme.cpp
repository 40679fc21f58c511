#include "wasm/theme.h"

namespace ouro {
namespace {

constexpr Palette kLight = {
    .stage = rgb(0xFBFCFB),
    .card = rgb(0xFFFFFF),
    .root_card = rgb(0xF3F7F5),
    .card_edge = rgb(0xCFD9D3),
    .rule = rgb(0xE6ECE8),
    .ink = rgb(0x15201B),
    .ink_soft = rgb(0x4D5C55),
    .ink_faint = rgb(0x59675F),
    .arrow = rgb(0x7F8F87),
    .arrow_root = rgb(0x3F6F5E),
    .shadow = rgb(0x10241B, 0x12),
    .tooltip = rgb(0xFFFFFF),
    .tooltip_edge = rgb(0xB9C5BE),
    .count = {rgb(0x2C3A33), rgb(0xE8EEEA)},
    .rose = {rgb(0x0A6B4F), rgb(0xD5F0E4)},
    .fell = {rgb(0xA8321C), rgb(0xFCE4DE)},
    .unreachable = {rgb(0x8A4F00), rgb(0xFDF0D9)},
    .weak = {rgb(0x6A45B8), rgb(0xEFE9FB)},
    .immortal = {rgb(0x5A6770), rgb(0xE9EDF0)},
    .running = {rgb(0x0A7556), rgb(0xDDF1E9)},
    .selection = {rgb(0x0B63C5), rgb(0xDCEAFA)},
    .hues = {{rgb(0x57636B), rgb(0xE9EDF0)},
             {rgb(0x1A5BA6), rgb(0xE2EDF9)},
             {rgb(0x0A6A77), rgb(0xDCF0F2)},
             {rgb(0x0A7556), rgb(0xDDF1E9)},
             {rgb(0x55660F), rgb(0xEDF1D8)},
             {rgb(0x8A4F00), rgb(0xFAEED8)},
             {rgb(0xB3261E), rgb(0xFBE6E4)},
             {rgb(0x9C2A6B), rgb(0xF9E5F0)},
             {rgb(0x6F3A9C), rgb(0xF1E7F8)}},
};

constexpr Palette kDark = {
    .stage = rgb(0x101614),
    .card = rgb(0x19221F),
    .root_card = rgb(0x141C19),
    .card_edge = rgb(0x35433D),
    .rule = rgb(0x27332E),
    .ink = rgb(0xE4ECE8),
    .ink_soft = rgb(0x9DB0A7),
    .ink_faint = rgb(0x8FA198),
    .arrow = rgb(0x6B7C74),
    .arrow_root = rgb(0x6FA591),
    .shadow = rgb(0x000000, 0x38),
    .tooltip = rgb(0x202B27),
    .tooltip_edge = rgb(0x4A5B54),
    .count = {rgb(0xDCE6E1), rgb(0x2B3833)},
    .rose = {rgb(0x74DFBB), rgb(0x16392D)},
    .fell = {rgb(0xFFA48F), rgb(0x43211A)},
    .unreachable = {rgb(0xF2BD63), rgb(0x362A10)},
    .weak = {rgb(0xBBA2F5), rgb(0x2C2542)},
    .immortal = {rgb(0xA9B6BD), rgb(0x283036)},
    .running = {rgb(0x4FD1A5), rgb(0x16352B)},
    .selection = {rgb(0x7CB8FF), rgb(0x17304D)},
    .hues = {{rgb(0xA9B6BD), rgb(0x283036)},
             {rgb(0x85BDFB), rgb(0x1A2E45)},
             {rgb(0x6CD0DA), rgb(0x15343A)},
             {rgb(0x4FD1A5), rgb(0x16352B)},
             {rgb(0xC3D16B), rgb(0x2C3314)},
             {rgb(0xF2BD63), rgb(0x362A10)},
             {rgb(0xFF9A90), rgb(0x3B1A18)},
             {rgb(0xF29BCB), rgb(0x3C1C30)},
             {rgb(0xCFA6F2), rgb(0x2F2140)}},
};

}  // namespace

const Palette& palette_of(ColorScheme scheme) {
  return scheme == ColorScheme::Dark ? kDark : kLight;
}

}  // namespace ouro
