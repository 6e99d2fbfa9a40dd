#include "intake/reader.h"

namespace gbalex::intake {

std::string_view code(Finding::What what) {
  switch (what) {
    case Finding::What::empty_body:
      return "empty-body";
    case Finding::What::unknown_element:
      return "unknown-element";
    case Finding::What::unknown_value:
      return "unknown-value";
    case Finding::What::broken_date:
      return "broken-date";
    case Finding::What::repeated_id:
      return "repeated-id";
    case Finding::What::out_of_order:
      return "out-of-order";
    case Finding::What::left_out:
      return "left-out";
    case Finding::What::replaced:
      return "replaced";
  }
  return "left-out";
}

}  // namespace gbalex::intake
