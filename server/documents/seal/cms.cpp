#include "documents/seal/cms.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <openssl/pem.h>

#include "base/check.hpp"
#include "base/error.hpp"

namespace {

using DigestPointer = std::unique_ptr<EVP_MD_CTX, Release<&EVP_MD_CTX_free>>;
using StorePointer = std::unique_ptr<X509_STORE, Release<&X509_STORE_free>>;

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// What OpenSSL's i2d functions write.
template <class Write, class Thing>
std::string der_of(Write write, Thing* thing) {
    const int length = write(thing, nullptr);
    check(length > 0, "a structure of our own has no DER form");
    std::string der(static_cast<size_t>(length), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    write(thing, &out);
    return der;
}

enum Tag : char {
    integer = 0x02,
    octets = 0x04,
    sequence = 0x30,
    set = 0x31,
    context_0 = static_cast<char>(0xA0),
    context_4 = static_cast<char>(0xA4),
};

std::string der(Tag tag, std::string_view content) {
    std::string length;
    for (size_t rest = content.size(); rest > 0; rest >>= 8) {
        length.insert(length.begin(), static_cast<char>(rest & 0xFF));
    }
    if (content.size() < 0x80) {
        length = static_cast<char>(content.size());
    } else {
        length.insert(length.begin(), static_cast<char>(0x80 | length.size()));
    }
    return static_cast<char>(tag) + length + std::string(content);
}

using namespace std::string_literals;

// Object identifiers in DER.
const std::string signed_data_oid = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"s;
const std::string data_oid = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"s;
const std::string sha256_oid = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"s;
const std::string rsa_oid = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"s;
const std::string content_type_oid = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"s;
const std::string message_digest_oid = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"s;
const std::string signing_certificate_v2_oid =
    "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"s;

std::string sha256_bytes(std::string_view bytes) {
    std::string digest(32, '\0');
    unsigned length = 0;
    const bool made =
        EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()),
                   &length, EVP_sha256(), nullptr) == 1;
    check(made && length == digest.size(), "OpenSSL has no SHA-256");
    return digest;
}

std::string issuer_of(const X509* certificate) {
    return der_of(i2d_X509_NAME, X509_get_issuer_name(certificate));
}

std::string serial_of(const X509* certificate) {
    return der_of(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate));
}

// RFC 5035: the certificate's hash (SHA-256 is the default and therefore not named), its issuer and
// number.
std::string signing_certificate(const X509* certificate) {
    const std::string hash = der(octets, sha256_bytes(der_of(i2d_X509, certificate)));
    const std::string issuer = der(sequence, der(context_4, issuer_of(certificate)));
    const std::string id = der(sequence, hash + der(sequence, issuer + serial_of(certificate)));
    return der(sequence, der(sequence, id));
}

// What is signed (RFC 5652, 5.3): a set in DER's order, without its own tag.
std::string signed_attributes(const X509* certificate, std::string_view content) {
    std::vector<std::string> attributes{
        der(sequence, content_type_oid + der(set, data_oid)),
        der(sequence, message_digest_oid + der(set, der(octets, sha256_bytes(content)))),
        der(sequence, signing_certificate_v2_oid + der(set, signing_certificate(certificate)))};
    std::sort(attributes.begin(), attributes.end());
    return attributes[0] + attributes[1] + attributes[2];
}

// OpenSSL could write this too, but always adds the system's time, which PAdES keeps out of here.
std::string signed_data(const X509* certificate, std::string_view attributes,
                        std::string_view signature) {
    const std::string version_1 = der(integer, "\x01");
    const std::string digest = der(sequence, sha256_oid);
    const std::string signer =
        version_1 + der(sequence, issuer_of(certificate) + serial_of(certificate)) + digest +
        der(context_0, attributes) + der(sequence, rsa_oid + "\x05\0"s) + der(octets, signature);
    const std::string content = version_1 + der(set, digest) + der(sequence, data_oid) +
                                der(context_0, der_of(i2d_X509, certificate)) +
                                der(set, der(sequence, signer));
    return der(sequence, signed_data_oid + der(context_0, der(sequence, content)));
}

std::string rsa_signature(EVP_PKEY* key, std::string_view covered) {
    const DigestPointer digest(EVP_MD_CTX_new());
    size_t length = 0;
    check(EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
              EVP_DigestSign(digest.get(), nullptr, &length, data_of(covered), covered.size()) == 1,
          "the key cannot sign");
    std::string signature(length, '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    check(EVP_DigestSign(digest.get(), out, &length, data_of(covered), covered.size()) == 1,
          "the key did not sign");
    return signature;
}

std::string signature_in(CMS_ContentInfo* cms) {
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) return "";
    const ASN1_OCTET_STRING* octets_of =
        CMS_SignerInfo_get0_signature(sk_CMS_SignerInfo_value(signers, 0));
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(octets_of)),
            static_cast<size_t>(ASN1_STRING_length(octets_of))};
}

Error unreadable(std::string_view what) {
    return Error(ErrorCode::invalid, "The signing identity's " + std::string(what) +
                                         " cannot be read: PEM without a passphrase is expected.");
}

// The one certificate in the file, trusted for this check only: who it belongs to is the caller's
// question.
StorePointer trusting(X509* certificate) {
    StorePointer store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), certificate);
    X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
    return store;
}

struct CertificatesRelease {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};

}

BioPointer reading(std::string_view bytes) {
    return BioPointer(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

std::string written(BIO* bio) {
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<size_t>(length)};
}

CertificatePointer read_certificate(std::string_view pem) {
    CertificatePointer certificate(
        PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
    if (!certificate) throw unreadable("certificate");
    return certificate;
}

KeyPointer read_key(std::string_view pem) {
    // Without an answer OpenSSL would ask for a passphrase on the terminal.
    const auto no_passphrase = [](char*, int, int, void*) { return 0; };
    KeyPointer key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_passphrase, nullptr));
    if (!key) throw unreadable("key");
    return key;
}

std::string common_name(const X509* certificate) {
    const X509_NAME* name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0) return "";
    unsigned char* text = nullptr;
    const int length =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    const std::string common =
        length > 0 ? std::string(reinterpret_cast<const char*>(text), static_cast<size_t>(length))
                   : "";
    OPENSSL_free(text);
    return common;
}

std::string sha256_of(const X509* certificate) {
    return sha256_hex(der_of(i2d_X509, certificate));
}

std::string sign_detached(std::string_view content, const SigningIdentity& identity) {
    const KeyPointer key = read_key(identity.private_key_pem);
    const CertificatePointer certificate = read_certificate(identity.certificate_pem);
    if (EVP_PKEY_is_a(key.get(), "RSA") == 0 ||
        X509_check_private_key(certificate.get(), key.get()) != 1) {
        throw Error(ErrorCode::invalid,
                    "The signing identity needs an RSA key and the certificate made for it.");
    }
    const std::string attributes = signed_attributes(certificate.get(), content);
    const std::string signature = rsa_signature(key.get(), der(set, attributes));
    return signed_data(certificate.get(), attributes, signature);
}

CmsCheck verify_detached(std::string_view der, std::string_view content) {
    const unsigned char* at = data_of(der);
    const CmsPointer cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    if (!cms) return {"The signature is damaged.", nullptr};
    const std::unique_ptr<STACK_OF(X509), CertificatesRelease> certificates(
        CMS_get1_certs(cms.get()));
    if (!certificates || sk_X509_num(certificates.get()) != 1) {
        return {"The signature does not carry exactly one certificate.", nullptr};
    }
    CertificatePointer signer(X509_dup(sk_X509_value(certificates.get(), 0)));
    constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_CADES;
    const bool good = CMS_verify(cms.get(), nullptr, trusting(signer.get()).get(),
                                 reading(content).get(), nullptr, flags) == 1;
    const std::string expected = signed_data(signer.get(), signed_attributes(signer.get(), content),
                                             signature_in(cms.get()));
    const bool as_written = der.starts_with(expected) &&
                            der.find_first_not_of('\0', expected.size()) == std::string_view::npos;
    if (good && as_written) return {"", std::move(signer)};
    return {"The file is not as it was sealed.", std::move(signer)};
}
