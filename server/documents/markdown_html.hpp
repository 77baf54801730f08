// Blocks as HTML, with attributes for each tag by choice: a mail carries its styles inline.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/markdown_blocks.hpp"

// For a tag name, what stands after it, such as " style=\"margin:0\"". Trusted as it is.
using TagAttributes = std::function<std::string(std::string_view tag)>;

std::string blocks_to_html(const std::vector<Block>& blocks, const TagAttributes& attributes);
