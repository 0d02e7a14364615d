import type {FieldName, Preset, RequestName} from '../../pass/pass.ts';
import {longFlag, rows} from '../../pass/rows.ts';
import {shownNames} from '../../presets/preset-output.ts';
import {acceptedSentences} from '../../signin/accepted.ts';
import {plainText} from '../../text/plain-text.ts';

/** Field and value, for a person. That there is an external ID is told, not what it is. */
export const fieldTexts = (preset: Preset): ReadonlyArray<readonly [string, string]> => [
	['name', preset.name],
	...shownNames.flatMap((name) => texts(name, preset[name as RequestName])),
	...(preset.note === undefined ? [] : [['note', plainText(preset.note, 4096)] as const]),
	...(preset.externalId === undefined ? [] : [['external id', 'kept, not shown'] as const]),
	...acceptedSentences(preset).map((sentence) => ['accepted', sentence] as const),
];

/** One line, or one for each of what there may be several of: under the option's name. */
const texts = (name: FieldName, value: unknown): ReadonlyArray<readonly [string, string]> => {
	if (value === undefined) return [];
	const {kind, flag} = rows[name];
	const one = flag === undefined ? label(name) : longFlag(flag.flags).slice(2).replaceAll('-', ' ');
	if (kind.entries) return kind.entries.format(value).map((text) => [one, plainText(text, 4096)] as const);
	if (typeof value === 'boolean') return [[label(name), value ? 'yes' : 'no']];
	return [[label(name), plainText(kind.format(value), 4096)]];
};

/** `sessionName` as words: `session name`. */
const label = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
