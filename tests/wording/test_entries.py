"""Every entry of the catalogue finds what it is about in notes as they are written, and leaves the right words."""

from __future__ import annotations

import pytest

from dsl_desk.services.language import catalogue, remarks
from dsl_desk.wording.catalogue import Entry, Strength

FOUND = {
    "self-at-risk": (
        "She is putting herself at risk by meeting him.",
        "They place themselves in danger most weekends.",
        "Jayden puts himself in vulnerable situations.",
        "He left himself at risk of harm.",
    ),
    "risky-behaviour": (
        "Risky behaviour at the station.",
        "Her risk-taking has increased.",
        "He takes a lot of risks.",
    ),
    "poor-choice": ("Makes poor choices about friends.", "A bad decision by Leah.", "made the wrong choice again"),
    "lifestyle": ("This is a lifestyle choice.", "their chosen lifestyle", "He chose this life."),
    "promiscuous": ("She is promiscuous.", "Staff mentioned promiscuity.", "said to be sleeping around"),
    "sexually-active": ("Amy, 14, is sexually active.", "He is having sex with an older girl."),
    "sexual-activity-with": (
        "Sexual activity with a man of 30.",
        "engaged in sexual activity in the park",
        "had sexual contact with an adult",
    ),
    "consensual": ("It was consensual.", "She consented to it.", "gave her consent"),
    "relationship-with": (
        "in a relationship with a 25-year-old man",
        "She has a relationship with an older male.",
        "is seeing an older man",
    ),
    "older-boyfriend": ("Her older boyfriend drives a grey car.", "an adult boyfriend", "an older partner"),
    "boyfriend": ("Her boyfriend waits at the gate.", "The boyfriend bought her a phone."),
    "associating": (
        "He is associating with older youths.",
        "hanging around with older boys",
        "spends a lot of time with adults we do not know",
        "has got in with the wrong crowd",
    ),
    "gang-member": ("He is a gang member.", "Links to a gang.", "gang-affiliated", "joined a gang in June"),
    "involved-in": (
        "Involved in county lines.",
        "She is involved with CSE.",
        "involvement in child criminal exploitation",
    ),
    "drug-dealer": (
        "He is drug dealing.",
        "a drug runner",
        "selling drugs in the park",
        "has been shotting",
        "went country",
    ),
    "recruited": (
        "recruited by older boys",
        "He works for a county line.",
        "working for dealers",
        "paid to carry drugs",
    ),
    "money-mule": ("acting as a money mule", "money muling"),
    "plugging": ("Staff fear he is plugging.", "He plugged drugs before school."),
    "slave": ("kept as a domestic slave", "a modern-day slave"),
    "in-exchange-for": (
        "sex in exchange for money",
        "vapes in return for sexual favours",
        "traded in return for gifts",
    ),
    "prostitute": ("a child prostitute", "teenage prostitution", "said she was a sex worker"),
    "selling-sex": ("selling sex", "She sells herself.", "talk of a sugar daddy"),
    "child-pornography": ("child pornography", "kiddie porn was found", "pornography involving children"),
    "sexting": ("She was sexting.", "He sent nudes to a girl in Year 10.", "a nude selfie", "shared naked pictures"),
    "sent-to-adult": (
        "sent explicit pictures to a man",
        "sent several photos to an older male",
        "sharing intimate images",
    ),
    "contacting-adults": ("has been contacting adults online", "messaging older men", "is meeting strangers"),
    "online-friend": ("an online friend from London", "met a friend online"),
    "let-allowed": (
        "She let him touch her.",
        "went along with it",
        "agreed to meet him",
        "He did not resist.",
        "went willingly",
    ),
    "why-didnt": (
        "Why didn't she tell us?",
        "Why did he not leave?",
        "She should have said no.",
        "She knows better.",
    ),
    "shouldnt-have": (
        "He shouldn't have shared it.",
        "should never have sent it",
        "accepted a friend request from him",
    ),
    "provocative": (
        "Dresses provocatively.",
        "was dressed like an adult",
        "asking for it",
        "She was flirting with him.",
    ),
    "streetwise": ("He is streetwise.", "very street-wise for Year 7"),
    "mature": ("mature for her age", "a young lady", "acts like an adult", "She looks much older."),
    "attention-seeking": (
        "attention-seeking",
        "She is attention seeking again.",
        "It is a cry for help.",
        "wants attention",
    ),
    "manipulative": ("He can be manipulative.", "She manipulates staff."),
    "aggressive": ("He became aggressive.", "is violent"),
    "naughty": ("He is naughty in lessons.", "bad behaviour at lunch", "kicked off in maths", "poor attitude"),
    "difficult": ("He is very difficult.", "a challenging child", "challenging behaviour"),
    "disengaged": (
        "She has disengaged.",
        "won't engage with the mentor",
        "a hard-to-reach family",
        "refuses to engage",
    ),
    "did-not-attend": (
        "Did not attend CAMHS on 3 March.",
        "DNA’d twice",
        "failed to attend the dentist",
        "missed her appointment",
    ),
    "refuses-help": (
        "refuses help",
        "refused all support",
        "is non-compliant",
        "was unco-operative",
        "won't cooperate",
    ),
    "disguised-compliance": ("This is disguised compliance.",),
    "out-of-control": ("beyond parental control", "He is out of control.", "feral"),
    "absconded": ("She absconded at 10:20.", "a runaway", "ran off at lunch", "truanting on Fridays"),
    "keeps-missing": ("keeps going missing", "constantly going missing", "a persistent absconder"),
    "goes-back": ("goes back to the man", "She keeps going back.", "keeps returning", "chooses to stay with him"),
    "lying": (
        "He was lying.",
        "She lied to staff.",
        "fabricated the account",
        "made it up",
        "Her story keeps changing.",
    ),
    "malicious": ("The report was malicious.", "a false allegation"),
    "alleged": ("She alleges that he hit her.", "allegedly", "He claims he was hit.", "his allegation"),
    "disclosed": ("Amy disclosed that …", "made a disclosure", "disclosing abuse"),
    "historical": ("historical abuse", "a historic allegation", "historical child sexual abuse"),
    "child-perpetrator": ("a child perpetrator", "the teenage abuser", "young offenders in Year 11"),
    "paedophile": ("a known paedophile", "paedophiles", "an online predator"),
    "victim": ("Amy is a victim.", "the victims"),
    "lac": ("He is LAC.", "a LAC child"),
    "disabled-noun": ("the disabled", "SEN kids", "wheelchair-bound", "suffers from autism"),
    "suicide": ("Her brother committed suicide.", "a failed attempt", "threatened to commit suicide"),
    "shaken-baby": ("shaken baby syndrome",),
    "risk-level": ("a high-risk child", "She is at low risk.", "medium risk of exploitation", "a high level of risk"),
    "vulnerable": ("She is vulnerable.", "a vulnerable child", "vulnerable to grooming"),
    "known-to": ("The family is known to social services.", "well known to police"),
    "dysfunctional": ("a dysfunctional family", "a chaotic household", "bad parenting"),
    "domestic-dispute": ("a domestic dispute at home", "domestic arguments", "a volatile relationship"),
    "slur": ("an illegal immigrant", "an inner-city youth"),
}

RIGHT = (
    # what was seen, said and done
    "Finley came in at 9:40 with a new phone. He said an older boy gave it to him.",
    "Amelia was seen with a man aged about 25 in a silver car at the gate at 3:10pm.",
    "An adult obtained images of the child and asked for more.",
    "Adults have been contacting the child on a gaming platform.",
    "Isla told me that she is frightened of going home on Fridays.",
    "He has been missing four times since January and may be made to go.",
    "She was not brought to her appointment; her mother said the car had broken down.",
    "He is being made to carry drugs for others and is criminally exploited.",
    "Her account on Monday was that she fell; on Wednesday it was that she was pushed.",
    "She died by suicide in 2019. He tried to end his life in March.",
    "A person known only online, said to be sixteen.",
    "The child has displayed harmful sexual behaviour.",
    "Non-recent abuse was described.",
    # words that have another sense
    "He was lying on the floor of the changing room, holding his stomach.",
    "Football kicked off at 3pm and he was in goal.",
    "Police took a DNA sample at the house.",
    "Mum did not attend the meeting; Dad came.",
    "Jaden did not attend school on Monday or Tuesday.",
    "He was made to send nudes by someone who threatened his sister.",
    "The laptop was plugged in by the window.",
    "The man ran off towards the station.",
    "Her mum's boyfriend answered the door.",
    "His girlfriend in Year 9 came with him.",
    "The allegation against a member of staff went to the designated officer.",
    "The outcome was recorded as malicious.",
    "The father was violent towards the mother while the children were upstairs.",
    "Parents gave consent to share the referral.",
    "He needs medical attention: call the nurse.",
    "Coloured pencils were thrown across the room.",
    "She made up her bed, put her things in the bag and waited.",
    "The form tutor has a good relationship with his mother.",
    "School staff should have told the parents sooner.",
    "We couldn't find out why he was late.",
    "Her story book was torn.",
    "It is difficult to say how long the mark has been there.",
    "The young man at the gate had a blue coat.",
    "The building site is high risk.",
    "Mum's partner is a drug dealer.",
    "Mum agreed to meet on Thursday, and allowed us to speak to the GP.",
    "I let him sit in my office; she let me look at the mark.",
    "The school nurse works for the trust. Her uncle was recruited by the army.",
    "He ran late, and ran out of time.",
    # names of bodies, statutes, titles and headings
    "The Youth Offending Team rang back at noon.",
    "He was moved to a Young Offender Institution.",
    "His name was taken off the Gangs Matrix in 2023.",
    "This may be an offence under the Modern Slavery Act 2015.",
    "Child sexual exploitation: screening form, page 2",
    "The Safeguarding Vulnerable Groups Act 2006 applies.",
    "He was arrested for sexual activity with a child.",
    "The Disclosure and Barring Service was told.",
    "Asked for a Victim Personal Statement; Victim Support will ring.",
    "Ground: Children Act 1989, section 31. LAC review on 4 May.",
    "A referral under the Domestic Violence Disclosure Scheme was made.",
    "Possible Fabricated or Induced Illness; the paediatrician has been told.",
)  # fmt: skip

QUOTED = (
    "She said, “I put myself at risk, it’s a lifestyle choice.”",
    'Mum said "he is attention-seeking" and left.',
    "He said ‘I was asking for it’ and cried.",
    "Her words were 'my older boyfriend' and 'he let me'.",
    "“She is promiscuous,” the letter says. “She keeps going missing.”",
)


@pytest.mark.parametrize("code", [entry.code for entry in catalogue().entries])
def test_each_entry_finds_what_it_is_about(code: str) -> None:
    for note in FOUND[code]:
        assert code in {remark.entry for remark in remarks(note)}, note


@pytest.mark.parametrize("note", RIGHT)
def test_what_is_right_is_left_alone(note: str) -> None:
    assert remarks(note) == ()


@pytest.mark.parametrize("note", QUOTED)
def test_what_someone_said_is_left_alone(note: str) -> None:
    assert remarks(note) == ()
    without_marks = note.translate(dict.fromkeys(map(ord, '“”"‘'))).replace(" '", " ").replace("' ", " ")
    assert remarks(without_marks)


@pytest.mark.parametrize("entry", catalogue().entries, ids=lambda entry: entry.code)
def test_the_advice_does_not_need_advice(entry: Entry) -> None:
    """What the aid suggests in place of a wording is not itself remarked on, firmly or otherwise."""
    instead = entry.instead.translate(dict.fromkeys(map(ord, "“”")))
    assert [remark for remark in remarks(instead) if remark.strength is not Strength.SOFT] == []
