"""Irregular English words, and those that simplemma's dictionary gets wrong."""

_VERBS = """
arise arose arisen · awake awoke awoken · bear bore · become became · begin began begun · bend bent
bind bound · bite bitten · bleed bled · blow blew blown · break broke broken · breed bred
bring brought · build built · burn burnt · buy bought · catch caught · choose chose chosen
cling clung · come came · creep crept · deal dealt · dig dug · do did done does · draw drew drawn
dream dreamt · drink drank drunk · drive drove driven · dwell dwelt · eat ate eaten
fall fell fallen · feed fed · feel felt · fight fought · find found · flee fled · fling flung
fly flew flown · forbid forbade forbidden · forego forewent foregone · foresee foresaw foreseen
forget forgot forgotten · forgive forgave forgiven · freeze froze frozen · get got gotten
give gave given · go went gone · grind ground · grow grew grown · hang hung · have had has
hear heard · hide hid hidden · hold held · keep kept · kneel knelt · know knew known · lay laid
lead led · leap leapt · learn learnt · leave left leaves · lend lent · lie lay lain · light lit
lose lost · make made · mean meant · meet met · mislead misled · mistake mistook mistaken
outgrow outgrew outgrown · overcome overcame · oversee oversaw overseen
overthrow overthrew overthrown · pay paid · prove proven · rebuild rebuilt · ride rode ridden
ring rang rung · rise rose risen · run ran · say said · see saw seen · seek sought · sell sold
send sent · sew sewn · shake shook shaken · shine shone · shoot shot · show shown
shrink shrank shrunk · sing sang sung · sink sank sunk · sit sat · sleep slept · slide slid
speak spoke spoken · speed sped · spell spelt · spend spent · spill spilt · spin spun
spoil spoilt · spread spread · spring sprang sprung · stand stood · steal stole stolen
stick stuck · sting stung · strike struck stricken · strive strove striven · swear swore sworn
sweep swept · swell swollen · swim swam swum · swing swung · take took taken · teach taught
tear tore torn · tell told · think thought · throw threw thrown · undergo underwent undergone
understand understood · undertake undertook undertaken · uphold upheld · wake woke woken
wear wore worn · weave wove woven · weep wept · win won · wind wound
withdraw withdrew withdrawn · withhold withheld · withstand withstood · write wrote written
"""
_OTHERS = """
bad worse worst · big bigger · calf calves · child children · clean cleaner · close closer
elf elves · far further · foot feet · good better best · half halves · hot hotter · knife knives
leaf leaves · life lives · live lives · loaf loaves · man men · scarf scarves · self selves
shelf shelves · thief thieves · tooth teeth · wife wives · wolf wolves · woman women
"""
# Words that the dictionary takes for forms of another.
ITSELF = frozenset(["born", "bit", "media", "news"])


def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in (_VERBS + _OTHERS).replace("·", "\n").splitlines():
        lemma, *forms = line.split() or [""]
        for form in forms:
            table.setdefault(form, []).append(lemma)
    return table


LEMMAS = _table()
"""From an irregular form to the words of which it is one."""
