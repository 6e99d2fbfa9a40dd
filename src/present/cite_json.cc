#include "present/cite_json.h"

namespace gbalex::present {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json target_json(const search::CiteTarget& target) {
  return {{"instrument", target.instrument},
          {"provision", text_or_null(target.provision)},
          {"title", text_or_null(target.title.text)},
          {"url", target.url},
          {"provision_held", target.provision_held},
          {"version_held", target.version_held},
          {"approving_decree", target.approving_decree}};
}

Json mention_json(const search::CiteAnswer& answer, const search::CiteMention& mention) {
  Json alternatives = Json::array();
  for (std::size_t i = 1; i < mention.targets.size(); ++i) {
    alternatives.push_back(target_json(mention.targets[i]));
  }
  const search::CiteTarget* best = mention.targets.empty() ? nullptr : &mention.targets.front();
  const text::Span& span = mention.span;
  return {{"begin", span.begin},
          {"end", span.end},
          {"text", answer.text.substr(span.begin, span.end - span.begin)},
          {"self", mention.own},
          {"outside", !mention.own && best == nullptr},
          {"name", text_or_null(mention.name)},
          {"number", text_or_null(mention.number)},
          {"provision", text_or_null(best ? best->provision : mention.provision)},
          {"year", mention.year == 0 ? Json() : Json(mention.year)},
          {"instrument", best ? Json(best->instrument) : Json()},
          {"title", best ? text_or_null(best->title.text) : Json()},
          {"url", best ? Json(best->url) : Json()},
          {"held", best != nullptr && best->provision_held},
          {"version_held", best != nullptr && best->version_held},
          {"alternatives", std::move(alternatives)}};
}

}  // namespace

Json cite_json(const search::CiteAnswer& answer, const record::Date& day) {
  Json mentions = Json::array(), targets = Json::array();
  for (const search::CiteMention& mention : answer.mentions) {
    mentions.push_back(mention_json(answer, mention));
  }
  for (const search::CiteTarget& target : answer.targets) targets.push_back(target_json(target));
  return {{"text", answer.text},
          {"as_of", day.to_string()},
          {"mentions", std::move(mentions)},
          {"targets", std::move(targets)},
          {"not_understood", text_or_null(answer.not_understood)}};
}

}  // namespace gbalex::present
