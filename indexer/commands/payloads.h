// The payloads of the index: every record as the API shows it to readers.
#pragma once

#include "index/document.h"

namespace gbalex::commands {

index::Payloads reader_payloads();

}  // namespace gbalex::commands
