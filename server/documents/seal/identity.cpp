#include <chrono>

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "documents/seal/cms.hpp"
#include "documents/shown_text.hpp"
#include "documents/signing.hpp"

namespace {

constexpr int key_bits = 3072;
constexpr size_t name_characters_max = 64;  // X.520's bound on a common name

std::string bounded_name(std::string_view firm_name) {
    const std::string name = shown_line(firm_name);
    if (name.empty()) {
        throw Error(ErrorCode::invalid, "A signing identity needs the firm's name; it is empty.");
    }
    size_t characters = 0;
    for (size_t i = 0; i < name.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(name[i]) & 0xC0u) != 0x80u;
        if (begins && ++characters > name_characters_max) return name.substr(0, i);
    }
    return name;
}

void set_serial(X509* certificate, Random& random) {
    std::string bytes = random.bytes(16);
    bytes[0] = static_cast<char>((bytes[0] & 0x3F) | 0x40);  // positive, and always as long
    BIGNUM* number = BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                               static_cast<int>(bytes.size()), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
}

void set_validity(X509* certificate, Time now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const Date start{day};
    Date end = start + std::chrono::years(20);
    if (!end.ok()) end = end.year() / end.month() / std::chrono::last;
    const auto seconds = [](auto time) {
        return std::chrono::system_clock::to_time_t(
            std::chrono::time_point_cast<std::chrono::system_clock::duration>(time));
    };
    ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(now));
    ASN1_TIME_set(X509_getm_notAfter(certificate),
                  seconds(now + (std::chrono::sys_days(end) - day)));
}

void add_extension(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    check(extension != nullptr, "an extension of our own certificate is malformed");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

CertificatePointer make_certificate(EVP_PKEY* key, const std::string& name, Time now,
                                    Random& random) {
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    set_serial(certificate.get(), random);
    set_validity(certificate.get(), now);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    check(X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(name.data()),
                                     static_cast<int>(name.size()), -1, 0) == 1,
          "the firm's name does not fit a certificate");
    X509_set_issuer_name(certificate.get(), subject);
    add_extension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate.get(), NID_key_usage, "critical,digitalSignature,nonRepudiation");
    add_extension(certificate.get(), NID_subject_key_identifier, "hash");
    check(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "the certificate was not signed");
    return certificate;
}

}

SigningIdentity make_signing_identity(std::string_view firm_name, Time now, Random& random) {
    const std::string name = bounded_name(firm_name);
    const KeyPointer key(EVP_RSA_gen(key_bits));
    check(key != nullptr, "OpenSSL made no key");
    const CertificatePointer certificate = make_certificate(key.get(), name, now, random);
    const BioPointer key_pem(BIO_new(BIO_s_mem()));
    const BioPointer certificate_pem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_X509(certificate_pem.get(), certificate.get());
    return {written(key_pem.get()), written(certificate_pem.get())};
}

std::string certificate_hash(std::string_view certificate_pem) {
    return sha256_of(read_certificate(certificate_pem).get());
}
