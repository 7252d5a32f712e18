/* Row by row: see the header. */
#include "registry_rows.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* The first ones are the ones that are said most. */
static const char *const words[] = {
    "rooster",
    "scholing",
    "cliënten",
    "avonddienst",
    "overleg",
    "team",
    "dienst",
    "samen",
    "wondzorg",
    "tijd",
    "plan",
    "training",
    "collega",
    "werkdruk",
    "bewoners",
    "cursus",
    "nachtdienst",
    "afdeling",
    "ruilen",
    "pauze",
    "begeleiding",
    "leerling",
    "zorgplan",
    "stage",
    "intervisie",
    "rapportage",
    "weekend",
    "vakantie",
    "verlof",
    "planning",
    "gesprek",
    "leidinggeven",
    "coaching",
    "tillift",
    "hulpmiddel",
    "medicatie",
    "overdracht",
    "familie",
    "mantelzorger",
    "huisarts",
    "fysiotherapie",
    "dementie",
    "revalidatie",
    "palliatief",
    "thuiszorg",
    "wijk",
    "route",
    "fiets",
    "auto",
    "reistijd",
    "thuiswerken",
    "laptop",
    "telefoon",
    "inloggen",
    "systeem",
    "dossier",
    "formulier",
    "protocol",
    "richtlijn",
    "veiligheid",
    "incident",
    "melding",
    "klacht",
    "vertrouwen",
    "waardering",
    "feedback",
    "doel",
    "groei",
    "opleiding",
    "diploma",
    "certificaat",
    "bijscholing",
    "toets",
    "praktijk",
    "theorie",
    "werkbegeleider",
    "mentor",
    "inwerken",
    "nieuwkomer",
    "taal",
    "nederlands",
    "engels",
    "computer",
    "tablet",
    "domotica",
    "sensor",
    "alarm",
    "sleutel",
    "deur",
    "kamer",
    "badkamer",
    "keuken",
    "maaltijd",
    "koken",
    "eten",
    "drinken",
    "wandelen",
    "bewegen",
    "muziek",
    "zingen",
    "tuin",
    "dieren",
    "activiteit",
    "uitstapje",
    "vrijwilliger",
    "buurt",
    "gemeente",
    "indicatie",
    "declaratie",
    "contract",
    "uren",
    "salaris",
    "toeslag",
    "schaal",
    "functie",
    "rol",
    "taak",
    "verantwoordelijkheid",
    "besluit",
    "inspraak",
    "ondernemingsraad",
    "vergadering",
    "notulen",
    "agenda",
    "afspraak",
    "voorstel",
    "idee",
    "proef",
    "verbetering",
    "kwaliteit",
    "meten",
    "cijfers",
    "audit",
    "inspectie",
    "hygiëne",
    "handschoenen",
    "kleding",
    "schort",
    "was",
    "linnen",
    "bed",
    "matras",
    "kussen",
    "rolstoel",
    "rollator",
    "douchestoel",
    "glijzeil",
    "katheter",
    "infuus",
    "injectie",
    "bloeddruk",
    "suiker",
    "gewicht",
    "temperatuur",
    "koorts",
    "griep",
    "vaccinatie",
    "besmetting",
    "isolatie",
    "mondkapje",
    "verpleegkundige",
    "verzorgende",
    "helpende",
    "gastvrouw",
    "arts",
    "specialist",
    "psycholoog",
    "diëtist",
    "logopedist",
    "ergotherapeut",
    "geestelijk",
    "maatschappelijk",
    "bewindvoerder",
    "dagbesteding",
    "gehandicapten",
    "jeugd",
    "ouderen",
    "kraamzorg",
    "ziekenhuis",
    "polikliniek",
    "operatie",
    "opname",
    "ontslag",
    "transfer",
    "wachtlijst",
    "crisis",
    "nood",
    "bereikbaar",
    "oproep",
    "achterwacht",
    "slaapdienst",
    "vroegdienst",
    "dagdienst",
    "tussendienst",
    "feestdag",
    "kerst",
    "zomer",
    "herfst",
    "winter",
    "voorjaar",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ochtend",
    "middag",
    "avond",
    "nacht",
    "uur",
    "kwartier",
    "minuten",
    "week",
    "maand",
    "kwartaal",
    "jaar",
    "begin",
    "einde",
    "midden",
    "vervolg",
    "evaluatie",
    "reflectie",
    "luisteren",
    "samenvatten",
    "doorvragen",
    "spiegelen",
    "grenzen",
    "balans",
    "energie",
    "rust",
    "stilte",
    "ruimte",
    "werkplek",
    "bureau",
    "stoel",
    "licht",
    "geluid",
    "lucht",
    "koffie",
    "lunch",
    "kantine",
    "magazijn",
    "voorraad",
    "bestelling",
    "leverancier",
    "budget",
    "begroting",
    "subsidie",
    "project",
    "pilot",
    "werkgroep",
    "commissie",
    "aandachtsvelder",
    "ambassadeur",
    "specialisatie",
    "niveau",
    "leerlijn",
    "loopbaan",
    "doorstroom",
    "overstap",
    "meelopen",
    "kijkje",
    "bezoek",
    "congres",
    "vakblad",
    "netwerk",
    "ervaring",
    "kennis",
    "talent",
    "kwaliteiten",
    "interesse",
    "passie",
    "zingeving",
    "betekenis",
    "bijdrage",
    "resultaat",
    "succes",
    "vieren",
    "complimenten",
    "bedanken",
    "conflict",
    "bemiddeling",
    "agressie",
    "ongewenst",
    "vertrouwenspersoon",
    "verzuim",
    "herstel",
    "opbouw",
    "bedrijfsarts",
    "preventie",
    "vitaliteit",
    "rugklachten",
    "tillen",
    "houding",
    "ergonomie",
    "schoenen",
    "steunkousen",
    "slapen",
};
enum { WORDS = sizeof words / sizeof *words };

static const char *const syllables[] = {"ba", "de", "fi",  "go",  "hu", "ka", "le",
                                        "mi", "no", "pu",  "ra",  "se", "ti", "vo",
                                        "wu", "za", "bel", "dor", "fan"};
enum { SYLLABLES = sizeof syllables / sizeof *syllables, MADE_UP = 50000 };

static const char *const values[] = {"use-skills", "develop-skills", "decisions",   "contacts",
                                     "own-goals",  "income",         "contribution"};
static const char *const kinds[] = {"time", "training", "guidance", "means",
                                    "say",  "terms",    "other"};

enum { DAY_SECONDS = 86400, SPAN = 1461 }; /* days of four years */
#define NOW_SECONDS INT64_C(1795344300)    /* ROWS_NOW */

struct chance {
    uint64_t state;
};

static uint64_t draw(struct chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static int below(struct chance *chance, int most)
{
    return (int)(draw(chance) % (unsigned)most);
}

static bool in_hundred(struct chance *chance, int many)
{
    return below(chance, 100) < many;
}

static double part(struct chance *chance)
{
    return (double)(draw(chance) >> 11) / 9007199254740992.0;
}

struct writing {
    struct row *row;
    size_t used;
    int field;
};

static void put(struct writing *writing, const char *text)
{
    assert(writing->field < ROWS_FIELD_COUNT);
    writing->row->fields[writing->field++] = text;
}

__attribute__((format(printf, 2, 3))) static void putf(struct writing *writing, const char *format,
                                                       ...)
{
    va_list args;
    char *at = writing->row->room + writing->used;

    va_start(args, format);
    int length = vsnprintf(at, ROWS_ROOM - writing->used, format, args);
    va_end(args);
    assert((size_t)length < ROWS_ROOM - writing->used);
    writing->used += (size_t)length + 1;
    put(writing, at);
}

static void put_words(struct writing *writing, struct chance *chance, int least, int most,
                      const char *more)
{
    char text[600];
    int many = least + below(chance, most - least + 1);
    size_t length = (size_t)snprintf(text, sizeof text, "%s", more);

    for (int i = 0; i < many; i++) {
        double where = part(chance);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", length ? " " : "",
                                   words[(int)(where * where * WORDS)]);
    }
    putf(writing, "%s", text);
}

static void put_day(struct writing *writing, int64_t moment)
{
    time_t seconds = (time_t)moment;
    struct tm day;

    gmtime_r(&seconds, &day);
    putf(writing, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/* What is decided of a plan before its columns are written. */
struct plan_shape {
    int64_t asked, changed;
    int leader, team;
    const char *owner, *status, *state, *kind;
    bool needs, question;
};

static const char *draw_owner(struct chance *chance)
{
    int where = below(chance, 100);
    return where < 33   ? "employee"
           : where < 53 ? "together"
           : where < 75 ? "leader"
           : where < 91 ? "organisation"
                        : "hr";
}

static const char *draw_status(struct chance *chance, int64_t age)
{
    bool is_over = age > 60 && in_hundred(chance, age > 365 ? 92 : 70);
    if (is_over)
        return in_hundred(chance, 82) ? "done" : "dropped";
    return in_hundred(chance, 45) ? "busy" : "agreed";
}

static const char *draw_state(struct chance *chance, int64_t age)
{
    if (in_hundred(chance, age > 90 ? 8 : 60))
        return "new";
    int where = below(chance, 100);
    return where < 20 ? "taken-up" : where < 42 ? "promised" : where < 88 ? "done" : "not-possible";
}

static void draw_shape(struct chance *chance, int64_t number, int64_t count,
                       struct plan_shape *shape)
{
    int64_t span = (int64_t)SPAN * DAY_SECONDS;
    shape->asked = NOW_SECONDS - span + span / count * number - below(chance, 2 * DAY_SECONDS);
    int64_t age = (NOW_SECONDS - shape->asked) / DAY_SECONDS;
    shape->changed = shape->asked;
    if (in_hundred(chance, 60))
        shape->changed += (int64_t)(part(chance) * (double)(age < 200 ? age : 200) * DAY_SECONDS);
    shape->leader = below(chance, ROWS_LEADERS);
    shape->team = (int)(ROWS_TEAMS * pow((shape->leader + 0.5) / ROWS_LEADERS, 2.5));
    shape->owner = draw_owner(chance);
    shape->status = draw_status(chance, age);
    shape->needs = in_hundred(chance, 60);
    shape->question =
        shape->needs || !strcmp(shape->owner, "organisation") || !strcmp(shape->owner, "hr");
    shape->state = shape->question ? draw_state(chance, age) : "new";
    shape->kind = shape->needs ? kinds[below(chance, in_hundred(chance, 50) ? 2 : 7)] : "";
}

static void put_who(struct writing *writing, struct chance *chance, const struct plan_shape *shape)
{
    char id[40], name[20], folded[20];

    putf(writing, "leider%05d", shape->leader);
    putf(writing, "Leider %d", shape->leader);
    if (in_hundred(chance, 60))
        putf(writing, "Medewerker %d", below(chance, 100000));
    else
        putf(writing, "nr. %d", below(chance, 100000));
    row_team(shape->team, id, name, folded);
    putf(writing, "%s", id);
    putf(writing, "%s", folded);
    putf(writing, "%d", in_hundred(chance, 40));
    putf(writing, "%016llx%016llx", (unsigned long long)draw(chance),
         (unsigned long long)draw(chance));
    putf(writing, "%lld", (long long)shape->asked);
    putf(writing, "%lld", (long long)shape->changed);
}

static void put_what(struct writing *writing, struct chance *chance, int64_t number, int64_t count)
{
    int made_up = below(chance, MADE_UP);
    char more[120];

    snprintf(more, sizeof more, "%s%s%s%s%s%s", syllables[made_up % SYLLABLES],
             syllables[made_up / SYLLABLES % SYLLABLES],
             syllables[made_up / SYLLABLES / SYLLABLES % SYLLABLES],
             syllables[made_up / SYLLABLES / SYLLABLES / SYLLABLES % SYLLABLES],
             number % (count < 50 ? 1 : count / 50) == 0 ? " " ROWS_RARE : "",
             below(chance, 200) == 0 ? " " ROWS_SELDOM : "");
    put_words(writing, chance, 3, 8, more);
}

static void put_due(struct writing *writing, struct chance *chance, const struct plan_shape *shape)
{
    int where = below(chance, 100);

    if (where < 70)
        put_day(writing, shape->asked + (14 + below(chance, 166)) * (int64_t)DAY_SECONDS);
    else
        put(writing, where < 80 ? "na de zomer" : "");
}

static void put_plan(struct writing *writing, struct chance *chance, int64_t number, int64_t count,
                     const struct plan_shape *shape)
{
    put(writing, values[below(chance, 7)]);
    put_what(writing, chance, number, count);
    put(writing, shape->owner);
    put_words(writing, chance, 0, in_hundred(chance, 50) ? 5 : 0, "");
    put_words(writing, chance, shape->needs ? 1 : 0, shape->needs ? 6 : 0, "");
    put(writing, shape->kind);
    put_words(writing, chance, 0, in_hundred(chance, 40) ? 4 : 0, "");
    put_words(writing, chance, 0, in_hundred(chance, 20) ? 1 : 0, "");
    put_due(writing, chance, shape);
    put_words(writing, chance, 0, in_hundred(chance, 30) ? 5 : 0, "");
    put(writing, shape->status);
    put_words(writing, chance, 0, strcmp(shape->status, "dropped") == 0 ? 3 : 0, "");
}

static void put_reply(struct writing *writing, struct chance *chance,
                      const struct plan_shape *shape)
{
    bool is_answered = strcmp(shape->state, "new") != 0;
    int64_t age = NOW_SECONDS - shape->asked;
    int64_t moment =
        shape->asked + (int64_t)(part(chance) * (double)(age < 1728000 ? age : 1728000));

    put(writing, shape->state);
    put(writing, is_answered ? "Hetty Verzonnen" : "");
    put(writing, is_answered ? "hetty" : "");
    if (is_answered && in_hundred(chance, 50))
        put_day(writing, moment + (int64_t)below(chance, 120) * DAY_SECONDS);
    else
        put(writing, "");
    put_words(writing, chance, 0, is_answered ? 8 : 0, "");
    putf(writing, "%lld", is_answered ? (long long)moment : 0LL);
    put(writing, in_hundred(chance, 3) ? "leader" : "");
}

void row_make(uint64_t seed, int64_t number, int64_t count, struct row *out)
{
    struct chance chance = {seed * UINT64_C(0x2545f4914f6cdd1d) + (uint64_t)number};
    struct writing writing = {.row = out};
    struct plan_shape shape;

    draw(&chance);
    draw_shape(&chance, number, count, &shape);
    uint64_t id = draw(&chance);
    putf(&writing, "%lld", (long long)number);
    putf(&writing, "%08x-%04x-4%03x-a%03x-%012llx", (unsigned)(id >> 32),
         (unsigned)(id >> 16 & 0xffff), (unsigned)(id & 0xfff), (unsigned)below(&chance, 4096),
         (unsigned long long)number);
    putf(&writing, "%d", in_hundred(&chance, 98) ? 1 : 2);
    putf(&writing, "%d", 1 + below(&chance, 4));
    put_who(&writing, &chance, &shape);
    put_plan(&writing, &chance, number, count, &shape);
    put_reply(&writing, &chance, &shape);
    assert(writing.field == ROWS_FIELD_COUNT);
}

void row_team(int team, char id[40], char name[20], char folded[20])
{
    snprintf(id, 40, "00000000-0000-4000-8000-%012d", team + 1);
    snprintf(name, 20, "Wijk %04d", team + 1);
    snprintf(folded, 20, "wijk %04d", team + 1);
}
