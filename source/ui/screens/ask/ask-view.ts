import {decisionReasons} from '../../../text/decision-words.ts';
import {type AppState, layoutOf} from '../../app-state.ts';
import {withMore} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import type {View} from '../../screen.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, hang, type Line, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {verdictMark, verdictTone} from '../roles/verdict-text.ts';
import type {AskScreen} from './ask-state.ts';

const answerLines = (screen: AskScreen, width: number, symbols: Symbols): readonly Line[] => {
	const {answer} = screen;
	if (answer === undefined) return [];
	const tone = verdictTone(answer.decision);
	return [
		[],
		...hang(
			[
				{text: ` ${verdictMark(answer.decision, symbols)} ${answer.decision}`, tone, strong: true},
				plain('  '),
			],
			drawable(`${answer.action} on ${answer.resource}`),
			width - 1,
		),
		...decisionReasons(answer, answer, screen.preview.actionsOf, 'type one to ask about it').flatMap((text) =>
			hang([plain('   ')], drawable(text), width - 1, 'dim'),
		),
	];
};

/** Rows of the prompt itself, and of the note at the end. */
const others = 5;

/** The prompt, the answer, and the actions that the text may mean. */
export const askView = (state: AppState, screen: AskScreen, symbols: Symbols): View => {
	const {columns, work: rows} = layoutOf(state);
	const {role, field, found, chosen} = screen;
	const answer = answerLines(screen, columns, symbols);
	const room = Math.max(0, rows - answer.length - others);
	const top = Math.max(0, chosen - room + 1);
	const lines = [
		[plain(' '), strong('Can they …?'), dim(`  what a pass for ${drawable(role)} allows: service:Action`)],
		[
			plain('   '),
			...textFieldLine(field, {width: columns - 5, focused: true}, symbols),
			...(field.value === '' ? [dim(' s3:GetObject, or s3:GetObject arn:aws:s3:::bucket/key')] : []),
		],
		...answer,
		[],
		...(found.length === 0
			? [[dim('   AWS has no action like that. Esc goes back.')]]
			: withMore(
					found
						.slice(top, top + room)
						.map((action, index) =>
							top + index === chosen
								? chosenLine([toned('accent', ` ${symbols.cursor} `), strong(action)], columns)
								: [dim(`   ${action}`)],
						),
					found.length - top - room,
					columns,
					symbols,
				)),
	];
	return {lines};
};
