import {decisionReasons} from '../../../text/decision-words.ts';
import {plainText} from '../../../text/plain-text.ts';
import {type AppState, callerOf, layoutOf} from '../../app-state.ts';
import {message, problemLines} from '../../components/message-lines.ts';
import {withMore} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {unfolded} from '../../runtime/problem.ts';
import type {View} from '../../screen.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, hang, type Line, plain, strong, toned} from '../../text/line.ts';
import {roleTitle} from '../../text/role-title.ts';
import type {Symbols} from '../../theme.ts';
import {verdictMark, verdictTone} from '../roles/verdict-text.ts';
import type {AskScreen} from './ask-state.ts';
import {askedProblem} from './asked-pass.ts';

const answerLines = (screen: AskScreen, width: number, symbols: Symbols): readonly Line[] => {
	const {answer, preview, stray} = screen;
	if (stray !== undefined) {
		const said = `“${plainText(stray, 60)}” is not the ARN of a resource: arn:aws:s3:::bucket/key is one.`;
		return [[], ...hang([toned('warn', ` ${symbols.warning} `)], message(said, symbols), width - 1)];
	}
	if (answer === undefined || preview === undefined) return [];
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
		...decisionReasons(answer, answer, preview.actionsOf, 'type one to ask about it').flatMap((text) =>
			hang([plain('   ')], drawable(text), width - 1, 'dim'),
		),
	];
};

/** What stands where no action does: why there is none. */
const emptyLines = (state: AppState, screen: AskScreen, width: number, symbols: Symbols): readonly Line[] => {
	if (screen.preview !== undefined) return [[dim('   AWS has no action like that. Esc goes back.')]];
	const problem = askedProblem(state);
	return problem === undefined
		? [[dim(`   reading what the role may do${symbols.ellipsis}`)]]
		: problemLines(unfolded(problem), width, symbols);
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
		[
			plain(' '),
			strong('Can they …?'),
			dim('  what a pass for '),
			...roleTitle(role, callerOf(state)?.account, symbols.ellipsis),
			dim(' allows: service:Action'),
		],
		[
			plain('   '),
			...textFieldLine(field, {width: columns - 5, focused: true}, symbols),
			...(field.value === '' ? [dim(' s3:GetObject, or s3:GetObject arn:aws:s3:::bucket/key')] : []),
		],
		...answer,
		[],
		...(found.length === 0
			? emptyLines(state, screen, columns, symbols)
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
