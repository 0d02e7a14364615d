import {parseRoleFilter} from '../../../roles/filter/filter-language.ts';
import {plainText} from '../../../text/plain-text.ts';
import type {AppState} from '../../app-state.ts';
import {doingText, message, problemLines} from '../../components/message-lines.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import {dim, hang, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {hiddenCount, isListDenied, ofServices} from './roles-state.ts';

const blank: Line = [];

const said = (text: string, width: number): readonly Line[] =>
	wrapText(text, width - 4).map((row): Line => [dim(`   ${row}`)]);

const other = 't takes a role’s ARN by hand, R reads again.';

/** Why there is no list. */
export const listProblem = ({identity, roles: {reading}}: AppState): Problem | undefined => {
	if (identity.status === 'failed') return identity.problem;
	return reading.status === 'failed' ? reading.problem : undefined;
};

/** What stands in the list's place while it is empty: why, and the key that helps. */
export const emptyListLines = (state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const {roles, identity, now} = state;
	if (identity.status === 'failed') {
		return [
			blank,
			...problemLines(identity.problem, width, symbols),
			blank,
			...said('R tries again.', width),
		];
	}
	if (roles.awaiting === true) {
		return [
			blank,
			...said(
				'What was pressed is done as soon as there is a role that fits. Keys typed now come after it.',
				width,
			),
		];
	}
	if (roles.filter.field.value.trim() !== '') {
		const {problems} = parseRoleFilter(roles.filter.field.value);
		return [
			blank,
			...problems.flatMap((problem) =>
				hang([toned('warn', ` ${symbols.warning} `)], message(problem, symbols), width - 1),
			),
			...said(
				problems.length > 0
					? 'Esc clears the filter.'
					: message(
							`Nothing matches “${plainText(roles.filter.field.value, 60)}”. Esc clears the filter.`,
							symbols,
						),
				width,
			),
		];
	}
	const {reading} = roles;
	switch (reading.status) {
		case 'first':
		case 'again':
			return needsSpinner(reading.since, now)
				? [blank, ...said(doingText(reading.doing, symbols), width)]
				: [];
		case 'failed':
			return [blank, ...problemLines(reading.problem, width, symbols), blank, ...said(other, width)];
		case 'stopped':
			return [blank, ...said(`Stopped. ${other}`, width)];
		case 'done':
			if (isListDenied(roles.notices)) {
				return [
					blank,
					...said('t takes a role’s ARN or its name: the list of roles could not be read.', width),
					blank,
					...roles.notices.flatMap((notice) => said(message(notice.message, symbols), width)),
					blank,
					...said('R reads again.', width),
				];
			}
			return [
				blank,
				...said('There is no role here that a person could assume.', width),
				...(hiddenCount(roles) > 0 ? said(`a shows ${ofServices(hiddenCount(roles))}.`, width) : []),
				...roles.notices.flatMap((notice) => said(message(notice.message, symbols), width)),
				blank,
				...said(other, width),
			];
	}
};

/** The prompt for a role's ARN, in the list's place. */
export const arnPromptLines = (state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const {typing} = state.roles;
	if (typing === undefined) return [];
	const waiting = typing.since !== undefined && needsSpinner(typing.since, state.now);
	return [
		blank,
		[plain(' '), strong('Which role?'), dim('  its ARN, or its name if it is in your account')],
		[
			toned('accent', ` ${symbols.cursor} `),
			...textFieldLine(typing.field, {width: width - 5, focused: true}, symbols),
		],
		blank,
		...(waiting ? said(`looking at it${symbols.ellipsis}`, width) : []),
		...(typing.problem === undefined ? [] : problemLines(typing.problem, width, symbols)),
	];
};
