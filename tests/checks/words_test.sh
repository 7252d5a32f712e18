#!/bin/sh
# The words that people read: every sentence translated, spelled right, and the guides' texts in both
# languages.
. tests/checks/lib.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gather()
{
    xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=message_plural:1,2 \
        --no-location --sort-output -o "$work/all.pot" src/*/*.c src/*/*.h include/waardegesprek/*/*.h
}

# Merging the sentences of today into the catalogue leaves nothing untranslated, fuzzy or obsolete.
complete()
{
    gather && msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" data/locale/nl.po "$work/all.pot" &&
        msgfmt --check -o /dev/null "$work/merged.po" &&
        msgattrib --untranslated --no-obsolete "$work/merged.po" >"$work/missing" &&
        ! grep '^msgid' "$work/missing" &&
        ! grep -n '^#, .*fuzzy\|^#~' data/locale/nl.po
}

# Words of the texts of a guide, one a line, keys and ids left out.
texts()
{
    sed -e 's/^ *#.*//' -e 's/{[a-z.]*}//g' \
        -e 's/^\( *\)- *{*id: *[a-z0-9-]*,* *text:/\1/' \
        -e 's/^ *-* *\(id\|measures\|answer\|phase\|process\|for_each\|language\|translates\|when\|step\): .*//' \
        -e 's/^ *-* *[a-z][a-z0-9_-]*://' "$@"
}

# spelled DICTIONARY OWN-WORDS COMMAND...: no word that the command prints is unknown.
spelled()
{
    dictionary=$1
    own=$2
    shift 2
    wrong=$("$@" | hunspell -d "$dictionary" -p "$own" -l | sort -u)
    [ -z "$wrong" ] || {
        echo "not in the dictionary $dictionary:" $wrong
        return 1
    }
}

catalogue_words()
{
    msgattrib --translated --no-obsolete data/locale/nl.po | msgcat --no-wrap - |
        sed -n -e 's/%[-+0-9.zl]*[a-z]/ /g' -e 's/\\n/ /g' -e "s/^$1.* *\"\(.*\)\"\$/\1/p"
}

check "the catalogue is complete" complete
dutch=$(ls data/scripts/*.yaml | grep -v '\.en\.yaml')
english=$(ls data/scripts/*.en.yaml)
own=$PWD/tests/fixtures/dictionary
check "the Dutch guides are spelled right" spelled nl_NL "$own.nl.txt" texts $dutch
check "the English guides are spelled right" spelled en_GB "$own.en.txt" texts $english
check "the program's Dutch is spelled right" spelled nl_NL "$own.nl.txt" catalogue_words msgstr
check "the program's English is spelled right" spelled en_GB "$own.en.txt" catalogue_words msgid
finish
