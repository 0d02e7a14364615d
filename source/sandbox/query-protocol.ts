import type {ServiceError} from './service-error.ts';

/** The AWS query protocol ("AWS Query protocol", Smithy documentation): a form comes in, XML goes out. */

export type QueryService = 'iam' | 'sts';

/** What may stand in an answer. Lists become `member` elements, absent values are left out. */
export type Value =
	| string
	| number
	| boolean
	| Date
	| undefined
	| readonly Value[]
	| {readonly [name: string]: Value};

const namespaces = {
	iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
	sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
} as const;

/** `Version` tells the two services apart, as it does for AWS. */
export const serviceOfVersion = (version: string | null): QueryService | undefined =>
	version === '2010-05-08' ? 'iam' : version === '2011-06-15' ? 'sts' : undefined;

/** ISO 8601 in whole seconds, as both services write times. */
export const timestamp = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
	'\r': '&#xD;',
};

const escaped = (text: string): string => text.replace(/[&<>"'\r]/g, (one) => entities[one] ?? one);

const element = (name: string, value: Value, attributes = ''): string => {
	const inside = content(value);
	return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
};

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const content = (value: Value): string => {
	if (value instanceof Date) return timestamp(value);
	if (isList(value)) return value.map((one) => element('member', one)).join('');
	if (typeof value !== 'object') return escaped(String(value));
	return Object.entries(value)
		.filter(([, inner]) => inner !== undefined)
		.map(([name, inner]) => element(name, inner))
		.join('');
};

const document = (name: string, service: QueryService, value: Value): string =>
	element(name, value, ` xmlns="${namespaces[service]}"`);

export const xmlAnswer = (service: QueryService, action: string, requestId: string, result: Value): string =>
	document(`${action}Response`, service, {
		[`${action}Result`]: result,
		ResponseMetadata: {RequestId: requestId},
	});

export const xmlError = (service: QueryService, error: ServiceError, requestId: string): string =>
	document('ErrorResponse', service, {
		Error: {
			Type: error.status < 500 ? 'Sender' : 'Receiver',
			Code: error.code,
			Message: error.message,
		},
		RequestId: requestId,
	});

/** A list parameter: `Filter.member.1`, `Filter.member.2`, … */
export const listOf = (form: URLSearchParams, name: string): string[] => {
	const values: string[] = [];
	for (;;) {
		const value = form.get(`${name}.member.${values.length + 1}`);
		if (value === null) return values;
		values.push(value);
	}
};

/** A list of structures: `Tags.member.1.Key`, `Tags.member.1.Value`, … */
export const structuresOf = (
	form: URLSearchParams,
	name: string,
	fields: readonly string[],
): Record<string, string>[] => {
	const structures: Record<string, string>[] = [];
	for (;;) {
		const prefix = `${name}.member.${structures.length + 1}.`;
		const found = fields.flatMap((field) => {
			const value = form.get(prefix + field);
			return value === null ? [] : [[field, value] as const];
		});
		if (found.length === 0) return structures;
		structures.push(Object.fromEntries(found));
	}
};
