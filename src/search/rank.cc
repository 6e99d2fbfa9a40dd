#include "search/rank.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "search/features.h"
#include "search/learned_weights.h"
#include "search/second_stage.h"
#include "search/weights.h"

namespace gbalex::search {

namespace {

// Folded words; a Latin word is one token, a Han word stands anywhere in the query.
constexpr auto kContactWords = std::to_array<std::u32string_view>(
    {U"电话",     U"联系",     U"联络",      U"地址",     U"热线",   U"传真",    U"邮箱",
     U"办公时间", U"哪个部门", U"主管部门",  U"举报",     U"对口",   U"hotline", U"telephone",
     U"phone",    U"contact",  U"contacts",  U"address",  U"email",  U"fax",     U"counterpart",
     U"telefone", U"contacto", U"contactos", U"endereco", U"morada", U"linha"});
constexpr auto kLinkWords = std::to_array<std::u32string_view>(
    {U"网站", U"网页", U"网址", U"链接", U"连结", U"官网", U"入口", U"url", U"website", U"webpage",
     U"page", U"pages", U"link", U"links", U"site", U"pagina", U"paginas", U"sitio",
     U"hiperligacao"});
constexpr auto kOldWords =
    std::to_array<std::u32string_view>({U"旧", U"废止", U"失效", U"old", U"repealed", U"former",
                                        U"superseded", U"revogado", U"revogada", U"antigo"});

// What is done to those who break a rule, and which law says so: of long questions.
constexpr auto kLiabilityWords = std::to_array<std::u32string_view>(
    {U"处罚",   U"罚款",      U"责任",     U"后果",      U"处理",
     U"制裁",   U"判刑",      U"量刑",     U"处分",      U"犯罪",
     U"坐牢",   U"赔偿",      U"penalty",  U"penalties", U"fine",
     U"liable", U"liability", U"punished", U"sanction",  U"sanctions",
     U"multa",  U"pena",      U"sancao",   U"sancoes",   U"responsabilidade"});
constexpr auto kQuestionMarks = std::to_array<std::u32string_view>(
    {U"吗",   U"呢",   U"?",    U"什么", U"如何",  U"怎么", U"怎样",  U"是否",
     U"能否", U"可否", U"可以", U"哪",   U"谁",    U"多少", U"多久",  U"何时",
     U"几",   U"为何", U"应当", U"how",  U"what",  U"who",  U"which", U"when",
     U"can",  U"does", U"como", U"qual", U"quais", U"quem", U"pode",  U"quando"});
constexpr auto kLawWords = std::to_array<std::u32string_view>(
    {U"法律", U"法条", U"法规", U"law", U"ordinance", U"statute", U"lei"});

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250); }

// Finds the words in the folded query; where they stand is added to `spans`.
template <std::size_t N>
bool names_any(const text::Folded& query, const std::array<std::u32string_view, N>& words,
               std::vector<text::Span>& spans) {
  const std::u32string& characters = query.characters;
  bool found = false;
  for (const std::u32string_view word : words) {
    for (std::size_t at = characters.find(word); at != std::u32string::npos;
         at = characters.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool inside =
          is_letter(word.front()) && ((at > 0 && is_letter(characters[at - 1])) ||
                                      (end < characters.size() && is_letter(characters[end])));
      if (inside) continue;
      spans.push_back({query.offsets[at], query.offsets[end]});
      found = true;
    }
  }
  return found;
}

// The score is the exponential of a sum, so each family of features is a factor.
std::vector<ScoreStep> steps_of(const Candidate& candidate, const FeatureRow& row) {
  std::vector<ScoreStep> steps;
  if (candidate.score <= 0) return steps;
  steps.push_back({"scale", ScoreStep::How::times, 1 / candidate.score});
  for (std::size_t i = 0; i < kFeatures; ++i) {
    const std::string name(family_of(static_cast<Feature>(i)));
    const double factor = std::exp(kLearnedWeights[i].weight * row[i]);
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [&name](const ScoreStep& each) { return each.name == name; });
    if (step != steps.end()) {
      step->value *= factor;
    } else {
      steps.push_back({name, ScoreStep::How::times, factor});
    }
  }
  std::erase_if(steps, [](const ScoreStep& step) { return step.value == 1; });
  return steps;
}

}  // namespace

Intent find_intent(std::string_view query, const std::vector<Unit>& units) {
  Intent intent;
  const text::Folded folded = text::fold(query);
  std::vector<text::Span> old;
  intent.contact = names_any(folded, kContactWords, intent.asked);
  intent.link = names_any(folded, kLinkWords, intent.asked);
  intent.old = names_any(folded, kOldWords, old);
  std::vector<text::Span> seen;
  intent.liability = names_any(folded, kLiabilityWords, seen);
  intent.law = names_any(folded, kLawWords, seen);
  intent.question = names_any(folded, kQuestionMarks, seen);
  // A year asks for the law of that year.
  for (const Unit& unit : units) {
    if (unit.groups.empty() || unit.han) continue;
    const std::string& word = unit.groups.front().any_of.front();
    const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
    intent.old = intent.old || year;
  }
  intent.places = find_places(query);
  return intent;
}

void leave_out_asked_kind(std::vector<Unit>& units, const Intent& intent) {
  const auto asked = [&intent](const text::Span& span) {
    return std::any_of(intent.asked.begin(), intent.asked.end(), [&span](const text::Span& word) {
      return word.begin <= span.begin && span.end <= word.end;
    });
  };
  for (Unit& unit : units) {
    std::erase_if(unit.content, [&asked](const Forms& forms) { return asked(forms.span); });
  }
  const bool nothing_left = std::all_of(units.begin(), units.end(), [](const Unit& unit) {
    return unit.stop || unit.content.empty();
  });
  if (!nothing_left) return;
  for (Unit& unit : units) unit.content = unit.groups;  // only asked: "hotline"
}

void rank(const index::Reader& reader, const Ranking& ranking, std::vector<Candidate>& candidates) {
  const std::size_t depth = std::min(candidates.size(), kSecondStage);
  std::vector<Candidate> looked(candidates.begin(),
                                candidates.begin() + static_cast<std::ptrdiff_t>(depth));
  const std::vector<FeatureRow> rows = rows_of(reader, ranking, looked);
  for (std::size_t i = 0; i < depth; ++i) {
    const double score = std::exp(sum_of(rows[i]));
    if (ranking.steps != nullptr) (*ranking.steps)[looked[i].id] = steps_of(looked[i], rows[i]);
    looked[i].score = score;
  }
  std::stable_sort(looked.begin(), looked.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(depth);
  std::copy(looked.begin(), looked.end(), candidates.begin());
  // The rest of the first stage follows: scaled below the last that was looked at.
  if (depth > 0 && middle != candidates.end() && middle->score > 0) {
    const double scale = std::min(1.0, candidates[depth - 1].score / middle->score);
    for (auto rest = middle; rest != candidates.end(); ++rest) rest->score *= scale;
  }
}

}  // namespace gbalex::search
