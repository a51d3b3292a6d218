// OpenSSL 3 for Swift: its headers, and inline functions for the macros that
// Swift cannot call. Header only; no logic.
#ifndef CCOPPER_OPENSSL_H
#define CCOPPER_OPENSSL_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#endif
