import {regionInConsoleUrl} from '../../../console/destination.ts';
import {longestConsoleSession} from '../../../pass/duration.ts';
import {fields} from '../../../pass/fields.ts';
import {
	type FilledRequest,
	fillIn,
	isNothing,
	namesIn,
	type RequestSettings,
	saidUnasked,
} from '../../../pass/fill-in.ts';
import type {Duration, GraveWarning, PassRequest, PassSecrets, Preset} from '../../../pass/pass.ts';
import {type FormName, formNames, rows} from '../../../pass/rows.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import type {JudgedRole, ProfileOfRole} from '../../../roles/role.ts';
import type {Need} from '../../../roles/verdict/verdict.ts';
import {isSameQuestion} from '../../../signin/accepted.ts';
import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {Problem} from '../../runtime/problem.ts';
import {typedLength, usualDuration} from './duration-steps.ts';
import {type PreviewPane, unopenedPreview} from './preview-state.ts';

export type FieldId = FormName;
export type ChoiceFieldId = Extract<FieldId, 'region' | 'destination'>;
export type TextFieldId = Exclude<FieldId, ChoiceFieldId | 'duration'>;

/** The list of a field: it opens when somebody types, and the value follows its cursor. */
export type OpenList = {
	readonly field: ChoiceFieldId;
	readonly query: TextField;
	readonly cursor: ListCursor;
	/** The value to go back to; absent: nothing was asked for. */
	readonly before?: string | undefined;
	/** Nothing is called what is typed, which stays as it is when the field is left. */
	readonly isEmpty?: boolean;
	/** Nothing is called what is typed, and the value is the nearest. */
	readonly isNear?: boolean;
};

type TypedLength = {
	readonly field: TextField;
	/** The length to go back to; absent: none was asked for. */
	readonly before?: Duration | undefined;
};

/** What is asked for so far, secrets among it. */
type FormValues = PassRequest & PassSecrets;

/** A problem, and the field it is about. */
export type FieldProblem = Problem & {readonly field?: FieldId};

/** A pass being made: what is waited for, and since when. */
export type Making = {readonly since: number; readonly doing: string};

type AskedAbout = Pick<FilledRequest, 'role' | 'scope'>;

export type PassScreen = {
	readonly name: 'pass';
	/** What the form was opened with: which fields there are comes from it. */
	readonly base: PassRequest;
	/** What is asked for by now, what no field shows included; what nobody asked for is filled in from `usual`. */
	readonly values: FormValues;
	/** What holds where nothing is asked for. */
	readonly usual: RequestSettings;
	/** The caller's partition: where a role is that has no ARN, and the session at hand. */
	readonly partition?: string | undefined;
	/** Text while somebody types: it becomes a value when the field is left, and stays as long as it makes no sense. */
	readonly texts: Readonly<Partial<Record<TextFieldId, TextField>>>;
	/** A length while it is typed, and as long as it makes no sense; it is the value as soon as it does. */
	readonly length?: TypedLength | undefined;
	/** The list of the field that has the focus, and those of others whose text finds nothing. */
	readonly lists: {readonly [Field in ChoiceFieldId]?: OpenList | undefined};
	/** Absent while a role known only by its name or ARN is being looked up. */
	readonly role?: JudgedRole | undefined;
	readonly lookup?: {readonly since: number; readonly problem?: Problem} | undefined;
	/** The preset this form edits: Enter then saves it. */
	readonly editing?: Preset | undefined;
	/** The name of the preset this form makes a link of. */
	readonly preset?: string | undefined;
	readonly focus: FieldId;
	/** Fields that are wanted although the trust policy does not say so: AWS did, or the preset has one. */
	readonly asked: readonly FieldId[];
	/** The scope under the cursor of the templates' list, and the text as it was typed. */
	readonly pick?: {readonly index: number; readonly typed: TextField} | undefined;
	readonly preview: PreviewPane;
	/** The warning that Enter has met: it makes the link only once somebody has said yes to it. */
	readonly asking?: string | undefined;
	/** What somebody has said yes to: warnings, of the role with the scope it had then. */
	readonly agreed?: (AskedAbout & {readonly codes: readonly GraveWarning[]}) | undefined;
	readonly making?: Making | undefined;
	/** A preset's digit made the link: nobody has been in this form, so Esc does not lead into it. */
	readonly unseen?: boolean;
	/** What a link was made of: while that is unchanged, another visitor begins afresh. */
	readonly spent?: FormValues;
	readonly problem?: FieldProblem | undefined;
};

export type FormOptions = {
	readonly role?: JudgedRole | undefined;
	readonly lookup?: {readonly since: number} | undefined;
	readonly editing?: Preset | undefined;
	readonly preset?: string | undefined;
	readonly externalId?: string | undefined;
	readonly settings?: RequestSettings | undefined;
};

const blankForm = (request: PassRequest, caller: Caller | undefined, options: FormOptions): PassScreen => ({
	name: 'pass',
	base: request,
	role: options.role,
	lookup: options.lookup,
	editing: options.editing,
	preset: options.preset,
	agreed: request.accepted?.length
		? {role: request.role ?? '', scope: request.scope ?? [], codes: request.accepted}
		: undefined,
	values: {...request, ...(options.externalId === undefined ? {} : {externalId: options.externalId})},
	usual: options.settings ?? {},
	partition: caller?.partition,
	texts: {},
	lists: {},
	focus: request.self ? 'region' : 'sessionName',
	asked: options.externalId !== undefined && options.editing === undefined ? ['externalId'] : [],
	preview: unopenedPreview,
});

/** The form for a request. It begins where something must be typed; else Enter is enough. */
export const openForm = (
	request: PassRequest,
	caller: Caller | undefined,
	options: FormOptions = {},
): PassScreen => {
	const form = blankForm(request, caller, options);
	const lacking = lackedIn(form, caller);
	return {...form, focus: lacking ?? form.focus};
};

/** What a role may want that nobody but its owner can say, or a device: the need, and what it is called. */
const wanted = {
	mfaCode: {need: 'mfa', called: 'an MFA code'},
	externalId: {need: 'external-id', called: 'an external ID'},
	sourceIdentity: {need: 'source-identity', called: 'a source identity'},
	tags: {need: 'tags', called: 'session tags'},
} as const satisfies Partial<Record<FieldId, {readonly need: Need; readonly called: string}>>;

export type WantedField = keyof typeof wanted;

const wantedFields = Object.keys(wanted) as readonly WantedField[];

/** "This role wants an MFA code." */
export const wantsSentence = (field: WantedField): string => `This role wants ${wanted[field].called}.`;

/** The first field without which the form's role would refuse, and that has nothing in it. */
export const lackedIn = (form: PassScreen, caller: Caller | undefined): WantedField | undefined => {
	const shown = fieldsOf(form, caller);
	return wantedFields.find(
		(field) => shown.includes(field) && isWanted(form, field) && isNothing(form.values[field]),
	);
};

/** What a form that was left is found by. */
export const draftKey = ({role, self}: PassRequest): string => JSON.stringify([role, self]);

/** The longest session for the form's role, in seconds; AWS's own ceiling while the role is not known. */
export const longestFor = ({role}: Pick<PassScreen, 'role'>): number =>
	role?.longestSessionSeconds ?? longestConsoleSession;

/** A role session can't pass MFA along: its device belongs to the user behind it. */
const canGiveMfa = (caller: Caller | undefined): boolean => caller?.kind === 'user';

/** What an AssumeRole of the role alone would lack: it would only prove that this is missing. Undefined: nothing. */
export const lacksAlone = (
	{verdict: {needs}}: JudgedRole,
	caller: Caller | undefined,
): string | undefined => {
	const lacking = needs.find((need) => lackedAlone.has(need) && (need !== 'mfa' || canGiveMfa(caller)));
	return lacking && lackedAlone.get(lacking);
};

const lackedAlone: ReadonlyMap<Need, string> = new Map([
	...Object.values(wanted).map(({need, called}) => [need, called] as const),
	['session-name', 'a session name of its own'] as const,
]);

/** The form's fields in order: what a role needs to be told is asked for, and nothing else. */
export const fieldsOf = (form: PassScreen, caller: Caller | undefined): readonly FieldId[] => {
	// A session that is there already has its name, its length and what it may do.
	if (form.values.self) {
		return formNames.filter((field) => field !== 'duration' && rows[field].ways?.includes('self') !== false);
	}
	const needs = form.role?.verdict.needs ?? [];
	// Nobody here knows what a role of another account wants.
	const closed = form.role !== undefined && form.role.trust === undefined;
	// A preset is saved without the secrets that making a link wants, unless it has kept one.
	const making = form.editing === undefined;
	const isThere = (field: FieldId): boolean => {
		if (form.asked.includes(field)) return true;
		const need = rows[field].form?.need;
		switch (field) {
			case 'mfaCode':
				return (
					making &&
					((canGiveMfa(caller) && (needs.includes('mfa') || closed)) ||
						form.role?.profile?.asksForMfa === true ||
						form.base.mfaSerial !== undefined)
				);
			case 'externalId':
				return making ? needs.includes('external-id') || closed : form.editing.externalId !== undefined;
			default:
				return need === undefined || needs.some((one) => one === need) || !isNothing(form.base[field]);
		}
	};
	return formNames.filter(isThere);
};

/** The form with another value in a field; undefined: nothing is asked for there. */
export const withValue = (form: PassScreen, field: FieldId, value: unknown): PassScreen => {
	const {[field]: _before, ...values} = form.values;
	return {...form, values: value === undefined ? values : {...values, [field]: value}};
};

/** An MFA code is good once. */
export const withoutCode = (form: PassScreen): PassScreen => {
	const {mfaCode: _typed, ...texts} = form.texts;
	return withValue({...form, texts}, 'mfaCode', undefined);
};

/** A field as text: what is being typed, else its value. */
export const textOf = (form: PassScreen, field: TextFieldId): TextField => {
	const value = form.values[field];
	return form.texts[field] ?? textField(value === undefined ? '' : rows[field].kind.format(value));
};

/** The form with a text taken as a value. Throws what is wrong with it. */
const taken = (form: PassScreen, field: TextFieldId): PassScreen => {
	const {[field]: typed, ...texts} = form.texts;
	if (typed === undefined) return form;
	const value = rows[field].kind.parse(typed.value.trim());
	return withValue({...form, texts}, field, value === '' || isNothing(value) ? undefined : value);
};

/** The form with all texts taken as values. Throws what is wrong with the first that makes no sense. */
export const withTextsTaken = (form: PassScreen): PassScreen =>
	(Object.keys(form.texts) as TextFieldId[]).reduce(taken, form);

/** A length that makes no sense stays as it was typed, as any other text does. */
const leftLength = (form: PassScreen) => {
	const text = form.length?.field.value ?? '';
	const isNone = text !== '' && 'problem' in typedLength(text, longestFor(form), undefined);
	return isNone ? form.length : undefined;
};

/** The form once a field is left: its list is closed, and its text a value if it makes sense. */
export const leftField = (form: PassScreen): PassScreen => {
	const left = openList(form);
	const others = left === undefined || left.isEmpty ? form : withoutList(form, left.field);
	const closed = {...others, length: leftLength(form)};
	try {
		return isTextField(form.focus) ? taken(closed, form.focus) : closed;
	} catch {
		return closed;
	}
};

/** The scope as it is by now, also while it is typed. */
export const scopeOf = (form: PassScreen): readonly string[] =>
	form.texts.scope === undefined
		? (form.values.scope ?? [])
		: (fields.scope.kind.parse(form.texts.scope.value) ?? []);

/**
 * The profile whose name and length hold for the form's pass: one that names the role. A preset is the same wherever it
 * is made: for it only the profile in use counts, which says of its own role how it is assumed.
 */
const profileOf = ({values, role, preset, editing}: PassScreen): ProfileOfRole | undefined => {
	const profile = role?.profile;
	if (profile === undefined || (values.profile ?? profile.name) !== profile.name) return undefined;
	const ofPreset = preset !== undefined || editing !== undefined;
	return ofPreset && profile.signer === undefined ? undefined : profile;
};

/** What of the form's pass nobody asks for, and the role's profile says. */
export const saidByProfile = (form: PassScreen): Pick<PassRequest, 'sessionName' | 'duration'> =>
	saidUnasked(profileOf(form) ?? {}, namesIn(form.values));

/** A pass of the values, without its secrets: what nobody asked for is filled in, no longer than this role can last. */
export const filledForm = (form: PassScreen): FilledRequest => {
	const {mfaCode: _code, externalId: _id, ...asked} = form.values;
	const usual = {...form.usual, ...saidByProfile(form)};
	const duration = asked.duration ?? usualDuration(longestFor(form), usual.duration);
	return fillIn({...asked, duration}, usual);
};

/** The region the console opens in: the one asked for, the pasted page's, else the caller's own. */
export const opensIn = (form: PassScreen, home: string): string => {
	const {region, destination} = filledForm(form);
	return region ?? regionInConsoleUrl(destination) ?? home;
};

/** The role, as far as it is known: its ARN, or what it was called. */
export const roleOf = ({role, base}: PassScreen): string => role?.arn ?? base.role ?? '';

/** The role and the scope of the form as it is: what a visitor could do comes from them alone. */
const whatIsAsked = (form: PassScreen): AskedAbout => ({
	role: form.base.role ?? '',
	scope: scopeOf(form),
});

/** The warnings that somebody has said yes to, of this role with this scope. */
export const agreedTo = (form: PassScreen): readonly GraveWarning[] =>
	form.agreed !== undefined && isSameQuestion(form.agreed, whatIsAsked(form)) ? form.agreed.codes : [];

/**
 * What this form could have to ask about: a session at hand is handed out whole, a role may lead to more than it is.
 */
const graveOf = ({values}: PassScreen): GraveWarning =>
	values.self ? 'own-session' : 'privilege-escalation';

/** Whether somebody has said yes to what this form could have to ask about. */
export const hasAgreed = (form: PassScreen): boolean => agreedTo(form).includes(graveOf(form));

/** The form once somebody has said yes to what it asks about. */
export const withYes = (form: PassScreen): PassScreen => ({
	...form,
	asking: undefined,
	agreed: {...whatIsAsked(form), codes: [...new Set([...agreedTo(form), graveOf(form)])]},
});

/** The form of a profile that turns out to be a session: it is that which is handed out. */
export const asOwnSession = (form: PassScreen): PassScreen => ({
	...form,
	values: {...form.values, self: true},
	focus: 'region',
});

/** Whether nothing can be made without it: the role's trust policy or its profile says so, or AWS did. */
export const isWanted = (form: PassScreen, field: WantedField): boolean => {
	const {editing, asked, role} = form;
	if (editing !== undefined) return false;
	if (asked.includes(field)) return true;
	const isNeeded = (role?.verdict.needs ?? []).includes(wanted[field].need);
	if (field === 'mfaCode') return isNeeded || role?.profile?.asksForMfa === true;
	return isNeeded && !(field === 'externalId' && role?.profile?.hasExternalId === true);
};

export const isChoiceField = (field: FieldId): field is ChoiceFieldId =>
	field === 'region' || field === 'destination';

export const isTextField = (field: FieldId): field is TextFieldId =>
	!isChoiceField(field) && field !== 'duration';

/** The list that is open, if any: that of the field that has the focus. */
export const openList = ({focus, lists}: PassScreen): OpenList | undefined =>
	isChoiceField(focus) ? lists[focus] : undefined;

/** What is typed into a field's list. */
export const queryOf = ({lists}: PassScreen, field: ChoiceFieldId): string => lists[field]?.query.value ?? '';

/** The form with a list as it is now. */
export const withOpen = (form: PassScreen, list: OpenList): PassScreen => ({
	...form,
	lists: {...form.lists, [list.field]: list},
});

/** The form with a field's list closed. */
export const withoutList = (form: PassScreen, field: ChoiceFieldId): PassScreen => ({
	...form,
	lists: {...form.lists, [field]: undefined},
});

/** The list of a field, with something typed to choose by. */
export const newList = (form: PassScreen, field: ChoiceFieldId, query: TextField): OpenList => ({
	field,
	query,
	cursor: atStart,
	before: (form.lists[field] ?? {before: form.values[field]}).before,
});
