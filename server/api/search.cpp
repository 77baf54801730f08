#include "records/search.hpp"

#include "api/request/text_checks.hpp"
#include "api/routes.hpp"

namespace api {
namespace {

struct SearchHit {
    FoundKind kind = FoundKind::contact;
    std::string id;
    std::string title;
    std::optional<std::string> detail;
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, title, detail))

List<SearchHit> search(Call& call, Tx& tx) {
    List<SearchHit> hits;
    for (auto& found : search_records(tx, call.firm_id(), call.query("q").value_or(""))) {
        hits.items.push_back({found.kind, found.id, found.title, unless_empty(found.detail)});
    }
    return hits;
}

}

void add_search_routes(Routes& routes) {
    routes.tag("Search");
    routes.read(get("/search", "search", "Whatever is called so, a few of each kind.")
                    .query("q", "A part of a name. Nothing is found for a blank one."),
                search);
}

}
