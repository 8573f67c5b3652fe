"""What must hold between figures (page figures.md, whose numbers stand here), and the period."""

from datetime import datetime, timedelta, timezone
from fractions import Fraction

from leaves import require
from proofs import FULL, WITH_OUTCOMES, columns_of

OPEN = ["instruments", "categories"]
V4, V5 = "greffe/report/v4", "greffe/report/v5"


def known(values):
    return [value for value in values if value is not None]


def added(lines, column):
    return sum(known(line[column] for line in lines))


def line_of(table, key):
    return next((line for line in table["lines"] if line["key"] == key), None)


def check_total(lines, column, total, what):
    require(added(lines, column) == total, f"{what} add up to {added(lines, column)}, not to {total}")


def check_line(what, line, names, exact_anyway):
    columns, total = [line[column] for column in names], line["total"]
    if total is None or exact_anyway and None in columns:
        require(None in columns and (total is None or total >= sum(known(columns))), f"{what} has columns that deny its total")
    else:
        require(total == sum(known(columns)), f"{what} has the total {total}, and its columns add up to {sum(known(columns))}")


def check_share(part, whole, said, what):
    exact, said = Fraction(100 * part, whole), Fraction(str(said))
    require(abs(said - exact) <= Fraction(1, 20) and (said * 10).denominator == 1, f"{what}: {float(said)} % is not {part} of {whole}")


def check_agree(requests, tabled, divided, what):
    """Totals count a divided request, and tables its parts in its place."""
    least, most = (tabled - divided["parts"], tabled + divided["requests"]) if divided else (tabled, tabled)
    require(least <= requests <= most, f"{what} is {requests}, and the tables say {tabled}")


def check_tables(manifest):
    """1 and 2, of any version."""
    f, (names, _) = manifest["figures"], columns_of(manifest)
    check_line("totals.outcomes", f["totals"]["outcomes"], names, False)
    for table in WITH_OUTCOMES:
        lines, total = f[table]["lines"], f[table]["total"]
        check_line(f"the total of {table}", total, names, False)
        for line in lines:
            check_line(f"{table} {line['key']}", line, names, (table, line["key"]) == ("sections", "U"))
        for column in names if table in FULL else []:
            require(total[column] in (None, added(lines, column)), f"the lines of {table} add up to {added(lines, column)} in {column}, not to {total[column]}")


def check_version4(f):
    totals, divided = f["totals"], f["totals"].get("divided")
    outcomes, tables = totals["outcomes"], divided["tables"] if divided else totals["outcomes"]
    require(all(f[table]["total"] == tables for table in WITH_OUTCOMES), "the tables have different totals")
    require(outcomes["total"] == totals["requests"], "the outcomes are not those of all requests")
    require(totals["refusedOrRedirected"] == outcomes["refused"] + outcomes["redirected"], "refusedOrRedirected is another sum")
    require(f["refusals"]["total"] == tables["refused"] + tables["redirected"], "the total of the refusals is another sum")
    require({**f["trend"]["lines"][-1], "key": None} == {**outcomes, "key": None}, "the last line of the trend has other outcomes")
    for measure, total in (("targeted", "accountsTargeted"), ("disclosed", "accountsDisclosed")):
        check_total(f["accounts"]["lines"], measure, totals[total], f"the accounts {measure}")


def check_totals(f):
    """4, 5 and 7, from version 5 on."""
    totals, outcomes, divided = f["totals"], f["totals"]["outcomes"], f["totals"].get("divided")
    for table in WITH_OUTCOMES:
        for column in ("total", "foreign"):
            require(f[table]["total"][column] == outcomes[column], f"{table} has another {column} than the outcomes")
    require(outcomes == divided["tables"] if divided else outcomes["total"] == totals["requests"], "the outcomes are not those of all requests")
    both = None if outcomes["refused"] is None else outcomes["refused"] + outcomes["foreign"]
    require(totals["refusedOrRedirected"] == both, "refusedOrRedirected is not refused and foreign together")
    require(f["refusals"]["total"] == outcomes["foreign"], "the total of the refusals is not the foreign outcomes")
    require(f["trend"]["lines"][-1]["total"] == totals["requests"], "the last line of the trend has another number of requests")


def check_bounds(f):
    """2, 3, 5 and 6: what a line may have at most."""
    outcomes, foreign = f["totals"]["outcomes"], f["totals"]["outcomes"]["foreign"]
    for table in WITH_OUTCOMES:
        for column, whole in f[table]["total"].items():
            counts = known(line[column] for line in f[table]["lines"])
            require(whole is not None or not counts, f"{table} tells {column}, which its total withholds")
            if table in OPEN and whole is not None and column != "total":
                require(sum(counts) >= whole and max(counts, default=0) <= whole, f"{table} has in {column} more or less than {whole} requests")
    for line in f["refusals"]["lines"]:
        require(line["count"] <= foreign, f"the ground {line['key']} has more requests than were refused")
    require(added(f["refusals"]["lines"], "count") >= foreign, "some refusals have no ground")
    relayed, period = f["relayed"], f["thirdCountryOutsideAgreement"]["period"]
    for measure, most in (("received", outcomes["total"]), ("refused", foreign), ("disclosed", period)):
        check_total(relayed["lines"], measure, relayed["total"][measure], f"the lines of relayed, {measure},")
        require(relayed["total"][measure] <= most, f"more is relayed, {measure}, than {most} requests")
        require(all(line[measure] <= line["received"] for line in relayed["lines"]), f"more is {measure} on a line of relayed than received")


def check_third_states(f):
    """8 to 11."""
    totals, divided, outside = f["totals"], f["totals"].get("divided"), f["thirdCountryOutsideAgreement"]
    third, urgent = line_of(f["sections"], "U"), line_of(f["emergencies"], "URGENT")
    foreign = totals["outcomes"]["foreign"]
    if third:
        check_agree(totals["thirdCountry"], third["total"], divided, "totals.thirdCountry")
    require((third["foreign"] if third else 0) == foreign, "the foreign outcomes are not those of third States")
    check_agree(totals["thirdCountryRefused"], foreign, divided, "totals.thirdCountryRefused")
    require(outside["period"] <= outside["ever"], "more was executed outside an agreement in the quarter than ever")
    require(max(outside["period"], totals["thirdCountryRefused"]) <= totals["thirdCountry"] <= totals["requests"], "totals of third States exceed one another")
    require((totals["emergencies"] is None) == f["told"]["close"], "the emergencies are withheld without a reason")
    if totals["emergencies"] is not None:
        check_agree(totals["emergencies"], urgent["total"] if urgent else 0, divided, "totals.emergencies")


def quarter_before(name):
    year, quarter = int(name[:4]), int(name[6:])
    return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"


def check_trend(f):
    """12."""
    lines = f["trend"]["lines"]
    require(lines[-1]["foreign"] == f["totals"]["thirdCountryRefused"], "the last line of the trend has another number of foreign outcomes")
    for at, line in enumerate(lines):
        what = f"the trend in {line['key']}"
        require(at == 0 or lines[at - 1]["key"] == quarter_before(line["key"]), f"{what} does not follow the quarter before")
        shares = [("foreignPercent", line["foreign"], line["total"])]
        for measure, back in (("quarterPercent", 1), ("yearPercent", 4)):
            before = lines[at - back]["total"] if at >= back else 0
            shares.append((measure, line["total"] - before, before if before >= 20 else 0))
        for measure, part, whole in shares:
            require((line[measure] is None) == (whole == 0), f"{what}, {measure}: a share is missing, or has nothing to compare with")
            if whole:
                check_share(part, whole, line[measure], f"{what}, {measure}")


def check_handling(f):
    """7 and 13 to 17."""
    totals, told = f["totals"], f["told"]
    whole, times = totals["outcomes"]["total"], f["within"]["total"]
    for table, total in (("manners", whole), ("customers", 0 if told["close"] else whole), ("assisted", f["assisted"]["total"])):
        if f[table]["lines"] or table != "manners":
            check_total(f[table]["lines"], "count", total or 0, f"the lines of {table}")
        require(f[table]["total"] == total, f"{table} has another total than the tables")
    if "divided" not in totals and None not in (totals["forged"], totals["refusedOrRedirected"]):
        require(totals["forged"] <= totals["refusedOrRedirected"], "more requests are forged than refused")
    accounts, most = f["accountsByCountry"]["lines"], totals["accountsDisclosed"]
    check_total(accounts, "targeted", totals["accountsTargeted"], "the accounts targeted by country")
    disclosed = known(line["disclosed"] for line in accounts)
    require(sum(disclosed) <= most if most is not None else not disclosed, "more accounts are disclosed by country than in all")
    for line in f["notices"]["lines"]:
        states = [{"count": line[state]} for state in ("given", "deferred", "barred", "owed")]
        check_total(states, "count", line["count"], f"the states of the notice {line['key']}")
        require(line["count"] <= whole, f"the notice {line['key']} has more requests than there are")
    for measure, total in times.items():
        values = known(line[measure] for line in f["within"]["lines"])
        require(values == sorted(values) and max(values, default=0) <= (total or 0), f"within, {measure}: it does not rise to its total")
        require((total or 0) <= totals["requests"], f"within, {measure}: it has more than all requests")
        for line in f["within"]["lines"]:
            require((line[measure] is None) == (line[measure + "Percent"] is None), f"within, {line['key']}: a share or its number is withheld alone")
            if line[measure]:
                check_share(line[measure], total, line[measure + "Percent"], f"within, {line['key']}")
    require(f["times"]["close"]["cases"] == times["closed"], "the times have other closed requests than within")
    require(told["close"] or f["times"]["acknowledge"]["cases"] == times["acknowledged"], "the times have other acknowledged requests than within")
    before, closed, still = (f["carryOver"][name] for name in ("openBefore", "closedSince", "stillOpen"))
    require(before is closed is still is None or None not in (before, closed, still) and before == closed + still, "what is carried over does not add up")
    require((f["corrections"]["agreedAndDisclosed"] or 0) <= f["corrections"]["agreed"], "more corrections led to a disclosure than were agreed")
    require(0 <= (f["deadlines"]["metPercent"] or 0) <= 100, "the share of deadlines met is none")


def paris_day(text):
    """Paris is one hour ahead of UTC, two from the last Sunday of March to that of October, 01:00 UTC."""
    at = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    last = [datetime(at.year, month, 31, 1, tzinfo=timezone.utc) for month in (3, 10)]
    spring, autumn = (day - timedelta(days=(day.weekday() + 1) % 7) for day in last)
    return (at + timedelta(hours=2 if spring <= at < autumn else 1)).date().isoformat()


def check_period(manifest):
    year, quarter = manifest["report"].split("-Q")
    first, last = f"{year}-{3 * int(quarter) - 2:02}-01", f"{year}-{3 * int(quarter):02}-{31 if quarter in '14' else 30}"
    period = {"name": manifest["report"], "first": first, "last": last, "provisional": paris_day(manifest["asOf"]) <= last}
    require(manifest["period"] == period, f"the period of the manifest is not {period}")
    require(manifest["figures"]["trend"]["lines"][-1]["key"] == manifest["report"], "the last line of the trend is another quarter")


def check_sums(manifest):
    f = manifest["figures"]
    check_period(manifest)
    check_tables(manifest)
    results = [{"count": number} for name, number in f["challenges"].items() if name != "lodged"]
    check_total(results, "count", f["challenges"]["lodged"], "the results of challenges")
    check_total(f["relayed"]["lines"], "received", f["relayed"]["total"]["received"], "the lines of relayed")
    if manifest["format"] == V4:
        check_version4(f)
        return
    check_totals(f)
    if manifest["format"] != V5:
        check_bounds(f)
        check_third_states(f)
        check_trend(f)
        check_handling(f)
