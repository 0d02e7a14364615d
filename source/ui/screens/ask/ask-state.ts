import type {PreviewDecision} from '../../../policy/preview/preview.ts';
import type {RoleArn} from '../../../roles/role-arn.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {RolePreview} from '../../preview/role-preview.ts';

export type AskedRole = Pick<RoleArn, 'arn' | 'path' | 'name' | 'account'>;

/** "Can they …?": an action, and perhaps what it works on, to a decision. */
export type AskScreen = {
	readonly name: 'ask';
	/** Whose pass it is about. */
	readonly role: AskedRole;
	/** Not there as long as it is not known what the role may do: the question can be typed meanwhile. */
	readonly preview?: RolePreview | undefined;
	readonly field: TextField;
	/** Place of the chosen action among those that the text may mean. */
	readonly chosen: number;
	readonly found: readonly string[];
	readonly answer?: Answer | undefined;
	/** What stands in the resource's place, and is none. */
	readonly stray?: string | undefined;
};

type Answer = PreviewDecision & {readonly action: string; readonly resource: string};

type Question = {readonly action: string; readonly resource: string; readonly stray: string | undefined};

/** `s3:GetObject arn:aws:s3:::reports/x`, with or without `on` between. */
const questionIn = (text: string): Question => {
	const [action = '', ...words] = text.trim().split(/\s+/);
	const isArn = (word: string) => word.startsWith('arn:');
	const mayBecome = (word: string) => 'arn:'.startsWith(word) || 'on'.startsWith(word);
	return {
		action,
		resource: words.find(isArn) ?? '*',
		stray: words.find((word) => word !== '*' && !isArn(word) && !mayBecome(word)),
	};
};

/** The prompt with a text in it, and its answer once the text names an action. */
export const asking = (screen: AskScreen, field: TextField, chosen = 0): AskScreen => {
	const {action: typed, resource, stray} = questionIn(field.value);
	const {preview} = screen;
	const found = preview?.actionsLike(typed) ?? [];
	const place = Math.max(0, Math.min(chosen, found.length - 1));
	const action = found[place];
	const answer =
		preview === undefined || action === undefined || action.endsWith(':') || stray !== undefined
			? undefined
			: {...preview.decide({action, resource}), action, resource};
	return {...screen, field, found, chosen: place, answer, stray};
};

/** @param field The question as it was left before. */
export const askScreen = (role: AskedRole, field = textField()): AskScreen => ({
	name: 'ask',
	role,
	field,
	chosen: 0,
	found: [],
});

/** The chosen action in place of the one being typed. */
export const completed = (screen: AskScreen, action: string): AskScreen =>
	asking(screen, textField(screen.field.value.replace(/\s*\S*/, action)));
