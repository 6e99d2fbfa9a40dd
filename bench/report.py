#!/usr/bin/env python3
"""Reads two lines "NAME requests-per-second p50 p95 errors" (search, fixed) and reports them."""
import sys

LIMIT_MS = 10.0

rows = {}
for line in sys.stdin:
    name, rate, p50, p95, errors = line.split()
    rows[name] = (float(rate), float(p50), float(p95), int(errors))
if set(rows) != {'search', 'fixed'}:
    sys.exit('the load generator gave no result')
print(f'{"page":8s} {"req/s":>8s} {"p50 ms":>8s} {"p95 ms":>8s} {"errors":>7s}')
for name, (rate, p50, p95, errors) in rows.items():
    print(f'{name:8s} {rate:8.0f} {p50:8.2f} {p95:8.2f} {errors:7d}')
print(f'search / fixed: {rows["search"][0] / rows["fixed"][0]:.3f} of the requests')
failed = rows['search'][3] + rows['fixed'][3]
if failed or rows['search'][2] >= LIMIT_MS:
    sys.exit(f'wanted: p95 under {LIMIT_MS:.0f} ms and no failed request')
