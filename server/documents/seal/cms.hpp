// Cryptographic Message Syntax (RFC 5652) as PAdES wants it, and the few OpenSSL things
// the seal needs.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "documents/signing.hpp"

template <auto release>
struct Release {
    template <class T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using BioPointer = std::unique_ptr<BIO, Release<&BIO_free_all>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Release<&EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Release<&X509_free>>;
using CmsPointer = std::unique_ptr<CMS_ContentInfo, Release<&CMS_ContentInfo_free>>;

// The bytes must outlive it.
BioPointer reading(std::string_view bytes);
std::string written(BIO* bio);
// Both throw Error(invalid) if the PEM cannot be read.
CertificatePointer read_certificate(std::string_view pem);
KeyPointer read_key(std::string_view pem);
std::string common_name(const X509* certificate);
std::string sha256_of(const X509* certificate);

// DER of a detached SignedData over `content` with the signed attributes of EN 319 142-1 B-B:
// content-type, message-digest and signing-certificate-v2, and no signing-time.
std::string sign_detached(std::string_view content, const SigningIdentity& identity);

// The outcome of checking a detached SignedData over `content`. Empty `fault`: it is good.
struct CmsCheck {
    std::string fault;
    CertificatePointer signer;  // null if none was found
};
// `der` may be followed by zeros. It must be exactly what sign_detached writes, so that no bit can
// differ unseen.
CmsCheck verify_detached(std::string_view der, std::string_view content);
