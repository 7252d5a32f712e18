#ifndef WG_DOMAIN_VALUE_H
#define WG_DOMAIN_VALUE_H

/*
 * The seven work values of the capability set for work (Van der Klink et al.
 * 2016, doi:10.5271/sjweh.3531), in the order in which they are talked through.
 * Their names and wording are data (values.<language>.yaml); the ids are for ever.
 */
enum value {
    VALUE_NONE = -1,
    VALUE_USE_SKILLS,
    VALUE_DEVELOP_SKILLS,
    VALUE_DECISIONS,
    VALUE_CONTACTS,
    VALUE_OWN_GOALS,
    VALUE_INCOME,
    VALUE_CONTRIBUTION,
    VALUE_COUNT
};

/* "use-skills" …; "" for VALUE_NONE. */
const char *value_id(enum value value);
/* VALUE_NONE when it is no value's id. */
enum value value_from_id(const char *id);
/*
 * "Developing knowledge and skills", in the language of the messages: for lists and figures that come from no guide. A
 * talk goes by the words of its own. "" for VALUE_NONE.
 */
const char *value_label(enum value value);

#endif
