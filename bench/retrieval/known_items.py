#!/usr/bin/env python3
"""Queries that name what they look for, made from the corpus: known_items.py CORPUS > known.jsonl

One line a query, judged as train.py reads it. An office by its name, in one language, alone or with a word for its
field (the reader wants the office, not what is written about the field); an instrument in force and a topic by its
title. A record is asked for in the language that the hash of its id gives."""
import hashlib
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

LANGUAGES = ('zh-Hans', 'zh-Hant', 'en', 'pt')
FIELDS = {'copyright': ('版权', '版權', 'copyright', 'direitos de autor'), 'patent': ('专利', '專利', 'patent', 'patente'),
          'trademark': ('商标', '商標', 'trade mark', 'marca'), 'border': ('假货', '假貨', 'counterfeit', 'contrafacção'),
          'criminal': ('盗版', '盜版', 'piracy', 'pirataria')}


def texts(record, name):
    """Without what stands in brackets."""
    found = {}
    for each in record.findall(name):
        text = re.sub(r'\s*[(（][^)）]*[)）]', '', each.text or '').strip()
        if text:
            found.setdefault(each.get('lang'), text)
    return found


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.xml')):
        record = ET.parse(path).getroot()
        kind = record.tag
        if kind not in ('contact', 'instrument', 'topic') or record.get('status', 'in_force') != 'in_force':
            continue
        names = texts(record, 'name' if kind == 'contact' else 'title')
        chance = int.from_bytes(hashlib.sha256(record.get('id').encode()).digest()[:4], 'big')
        spoken = [language for language in LANGUAGES if language in names]
        if not spoken or (kind == 'instrument' and chance % 3 != 0):
            continue
        language = spoken[chance % len(spoken)]
        query = names[language]
        fields = [f for f in FIELDS if f in (record.get('functions') or '').split()]
        if kind == 'contact' and fields and chance // 7 % 3 != 0:
            query += ' ' + FIELDS[fields[chance // 31 % len(fields)]][LANGUAGES.index(language)]
        print(json.dumps({'id': f'known:{kind}:{record.get("id")}', 'query': query, 'lang': language,
                          'relevant': [{'kind': kind, 'id': record.get('id'), 'grade': 2}]}, ensure_ascii=False))


if __name__ == '__main__':
    main()
