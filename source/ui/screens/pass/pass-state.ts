import {longestConsoleSession} from '../../../pass/duration.ts';
import type {FilledRequest as PassRequest} from '../../../pass/fill-in.ts';
import type {Preset} from '../../../pass/pass.ts';
import type {Settings} from '../../../presets/config.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import {isSameQuestion} from '../../../signin/accepted.ts';
import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {Problem} from '../../runtime/problem.ts';
import {usualDuration} from './duration-steps.ts';
import {type PreviewPane, unopenedPreview} from './preview-state.ts';
import {scopeItems} from './scope-text.ts';

export type TextFieldId = 'session-name' | 'mfa-code' | 'external-id' | 'source-identity' | 'tags' | 'scope';
export type ChoiceFieldId = 'region' | 'destination';
export type FieldId = TextFieldId | ChoiceFieldId | 'duration';

/** A list to pick from that opens when somebody types; `value` follows the highlighted choice. */
export type ChoiceField = {
	readonly value: string;
	readonly open?:
		| {readonly query: TextField; readonly cursor: ListCursor; readonly before: string}
		| undefined;
};

/** A problem, and the field it is about. */
export type FieldProblem = Problem & {readonly field?: FieldId};

/** A pass being made: what is waited for, and since when. */
export type Making = {readonly since: number; readonly doing: string};

export type PassScreen = {
	readonly name: 'pass';
	/** What the form was opened with: it carries along what no field shows. */
	readonly base: PassRequest;
	/** Absent while a role known only by its name or ARN is being looked up. */
	readonly role?: JudgedRole | undefined;
	readonly lookup?: {readonly since: number; readonly problem?: Problem} | undefined;
	/** The preset this form edits: Enter then saves it. */
	readonly editing?: Preset | undefined;
	/** The name of the preset this form makes a link of. */
	readonly preset?: string | undefined;
	readonly texts: Readonly<Record<TextFieldId, TextField>>;
	readonly choices: Readonly<Record<ChoiceFieldId, ChoiceField>>;
	readonly duration: PassRequest['duration'];
	readonly focus: FieldId;
	/** Fields that are wanted although the trust policy does not say so: AWS did, or the preset has one. */
	readonly asked: readonly FieldId[];
	/** The scope under the cursor of the templates' list, and the text as it was typed. */
	readonly pick?: {readonly index: number; readonly typed: TextField} | undefined;
	readonly preview: PreviewPane;
	/** The warning that Enter has met: it makes the link only once somebody has said yes to it. */
	readonly asking?: string | undefined;
	/** What somebody has said yes to: the role with the scope it had then. */
	readonly agreed?: Pick<PassRequest, 'role' | 'scope'> | undefined;
	readonly making?: Making | undefined;
	/** A preset's digit made the link: nobody has been in this form, so Esc does not lead into it. */
	readonly unseen?: boolean;
	/** A link was made of it, and nothing typed since: another visitor begins afresh. */
	readonly spent?: boolean;
	readonly problem?: FieldProblem | undefined;
};

/** What a fresh form asks for. The session name stays open: who makes the pass knows the caller to name it after. */
export const freshRequest = (
	role: JudgedRole,
	{region, duration, destination = '', issuer, logoutFirst = false}: Settings = {},
): PassRequest => ({
	role: role.arn,
	duration: usualDuration(role.longestSessionSeconds, duration),
	destination,
	scope: [],
	tags: {},
	logoutFirst,
	...(region === undefined ? {} : {region}),
	...(issuer === undefined ? {} : {issuer}),
});

const tagsText = (tags: Readonly<Record<string, string>>) =>
	Object.entries(tags)
		.map(([key, value]) => `${key}=${value}`)
		.join(', ');

export type FormOptions = {
	readonly role?: JudgedRole | undefined;
	readonly lookup?: {readonly since: number} | undefined;
	readonly editing?: Preset | undefined;
	readonly preset?: string | undefined;
	readonly externalId?: string | undefined;
};

const blankForm = (request: PassRequest, options: FormOptions): PassScreen => ({
	name: 'pass',
	base: request,
	role: options.role,
	lookup: options.lookup,
	editing: options.editing,
	preset: options.preset,
	agreed: request.accepted?.length ? {role: request.role, scope: request.scope} : undefined,
	texts: {
		'session-name': textField(request.sessionName),
		'mfa-code': textField(),
		'external-id': textField(options.externalId),
		'source-identity': textField(request.sourceIdentity),
		tags: textField(tagsText(request.tags)),
		scope: textField(request.scope.join(', ')),
	},
	choices: {region: {value: request.region ?? ''}, destination: {value: request.destination}},
	duration: request.duration,
	focus: 'session-name',
	asked: options.externalId !== undefined && options.editing === undefined ? ['external-id'] : [],
	preview: unopenedPreview,
});

/** The form for a request. It begins where something must be typed; else Enter is enough. */
export const openForm = (
	request: PassRequest,
	caller: Caller | undefined,
	options: FormOptions = {},
): PassScreen => {
	const form = blankForm(request, options);
	const lacking = fieldsOf(form, caller).find(
		(field) =>
			(field === 'mfa-code' || field === 'external-id') &&
			isWanted(form, field) &&
			form.texts[field].value === '',
	);
	return {...form, focus: lacking ?? form.focus};
};

/** The longest session for the form's role, in seconds; AWS's own ceiling while the role is not known. */
export const longestFor = ({role}: PassScreen): number =>
	role?.longestSessionSeconds ?? longestConsoleSession;

/** A role session can't pass MFA along: its device belongs to the user behind it. */
export const canGiveMfa = (caller: Caller | undefined): boolean => caller?.kind === 'user';

/** The form's fields in order: what a role needs to be told is asked for, and nothing else. */
export const fieldsOf = (form: PassScreen, caller: Caller | undefined): readonly FieldId[] => {
	const needs = form.role?.verdict.needs ?? [];
	// Nobody here knows what a role of another account wants.
	const closed = form.role !== undefined && form.role.trust === undefined;
	const mfa = (canGiveMfa(caller) && (needs.includes('mfa') || closed)) || form.base.mfaSerial !== undefined;
	// A preset is saved without the secrets that making a link wants, unless it has kept one.
	const making = form.editing === undefined;
	const externalId = making ? needs.includes('external-id') || closed : form.editing.externalId !== undefined;
	const wanted: readonly (readonly [FieldId, boolean])[] = [
		['session-name', true],
		['mfa-code', making && mfa],
		['external-id', externalId],
		['source-identity', needs.includes('source-identity') || form.base.sourceIdentity !== undefined],
		['tags', needs.includes('tags') || Object.keys(form.base.tags).length > 0],
		['duration', true],
		['region', true],
		['destination', true],
		['scope', true],
	];
	return wanted.filter(([field, shown]) => shown || form.asked.includes(field)).map(([field]) => field);
};

/** The role and the scope of the form as it is: what a visitor could do comes from them alone. */
export const whatIsAsked = (form: PassScreen): Pick<PassRequest, 'role' | 'scope'> => ({
	role: form.base.role,
	scope: scopeItems(form.texts.scope.value),
});

/** Whether somebody has said yes to this role with this scope. */
export const hasAgreed = (form: PassScreen): boolean =>
	form.agreed !== undefined && isSameQuestion(form.agreed, whatIsAsked(form));

/** Whether nothing can be made without it: the role's trust policy says so, or AWS did. */
export const isWanted = (form: PassScreen, field: 'mfa-code' | 'external-id'): boolean => {
	if (form.editing !== undefined) return false;
	const need = field === 'mfa-code' ? 'mfa' : 'external-id';
	return form.role?.verdict.needs.includes(need) === true || form.asked.includes(field);
};

export const isChoiceField = (field: FieldId): field is ChoiceFieldId =>
	field === 'region' || field === 'destination';

export const isTextField = (field: FieldId): field is TextFieldId =>
	!isChoiceField(field) && field !== 'duration';

/** The list that is open, if any. */
export const openChoice = (form: PassScreen) => {
	if (!isChoiceField(form.focus)) return undefined;
	const {open} = form.choices[form.focus];
	return open === undefined ? undefined : {field: form.focus, ...open};
};

export const openedChoice = (field: ChoiceField, query: TextField): ChoiceField => ({
	...field,
	open: {query, cursor: atStart, before: field.open?.before ?? field.value},
});

export const closedChoice = ({value}: ChoiceField): ChoiceField => ({value});
