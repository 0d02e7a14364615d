import {rows} from '../../pass/rows.ts';
import {entryFields, requestFields} from '../../presets/history-entry.ts';
import {
	type JsonSchema,
	list,
	notices,
	object,
	oneOf,
	orNull,
	output,
	text,
	time,
	yesNo,
} from '../json-schema.ts';
import {passFields} from '../link/link-schema.ts';

const known: Readonly<Record<string, JsonSchema>> = {version: {const: 1}, ...passFields};
const ofPass = Object.fromEntries(entryFields.map((name) => [name, known[name] ?? {}]));
const ofRequest = Object.fromEntries(requestFields.map((name) => [name, rows[name].kind.schema]));

const always = {...ofPass, source: oneOf('what it was made from', ['link', 'screen', 'last', 'preset'])};
const sometimes = {...ofRequest, preset: text('the preset’s name')};
const revoked = time('when it was revoked');

/** A pass as history keeps it, for whoever tells of some. */
export const entrySchema = object('a pass; never its link', always, {...sometimes, revokedAt: revoked});

export const historySchema = output(
	'history --json',
	{
		passes: list(
			'the newest first',
			object(
				'a pass; never its link',
				{...always, alive: yesNo('its session may be alive'), revokedAt: orNull(revoked)},
				sometimes,
			),
		),
	},
	{notices},
);
