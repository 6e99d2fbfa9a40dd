// date_wording(): what the acts of a text's history say of the wording they end in.
#include <algorithm>
#include <optional>

#include "intake/statute_text_dates.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

using record::Date;

struct Act {
  std::string words;          // compact
  std::optional<Date> done;   // the latest day on which something was adopted or published
  std::optional<Date> force;  // of 自…起施行
  bool is_amendment = false;
  bool is_approval = false;
  bool is_publication = false;
  std::string issuer;
};

bool is_commencement(std::string_view text, const DateInText& date) {
  const std::string_view rest = text.substr(date.end);
  if (starts_with_any(rest, "起施行|起实施|起生效|起执行|起试行|起正式施行|施行|实施|生效")) {
    return true;
  }
  return text.substr(0, date.begin).ends_with("自") && rest.starts_with("起");
}

// Days inside 《》 are of other texts: one answer a day, in one pass.
std::vector<bool> are_in_titles(std::string_view text, const std::vector<DateInText>& dates) {
  std::vector<bool> answers;
  long depth = 0;
  std::size_t at = 0;
  for (const DateInText& date : dates) {
    for (; at < date.begin; at += character_at(text.substr(at))) {
      const std::string_view rest = text.substr(at);
      if (starts_with_any(rest, "《|〈")) ++depth;
      if (starts_with_any(rest, "》|〉")) --depth;
    }
    answers.push_back(depth > 0);
  }
  return answers;
}

Act read_act(std::string_view line, std::vector<std::string>& broken) {
  Act act;
  act.words = compact(line);
  const std::string_view words = act.words;
  const DatesInText found = find_dates(words);
  broken.insert(broken.end(), found.broken.begin(), found.broken.end());
  const std::vector<bool> in_titles = are_in_titles(words, found.dates);
  std::string_view behind;
  for (std::size_t i = 0; i < found.dates.size(); ++i) {
    const DateInText& date = found.dates[i];
    if (is_commencement(words, date)) {
      act.force = date.date;
    } else if (found.dates.size() == 1 || !in_titles[i]) {
      if (!act.done) behind = words.substr(date.end);
      act.done = std::max(act.done.value_or(date.date), date.date);
    }
  }
  act.is_amendment = words.starts_with("根据") || words.ends_with("修正") ||
                     contains_any(words, "关于修改|决定》修|等法律的决定|修改部分|废止和修改");
  act.is_approval = words.ends_with("批准") || words.ends_with("备案");
  act.issuer = issuer_in(behind);
  const bool is_national = starts_with_any(act.issuer, "全国人民代表大会") ||
                           contains_any(words, "日国务院《|日《国务院关于");
  act.is_publication = contains_any(words, "公布|发布|颁布|令第|号令|公告") || is_national;
  return act;
}

// "国务院令第385号": the words from the issuer to the number.
std::string order_number(const Act& act) {
  const std::string_view words = act.words;
  const std::size_t order = words.find("令");
  if (act.issuer.empty() || order == words.npos || act.is_amendment) return {};
  const std::size_t start = words.find(act.issuer);
  const std::size_t end = words.find("号", order);
  if (start == words.npos || start > order || end == words.npos || end - order > 40) return {};
  return std::string(words.substr(start, end + 3 - start));
}

// 本法自…起施行 in the words of units, which are walked without recursion.
struct Clauses {
  std::vector<Date> days;
  bool on_publication = false;
};

void read_clause(std::string_view line, Clauses& clauses) {
  if (!contains_any(line, "施行|实施|生效|执行")) return;
  const std::string words = compact(line);
  // Its subject is this text: 本法, 本条例, or the order that publishes it.
  const std::string_view text = words;
  if (!contains_any(text,
                    "本法|本条例|本规定|本办法|本细则|本决定|本解释|本规则|本规程|本批复|"
                    "本规范|本通知|本修正案|本实施|本指南|本标准|本意见|现予公布|现予发布")) {
    return;
  }
  const std::vector<DateInText> dates = find_dates(text).dates;
  const std::vector<bool> in_titles = are_in_titles(text, dates);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (!in_titles[i] && text.substr(0, dates[i].begin).ends_with("自") &&
        is_commencement(text, dates[i])) {
      clauses.days.push_back(dates[i].date);
    }
  }
  clauses.on_publication =
      clauses.on_publication ||
      contains_any(text,
                   "自公布之日起施行|自发布之日起施行|自颁布之日起施行|自公布之日起实施|"
                   "自发布之日起实施|自公布之日起生效");
}

Clauses clauses_of(const library::Wording& wording) {
  Clauses clauses;
  std::vector<const library::Unit*> open;
  for (const auto* units : {&wording.preface, &wording.units}) {
    for (const library::Unit& unit : *units) open.push_back(&unit);
  }
  while (!open.empty()) {
    const library::Unit& unit = *open.back();
    open.pop_back();
    if (unit.kind == library::UnitKind::attachment) continue;
    if (unit.kind == library::UnitKind::text) read_clause(unit.text, clauses);
    for (const library::Unit& child : unit.units) open.push_back(&child);
  }
  std::sort(clauses.days.begin(), clauses.days.end());
  clauses.days.erase(std::unique(clauses.days.begin(), clauses.days.end()), clauses.days.end());
  return clauses;
}

// The body that published the text, or else adopted it; 中华人民共和国国务院 is 国务院.
void set_issuer(const std::vector<Act>& acts, library::Wording& wording) {
  static constexpr std::string_view kState = "中华人民共和国";
  const auto is_own = [](const Act& act) { return !act.is_amendment && !act.is_approval; };
  const auto published = std::find_if(acts.rbegin(), acts.rend(), [&](const Act& act) {
    return is_own(act) && act.is_publication && !act.issuer.empty();
  });
  const auto adopted = std::find_if(
      acts.begin(), acts.end(), [&](const Act& act) { return is_own(act) && !act.issuer.empty(); });
  if (published != acts.rend()) {
    wording.issuer = published->issuer;
  } else if (adopted != acts.end()) {
    wording.issuer = adopted->issuer;
  }
  if (wording.issuer.starts_with(kState)) wording.issuer.erase(0, kState.size());
}

void set_makers(const std::vector<Act>& acts, library::Wording& wording) {
  if (wording.issuer.empty()) set_issuer(acts, wording);
  for (auto act = acts.rbegin(); act != acts.rend() && wording.number.empty(); ++act) {
    wording.number = order_number(*act);
  }
  // 国务院关于…的决定
  const std::size_t about = wording.title.find("关于");
  if (wording.issuer.empty() && about != std::string::npos) {
    const std::string_view body = std::string_view(wording.title).substr(0, about);
    for (const std::string_view end :
         {"委员会", "大会", "法院", "检察院", "国务院", "政府", "局"}) {
      if (body.ends_with(end)) wording.issuer = body;
    }
  }
}

class Dating {
 public:
  Dating(library::Wording& wording, std::string_view file, std::vector<Finding>& findings)
      : wording_(wording), file_(file), findings_(findings) {}

  void run() {
    std::vector<Act> acts;
    std::vector<std::string> broken;
    for (const std::string& line : wording_.history) acts.push_back(read_act(line, broken));
    for (const std::string& day : broken) report("\"" + day + "\" is no day of the calendar");
    for (const Act& act : acts) {
      if (act.done && (last_ == nullptr || !(*act.done < *last_->done))) last_ = &act;
    }
    set_makers(acts, wording_);
    set_promulgated();
    set_from(acts);
  }

 private:
  void report(std::string why) {
    findings_.push_back({Finding::What::broken_date, std::string(file_), std::move(why)});
  }

  void set_promulgated() {
    if (wording_.promulgated) return;
    if (last_ == nullptr) {
      report("no day of adoption or publication is printed");
    } else if (last_->is_publication) {
      wording_.promulgated = last_->done;
    } else {
      report("the last act is of " + last_->done->to_string() +
             ", its day of publication is not printed");
    }
  }

  // Of the last four digits before 年 in the title; 0: there are none.
  [[nodiscard]] int year_in_title() const {
    const std::string title = compact(wording_.title);
    const std::size_t at = title.rfind("年修");
    if (at == std::string::npos || at < 4) return 0;
    int year = 0;
    for (const char digit : title.substr(at - 4, 4)) {
      if (digit < '0' || digit > '9') return 0;
      year = year * 10 + (digit - '0');
    }
    return year;
  }

  // Whether a day of commencement can be that of this wording.
  bool holds(const Date& day) const {
    if (wording_.promulgated && day < *wording_.promulgated) return false;
    // 商标法(2001年修正) is later than a day of 1983.
    if (day.year() < year_in_title()) return false;
    return last_ == nullptr || !last_->done || !(day < *last_->done);
  }

  void set_from(const std::vector<Act>& acts) {
    if (wording_.from) return;
    const Clauses clauses = clauses_of(wording_);
    std::vector<Date> days;
    for (const Act& act : acts) {
      if (act.force) days.push_back(*act.force);
    }
    days.insert(days.end(), clauses.days.begin(), clauses.days.end());
    std::erase_if(days, [this](const Date& day) { return !holds(day); });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.size() == 1) {
      wording_.from = days.front();
    } else if (days.size() > 1) {
      report("several days of commencement: " + days.front().to_string() + " to " +
             days.back().to_string());
    } else if (clauses.on_publication && wording_.promulgated &&
               (last_ == nullptr || !last_->is_amendment)) {
      wording_.from = wording_.promulgated;
    } else {
      report("the day from which this wording is in force is not printed");
    }
  }

  library::Wording& wording_;
  std::string_view file_;
  std::vector<Finding>& findings_;
  const Act* last_ = nullptr;
};

}  // namespace

void date_wording(library::Wording& wording, std::string_view file,
                  std::vector<Finding>& findings) {
  Dating(wording, file, findings).run();
  wording.region = region_of(wording.title, wording.issuer);
}

}  // namespace gbalex::intake
