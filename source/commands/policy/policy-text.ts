import stringWidth from 'string-width';
import {plainText} from '../../plain-text.ts';
import {decidedBy} from '../../policy/language/decision-words.ts';
import {compileWildcard} from '../../policy/language/wildcard.ts';
import {type Access, accessLevels} from '../../policy/preview/access-level.ts';
import {overlaps} from '../../policy/preview/permission-pattern.ts';
import type {Preview, PreviewDecision} from '../../policy/preview/preview.ts';
import {shortName} from '../../policy/preview/summary-name.ts';
import {columns, hanging, wrapped} from '../table.ts';
import type {PolicyReading} from './policy.ts';

/** A preview and all that is told with it. */
export type ToldPreview = Omit<PolicyReading, 'warnings'> & {
	readonly preview: Preview;
	readonly warnings: readonly {readonly code: string; readonly message: string}[];
};

type Question = {readonly action: string; readonly resource: string};

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

const marks: Readonly<Record<Access, string>> = {all: '●', some: '◐', conditional: '○', none: '·'};
const legend = '● all   ◐ some actions or some resources   ○ only under a condition   · none';

/** Services of which everything is allowed, told in one line where they are many. */
const mostWhole = 20;

const listed = (texts: readonly string[]) =>
	plainText(
		texts.length > 3 ? `${texts.slice(0, 2).join(', ')} and ${texts.length - 2} more` : texts.join(', '),
		240,
	);

const limits = (resources: readonly string[], except: readonly string[]) =>
	[
		...(resources.length > 0 ? [`on ${listed(resources)}`] : []),
		...(except.length > 0 ? [`not on ${listed(except)}`] : []),
	].join('; ');

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
		...(matrix.length === 0 ? [] : ['', ...matrix, '', legend]),
		...(warnings.length === 0
			? []
			: ['', ...warnings.flatMap(({message}) => hanging('! ', plainText(message, 1000), width))]),
	];
};

const decisionMarks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

const because = ({decision, statements}: PreviewDecision): readonly string[] => {
	if (statements.length === 0) {
		return [decision === 'unknown' ? 'not everything could be read' : 'no statement allows it'];
	}
	return statements.map(({source, sid, index, effect}) => {
		const statement = plainText(sid ?? `statement ${index + 1}`);
		return `${decidedBy[decision]} ${statement} of ${plainText(source)} (${effect})`;
	});
};

/** A pattern asks about many resources at once: it may be otherwise on some of them. */
const elsewhere = (
	{action, resource}: Question,
	{decision, statements}: PreviewDecision,
	preview: Preview,
): readonly string[] => {
	const [service = ''] = action.split(':');
	const found = preview.actionsOf(service).find((item) => item.action === action);
	if (!/[*?]/.test(resource) || !found || found.access === 'none') return [];
	const asked = compileWildcard(resource);
	const among = (texts: readonly string[]) =>
		texts.filter((text) => text !== resource && overlaps(compileWildcard(text), asked));
	const isDenied = decision === 'denied' && statements.length > 0;
	const where = isDenied
		? ''
		: limits(decision === 'allowed' ? [] : among(found.resources), among(found.except));
	if (where === '') return [];
	const how = found.access === 'conditional' ? 'allowed under a condition' : 'allowed';
	return [`${decision === 'allowed' ? 'but' : how} ${where}: ask with --on`];
};

/** For a person: the decision, and why, in lines of at most so many columns. */
export const checkLines = (
	question: Question,
	decision: PreviewDecision,
	preview: Preview,
	width = Number.POSITIVE_INFINITY,
): readonly string[] => [
	`${decisionMarks[decision.decision]} ${decision.decision}: ${question.action} on ${plainText(question.resource)}`,
	...[...because(decision), ...elsewhere(question, decision, preview)].flatMap((line) =>
		hanging('  ', line, width),
	),
];
