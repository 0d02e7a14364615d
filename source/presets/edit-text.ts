import type {Preset} from '../pass/pass.ts';
import {rows} from '../pass/rows.ts';
import {conform} from '../pass/schema.ts';
import {withAnswerOf} from '../signin/accepted.ts';
import {destinationProblem} from '../signin/destination-check.ts';
import {presetSchema} from './config-schema.ts';
import {withKeptExternalId} from './kept-external-id.ts';
import {presetWithValues} from './preset-file.ts';
import {presetOutput, shownNames, written} from './preset-output.ts';

/** Each field with what it means and what it may look like, in the order they are shown. */
const fields: ReadonlyArray<readonly [name: string, meaning: string, example: unknown]> = [
	['name', 'What it is called by: daypass <name>.', 'audit'],
	...shownNames.map((name) => [name, rows[name].meaning, written(name, rows[name].example)] as const),
	['note', 'A note to yourself.', 'for the yearly audit'],
];

/** A preset as JSON with comments, to be changed by hand: what is not set stands there as an example, commented out. */
export const editText = (preset: Preset): string => {
	const values = new Map<string, unknown>(Object.entries(presetOutput(preset)));
	const lines = fields.flatMap(([name, meaning, example]) => {
		const given = values.get(name);
		const set = given !== undefined && !(name === 'scope' && preset.scope === undefined);
		const field = `${JSON.stringify(name)}: ${JSON.stringify(set ? given : example)},`;
		return [`\t// ${meaning}`, `\t${set ? '' : '// '}${field}`];
	});
	const kept = [
		...(preset.externalId === undefined ? [] : ['\t// The external ID is kept, and not shown here.']),
		...(preset.accepted === undefined
			? []
			: ['\t// What you were warned of is remembered as long as role and scope stay.']),
	];
	return `// Change what you like, save, and leave the editor.\n{\n${[...lines, ...kept].join('\n')}\n}\n`;
};

export type EditedPreset =
	| {readonly ok: true; readonly preset: Preset}
	| {readonly ok: false; readonly problem: string};

/** Reads the text back. The external ID stays as long as the role does, an answer as long as role and scope do. */
export const parseEditText = (text: string, before: Preset): EditedPreset => {
	const parsed = parseCommentedJson(text);
	if (!parsed.ok) return parsed;
	const read = conform<Preset>(presetSchema, presetWithValues(parsed.value), 'preset');
	if (!read.ok) return {ok: false, problem: `${read.problem}.`};
	const edited = read.value;
	const elsewhere = destinationProblem(edited);
	if (elsewhere !== undefined) return {ok: false, problem: `${elsewhere.message} ${elsewhere.hint}`};
	return {ok: true, preset: withAnswerOf(withKeptExternalId(edited, before), before)};
};

type CommentedJson =
	| {readonly ok: true; readonly value: unknown}
	| {readonly ok: false; readonly problem: string};

// A string, a comment to the end of the line, or a comma with nothing after it but space, comments and a bracket.
const stringOrComment = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g;
const stringOrLastComma = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g;

/** JSON with `//` comments and a comma after the last value. Both become spaces, so that a line keeps its number. */
const parseCommentedJson = (text: string): CommentedJson => {
	const bare = text
		.replace(/^\uFEFF/, '')
		.replace(stringOrComment, (part) => (part.startsWith('"') ? part : ' '.repeat(part.length)))
		.replace(stringOrLastComma, (part) => (part.startsWith('"') ? part : ' '));
	try {
		const value: unknown = JSON.parse(bare);
		return {ok: true, value};
	} catch (error) {
		const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
		const line = position === undefined ? undefined : bare.slice(0, Number(position)).split('\n').length;
		return {
			ok: false,
			problem: line === undefined ? 'It is not valid JSON.' : `It is not valid JSON (line ${line}).`,
		};
	}
};
