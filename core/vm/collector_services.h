// collector_services.h - what the machine does for the collector (collector/collector_host.h).
#pragma once

#include "core/collector/collector_host.h"

namespace ouro {

const CollectorHost& collector_host();

}  // namespace ouro
