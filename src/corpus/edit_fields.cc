#include "corpus/edit_fields.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "corpus/edit_patch.h"
#include "corpus/edit_tree.h"

namespace gbalex::corpus {

using record::Error;
using record::ErrorKind;
using record::FieldChange;
using record::Result;

namespace {

constexpr std::size_t kMaxLine = 100;  // columns of a line, where the layout is ours to choose

// The order in which the corpus writes the parts of a record, so that a new one stands where a
// maintainer looks for it. What is not named goes before the evidence, or last in the start tag.
constexpr std::array<std::string_view, 10> kAttributeOrder = {
    "id",       "region",    "city",       "district",   "category",
    "subjects", "languages", "instrument", "confidence", "as-of"};
constexpr std::array<std::string_view, 7> kChildOrder = {"title", "name",     "url",    "owner",
                                                         "note",  "evidence", "history"};
constexpr std::array<std::string_view, 4> kLanguageOrder = {"zh-Hans", "zh-Hant", "en", "pt"};

std::size_t rank(std::span<const std::string_view> order, std::string_view name,
                 std::size_t unnamed) {
  const auto found = std::find(order.begin(), order.end(), name);
  return found == order.end() ? unnamed : static_cast<std::size_t>(found - order.begin());
}

// Runs of blanks count as one, as in every reader of the text.
std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char byte : trim_blanks(text)) {
    const bool blank = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
    if (!blank) {
      if (gap) line += ' ';
      line += byte;
    }
    gap = blank;
  }
  return line;
}

std::string quoted(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + escape_xml(value, '"') + '"';
}

Error cannot(const std::string& field, std::string what, std::string what_to_do) {
  return {ErrorKind::data, std::move(what), field, std::move(what_to_do)};
}

class RecordEditor {
 public:
  RecordEditor(std::string_view bytes, const std::vector<XmlElement>& elements,
               const XmlElement& record, const RecordEdit& edit)
      : bytes_(bytes),
        elements_(elements),
        layout_(bytes, elements),
        record_(record),
        edit_(edit) {}

  Result<EditedRecord> run() {
    for (const FieldEdit& field : edit_.fields) {
      if (auto problem = set(field)) return *problem;
    }
    if (edit_.evidence) add_evidence(*edit_.evidence);
    if (changes_.empty()) return EditedRecord{std::string(bytes_), {}};
    if (const XmlAttribute* as_of = record_.attribute("as-of")) {
      patches_.replace(as_of->raw, edit_.as_of.to_string());
    }
    add_event();
    auto edited = patches_.apply(bytes_);
    if (!edited) {
      return cannot(edit_.id, "two of the changes touch the same place in the file",
                    "make them one after the other");
    }
    return EditedRecord{std::move(*edited), std::move(changes_)};
  }

 private:
  using Problem = std::optional<Error>;

  Problem set(const FieldEdit& field) {
    const std::string value = one_line(field.value);
    const bool control = std::any_of(value.begin(), value.end(), [](char byte) {
      return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    });
    if (control) {
      return cannot(field.name, "the value holds a control character", "take it out");
    }
    if (field.path.child.empty()) {
      set_attribute(record_, field, value);
      return std::nullopt;
    }
    const XmlElement* element = child(field.path);
    if (!field.path.attribute.empty()) {
      if (element == nullptr) {
        return cannot(field.name, "the record has no <" + field.path.child + "> to carry it",
                      "set the text of <" + field.path.child + "> first");
      }
      set_attribute(*element, field, value);
      return std::nullopt;
    }
    if (element == nullptr) {
      if (value.empty()) return std::nullopt;
      changes_.push_back({field.name, "", value});
      return insert_child(field.path, value);
    }
    if (!element->children.empty()) {
      return cannot(field.name, "<" + field.path.child + "> holds more than text",
                    "edit the file by hand and run gbalex check");
    }
    const std::string before = one_line(element->text());
    if (before == value) return std::nullopt;
    changes_.push_back({field.name, before, value});
    if (value.empty()) {
      patches_.remove(layout_.removable(*element));
    } else {
      replace_text(*element, value);
      drop_converted_mark(*element, field.path);
    }
    return std::nullopt;
  }

  [[nodiscard]] const XmlElement* child(const FieldPath& path) const {
    for (const std::size_t index : record_.children) {
      const XmlElement& each = elements_[index];
      if (each.name != path.child) continue;
      const XmlAttribute* language = each.attribute("lang");
      if (path.language.empty() || (language != nullptr && language->value == path.language)) {
        return &each;
      }
    }
    return nullptr;
  }

  void set_attribute(const XmlElement& element, const FieldEdit& field, const std::string& value) {
    const std::string& name = field.path.attribute;
    const XmlAttribute* attribute = element.attribute(name);
    const std::string before = attribute == nullptr ? "" : one_line(attribute->value);
    if (before == value) return;
    changes_.push_back({field.name, before, value});
    if (attribute == nullptr) {
      insert_attribute(element, name, value);
    } else if (value.empty()) {
      remove_attribute(*attribute);
    } else {
      patches_.replace(attribute->raw, escape_xml(value, attribute->quote));
    }
  }

  void insert_attribute(const XmlElement& element, const std::string& name,
                        const std::string& value) {
    const std::size_t own = rank(kAttributeOrder, name, kAttributeOrder.size());
    std::size_t at = element.start_tag.begin + 1 + element.name.size();
    for (const XmlAttribute& each : element.attributes) {
      if (rank(kAttributeOrder, each.name, kAttributeOrder.size()) <= own) at = each.whole.end;
    }
    patches_.insert(at, layout_.attribute_separator(element) + quoted(name, value));
  }

  void remove_attribute(const XmlAttribute& attribute) {
    std::size_t begin = attribute.whole.begin;
    while (trim_blanks(bytes_.substr(begin - 1, 1)).empty()) --begin;
    patches_.remove({begin, attribute.whole.end});
  }

  // Comments between the tags stay; the blanks around the text stay.
  void replace_text(const XmlElement& element, const std::string& value) {
    bool placed = false;
    for (const XmlText& piece : element.texts) {
      if (trim_blanks(piece.value).empty()) continue;
      const auto raw = bytes_.substr(piece.whole.begin, piece.whole.size());
      const auto inner = trim_blanks(raw);
      const std::size_t begin =
          piece.whole.begin + static_cast<std::size_t>(inner.data() - raw.data());
      patches_.replace({begin, begin + inner.size()}, placed ? "" : escape_xml(value, 0));
      placed = true;
    }
    if (placed) return;
    if (element.empty_tag) {
      patches_.replace({element.start_tag.end - 2, element.start_tag.end},
                       ">" + escape_xml(value, 0) + "</" + element.name + ">");
    } else {
      patches_.insert(element.start_tag.end, escape_xml(value, 0));
    }
  }

  void drop_converted_mark(const XmlElement& element, const FieldPath& path) {
    const XmlAttribute* status = element.attribute("status");
    if (status == nullptr || status->value != "converted") return;
    const bool named =
        std::any_of(edit_.fields.begin(), edit_.fields.end(), [&](const FieldEdit& each) {
          return each.path.child == path.child && each.path.language == path.language &&
                 each.path.attribute == "status";
        });
    if (named) return;
    remove_attribute(*status);
    const std::string suffix = path.language.empty() ? "" : "." + path.language;
    changes_.push_back({path.child + "_status" + suffix, status->value, ""});
  }

  // The last child that the corpus writes before such an element; null: it comes first.
  [[nodiscard]] const XmlElement* predecessor(std::string_view name,
                                              std::string_view language) const {
    const std::size_t before_evidence = rank(kChildOrder, "evidence", 0);
    const auto place = [&](std::string_view child_name, std::string_view child_language) {
      // Twice the rank, so that unnamed elements fall between the note and the evidence.
      const std::size_t named = rank(kChildOrder, child_name, kChildOrder.size());
      const std::size_t first = named == kChildOrder.size() ? 2 * before_evidence - 1 : 2 * named;
      return std::pair(first, rank(kLanguageOrder, child_language, 0));
    };
    const XmlElement* last = nullptr;
    for (const std::size_t index : record_.children) {
      const XmlElement& each = elements_[index];
      const XmlAttribute* lang = each.attribute("lang");
      if (place(each.name, lang == nullptr ? "" : lang->value) <= place(name, language)) {
        last = &each;
      }
    }
    return last;
  }

  Problem insert_child(const FieldPath& path, const std::string& value) {
    if (record_.empty_tag) {
      return cannot(path.child, "the record is empty", "edit the file by hand");
    }
    std::string tag = "<" + path.child;
    if (!path.language.empty()) tag += " " + quoted("lang", path.language);
    insert_after(predecessor(path.child, path.language),
                 tag + ">" + escape_xml(value, 0) + "</" + path.child + ">");
    return std::nullopt;
  }

  void insert_after(const XmlElement* sibling, const std::string& element) {
    const std::size_t at =
        sibling == nullptr ? record_.start_tag.end : layout_.place_after(*sibling);
    patches_.insert(at, layout_.child_separator(record_) + element);
  }

  void add_evidence(const NewEvidence& evidence) {
    const auto holds = [](const XmlElement& each, std::string_view name, std::string_view value) {
      const XmlAttribute* found = each.attribute(name);
      return (found == nullptr ? "" : found->value) == value;
    };
    for (const std::size_t index : record_.children) {
      const XmlElement& each = elements_[index];
      if (each.name == "evidence" && holds(each, "kind", evidence.kind) &&
          holds(each, "url", evidence.url) && holds(each, "date", evidence.date)) {
        return;
      }
    }
    std::string shown;
    std::vector<std::string> attributes;
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string>{"kind", evidence.kind},
          {"url", evidence.url},
          {"date", evidence.date}}) {
      if (value.empty()) continue;
      attributes.push_back(quoted(name, value));
      shown += (shown.empty() ? "" : " ") + value;
    }
    changes_.push_back({std::string(kEvidenceField), "", shown});
    insert_after(predecessor("evidence", ""), start_tag("evidence", attributes) + "/>");
  }

  // "<name a="…" b="…"" on one line, or an attribute a line where that grows too long.
  [[nodiscard]] std::string start_tag(std::string_view name,
                                      const std::vector<std::string>& attributes) const {
    const std::string separator = layout_.child_separator(record_);
    std::size_t width = separator.size() + name.size() + 3;
    for (const std::string& each : attributes) width += 1 + each.size();
    const bool wide = width > kMaxLine && !separator.empty();
    std::string tag = "<" + std::string(name);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      tag += i > 0 && wide ? separator + std::string(name.size() + 2, ' ') : " ";
      tag += attributes[i];
    }
    return tag;
  }

  void add_event() {
    const XmlElement* history = child({"history", "", ""});
    const std::string outer = layout_.child_separator(record_);
    if (history == nullptr || history->children.empty()) {
      const std::string step = outer.empty() ? "" : outer + layout_.unit();
      const std::string whole = "<history>" + step + event(step) + outer + "</history>";
      if (history == nullptr) {
        insert_after(record_.children.empty() ? nullptr : &elements_[record_.children.back()],
                     whole);
      } else {
        patches_.replace(history->whole(), whole);
      }
      return;
    }
    const std::string separator = layout_.child_separator(*history);
    std::string text = separator + event(separator);
    // <history><event …/></history> on one line: the end tag goes to a line of its own.
    const auto indent = layout_.indent_at(history->start_tag.begin);
    const XmlElement& last = elements_[history->children.back()];
    const std::size_t at = layout_.place_after(last);
    if (indent && bytes_.substr(at, 2) == "</") {
      text += std::string(layout_.newline()) + std::string(*indent);
    }
    patches_.insert(at, text);
  }

  [[nodiscard]] std::string event(const std::string& separator) const {
    const std::string inner = separator.empty() ? "" : separator + layout_.unit();
    std::string text = "<event " + quoted("at", edit_.at) + " " + quoted("by", edit_.by) + " " +
                       quoted("action", edit_.action) + ">";
    for (const FieldChange& change : changes_) {
      text += inner + "<change " + quoted("field", change.field) + " " +
              quoted("before", change.before) + " " + quoted("after", change.after) + "/>";
    }
    if (const std::string why = one_line(edit_.why); !why.empty()) {
      text += inner + "<why>" + escape_xml(why, 0) + "</why>";
    }
    return text + separator + "</event>";
  }

  std::string_view bytes_;
  const std::vector<XmlElement>& elements_;
  Layout layout_;
  const XmlElement& record_;
  const RecordEdit& edit_;
  Patches patches_;
  std::vector<FieldChange> changes_;
};

// A record is the root or a child of the root.
Result<const XmlElement*> find_record(const std::vector<XmlElement>& elements,
                                      const std::string& id) {
  const XmlElement* found = nullptr;
  for (const XmlElement& each : elements) {
    if (each.parent != XmlElement::kNone && each.parent != 0) continue;
    const XmlAttribute* attribute = each.attribute("id");
    if (attribute == nullptr || attribute->value != id) continue;
    if (found != nullptr) {
      return cannot(id, "two records of the file have this id", "run gbalex check");
    }
    found = &each;
  }
  if (found == nullptr) return cannot(id, "the file holds no such record", "run gbalex check");
  return found;
}

}  // namespace

Result<EditedRecord> edit_record(std::string_view bytes, const RecordEdit& edit) {
  const Result<std::vector<XmlElement>> elements = scan_elements(bytes);
  if (!elements) return elements.error();
  const Result<const XmlElement*> record = find_record(*elements, edit.id);
  if (!record) return record.error();
  return RecordEditor(bytes, *elements, **record, edit).run();
}

}  // namespace gbalex::corpus
