"""Every sentence that the front end says in its own name, in one place."""

from modellaw.assessment import Status
from modellaw.specs import Need

PRODUCT = "modellaw"

# pages
OVERVIEW = "Overview"
PROVISION = "Provisions"
STATUTE = "Statutes"
BRIEF = "Brief"
REQUEST = "Request"
CONCORDANCE = "Concordance"
DOSSIER = "Add statutes"
ABOUT = "About"

# above every page
STATE = "State"
STATE_SAMPLE = "{name} (sample, fictional)"
INSTRUMENT = "Instrument"
LANGUAGE = "Language"
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
GONE = (
    "This link points to statutes that are no longer open here. They are kept in memory only, and go when the "
    "program is stopped. Add the files again to read on; meanwhile another State is shown."
)
NO_STATE = "No State is open yet."
NO_STATE_NEXT = "Add the statutes of a State to see which provisions they carry."
LEFT_OUT = (
    "",
    "One instrument is left out because its files are faulty: {names}. The page About shows the faults.",
    "{count} instruments are left out because their files are faulty: {names}. The page About shows the faults.",
)
ADD_STATUTES = "Add statutes"
READING_SAMPLE = "Reading the sample State {name}"

# statuses and verdicts
STATUSES = {
    Status.COVERED: "Covered",
    Status.PARTIAL: "Partly there",
    Status.MISSING: "Missing",
    Status.ASK: "Ask the authorities",
    Status.FLAG: "For information",
    Status.NOT_APPLICABLE: "Does not apply",
    Status.NOT_IN_DOSSIER: "Act not among the files",
}
STATUS_MEANS = {
    Status.COVERED: "The statutes carry this provision, in the words quoted below.",
    Status.PARTIAL: "Some of what this provision needs was found, and some was not.",
    Status.MISSING: "Nothing in the statutes read was recognised as this provision.",
    Status.ASK: "The statutes are silent. That is not a gap here, but a question for the authorities.",
    Status.FLAG: "Reported for information; it is not counted.",
    Status.NOT_APPLICABLE: "This does not concern the State.",
    Status.NOT_IN_DOSSIER: "The kind of act that usually holds this rule is not among the files.",
}
FOUND = "Found"
NOT_FOUND = "Not found"
READER_FOUND = "Needs a reader: probably there"
READER_NOT_FOUND = "Needs a reader: probably not there"
VALUES = {
    "element": "Part of the offence",
    "alternative": "One of several alternatives",
    "aggravation": "Only raises the penalty",
    "absent": "Not part of the offence",
}
NEEDS = {
    Need.ESSENTIAL: "Essential",
    Need.DESIRABLE: "Desirable",
    Need.CODED: "How the offence uses gain",
}
ARTICLE = "Article {article}"
IN_ARTICLE = "article {article}"
CHAPTER = "Chapter {chapter}: {title}"

# overview
OVERVIEW_LEAD = "{read} compared with the {instrument}, provision by provision."
STATUTES_READ = ("no statute", "1 statute", "{count} statutes")
DISCLAIMER = (
    "This is not legal advice and it does not measure compliance: practice, case law and regulations were not read. "
    "Every answer quotes the law so that a lawyer can check it."
)
HOW_OFTEN_RIGHT = "How often is it right?"
UNREAD_TITLE = ("", "1 file could not be read", "{count} files could not be read")
UNREAD_REST = "The rest was read and compared."
TOTAL_REQUIRED = "What the treaty requires"
TOTAL_RECOMMENDED = "What is recommended or optional"
TOTAL_FOUND = "of {all} essential elements found"
TOTAL_NOT_FOUND = "{count} not found"
TOTAL_READER = ("", "1 needs a reader", "{count} need a reader")
TOTAL_OPEN = "{count} left open"
TOTAL_OPEN_HELP = (
    "An element is one thing a provision asks of the law. Left open: the law is silent where silence is a question to "
    "ask, or the kind of act that usually holds the rule was not among the files."
)
PICTURE = "Provisions by chapter"
PICTURE_DESCRIPTION = "Bars, one for each chapter of the {instrument}, divided by where its provisions stand. {said}"
PICTURE_COUNT = "Provisions"
AS_TABLE = "The same as a table"
LACKS = "Acts missing from the files"
LACKS_LEAD = "Rules of these kinds usually stand in acts that were not among the files. Add them to have them read."
LACKS_ACT = "{kind} law"
LACKS_OR = " or "
BROADER = "The offence reaches further than the {instrument}"
LOOK_CLOSER = "Every provision"
FILTER = "Show only"
BY_STATUS = "Where it stands"
BY_OBLIGATION = "How strongly it binds"
BY_CHAPTER = "Chapter"
BY_READER = "Needs a reader"
BY_WORDS = "Words in the title"
CLEAR = "Show all"
SHOWN = "{shown} of {all} provisions"
NONE_SHOWN = "No provision fits all of these at once. Take one of the filters away."
GROUPS = {
    "required missing": ("Required and missing", "The gaps to close first."),
    "required partial": ("Required and partly there", "What is not yet found in them is named on each page."),
    "other partial": ("Recommended and partly there", ""),
    "other missing": ("Recommended and not found", "Policy choices, options and duties between States."),
    "covered": ("Covered", "The statutes carry these provisions."),
    "ask": ("Questions for the authorities", "Silence of a statute is not a gap here: ask."),
    "not in dossier": ("Act not among the files", "The kind of act that usually holds such rules was not read."),
    "flag": ("For information", "Reported, not counted."),
    "not applicable": ("Does not apply", "These do not concern the State."),
}
ELEMENTS_FOUND = "{found} of {all} essential elements found"
ELEMENTS_READER = ("", "1 needs a reader", "{count} need a reader")
DOWNLOADS = "Take it away"
DOWNLOADS_LEAD = "The whole report with every quotation. It is made when you ask for it."
DOWNLOAD_NO_PDF = "No PDF on this machine: it lacks the Pango library. Download the web page and print it instead."

# provision
CHOOSE_PROVISION = "Provision"
PREVIOUS = "Previous provision"
NEXT = "Next provision"
WHAT_IT_ASKS = "What it asks, and what the law says"
WHY = "Why this was taken as an answer"
MORE_PASSAGES = ("", "1 more passage", "{count} more passages")
OPEN_STATUTE = "Read {path} in the statute"
SEARCHED = "What was searched for, in {files}"
NEAREST = "What came nearest"
NEAREST_NONE = "No passage came near."
FELL_SHORT = "Fell short because"
NOTHING_QUOTED = "Nothing in the statutes answers this."
DRAFTING = "How to write it"
QUESTION = "What to ask the authorities"
BASIS = "Where it comes from"
FALSE_FRIENDS = "Often mistaken for it"
RULE_NOTE = "How it is counted"
REMARKS = "Note"
HOME_LACKS = "Usually in {kinds} law. No such act was among the files."
UNKNOWN_PROVISION = "There is no provision {id}. Choose one from the list."
ASKED_ALSO = "The same is asked by"
ASKED_ALSO_LEAD = (
    "These provisions of other instruments share tests with this one: what is found here answers them too."
)
SHARED = "Shared"
ELEMENT_ALSO = "Also asked by: {others}"

# statute
CHOOSE_STATUTE = "Statute"
STATUTE_FACTS = "{file}, {language}, {sections}"
SECTIONS = ("no numbered sections", "1 section", "{count} sections")
JUMP = "Go to a section"
JUMP_HELP = "Type a number or a word of the heading."
ANSWERS_HERE = (
    "Nothing in this statute was taken as an answer.",
    "1 section answers the {instrument}.",
    "{count} sections answer the {instrument}.",
)
ONLY_ANSWERS = "Only sections that answer the {instrument}"
FIND = "Find words in this statute"
FIND_COUNT = ("These words are not in the statute.", "In 1 section:", "In {count} sections:")
FIND_MORE = "The first {shown} are listed."
MARKS_LEAD = "Shaded words answer the {instrument}; the numbers lead to what they answer."
ANSWERS = "Answers in this section"
EARLIER = "Earlier sections"
LATER = "Later sections"
PART_OF = "Sections {first} to {last} of {all}"
PAGE = "page {page}"
NO_STATUTES = "No statute of this State could be read."
KINDS = {"preamble": "Before the first section"}
SUPERSEDED = "Not in force, or quoted"
END_OF_FILE = "End of the file"

# brief
BRIEF_TITLE = "{state}: mission brief"
BRIEF_LEAD = (
    "What to raise and what to ask, from the statutes under every instrument. It does not measure compliance: only "
    "statutes were read, and every finding is for a lawyer to check."
)
BRIEF_FAULTY = "The brief cannot be made, because these files are faulty:"
BRIEF_TOTALS = "Essential elements of what is required"
BRIEF_TOTALS_HEAD = ("Instrument", "Found", "Not found", "Needs a reader", "Left open", "All")
BRIEF_COUNTS = (
    "{statutes} read. {asked} questions for {authorities} authorities, of which {answered} are answered. {kept} of "
    "{all} entries go into the document."
)
PART = "Part of the brief"
PARTS = {  # in the choice of parts, as heading, below it
    "gaps": ("Gaps", "Required gaps", "To close first. What binds most stands first."),
    "wider": (
        "Wider",
        "Wider than asked",
        "The conduct is criminal, and with it help that the treaty leaves alone; or the statute asks for more than the "
        "treaty lets it.",
    ),
    "recommended": (
        "Recommended",
        "Recommended, and not required",
        "Policy choices, options and duties between States.",
    ),
    "questions": (
        "Questions",
        "Questions for the authorities",
        "Silence of a statute is no gap here, or practice decides.",
    ),
    "items": (
        "Items",
        "Assistance items",
        "What the Secretariat’s report asks of a mission: what the statutes answer, and which questions remain.",
    ),
    "lacking": (
        "Acts not read",
        "Acts that were not read",
        "Kinds of act that usually hold these rules; none was among the files.",
    ),
    "covered": ("In place", "In place", "Provisions that the statutes carry already, and where."),
}
NONE_HERE = "Nothing stands here for this State."
AUTHORITY = "Authority"
ITEM_GROUP = "Subject"
ITEM = "Paragraph {paragraph}: {title}"
ITEM_IN_STATUTES = "In the statutes"
ITEM_ASK = "To ask"
INCLUDE = "Include"
EDIT = "Write"
CLOSE = "Close"
ANSWER = "Answer of the authorities"
ANSWERED = "Answered"
REMARK = "Remark"
PROOF = "Proof to ask for"
SOURCE = "From {source}"
SOURCE_ITEM = "the Secretariat’s report, paragraph {paragraph}: {title}"
LACKING = "Not found: {elements}"
ENTRY_ALSO = "Also {others}"
MOVE_UP = "Move up"
MOVE_DOWN = "Move down"
BRIEF_DOWNLOADS_LEAD = "The brief as it stands, with your answers and remarks, its questions in {language}."
NOTES = "Your notes"
NOTES_LEAD = (
    "Answers, remarks, order and what is left out are kept as you write, on this computer or where MODELLAW_STORE "
    "says. As a file they can be sent to a colleague and read back."
)
UNKEPT = "What you write lasts only as long as this page stays open, because {fault}"
NOTES_SAVE = "Save the notes as a file"
NOTES_FILE = "Notes from a file"
NOTES_READ = "Add these notes"
NOTES_ADDED = ("The file holds no notes.", "1 note was added.", "{count} notes were added.")
NOTES_OF = "They were written about {state}."
NOTES_FAULTY = "These notes cannot be read:"
NOTES_ASTRAY = (
    "",
    "1 note is on an entry that this brief does not have. It is kept.",
    "{count} notes are on entries that this brief does not have. They are kept.",
)
NOTES_FORGET = "Forget all notes"
NOTES_FORGET_SURE = "All answers, remarks, order and omissions of this brief are lost. Save them as a file first."
NOTES_FORGET_NOW = "Forget them"

# concordance
CONCORDANCE_TITLE = "Concordance"
CONCORDANCE_LEAD = (
    "Which provisions ask the same of the law: those of the {instrument}, and beside each what the others share with "
    "it. Choose another instrument above to read it from there."
)
CONCORDANCE_TABLE = "Provisions that share a test, by their ids"
NOTHING_SHARED = "Asked by no other instrument."

# request
REQUEST_TITLE = "Check a draft request"
REQUEST_LEAD = (
    "Is a draft request for mutual legal assistance complete? It is held against article 18, paragraph 15, of the "
    "Convention, and against what makes a request workable."
)
REQUEST_PRIVATE = "The draft is read in the memory of this computer. It is not stored, and nothing is sent anywhere."
DRAFT = "The draft"
DRAFT_FILE = "Or a file (PDF, Word, web page, Markdown or text); it is read in place of the draft above"
DRAFT_LANGUAGE = "Language of the draft"
DRAFT_LANGUAGE_AUTO = "Found out from its words"
DRAFT_NAME = "draft.txt"
DRAFT_EMPTY = "Paste a draft or choose a file first."
SAMPLE_LETTER = "Fill in a sample letter"
CHECK = "Check the draft"
CHECKING = "Reading the draft"
CHECKED = "{found} of {all} items found in {file}"
LETTER_LACKS = ("Not found", "What a request must say stands first.")
LETTER_SAYS = ("Found", "In the draft’s own words.")
LETTER_STATUSES = {
    Status.COVERED: "Found",
    Status.PARTIAL: "Partly found",
    Status.MISSING: "Not found",
}
LETTER_REQUIRED = "Must be in a request"
LETTER_ADVISED = "Makes a request workable"
LOOKED_FOR = "What was looked for"

# dossier
DOSSIER_TITLE = "Add the statutes of a State"
DOSSIER_LEAD = (
    "Bring all acts that bear on smuggling: the act on smuggling or migration, the penal code and its procedure, "
    "extradition and mutual assistance, proceeds of crime, witnesses, the sea."
)
PRIVATE = "The files are read in the memory of this computer. They are not stored, and nothing is sent anywhere."
PRIVATE_NOTES = (
    "What you write into a mission brief is kept on this computer, or in the database that MODELLAW_STORE names, until "
    "you forget it. No statute goes with it."
)
UPLOAD = "Statutes (PDF, Word, web page, XML, Markdown or text; up to 100 MB each)"
STATE_NAME = "Name of the State"
ADD_TO = "Add the files to"
ADD_TO_NEW = "A new State"
LANDLOCKED = "Landlocked, and without ships"
LANDLOCKED_HELP = "No coast, and no ships under its flag: the provisions on smuggling by sea then do not apply."
STATUTE_LANGUAGE = "Language of the statutes"
STATUTE_LANGUAGE_AUTO = "Found out from each file"
ASSESS = "Read and compare"
NEED_FILES = "Choose at least one file first."
NEED_NAME = "Give the State a name first, so that you can find it again."
READING = "Reading the statutes of {name}"
STEP_READING = "{file}: reading"
STEP_FINDING = "{file}: looking for what it says"
STEP_TYING = "Following references between the acts"
STEP_JUDGING = "Comparing with the {instrument}: {title}"
DONE = "Done"
NOTHING_READ = "None of the files could be read, so there is nothing to compare. What was open before is still open."
INTERRUPTED = "Reading the statutes of {name} was interrupted. The files are still here."
CONTINUE = "Read them now"
DISCARD = "Leave them"
OPEN_HERE = "States open here"
SAMPLES = "Sample States"
SAMPLES_LEAD = "Fictional States whose law was written to try the tool out."
OPEN_OVERVIEW = "Open {name}"
FILES = "Files of {name}"
TABLE_FILE, TABLE_TITLE, TABLE_LANGUAGE, TABLE_SECTIONS, TABLE_NOTES = (
    "File",
    "Title",
    "Language",
    "Sections",
    "Remarks",
)
FORGET = "Forget {name}"
SAME_FILE = "{file} has the same content as {first} and was read once."

# about
ABOUT_TITLE = "About"
ABOUT_DOES = "What it does"
ABOUT_DOES_TEXT = (
    "It reads the statutes of a State and says, for each provision of the UNODC Model Law against the Smuggling of "
    "Migrants, of the Protocol and of the Convention, whether the law already carries it. Every answer quotes the law "
    "with its section and page. For what is missing it shows what was looked for and which passages came nearest, with "
    "the reason each fell short. From this it prepares the brief of an assistance mission. It also reads a draft "
    "request for mutual legal assistance, and says what the draft lacks."
)
ABOUT_NOT = "What it does not do"
ABOUT_NOT_TEXT = (
    "It gives no legal advice.",
    "It does not measure compliance with the Protocol: practice, case law and most regulations are not read.",
    "It does not read what you did not add. A rule in an act that is not among the files is not found.",
    "It does not decide in doubt: what is too doubtful is marked “needs a reader”.",
)
ABOUT_ACCURACY = "How often it is right"
ABOUT_ACCURACY_TEXT = (
    "Measured against statutes that people read element by element. “kappa” is agreement beyond chance; “hit@3” how "
    "often a section the readers rely on is among the first three cited; “lift” how far it rises above a guess that "
    "never reads the law, which is the honest column. For a State that the tool has not seen, expect results like "
    "those of the first table or lower; the second flatters."
)
ABOUT_ACCURACY_OF = {
    "unseen": "Model Law: States that were not looked at while it was worded",
    "accuracy": "Model Law: States whose law the wording was tested on",
    "convention": "Convention: what it shares with no other instrument",
}
ABOUT_NO_ACCURACY = "The figures for this version are not yet published with it. Treat every answer as unchecked."
ABOUT_JUDGES = "How it decides"
ABOUT_JUDGES_TEXT = (
    "Each provision is divided into elements: single things that the law says or does not say.",
    "For each element it looks for the ways in which laws put it, in the sentence or section where they must stand "
    "together, and only in the right setting: the offence itself, law that refers to it, or general law that reaches "
    "it.",
    "What looks alike but is another matter counts against: trafficking in persons, smuggling of goods, the migrant’s "
    "own offence.",
    "From the words found it works out how likely the element is met. Close calls are left to a reader.",
)
ABOUT_WORDS = "What the words mean"
ABOUT_PRIVATE = "Your files"
ABOUT_VERSION = "Version {version}. Specification {spec}."
ABOUT_SOURCE = "Source of the provisions"
ABOUT_FAULTY = "Left out: {name}"
ABOUT_FAULTY_TEXT = "Its files have these faults. Mend them and start the program again."


def counted(forms: tuple[str, str, str], count: int, **words: str) -> str:
    """The form for none, one or many, with the number and the words in it."""
    return forms[min(count, 2)].format(count=count, **words)


def kind_of_act(kind: str) -> str:
    """A kind of act as it is called in a sentence."""
    return {"mla": "mutual legal assistance", "procedure": "criminal procedure", "penal": "penal"}.get(kind, kind)
