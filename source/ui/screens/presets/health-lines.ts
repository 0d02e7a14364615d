import type {PresetFinding} from '../../../signin/preset-health.ts';
import {repairedPreset} from '../../../signin/preset-repair.ts';
import {drawable} from '../../text/drawable.ts';
import {hang, type Line, plain, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {ListedPreset} from './presets-state.ts';

const words: Readonly<Record<string, string>> = {
	'role-gone': 'role gone',
	'role-moved': 'role moved',
	'role-malformed': 'no role',
	'unknown-partition': 'no such partition',
	'duration-too-long': 'too long',
	'unknown-region': 'no such region',
	'unknown-service': 'no such service',
	'unknown-page': 'no such page',
	'scope-over': 'scope is over',
	'scope-file-unreadable': 'scope file',
};

const wordFor = ({code, field}: PresetFinding): string => words[code] ?? `another ${field}`;

/** The mark and the word for a preset in which something no longer fits; nothing for the others. */
export const healthMark = (findings: readonly PresetFinding[], symbols: Symbols): Line => {
	const [first, ...others] = findings;
	if (first === undefined) return [];
	const more = others.length === 0 ? '' : ` +${others.length}`;
	return [toned('warn', `${symbols.warning} ${wordFor(first)}${more}`), plain('  ')];
};

/** What `r` does about a finding. */
const remedy = ({preset, file}: ListedPreset, finding: PresetFinding, all: readonly PresetFinding[]) => {
	const {instead, field} = finding;
	if (file !== undefined) return instead === undefined ? '' : `${instead.text} would do.`;
	if (instead !== undefined) return `r puts ${instead.text} in its place.`;
	if (repairedPreset(preset, all) !== undefined || finding !== all[0]) return '';
	return field === 'role' ? 'r lets you choose another.' : 'r opens the form there.';
};

/** What no longer fits in a preset, sentence by sentence, and what puts it right. */
export const healthLines = (
	listed: ListedPreset,
	findings: readonly PresetFinding[],
	width: number,
	symbols: Symbols,
): readonly Line[] =>
	findings.flatMap((finding) => {
		const text = drawable(`${finding.message} ${remedy(listed, finding, findings)}`.trim());
		return hang([toned('warn', ` ${symbols.warning} `)], text, width - 1);
	});
