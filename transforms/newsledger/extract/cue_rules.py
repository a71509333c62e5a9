"""The wordings by which lines that are not the article give themselves away. English; matched without regard to case."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsledger.contracts.records import Label


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule: lines of at most ``most_words`` words in which ``find`` finds a wording are ``label``.

    A ``weak`` cue alone does not outweigh the shape of a sentence: people in the news subscribe and cancel, too.
    """

    label: Label
    rule: str
    find: Callable[[str], re.Match[str] | None]
    most_words: int
    weak: bool = False


def _cue(label: Label, rule: str, most_words: int, *wordings: str, weak: bool = False) -> Cue:
    pattern = re.compile("|".join(wordings), re.IGNORECASE)
    # Wordings that must open the line are not tried at each of its characters.
    is_opening = all(wording.startswith("^") for wording in wordings)
    return Cue(label, rule, pattern.match if is_opening else pattern.search, most_words, weak)


def _whole(*wordings: str) -> str:
    """Any of ``wordings`` as the whole line, punctuation aside."""
    return rf"^\W*(?:{'|'.join(wordings)})\W*$"


def _opening(*wordings: str) -> str:
    """Any of ``wordings`` at the beginning of the line."""
    return rf"^\W*(?:{'|'.join(wordings)})"


_CURRENCY = r"(?:(?:US|A|C|HK|NZ|S|R)?[$€£₹¥₩₽₺₪৳]|(?:Rs|INR|USD|EUR|GBP|CHF|kr|zł)\.?)"
_PRICE = rf"(?:{_CURRENCY} ?\d[\d.,]*|\d[\d.,]* ?(?:€|£|₹|kr\b|zł|EUR\b))"
_COUNT = r"(?:\d+|one|first|two|three|six|twelve)"
_TERM = rf"(?:(?:an?|per|/|each|every|for) ?(?:{_COUNT} ?)?(?:day|week|month|quarter|year|mo|yr|annum)s?)"

CUES: tuple[Cue, ...] = (
    _cue("offer", "price_line", 6, _whole(rf"{_PRICE}\W*{_TERM}?", rf"{_PRICE} ?/ ?\w+")),
    _cue("offer", "price_for_term", 24, rf"{_PRICE} ?{_TERM}", rf"{_TERM} ?(?:for|at) (?:only |just )?{_PRICE}", weak=True),
    _cue("offer", "duration_line", 5, _whole(rf"{_COUNT} (?:day|week|month|quarter|year)s?\W*(?:free|plan|trial|access)?")),
    _cue(
        "offer", "saving_line", 8, _whole(r"(?:save|get|up to|flat|extra)\b.{0,20}\d+ ?%(?: off)?"), _opening(r"\d+ ?% (?:off|discount)\b")
    ),
    _cue(
        "offer",
        "subscription_terms",
        45,
        r"cancel (?:any ?time|at any time|whenever|online)",
        r"renews? (?:automatically|at)|auto-?renew",
        r"free trial|money-back|no commitment",
        r"billed (?:at|as|every|monthly|annually|yearly|once)",
        r"\b(?:introductory|limited[- ]time|special) (?:offer|price|rate)\b",
        r"complimentary [\w ]{0,40}access",
        weak=True,
    ),
    _cue(
        "offer",
        "trial_terms",
        30,
        rf"free for {_COUNT} (?:day|week|month)",
        rf"\bthen (?:just |only )?{_PRICE}",
        rf"first (?:{_COUNT} )?(?:month|week)s? (?:free|for|at|{_PRICE})",
        weak=True,
    ),
    _cue(
        "offer",
        "subscribe_prompt",
        25,
        _opening(
            r"(?:please )?(?:subscribe|sign up|sign in|log ?in|donate|start your|unlock)\b",
            r"register (?:now|for|to|here)\b",
            r"join (?:us|now|today)\b",
            r"join the\b.{1,40}\b(?:online|newsletter|club|community)\b",
            r"try (?:it )?(?:free|for free)\b",
            r"upgrade (?:to|now)\b",
            r"become an? (?:member|subscriber|supporter)\b",
            r"get (?:unlimited|full|complete|instant) ",
            r"choose (?:a|your) plan\b",
            r"buy (?:a|your) (?:subscription|copy)\b",
            r"support (?:our|us|independent|quality|local)\b",
            r"(?:download|install|get) (?:the|our) (?:\w+ )?app\b",
            r"be the first to (?:get|know|hear)\b",
            r"(?:get it on|available on|download on the) ?(?:google|app|play|the app)",
        ),
        _whole(
            r"(?:google play|app store)(?:\W+(?:google play|app store))*",
            r"see all (?:options|offers|plans)",
            r"(?:gift|bookmark) (?:this )?article",
        ),
    ),
    _cue(
        "offer",
        "subscriber_words",
        40,
        r"already (?:a |an )?(?:subscriber|member|registered|subscribed|have an account)",
        r"(?:digital|online|print|premium|our|your|e-?paper) subscription|subscri(?:be|ption) plans?|subscribers? only",
        r"(?:for|exclusive to|reserved for|available to) (?:our )?(?:subscribers|members)\b",
        r"ad-free (?:reading|experience|access)|(?:unlimited|full) (?:digital )?access|premium (?:stories|content|articles)",
        r"\bevery plan\b|\be-?paper\b",
        r"to (?:continue|keep) reading",
        weak=True,
    ),
    _cue(
        "offer",
        "article_meter",
        25,
        r"\b(?:free|remaining|complimentary) (?:articles?|stories|story) (?:left|remaining|this (?:month|week))\b",
        r"\byou(?:['’]ve| have) (?:read|reached|used)\b.{0,30}\b(?:free|complimentary) (?:articles?|stories|limit)\b",
    ),
    _cue(
        "offer",
        "newsletter_prompt",
        45,
        r"\bnewsletters?\b.{0,60}\b(?:inbox|sign|subscribe|email|delivered|free|daily|weekly|here|below)\b",
        r"(?:sign|subscribe|get|join|receive)\b.{0,80}\b(?:newsletters?|inbox|mailing list|briefing)\b",
        r"(?:delivered|straight|sent|direct|\bin) to your (?:inbox|email|phone)|\bin your inbox\b|email address",
        r"\b(?:one|two|\d) emails?\b.{0,5}\b(?:a|every) (?:day|week|friday|monday|morning)",
        _whole(r"(?:our |the |daily |weekly |free )*newsletters?"),
        weak=True,
    ),
    _cue(
        "offer",
        "email_footer",
        45,
        r"\byou (?:are receiving|received|get) this (?:e-?mail|newsletter|message)\b|\b(?:e-?mail|newsletter) (?:was )?forwarded to you\b",
        r"\bview (?:this (?:e-?mail|newsletter)|it)? ?(?:in|online)\b.{0,20}\bbrowser\b",
        _opening(r"unsubscribe\b", r"(?:update|manage) (?:your |my )?(?:e-?mail )?preferences\b", r"our mailing address\b"),
    ),
    _cue(
        "navigation",
        "menu_line",
        12,
        _whole(
            r"next|previous|prev|more|read|home|menu|search|share|save|print|email|tweet|reply|gallery|watch|listen|play|pause|close|continue",
            r"(?:read|see|show|view|load|learn) (?:more|also|next|all|less|comments|full (?:story|article)|the full (?:story|article))",
            r"also read|see also|view (?:all|more|comments).{0,20}",
            r"(?:next|previous) (?:story|article|post|up)",
            r"most (?:read|popular|viewed|shared|commented)|trending(?: now| stories)?|top (?:stories|news)|latest(?: news| stories)?",
            r"editor'?s'? picks?|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested).{0,20}",
            r"related(?: (?:stories|articles|news|posts|topics|content|coverage|links|tags))?",
            r"back to (?:top|home).{0,20}|skip to .{0,30}",
            r"share (?:this|on|via|save|article|story)\b.{0,40}|copy link",
            r"facebook|twitter|whatsapp|linkedin|reddit|telegram",
            r"(?:\d+ )?comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)",
            r"tags?|topics?|categories|filed under.{0,60}|video|photos?|loading.{0,5}",
            r"about us|contact(?: us)?|careers|advertise(?: with us)?|faqs?",
            r"around the web|promoted (?:links|stories)?.{0,30}|(?:from )?our partners",
            r"author of the article|thanks for sharing",
        ),
    ),
    _cue(
        "navigation",
        "comment_form",
        25,
        _whole(
            r"(?:report(?: abuse)?|reply|upvote|flag)(?:\W+(?:report(?: abuse)?|reply|upvote|flag|share))*",
            r"(?:leave|post|write|add) an? (?:reply|comment|response)\b.{0,60}",
            r"sort by\b.{0,30}|(?:newest|oldest|best) first|\d+ (?:thoughts?|repl(?:y|ies)|responses?)\b.{0,100}",
        ),
        _opening(
            r"your e-?mail address will not be published",
            r"(?:log|sign) in to (?:reply|comment|join|post)\b",
            r"this comment has been (?:removed|deleted)",
        ),
    ),
    _cue(
        "navigation",
        "ticker_line",
        9,
        # "FTSE 100 7,751.08 -0.34%": a name, a level, a signed change, and no verb.
        rf"^\W*[A-Z][\w&/.' -]{{1,30}}[ :]{_CURRENCY}? ?\d[\d,]*\.\d+,? ?\(?[-+−–▲▼↑↓] ?\d[\d.,]* ?%?.{{0,20}}$",
    ),
    _cue("navigation", "more_about", 12, _whole(r"more (?:from|on|in|about)\b.{0,50}"), weak=True),
    _cue(
        "navigation",
        "placeholder",
        4,
        _whole(r"image|photo|picture|video|audio|graphic|infographic|slideshow|embed|placeholder|toggle caption|enlarge(?: this)? image"),
    ),
    _cue(
        "navigation",
        "advertisement",
        12,
        _whole(
            r"advertisement|advertising|sponsored(?: content| by .{0,40})?|promoted|ad|remove ads?|skip advertisement",
            r"(?:this )?advertisement .{0,40}|this advertisement has not loaded.{0,60}",
            r"article content|(?:article|story) continues (?:below|after).{0,40}",
            r"continue reading(?: below)?|scroll (?:down )?to continue.{0,40}",
        ),
    ),
    _cue(
        "navigation",
        "reading_aid",
        16,
        _whole(r"\d+ ?min(?:ute)?s?(?: read| to read)?", r"\d+ (?:shares?|views?|reads|likes)", r"text size|font size|a-|a\+"),
        _whole(r"(?:reading time|listen to (?:this )?(?:article|story)|estimated read)\b.{0,30}"),
        r"add .{2,40} as (?:a|your) (?:preferred|trusted) source|(?:google|preferred) (?:news|source)\b.{0,40}\b(?:follow|click|add)",
    ),
    _cue(
        "navigation",
        "follow_prompt",
        30,
        _opening(r"(?:follow|like|find|connect with|join) (?:us|him|her|me|the author|\w+(?: \w+)?) (?:on|at|@)\b.{0,80}$"),
        _opening(r"(?:follow|download|get) .{0,40}\b(?:on (?:x|twitter|facebook|instagram|google news|whatsapp)|app)\b"),
        _opening(r"click here (?:for|to)\b", r"(?:have|got) (?:a|any) (?:tip|story|comment|question).{0,80}\?"),
        weak=True,
    ),
    _cue(
        "related",
        "related_link",
        30,
        _opening(
            r"(?:also read|read also|read more|read next|see also|must read|don'?t miss|related(?: story| article)?) ?[:|»>]",
            r"(?:watch|listen|more|recommended|in pictures|opinion|explainer|analysis|live updates) ?[:|»>]",
        ),
    ),
    _cue(
        "caption",
        "photo_credit",
        70,
        _opening(r"(?:photo(?:graph)?|image|picture|pic|illustration|graphic|video|credit|source)s?(?: (?:credit|by|courtesy))? ?[:|/©]"),
        r"\b(?:getty images|ap photo|afp photo|shutterstock|istock(?:photo)?|alamy|wikimedia commons|unsplash|pexels)\b",
        r"\b(?:file (?:photo|pic|image|picture)|photo by|image credit|photograph by|handout via)\b",
        r"\b(?:reuters|afp|epa|pti|ap|bloomberg|ani)/\w[\w.'-]*(?: \w[\w.'-]*){0,3}\W*$",
        _opening(r"file ?(?:-|–|—|:) "),
        weak=True,
    ),
    _cue(
        "legal",
        "copyright",
        80,
        _opening(r"\(c\)|copyright\b"),
        r"©|\ball rights reserved\b|may not be (?:published, |reproduced|redistributed|republished)",
        r"\bterms (?:of (?:use|service)|and conditions|& conditions)\b.{0,80}\b(?:apply|privacy|policy|agree)",
        _whole(
            r"terms (?:of (?:use|service)|(?:and|&) conditions(?: apply)?)|t ?& ?cs? apply",
            r"privacy (?:policy|notice)|cookie (?:policy|settings)|disclaimer|code of ethics",
        ),
    ),
    _cue(
        "legal",
        "cookie_notice",
        80,
        r"\b(?:we|this (?:web)?site|our partners) (?:and our partners )?uses? cookies\b",
        r"\b(?:we|partners) (?:and our (?:\w+ )?partners )?(?:store|process|access)\b.{0,80}\b(?:device|cookies|personal data)\b",
        _whole(
            r"(?:accept|reject|decline|allow)(?: all)?|manage (?:options|choices|preferences|consent|cookies)",
            r"we (?:value|care about) your privacy",
        ),
        r"accept (?:all )?cookies|cookie (?:preferences|consent|settings)|\byour privacy\b.{0,60}\bchoices\b",
    ),
    _cue(
        "legal",
        "syndication_note",
        60,
        _opening(
            r"(?:this|the) (?:story|article|copy)\b.{0,60}\b(?:syndicated|auto-generated|not been edited|republished)\b",
            r"(?:this|the) (?:story|article|post)\b.{0,60}\b(?:originally|first) (?:published|appeared|ran)\b",
            r"(?:this|the) (?:story|article|copy)\b.{0,60}\b(?:published (?:from|unedited)|without (?:any )?(?:changes|edits))\b",
            r"only the headline\b",
            r"this article (?:is|was) (?:sponsored|paid)",
        ),
    ),
    _cue(
        "navigation",
        "reader_prompt",
        40,
        _opening(
            r"get in touch with (?:us|our)\b",
            r"for more (?:stories|news|articles) like this\b",
            r"we(?:['’]d| would)? (?:want|like|love) to hear from you\b",
            r"click here to (?:read|see|watch|view|find out)\b",
            r"check out more (?:of|from) (?:our|the)\b",
            r"contact (?:our|the) news(?: ?desk|room)\b",
        ),
    ),
    _cue(
        "legal",
        "house_note",
        60,
        _opening(
            r"our standards: ?",
            r"no content on this (?:web)?site\b",
            r"as a service to our readers\b",
            r"this (?:article|post|story|page) (?:may )?contains? affiliate links\b",
            r"(?:we|our (?:site|editors)) may (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission\b",
        ),
    ),
)
