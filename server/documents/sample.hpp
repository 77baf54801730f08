// For the tests of this folder: a firm, a contract and a signing identity of the small world that
// all tests share, and the tools of other makers that judge what we write.
#pragma once

#include <string>
#include <string_view>

#include "documents/contract_pdf.hpp"
#include "documents/email.hpp"
#include "documents/signing.hpp"

namespace sample {

// 6 March 2026, 14:32:10 UTC.
Time signing_time();
Brand brand();
// Headings, lists, a table, a quote and a link: four pages with the record when it is signed.
std::string engagement_letter();
// Signed by hand by Priya Raman and typed by PageMark Alder.
Contract signed_contract();
Contract unsigned_contract();
// Made once for all tests of the program.
const SigningIdentity& identity();
std::string sealed_contract();

// What `tool arguments FILE` prints, with FILE holding `bytes`; standard error included.
std::string run_tool(std::string_view command, std::string_view bytes);
// The text of a PDF as poppler reads it.
std::string text_of(std::string_view pdf);
int page_count(std::string_view pdf);

}
