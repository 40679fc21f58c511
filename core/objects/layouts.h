// layouts.h - the table of layouts that a machine's heap uses, in the order of LayoutId.
#pragma once

#include "core/heap/type.h"

namespace ouro {

extern const Layout kPlainLayout;
extern const Layout* const kLayouts[kLayoutCount];

}  // namespace ouro
