import {fillIn} from '../../../pass/fill-in.ts';
import type {Preset} from '../../../pass/pass.ts';
import {decisiveWords} from '../../../presets/decisive-words.ts';
import type {PresetFinding} from '../../../signin/preset-health.ts';
import {durationText} from '../../../text/duration-text.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, type Line, padText, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {destinationName, partitionOfRole} from '../pass/choices.ts';
import {ownName} from '../roles/roles-state.ts';
import {healthMark} from './health-lines.ts';
import type {ListedPreset} from './presets-state.ts';

/** Who the visitor will be: a role, or what stands in its place. */
const visitorText = ({role = '', self, profile}: Preset): string => {
	if (self) return ownName;
	if (role === '' && profile !== undefined) return `profile ${profile}`;
	return role.replace(/^arn:[^:]*:iam::\d*:role\//, '');
};

/**
 * How long its pass lasts; of a session that is there already what is left, of a profile’s role what the profile says.
 */
const lengthText = (preset: Preset): string => {
	if (preset.self) return 'what is left of it';
	if (preset.duration === undefined && preset.role === undefined) return 'the profile’s length';
	const {duration} = fillIn(preset);
	return duration === 'max' ? 'the longest' : durationText(duration);
};

/** What a preset asks for, in words. */
export const presetText = (preset: Preset, symbols: Symbols): string => {
	const {role, destination, region, sessionName, scope} = fillIn(preset);
	return drawable(
		[
			lengthText(preset),
			destinationName(destination, partitionOfRole(role), region ?? 'us-east-1'),
			...(region === undefined ? [] : [region]),
			...(sessionName === undefined ? [] : [`for ${sessionName}`]),
			...(scope.length === 0 ? [] : [`narrowed by ${scope.join(', ')}`]),
			...decisiveWords(preset),
		].join(` ${symbols.dot} `),
	);
};

/** One preset in the list: its digit if it has one, name, role, whether all of it still fits, what it asks for. */
export const presetRowLine = (
	{preset, file}: ListedPreset,
	options: {
		readonly index: number;
		readonly chosen: boolean;
		readonly width: number;
		readonly findings: readonly PresetFinding[];
	},
	symbols: Symbols,
): Line => {
	const {index, chosen, width, findings} = options;
	const names = Math.max(12, Math.floor(width * 0.2));
	const roles = Math.max(16, Math.floor(width * 0.28));
	const name = padText(drawable(preset.name), names, symbols.ellipsis);
	const line: Line = [
		toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
		dim(index < 9 && file === undefined ? `${index + 1} ` : '  '),
		chosen ? strong(name) : plain(name),
		plain('  '),
		plain(padText(drawable(visitorText(preset)), roles, symbols.ellipsis)),
		plain('  '),
		...healthMark(findings, symbols),
		dim(presetText(preset, symbols)),
	];
	return chosen ? chosenLine(line, width) : line;
};
