// libFuzzer target: any bytes, the first choosing the language.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "reference_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto language = gbalex::record::kLanguages[data[0] % gbalex::record::kLanguages.size()];
  const std::string_view source(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string broken = gbalex::tests::broken_reference(source, language);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
