#include "hklm_oracle.h"

namespace gbalex::tests {
namespace {

bool is_note(std::string_view name) {
  return name == "sourceNote" || name == "editorialNote" || name == "commencementNote" ||
         name == "statutoryNote" || name == "docTitle";
}

// The heading comes behind the number, though a schedule has its cross references between them.
void words(const pugi::xml_node& node, std::string& out) {
  out += node.value();
  const pugi::xml_node number = node.child("num"), heading = node.child("heading");
  if (number) words(number, out);
  if (heading) words(heading, out);
  for (const pugi::xml_node& child : node.children()) {
    if (!is_note(child.name()) && child != number && child != heading) words(child, out);
  }
}

std::size_t count(const pugi::xml_node& node, std::string_view name, std::string_view role) {
  std::size_t found = node.name() == name && node.attribute("role").value() == role ? 1 : 0;
  for (const pugi::xml_node& child : node.children()) {
    if (!is_note(child.name())) found += count(child, name, role);
  }
  return found;
}

pugi::xml_node main_of(pugi::xml_document& document, std::string_view bytes) {
  document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  return document.document_element().child("main");
}

}  // namespace

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

std::string hklm_oracle(std::string_view bytes) {
  pugi::xml_document document;
  std::string out;
  words(main_of(document, bytes), out);
  return without_space(out);
}

std::size_t count_elements(std::string_view bytes, std::string_view name, std::string_view role) {
  pugi::xml_document document;
  return count(main_of(document, bytes), name, role);
}

}  // namespace gbalex::tests
