// Strict reading of one element: what is not asked for is a problem.
//
// A reader of a record asks for attributes and children by name, in any order; finish() then
// reports every attribute, child and text that nobody asked for. So the code that reads a kind is
// its grammar, and a new field needs one line. A missing or bad value is noted as a problem and
// replaced by an empty one, so that one run finds everything. Names are in the text of the program
// (they are kept as views). Used only inside this folder, on one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/file_reading.h"
#include "record/texts.h"

namespace gbalex::corpus {

enum class Need { required, optional };
// past: the date of a source, a check or an edit, which cannot lie ahead of today.
enum class When { past, any };

class Element {
 public:
  Element(pugi::xml_node node, FileReading& in) : node_(node), in_(&in) {}

  // --- attributes
  std::string attribute(std::string_view name, Need need);
  // Any text as it stands; an empty or absent one is no problem.
  std::string free_attribute(std::string_view name) { return find(name).value(); }
  // A code of a closed vocabulary.
  std::string code(std::string_view name, std::span<const std::string_view> vocabulary, Need need);
  // Codes separated by blanks, each at most once.
  std::vector<std::string> codes(std::string_view name,
                                 std::span<const std::string_view> vocabulary, Need need);
  std::vector<std::string> words(std::string_view name);  // any words; none when absent
  std::optional<record::Date> date(std::string_view name, When when);
  record::Date required_date(std::string_view name, When when);
  std::optional<record::DateSpan> span(std::string_view name, When when);
  record::DateSpan required_span(std::string_view name, When when);
  std::optional<bool> flag(std::string_view name);
  std::optional<int> number(std::string_view name, Need need);
  // The id of this record; the references read from here on belong to it.
  std::string own_id();
  std::string reference(std::string_view name, Need need);
  std::vector<std::string> references(std::string_view name, Need need);
  std::vector<record::Language> languages(std::string_view name, Need need);

  template <typename Enum>
  std::optional<Enum> value(std::string_view name, std::optional<Enum> (*parse)(std::string_view),
                            std::string_view what_to_do, Need need) {
    const std::string text = attribute(name, need);
    if (text.empty()) return std::nullopt;
    const std::optional<Enum> found = parse(text);
    if (!found) bad_attribute(name, what_to_do);
    return found;
  }
  record::Region region();
  std::optional<record::Region> optional_region();
  std::optional<record::Confidence> confidence(Need need);
  record::Language language();  // attribute lang, required

  // --- children
  // The text of the only child of that name.
  std::string text(std::string_view child, Need need);
  // The same, held in English only so far and so marked: lang="en".
  std::string english(std::string_view child, Need need);
  std::vector<std::string> texts_of(std::string_view child);  // any number of such children
  // One child a language. `with_status`: they may say whose words they are.
  record::Texts texts(std::string_view child, bool with_status, Need need);

  // Calls read(Element&) for each child of that name, finishes it, and collects what it returned.
  template <typename Read>
  auto each(std::string_view child, Read read) {
    std::vector<decltype(read(std::declval<Element&>()))> values;
    for (const pugi::xml_node node : children(child)) {
      Element element(node, *in_);
      values.push_back(read(element));
      element.finish();
    }
    return values;
  }
  // The same for at most one child.
  template <typename Read>
  auto one(std::string_view child, Read read) {
    auto values = each(child, read);
    using Value = typename decltype(values)::value_type;
    if (values.size() > 1) only_one(child);
    return values.empty() ? std::optional<Value>() : std::optional<Value>(std::move(values[0]));
  }

  // --- its own text, without the white space around it; required
  std::string own_text();
  // Notes that the text of this element names the target.
  void mention_text(std::string target) const;

  [[nodiscard]] FileReading& reading() const { return *in_; }
  [[nodiscard]] std::string name() const { return node_.name(); }
  [[nodiscard]] std::size_t count(std::string_view child) const;
  // At most one such child may stand there, after all others.
  void last(std::string_view child);

  void problem(std::string what, std::string what_to_do) const;
  // At the value of the attribute, else at the element.
  void attribute_problem(std::string_view name, std::string what, std::string what_to_do) const;
  // At the text of the first child of that name, else at the element.
  void child_problem(std::string_view child, std::string what, std::string what_to_do) const;
  void text_problem(std::string what, std::string what_to_do) const;

  // Notes every attribute, child and text that was not asked for.
  void finish();

 private:
  struct Word {
    std::string text;
    const char* where;
  };

  pugi::xml_attribute find(std::string_view name);
  std::optional<record::Region> region_of(Need need);
  [[nodiscard]] const char* own_text_place() const;  // null when there is none
  std::vector<Word> split(std::string_view name);
  std::vector<pugi::xml_node> children(std::string_view name);
  void only_one(std::string_view child) const;
  void bad_attribute(std::string_view name, std::string_view what_to_do) const;
  bool check_past(std::string_view name, const record::Date& date, When when) const;
  void finish_attributes() const;
  void finish_children() const;

  pugi::xml_node node_;
  FileReading* in_;
  std::vector<std::string_view> attributes_asked_;
  std::vector<std::string_view> children_asked_;
  bool text_asked_ = false;
};

// `words` as the end of a sentence: "a, b, c".
std::string list_of(std::span<const std::string_view> words);

}  // namespace gbalex::corpus
