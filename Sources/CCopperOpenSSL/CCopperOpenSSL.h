// OpenSSL 3 for Swift: its headers, and inline functions for the macros that
// Swift cannot call. Header only; no logic.
#ifndef CCOPPER_OPENSSL_H
#define CCOPPER_OPENSSL_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Names are those of the macros behind "ccopper_". The macros cast their arguments
// or compute their constants, which Swift's importer does not follow.

static inline long ccopper_SSL_CTX_set_min_proto_version(SSL_CTX *ctx, int version) {
    return SSL_CTX_set_min_proto_version(ctx, version);
}

static inline long ccopper_SSL_CTX_set_max_proto_version(SSL_CTX *ctx, int version) {
    return SSL_CTX_set_max_proto_version(ctx, version);
}

static inline long ccopper_SSL_CTX_set_mode(SSL_CTX *ctx, long mode) {
    return SSL_CTX_set_mode(ctx, mode);
}

static inline void ccopper_SSL_CTX_set_read_ahead(SSL_CTX *ctx, int on) {
    SSL_CTX_set_read_ahead(ctx, on);
}

static inline long ccopper_SSL_CTX_set_session_cache_mode(SSL_CTX *ctx, long mode) {
    return SSL_CTX_set_session_cache_mode(ctx, mode);
}

static inline long ccopper_SSL_CTX_add0_chain_cert(SSL_CTX *ctx, X509 *certificate) {
    return SSL_CTX_add0_chain_cert(ctx, certificate);
}

static inline long ccopper_SSL_CTX_set1_groups_list(SSL_CTX *ctx, const char *list) {
    return SSL_CTX_set1_groups_list(ctx, list);
}

static inline long ccopper_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name);
}

static inline long ccopper_BIO_get_mem_data(BIO *bio, char **data) {
    return BIO_get_mem_data(bio, data);
}

static inline void ccopper_BIO_set_retry_read(BIO *bio) { BIO_set_retry_read(bio); }
static inline void ccopper_BIO_set_retry_write(BIO *bio) { BIO_set_retry_write(bio); }
static inline void ccopper_BIO_clear_retry_flags(BIO *bio) { BIO_clear_retry_flags(bio); }

static const unsigned long long ccopper_SSL_OP_NO_RENEGOTIATION = SSL_OP_NO_RENEGOTIATION;
static const unsigned long long ccopper_SSL_OP_NO_TICKET = SSL_OP_NO_TICKET;
static const unsigned long long ccopper_SSL_OP_NO_COMPRESSION = SSL_OP_NO_COMPRESSION;
static const unsigned long long ccopper_SSL_OP_CIPHER_SERVER_PREFERENCE =
    SSL_OP_CIPHER_SERVER_PREFERENCE;
static const unsigned long ccopper_XN_FLAG_ONELINE = XN_FLAG_ONELINE;

#endif
