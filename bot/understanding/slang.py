"""How people shorten words, and the commonest words of other languages, in plain English."""

from __future__ import annotations

CONTRACTIONS = {
    "im": "i am", "ive": "i have", "id": "i would", "ill": "i will", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "cant": "can not", "cannot": "can not",
    "couldnt": "could not", "wont": "will not", "wouldnt": "would not", "shouldnt": "should not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "havent": "have not",
    "hasnt": "has not", "aint": "is not", "whats": "what is", "wats": "what is", "hows": "how is",
    "wheres": "where is", "whos": "who is", "thats": "that is", "theres": "there is",
    "its": "it is", "youre": "you are", "theyre": "they are", "lets": "let us",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me",
    "gimme": "give me", "dunno": "do not know", "idk": "i do not know", "kinda": "kind of",
    "tryna": "trying to", "shoulda": "should have", "whatre": "what are",
}  # fmt: skip
"""Words written without their apostrophe."""

SHORTHAND = {
    "u": "you", "ur": "your", "ya": "you", "yall": "you", "wat": "what", "wut": "what",
    "wht": "what", "wich": "which", "pls": "please", "plz": "please", "plss": "please",
    "thx": "thanks", "ty": "thanks", "tmrw": "tomorrow", "n": "and", "w": "with", "bc": "because",
    "cuz": "because", "cos": "because", "coz": "because", "b4": "before", "gud": "good",
    "smth": "something", "sth": "something", "abt": "about", "ppl": "people", "yrs": "years",
    "yr": "year", "yoe": "years of experience", "mos": "months", "xp": "experience",
    "exp": "experience", "eng": "engineer", "engg": "engineering", "engr": "engineer",
    "devs": "developers", "dev": "developer", "sw": "software", "swe": "software engineer",
    "sde": "software engineer", "uni": "university", "cs": "computer science", "comp": "computer",
    "sci": "science", "cv": "resume", "resumes": "resume", "certs": "certificates",
    "cert": "certificate", "reqs": "requirements", "alrdy": "already", "rly": "really",
    "prob": "probably", "probs": "probably", "def": "definitely", "tho": "though",
    "thru": "through", "v": "vs", "versus": "vs", "diff": "difference", "info": "information",
    "intro": "introduction", "recs": "recommendations", "rec": "recommendation",
    "reco": "recommendation", "q": "question", "qs": "questions", "asap": "soon",
    "wfh": "work from home", "wlb": "work life balance", "tc": "total compensation",
    "prep": "prepare", "prepping": "preparing", "bday": "birthday", "shud": "should",
    "cud": "could", "wud": "would", "becom": "become", "bcome": "become", "skillz": "skills",
    "jobz": "jobs", "imo": "i think", "nowadays": "now", "gd": "good", "$$": "money",
    "$$$": "money", "$$$$": "money", "teh": "the", "adn": "and", "hwo": "how", "waht": "what",
    "taht": "that", "jbo": "job", "sal": "salary", "deg": "degree", "shld": "should",
    "bck": "back", "wrth": "worth", "l8r": "later", "gr8": "great", "bknd": "backend",
    "bkend": "backend", "frntnd": "frontend", "frontnd": "frontend", "intvw": "interview",
    "intvws": "interviews", "sctns": "sections", "dvlpr": "developer", "dvlper": "developer",
    "engnr": "engineer", "mngr": "manager", "mgr": "manager", "admn": "admin", "lol": "",
    "lmao": "", "ngl": "", "tbh": "", "fr": "", "btw": "", "omg": "", "af": "", "smh": "",
    "bro": "", "bruh": "", "fam": "", "pp": "people", "hv": "have", "bn": "been",
    "whts": "what is", "hw": "how", "cld": "could", "wld": "would", "bst": "best", "lrn": "learn",
    "wrk": "work", "jb": "job", "prog": "programming", "lang": "language", "langs": "languages",
    "db": "database", "dbs": "databases", "approx": "about", "avg": "average", "min": "minimum",
    "max": "maximum", "hr": "hr",
}  # fmt: skip
"""Words of chats and forums; those that stand for nothing say nothing."""

FOREIGN = {
    # Spanish and Portuguese
    "como": "how", "que": "what", "cual": "which", "cuales": "which", "qual": "which",
    "quais": "which", "cuanto": "how much", "cuanta": "how much", "quanto": "how much",
    "gana": "earn", "ganan": "earn", "ganha": "earn", "donde": "where", "onde": "where",
    "puedo": "can i", "posso": "can i", "necesito": "need", "preciso": "need", "quiero": "want",
    "quero": "want", "aprender": "learn", "estudiar": "study", "estudar": "study",
    "trabajo": "job", "trabajos": "jobs", "trabalho": "job", "sueldo": "salary",
    "salario": "salary", "mejor": "better", "melhor": "better", "mejores": "best",
    "diferencia": "difference", "diferenca": "difference", "entre": "between", "para": "for",
    "ser": "be", "empezar": "start", "comecar": "start", "cambiar": "switch", "mudar": "switch",
    "futuro": "future", "tiene": "has", "tem": "has", "hacer": "do", "fazer": "do",
    "curso": "course", "cursos": "courses", "libro": "book", "libros": "books", "livro": "book",
    "gratis": "free", "preguntas": "questions", "perguntas": "questions",
    "entrevista": "interview", "anos": "years", "meses": "months", "experiencia": "experience",
    "opcion": "option", "buena": "good", "bueno": "good", "vale": "worth", "pena": "worth",
    "ou": "or", "y": "and", "e": "and", "acham": "think", "habilidades": "skills",
    "lenguaje": "language", "lenguajes": "languages", "orden": "order", "carrera": "career",
    "carreira": "career", "empleo": "job", "certificacion": "certification", "hola": "hello",
    # German
    "wie": "how", "welche": "which", "welcher": "which", "welches": "which",
    "wieviel": "how much", "viel": "much", "verdient": "earn", "verdienen": "earn",
    "gehalt": "salary", "wo": "where", "ich": "i", "werde": "become", "werden": "become",
    "lernen": "learn", "lerne": "learn", "brauche": "need", "braucht": "need", "kann": "can",
    "soll": "should", "sollte": "should", "und": "and", "oder": "or", "besser": "better",
    "beste": "best", "ohne": "without", "unterschied": "difference", "zwischen": "between",
    "arbeit": "work", "beruf": "job", "zukunft": "future", "fuer": "for", "fur": "for",
    "jahre": "years", "monate": "months", "bekomme": "get", "bekommen": "get",
    "anfangen": "start", "wechseln": "switch", "lohnt": "worth", "schule": "school",
    "lebenslauf": "resume", "erfahrung": "experience", "fragen": "questions",
    # French
    "quel": "which", "quelle": "which", "combien": "how much", "gagne": "earn",
    "salaire": "salary", "devenir": "become", "apprendre": "learn", "travail": "job",
    "metier": "job", "avenir": "future", "meilleur": "better", "pour": "for", "sans": "without",
    "entretien": "interview", "besoin": "need", "faut": "need", "ans": "years",
    # Hindi in Latin letters
    "kya": "what", "kaise": "how", "kitna": "how much", "kitni": "how much", "kaun": "which",
    "kaunsa": "which", "konsa": "which", "kahan": "where", "kyun": "why", "mujhe": "i",
    "chahiye": "need", "seekhna": "learn", "sikhna": "learn", "seekhu": "learn",
    "banna": "become", "bane": "become", "banu": "become", "karna": "do", "kare": "do",
    "karu": "do", "naukri": "job", "milega": "get", "milti": "get", "hota": "is", "hai": "is",
    "hain": "are", "accha": "good", "behtar": "better", "liye": "for", "aur": "and", "ya": "you",
    "mein": "in",
}  # fmt: skip
"""Words of languages that people mix with English; one English word or two for each."""

MEANINGS: dict[str, tuple[str, ...]] = {
    word: tuple(plain.split()) for word, plain in {**FOREIGN, **SHORTHAND, **CONTRACTIONS}.items()
}

NAME_SHORTHAND = frozenset({"dev", "devs", "eng", "engg", "engr", "mgr", "prog", "db", "dbs"})
"""Shorthand that names of the knowledge base hold too; the rest would bend them: "cv engineer"."""
