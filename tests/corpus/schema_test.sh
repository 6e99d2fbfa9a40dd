#!/bin/sh
# Checks every file of the corpus against the RELAX NG schema of its kind, and that each schema
# refuses what it should.   schema_test.sh CORPUS CONCEPTS
set -u
corpus=$1
concepts=$2 # parts of a thesaurus with every element
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
failed=0

# check KIND FILE…
check() {
  kind=$1
  shift
  if [ ! -f "$1" ]; then
    echo "no file of kind $kind"
    failed=1
    return
  fi
  if ! xmllint --noout --relaxng "$corpus/schema/$kind.rng" "$@" 2>"$work/said"; then
    grep -v ' validates$' "$work/said"
    failed=1
  fi
  echo "$kind: $# files"
  # The first file with one thing wrong must be refused.
  refuses "$kind" "$1" 's/ as-of="[^"]*"/ as-of="soon"/'
  refuses "$kind" "$1" '0,/ as-of="/s// mood="good" as-of="/'
  refuses "$kind" "$1" '$s/<\//<colour>blue<\/colour><\//'
}

# refuses KIND FILE SED-COMMAND
refuses() {
  sed "$3" "$2" >"$work/broken.xml"
  if cmp -s "$2" "$work/broken.xml"; then
    echo "$1: the change $3 changes nothing in $2"
    failed=1
  elif xmllint --noout --relaxng "$corpus/schema/$1.rng" "$work/broken.xml" 2>/dev/null; then
    echo "$1: the schema accepts $2 after $3"
    failed=1
  fi
}

check instrument "$corpus"/instruments/*/*.xml
check contact "$corpus"/contacts/*/*.xml
check topic "$corpus"/topics/*.xml
check links "$corpus"/links/*/*.xml
check programme "$corpus"/programme/*.xml
check counterparts "$corpus"/counterparts.xml
check thesaurus "$concepts"/*.xml
if [ -d "$corpus"/thesaurus ]; then check thesaurus "$corpus"/thesaurus/*.xml; fi
first=$concepts/moon.xml
refuses thesaurus "$first" 's/<label lang="en">/<label>/'
refuses thesaurus "$first" 's/<label lang="en">/<label lang="en" use="preferred">/'
refuses thesaurus "$first" 's/<label lang="en">/<label lang="en" region="moon">/'
refuses thesaurus "$first" 's/<label .*<\/label>//'
refuses thesaurus "$first" 's/ subject="[^"]*"//'
refuses thesaurus "$first" 's/<scope lang="en">/<scope>/'
refuses thesaurus "$first" 's/<evidence [^>]*>//'
exit $failed
