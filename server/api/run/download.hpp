// A stored file as an answer: to be saved, never shown in our origin.
#pragma once

#include "api/request/call.hpp"
#include "records/file.hpp"

namespace api {

// Reads the bytes and checks them, so that damage is found here and not by the reader. Takes its
// time: for workers.
http::Response download_of(const Call& call, const File& file);

}
