// The query back as text, in its own language.
#include <array>
#include <type_traits>

#include "search/query.h"

namespace gbalex::search {

namespace {

std::string_view prefix(TextField field) {
  switch (field) {
    case TextField::anywhere:
      return "";
    case TextField::title:
      return "title:";
    case TextField::heading:
      return "heading:";
  }
  return "";
}

// In marks that do not stand inside; what was typed between marks fits at least those.
std::string quoted(std::string_view text, bool emphasis) {
  struct Marks {
    std::string_view open, close;
  };
  constexpr std::array kEmphasis = {Marks{"“", "”"}, Marks{"「", "」"}, Marks{"『", "』"}};
  Marks marks{"\"", "\""};
  if (emphasis) {
    for (const Marks& each : kEmphasis) {
      marks = each;
      if (text.find(each.close) == std::string_view::npos) break;
    }
  }
  return std::string(marks.open) + std::string(text) + std::string(marks.close);
}

class Printer {
 public:
  void add(std::string_view part) {
    if (!text_.empty()) text_ += ' ';
    text_ += part;
  }

  void print(const Words& words) {
    if (words.field == TextField::anywhere) return add(words.text);
    std::string_view rest = words.text;
    while (!rest.empty()) {
      const std::size_t blank = rest.find(' ');
      if (blank != 0) add(std::string(prefix(words.field)) + std::string(rest.substr(0, blank)));
      rest = blank == std::string_view::npos ? "" : rest.substr(blank + 1);
    }
  }
  void print(const Phrase& phrase) {
    add(std::string(prefix(phrase.field)) + quoted(phrase.text, phrase.emphasis));
  }
  void print(const Filters& filters) {
    const auto each = [this](std::string_view name, const auto& values, const auto& code) {
      for (const auto& value : values) add(std::string(name) + ":" + std::string(code(value)));
    };
    const auto coded = [](auto value) { return record::code(value); };
    const auto plain = [](const std::string& value) { return value; };
    each("region", filters.regions, coded);
    each("kind", filters.kinds, coded);
    each("subject", filters.subjects, plain);
    each("status", filters.statuses, coded);
    each("lang", filters.languages, coded);
    each("level", filters.levels, plain);
    each("issuer", filters.issuers,
         [](const std::string& issuer) { return quoted(issuer, false); });
    each("year", filters.years, [](const YearRange& years) { return years.to_string(); });
  }
  void print(const All& all) {
    for (const Node& part : all.of) add(operand(part, std::holds_alternative<Any>(part.is)));
  }
  void print(const Any& any) {
    for (std::size_t i = 0; i < any.of.size(); ++i) {
      if (i > 0) add("OR");
      std::string part = to_string(any.of[i]);
      const bool several = part.find(' ') != std::string::npos;
      const bool one =
          std::holds_alternative<Phrase>(any.of[i].is) || std::holds_alternative<Not>(any.of[i].is);
      add(several && !one ? "(" + part + ")" : part);
    }
  }
  void print(const Not& excluded) {
    const Node& node = excluded.of.front();
    const bool phrase = std::holds_alternative<Phrase>(node.is);
    const std::string part = to_string(node);
    const bool several = !phrase && part.find(' ') != std::string::npos;
    // "--x" is a word.
    const bool dash = part.starts_with('-') || part.starts_with("－");
    const std::string_view sign = dash ? "NOT " : "-";
    add(std::string(sign) + (several ? "(" + part + ")" : part));
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static std::string operand(const Node& node, bool in_parentheses) {
    const std::string part = to_string(node);
    return in_parentheses ? "(" + part + ")" : part;
  }

  std::string text_;
};

}  // namespace

std::string to_string(const Node& node) {
  Printer printer;
  std::visit([&printer](const auto& is) { printer.print(is); }, node.is);
  return printer.take();
}

std::string Query::to_string() const {
  std::vector<Node> parts = {root};
  if (!filters.empty()) parts.push_back({filters});
  std::string text = search::to_string(make_all(std::move(parts)));
  if (as_of) text += (text.empty() ? "as_of:" : " as_of:") + as_of->to_string();
  return text;
}

}  // namespace gbalex::search
