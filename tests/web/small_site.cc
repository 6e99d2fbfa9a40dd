#include "web/small_site.h"

#include <catch2/catch.hpp>

namespace gbalex::tests {

Served& served() {
  static Served site(small_catalogue());
  return site;
}

Answer page(const std::string& target, const std::string& headers) {
  return get(served().port(), target, headers);
}

Json json(const std::string& target, const std::string& type) {
  const Answer answer = page(target);
  INFO(target << " → " << answer.status << " " << answer.body.substr(0, 300));
  REQUIRE(answer.status == 200);
  REQUIRE(answer.header("content-type") == type + "; charset=utf-8");
  return Json::parse(answer.body);
}

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

std::string main_part(const Answer& answer) {
  const auto begin = answer.body.find("<main");
  return answer.body.substr(begin, answer.body.find("</main>") - begin);
}

}  // namespace gbalex::tests
