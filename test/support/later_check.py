"""What an independent validator says later of the certificate that sealed a PDF: pikepdf, asn1crypto, pyhanko-certvalidator.

usage: later_check.py FILE ROOT.pem FRESH.der ISO-MOMENT ...
For each moment it prints three words: with the file alone, with the fresh OCSP answer, and by past validation (ETSI EN 319 102-1,
5.6.2.1) on the proofs of existence that the archive time-stamp gives. A word is "passed", "stale" or "expired".
"""

import asyncio
import sys
from datetime import datetime, timedelta

import pikepdf
from asn1crypto import cms, ocsp, pem, tsp, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor
from pyhanko_certvalidator.context import CertValidationPolicySpec, bootstrap_validation_data_handlers
from pyhanko_certvalidator.errors import ExpiredError, InsufficientRevinfoError
from pyhanko_certvalidator.ltv.ades_past import past_validate
from pyhanko_certvalidator.ltv.poe import POEManager, POEType, digest_for_poe
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import OCSPContainer

TOLERANCE = timedelta(minutes=5)


def read(path):
    with pikepdf.open(path) as pdf:
        streams = lambda name: [bytes(each.read_bytes()) for each in pdf.Root.DSS.get(name, [])]
        certs = [x509.Certificate.load(der) for der in streams("/Certs")]
        answers = [ocsp.OCSPResponse.load(der) for der in streams("/OCSPs")]
        seal, stamp = [cms.ContentInfo.load(bytes(field.V.Contents))["content"] for field in pdf.Root.AcroForm.Fields]
    named = seal["signer_infos"][0]["sid"].chosen["serial_number"].native
    signer = next(each.chosen for each in seal["certificates"] if each.chosen.serial_number == named)
    archived = stamp["encap_content_info"]["content"].parse(tsp.TSTInfo)["gen_time"].native
    return signer, certs, answers, archived


def at(moment, signer, certs, answers, roots):
    context = ValidationContext(
        trust_roots=roots, other_certs=certs, ocsps=answers, allow_fetching=False, revocation_mode="require",
        moment=moment, time_tolerance=TOLERANCE,
    )
    validator = CertificateValidator(signer, intermediate_certs=certs, validation_context=context)
    try:
        return "passed", asyncio.run(validator.async_validate_usage(set()))
    except InsufficientRevinfoError as error:
        return "stale" if "not recent enough" in str(error) else "without proof", None
    except ExpiredError:
        return "expired", None


def past(moment, path, certs, answers, archived, roots):
    poes = POEManager(current_dt_override=moment)
    containers = [each for answer in answers for each in OCSPContainer.load_multi(answer)]
    for der in [each.dump() for each in certs + answers] + [each.dump() for each in path]:
        poes.register_by_digest(digest_for_poe(der), POEType.VALIDATION, dt=archived)
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=roots),
        revinfo_policy=CertRevTrustPolicy(revocation_checking_policy=REQUIRE_REVINFO),
        time_tolerance=TOLERANCE,
    )
    handlers = bootstrap_validation_data_handlers(fetchers=None, ocsps=containers, certs=certs, poe_manager=poes)
    known = asyncio.run(past_validate(path, policy, handlers, init_control_time=moment, best_signature_time=archived))
    return "passed" if known >= archived else "before the archive"


def main(path, root_path, fresh_path, *moments):
    signer, certs, answers, archived = read(path)
    with open(root_path, "rb") as file:
        roots = [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read(), multiple=True)]
    word, built = at(archived, signer, certs, answers, roots)
    if word != "passed":
        sys.exit("REFUSED on the day of the archive: " + word)
    for index, text in enumerate(moments):
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        with open(f"{fresh_path}.{index}", "rb") as file:
            fresh = ocsp.OCSPResponse.load(file.read())
        alone = at(moment, signer, certs, answers, roots)[0]
        asked = at(moment, signer, certs, answers + [fresh], roots)[0]
        print(f"{alone} {asked} {past(moment, built, certs, answers, archived, roots)}")


main(*sys.argv[1:])
