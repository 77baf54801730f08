#include "app/embedded.hpp"

#include <algorithm>

const embedded::File* embedded::find(std::span<const File> files, std::string_view path) {
    const auto found = std::ranges::find(files, path, &File::path);
    return found == files.end() ? nullptr : &*found;
}
