// What the parts of the reader of Akoma Ntoso share. For this folder.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "library/akoma_ntoso.h"
#include "library/akoma_ntoso_names.h"

namespace gbalex::library {

struct Sheet {
  // Written by akoma_ntoso(): white space and ids stand as they are.
  bool ours = false;
  std::string_view name;
  std::string_view xml;
  std::vector<std::size_t> lines;  // where each begins; made when first asked for
  std::map<std::string, Periods::Period> periods;
  std::set<std::string> ids;
  std::vector<Message> messages;

  void say(pugi::xml_node where, std::string what);
};

// Without a prefix.
std::string_view local_name(pugi::xml_node node);
std::string local_name_in_tag(pugi::xml_node node);  // "<p>"
// The first child element of that name; null: none.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
bool is_blank(std::string_view text);

// The words of a block or an inline element.
struct Words {
  std::string text;
  std::vector<Mark> marks;
  std::vector<std::string> history;
};
enum class Lines { as_blanks, kept };  // what br is
Words read_words(pugi::xml_node node, Sheet& sheet, Lines lines = Lines::as_blanks);

// Everything of the wording but preface, units and the title in the preface.
void read_meta(pugi::xml_node meta, Sheet& sheet, Wording& wording);

}  // namespace gbalex::library
