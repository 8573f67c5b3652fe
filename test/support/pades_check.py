"""A second opinion on a sealed PDF that shares no code with the product: pikepdf, asn1crypto, cryptography, pyhanko-certvalidator.

usage: pades_check.py FILE ROOT.pem
Prints one line a signature and exits 0 only when every digest, attribute, signature, time-stamp and path holds,
offline, with revocation required and taken from the file alone.
"""

import asyncio
import hashlib
import sys
from datetime import datetime, timedelta, timezone

import pikepdf
from asn1crypto import cms, crl, ocsp, pem, tsp, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from pyhanko_certvalidator import CertificateValidator, ValidationContext

HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


def demand(holds, what):
    if not holds:
        sys.exit("REFUSED " + what)


def covered(data, byte_range, contents):
    start, first, second, rest = (int(each) for each in byte_range)
    demand(start == 0 and first < second, "byte range")
    hole = data[first:second]
    demand(hole[:1] == b"<" and hole[-1:] == b">" and bytes.fromhex(hole[1:-1].decode()) == contents, "hole")
    return data[:first] + data[second:second + rest], second + rest


def check_signer(signed_data, content):
    demand(len(signed_data["signer_infos"]) == 1, "one signer")
    info = signed_data["signer_infos"][0]
    certificates = [each.chosen for each in signed_data["certificates"]]
    sid = info["sid"].chosen
    signer = next(c for c in certificates if c.serial_number == sid["serial_number"].native and c.issuer == sid["issuer"])
    digest = info["digest_algorithm"]["algorithm"].native
    attributes = {each["type"].native: each["values"] for each in info["signed_attrs"]}
    demand(attributes["message_digest"][0].native == hashlib.new(digest, content).digest(), "message digest")
    demand("signing_time" not in attributes, "no signing time in a baseline signature")
    named = attributes["signing_certificate_v2"][0]["certs"][0]
    hashed = named["hash_algorithm"]["algorithm"].native
    demand(named["cert_hash"].native == hashlib.new(hashed, signer.dump()).digest(), "signing certificate")
    key = serialization.load_der_public_key(signer.public_key.dump())
    signed = info["signed_attrs"].untag().dump()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(info["signature"].native, signed, ec.ECDSA(HASHES[digest]))
    else:
        key.verify(info["signature"].native, signed, padding.PKCS1v15(), HASHES[digest])
    return info, signer, certificates


def check_stamp(token, stamped):
    signed_data = token["content"]
    content = signed_data["encap_content_info"]["content"]
    _, signer, certificates = check_signer(signed_data, content.contents if content.contents else content.native)
    info = content.parsed
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    demand(imprint["hashed_message"].native == hashlib.new(algorithm, stamped).digest(), "imprint")
    return info["gen_time"].native, signer, certificates


def check_path(certificate, certificates, moment, roots, store, usage):
    context = ValidationContext(
        trust_roots=roots,
        other_certs=certificates + store["certs"],
        ocsps=store["ocsps"],
        crls=store["crls"],
        allow_fetching=False,
        revocation_mode="require" if store["certs"] else "soft-fail",
        moment=moment,
        time_tolerance=timedelta(minutes=5),
    )
    validator = CertificateValidator(certificate, intermediate_certs=certificates + store["certs"], validation_context=context)
    asyncio.run(validator.async_validate_usage(set(), extended_key_usage=usage))


def main(path, root_path):
    data = open(path, "rb").read()
    with open(root_path, "rb") as file:
        roots = [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read(), multiple=True)]
    with pikepdf.open(path) as pdf:
        dss = pdf.Root.get("/DSS", {})
        streams = lambda name: [bytes(each.read_bytes()) for each in dss.get(name, [])]
        store = {
            "certs": [x509.Certificate.load(der) for der in streams("/Certs")],
            "ocsps": [ocsp.OCSPResponse.load(der) for der in streams("/OCSPs")],
            "crls": [crl.CertificateList.load(der) for der in streams("/CRLs")],
        }
        ends = []
        for field in pdf.Root.AcroForm.Fields:
            value = field.V
            contents = bytes(value.Contents)
            content, end = covered(data, value.ByteRange, contents)
            ends.append(end)
            message = cms.ContentInfo.load(contents)
            if value.SubFilter == "/ETSI.RFC3161":
                moment, signer, certificates = check_stamp(message, content)
                check_path(signer, certificates, moment, roots, store, {"time_stamping"})
                print("stamp", moment.isoformat(), end)
                continue
            info, signer, certificates = check_signer(message["content"], content)
            moment = datetime.strptime(str(value.M), "D:%Y%m%d%H%M%SZ").replace(tzinfo=timezone.utc)
            stamped = False
            for attribute in info["unsigned_attrs"] or []:
                demand(attribute["type"].native == "signature_time_stamp_token", "unsigned attribute")
                stamped = True
                moment, stamper, others = check_stamp(attribute["values"][0], info["signature"].native)
                check_path(stamper, others, moment, roots, store, {"time_stamping"})
            check_path(signer, certificates, moment, roots, store, set())
            print("seal", moment.isoformat(), "stamped" if stamped else "claimed", end)
        demand(ends == sorted(ends), "revisions in order")


main(*sys.argv[1:3])
