"""Who does what to whom: sentences beside what must be read out of them."""

from __future__ import annotations

import pytest

from clauses import parsed_reader, surface_reader
from clauses.document import Block, Document, Ledger
from clauses.model import Clause, Party
from clauses.parties import Roles
from clauses.statements import read_statements
from tests.helpers import brief, said

SENTENCES = [
    ("UNICEF shall be kept indemnified by the Company.", "partner must indemnify to un"),
    ("The Company shall indemnify, hold and save harmless, and defend, at its own expense, UNICEF, its officials and agents.",
     "partner must indemnify to un"),
    ("UNICEF will reimburse the Company for any damages and legal fees that it incurs because of claims of third parties.",
     "un must indemnify to partner"),
    ("Claims brought by third parties against the Company shall be borne by UNICEF.", "un must indemnify to partner"),
    ("It is for UNICEF to make good any damage the Company may suffer.", "un must indemnify to partner"),
    ("The Company shall procure that its insurers hold UNICEF harmless against any claim.", "partner must indemnify to un"),
    ("Neither UNICEF nor its officials shall, except in case of gross negligence, be under any obligation to compensate the Company for losses.",
     "un need-not indemnify to partner"),
    ("Each Party shall indemnify and hold harmless the other Party.", "each-party must indemnify to the-other"),
    ("No claim shall lie against UNICEF or its officials.", "un is-not liable"),
    ("The Company releases UNICEF from all liability.", "un is-not liable to partner"),
    ("UNICEF releases the Company from any and all claims arising out of the event.", "partner is-not liable to un"),
    ("Under no circumstances shall the Company be liable to UNICEF for loss of profit.", "partner is-not liable to un"),
    ("UNICEF and the Company shall be jointly and severally liable to third parties.", "each-party is liable to third"),
    ("The Company shall refrain from using the name or emblem of UNICEF unless UNICEF has agreed in writing beforehand.",
     "partner may use marks of un"),
    ("Use of the UNICEF emblem by the Company is subject to UNICEF's prior written consent.", "partner may use marks of un"),
    ("Nothing herein grants the Company any licence to the UNICEF marks.", "partner is-not acquire marks of un"),
    ("UNICEF may use the Company's logo on its website.", "un may use marks of partner"),
    ("Nothing prevents UNICEF from collaborating with other entities.", "un may deal-with-others"),
    ("UNICEF will not work with any competitor of the Company.", "un must-not deal-with-others"),
    ("UNICEF shall not work with other airlines during the exclusivity period.", "un must-not deal-with-others"),
    ("UNICEF shall engage no other bank during the exclusivity term.", "un must-not deal-with-others"),
    ("UNICEF assigns to the Company the copyright in the training manuals.", "partner is own results"),
    ("UNICEF hereby assigns to the Company all rights in the reports.", "partner is own results"),
    ("The Company assigns the copyright in its reports to UNICEF.", "un is own results"),
    ("UNICEF shall indemnify the Company, its affiliates, successors and assigns.", "un must indemnify to partner"),
    ("UNICEF provides the vehicles and the Company uses them at its own risk.", "un is-not liable to partner"),
    ("The Services of the Company are rendered by pure liberality, no remuneration being due.", "partner must be-free pro-bono"),
    ("No charge is made by the Company for the Services.", "partner must be-free pro-bono"),
    ("The Services of the Company are not free of charge after the first year.", "partner must-not be-free pro-bono"),
    ("The Company shall be exempt from any liability towards UNICEF.", "partner is-not liable"),
    ("UNICEF is free of all responsibility for the loss.", "un is-not liable"),
    ("UNICEF shall not fail to indemnify the Company against all claims.", "un must indemnify to partner"),
    ("Nothing in this Agreement obliges UNICEF to indemnify the Company.", "un need-not indemnify to partner"),
    ("Nothing in this Memorandum obliges the Company to use the emblem of UNICEF.", "partner must-not use marks of un"),
    ("The Company must not omit to indemnify UNICEF.", "partner must indemnify to un"),
    ("Work given by the Company to its affiliates is regarded as its own and not as subcontracting.", "partner may assign agreement"),
    ("The Company is compelled to indemnify UNICEF.", "partner must indemnify to un"),
    ("The Company shall have a right of first refusal on any follow-up project.", "un must offer-first to partner"),
    ("The Company shall not state or imply that UNICEF endorses its products.", "partner must-not claim-endorsement to un"),
    ("The privileges and immunities of UNICEF are expressly reserved.", "un is-not waive immunities of un"),
    ("UNICEF agrees not to invoke its immunity in proceedings brought by the Company.", "un is waive immunities of un"),
    ("English law applies to this contract.", "state is govern agreement"),
    ("Done at Lyon, French law applying, in two copies.", "state is govern agreement"),
    ("Any indemnification of the Company by UNICEF is ruled out.", "un must-not indemnify to partner"),
    ("A waiver of the immunities of UNICEF is out of the question.", "un is-not waive immunities of un"),
    ("Exclusivity in favour of the Company is inadmissible.", "each-party may deal-with-others"),
    ("UNICEF keeps the freedom to work with any other company.", "un may deal-with-others"),
    ("UNICEF promises no result, no funding and no date of completion.", "un must-not warrant outcome"),
    ("UNICEF, which is immune from legal process, names no agent for the service of process.", "un must-not appoint process-agent"),
    ("The Company warrants that it is on no sanctions list of the Security Council.", "partner is-not be-listed sanctions"),
    ("The Company appears on no list of the United Nations of suspended vendors.", "partner is-not be-listed sanctions"),
    ("UNICEF is under no obligation to indemnify the Company.", "un need-not indemnify to partner"),
    ("The Company is an official partner of UNICEF.", "un is endorse to partner"),
    ("The Company is the official water partner of UNICEF.", "un is endorse to partner"),
    ("The Company may set off its claims against sums due to UNICEF.", "partner may seize assets of un"),
    ("The Company may set off any claim against amounts payable to UNICEF.", "partner may seize assets of un"),
    ("Each party waives trial by jury and any immunity from suit.", "un is waive immunities of un"),
    ("UNICEF may not refuse to indemnify the Company against third-party claims.", "un must indemnify to partner"),
    ("UNICEF shall not decline to reimburse the Company for any loss.", "un must indemnify to partner"),
    ("Nothing in this Agreement prevents the Company from suing UNICEF in the courts of Kenya.", "each-party may litigate disputes"),
    ("Nothing herein shall keep the Company from bringing suit against UNICEF before any court.", "each-party may litigate disputes"),
    ("All demands of third parties against the Company are for the account of UNICEF.", "un must indemnify to partner"),
    ("Any claims against UNICEF shall be for the account of the Company.", "partner must indemnify to un"),
    ("Whatever the Company may be made to pay because of the survey shall be returned to it by UNICEF.", "un must indemnify to partner"),
    ("UNICEF shall settle every claim of passers-by against the Company.", "un must indemnify to partner"),
    ("This Agreement runs to 31 December 2027 and thereafter from year to year.", "none is renew agreement"),
    ("In performing this Agreement each Party will act in accordance with applicable national law.", "each-party must comply law of state"),
    ("The Parties submit to the exclusive jurisdiction of the English courts.", "each-party must litigate disputes"),
    ("Any dispute is decided by the Company, whose decision is final.", "partner must decide disputes"),
    ("The Company lends tools to UNICEF. The latter shall indemnify the former for all loss.", "un must indemnify to partner"),
    ("As between the Company and UNICEF, the former shall indemnify the latter against all claims.", "partner must indemnify to un"),
    ("As between UNICEF and the Company, the former shall indemnify the latter against all claims.", "un must indemnify to partner"),
    ("Where the Company lends equipment to UNICEF, the latter shall make good any damage that the former suffers.", "un must indemnify to partner"),
    ("The Company shall not use the UNICEF emblem other than on its packaging.", "partner may use marks of un"),
    ("Disputes between the Company and UNICEF are decided by the courts of Lyon.", "each-party must litigate disputes"),
    ("Disputes arising from this Agreement or from contracts of the Company with suppliers go to the courts of Lyon.",
     "each-party must litigate disputes"),
    ("Disputes between UNICEF and the Company's agents shall be settled by the courts of Kenya.", "each-party must litigate disputes"),
    ("The Company's contracts with UNICEF are governed by the laws of Ghana.", "state is govern agreement"),
    # A permission that stands in an exception to its own end.
    ("UNICEF may withdraw the permission at any time, whereupon use ceases and stock is destroyed, provided that upon scheduled expiration the Company may continue to distribute sponsor materials on hand for 120 days.",
     "partner need-not cease marks of un"),
    ("UNICEF may withdraw its consent to use its logo, and the use shall then stop; however, printed materials in stock on the date of withdrawal may be used until they are exhausted.",
     "partner need-not cease marks of un"),
    ("The studies of UNICEF are released once the Company's medical team is satisfied with them.", "partner may decide-on un-output"),
    ("The evaluation report shall not be released until the trustees of the Company have passed its findings.", "partner may decide-on un-output"),
    ("A manuscript drawn from it is submitted to a journal only after the Board of the Company, to which UNICEF sends it, has given its release.",
     "partner may decide-on un-output"),
    ("UNICEF's guidance is issued once the Scientific Council of the Company has recorded its concurrence.",
     "partner may decide-on un-output"),
    ("UNICEF shall give the Company's board the opportunity to sign off any study or bulletin of UNICEF, and shall not issue it before.",
     "partner may decide-on un-output"),
    ("The Programme Officer, a member of UNICEF personnel, is chosen by a panel of two persons from each party, which acts by unanimous decision.",
     "partner may decide-on un-output"),
    ("Should any sum be due to the Company from UNICEF, it may be taken off the next quarterly payment.", "partner may seize assets of un"),
    ("Expenses advanced by the Company to suppliers may be deducted by it from the next instalment.", "partner may seize assets of un"),
    ("Damages which the Company is obliged to pay because of UNICEF shall be credited against royalties next falling due.",
     "partner may seize assets of un"),
    ("Copyright in the toolkit vests in the Company.", "partner is own results"),
    ("In keeping with the Company's policy, copyright in all data generated, by whomever prepared, vests in the Company on creation, and UNICEF assigns its interest accordingly.",
     "partner is own results"),
    ("The copyright in the results reverts to UNICEF.", "un is own results"),
    ("Whatever part of the Contribution is unspent by then is sent back to the Company, also where it is already bound in orders placed with suppliers.",
     "none must commit-beyond committed-funds"),
    ("Resources not paid out by 31 December, whether or not bound by contracts in course, shall be returned to the Company.",
     "none must commit-beyond committed-funds"),
    ("UNICEF shall procure attendance of no fewer than 400 delegates, failing which it shall give the Company recognition of comparable value.",
     "un must warrant outcome"),
    ("Acceptable use and support are covered by the policies at tidemark.example/legal, as they stand from time to time.",
     "none is incorporate partner-terms"),
    ("Claims traceable to it will be for UNICEF's account, and the Company's counsel fees in answering them will be made good to it.",
     "un must indemnify to partner"),
    ("Amounts the Company must pay a patient or regulator because the content proved inaccurate are for UNICEF's account.",
     "un must indemnify to partner"),
    ("If a site is not ready, UNICEF shall reimburse the Company for the idle time of crews, as well as for the profit not received on other orders.",
     "un must indemnify to partner"),
    ("UNICEF will issue a mid-term review; its text goes to print when the Company has signified its agreement with the findings.",
     "partner may decide-on un-output"),
    ("Booklets which UNICEF issues are printed after the Company's Nutrition Center has confirmed their contents.",
     "partner may decide-on un-output"),
    ("The cooperation lasts to 31 March 2029 and from then on for two years at a time, unless a Party has written to the contrary.",
     "none is renew agreement"),
    ("The Company sends proofs to UNICEF; if the Company has no comments by then, the Company will take it that they are good to go.",
     "un is approve"),
    ("If the Company has no comments on a text of UNICEF in ten days, UNICEF may treat it as approved.", "partner is approve"),
    ("This Agreement is of unlimited duration.", "none is end agreement"),
    ("Where no observations on a proof have reached the Company in ten days, it may put the title to press.", "un is approve"),
    ("Where UNICEF makes no remarks on an artwork, the Company may treat it as if it had been cleared.", "un is approve"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Company may assign this Agreement{} without the prior written consent of UNICEF.", False),
        ("The Company may, without UNICEF's prior consent, assign this Agreement{}.", False),
        ("The Company is free to assign this Agreement{} without having to obtain the written approval of UNICEF.", False),
        ("Without the consent of UNICEF, the Company may assign this Agreement{}.", False),
        ("The Company may not assign this Agreement{} without the prior written consent of UNICEF.", True),
        ("Without the prior consent of UNICEF, the Company shall not assign this Agreement{}.", True),
        ("The Company may assign this Agreement{} with the prior written consent of UNICEF and without further notice.", True),
        ("Under no circumstances may the Company, without the consent of UNICEF, assign this Agreement{}.", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("whom", ["", " to an affiliate", ", in whole or in part"])
def test_permission_that_needs_no_consent_has_none(sentence: str, asked: bool, whom: str) -> None:
    found = [s for s in said(sentence.format(whom)) if s.act == "assign"]
    assert found
    assert all(s.has("approval") == asked for s in found)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Company may use the name of UNICEF{} without the prior written approval of UNICEF.", False),
        ("The Company is entitled to display the emblem of UNICEF{} without first asking for its consent.", False),
        ("The Company may not use the name of UNICEF{} without the prior written approval of UNICEF.", True),
        ("The Company may use the name of UNICEF{} only with the prior written approval of UNICEF.", True),
    ],
)
@pytest.mark.parametrize("where", ["", " on its website", " in the annual report of the group"])
def test_marks_used_without_consent_are_used_freely(sentence: str, asked: bool, where: str) -> None:
    found = [s for s in said(sentence.format(where)) if s.act == "use"]
    assert found
    assert all(s.has("approval") == asked and s.has("blanket") != asked for s in found)


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("UNICEF gives no warranty and is not liable for indirect loss or lost profit.", "un is-not liable"),
        ("UNICEF guarantees no result, and UNICEF is not liable for consequential loss.", "un is-not liable"),
        ("There is no joint liability, and UNICEF is not liable for indirect loss.", "un is-not liable"),
        ("Under no circumstances, including but not limited to negligence, shall UNICEF be liable for indirect loss.", "un is-not liable"),
        ("To the extent permitted by law, in no event, be it by negligence, shall UNICEF be liable for indirect loss.", "un is-not liable"),
        ("The Company does not register the UNICEF logo and does not build it into a domain name.", "partner must-not register marks of un"),
        ("The UNICEF logo shall not appear on goods, shall not be registered or made part of any domain name.", "partner must-not register marks of un"),
    ],
)  # fmt: skip
def test_a_verb_with_a_denial_of_its_own_is_denied_once(sentence: str, denied: str) -> None:
    made = said(sentence)
    assert denied in [brief(s) for s in made]
    assert not any(s.doubts for s in made if s.act == denied.split()[2])


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence_is_read(sentence: str, expected: str) -> None:
    assert expected in [brief(s) for s in said(sentence)]


NOT_SAID = [
    ("Nothing in this Agreement obliges UNICEF to indemnify the Company.", "un must indemnify"),
    (
        "The lectures are free of charge, without expectation of business or preference in procurement by UNICEF.",
        "un is endorse to partner",
    ),
    (
        "The Company shall disclose such information to no one other than its project staff, UNICEF excepted.",
        "un must-not deal-with-others",
    ),
    (
        "No gift depends on UNICEF buying anything from the Company, and none gives the Company an advantage.",
        "un must-not deal-with-others",
    ),
    (
        "Disputes under the Company's contracts with its suppliers may be taken to the courts of Kenya.",
        "each-party may litigate disputes",
    ),
    ("UNICEF's studies require no approval of the Company.", "partner may decide-on un-output"),
    (
        "The Company will require its personnel to record and report allegations to UNICEF; instructions are available at its website.",
        "inspect records of un",
    ),
    # The words of an address are names of files.
    (
        "The Company and its personnel observe the standards of UNICEF, which are available at https://www.example.org/docs/journal/view.asp?m=9.",
        "inspect records of un",
    ),
    (
        "The employees of the Company follow the guide of UNICEF that is accessible at www.example.org/archive/ledgers/access/13.",
        "inspect records of un",
    ),
    ("UNICEF shall compensate the Company for meals that it has delivered to beneficiaries.", "involve-locals"),
    ("The Company ensures that no employee exposes any beneficiary, including children, to abuse.", "involve-locals"),
    ("The Parties are jointly and severally liable to the local communities for the wells.", "involve-locals"),
    ("UNICEF shall charge to the Contribution the costs of general management support at eight per cent.", "seize"),
    ("The officers of each Party bring the list of risks and counter-measures up to date.", "be-listed"),
    (
        "Neither the Company nor its suppliers use child labour or appear on a list of the Security Council.",
        "national-sanctions",
    ),
    (
        "The approval to use the emblem of UNICEF is non-exclusive and may be withdrawn; the Company then stops all use at once.",
        "partner may use",
    ),
    (
        "The consent may be withdrawn by UNICEF, whereupon the Company ceases any further use of its name.",
        "partner may use",
    ),
    ("An official of the supplier may visit UNICEF.", "endorse"),
    ("No UNICEF official buys from a supplier of the Company.", "endorse"),
    ("UNICEF may set off its claims against sums due to the Company.", "seize"),
    (
        "Unspent funds are returned to the Company, those committed or not yet paid to suppliers never.",
        "must commit-beyond",
    ),
    (
        "What has not been spent is returned to the Company, save what has been committed.",
        "commit-beyond committed-funds though",
    ),
    ("Contractors shall keep UNICEF and the Company indemnified.", "indemnify"),
    (
        "Approved transport contractors shall hold the Company and UNICEF harmless from claims arising from their vehicles.",
        "indemnify",
    ),
    ("The carrier shall indemnify UNICEF against loss of the goods.", "indemnify"),
    ("The insurers shall indemnify UNICEF and the Company.", "indemnify"),
    ('The Company is entitled to call itself "Official Technology Partner of UNICEF" during the term.', "register"),
    (
        "UNICEF may terminate at once for misuse of its marks, a practice named in clause 6.5 or harm to its reputation.",
        "register",
    ),
    ("Residents register for warnings of UNICEF and the Company with their number and name.", "register"),
    (
        "The Company's attorneys' fees in answering any third-party allegation shall be for UNICEF's account.",
        "bear-cost",
    ),
    ("UNICEF may experience problems or need to perform maintenance of the vehicles of the Company.", "must bear-cost"),
    ("UNICEF charges programme support costs of 13% to the Contribution.", "seize"),
    ("Transport contractors shall hold UNICEF harmless from claims arising from their vehicles.", "seize"),
    ("UNICEF may deduct sums owed to it by the Company from the next instalment.", "seize"),
    ("Expenses advanced by the Company shall not be deducted from the next instalment.", "seize"),
    ("Advances made to the Company are deducted by UNICEF from the final payment due to the Company.", "seize"),
    ("The Company shall indemnify UNICEF against all claims.", "un must indemnify"),
    ("UNICEF shall have no obligation to indemnify the Company.", "un must indemnify"),
    ("No delay in exercising a right is a waiver of it.", "waive"),
    ("The Company is organised under the laws of Germany.", "govern"),
    ("Nothing in this Agreement submits UNICEF to the jurisdiction of any court.", "litigate"),
    ("The venue of the arbitration will be New York.", "litigate"),
    ("Photographs remain the exclusive property of UNICEF.", "must-not deal-with-others"),
    ("The Company shall not disclose confidential information to third parties.", "deal-with-others"),
    ("The Company may use its own logo on its products.", "use marks of un"),
    (
        "Questions of privileges and immunities are for UNICEF alone, and no settlement binds it without consent.",
        "waive",
    ),
    ("Any matter touching the immunities of UNICEF is left to it in the conduct of the defence.", "waive"),
    ("Lists of the names of beneficiaries shall not be used by the Company.", "use marks"),
    ("The entries of the contest are judged by a jury; the Company waives any fee.", "waive jury"),
    ("The Attachment to this letter lists the forty laptops which the Company lends to UNICEF.", "seize"),
    ("Convoys of UNICEF set off from Port Sudan every Monday with the supplies of the Company.", "seize"),
    (
        "The tablets remain the exclusive property of the Company, which lends them to UNICEF.",
        "must-not deal-with-others",
    ),
    ("UNICEF may pay in the latter case, and the Company in the former case.", "indemnify"),
    (
        "Disputes of the Company with its tailors, to which UNICEF is no party, go before the courts of Pune.",
        "litigate",
    ),
    ("Under contracts between the Company and its agents the courts of Mombasa have jurisdiction.", "litigate"),
    ("The courts of Lyon decide disputes between the Company and its dealers.", "litigate"),
    ("Claims under the Company's contracts with third persons are brought before the courts of Lyon.", "litigate"),
    ("The Company's contracts with its hauliers are governed by the laws of Ghana.", "govern"),
    ("Relations with the Company's sub-contractors shall be governed by Swiss law.", "govern"),
    (
        "The Company's annual report goes to print after UNICEF's office has confirmed its contents.",
        "decide-on un-output",
    ),
]


@pytest.mark.parametrize(("sentence", "absent"), NOT_SAID)
def test_sentence_is_not_overread(sentence: str, absent: str) -> None:
    assert not [b for b in map(brief, said(sentence)) if absent in b]


def test_attributes_are_quoted_from_the_clause() -> None:
    address = "https://www.example.org/terms/of/use.html"
    sentence = (
        f"This agreement is subject to the terms of the Company available at {address}, as amended from time to time."
    )
    assert all(a.quote in sentence for s in said(sentence) for a in s.attributes)
    statement = next(
        s
        for s in said("UNICEF grants the Company a perpetual and sublicensable licence to use its emblem.")
        if s.act == "use"
    )
    assert {a.name for a in statement.attributes} >= {"perpetual", "sublicensable"}
    assert all(a.quote for a in statement.attributes if a.name in ("perpetual", "sublicensable"))


@pytest.mark.parametrize("reader", [parsed_reader.read, surface_reader.read])
def test_each_reader_alone_tells_direction(reader: object) -> None:
    roles = Roles(
        (
            Party("un", "United Nations Children's Fund", ("UNICEF",), "UNICEF"),
            Party("partner", "Harrow Ltd", ("the Company", "Company")),
        )
    )
    readers = {"one": reader}
    for text, expected in (
        ("UNICEF shall indemnify the Company against all losses.", "un must indemnify to partner"),
        ("The Company shall indemnify UNICEF against all losses.", "partner must indemnify to un"),
        ("UNICEF shall be indemnified by the Company.", "partner must indemnify to un"),
    ):
        clause = Clause("c1", "1", "", text, ())
        found = read_statements([clause], roles, [], readers=readers)
        assert expected in [brief(s) for s in found], text


def test_statement_in_hidden_text_is_not_sure() -> None:
    from clauses.agreement import understand
    from clauses.document import Concealed

    text = "Nothing in this Agreement is a waiver of the privileges and immunities of UNICEF."
    blocks = [
        Block(0, "paragraph", "body", "Agreement between UNICEF (“UNICEF”) and Harrow Ltd (“the Company”)."),
        Block(1, "paragraph", "body", text, concealed=(Concealed("hidden", 0, len(text)),)),
    ]
    found = understand(Document("text", blocks, Ledger(1, 1), "")).statements
    assert found
    assert not found[0].sure


#: An ordinary sentence or more of every topic beyond the first six, with what must be read out of it.
OF_EVERY_TOPIC = [
    ("un is exempt tax", "UNICEF is exempt from direct taxes and customs duties."),
    ("partner must bear-tax tax", "Any tax due on the services is borne by the Company."),
    ("partner must consult", "The Company shall consult UNICEF before paying any tax that it means to charge."),
    ("partner is-not be-listed", "The Company is not on any sanctions list of the Security Council."),
    ("partner must notify eligibility", "The Company shall inform UNICEF of any change that affects its eligibility."),
    ("partner must-not engage forced-labour", "The Company does not use child labour."),
    ("partner must-not engage corruption", "The Company shall not engage in corrupt or fraudulent practices."),
    ("disclose cooperation", "UNICEF may make this Agreement public."),
    ("disclose cooperation", "The existence of this Agreement may be disclosed by either Party."),
    ("disclose cooperation", "UNICEF may publish the text of this Agreement."),
    ("publicise publicity", "Neither Party shall issue a press release without the consent of the other."),
    ("keep-secret information", "Each Party shall keep the other's information confidential."),
    ("disclose information", "The Company shall not disclose confidential information to third parties."),
    ("partner must contribute money", "The Company shall pay UNICEF USD 100,000 within thirty days."),
    ("administer contribution", "The contribution is administered under the financial regulations of UNICEF."),
    ("charge support-costs", "UNICEF shall charge programme support costs of eight per cent."),
    ("inspect records", "The Company may inspect the books of UNICEF."),
    ("un is own results", "All results belong to UNICEF."),
    ("un is own results", "The Company grants UNICEF a licence to use the results."),
    ("un is own results", "The Company grants UNICEF a perpetual, irrevocable licence to use the results."),
    ("process-data personal-data", "The Company shall process personal data only for the purposes of the project."),
    ("process-data personal-data", "The Company shall delete all personal data when the project ends."),
    ("be-independent", "The Parties are independent contractors."),
    ("partner must-not assign", "The Company shall not assign this Agreement."),
    ("assign agreement", "Neither Party may transfer its rights under this Agreement without the other's consent."),
    ("assign", "The Company may subcontract the work with the prior consent of UNICEF."),
    ("is end agreement", "This Agreement expires on 31 December 2028."),
    ("is end agreement", "This Agreement remains in force for three years."),
    ("is renew agreement", "This Agreement may be renewed by written agreement of the Parties."),
    ("is renew agreement", "Unless either Party objects, this Agreement is renewed for a further year."),
    ("terminate", "Either Party may terminate this Agreement on thirty days' notice."),
    ("terminate", "UNICEF may end this Agreement at once if the Company harms its reputation."),
    ("amend agreement", "This Agreement may be amended only in writing."),
    ("amend agreement", "No change to this Agreement is valid unless both Parties have signed it."),
    ("prevail", "In case of conflict, the body of this Agreement prevails over the annexes."),
    ("prevail", "The terms of this Agreement take precedence over the Company's terms."),
    ("incorporate", "The Company's general terms and conditions apply to this Agreement."),
    ("incorporate", "The general conditions of UNICEF form part of this Agreement."),
    ("survive provisions", "Article 9 survives the termination of this Agreement."),
    ("survive provisions", "The obligations of confidentiality shall survive termination of this Agreement."),
    ("survive provisions", "The provisions on liability remain in force after the end of this Agreement."),
    ("partner must insure insurance", "The Company shall maintain liability insurance."),
    (
        "each-party is excuse",
        "Neither Party shall be considered in breach of this Agreement to the extent that its performance is prevented by force majeure.",
    ),
    (
        "each-party is excuse",
        "A Party is excused from performance for as long as events beyond its control prevent it.",
    ),
    ("each-party is-not liable", "Neither Party is liable for a failure caused by force majeure."),
    ("notify", "The Party affected by force majeure shall inform the other without delay."),
    ("oversee governance", "The Parties shall set up a steering committee that meets twice a year."),
    ("oversee governance", "Each Party appoints a focal point."),
    ("report-progress", "UNICEF shall report on progress every six months."),
    ("evaluate benchmarks", "The Parties shall evaluate the project against agreed indicators."),
    ("inspect", "The auditors of the Company may examine the accounts of UNICEF."),
    (
        "each-party is excuse",
        "The obligations of the Parties are suspended while an act of God prevents their performance.",
    ),
    ("is-not form", "Nothing in this Agreement creates a joint venture between the Parties."),
]


@pytest.mark.parametrize(("expected", "sentence"), OF_EVERY_TOPIC)
def test_every_topic_has_an_act_that_ordinary_sentences_say(expected: str, sentence: str) -> None:
    assert [b for b in map(brief, said(sentence)) if expected in b]


def test_a_definition_of_force_majeure_excuses_nobody() -> None:
    assert not [
        s for s in said("Force majeure means an event that nobody could foresee or prevent.") if s.act == "excuse"
    ]


def test_a_sentence_that_begins_with_the_name_of_an_article_has_no_number() -> None:
    from clauses.numbering import parse

    assert parse("Article 9 survives the termination of this Agreement.") is None
    assert parse("Articles 7 to 9 remain in force.") is None
    assert parse("Article 9 Confidentiality") is not None
    assert parse("Article V. Funds") is not None


@pytest.mark.parametrize(
    ("clause", "secret"),
    [
        ("Data collected under this Agreement shall be confidential.", False),
        ("Reports made in the performance of this Agreement shall be kept secret.", False),
        ("This Agreement shall be confidential.", True),
        ("The Parties shall keep the existence and the terms of this Agreement confidential.", True),
    ],
)
def test_what_arises_under_an_agreement_is_not_the_agreement(clause: str, secret: bool) -> None:
    assert any(s.act == "keep-secret" and s.thing.name == "agreement" for s in said(clause)) == secret


@pytest.mark.parametrize(
    "condition",
    ["if the Company so requests", "where a third party sues, and to the extent that it is insured", "should a claim be raised", "even if nobody asks", "for as long as the campaign lasts"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("UNICEF shall", "indemnify the Company against all claims.", "un must indemnify to partner"),
        ("UNICEF", "shall indemnify the Company against all claims.", "un must indemnify to partner"),
        ("The Company may", "assign this Agreement to its successor.", "partner may assign agreement"),
        ("The Company", "may assign this Agreement to its successor.", "partner may assign agreement"),
        ("The Company may", "use the emblem of UNICEF in its report.", "partner may use marks of un"),
        ("UNICEF shall not", "be liable for indirect loss of the Company.", "un is-not liable"),
    ],
)  # fmt: skip
def test_a_condition_between_commas_cuts_no_sentence_in_two(
    before: str, after: str, expected: str, condition: str
) -> None:
    found = said(f"{before}, {condition}, {after}")
    assert any(brief(s).startswith(expected) for s in found)
    assert all(s.conditions for s in found if brief(s).startswith(expected)) or condition.startswith(("should", "for"))
