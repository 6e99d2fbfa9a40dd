#include "fetch/failure.h"

namespace gbalex::fetch {

using record::ErrorKind;

namespace {

ErrorKind error_kind(FailureKind kind) {
  switch (kind) {
    case FailureKind::address:
      return ErrorKind::usage;
    case FailureKind::wrong_type:
    case FailureKind::wrong_bytes:
      return ErrorKind::data;
    default:
      return ErrorKind::environment;
  }
}

}  // namespace

Failure failure(FailureKind kind, std::string what, std::string where, std::string what_to_do) {
  Failure made;
  made.kind = kind;
  made.error = {error_kind(kind), std::move(what), std::move(where), std::move(what_to_do)};
  return made;
}

Failure cancelled(std::string where) {
  return failure(FailureKind::cancelled, "stopped before the end", std::move(where),
                 "start again to go on");
}

}  // namespace gbalex::fetch
