# Sourced by ./dev: the certificates that the test servers and their tests use.

# make_tls DIR: fills DIR, unless it is complete already.
#   ca.pem              signs all that follows
#   server.pem, .key    for localhost, 127.0.0.1 and ::1 (not for 127.0.0.2)
#   client.pem, .key    CN=certuser
#   client-encrypted.key   the same key; its passphrase is copper-test-key-pw
#   crl-empty.pem, crl-server-revoked.pem   lists of revoked certificates
#   other-ca.pem        an authority that signed none of these
make_tls() {
    local dir=$1
    [ -e "$dir/complete" ] && return
    mkdir -p "$dir"
    (
        cd "$dir"
        umask 077
        new_authority ca "Copper test authority"
        new_authority other-ca "Another authority"
        sign server localhost "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"
        sign client certuser "extendedKeyUsage=clientAuth"
        openssl pkey -in client.key -aes-256-cbc -passout pass:copper-test-key-pw \
            -out client-encrypted.key
        revocation_lists
        chmod 644 ./*.pem
        chmod 755 .
        touch complete
    ) >"$dir/openssl.log" 2>&1 || die "openssl failed: $(tail -n 3 "$dir/openssl.log")"
}

new_authority() { # NAME COMMON_NAME
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
        -subj "/CN=$2" -addext "keyUsage=critical,keyCertSign,cRLSign" \
        -keyout "$1.key" -out "$1.pem"
}

sign() { # NAME COMMON_NAME EXTENSION
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
        -subj "/CN=$2" -keyout "$1.key" -out "$1.csr"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 \
        -sha256 -extfile <(echo "$3") -out "$1.pem"
}

revocation_lists() {
    cat >crl.conf <<-CONF
	[ca]
	default_ca = test
	[test]
	database = crl.index
	crlnumber = crl.number
	default_md = sha256
	default_crl_days = 3650
	CONF
    : >crl.index
    echo 01 >crl.number
    openssl ca -config crl.conf -cert ca.pem -keyfile ca.key -gencrl -out crl-empty.pem
    openssl ca -config crl.conf -cert ca.pem -keyfile ca.key -revoke server.pem
    openssl ca -config crl.conf -cert ca.pem -keyfile ca.key -gencrl -out crl-server-revoked.pem
}
