// The firm's files: what clients sent in, what was sealed.
#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/download.hpp"

namespace api {

namespace {

http::Response fetch(Call& call) {
    const auto file = call.services().store.read(
        [&](Tx& tx) { return require_file(tx, call.firm_id(), call.id<FileId>("file")); });
    return download_of(call, file);
}

}

http::Response download_of(const Call& call, const File& file) {
    auto response = http::Response::bytes(call.services().files.read(file.sha256), file.media_type);
    response.page = http::Page::file;
    response.headers.set("Content-Disposition",
                         http::content_disposition(http::Disposition::attachment, file.name));
    return response;
}

void add_file_routes(Routes& routes) {
    routes.tag("Files");
    routes.work(get("/files/{file}", "fetch_file", "The bytes of a file, as an attachment."),
                fetch);
}

}
