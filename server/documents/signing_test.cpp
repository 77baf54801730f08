#include <cstdint>
#include <vector>

#include "documents/signing.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "documents/sample.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// pdfsig ends with 0 whatever it finds: its words decide.
bool pdfsig_accepts(std::string_view pdf) {
    const std::string words = sample::run_tool("pdfsig", pdf);
    return words.find("Signature is Valid") != std::string::npos &&
           words.find("Total document signed") != std::string::npos;
}

// Where the signature's own hex digits stand.
std::pair<size_t, size_t> gap_of(std::string_view pdf) {
    const size_t begin = pdf.find("/Contents <30") + 10;
    return {begin, pdf.find('>', begin) + 1};
}

TEST(Seal, IsValidForPdfsigAndForUs) {
    const std::string sealed = sample::sealed_contract();
    EXPECT_THAT(sample::run_tool("pdfsig", sealed),
                AllOf(HasSubstr("Signature is Valid"), HasSubstr("Total document signed"),
                      HasSubstr("ETSI.CAdES.detached"), HasSubstr("Alder & Wren Bookkeeping"),
                      HasSubstr("SHA-256")));
    const SealCheck check = verify_seal(sealed);
    EXPECT_TRUE(check.whole) << check.fault;
    EXPECT_EQ(check.signer, "Alder & Wren Bookkeeping");
    EXPECT_EQ(check.sealed_at, sample::signing_time());
    EXPECT_EQ(check.certificate_sha256, certificate_hash(sample::identity().certificate_pem));
}

TEST(Seal, KeepsWhatTheContractShows) {
    const std::string contract = typeset_contract(sample::signed_contract());
    EXPECT_EQ(sample::text_of(sample::sealed_contract()), sample::text_of(contract));
    EXPECT_THAT(sample::run_tool("pdfdetach -list", sample::sealed_contract()),
                HasSubstr("text.md"));
}

TEST(Seal, OfTheSameContractIsTheSame) {
    EXPECT_EQ(sample::sealed_contract(), sample::sealed_contract());
}

TEST(Seal, IsBrokenForPdfsigByOneChangedByte) {
    const std::string sealed = sample::sealed_contract();
    const auto [begin, end] = gap_of(sealed);
    const std::vector<size_t> places{
        12,         begin / 2, begin - 30, end + 3, (end + sealed.size()) / 2, sealed.size() - 40,
        begin + 700};
    for (const size_t place : places) {
        std::string changed = sealed;
        changed[place] = changed[place] == '1' ? '2' : '1';
        EXPECT_FALSE(pdfsig_accepts(changed)) << place;
    }
}

// Every byte of the signature, and a sample of all others.
TEST(Seal, IsBrokenForUsByAnyChangedByte) {
    const std::string sealed = sample::sealed_contract();
    const auto [begin, end] = gap_of(sealed);
    const size_t padding = sealed.find(std::string(64, '0'), begin);
    for (size_t place = 0; place < sealed.size();) {
        std::string changed = sealed;
        changed[place] = static_cast<char>(changed[place] ^ (place % 3 == 0 ? 0x20 : 0x01));
        EXPECT_FALSE(verify_seal(changed).whole) << place;
        place += place >= begin && place < padding         ? 2
                 : place + 200 > begin && place < end + 20 ? 37
                                                           : 131;
    }
}

TEST(Seal, IsBrokenByWhatIsAddedOrCutOff) {
    const std::string sealed = sample::sealed_contract();
    EXPECT_FALSE(verify_seal(sealed + "\n").whole);
    EXPECT_FALSE(verify_seal(sealed.substr(0, sealed.size() - 1)).whole);
    EXPECT_FALSE(verify_seal(sealed + sealed).whole);
    EXPECT_FALSE(verify_seal("x" + sealed).whole);
    EXPECT_FALSE(verify_seal(typeset_contract(sample::signed_contract())).whole);
}

TEST(Seal, OfAnotherIdentityIsNotTheFirms) {
    SystemRandom random;
    const SigningIdentity other =
        make_signing_identity("Alder & Wren Bookkeeping", sample::signing_time(), random);
    const std::string sealed = seal_pdf(typeset_contract(sample::signed_contract()), other,
                                        {sample::signing_time(), "", ""});
    const SealCheck check = verify_seal(sealed);
    EXPECT_TRUE(check.whole) << check.fault;
    EXPECT_NE(check.certificate_sha256, certificate_hash(sample::identity().certificate_pem));
}

TEST(Seal, NeverThrowsForForeignBytes) {
    const std::string sealed = sample::sealed_contract();
    uint32_t state = 3;
    const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
    EXPECT_FALSE(verify_seal("").whole);
    EXPECT_FALSE(verify_seal("%PDF-1.7").whole);
    for (int round = 0; round < 200; ++round) {
        std::string damaged = sealed;
        for (int i = 0; i < 20; ++i) damaged[next() % damaged.size()] = static_cast<char>(next());
        if (round % 3 == 0) damaged.resize(next() % damaged.size());
        const SealCheck check = verify_seal(damaged);
        EXPECT_FALSE(check.whole);
        EXPECT_NE(check.fault, "");
    }
}

TEST(Seal, HasReasonAndPlaceInAnyScript) {
    const std::string sealed =
        seal_pdf(typeset_contract(sample::signed_contract()), sample::identity(),
                 {sample::signing_time(), "서명 (완료) \\", "Zürich)"});
    EXPECT_TRUE(pdfsig_accepts(sealed));
    EXPECT_TRUE(verify_seal(sealed).whole);
}

TEST(Seal, ComesOnceAndOnlyOnAPdf) {
    const Seal seal{sample::signing_time(), "", ""};
    EXPECT_THROW(seal_pdf(sample::sealed_contract(), sample::identity(), seal), Error);
    EXPECT_THROW(seal_pdf("not a PDF", sample::identity(), seal), Error);
    const std::string pdf = typeset_contract(sample::unsigned_contract());
    EXPECT_THROW(seal_pdf(pdf, {"no key", sample::identity().certificate_pem}, seal), Error);
    EXPECT_THROW(seal_pdf(pdf, {sample::identity().private_key_pem, "no certificate"}, seal),
                 Error);
}

TEST(Seal, RefusesAKeyThatIsNotTheCertificates) {
    SystemRandom random;
    const SigningIdentity other = make_signing_identity("Other", sample::signing_time(), random);
    EXPECT_THROW(seal_pdf(typeset_contract(sample::unsigned_contract()),
                          {other.private_key_pem, sample::identity().certificate_pem},
                          {sample::signing_time(), "", ""}),
                 Error);
}

class FirmName : public testing::TestWithParam<std::string> {};

TEST_P(FirmName, StandsInTheSeal) {
    SystemRandom random;
    const SigningIdentity identity =
        make_signing_identity(GetParam(), sample::signing_time(), random);
    const std::string sealed = seal_pdf(typeset_contract(sample::unsigned_contract()), identity,
                                        {sample::signing_time(), "", ""});
    EXPECT_EQ(verify_seal(sealed).signer, GetParam());
    EXPECT_TRUE(pdfsig_accepts(sealed));
}

INSTANTIATE_TEST_SUITE_P(Scripts, FirmName,
                         testing::Values("김민준 회계", "Müller, O=Evil/CN=\"x\"", "مريم"));

TEST(SigningIdentity, LastsTwentyYearsAndBoundsTheName) {
    const std::string facts =
        sample::run_tool("openssl x509 -noout -text -in", sample::identity().certificate_pem);
    EXPECT_THAT(facts,
                AllOf(HasSubstr("Not Before: Mar  6 14:32:10 2026 GMT"),
                      HasSubstr("Not After : Mar  6 14:32:10 2046 GMT"), HasSubstr("3072 bit"),
                      HasSubstr("Digital Signature, Non Repudiation"), HasSubstr("CA:FALSE")));
    SystemRandom random;
    std::string name;
    for (int i = 0; i < 100; ++i) name += "é";
    const SigningIdentity long_name = make_signing_identity(name, sample::signing_time(), random);
    EXPECT_NE(certificate_hash(long_name.certificate_pem), "");
    EXPECT_THROW(make_signing_identity(" \n ", sample::signing_time(), random), Error);
}

// EN 319 142-1 wants the signing certificate among the signed attributes, and the time in the PDF
// only.
TEST(Seal, HasTheAttributesOfPades) {
    const std::string sealed = sample::sealed_contract();
    EXPECT_THAT(sealed, HasSubstr("/M (D:20260306143210Z)"));
    EXPECT_THAT(sealed, HasSubstr("/SubFilter /ETSI.CAdES.detached"));
    const auto [begin, end] = gap_of(sealed);
    const std::string hex = sealed.substr(begin + 1, end - begin - 2);
    EXPECT_THAT(hex, HasSubstr("060b2a864886f70d010910022f"));   // signing-certificate-v2
    EXPECT_THAT(hex, HasSubstr("06092a864886f70d010904"));       // message-digest
    EXPECT_THAT(hex, HasSubstr("06092a864886f70d010903"));       // content-type
    EXPECT_THAT(hex, Not(HasSubstr("06092a864886f70d010905")));  // signing-time
}

}
