"""The operator's books from an exported journal alone, by PROTOCOL.md sections 6.6 and 6.7. Python 3.9 or later, nothing else.

    tirazh journal export --data FOLDER --out journal.jsonl
    python3 books.py journal.jsonl [DAY or INSTANT]

Prints the books of every accounted series as JSON, and the money that has left the house. Stops with exit code 1 at the first record
that the rules do not allow. The signature of the checkpoint is not looked at here: check it with any tool for C2SP signed notes.
"""

import base64
import hashlib
import json
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone

ALLOWED = {
    "received": {"issued", "sold", "unsold", "void", "stolen", "lost"},
    "issued": {"sold", "returned", "void", "stolen", "lost"},
    "sold": {"withdrawn", "void"},
    "returned": {"issued", "sold", "unsold", "void", "stolen", "lost"},
    "unsold": {"destroyed", "void", "stolen", "lost"},
    "void": {"destroyed"},
    "stolen": {"returned"},
    "lost": {"returned"},
    "withdrawn": {"destroyed"},
    "destroyed": set(),
}
OPEN = {"presented", "documents", "approved"}
GATHERED = OPEN | {"expertise"}
PAID = {"paid", "ticket-withdrawn", "destroyed"}
# From which states an act is possible, and the states that it may lead to; None: the same state.
ACTS = {
    "choose": ({"presented", "documents"}, {"presented", "documents"}),
    "give-documents": (GATHERED, {"presented", "documents", "expertise", "approved"}),
    "consent-to-processing": (GATHERED, None),
    "visit-head-office": (GATHERED, None),
    "record-tax": (GATHERED, None),
    "refund-tax": (GATHERED, None),
    "consent-to-publication": (GATHERED | PAID, None),
    "send-to-expertise": ({"presented", "documents"}, {"expertise"}),
    "extend-expertise": ({"expertise"}, None),
    "close-expertise": ({"expertise"}, {"presented", "documents", "refused", "forged"}),
    "hand-to-police": ({"forged"}, {"police"}),
    "show-original": ({"police"}, None),
    "close-case": ({"police"}, None),
    "approve": ({"documents"}, {"documents", "approved"}),
    "pay": (OPEN, {"paid"}),
    "withdraw-ticket": ({"paid"}, {"ticket-withdrawn"}),
    "destroy-ticket": ({"ticket-withdrawn"}, {"destroyed"}),
    "refuse": (OPEN, {"refused"}),
    "return-ticket": (OPEN, {"returned"}),
    "expire": (OPEN, {"expired"}),
}
WITHOUT_PRIZE = {"refused", "returned", "forged", "police"}
ROLES = {"cashier": "cashier", "operator": "head-office"}
MOVED_BY = {"withdraw-ticket": "withdrawn", "destroy-ticket": "destroyed"}
CHANGE = datetime(2024, 2, 29, 18, tzinfo=timezone.utc)


class NotAllowed(Exception):
    pass


def expect(holds, why):
    if not holds:
        raise NotAllowed(why)


def instant(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)


def day_of(at):
    return (at + timedelta(hours=6 if at < CHANGE else 5)).strftime("%Y-%m-%d")


def last_instant(text):
    """Of a day in Almaty its last millisecond; an instant is itself."""
    if len(text) > 10:
        return instant(text)
    at = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=timezone.utc) + timedelta(hours=24 - 5)
    while day_of(at) > text:
        at -= timedelta(hours=1)
    while day_of(at + timedelta(hours=1)) <= text:
        at += timedelta(hours=1)
    return at.replace(minute=59, second=59, microsecond=999000)


def root_of(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    # A stack of whole subtrees: (size, hash), sizes falling.
    stack = []
    for leaf in leaves:
        size, node = 1, leaf
        while stack and stack[-1][0] == size:
            size, node = size * 2, hashlib.sha256(b"\x01" + stack.pop()[1] + node).digest()
        stack.append((size, node))
    node = stack.pop()[1]
    while stack:
        node = hashlib.sha256(b"\x01" + stack.pop()[1] + node).digest()
    return node


def read_chain(path):
    """Every record with its index, chained to the one before."""
    records, leaves, prev, at = [], [], "0" * 64, ""
    with open(path, "rb") as lines:
        for i, line in enumerate(lines):
            text = line.rstrip(b"\n")
            record = json.loads(text)
            expect(record["index"] == i and record["prev"] == prev, f"line {i} does not follow")
            expect(record["at"] >= at, f"line {i} is before the one before it")
            leaf = hashlib.sha256(b"\x00" + text).digest()
            records.append(record)
            leaves.append(leaf)
            prev, at = leaf.hex(), record["at"]
    return records, leaves


def check_checkpoint(path, leaves):
    try:
        with open(path + ".checkpoint", encoding="utf-8") as note:
            _, size, root = note.read().split("\n")[:3]
    except FileNotFoundError:
        return None
    expect(int(size) <= len(leaves), f"{size} records were signed for")
    expect(root_of(leaves[: int(size)]) == base64.b64decode(root), "the signed root is another")
    return int(size)


def sums_of(payments):
    """What a thing is worth was handed over, and its winner paid the tax; of money the tax was withheld."""
    things = [paid for paid in payments if paid["form"] == "in-kind"]
    money = [paid for paid in payments if paid["form"] != "in-kind"]
    return {
        "count": len(payments),
        "grossTenge": sum(paid["grossTenge"] for paid in payments),
        "taxWithheldTenge": sum(paid["taxTenge"] for paid in money),
        "taxPaidByWinnersTenge": sum(paid["taxTenge"] for paid in things),
        "inKindTenge": sum(paid["grossTenge"] for paid in things),
        "paidTenge": sum(paid["paidTenge"] for paid in payments),
    }


class Series:
    def __init__(self, record):
        body = record["body"]
        expect("priceList" in body, "an older record: the journal alone does not say the price")
        self.prices = body["priceList"]
        self.tiers = {tier["id"]: tier["amountTenge"] for tier in self.prices["tiers"]}
        # (state, holder, sold, record) of each place.
        self.tickets = [("received", None, False, record["index"])] * body["tickets"]
        self.undone = set()
        # The last record that sold a ticket or took a sale back.
        self.sale = 0
        # What tickets were before each movement.
        self.before = {}


class Books:
    def __init__(self):
        self.series, self.accounts, self.looked = {}, {}, {}
        self.claims, self.by_prize, self.transfers = {}, {}, {}
        self.spoilt = set()
        self.draws, self.payments, self.people = {}, [], set()
        self.must_move, self.expiring, self.counts = None, None, {}

    def apply(self, record):
        kind, body = record["type"], record["body"]
        must, self.must_move = self.must_move, None
        if must is not None:
            expect(
                kind == "tickets.moved" and (body["series"], body["to"], body["ranges"]) == must,
                "an act on a claim moves its ticket right behind it",
            )
        if kind != "claim.acted":
            self.expiring = None
        handler = getattr(self, kind.replace(".", "_").replace("-", "_"), None)
        if handler:
            handler(record, body)
        if kind == "tickets.moved" and body["to"] == "withdrawn":
            expect(must is not None, "only an act on a claim takes a ticket back")

    # Accounts and draws, as far as the books need them.
    def account_created(self, record, body):
        self.accounts[body["account"]] = body["role"]

    def account_disabled(self, record, body):
        self.accounts.pop(body["account"], None)

    def draw_event(self, record, body):
        blank = {"series": None, "prizes": [], "completed": False, "redrawn": False}
        draw = self.draws.setdefault(body["draw"], blank)
        if body["type"] == "planned":
            draw["series"] = body["plan"]["series"]
            draw["prizes"] = [prize["amountTenge"] for prize in body["plan"]["prizes"]]
        elif body["type"] == "completed":
            draw["completed"] = True
        elif body["type"] == "redrawn":
            draw["redrawn"] = True
            for claim in self.claims.values():
                held = claim["draw"] == body["draw"] and claim["state"] not in WITHOUT_PRIZE
                expect(not held, "a draw is held again whose prize is claimed")

    # Tickets.
    def series_received(self, record, body):
        if "sealed" in body:
            self.series[body["series"]] = Series(record)

    def tickets_moved(self, record, body):
        series, to, holder = self.series[body["series"]], body["to"], body["distributor"]
        before, last_place, count = [], -2, 0
        for first, last in body["ranges"]:
            expect(last_place + 1 < first <= last < len(series.tickets), "its ranges are none")
            last_place, count = last, count + last - first + 1
            for place in range(first, last + 1):
                state, held, sold, _ = was = series.tickets[place]
                expect(to in ALLOWED[state], f"place {place} is {state} and cannot become {to}")
                if to != "issued" and holder is not None:
                    expect(held == holder, f"place {place} is not held by {holder}")
                now = holder if to == "issued" else None if to in ("returned", "unsold") else held
                before.append((place, was))
                series.tickets[place] = (to, now, sold or to == "sold", record["index"])
        expect(count == body["tickets"], "it counts other tickets than it moves")
        series.before[record["index"]] = (to, before)
        series.sale = record["index"] if to == "sold" else series.sale

    def tickets_restored(self, record, body):
        series, undoes = self.series[body["series"]], body["undoes"]
        expect(undoes in series.before and undoes not in series.undone, "there is nothing to take back")
        to, before = series.before[undoes]
        expect(to not in ("withdrawn", "destroyed"), f"what is {to} stays so")
        expect(len(before) == body["tickets"], "it counts other tickets than it takes back")
        places = {place for place, _ in before}
        for claim in self.claims.values() if to == "sold" else ():
            on_it = claim["series"] == body["series"] and claim["place"] in places
            expect(not on_it or claim["state"] in ("forged", "police"), "a claim builds on the sale")
        if to == "void":
            forged = {place for place, (state, *_) in before if state == "sold"}
            shown = {one["place"] for one in self.claims.values() if one["series"] == body["series"] and len(one["shown_to"]) > 1}
            expect(forged <= shown, "an expertise made it void, and nobody saw the original")
        for place, (state, holder, sold, _) in before:
            expect(series.tickets[place][3] == undoes, f"place {place} has moved since")
            series.tickets[place] = (state, holder, sold, record["index"])
        series.undone.add(undoes)
        series.sale = record["index"] if to == "sold" else series.sale

    def ticket_looked_up(self, record, body):
        self.looked[record["index"]] = (body["series"], body["place"], body["by"])

    # Claims.
    def expect_actor(self, record, body):
        expect(ROLES.get(self.accounts.get(body["by"])) == body["role"], f"{body['by']} is no {body['role']}")
        expect(body["on"] == day_of(instant(record["at"])), "its day is not that of its instant")

    def claim_opened(self, record, body):
        self.expect_actor(record, body)
        series, place, draw, prize = body["series"], body["place"], body["draw"], body["prize"]
        expect(self.looked.get(body["looked"]) == (series, place, body["by"]), "no look-up stands behind it")
        state = self.series[series].tickets[place][0]
        # The head office may open one on a ticket that was taken back for the other prize it won, by a decision.
        decided = state == "withdrawn" and body["role"] == "head-office"
        expect(state == "sold" or decided, "its ticket is not sold")
        expect(decided == ("reference" in body), "a decision stands with a ticket taken back alone")
        expect((series, place) not in self.spoilt, "an expertise found its ticket damaged or forged")
        if draw is None:
            expect(self.series[series].tiers.get(prize["id"]) == prize["amountTenge"], "there is no such tier")
        else:
            known = self.draws.get(draw)
            expect(known and known["series"] == series, "there is no such draw")
            expect(known["completed"] and not known["redrawn"], "the draw's result does not stand")
        same = self.by_prize.setdefault((series, place, draw), [])
        free = all(one["state"] in ("refused", "returned") or len(one["shown_to"]) > 1 for one in same)
        expect(free, "the prize is claimed already")
        expect(body["claim"] not in self.claims, "the claim is there already")
        claim = {"series": series, "place": place, "draw": draw, "prize": prize, "state": "presented"}
        claim.update(acts=0, examined=False, shown_to=set(), paid=None, person=None)
        self.claims[body["claim"]] = claim
        same.append(claim)

    def claim_acted(self, record, body):
        self.expect_actor(record, body)
        claim, act = self.claims[body["claim"]], body["act"]["type"]
        expect(body["seq"] == claim["acts"] + 1, "it is no act that follows")
        was, sources, targets = claim["state"], *ACTS[act]
        expect(was in sources, f"{act} is not possible from {was}")
        expect(body["state"] in (targets or {was}), f"{act} does not lead to {body['state']}")
        if act == "give-documents":
            expect(body["state"] in ({"presented", "documents"} if was == "presented" else {was}), "wrong state")
        if act == "send-to-expertise":
            expect(not claim["examined"], "there is one expertise a claim")
            claim["examined"] = True
        if act == "close-expertise" and body["act"]["finding"] != "genuine":
            self.spoilt.add((claim["series"], claim["place"]))
        if act == "show-original":
            expect(body["by"] not in claim["shown_to"] and len(claim["shown_to"]) < 2, "it was said before")
            claim["shown_to"].add(body["by"])
            if len(claim["shown_to"]) > 1:
                self.spoilt.discard((claim["series"], claim["place"]))
        if act == "expire":
            expect(self.expiring == (claim["series"], body["by"]), "no transfer stands right before it")
        expect((act == "pay") == ("payment" in body), "a payment stands with the act of paying alone")
        if act == "pay":
            self.pay(record, body, claim)
        claim["state"], claim["acts"] = body["state"], body["seq"]
        to = MOVED_BY.get(act) or ("void" if body["state"] == "forged" else None)
        state = self.series[claim["series"]].tickets[claim["place"]][0]
        if to and state not in (to, "destroyed"):
            self.must_move = (claim["series"], to, [[claim["place"], claim["place"]]])

    def pay(self, record, body, claim):
        paid = body["payment"]
        expect(paid["grossTenge"] == claim["prize"]["amountTenge"], "it pays another prize")
        handed = 0 if paid["form"] == "in-kind" else paid["grossTenge"] - paid["taxTenge"]
        expect(paid["paidTenge"] == handed and 0 <= paid["taxTenge"] <= paid["grossTenge"], "its sums do not add up")
        prize = (claim["series"], claim["place"], claim["draw"])
        expect(all(one["paid"] is None for one in self.by_prize[prize]), "the prize was paid before")
        claim["paid"], claim["paid_in"] = paid, record["index"]
        self.payments.append(paid)

    # People and the budget.
    def person_kept(self, record, body):
        claim = self.claims[body["claim"]]
        expect(claim["person"] in (None, body["person"]), "the claim has another person")
        claim["person"] = body["person"]
        self.people.add(body["person"])

    def person_erased(self, record, body):
        expect(body["person"] in self.people, "there were no data to erase")
        self.people.discard(body["person"])

    def sold_and_paid(self, number):
        """(tickets sold, own prizes paid, last record of a sale, last of such a payment)."""
        own = [claim for claim in self.claims.values() if claim["series"] == number and claim["draw"] is None]
        paid = [claim["paid_in"] for claim in own if claim["paid"]]
        series = self.series[number]
        return sum(1 for ticket in series.tickets if ticket[2]), len(paid), series.sale, max(paid, default=0)

    def unclaimed_counted(self, record, body):
        expect(self.accounts.get(body["by"]) == "operator", "it is counted by no operator")
        expect(body["on"] == day_of(instant(record["at"])), "its day is not that of its instant")
        sold, paid, *as_of = self.sold_and_paid(body["series"])
        if [body["sale"], body["payment"]] == as_of:
            expect(body["opened"] == sold - paid, "it opened other tickets than were sold and not paid")
        winners = sum(tier["count"] for tier in body["tiers"])
        expect(winners <= body["opened"], "it counts more winners than it opened tickets")
        self.counts[record["index"]] = body

    def expect_counted(self, body, number):
        """The count that a record names: by the same person, of what is sold and paid now."""
        count = self.counts.get(body.get("counted"))
        expect(count and (count["by"], count["series"]) == (body["by"], number), "it names no count of its own")
        expect([count["sale"], count["payment"]] == list(self.sold_and_paid(number)[2:]), "its count is over")
        return {tier["tier"]: tier["count"] for tier in count["tiers"]}

    def budget_asked(self, record, body):
        expect(self.accounts.get(body["by"]) == "operator", "it is asked for by no operator")
        number, tiers, lots = body["series"], None, Counter()
        for lot in body["lots"]:
            lots[lot["tier"]] += lot["count"]
        # Records of before there were counts name none.
        if "counted" in body or self.counts:
            tiers = self.expect_counted(body, number)
            gone = Counter()
            for transfer in self.transfers.values():
                if transfer["series"] == number and transfer["done"]:
                    gone.update(transfer["lots"])
            for tier in self.series[number].tiers:
                expect(lots[tier] == tiers.get(tier, 0) - gone[tier], f"it takes other prizes {tier} than were counted")
        transfer = {"by": body["by"], "series": number, "open": True, "done": False, "lots": lots, "tiers": tiers}
        self.transfers[body["transfer"]] = transfer

    def settle(self, body, is_asker):
        transfer = self.transfers[body["transfer"]]
        expect(transfer["open"], "the transfer is settled already")
        expect(self.accounts.get(body["by"]) == "operator", "it is settled by no operator")
        expect((transfer["by"] == body["by"]) == is_asker, "the wrong person settles it")
        transfer["open"] = False
        return transfer

    def budget_transferred(self, record, body):
        transfer = self.settle(body, False)
        if transfer["tiers"] is not None or "counted" in body:
            again = self.expect_counted(body, transfer["series"])
            expect(transfer["tiers"] in (None, again), "two people counted differently")
        transfer["done"] = True
        self.expiring = (transfer["series"], body["by"])

    def budget_withdrawn(self, record, body):
        self.settle(body, True)

    # Sums.
    def of_series(self, number):
        series = self.series[number]
        price, tickets = series.prices["ticketPriceTenge"], series.tickets
        sold = sum(1 for ticket in tickets if ticket[2])
        destroyed = sum(1 for state, _, was_sold, _ in tickets if state == "destroyed" and not was_sold)
        own = [claim for claim in self.claims.values() if claim["series"] == number and claim["draw"] is None]

        drawn = [claim for claim in self.claims.values() if claim["series"] == number and claim["draw"] is not None]
        standing = [draw for draw in self.draws.values() if draw["completed"] and not draw["redrawn"]]
        won = [amount for draw in standing if draw["series"] == number for amount in draw["prizes"]]

        def prizes(claims):
            return {"tickets": len(claims), "amountTenge": sum(claim["prize"]["amountTenge"] for claim in claims)}

        tiers = series.prices["tiers"]
        printed = {
            "tickets": sum(tier["count"] for tier in tiers),
            "amountTenge": sum(tier["count"] * tier["amountTenge"] for tier in tiers),
        }
        paid = prizes([claim for claim in own if claim["paid"]])
        return {
            "series": number,
            "tickets": len(tickets),
            "states": dict(Counter(state for state, _, _, _ in tickets)),
            "sold": sold,
            "revenueTenge": sold * price,
            "undistributed": len(tickets) - sold - destroyed,
            "destroyed": destroyed,
            "withdrawn": sum(1 for state, _, was_sold, _ in tickets if was_sold and state in ("withdrawn", "destroyed")),
            "byDistributor": self.by_distributor(tickets, price),
            "prizes": {
                "printed": printed,
                "paid": paid,
                "outstanding": prizes([claim for claim in own if claim["state"] == "approved"]),
                "atMostToCome": {name: printed[name] - paid[name] for name in printed},
                "draws": {
                    "won": {"tickets": len(won), "amountTenge": sum(won)},
                    "claimed": prizes([claim for claim in drawn if claim["state"] not in WITHOUT_PRIZE | {"expired"}]),
                    "outstanding": prizes([claim for claim in drawn if claim["state"] == "approved"]),
                    "paid": prizes([claim for claim in drawn if claim["paid"]]),
                },
            },
            "payments": sums_of([claim["paid"] for claim in own + drawn if claim["paid"]]),
        }

    def by_distributor(self, tickets, price):
        rows = []
        for name in sorted({holder or "" for _, holder, _, _ in tickets}):
            held = [ticket for ticket in tickets if (ticket[1] or "") == name]
            sold = sum(1 for ticket in held if ticket[2])
            owed = sum(1 for ticket in held if name and ticket[0] in ("issued", "stolen", "lost"))
            issued = sum(1 for ticket in held if ticket[0] == "issued")
            row = {"distributor": name, "issued": issued, "sold": sold}
            rows.append({**row, "revenueTenge": sold * price, "liabilityTenge": owed * price})
        return rows

    def money(self):
        return {**sums_of(self.payments), "taxTenge": sum(paid["taxTenge"] for paid in self.payments)}


def main(path, until=None):
    records, leaves = read_chain(path)
    signed = check_checkpoint(path, leaves)
    end = last_instant(until) if until else None
    books = Books()
    for record in records:
        if end and instant(record["at"]) > end:
            break
        try:
            books.apply(record)
        except (NotAllowed, KeyError, IndexError, TypeError, ValueError) as fault:
            raise NotAllowed(f"record {record['index']} ({record['type']}): {fault}") from fault
    series = [books.of_series(number) for number in sorted(books.series)]
    print(json.dumps({"records": len(records), "signed": signed, "series": series, "paid": books.money()}))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:3])
    except NotAllowed as fault:
        sys.exit(f"books.py: {fault}")
