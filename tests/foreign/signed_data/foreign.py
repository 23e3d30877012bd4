"""GB/T 35275 without a line of ours: asn1crypto for the form, sm-crypto-v2 (sm2.mjs) for SM2 and SM3."""
import datetime
import json
import subprocess

from asn1crypto import algos, cms, core, keys, tsp, x509

DATA, SIGNED_DATA = "1.2.156.10197.6.1.4.2.1", "1.2.156.10197.6.1.4.2.2"
SM3, SM2_WITH_SM3, SM2_CURVE = "1.2.156.10197.1.401", "1.2.156.10197.1.501", "1.2.156.10197.1.301"
IDENTITY = "1234567812345678"

keys.NamedCurve.register("sm2p256", SM2_CURVE, 32)
cms.ContentType._map |= {DATA: "gm_data", SIGNED_DATA: "gm_signed_data"}
cms.ContentInfo._oid_specs |= {"gm_data": core.OctetString, "gm_signed_data": cms.SignedData}


class Refused(Exception):
    pass


def want(right, words):
    if not right:
        raise Refused(words)


class Sm2:
    def __init__(self, script, packages):
        self.process = subprocess.Popen(["node", script, packages], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **words):
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def sm3(self, data):
        return bytes.fromhex(self.ask(do="sm3", data=data.hex()))

    def sign(self, data, secret, identity=IDENTITY):
        return bytes.fromhex(self.ask(do="sign", data=data.hex(), secret=secret, identity=identity))

    def verifies(self, data, key, signature, identity=IDENTITY):
        return self.ask(do="verify", data=data.hex(), key=key.hex(), signature=signature.hex(), identity=identity)

    def public(self, secret):
        return bytes.fromhex(self.ask(do="public", secret=secret))

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


def the_only(values, words):
    want(len(values) == 1, f"{len(values)} {words}")
    return values[0]


def attribute(attributes, name):
    return the_only(the_only([one for one in attributes if one["type"].native == name], name)["values"], name)


def check(file, sm2, identity=IDENTITY):
    """The content, once everything the standard asks of such a file holds; Refused or a parser's error."""
    outside = cms.ContentInfo.load(file, strict=True)
    want(outside["content_type"].dotted == SIGNED_DATA, "content type")
    want(outside.dump(force=True) == file, "not spelled as asn1crypto spells it")
    data = outside["content"]
    want(data["version"].native == "v1", "version")
    want([one["algorithm"].dotted for one in data["digest_algorithms"]] == [SM3], "digest algorithm")
    want(data["encap_content_info"]["content_type"].dotted == DATA, "inner content type")
    content = data["encap_content_info"]["content"].native
    certificate = the_only(data["certificates"], "certificates").chosen
    signer = the_only(data["signer_infos"], "signers")
    want(signer["version"].native == "v1", "signer's version")
    want(signer["sid"].chosen["issuer"].dump() == certificate.issuer.dump(), "issuer")
    want(signer["sid"].chosen["serial_number"].native == certificate.serial_number, "serial number")
    want(signer["digest_algorithm"]["algorithm"].dotted == SM3, "signer's digest")
    want(signer["signature_algorithm"]["algorithm"].dotted == SM2_WITH_SM3, "signer's algorithm")
    attributes = signer["signed_attrs"]
    want(attribute(attributes, "content_type").dotted == DATA, "attribute content type")
    want(attribute(attributes, "message_digest").native == sm2.sm3(content), "message digest")
    named = attribute(attributes, "signing_certificate_v2")["certs"][0]
    want(named["hash_algorithm"]["algorithm"].dotted == SM3, "certificate's digest algorithm")
    want(named["cert_hash"].native == sm2.sm3(certificate.dump()), "certificate's digest")
    spki = certificate.public_key
    want(spki["algorithm"]["parameters"].chosen.dotted == SM2_CURVE, "curve")
    key = bytes(spki["public_key"].native)
    value = signer["signature"].native  # sm-crypto-v2 forgives spellings of r and s
    want(algos.DSASignature.from_p1363(numbers_in(value)).dump() == value, "signature value")
    signed = attributes.untag().dump()
    want(signed[0] == 0x31, "attributes are signed as a SET")
    want(sm2.verifies(signed, key, value, identity), "signature")
    want(sm2.verifies(certificate["tbs_certificate"].dump(), key, certificate["signature_value"].native), "certificate's signature")
    return content


def numbers_in(value):
    both = algos.DSASignature.load(value, strict=True)
    return b"".join(both[name].native.to_bytes(32, "big") for name in ("r", "s"))


def certificate_of(secret, name, sm2):
    key = sm2.public(secret)
    utc = lambda year: x509.Time({"utc_time": datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc)})
    subject = x509.Name.build({"common_name": name})
    body = x509.TbsCertificate({
        "version": "v3", "serial_number": 35275, "signature": {"algorithm": SM2_WITH_SM3}, "issuer": subject, "subject": subject,
        "validity": {"not_before": utc(2026), "not_after": utc(2029)},
        "subject_public_key_info": {"algorithm": {"algorithm": "ec", "parameters": keys.ECDomainParameters("named", keys.NamedCurve(SM2_CURVE))},
                                    "public_key": key}})
    return x509.Certificate({"tbs_certificate": body, "signature_algorithm": {"algorithm": SM2_WITH_SM3},
                             "signature_value": sm2.sign(body.dump(), secret)})


def write(content, secret, sm2, identity=IDENTITY, digest=None):
    """Such a file, made by strangers alone."""
    certificate = certificate_of(secret, "Stranger's archive", sm2)
    named = tsp.ESSCertIDv2({"hash_algorithm": {"algorithm": SM3}, "cert_hash": sm2.sm3(certificate.dump())})
    values = {"content_type": cms.ContentType(DATA), "message_digest": core.OctetString(digest or sm2.sm3(content)),
              "signing_time": cms.Time({"utc_time": datetime.datetime(2026, 11, 22, 6, 41, tzinfo=datetime.timezone.utc)}),
              "signing_certificate_v2": tsp.SigningCertificateV2({"certs": [named]})}
    attributes = cms.CMSAttributes([cms.CMSAttribute({"type": name, "values": [value]}) for name, value in values.items()])
    signer = cms.SignerInfo({
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": certificate.issuer, "serial_number": certificate.serial_number}},
        "digest_algorithm": {"algorithm": SM3}, "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": SM2_WITH_SM3}, "signature": sm2.sign(attributes.untag().dump(), secret, identity)})
    data = cms.SignedData({
        "version": "v1", "digest_algorithms": [algos.DigestAlgorithm({"algorithm": SM3})],
        "encap_content_info": {"content_type": DATA, "content": core.OctetString(content)},
        "certificates": [certificate], "signer_infos": [signer]})
    return cms.ContentInfo({"content_type": SIGNED_DATA, "content": data}).dump()
