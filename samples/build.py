"""Build the sample drafts: ``python samples/build.py``. All parties but the United Nations bodies are invented."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

HERE = Path(__file__).resolve().parent
STAMP = datetime.datetime(2026, 1, 15, 9, 0, 0)

WATER = """# COOPERATION AGREEMENT
## between the United Nations Development Programme and the Aldermoor Foundation
This Agreement is made between the United Nations Development Programme, a subsidiary organ of the United Nations, having its headquarters at One United Nations Plaza, New York (“UNDP”), and the Aldermoor Foundation, a charitable foundation established under the laws of Switzerland, with its seat at 12 Rue du Lac, Geneva (the “Foundation”).
# 1. Purpose
The Parties cooperate to give 400 schools in three provinces safe drinking water by June 2029, in support of Sustainable Development Goal 6.
# 2. Contributions
2.1 The Foundation contributes USD 1,200,000 in three instalments, as set out in Annex A.
2.2 UNDP administers the contribution under its own regulations, rules and directives.
# 3. Name and emblem
3.1 The Foundation shall not use the name, acronym, emblem or official seal of UNDP or of the United Nations, or any abbreviation of these names, without the express prior written approval of UNDP for each use.
3.2 UNDP may withdraw an approval at any time; the Foundation shall then stop the use at once and remove the material.
3.3 Silence is not approval.
# 4. No endorsement, no exclusivity
4.1 Nothing in this Agreement implies that UNDP endorses or prefers the Foundation, its activities or anything it offers.
4.2 The cooperation is not exclusive: UNDP may work with others on the same subject at any time.
4.3 The contribution gives the Foundation no advantage in any procurement of UNDP.
# 5. Responsibility
5.1 Each Party is responsible for the acts and omissions of its own personnel.
5.2 The Foundation shall at its own expense indemnify, hold harmless and defend UNDP, its officials, agents and employees against all claims arising from acts or omissions of the Foundation, its employees or subcontractors.
# 6. Privileges and immunities
Nothing in or relating to this Agreement shall be deemed a waiver, express or implied, of any of the privileges and immunities of the United Nations, including its subsidiary organs.
# 7. Settlement of disputes
7.1 The Parties shall seek to settle amicably any dispute arising out of this Agreement.
7.2 A dispute not so settled within sixty days of a written request shall be referred by either Party to arbitration under the UNCITRAL Arbitration Rules then in force. The award is final, and the tribunal has no authority to award punitive damages.
# 8. Observance of law
The Foundation shall comply with all laws and regulations that bear upon its obligations under this Agreement.
# 9. Eligibility and conduct
9.1 The Foundation warrants that neither it nor any of its subsidiaries is complicit in human-rights abuse or uses or tolerates forced, compulsory or child labour.
9.2 The Foundation warrants that neither it nor any of its subsidiaries takes part in making or selling anti-personnel mines, their components or other weapons.
9.3 The Foundation warrants that it does not appear on the sanctions lists of the Security Council or on any ineligibility list of the United Nations, and it shall screen every recipient of its funds against those lists.
9.4 UNDP has recorded its due diligence. The Foundation shall notify UNDP within five days of any fact or controversy that could affect its eligibility.
9.5 The Foundation supports the ten principles of the United Nations Global Compact and the Guiding Principles on Business and Human Rights.
9.6 The Foundation accepts the standards of ST/SGB/2003/13. It shall not engage in sexual exploitation or abuse, shall prevent it among its personnel, and shall report every allegation to UNDP at once.
9.7 The Foundation warrants that no official of UNDP has received or will be offered any direct or indirect benefit arising from this Agreement.
9.8 The Foundation shall not engage in corrupt, fraudulent, collusive or coercive practices, shall disclose any conflict of interest without delay, and shall cooperate with investigations.
# 10. Independence
UNDP alone decides on the use of the contribution within the agreed purpose, and neither Party shall accept instructions from the other or from outside in the performance of this Agreement.
# 11. Transparency and publicity
11.1 UNDP may publish this Agreement and information on its nature and scope.
11.2 The Foundation shall issue no press release or other public statement on the cooperation without the prior written approval of UNDP.
# 12. Funds and taxes
12.1 The contribution is received, spent, reported and audited under the financial regulations and rules of UNDP. UNDP reports on its use every year.
12.2 Programme support costs of 8 per cent are charged to the contribution.
12.3 The obligations of UNDP are limited to the funds received; UNDP shall not be required to start or continue any activity before the funds are received. An unspent balance is used as the Parties agree.
12.4 UNDP is exempt from direct taxes and customs duties under section 7 of the Convention on the Privileges and Immunities of the United Nations. If an authority refuses to recognise the exemption, the Foundation shall consult UNDP at once.
# 13. Relationship
13.1 The Parties are independent of each other. Nothing in this Agreement creates an agency, an employment, a joint venture or a legal partnership, and the personnel of the Foundation have no status of officials of the United Nations.
13.2 The Foundation shall not assign this Agreement or subcontract any part of it without the prior written consent of UNDP.
# 14. Management
14.1 A steering committee of two members from each side meets every quarter and settles day-to-day questions.
14.2 The committee keeps a joint risk register and reviews it at each meeting.
14.3 Indicators, baselines and target dates are set in the work plan, and an independent evaluation takes place in 2028.
14.4 District water committees take part in the planning, the work and the evaluation.
14.5 UNDP reports in writing on progress every six months.
# 15. Term, termination and general clauses
15.1 This Agreement runs from signature until 30 June 2029. Either Party may terminate it on thirty days' written notice, with an orderly end of the activities for the schools.
15.2 UNDP may terminate this Agreement immediately if the Foundation loses its eligibility, misuses the name or emblem, engages in a proscribed practice, or if association with it may harm the reputation of UNDP.
15.3 This Agreement may be amended only by a written amendment signed by the authorised officials of both Parties.
15.4 In case of conflict this Agreement prevails over its Annex.
15.5 Neither Party is in default where force majeure prevents performance. Notices are given in writing to the addresses above.
15.6 Clauses 3, 5, 6, 7 and 11 survive the end of this Agreement.
# Annex A
# Contribution
The first instalment of USD 400,000 is due on 1 March 2027, the second on 1 March 2028, the third on 1 March 2029.
"""

BREWERY = """# SPONSORSHIP AGREEMENT
This Sponsorship Agreement is entered into on 3 February 2026 by and between Kestrel Beverages AB, a company organised under the laws of Sweden, with its registered office at 9 Hamngatan, Gothenburg (the “Sponsor”), and the United Nations Environment Programme, a subsidiary organ of the United Nations, having its headquarters in Nairobi, Kenya (“UNEP”).
# 1. The campaign
1.1 The Sponsor supports the campaign “Clean Coasts” with a payment of EUR 750,000.
# 2. Rights of the Sponsor
2.1 UNEP grants the Sponsor the exclusive right, in the category of beverages, to use the name and emblem of UNEP during the Term and for two years thereafter.
2.2 The emblem of UNEP shall be printed on the labels of all bottles that the Sponsor sells during the campaign.
2.3 Artwork is submitted to UNEP by e-mail. If UNEP does not object within three working days, the artwork is deemed approved.
2.4 The Sponsor and its affiliates may refer to the Sponsor as Official Partner of UNEP in all advertising.
# 3. Exclusivity
3.1 During the Term UNEP shall not accept support for the campaign from any other producer of beverages.
3.2 The Sponsor has a right of first refusal for any campaign that follows.
# 4. Indemnity and liability
4.1 Each Party shall indemnify and hold harmless the other Party, its directors and employees, against all third-party claims arising from its acts.
4.2 The Sponsor's total liability under this Agreement shall not exceed the amount of its last payment.
# 5. General
5.1 This Agreement is governed by the laws of Sweden. The courts of Gothenburg have exclusive jurisdiction.
5.2 Both Parties shall comply with all applicable laws and regulations.
5.3 This Agreement ends on 31 December 2027.
"""

CLOUD = """# MASTER CLOUD SERVICES AGREEMENT
This Master Cloud Services Agreement is made between Nimbus Data, Inc., a Delaware corporation with its principal place of business at 400 Harbor Way, Boston, Massachusetts (“Nimbus”), and the Office of the United Nations High Commissioner for Refugees, a subsidiary organ of the United Nations with its headquarters at 94 Rue de Montbrillant, Geneva (“UNHCR”).
# 1. Definitions
“Customer” means UNHCR. “Provider” means Nimbus. “Service” means the hosted registration platform described in Exhibit A.
# 2. Service
2.1 Provider makes the Service available to Customer free of charge for twenty-four months.
2.2 Thereafter Customer will purchase the Service from Provider at list price for a further three years.
# 3. Publicity
3.1 Provider may identify Customer as a customer and may use Customer's name and logo in its marketing materials without any further consent.
# 4. Indemnification
4.1 Customer will defend Provider and its affiliates against any claim arising from Customer's data and will pay all damages finally awarded.
4.2 Provider will defend Customer against claims that the Service infringes a patent.
# 5. Limitation of liability
5.1 IN NO EVENT SHALL PROVIDER BE LIABLE TO CUSTOMER FOR INDIRECT, SPECIAL OR CONSEQUENTIAL DAMAGES.
5.2 PROVIDER'S AGGREGATE LIABILITY SHALL NOT EXCEED ONE HUNDRED US DOLLARS.
# 6. Disputes
6.1 This Agreement is governed by the laws of the Commonwealth of Massachusetts, without regard to conflict of laws rules.
6.2 Each party consents to the exclusive jurisdiction of the state and federal courts located in Boston and waives any right to trial by jury.
6.3 Customer waives any immunity from suit, jurisdiction or execution to which it might be entitled.
6.4 Provider may set off any sum that Customer owes against credits of Customer.
# Exhibit A
# Service description
The Service is a hosted platform for the registration of persons of concern.
"""

RETAIL = """# PARTNERSHIP AGREEMENT
This Agreement is made between the United Nations Children's Fund, a subsidiary organ of the United Nations, having its headquarters at 3 United Nations Plaza, New York (“UNICEF”), and Larkfield Stores Limited, a company incorporated in England and Wales with its registered office at 20 Mill Lane, Leeds (the “Company”).
# 1. Purpose
The Company supports the education programmes of UNICEF with a donation of GBP 300,000.
# 2. Name and emblem
The Company shall not use the name, acronym, emblem or seal of UNICEF without its express prior written approval, given for each use.
# 3. Independence
3.1 Nothing in this Agreement is an endorsement by UNICEF of the Company, its goods or services.
3.2 This Agreement is not exclusive.
# 4. Responsibility
The Company shall at its own cost indemnify and defend UNICEF, its officials and employees against all claims that arise from acts of the Company or its personnel.
# 5. Immunities
<del>Nothing in or relating to this Agreement shall be deemed a waiver, express or implied, of the privileges and immunities of the United Nations, including UNICEF.</del><ins>The Parties rely on each other's good faith.</ins>
# 6. Disputes
The Parties shall seek to settle any dispute amicably. <del>Failing a settlement within sixty days, it shall be referred to arbitration under the UNCITRAL Arbitration Rules.</del><ins>Failing a settlement within sixty days, it shall be decided by the courts of England.</ins>
# 7. Term
This Agreement ends on 31 March 2028. Either Party may terminate it on thirty days' written notice.
"""

ANNEX = """# AGREEMENT ON COOPERATION
This Agreement is made between the Food and Agriculture Organization of the United Nations, a specialized agency of the United Nations, with its headquarters at Viale delle Terme di Caracalla, Rome (“FAO”), and Terrabona Foods S.p.A., a company organised under the laws of Italy, with its registered office at Via Emilia 7, Parma (the “Partner”).
Article I - Purpose
The Parties cooperate to reduce losses of grain after harvest in two regions, in support of Sustainable Development Goal 2.
Article II - Use of names
The Partner shall not use the name, abbreviation, emblem or seal of FAO.
Article III - Relationship
1. The cooperation is not exclusive, and FAO may work with any other company.
2. Nothing in this Agreement implies that FAO endorses the Partner or its products.
Article IV - Responsibility
The Partner shall indemnify and hold harmless FAO, its officials and agents, at its own expense, against all claims arising from acts or omissions of the Partner.
Article V - Immunities
No provision of this Agreement shall be interpreted as a waiver of the privileges and immunities of FAO.
Article VI - Disputes
Any dispute shall be settled amicably or, failing agreement within ninety days, by arbitration under the UNCITRAL Arbitration Rules. The award is final.
Article VII - Term
This Agreement enters into force on signature and ends on 31 December 2028.
Annex B
1. Branding
The Partner may display the logo of FAO on its packaging and on its trade stands.
2. Market
FAO shall not cooperate with any other producer of pasta during the term of the Agreement.
3. Forum
Any claim under this Annex shall be brought before the courts of Parma.
"""

RESEARCH = """# MEMORANDUM OF UNDERSTANDING
Between the World Health Organization, a specialized agency of the United Nations with its headquarters at 20 Avenue Appia, Geneva (“WHO”), and the University of Stenbrook, a public university established under the laws of Norway, with its address at 1 Campus Road, Bergen (the “University”).
1. Purpose
The Parties exchange knowledge on hearing loss in children, within the mandate of WHO, until 31 December 2028.
2. Activities
WHO and the University will hold one joint workshop a year. Each of them bears its own costs.
3. Name and emblem
The University shall not use the name, acronym, emblem or official seal of WHO, or any abbreviation of the name, in any manner without the prior written authorisation of WHO for the specific use.
4. Status of the cooperation
4.1 The cooperation is non-exclusive. WHO remains free to cooperate with other institutions on the same subject.
4.2 Nothing in this Memorandum constitutes an endorsement by WHO of the University, its services or its products, and the University shall not suggest otherwise.
5. Responsibility
The University shall indemnify and hold harmless WHO, its officials and experts, against claims of third parties that arise from activities of the University.
6. Privileges and immunities
Nothing contained in or relating to this Memorandum shall be construed as a waiver of any of the privileges and immunities enjoyed by WHO.
7. Settlement of disputes
Any dispute shall be settled by consultation. If it is not settled within sixty days, either Party may refer it to arbitration under the UNCITRAL Arbitration Rules; the award is final.
8. Integrity
8.1 The University declares that it and the bodies it controls respect human rights and employ neither children nor anybody under compulsion, and that they have no part in the making or trade of mines or other weapons.
8.2 Neither the University nor any body it controls is listed under sanctions of the Security Council. The University will inform WHO at once of any event that may affect its eligibility.
8.3 The University has no link to the tobacco or arms industry and receives no funds from either.
8.4 The University adheres to the standards of conduct of ST/SGB/2003/13 on sexual exploitation and abuse and reports any breach to WHO.
8.5 No official of WHO will receive any benefit, direct or indirect, from this Memorandum. The University rejects corrupt and fraudulent practices and discloses any conflict of interest to WHO without delay.
9. Independence and openness
9.1 WHO retains sole control of its programme and accepts no instructions from the University.
9.2 WHO may make the existence and the text of this Memorandum public. Public statements of the University about the cooperation are cleared in writing with WHO beforehand.
10. Relationship
10.1 Neither Party is an agent, employee or partner of the other, and nothing here sets up a joint venture.
10.2 The University may transfer or subcontract its tasks only with the prior written consent of WHO.
11. Duration and changes
11.1 This Memorandum takes effect on signature and ends on 31 December 2028. Either Party may end it by written notice of thirty days.
11.2 WHO may end it with immediate effect if the University ceases to be eligible or if the association could damage the reputation of WHO.
11.3 Changes require a written amendment signed by the authorised representatives of both Parties.
11.4 Articles 3, 5, 6 and 7 survive its end. Neither Party answers for a failure caused by force majeure. Notices are sent in writing to the addresses above.
12. Follow-up
12.1 Each Party names a focal point; the two meet every three months, review the risks of the cooperation and report in writing on progress.
12.2 The Parties measure results against the indicators in the work plan; schools and local health committees take part in the evaluation.
"""

DONATION = (
    """# DONATION AGREEMENT
This Agreement is made between the United Nations Population Fund, a subsidiary organ of the United Nations with its headquarters at 605 Third Avenue, New York (“UNFPA”), and Morrow & Pike plc, a public limited company registered in Ireland under number 402217, with its registered office at 8 Quay Street, Cork (the “Donor”).
1. Donation
The Donor gives EUR 500,000 for the training of midwives.
2. Name
The Donor shall not use the name, abbreviation, emblem or seal of UNFPA without prior written consent of UNFPA for each use.
3. Position of UNFPA
3.1 UNFPA does not endorse the Donor, its brands, goods or services.
3.2 The cooperation is not exclusive.
""",
    None,
    """9. Responsibility
The Donor shall indemnify UNFPA and its personnel, at the Donor's expense, against claims arising from acts of the Donor.
10. Term
This Agreement ends on 30 November 2027. Either Party may end it earlier by a written notice of thirty days.
""",
)

NDA = """# NON-DISCLOSURE AGREEMENT
Note to drafter: use this form only after clearance.
This Agreement is made between the International Labour Organization, a specialized agency of the United Nations with its headquarters at 4 Route des Morillons, Geneva (“ILO”), and [INSERT NAME OF COMPANY], a company organised under the laws of [country] (the “Recipient”).
# 1. Purpose
The Recipient receives information of the ILO in order to prepare a proposal for an online course.
# 2. Secrecy
2.1 The Recipient shall keep the information secret for a period of ____ years.
2.2 The Recipient shall return all copies to UNESCO on request. UNESCO may publish a summary of the project.
# 3. Name
The Recipient shall not use the name, abbreviation, emblem or official seal of the ILO in connection with its business or otherwise.
# 4. Immunities
Nothing in or relating to this Agreement shall be deemed a waiver of the privileges and immunities of the ILO.
# 5. Responsibility
5.1 The Recipient shall indemnify and defend the ILO at its own cost against all claims arising from a breach of this Agreement.
5.2 <hidden>The ILO shall indemnify the Recipient against all losses caused by errors in the information.</hidden>
# 6. Disputes
Any dispute shall be settled amicably or, failing that, under Clause 14 and Annex C, by arbitration under the UNCITRAL Arbitration Rules.
"""


def build_docx(text: str, name: str, comment: tuple[str, str] | None = None) -> None:
    """Write a Word file: "# " is a heading, <ins>, <del> and <hidden> mark runs."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = STAMP
    document.core_properties.author = "samples"
    document.styles["Normal"].font.size = Pt(11)
    for line in text.strip().split("\n"):
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            paragraph = document.add_heading(line.lstrip("# "), level=min(level, 2))
        else:
            paragraph = document.add_paragraph()
            for piece in re.split(r"(<(?:ins|del|hidden)>.*?</(?:ins|del|hidden)>)", line):
                marked = re.match(r"<(ins|del|hidden)>(.*)</", piece)
                if marked is None:
                    if piece:
                        paragraph.add_run(piece)
                elif marked[1] == "hidden":
                    run = paragraph.add_run(marked[2])
                    run.font.hidden = True
                else:
                    _tracked(paragraph, marked[1], marked[2])
        if comment and comment[0] in line:
            document.add_comment(paragraph.runs, text=comment[1], author="A. Reviewer", initials="AR")
    document.save(str(HERE / name))


def _tracked(paragraph: Any, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(len(paragraph._p) + 100))
    change.set(qn("w:author"), "R. Counsel (Larkfield)")
    change.set(qn("w:date"), "2026-01-14T10:00:00Z")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def build_pdf(pages: list[str | None], name: str) -> None:
    """Write a PDF; None is a page that is only a picture."""
    from PIL import Image, ImageDraw
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()

    class Scan(Flowable):  # type: ignore[misc]
        def wrap(self, width: float, height: float) -> tuple[float, float]:
            return width, 600

        def draw(self) -> None:
            image = Image.new("L", (1240, 1500), 255)
            pen = ImageDraw.Draw(image)
            for row in range(40):
                pen.line((80, 60 + row * 34, 1160 - (row * 37) % 400, 60 + row * 34), fill=60, width=6)
            data = io.BytesIO()
            image.save(data, "PNG")
            data.seek(0)
            self.canv.drawImage(ImageReader(data), 0, 0, 450, 560)

    story: list[Any] = []
    for number, page in enumerate(pages):
        if number:
            story.append(PageBreak())
        if page is None:
            story.append(Scan())
            continue
        for line in page.strip().split("\n"):
            heading = line.startswith("#") or (len(line) < 60 and re.match(r"\d+\. ", line))
            words = line.lstrip("# ").replace("&", "&amp;")
            story.append(Paragraph(words, styles["Heading2" if heading else "BodyText"]))
            story.append(Spacer(1, 4))
    SimpleDocTemplate(str(HERE / name), pagesize=A4, title=name, author="samples", invariant=1).build(story)


def build() -> None:
    """Write all samples."""
    build_docx(WATER, "water-clean.docx")
    build_docx(BREWERY, "brewery-sponsorship.docx")
    build_docx(CLOUD, "cloud-partner-paper.docx")
    build_docx(RETAIL, "retail-tracked-changes.docx")
    build_docx(ANNEX, "annex-undoes-body.docx")
    build_docx(NDA, "nda-unfinished.docx", comment=("4. Immunities", "Is this still our standard wording?"))
    build_pdf([RESEARCH], "research-mou-clean.pdf")
    build_pdf(list(DONATION), "donation-scanned-page.pdf")


if __name__ == "__main__":
    build()
