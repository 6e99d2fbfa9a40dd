#include "search/places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace gbalex::search {

namespace {

struct Place {
  std::u32string_view name;  // folded
  std::optional<record::Region> region;
};

using record::Region;

constexpr std::array kPlaces = {
    Place{U"内地", Region::mainland},
    Place{U"大陆", Region::mainland},
    Place{U"中国", Region::mainland},
    Place{U"国内", Region::mainland},
    Place{U"mainland", Region::mainland},
    Place{U"china", Region::mainland},
    Place{U"chinese", Region::mainland},
    Place{U"prc", Region::mainland},
    Place{U"interior", Region::mainland},
    Place{U"广东", Region::guangdong},
    Place{U"粤", Region::guangdong},
    Place{U"guangdong", Region::guangdong},
    Place{U"香港", Region::hongkong},
    Place{U"本港", Region::hongkong},
    Place{U"hong kong", Region::hongkong},
    Place{U"hongkong", Region::hongkong},
    Place{U"hk", Region::hongkong},
    Place{U"hksar", Region::hongkong},
    Place{U"澳门", Region::macao},
    Place{U"macao", Region::macao},
    Place{U"macau", Region::macao},
    Place{U"raem", Region::macao},
    Place{U"台湾", std::nullopt},
    Place{U"taiwan", std::nullopt},
    Place{U"新加坡", std::nullopt},
    Place{U"singapore", std::nullopt},
    Place{U"singapura", std::nullopt},
    Place{U"日本", std::nullopt},
    Place{U"japan", std::nullopt},
    Place{U"japanese", std::nullopt},
    Place{U"japao", std::nullopt},
    Place{U"韩国", std::nullopt},
    Place{U"korea", std::nullopt},
    Place{U"korean", std::nullopt},
    Place{U"coreia", std::nullopt},
    Place{U"美国", std::nullopt},
    Place{U"united states", std::nullopt},
    Place{U"usa", std::nullopt},
    Place{U"estados unidos", std::nullopt},
    Place{U"英国", std::nullopt},
    Place{U"united kingdom", std::nullopt},
    Place{U"uk", std::nullopt},
    Place{U"reino unido", std::nullopt},
    Place{U"欧盟", std::nullopt},
    Place{U"欧洲", std::nullopt},
    Place{U"european union", std::nullopt},
    Place{U"eu", std::nullopt},
    Place{U"europe", std::nullopt},
    Place{U"european", std::nullopt},
    Place{U"uniao europeia", std::nullopt},
    Place{U"德国", std::nullopt},
    Place{U"germany", std::nullopt},
    Place{U"german", std::nullopt},
    Place{U"alemanha", std::nullopt},
    Place{U"法国", std::nullopt},
    Place{U"france", std::nullopt},
    Place{U"franca", std::nullopt},
    Place{U"葡萄牙", std::nullopt},
    Place{U"portugal", std::nullopt},
    Place{U"巴西", std::nullopt},
    Place{U"brazil", std::nullopt},
    Place{U"brasil", std::nullopt},
    Place{U"印度", std::nullopt},
    Place{U"india", std::nullopt},
    Place{U"indian", std::nullopt},
    Place{U"俄罗斯", std::nullopt},
    Place{U"russia", std::nullopt},
    Place{U"russian", std::nullopt},
    Place{U"澳大利亚", std::nullopt},
    Place{U"澳洲", std::nullopt},
    Place{U"australia", std::nullopt},
    Place{U"australian", std::nullopt},
    Place{U"加拿大", std::nullopt},
    Place{U"canada", std::nullopt},
    Place{U"越南", std::nullopt},
    Place{U"vietnam", std::nullopt},
    Place{U"泰国", std::nullopt},
    Place{U"thailand", std::nullopt},
    Place{U"马来西亚", std::nullopt},
    Place{U"malaysia", std::nullopt},
    Place{U"印度尼西亚", std::nullopt},
    Place{U"indonesia", std::nullopt},
    Place{U"菲律宾", std::nullopt},
    Place{U"philippines", std::nullopt},
    Place{U"新西兰", std::nullopt},
    Place{U"new zealand", std::nullopt},
    Place{U"瑞士", std::nullopt},
    Place{U"switzerland", std::nullopt},
    Place{U"euipo", std::nullopt},
    Place{U"uspto", std::nullopt},
    Place{U"epo", std::nullopt},
    Place{U"jpo", std::nullopt},
    Place{U"kipo", std::nullopt},
    Place{U"ukipo", std::nullopt},
    Place{U"ipos", std::nullopt},
    Place{U"tipo", std::nullopt},
    Place{U"dpma", std::nullopt},
    Place{U"inpi", std::nullopt},
};

// "tipo" is also Portuguese for "kind": an acronym counts only as typed in capitals.
constexpr std::array kOnlyInCapitals = {std::u32string_view(U"tipo"), std::u32string_view(U"ipos"),
                                        std::u32string_view(U"epo"), std::u32string_view(U"eu"),
                                        std::u32string_view(U"uk")};

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250); }

bool in_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool matches(const std::u32string& characters, std::size_t at, std::u32string_view name) {
  if (characters.compare(at, name.size(), name) != 0) return false;
  if (!is_letter(name.front())) return true;
  const std::size_t end = at + name.size();
  return (at == 0 || !is_letter(characters[at - 1])) &&
         (end == characters.size() || !is_letter(characters[end]));
}

}  // namespace

Places find_places(std::string_view query) {
  const text::Folded folded = text::fold(query);
  Places places;
  for (std::size_t at = 0; at < folded.characters.size(); ++at) {
    const Place* longest = nullptr;
    for (const Place& place : kPlaces) {
      if (longest != nullptr && longest->name.size() >= place.name.size()) continue;
      if (matches(folded.characters, at, place.name)) longest = &place;
    }
    if (longest == nullptr) continue;
    const text::Span span{folded.offsets[at], folded.offsets[at + longest->name.size()]};
    at += longest->name.size() - 1;
    if (longest->region) {
      if (std::find(places.regions.begin(), places.regions.end(), *longest->region) ==
          places.regions.end()) {
        places.regions.push_back(*longest->region);
      }
      continue;
    }
    const bool acronym = std::find(kOnlyInCapitals.begin(), kOnlyInCapitals.end(), longest->name) !=
                         kOnlyInCapitals.end();
    if (!acronym || in_capitals(query.substr(span.begin, span.end - span.begin))) {
      places.elsewhere.push_back(span);
    }
  }
  return places;
}

}  // namespace gbalex::search
