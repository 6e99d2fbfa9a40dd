// Cross-references inside digests and answers as links, for the pages of laws, provisions and
// topics. Lives for one page; reads the index that the page is shown from.
#pragma once

#include <optional>
#include <string>

#include "web/view.h"

namespace gbalex::web {

class CrossLinks {
 public:
  // `own`: the instrument whose page it is; empty on pages of no instrument. Links keep `as_of`.
  CrossLinks(const Visit& visit, const index::Reader& reader, std::string own,
             std::optional<record::Date> as_of);

  // The text_view() with "runs": [{"text", "url"}], url null outside links; for the template
  // linked-text. Null stays null.
  [[nodiscard]] Json linked(Json view) const;

 private:
  const Visit& visit_;
  const index::Reader& reader_;
  std::string own_;
  std::optional<record::Date> as_of_;
};

}  // namespace gbalex::web
