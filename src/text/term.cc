#include "text/term.h"

#include "text/analyse.h"

namespace gbalex::text {

std::string bounded_term(std::string term) {
  if (term.size() <= kMaxTermBytes) return term;
  constexpr std::size_t kHashBytes = 17;
  std::uint64_t rest = hash_of(term);
  std::size_t cut = kMaxTermBytes - kHashBytes;
  while (cut > 0 && (static_cast<unsigned char>(term[cut]) & 0xC0) == 0x80) --cut;
  term.resize(cut);
  term.push_back('~');
  for (int digit = 0; digit < 16; ++digit, rest >>= 4)
    term.push_back("0123456789abcdef"[rest & 15]);
  return term;
}

}  // namespace gbalex::text
