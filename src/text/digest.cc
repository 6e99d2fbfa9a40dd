#include <unicode/uversion.h>

#include <cstdint>
#include <cstdio>

#include "text/analyse.h"
#include "text/fold_table.h"
#include "text/unicode.h"
#include "text/words.h"

namespace gbalex::text {
namespace {

// Raised by hand with every change of the rules in this folder.
constexpr int kRulesVersion = 4;

// libstemmer does not tell its version: what it does with these words stands for it.
constexpr std::string_view kProbes[] = {"registration", "registered",   "infringement", "marks",
                                        "proprietor",   "licences",     "copying",      "artistic",
                                        "patenteado",   "invenções",    "direitos",     "marcas",
                                        "industriais",  "propriedades", "protegidas",   "autores"};

void mix(std::uint64_t& value, std::string_view bytes) {
  for (const char byte : bytes) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  }
  value = (value ^ 0xFFu) * 1099511628211u;
}

}  // namespace

std::string analyser_digest() {
  std::uint64_t value = kFoldDigest;
  mix(value, std::to_string(kRulesVersion));
  mix(value, U_ICU_VERSION);
  UVersionInfo running;
  u_getVersion(running);
  for (const std::uint8_t part : running) mix(value, std::to_string(part));
  for (const std::string_view probe : kProbes) {
    mix(value, stem(probe, Language::en));
    mix(value, stem(probe, Language::pt));
  }
  for (const std::size_t end : dictionary_word_ends(U"著作权和商标权的知识产权海关保护")) {
    mix(value, std::to_string(end));
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return "text-" + std::to_string(kRulesVersion) + "-" + digits;
}

}  // namespace gbalex::text
