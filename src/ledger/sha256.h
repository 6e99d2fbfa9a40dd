// SHA-256, the identity of a file's bytes in the ledger. Called by whoever writes intents or
// recovers from them. Thread-safe; cannot fail.
#pragma once

#include <string>
#include <string_view>

namespace gbalex::ledger {

// 64 hexadecimal digits in lower case (FIPS 180-4).
std::string sha256(std::string_view bytes);

}  // namespace gbalex::ledger
