// A contract on paper: the text, the signatures under it and the record of how they came about, as
// a PDF. Everything shown is an argument, so that the same contract gives the same bytes. The seal
// comes after: documents/signing.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "documents/brand.hpp"

enum class PageSize { a4, letter };

// An instant, and how those whom it concerns would write it: "6 March 2026 at 14:32, London".
struct ShownTime {
    Time at;
    std::string local;
};

// One touch of the pen: points in the signing box, both axes from 0 (left, top) to 1 (right,
// bottom).
struct StrokePoint {
    double x = 0;
    double y = 0;
    bool operator==(const StrokePoint&) const = default;
};
using Stroke = std::vector<StrokePoint>;

// Where somebody signed: drawn if it has strokes, typed if it has `typed`. With neither it is a
// place left to sign.
struct ContractSignature {
    std::string name;
    std::string role;  // "for Harbour & Finch Ltd"
    std::vector<Stroke> strokes;
    double box_ratio = 3;  // width of the signing box divided by its height
    std::string typed;
    ShownTime signed_at;
    std::string email;
    std::string identified_by;  // "a personal link sent to this address"
    std::string ip;
    std::string user_agent;
    std::string consent;  // the sentence that was agreed to

    bool is_signed() const { return !strokes.empty() || !typed.empty(); }
};

struct AuditEvent {
    ShownTime at;
    std::string actor;
    std::string what;
    std::string ip;
};

struct Contract {
    std::string title;
    Brand brand;
    std::vector<std::string> parties;
    std::string markdown;
    std::vector<ContractSignature> signatures;
    std::vector<AuditEvent> events;
    std::string document_id;
    Time made_at;
    std::string language = "en";  // BCP 47
    PageSize page_size = PageSize::a4;
};

inline constexpr size_t stroke_points_max = 20'000;

// SHA-256 of the text as it is shown for signing, in hex. The record prints it.
std::string document_hash(std::string_view markdown);

// Without any signature made, the copy for reading: no record, and "Unsigned copy" at the foot of
// each page. With one, the PDF ends in the signature record and carries the text itself as an
// attached file, text.md, so that its hash can be checked by anyone. Throws Error(invalid) for
// strokes that are not finite numbers or too many, and for a colour that is none; Error(too_large)
// for the text. Threads: any; each warms its own fonts. Cost: about 10 ms a page.
std::string typeset_contract(const Contract& contract);

// Loads the fonts of every script that a first document would otherwise wait for. Once at start.
void warm_fonts();
