// Files that the build puts inside the program (cmake/embed.cmake): the demo firm's content and the
// web app.
#pragma once

#include <span>
#include <string_view>

namespace embedded {

// All views lie in the binary and last as long as the program.
struct File {
    std::string_view
        path;  // relative to the folder that was embedded: "workflows/monthly-close.yaml"
    std::string_view bytes;
    std::string_view sha256;  // of the bytes, in hex
};

// Each in the order of the paths.
std::span<const File> demo();
// With name.br and name.gz beside each file that is worth compressing.
std::span<const File> web();

// What each error code means, for whoever follows the link of a problem.
std::span<const File> errors();

// Null if there is none of that path.
const File* find(std::span<const File> files, std::string_view path);

}
