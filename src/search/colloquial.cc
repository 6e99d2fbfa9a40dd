#include "search/colloquial.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "text/analyse.h"

namespace gbalex::search {

namespace {

struct Colloquial {
  std::u32string_view spoken;  // folded
  std::string_view written;    // folding makes one of both scripts
};

// The longest that begins at a place counts.
constexpr auto kColloquial = std::to_array<Colloquial>({
    {U"可唔可以", "可以"}, {U"有冇", "有没有"}, {U"系咪", "是否"},   {U"唔使", "不需要"},
    {U"唔得", "不可以"},   {U"点样", "怎样"},   {U"点解", "为什么"}, {U"几耐", "多久"},
    {U"几多", "多少"},     {U"边个", "哪个"},   {U"边度", "哪里"},   {U"边啲", "哪些"},
    {U"乜嘢", "什么"},     {U"咩", "什么"},     {U"而家", "现在"},   {U"嗰个", "那个"},
    {U"呢个", "这个"},     {U"呢啲", "这些"},   {U"嗰啲", "那些"},   {U"人哋", "别人"},
    {U"我哋", "我们"},     {U"你哋", "你们"},   {U"佢哋", "他们"},   {U"唔", "不"},
    {U"冇", "没有"},       {U"喺", "在"},       {U"嘅", "的"},       {U"佢", "他"},
    {U"啲", "些"},         {U"嚟", "来"},       {U"睇", "看"},       {U"攞", "取得"},
    {U"畀", "给"},         {U"俾", "给"},       {U"搵", "找"},       {U"噉", "这样"},
    {U"咗", ""},           {U"嘢", "东西"},     {U"啦", ""},         {U"喎", ""},
});

const Colloquial* longest_at(std::u32string_view text, std::size_t at) {
  const Colloquial* longest = nullptr;
  for (const Colloquial& each : kColloquial) {
    if (text.substr(at, each.spoken.size()) != each.spoken) continue;
    if (longest == nullptr || each.spoken.size() > longest->spoken.size()) longest = &each;
  }
  return longest;
}

// Whether a text of the index holds all characters of it, in pairs where there are any.
bool is_held(const index::Reader& reader, std::u32string_view spoken) {
  const std::size_t gram = spoken.size() > 1 ? 2 : 1;
  for (std::size_t i = 0; i + gram <= spoken.size(); ++i) {
    if (reader.frequency(text::to_text(std::u32string(spoken.substr(i, gram)))) == 0) return false;
  }
  return true;
}

std::string written_out(const index::Reader& reader, const std::string& typed) {
  const text::Folded folded = text::fold(typed);
  const std::u32string& characters = folded.characters;
  std::string written;
  std::size_t kept = 0;  // bytes of `typed`
  for (std::size_t at = 0; at < characters.size();) {
    const Colloquial* const found = longest_at(characters, at);
    if (found == nullptr || is_held(reader, found->spoken)) {
      ++at;
      continue;
    }
    const std::size_t end = at + found->spoken.size();
    written += typed.substr(kept, folded.offsets[at] - kept);
    written += found->written;
    kept = folded.offsets[end];
    at = end;
  }
  return written + typed.substr(kept);
}

void write_out(const index::Reader& reader, Node& node) {
  std::visit(
      [&reader](auto& is) {
        using T = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<T, Words>) {
          std::string written = written_out(reader, is.text);
          if (!written.empty()) is.text = std::move(written);
        } else if constexpr (requires { is.of; }) {
          for (Node& part : is.of) write_out(reader, part);
        }
      },
      node.is);
}

}  // namespace

void write_out_colloquial(const index::Reader& reader, Query& query) {
  write_out(reader, query.root);
}

}  // namespace gbalex::search
