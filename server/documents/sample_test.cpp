#include "documents/sample.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

#include <fmt/format.h>

// What the font libraries keep until the program ends is no leak of ours.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libcairo\nleak:libpango\n";
}

namespace sample {

namespace {

constexpr const char* letter = R"(# Engagement letter

Between **Alder & Wren Bookkeeping** and **Harbour & Finch Ltd**, dated 6 March 2026.

## 1. What we will do

We keep your books each month from the bank feeds and receipts you share with us, reconcile
every account, prepare and file your **quarterly VAT returns**, and send a short report by the
12th working day. The report says what came in, what went out, what is owed to you and what you
owe, and it names anything that we could not explain.

- Post and reconcile two bank accounts, one card and one payment processor.
- Keep a list of questions and send it to you once a week, never more often.
- Prepare and file the VAT return, after you have approved it.
  1. We send the draft by the 20th of the month after the quarter ends.
  2. You approve it, or ask, within five working days.
  3. We file it and send you the receipt.
- Close the month and lock it, so that nothing changes behind your back.

## 2. What is not included

Audit, tax advice, payroll and company secretarial work are not part of this letter. If you need
any of them, we agree the work and its price in writing before it starts. We do not look for
fraud, and our work should not be relied on to find it.

## 3. What we need from you

You give us access to your bank feeds, send receipts within five working days, and answer our
questions through this page or by e-mail. Late papers may move a filing date; we will always
tell you before that happens.

> If a deadline is missed because papers came late, the penalty is yours. If it is missed
> because of us, it is ours, and we will say so without being asked.

## 4. Fees

The fee is **£240 a month** plus VAT, starting on **1 April 2026**. It is reviewed once a year,
in March, and we agree any change with you in writing first.

| Service | How often | Fee |
| :--- | :--- | ---: |
| Bookkeeping and reconciliation | monthly | £190 |
| VAT return | quarterly, billed monthly | £50 |
| Catch-up of earlier months | once, by the hour | £48 an hour |
| Work outside this letter | as agreed beforehand | £55 an hour |

Invoices are sent on the 1st and are due within 14 days. If an invoice is more than 30 days late
we may pause our work after telling you, and we begin again when it is paid.

## 5. Confidentiality and your papers

We keep what we learn about your business to ourselves, unless the law obliges us to disclose
it. Records are kept for six years after the end of the year they belong to and are then
deleted. How we handle personal information is described in our [privacy
notice](https://alderwren.example/privacy).

### What we store

Copies of receipts and statements, the ledger, our questions and your answers, and this letter
with the record of its signatures. You may have a copy of all of it at any time, in a form that
other software can read.

### Who can see it

Your account manager, the reviewer, and nobody else in the firm without a reason. We name the
firms that process information for us on request.

## 6. Liability

We carry out the work with reasonable skill and care. Our liability to you in any one year is
limited to five times the fees of that year, except where the law does not allow a limit. We are
not liable for what follows from information that was wrong, incomplete or late when we received
it.

## 7. Ending this agreement

Either of us may end it with **30 days of notice**, in writing. We hand over your records within
ten working days, help whoever follows us for one hour without charge, and invoice the work done
until then.

## 8. Law

This letter is governed by the law of England and Wales, and its courts decide disputes that we
could not settle by talking. Before anyone goes to court, both of us try to settle the matter in
one meeting within 30 days.
)";

ShownTime at_minute(int minute) {
    const Time time = signing_time() + std::chrono::minutes(minute - 32);
    return {time, fmt::format("6 March 2026 at 14:{:02}, London", minute)};
}

// A hand that runs on in loops.
Stroke looped_stroke(double from, double to, double turns) {
    Stroke stroke;
    for (int i = 0; i <= 160; ++i) {
        const double t = i / 160.0;
        const double angle = t * turns * 2 * 3.14159;
        stroke.push_back({from + (to - from) * t + 0.022 * std::sin(angle),
                          0.62 - 0.16 * (1 - t * 0.7) * std::cos(angle) - 0.05 * t});
    }
    return stroke;
}

std::vector<Stroke> drawn_name() {
    Stroke down;
    for (int i = 0; i <= 40; ++i) {
        const double t = i / 40.0;
        down.push_back({0.13 - 0.05 * t + 0.03 * std::sin(t * 3), 0.15 + 0.7 * t});
    }
    Stroke bow;
    for (int i = 0; i <= 60; ++i) {
        const double angle = -2.4 + 4.9 * i / 60.0;
        bow.push_back({0.14 + 0.11 * std::cos(angle), 0.33 + 0.2 * std::sin(angle)});
    }
    return {down, bow, looped_stroke(0.3, 0.88, 6), {{0.93, 0.6}}};
}

}

Time signing_time() {
    return *parse_time("2026-03-06T14:32:10Z");
}

Brand brand() {
    return {.firm_name = "Alder & Wren Bookkeeping",
            .colour = "#2a4a3d",
            .address = "12 Mill Lane\nBath BA1 5LX",
            .website = "alderwren.example",
            .phone = "+44 1225 555 017",
            .logo_text = "A/W"};
}

std::string engagement_letter() {
    return letter;
}

Contract unsigned_contract() {
    Contract contract{.title = "Engagement letter", .brand = brand()};
    contract.parties = {"Alder & Wren Bookkeeping", "Harbour & Finch Ltd"};
    contract.markdown = engagement_letter();
    contract.document_id = "doc_0f3kq9m2vr8w1";
    contract.made_at = signing_time();
    return contract;
}

Contract signed_contract() {
    Contract contract = unsigned_contract();
    ContractSignature client{.name = "Priya Raman", .role = "for Harbour & Finch Ltd"};
    client.strokes = drawn_name();
    client.box_ratio = 2.8;
    client.signed_at = at_minute(32);
    client.email = "priya@harbourfinch.example";
    client.identified_by = "a personal link sent to this address";
    client.ip = "203.0.113.24";
    client.user_agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) Safari/604.1";
    client.consent = "I have read the letter and agree to sign it electronically.";
    ContractSignature member = client;
    member.name = "PageMark Alder";
    member.role = "for Alder & Wren Bookkeeping";
    member.strokes.clear();
    member.typed = "PageMark Alder";
    member.signed_at = at_minute(58);
    member.email = "mark@alderwren.example";
    member.identified_by = "signed in as a member of the firm";
    contract.signatures = {client, member};
    contract.events = {
        {at_minute(2), "Stepwell", "sent the letter to priya@harbourfinch.example", ""},
        {at_minute(21), "Priya Raman", "opened the letter (may be a scanner)", "203.0.113.24"},
        {at_minute(32), "Priya Raman", "agreed to sign electronically and signed", "203.0.113.24"},
        {at_minute(33), "Stepwell", "asked PageMark Alder to sign", ""},
        {at_minute(58), "PageMark Alder", "agreed to sign electronically and signed",
         "198.51.100.7"},
        {at_minute(58), "Stepwell", "sealed the document", ""}};
    return contract;
}

const SigningIdentity& identity() {
    static const SigningIdentity made = [] {
        SystemRandom random;
        return make_signing_identity(brand().firm_name, signing_time(), random);
    }();
    return made;
}

std::string sealed_contract() {
    return seal_pdf(typeset_contract(signed_contract()), identity(),
                    {signing_time(), "Signed by all parties", "Bath"});
}

std::string run_tool(std::string_view command, std::string_view bytes) {
    static std::atomic<int> count{0};
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       fmt::format("documents-{}-{}.pdf", getpid(), ++count);
    std::ofstream(path, std::ios::binary) << bytes;
    const std::string line = fmt::format("{} '{}' {} 2>&1", command, path.string(),
                                         command.starts_with("pdftotext") ? "-" : "");
    std::string output;
    FILE* pipe = popen(line.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const size_t length = fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.append(buffer.data(), length);
    }
    pclose(pipe);
    std::filesystem::remove(path);
    return output;
}

std::string text_of(std::string_view pdf) {
    return run_tool("pdftotext -enc UTF-8", pdf);
}

int page_count(std::string_view pdf) {
    const std::string facts = run_tool("pdfinfo", pdf);
    const size_t at = facts.find("Pages:");
    return at == std::string::npos ? 0 : std::atoi(facts.c_str() + at + 6);
}

}
