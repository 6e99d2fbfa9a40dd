#include "text/reference.h"

#include <utility>

#include "text/fold.h"
#include "text/reference_scan.h"
#include "text/unicode.h"

namespace gbalex::text {
namespace {

// A law or the provisions of one place, in the order of the text.
struct Item {
  std::optional<LawMention> law;
  std::vector<ProvisionPart> provisions;
  std::size_t of = kNone;  // the item of their law, once bound; kOwn: the text's own
  bool beside = false;     // their law stands beside them, or beside the list they are in
  bool bound = false;      // a law to which provisions are bound

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1), kOwn = kNone - 1;

  [[nodiscard]] std::size_t begin() const { return law ? law->begin : provisions.front().begin; }
  [[nodiscard]] std::size_t end() const { return law ? law->end : provisions.back().end; }
};

class Finder {
 public:
  Finder(const CitationText& text, Language language, std::vector<Stretch> known)
      : text_(text),
        language_(language),
        known_(std::move(known)),
        sentences_(number_sentences(text)) {}

  std::vector<ScannedReference> run() {
    collect();
    merge_names_and_numbers();
    of_macao_ = std::any_of(items_.begin(), items_.end(), [](const Item& item) {
      return item.law && item.law->number.starts_with("mo-");
    });
    bind();
    return emit();
  }

 private:
  [[nodiscard]] bool one_sentence(std::size_t from, std::size_t to) const {
    return to == 0 || from >= to || sentences_[from] == sentences_[to - 1];
  }

  [[nodiscard]] std::size_t last_end() const { return items_.empty() ? 0 : items_.back().end(); }

  void add(LawMention law) {
    Item item;
    item.law = std::move(law);
    items_.push_back(std::move(item));
  }

  // --- what stands where -----------------------------------------------------------------------

  void collect() {
    std::size_t known = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t before = last_end();
      while (known < known_.size() && known_[known].begin < at) ++known;
      if (auto law = read_title(text_, at)) {
        read_surroundings(text_, *law, before);
        at = law->end;
        add(std::move(*law));
        continue;
      }
      if (const auto parts = read_instruments(text_, at); !parts.empty()) {
        for (const InstrumentPart& part : parts) add({part.begin, part.end, 0, 0, part.number});
        at = std::max(last_end(), at + 1);
        continue;
      }
      if (known < known_.size() && known_[known].begin == at) {
        std::size_t begin = at, end = known_[known].end;
        widen_known_name(text_, begin, end);
        LawMention law{std::max(begin, before), end, std::max(begin, before), end};
        if (!is_part_of_latin_name(at, end)) {
          read_surroundings(text_, law, before);
          at = law.end;
          add(std::move(law));
          continue;
        }
      }
      if (auto law = read_unquoted_title(text_, at); law && !ends_known(law->name_end, known)) {
        read_surroundings(text_, *law, before);
        at = law->end;
        add(std::move(*law));
        continue;
      }
      if (std::vector<ProvisionPart> parts = read_provisions(text_, at); !parts.empty()) {
        name_before(at);
        at = std::max(parts.back().end, at + 1);
        Item item;
        item.provisions = std::move(parts);
        items_.push_back(std::move(item));
        continue;
      }
      if (auto law = read_law_words(at)) {
        if (law->kind == LawMention::Kind::named) read_surroundings(text_, *law, before);
        at = std::max(law->end, at + 1);
        add(std::move(*law));
        continue;
      }
      ++at;
    }
  }

  // Whether one of the known names from `next` on ends here.
  [[nodiscard]] bool ends_known(std::size_t end, std::size_t next) const {
    while (next < known_.size() && known_[next].end < end) ++next;
    return next < known_.size() && known_[next].end == end;
  }

  // "Singapore |Patents Act": a name of a larger one.
  [[nodiscard]] bool is_part_of_latin_name(std::size_t begin, std::size_t end) const {
    if (!text_.is_letter(begin) || !text_.is_capital(begin)) return false;
    const auto longer = read_english_name(text_, begin);
    return longer && longer->name_begin == begin && longer->end > end;
  }

  std::optional<LawMention> read_law_words(std::size_t at) {
    if (auto law = read_own_chinese(text_, at)) return law;
    if (is_han(text_[at])) return read_well_known(text_, at);
    if (!text_.is_letter(at) || !text_.at_word_start(at)) return std::nullopt;
    if (auto law = read_own_latin(text_, at)) return law;
    if (auto law = read_english_name(text_, at)) return law;
    if (auto law = read_portuguese_name(text_, at)) return law;
    const bool behind = language_ == Language::pt && !items_.empty() && !items_.back().law;
    return behind ? read_short_name(text_, last_end(), at) : std::nullopt;
  }

  // 教育法|第五十六条: a name without quotes, known by its provision only.
  void name_before(std::size_t at) {
    if (text_[at] != U'第') return;
    const std::size_t least = last_end();
    if (!items_.empty() && items_.back().law && text_.skip_blanks(least) >= at) return;
    if (auto law = read_name_before(text_, at, least)) {
      read_surroundings(text_, *law, least);
      if (law->end <= at) add(std::move(*law));
    }
  }

  // 第8/2005号法律《个人资料保护法》, the Mental Health Ordinance (Cap. 136), Lei n.º 5/2023
  // (Regime …)
  void merge_names_and_numbers() {
    std::vector<Item> merged;
    for (Item& item : items_) {
      if (!merged.empty() && merged.back().law && item.law) {
        LawMention& first = *merged.back().law;
        LawMention& second = *item.law;
        const bool number_first = !first.number.empty() && !first.has_name() &&
                                  first.kind == LawMention::Kind::named && second.has_name() &&
                                  second.number.empty();
        std::size_t gap = text_.skip_blanks(first.end);
        const bool bracket = text_[gap] == U'(';
        if (bracket) gap = text_.skip_blanks(gap + 1);
        static constexpr std::u32string_view kMarks = U",-–—";
        if (!bracket && text_[gap] != 0 && kMarks.find(text_[gap]) != std::u32string_view::npos) {
          gap = text_.skip_blanks(gap + 1);
        }
        gap = text_.skip_blanks(text_.skip(gap, U"the"));
        while (text_[gap] == U'"' || text_[gap] == U'“' || text_[gap] == U'”') ++gap;
        if (number_first && gap == second.begin) {
          first.name_begin = second.name_begin;
          first.name_end = second.name_end;
          first.year = second.year;
          first.end = text_.skip(second.end, U")");
          continue;
        }
      }
      merged.push_back(std::move(item));
    }
    items_ = std::move(merged);
  }

  // --- which law each provision is of ----------------------------------------------------------

  void bind() {
    std::size_t inherited = Item::kNone;  // the law of the last provision of the sentence
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (i > 0 && !one_sentence(items_[i - 1].begin(), items_[i].end())) inherited = Item::kNone;
      if (items_[i].law) {
        resolve_earlier(i);
        continue;
      }
      Item& item = items_[i];
      if (i + 1 < items_.size() && items_[i + 1].law && names_law_behind(i)) {
        bind_to(i, i + 1);
        items_[i].provisions.back().end = items_[i + 1].end();
        for (std::size_t back = i;
             back-- > 0 && items_[back].law == std::nullopt && items_[back].of == Item::kNone &&
             shares_law_behind(items_[back].end(), items_[back + 1].begin());) {
          bind_to(back, i + 1);
        }
      } else if (i > 0 && items_[i - 1].law && names_law_before(i)) {
        bind_to(i, i - 1);
      } else if (i > 0 && !items_[i - 1].law && items_[i - 1].of != Item::kNone &&
                 list_goes_on(text_, items_[i - 1].end(), item.begin())) {
        item.of = items_[i - 1].of;
        item.beside = true;
      } else if (language_ == Language::zh_hans && inherited != Item::kNone &&
                 item.provisions.front().chinese && !item.provisions.front().lacks_di) {
        // Mainland drafting says 本法 where it means the law itself.
        item.of = inherited;
        item.beside = true;
      }
      if (item.of != Item::kNone) inherited = item.of;
    }
  }

  // "artigo 5.º, no artigo 6.º e artigo 7.º da Lei …", "section 12 of, or Schedule 2 to, the …"
  [[nodiscard]] bool shares_law_behind(std::size_t from, std::size_t to) const {
    const std::size_t of = text_.word(text_.skip_blanks(from), {U"of", U"to", U"in", U"under"});
    if (of != 0 && text_[of] == U',') from = of;
    if (list_goes_on(text_, from, to)) return true;
    if (text_[from] != U',') return false;
    const std::size_t in =
        text_.word(text_.skip_blanks(from + 1),
                   {U"no", U"na", U"nos", U"nas", U"do", U"da", U"dos", U"das", U"o", U"a"});
    return in != 0 && text_.skip_blanks(in) == to;
  }

  void bind_to(std::size_t provisions, std::size_t law) {
    items_[provisions].of = law;
    items_[provisions].beside = true;
    items_[law].bound = true;
  }

  // 该条例, that Ordinance: the law named before it in the sentence.
  void resolve_earlier(std::size_t at) {
    LawMention& law = *items_[at].law;
    if (law.kind != LawMention::Kind::earlier && law.kind != LawMention::Kind::the) return;
    for (std::size_t i = at; i-- > 0 && one_sentence(items_[i].begin(), law.end);) {
      const std::optional<LawMention>& before = items_[i].law;
      if (!before || (before->kind == LawMention::Kind::named && before->begin == before->end)) {
        continue;
      }
      if (before->kind == LawMention::Kind::named) {
        law.name_begin = before->name_begin;
        law.name_end = before->name_end;
        law.number = before->number;
        law.year = before->year;
        law.kind = LawMention::Kind::named;
        law.alone = false;
      } else if (law.kind == LawMention::Kind::the) {
        law.kind = before->kind;
      }
      return;
    }
    if (law.kind == LawMention::Kind::the) law.kind = LawMention::Kind::own;
  }

  // "section 2 of the Mental Health Ordinance", "artigo 9.º do Decreto-Lei …", "Art. 42 Patent Law"
  [[nodiscard]] bool names_law_behind(std::size_t i) const {
    const std::size_t from = items_[i].end(), to = items_[i + 1].begin();
    if (from > to || !one_sentence(from, to)) return false;
    std::size_t at = text_.skip_blanks(from);
    at = skip_heading(text_, at);
    if (text_[at] == U',') {  // "n.º 1, alínea a), do Decreto-Lei", "artigos 3.º e 4.º, ambos da"
      at = text_.skip_blanks(at + 1);
      const std::size_t all = text_.word(at, {U"todos", U"todas", U"ambos", U"ambas"});
      if (all != 0) at = text_.skip_blanks(all);
    }
    if (at == to && is_of_earlier(text_, at)) return true;  // "artigo 5.º desse diploma"
    std::size_t link =
        text_.word(at, {U"of", U"do", U"da", U"dos", U"das", U"in", U"under", U"de"});
    // "Schedule 5 to that Ordinance", "Anexo I à Lei n.º 5/2020"
    const std::string& unit = items_[i].provisions.front().unit;
    const bool appended = unit == "sch" || unit == "annex";
    if (appended && link == 0) link = text_.word(at, {U"to", U"a", U"ao"});
    if (link == 0) {
      // "第18条 商标条例", "art. 42 Patent Law": typed in this order, nothing behind it.
      const bool last = text_.skip_blanks(items_[i + 1].end()) >= text_.size();
      const bool of_the_next =
          i + 2 < items_.size() && !items_[i + 2].law && names_law_before(i + 2);
      if (of_the_next) return false;  // "art. 5, Cap. 559 s. 18"
      return at == to && at != from && items_[i + 1].law->kind == LawMention::Kind::named &&
             (last || text_.is_letter(items_[i].begin()));
    }
    at = text_.skip_blanks(text_.skip(link, U","));  // "section 12 of, or Schedule 2 to, the"
    if (at == to) return true;
    const std::size_t article = text_.word(at, {U"the", U"o", U"a", U"os", U"as"});
    return article != 0 && text_.skip_blanks(article) == to;
  }

  // 《专利法》第四十二条, "Cap. 559, s. 18", "DL 97/99/M art 9"
  [[nodiscard]] bool names_law_before(std::size_t i) const {
    const LawMention& law = *items_[i - 1].law;
    const std::size_t from = law.end, to = items_[i].begin();
    if (from > to || !one_sentence(from, to)) return false;
    constexpr std::size_t kMostGap = 6;
    if (is_added(text_, law, to)) return true;
    if (to - from > kMostGap) return false;
    const bool latin = text_.is_letter(to);
    for (std::size_t at = from; at < to; ++at) {
      static constexpr std::u32string_view kBetween = U" )]》的之中/·:";
      const bool comma = text_[at] == U',' && latin && !law.number.empty();
      if (!comma && kBetween.find(text_[at]) == std::u32string_view::npos) return false;
    }
    return true;
  }

  // --- what is said ----------------------------------------------------------------------------

  // 第十九条　…, "Part 1" on a line of its own: the number at the head of the provision itself.
  [[nodiscard]] bool is_heading(const Item& item) const {
    // A number with more than itself is no heading: 18(1), sch1/s2, 6..8.
    if (item.provisions.size() != 1 ||
        item.provisions.front().rest.find_first_of("(/.") != std::string::npos) {
      return false;
    }
    std::size_t before = item.begin();
    static constexpr std::u32string_view kLineMarks = U" *#>“「『\"•-";
    while (before > 0 && item.begin() - before < 8 &&
           kLineMarks.find(text_.before(before)) != std::u32string_view::npos) {
      --before;
    }
    // "… (1952年8月11日公布) 第一条　为": lines that were joined.
    if (before < item.begin() && text_.is_wide_blank(item.end())) return true;
    if (before != 0 && text_.before(before) != U'\n' &&
        (before == item.begin() || text_.before(before) != U':')) {
      return false;
    }
    const char32_t after = text_[item.end()];
    if (text_.is_letter(item.begin())) {
      return after == 0 || after == U'\n' || after == U'—' || after == U'–' || after == U'”';
    }
    return after == 0 || after == U' ' || after == U'\n' || after == U'*' || after == U'(';
  }

  [[nodiscard]] bool is_said(const Item& item, const ProvisionPart& part) const {
    if (item.of != Item::kNone) return true;
    if (part.needs_law || part.lacks_di) return false;
    if (part.bare_letter) {
      return language_ != Language::pt && !text_.is_digit(part.begin - 1) &&
             text_.before(part.begin) != U'-';
    }
    return !is_heading(item);
  }

  std::vector<ScannedReference> emit() const {
    std::vector<ScannedReference> references;
    for (const Item& item : items_) {
      if (item.law) {
        const bool told = item.law->alone || !item.law->number.empty();
        if (!item.bound && told && item.law->kind == LawMention::Kind::named) {
          references.push_back(of_law(*item.law));
        }
        continue;
      }
      for (const ProvisionPart& part : item.provisions) {
        if (!is_said(item, part)) continue;
        ScannedReference reference;
        std::size_t begin = part.begin;
        if (item.of < items_.size()) {
          const LawMention& law = *items_[item.of].law;
          reference = of_law(law);
          const bool before = &items_[item.of] + 1 == &item && &part == &item.provisions.front();
          const bool told = !references.empty() && references.back().end > law.begin;
          if (before && !told) begin = law.begin;
        } else {
          reference.own = true;
        }
        const bool section = is_section(reference, item.provisions.front());
        reference.begin = begin;
        reference.end = part.end;
        reference.provision = (section ? "s" : part.unit) + part.rest;
        references.push_back(std::move(reference));
      }
    }
    std::stable_sort(references.begin(), references.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return references;
  }

  // Hong Kong calls 条 a section and counts in Arabic digits; Macao and the Mainland call it an
  // article, and their own texts count in Chinese numerals.
  [[nodiscard]] bool is_section(const ScannedReference& law, const ProvisionPart& part) const {
    if (!part.chinese || part.unit != "art") return false;
    if (law.number.starts_with("cap") || law.number.starts_with("hk-ord-")) return true;
    const std::size_t number = text_.skip_blanks(text_.skip(part.begin, U"第"));
    if (language_ != Language::zh_hant || !law.number.empty() || !text_.is_digit(number)) {
      return false;
    }
    if (law.name_end == law.name_begin) return !of_macao_;
    const std::u32string_view name =
        text_.from(law.name_begin).substr(0, law.name_end - law.name_begin);
    const bool state = name.starts_with(U"中华人民共和国");
    return !of_macao_ && !state && (name.ends_with(U"条例") || name.ends_with(U"规例"));
  }

  static ScannedReference of_law(const LawMention& law) {
    ScannedReference reference;
    reference.begin = law.begin;
    reference.end = law.end;
    reference.own = law.kind == LawMention::Kind::own;
    reference.name_begin = law.name_begin;
    reference.name_end = law.name_end;
    reference.number = law.number;
    reference.year = law.year;
    return reference;
  }

  const CitationText& text_;
  Language language_;
  std::vector<Stretch> known_;
  std::vector<std::uint32_t> sentences_;
  std::vector<Item> items_;
  bool of_macao_ = false;  // a law of Macao is cited by its number
};

}  // namespace

std::vector<ScannedReference> scan_references(const CitationText& text, Language language,
                                              std::vector<Stretch> known_names) {
  return Finder(text, language, std::move(known_names)).run();
}

std::vector<Reference> find_references(std::string_view source, Language language,
                                       std::span<const Span> known_names) {
  const Folded folded = with_lines(fold(source));
  std::vector<Stretch> known;
  for (const Span& name : known_names) {
    const auto at = [&folded](std::size_t byte) {
      return static_cast<std::size_t>(
          std::lower_bound(folded.offsets.begin(), folded.offsets.end(), byte) -
          folded.offsets.begin());
    };
    known.push_back({at(name.begin), at(name.end)});
  }
  std::vector<Reference> references;
  for (ScannedReference& scanned :
       scan_references(CitationText(source, folded), language, std::move(known))) {
    Reference reference;
    reference.span = source_span(folded, scanned.begin, scanned.end);
    reference.own = scanned.own;
    if (scanned.name_end > scanned.name_begin) {
      reference.name = source_span(folded, scanned.name_begin, scanned.name_end);
    }
    reference.number = std::move(scanned.number);
    reference.year = scanned.year;
    reference.provision = std::move(scanned.provision);
    references.push_back(std::move(reference));
  }
  return references;
}

}  // namespace gbalex::text
