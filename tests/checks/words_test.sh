#!/bin/sh
# The words that people read: every sentence translated, spelled right, and the guides' texts in both
# languages.
. tests/checks/lib.sh
export LC_ALL=C.UTF-8 HOME="${HOME:-$PWD}" # hunspell asks both where its words are

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gather()
{
    xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=message_plural:1,2 --keyword=counted:1,2 \
        --no-location --sort-output -o "$work/all.pot" src/*/*.c src/*/*.h include/waardegesprek/*/*.h
}

# Merging the sentences of today into the catalogue leaves nothing untranslated, fuzzy or obsolete.
# The first entry of a catalogue is its header.
complete()
{
    gather && msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" data/locale/nl.po "$work/all.pot" &&
        msgfmt --check -o /dev/null "$work/merged.po" &&
        msgattrib --untranslated --no-obsolete "$work/merged.po" | sed '1,/^$/d' >"$work/missing" &&
        ! grep . "$work/missing" &&
        ! grep -n '^#, .*fuzzy\|^#~' "$work/merged.po"
}

# Words of the texts of a guide, one a line, keys and ids left out.
texts()
{
    sed -e 's/^ *#.*//' -e 's/{[a-z.]*}//g' \
        -e 's/^\( *\)- *{*id: *[a-z0-9-]*,* *text:/\1/' \
        -e 's/^ *-* *\(id\|piece\|include\|repeat_after\|keep\|measures\|answer\|choices\|phase\|process\|for_each\|language\|translates\|when\|step\): .*//' \
        -e 's/^ *probes: [a-z-]*\/[a-z-]*$//' -e 's/^ *-* *[a-z][a-z0-9_-]*://' "$@"
}

# spelled DICTIONARY OWN-WORDS COMMAND...: no word that the command prints is unknown.
spelled()
{
    dictionary=$1
    own=$2
    shift 2
    wrong=$("$@" | hunspell -i utf-8 -d "$dictionary" -p "$own" -l | sort -u)
    [ -z "$wrong" ] || {
        echo "not in the dictionary $dictionary:" $wrong
        return 1
    }
}

# The sentences of the catalogue, one a line, each translation below its source; without commands,
# options, keys and placeholders.
sentences()
{
    msgattrib --no-obsolete --no-wrap data/locale/nl.po | sed '1,/^$/d' |
        awk '/^msg/ { printf "\n%s ", $1; sub(/^[^"]*/, "") } /^"/ { printf "%s", substr($0, 2, length($0) - 2) }' |
        sed -e 's/\\[nt]/ /g' -e 's/%[-+0-9.zl]*[a-z]/ /g' \
            -e 's/\\"[a-z_]*\(: [a-z-]*\)*\\"//g' -e 's/--[a-z][a-z-]*/ /g' -e 's/:[a-z][a-z-]*/ /g' -e 's/\.yaml//g' \
            -e 's/\(Ctrl\|Alt\)+[A-Z0-9]//g' -e 's/F[0-9][0-9]*\|PgUp\|PgDn\|Esc//g' -e 's/[0-9]\{4\}-[0-9T:-]*Z//g'
}

source_words()
{
    sentences | grep '^msgid' | cut -d ' ' -f 2-
}

# A word that stands in the source as well is a name of something.
translated_words()
{
    sentences | awk '
        { line = $0; gsub(/[.,;:?!()\[\]{}"\\]/, " ", line); count = split(line, words, " ") }
        /^msgid / { split("", names) }
        /^msgid/ { for (i = 2; i <= count; i++) names[words[i]] = 1 }
        /^msgstr/ { for (i = 2; i <= count; i++) if (!(words[i] in names)) print words[i] }'
}

check "the catalogue is complete" complete
# words.*.yaml lists what guides should not say, and beginnings of words.
dutch=$(ls data/scripts/*.yaml | grep -v '\.en\.yaml\|/words\.')
english=$(ls data/scripts/*.en.yaml | grep -v '/words\.')
own=$PWD/tests/fixtures/dictionary
check "the Dutch guides are spelled right" spelled nl_NL "$own.nl.txt" texts $dutch
check "the English guides are spelled right" spelled en_GB "$own.en.txt" texts $english
check "the program's Dutch is spelled right" spelled nl_NL "$own.nl.txt" translated_words
check "the program's English is spelled right" spelled en_GB "$own.en.txt" source_words
finish
