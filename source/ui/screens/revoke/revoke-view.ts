import {hitsCaller} from '../../../roles/revoke/revocable.ts';
import {revokingPolicy} from '../../../roles/revoke/revoke-document.ts';
import {endingSentence, ownSessionSentence, revokedSentences} from '../../../roles/revoke/revoke-words.ts';
import {shortName} from '../../../roles/role-arn.ts';
import {type AppState, callerOf, layoutOf} from '../../app-state.ts';
import {accountText} from '../../components/header-line.ts';
import {doingText, problemLines} from '../../components/message-lines.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {needsSpinner, readyValue} from '../../runtime/loadable.ts';
import type {View} from '../../screen.ts';
import {drawable} from '../../text/drawable.ts';
import {hang, type Line, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {choiceLines, historyLines} from './choice-lines.ts';
import type {RevokeScreen} from './revoke-state.ts';
import {refusalOf} from './revoke-update.ts';

const blank: Line = [];

/** With fewer rows than this for the list, none is spent on nothing. */
const roomy = 6;

const titleLine = ({role}: RevokeScreen, state: AppState): Line => {
	const identity = readyValue(state.identity);
	const alias = identity?.caller.account === role.account ? identity.alias : undefined;
	return [
		plain(' '),
		strong('Revoke'),
		plain('  role/'),
		strong(drawable(shortName(role))),
		plain(` in ${drawable(alias ?? accountText(role.account))}`),
	];
};

const marked = (tone: 'good' | 'warn', mark: string, text: string, width: number): readonly Line[] =>
	hang([toned(tone, ` ${mark} `)], drawable(text), width - 1);

const aside = (text: string, width: number): readonly Line[] =>
	hang([plain('   ')], drawable(text), width - 1, 'dim');

/** Each a few lines, to be read before going on. */
const warnings = (
	{role, chosen}: RevokeScreen,
	state: AppState,
	width: number,
	{warning}: Symbols,
): readonly (readonly Line[])[] => {
	const caller = callerOf(state);
	const own = caller !== undefined && hitsCaller(role, chosen, caller);
	return [endingSentence({role, sessionName: chosen}), ...(own ? [ownSessionSentence] : [])].map((text) =>
		marked('warn', warning, text, width),
	);
};

const promptLines = ({role, field}: RevokeScreen, width: number, symbols: Symbols): readonly Line[] => [
	...hang([plain(' ')], `To go on, type the role’s name, ${drawable(role.name)}:`, width - 1),
	[plain('   '), ...textFieldLine(field, {width: width - 4, focused: true}, symbols)],
];

const waitingLines = (doing: string, since: number, now: number, symbols: Symbols): readonly Line[] =>
	needsSpinner(since, now) ? [[toned('accent', ` ${doingText(doing, symbols)}`)]] : [];

/** The name to type, and what came of it. */
const answerLines = (
	screen: RevokeScreen,
	{now}: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const {stage} = screen;
	return [
		...promptLines(screen, width, symbols),
		...(stage.status === 'revoking' ? waitingLines(stage.doing, stage.since, now, symbols) : []),
		...(stage.status === 'asking' && stage.problem !== undefined
			? problemLines(stage.problem, width, symbols)
			: []),
	];
};

/** What was done, and how to undo it. */
const outcomeLines = (
	{stage}: RevokeScreen,
	now: number,
	width: number,
	symbols: Symbols,
): readonly Line[] | undefined => {
	switch (stage.status) {
		case 'asking':
		case 'revoking':
			return undefined;
		case 'done':
		case 'undoing': {
			const [done = '', ...more] = revokedSentences(stage.revoked);
			return [
				...marked('good', symbols.allowed, done, width),
				...more.flatMap((text) => aside(text, width)),
				// AWS’s own words take its place.
				...(stage.status === 'done' && stage.problem?.words?.open === true
					? []
					: [
							blank,
							...aside(
								`u puts the role’s inline policy ${revokingPolicy} back as it was, on any screen, until you leave daypass; later it takes the IAM console.`,
								width,
							),
						]),
				...(stage.status === 'undoing'
					? [blank, ...waitingLines('putting the policy back', stage.since, now, symbols)]
					: []),
				...(stage.status === 'done' && stage.problem !== undefined
					? [blank, ...problemLines(stage.problem, width, symbols)]
					: []),
			];
		}
		case 'undone':
			return [
				...marked(
					'good',
					symbols.allowed,
					`Undone: the role’s inline policy ${revokingPolicy} is as it was before. Sessions that have not reached their end live again within seconds to minutes.`,
					width,
				),
			];
	}
};

/** The passes of a role, what ends if somebody goes on, and the name to type: that is what is never cut. */
const questionLines = (screen: RevokeScreen, state: AppState, symbols: Symbols): readonly Line[] => {
	const {columns, work} = layoutOf(state);
	const refusal = refusalOf(state, screen);
	const answer =
		refusal === undefined
			? answerLines(screen, state, columns, symbols)
			: [...problemLines(refusal, columns, symbols), ...aside('Esc goes back.', columns)];
	let room = work - 1 - answer.length;
	const heed = (refusal === undefined ? warnings(screen, state, columns, symbols) : []).flatMap((lines) => {
		if (lines.length >= room) return [];
		room -= lines.length;
		return lines;
	});
	const space = room >= roomy ? [blank] : [];
	room = Math.max(0, room - 2 * space.length);
	const said = historyLines(screen, state.now, columns, symbols).slice(0, Math.max(0, room - 1));
	const pane = {columns, rows: room - said.length, selectable: refusal === undefined};
	return [...space, ...choiceLines(screen, state, pane, symbols), ...said, ...space, ...heed, ...answer];
};

/** What is asked; afterwards, what was done. */
export const revokeView = (state: AppState, screen: RevokeScreen, symbols: Symbols): View => {
	const outcome = outcomeLines(screen, state.now, layoutOf(state).columns, symbols);
	return {
		lines: [
			titleLine(screen, state),
			...(outcome === undefined ? questionLines(screen, state, symbols) : [blank, ...outcome]),
		],
	};
};
