// What uploaded bytes are.
#include "documents/file_type.hpp"
#include "fuzz/target.hpp"

void fuzz_file_type(std::string_view bytes) {
    const auto type = file_type_of(bytes);
    if (!type) return;
    demand(!type->media_type.empty() && !type->label.empty(), "a type has a name");
    demand(type->media_type != "text/html" && type->media_type != "image/svg+xml",
           "nothing that acts is let in");
    fits_name(*type, bytes.substr(0, 100));
}
