"""Reads the exported record with pm4py and says, as JSON, what it finds: nothing here knows the service."""

import json
import statistics
import sys
import warnings
from collections import Counter, defaultdict
from contextlib import redirect_stdout
from datetime import date

warnings.filterwarnings('ignore')
folder, *schemas = sys.argv[1:]


def counted(pairs):
    return {' > '.join(key) if isinstance(key, tuple) else key: int(n) for key, n in pairs.items()}


def stages_of(text):
    return text.replace('|', ' ').split() if isinstance(text, str) else []


def ways_of(log, day, pm4py):
    """The process map: one trace per request and track, one event per stay in a stage, followed by pm4py."""
    rows = []
    lengths = defaultdict(list)
    waiting = Counter()
    for case, events in log.groupby('case:concept:name', sort=False):
        tracks = defaultdict(list)
        # Some readers make an instant of the text of a day.
        for on, entered, left in zip(events[day].astype(str).str[:10], events['entered'], events['left']):
            for place in map(lambda text: text.split('/')[:2], stages_of(left)):
                tracks[place[0]][-1][2] = on
            for track, stage in map(lambda text: text.split('/')[:2], stages_of(entered)):
                walk = tracks[track]
                if walk and walk[-1][0] == stage and walk[-1][2] == on:
                    walk[-1][2] = None
                else:
                    walk.append([stage, on, None])
        for track, walk in tracks.items():
            for place, (stage, since, until) in enumerate(walk):
                rows.append((f'{case} {track}', f'{track}/{stage}', since, place))
                if until is None:
                    waiting[f'{track}/{stage}'] += 1
                elif place + 1 < len(walk):
                    days = (date.fromisoformat(until) - date.fromisoformat(since)).days
                    lengths[f'{track}/{stage} > {track}/{walk[place + 1][0]}'].append(days)
    import pandas

    stays = pandas.DataFrame(rows, columns=['case:concept:name', 'concept:name', 'since', 'place'])
    stays['time:timestamp'] = pandas.to_datetime(stays['since'], utc=True) + pandas.to_timedelta(stays['place'], unit='s')
    follows, _, _ = pm4py.discover_dfg(stays)
    return {
        'entered': counted(stays['concept:name'].value_counts()),
        'waiting': counted(waiting),
        'follows': counted(follows),
        'medianDays': {way: statistics.median(days) for way, days in lengths.items()},
    }


def figures_of(log, day, pm4py):
    follows, first, last = pm4py.discover_dfg(log)
    return {
        'cases': int(log['case:concept:name'].nunique()),
        'events': len(log),
        'first': counted(first),
        'last': counted(last),
        'follows': counted(follows),
        'seconds': sorted(pm4py.get_all_case_durations(log)),
        'ways': ways_of(log, day, pm4py),
    }


def ocel_of(path, pm4py):
    log = pm4py.read_ocel2_json(path)
    flat = pm4py.ocel_flattening(log, 'case')
    return {
        **figures_of(flat, 'occurredOn', pm4py),
        'objects': counted(Counter(log.objects['ocel:type'])),
        'relations': len(log.relations),
        'objectRelations': len(log.o2o),
        'filedOn': counted(Counter(log.objects['filedOn'].dropna().astype(str))),
        'outcomes': counted(Counter(changed(log, 'outcome'))),
    }


def changed(log, name):
    """The values of an attribute, whether the reader holds them for a change or for what was always so."""
    return [value for frame in (log.objects, log.object_changes) if name in frame for value in frame[name].dropna()]


def faults_of(path):
    """What a schema finds wrong: an .xsd with the event log, a .json with the object-centric one."""
    if path.endswith('.xsd'):
        from lxml import etree

        schema = etree.XMLSchema(etree.parse(path))
        schema.validate(etree.parse(f'{folder}/record.xes'))
        return [str(error) for error in schema.error_log][:5]
    import jsonschema

    found = jsonschema.Draft7Validator(json.load(open(path))).iter_errors(json.load(open(f'{folder}/record.ocel.json')))
    return [f'{list(error.absolute_path)}: {error.message}' for error in found][:5]


def main():
    import pandas
    import pm4py

    event_log = pm4py.read_xes(f'{folder}/record.xes')
    table = pandas.read_csv(f'{folder}/record.csv', dtype={'district': str})
    table = pm4py.format_dataframe(table, case_id='case', activity_key='event', timestamp_key='recorded_at')
    return {
        'tool': f'pm4py {pm4py.__version__}',
        'xes': figures_of(event_log, 'occurredOn', pm4py),
        'csv': figures_of(table, 'occurred_on', pm4py),
        'ocel': ocel_of(f'{folder}/record.ocel.json', pm4py),
        'faults': {path: faults_of(path) for path in schemas},
    }


try:
    # It greets on standard output, and draws its progress there.
    with redirect_stdout(sys.stderr):
        found = main()
    json.dump(found, sys.stdout)
except ImportError as missing:
    json.dump({'missing': missing.name}, sys.stdout)
