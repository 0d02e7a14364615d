import stringWidth from 'string-width';
import {plainText} from '../../plain-text.ts';
import {type Access, accessLevels} from '../../policy/preview/access-level.ts';
import type {PermissionPolicy} from '../../policy/preview/permission-source.ts';
import type {Preview, PreviewDecision} from '../../policy/preview/preview.ts';
import {shortName} from '../../policy/preview/summary-name.ts';
import type {Notice} from '../../roles/caller/evidence.ts';
import type {RoleArn} from '../../roles/role-arn.ts';
import {decisionReasons, type Question} from '../../text/decision-words.ts';
import {limits} from '../../text/limits.ts';
import {columns, hanging, wrapped} from '../table.ts';
import type {ScopeHints} from './scope-hints.ts';

/** Everything that bears on the role's sessions, as it could be read. */
export type PolicyReading = {
	readonly role: RoleArn;
	readonly region: string;
	readonly policies: readonly PermissionPolicy[];
	readonly complete: boolean;
	readonly notices: readonly Notice[];
} & ScopeHints;

/** A preview and all that is told with it. */
export type ToldPreview = Omit<PolicyReading, 'warnings'> & {
	readonly preview: Preview;
	readonly warnings: readonly {readonly code: string; readonly message: string}[];
};

/** The contract of `policy --json`. */
export const previewJson = ({role, policies, notices, warnings, preview}: ToldPreview) => ({
	version: 1,
	role: role.arn,
	complete: preview.complete,
	notices,
	sources: policies.map(({kind, name, arn}) => ({kind, name, ...(arn === undefined ? {} : {arn})})),
	services: preview.services.map(({service, name, levels, resources}) => ({
		service,
		name,
		levels,
		resources,
	})),
	warnings,
});

/** The contract of `policy --check --json`. */
export const checkJson = (question: Question, {decision, statements}: PreviewDecision) => ({
	version: 1,
	...question,
	decision,
	statements: statements.map(({source, sid = ''}) => ({source, sid})),
});

const marks: Readonly<Record<Access, string>> = {
	all: '●',
	some: '◐',
	conditional: '○',
	unknown: '?',
	none: '·',
};
/** What the marks mean; what is not known only where something is not. */
const legend = ({services}: Preview): string => {
	const isUnknown = services.some(({levels}) => Object.values(levels).includes('unknown'));
	return `● all   ◐ some actions or some resources   ○ only under a condition${isUnknown ? '   ? unknown' : ''}   · none`;
};

/** Services of which everything is allowed, told in one line where they are many. */
const mostWhole = 20;

/** A service's line, and what it is limited to. */
type Row = {readonly cells: readonly string[]; readonly limits: string};

const matrixRows = ({services}: Preview, isNarrow: boolean): readonly Row[] => {
	const whole = services.filter((service) => service.whole);
	const isFolded = whole.length > mostWhole;
	const rows = services.filter((service) => !isFolded || !service.whole);
	const told = rows.map((row) => ({
		cells: [
			row.service,
			isNarrow ? shortName(row) : row.name,
			...accessLevels.map((level) => marks[row.levels[level]]),
		],
		limits: limits(row.resources, row.except),
	}));
	const others = `${whole.length} ${rows.length > 0 ? 'other services' : 'services'}`;
	const folded = {cells: ['*', others, ...accessLevels.map(() => marks.all)], limits: ''};
	return isFolded ? [...told, folded] : told;
};

const header = ['', '', 'List', 'Read', 'Write', 'Permissions', 'Tagging'];

/** A line for each service; where they would be too long, names are cut and limits stand below. */
const matrixLines = (preview: Preview, width: number): readonly string[] => {
	const rows = matrixRows(preview, false);
	if (rows.length === 0) return [];
	const lines = columns([[...header, ''], ...rows.map(({cells, limits: where}) => [...cells, where])]);
	if (lines.every((line) => stringWidth(line) <= width)) return lines;
	const narrow = matrixRows(preview, true);
	const others = columns([header.toSpliced(1, 1), ...narrow.map(({cells}) => cells.toSpliced(1, 1))]);
	const room = Math.max(8, width - 2 - Math.max(...others.map((line) => stringWidth(line))));
	const named = narrow.map(({cells: [service = '', name = '', ...levels]}) => [
		service,
		cut(name, room),
		...levels,
	]);
	const [first = '', ...told] = columns([header, ...named]);
	const below = (where: string) => hanging('    ', where, width).filter((line) => line.trim() !== '');
	return [first, ...told.flatMap((line, at) => [line, ...below(narrow[at]?.limits ?? '')])];
};

const cut = (text: string, width: number) =>
	stringWidth(text) <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;

const sourceName = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	plainText(kind === 'managed' ? name : `${name} (${kind})`);

/** For a person: the summary, the matrix, the warnings, in lines of at most so many columns. */
export const previewLines = (
	{policies, warnings, preview}: ToldPreview,
	width = Number.POSITIVE_INFINITY,
): readonly string[] => {
	const matrix = matrixLines(preview, width);
	const from = policies.map(sourceName).join(', ');
	return [
		...wrapped(plainText(preview.summary, 600), width),
		...(from === '' ? [] : wrapped(`From ${from}`, width)),
		...(matrix.length === 0 ? [] : ['', ...matrix, '', legend(preview)]),
		...(warnings.length === 0
			? []
			: ['', ...warnings.flatMap(({message}) => hanging('! ', plainText(message, 1000), width))]),
	];
};

const decisionMarks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

/** For a person: the decision, and why, in lines of at most so many columns. */
export const checkLines = (
	question: Question,
	decision: PreviewDecision,
	preview: Preview,
	width = Number.POSITIVE_INFINITY,
): readonly string[] => [
	`${decisionMarks[decision.decision]} ${decision.decision}: ${question.action} on ${plainText(question.resource)}`,
	...decisionReasons(question, decision, preview.actionsOf, 'ask with --on').flatMap((line) =>
		hanging('  ', line, width),
	),
];
