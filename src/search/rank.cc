#include "search/rank.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "index/digest.h"
#include "index/schema.h"
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

// The terms that title coverage is computed from, with their rarity.
struct QueryTerms {
  std::unordered_map<std::uint32_t, double> idf;
  double total = 0;
};

QueryTerms coverage_terms(const Plan& plan) {
  QueryTerms terms;
  for (const Want& want : plan.wants) {
    terms.total += want.idf;
    for (const std::string& term : want.group.any_of) {
      terms.idf.emplace(index::short_hash(term), want.idf);
    }
  }
  return terms;
}

struct Overlap {
  double of_query = 0;  // share of the query's weight that the title holds
  double of_title = 0;  // share of the title's terms that the query holds
};

Overlap overlap(const QueryTerms& terms, const index::TermSets& sets) {
  Overlap best;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    Overlap here;
    std::size_t held = 0;
    for (const std::uint32_t hash : sets[i]) {
      const auto term = terms.idf.find(hash);
      if (term == terms.idf.end()) continue;
      here.of_query += term->second;
      ++held;
    }
    here.of_query = terms.total > 0 ? std::min(here.of_query / terms.total, 1.0) : 0;
    here.of_title = static_cast<double>(held) / static_cast<double>(sets[i].size());
    if (here.of_query * (1 + here.of_title) > best.of_query * (1 + best.of_title)) best = here;
  }
  return best;
}

double kind_factor(record::Kind kind, const Intent& intent) {
  if (intent.contact && kind == record::Kind::contact) return kAskedKind;
  if (intent.link && kind == record::Kind::link) return kAskedKind;
  switch (kind) {
    case record::Kind::topic:
      return kTopicPrior;
    case record::Kind::link:
      return kLinkPrior;
    case record::Kind::contact:
      return kContactPrior;
    default:
      return 1;
  }
}

double region_factor(record::Region region, record::Kind kind, const Places& places) {
  if (places.regions.empty() || kind == record::Kind::topic) return 1;
  for (const record::Region named : places.regions) {
    if (named == region) return kNamedRegion;
    const bool part = named == record::Region::mainland && region == record::Region::guangdong;
    const bool whole = named == record::Region::guangdong && region == record::Region::mainland;
    if (part || whole) return 1;
  }
  const bool of_all =
      region == record::Region::crossborder || region == record::Region::international;
  return of_all ? 1 : kOtherRegion;
}

double status_factor(const index::Features& features, const Intent& intent,
                     const record::Date& day) {
  if (intent.old || !index::has_status(features.kind)) return 1;
  const record::Status status =
      record::status_on(features.recorded_status, features.first_effective, features.from,
                        features.to, day)
          .status;
  const bool ended = status == record::Status::repealed || status == record::Status::superseded ||
                     status == record::Status::not_in_force;
  return ended ? kEnded : 1;
}

// Which share of the query's weight each candidate holds anywhere: the posting lists of the wanted
// terms are walked once beside the sorted candidates.
void set_coverage(const Xapian::Database& database, const Plan& plan,
                  std::vector<Candidate*>& by_id) {
  double total = 0;
  for (const Want& want : plan.wants) total += want.idf;
  if (total <= 0) return;
  std::vector<char> held(by_id.size());
  for (const Want& want : plan.wants) {
    std::fill(held.begin(), held.end(), char{0});
    for (const std::string& term : want.held) {
      auto posting = database.postlist_begin(term);
      const auto end = database.postlist_end(term);
      for (std::size_t i = 0; i < by_id.size() && posting != end; ++i) {
        posting.skip_to(by_id[i]->id);
        if (posting != end && *posting == by_id[i]->id) held[i] = 1;
      }
    }
    for (std::size_t i = 0; i < by_id.size(); ++i) {
      if (held[i] == 0) continue;
      by_id[i]->coverage += want.idf / total;
      ++by_id[i]->words;
    }
  }
}

}  // namespace

Intent find_intent(std::string_view query, const std::vector<Unit>& units) {
  Intent intent;
  const text::Folded folded = text::fold(query);
  std::vector<text::Span> old;
  intent.contact = names_any(folded, kContactWords, intent.asked);
  intent.link = names_any(folded, kLinkWords, intent.asked);
  intent.old = names_any(folded, kOldWords, old);
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
  std::vector<Candidate*> by_id;
  for (std::size_t i = 0; i < depth; ++i) by_id.push_back(&candidates[i]);
  std::sort(by_id.begin(), by_id.end(),
            [](const Candidate* a, const Candidate* b) { return a->id < b->id; });
  set_coverage(reader.database(), ranking.plan, by_id);
  const double best = depth == 0 ? 0 : candidates.front().score;
  const QueryTerms terms = coverage_terms(ranking.plan);
  for (Candidate* candidate : by_id) {
    const auto features = reader.features(candidate->id);
    if (!features) continue;
    const Overlap title = features->kind == record::Kind::provision
                              ? overlap(terms, features->headings)
                              : overlap(terms, features->titles);
    const auto change = [&](const char* name, ScoreStep::How how, double value) {
      const bool times = how == ScoreStep::How::times;
      candidate->score = times ? candidate->score * value : candidate->score + value;
      const bool changes = value != (times ? 1.0 : 0.0);
      if (ranking.steps != nullptr && changes) {
        (*ranking.steps)[candidate->id].push_back({name, how, value});
      }
    };
    using How = ScoreStep::How;
    change("title", How::times,
           1 + kTitleCoverage * title.of_query + kTitleMatch * title.of_query * title.of_title);
    change("coverage", How::times, 1 + kCoverage * candidate->coverage);
    change("kind", How::times, kind_factor(features->kind, ranking.intent));
    change("region", How::times,
           region_factor(features->region, features->kind, ranking.intent.places));
    change("status", How::times, status_factor(*features, ranking.intent, ranking.day));
    if (std::binary_search(ranking.referring.begin(), ranking.referring.end(), candidate->id)) {
      change("cites", How::plus, kReferring * best);
    }
  }
  // The rest of the first stage follows: scaled below the last that was looked at.
  const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(depth);
  std::stable_sort(candidates.begin(), middle, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  if (depth > 0 && middle != candidates.end() && middle->score > 0) {
    const double scale = std::min(1.0, candidates[depth - 1].score / middle->score);
    for (auto rest = middle; rest != candidates.end(); ++rest) rest->score *= scale;
  }
}

}  // namespace gbalex::search
