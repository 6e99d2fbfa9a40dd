#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "intake/gazette_lines.h"
#include "intake/statute_text_words.h"

namespace gbalex::intake {
namespace {

constexpr std::size_t kLargest = std::size_t{64} << 20U;  // bytes
constexpr long kDeepest = 500;                            // open elements that no other one closes
constexpr long kMostCopies = 2'000'000;  // of open formatting elements, which blocks repeat

using Kind = GazetteLine::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Gumbo frees its tree by recursion and repeats formatting that stays open in every block: both
// are bounded before it reads. What closes by itself (p, li, td) is not counted.
bool is_tame(std::string_view html) {
  long depth = 0, copies = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    std::size_t start = at + 1;
    const bool is_end = start < html.size() && html[start] == '/';
    if (is_end) ++start;
    std::size_t end = start;
    while (end < html.size() && end - start < 12 && is_letter(html[end])) ++end;
    std::string name(html.substr(start, end - start));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return static_cast<char>(c | 0x20); });
    if (name.empty()) continue;
    const bool is_void = starts_with_any(name,
                                         "br|hr|img|input|meta|link|p|li|td|tr|th|dd|dt|opt|"
                                         "h|base|col|area|param");
    if (is_void && name != "html" && name != "head") {
      copies += depth;
    } else if (is_end) {
      depth = std::max(0L, depth - 1);
    } else {
      ++depth;
    }
    if (depth > kDeepest || copies > kMostCopies) return false;
  }
  return true;
}

struct Destroy {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}
std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}
const GumboNode* first_child(const GumboNode* node) {
  const bool has = is_element(node) && node->v.element.children.length > 0;
  return has ? static_cast<const GumboNode*>(node->v.element.children.data[0]) : nullptr;
}
const GumboNode* sibling(const GumboNode* node) {
  const GumboNode* parent = node->parent;
  if (parent == nullptr || !is_element(parent)) return nullptr;
  const std::size_t next = node->index_within_parent + 1;
  const GumboVector& children = parent->v.element.children;
  return next < children.length ? static_cast<const GumboNode*>(children.data[next]) : nullptr;
}

// Calls enter(node), which says whether to go into it, and leave(node) for elements gone into.
template <typename Enter, typename Leave>
void walk(const GumboNode* root, Enter enter, Leave leave) {
  const GumboNode* node = root;
  while (node != nullptr) {
    const bool goes_in = enter(node);
    if (const GumboNode* child = goes_in ? first_child(node) : nullptr) {
      node = child;
      continue;
    }
    if (goes_in) leave(node);
    while (node != root && sibling(node) == nullptr) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : sibling(node);
  }
}

bool is_skipped(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
         tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TITLE;
}
bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
         tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6 || tag == GUMBO_TAG_CENTER;
}
bool is_block(GumboTag tag) {
  constexpr std::array kBlocks = {GUMBO_TAG_P,     GUMBO_TAG_DIV,       GUMBO_TAG_LI, GUMBO_TAG_UL,
                                  GUMBO_TAG_OL,    GUMBO_TAG_TABLE,     GUMBO_TAG_TR, GUMBO_TAG_TD,
                                  GUMBO_TAG_TH,    GUMBO_TAG_BR,        GUMBO_TAG_HR, GUMBO_TAG_PRE,
                                  GUMBO_TAG_TBODY, GUMBO_TAG_BODY,      GUMBO_TAG_DL, GUMBO_TAG_DT,
                                  GUMBO_TAG_DD,    GUMBO_TAG_BLOCKQUOTE};
  return is_heading(tag) || std::find(kBlocks.begin(), kBlocks.end(), tag) != kBlocks.end();
}

// One line: runs of white space, U+00A0 included, are one space.
std::string squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const bool is_wide = text.starts_with("　");
    const std::size_t space = is_wide ? 0 : space_at(text);
    const std::size_t length = space > 0 ? space : character_at(text);
    if (space == 0) {
      out += text.substr(0, length);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    text.remove_prefix(length);
  }
  return std::string(trim(out));
}

std::string words_of(const GumboNode* root) {
  std::string out;
  walk(
      root,
      [&](const GumboNode* node) {
        const bool is_text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                             node->type == GUMBO_NODE_CDATA;
        if (is_text) out += node->v.text.text;
        if (is_block(tag_of(node))) out += ' ';
        return !is_skipped(tag_of(node));
      },
      [](const GumboNode*) {});
  return squeezed(out);
}

int span_of(const GumboNode* cell, const char* name) {
  int value = 0;
  for (const char c : attribute(cell, name).substr(0, 3)) {
    if (c < '0' || c > '9') return 1;
    value = value * 10 + (c - '0');
  }
  return std::max(value, 1);
}

// Rows of a table of data; empty: it lays out the page (headings or tables stand in it).
std::vector<std::vector<library::Cell>> rows_of(const GumboNode* table) {
  std::vector<std::vector<library::Cell>> rows;
  bool is_layout = false;
  walk(
      table,
      [&](const GumboNode* node) {
        const GumboTag tag = tag_of(node);
        if (is_layout) return false;
        if ((tag == GUMBO_TAG_TABLE && node != table) || is_heading(tag)) is_layout = true;
        if (tag == GUMBO_TAG_TR) rows.emplace_back();
        return true;
      },
      [&](const GumboNode* node) {
        const GumboTag tag = tag_of(node);
        if (is_layout || rows.empty() || (tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH)) return;
        rows.back().push_back({words_of(node), span_of(node, "colspan"), span_of(node, "rowspan"),
                               tag == GUMBO_TAG_TH});
      });
  const bool is_grid =
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() > 1; });
  if (is_layout || !is_grid) rows.clear();
  return rows;
}

class Page {
 public:
  std::vector<GazetteLine> read(const GumboNode* root) {
    walk(
        root, [this](const GumboNode* node) { return enter(node); },
        [this](const GumboNode* node) { leave(node); });
    flush();
    return std::move(lines_);
  }

 private:
  bool enter(const GumboNode* node) {
    if (!is_element(node)) {
      if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_DOCUMENT) return false;
      if (text_.empty()) line_ = node->v.text.start_pos.line;
      text_ += node->v.text.text;
      return false;
    }
    const GumboTag tag = tag_of(node);
    if (is_skipped(tag)) return false;
    if (is_block(tag)) flush();
    if (tag == GUMBO_TAG_TABLE && take_table(node)) return false;
    if (makes_heading(node)) ++headings_;
    if (tag == GUMBO_TAG_LI) ++listed_;
    return true;
  }

  void leave(const GumboNode* node) {
    const GumboTag tag = tag_of(node);
    if (is_block(tag)) flush();
    if (makes_heading(node)) --headings_;
    if (tag == GUMBO_TAG_LI) --listed_;
  }

  static bool makes_heading(const GumboNode* node) {
    const bool is_centred = attribute(node, "align") == "center" && tag_of(node) == GUMBO_TAG_P;
    return is_heading(tag_of(node)) || is_centred;
  }

  bool take_table(const GumboNode* table) {
    auto rows = rows_of(table);
    if (rows.empty()) return false;
    GazetteLine line;
    line.number = table->v.element.start_pos.line;
    if (attribute(table, "class") != "ficha") {
      line.kind = Kind::table;
      line.rows = std::move(rows);
      lines_.push_back(std::move(line));
      return true;
    }
    line.kind = Kind::ficha;
    for (const auto& row : rows) {
      if (row.empty()) continue;
      line.text = row[0].text;
      line.value = row.size() > 1 ? row[1].text : std::string{};
      lines_.push_back(line);
    }
    return true;
  }

  void flush() {
    std::string words = squeezed(text_);
    text_.clear();
    if (words.empty()) return;
    GazetteLine line;
    line.number = line_;
    line.text = std::move(words);
    if (listed_ > 0) {
      line.kind = Kind::listed;
    } else if (headings_ > 0) {
      line.kind = Kind::heading;
    }
    lines_.push_back(std::move(line));
  }

  std::vector<GazetteLine> lines_;
  std::string text_;
  std::size_t line_ = 1;
  int headings_ = 0, listed_ = 0;
};

record::Error no_page(std::string_view name, std::string what) {
  return {record::ErrorKind::data, std::move(what), std::string(name),
          "give a page of the Official Gazette of Macao"};
}

}  // namespace

record::Result<std::vector<GazetteLine>> gazette_page_lines(std::string_view html,
                                                            std::string_view name) {
  if (html.size() > kLargest) return no_page(name, "it is longer than 64 MiB");
  if (html.find('<') == html.npos) return no_page(name, "it is no HTML");
  if (!is_tame(html)) return no_page(name, "it is nested too deeply");
  const std::unique_ptr<GumboOutput, Destroy> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  const GumboNode* root = output->root;
  walk(
      output->root,
      [&](const GumboNode* node) {
        if (root == output->root && attribute(node, "id") == "content") root = node;
        return root == output->root;
      },
      [](const GumboNode*) {});
  return Page().read(root);
}

}  // namespace gbalex::intake
