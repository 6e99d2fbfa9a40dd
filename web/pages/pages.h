// The pages: one function an address, in the file of their kind. Each makes a view (JSON) and
// names a template.
#pragma once

#include "web/site.h"

namespace gbalex::web {

// Under a language prefix, and without.
void add_pages(Routes<Action>& routes);
void add_plain_pages(Routes<Action>& routes);

Response home_page(const Visit& visit);
Response about_page(const Visit& visit);
Response search_page(const Visit& visit);
Response law_page(const Visit& visit);
Response provision_page(const Visit& visit);
Response topics_page(const Visit& visit);
Response topic_page(const Visit& visit);
Response contacts_page(const Visit& visit);
Response contact_page(const Visit& visit);
Response counterparts_page(const Visit& visit);
Response links_page(const Visit& visit);
Response link_page(const Visit& visit);
Response programme_page(const Visit& visit);
Response programme_record_page(const Visit& visit);  // a year or an item
Response opensearch_page(const Visit& visit);        // /opensearch.xml
Response cite_page(const Visit& visit);              // /id?cite=
Response thesaurus_page(const Visit& visit);
Response concept_page(const Visit& visit);
Response thesaurus_skos(const Visit& visit);  // /thesaurus.rdf
Response concept_skos(const Visit& visit);    // /concept/{id}.rdf

}  // namespace gbalex::web
