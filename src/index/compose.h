// Turns a Document into the terms, positions, values and data of the schema; private to this
// folder. Pure: same Document, same Xapian document.
#pragma once

#include <xapian.h>

#include "index/document.h"

namespace gbalex::index {

Xapian::Document compose(const Document& document);

}  // namespace gbalex::index
