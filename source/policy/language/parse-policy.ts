import {findDuplicateKey} from './duplicate-key.ts';
import {isObject, Malformed, outlineOf, parseStatement, type StatementOutline} from './parse-statement.ts';
import type {PolicyDocument, PolicyKind, Statement} from './policy-document.ts';

export type ParsedPolicy =
	| {readonly readable: true; readonly document: PolicyDocument}
	/** `reason` is for a person; it quotes no value of the document. */
	| {readonly readable: false; readonly reason: string};

/** What is certain of a policy some of whose statements are not understood. */
export type PolicyPart = {
	readonly document: PolicyDocument;
	/** The other statements, at least one. */
	readonly unclear: readonly StatementOutline[];
};

type Parsing = ParsedPolicy & {readonly part?: PolicyPart};

const unreadable = (reason: string): Parsing => ({readable: false, reason});

/** The elements of a policy document ("Grammar of the IAM JSON policy language"). */
const elements = new Set(['Version', 'Id', 'Statement']);

const parseDocument = (value: unknown, kind: PolicyKind): Parsing => {
	if (!isObject(value)) {
		return unreadable('it is not a JSON object');
	}

	if (Object.keys(value).some((key) => !elements.has(key))) {
		return unreadable('it has an element AWS does not know');
	}

	const {Version: version = '2008-10-17', Id: id, Statement: statement} = value;
	if (version !== '2012-10-17' && version !== '2008-10-17') {
		return unreadable('its Version is neither 2012-10-17 nor 2008-10-17');
	}

	if (id !== undefined && typeof id !== 'string') {
		return unreadable('its Id is not a string');
	}

	if (statement === undefined) {
		return unreadable('it has no Statement');
	}

	const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
	const statements: Statement[] = [];
	const unclear: StatementOutline[] = [];
	let reason: string | undefined;
	for (const [index, item] of list.entries()) {
		try {
			statements.push(parseStatement(item, index, kind, version === '2012-10-17'));
		} catch (error) {
			if (!(error instanceof Malformed)) {
				throw error;
			}

			reason ??= `statement ${index + 1}: ${error.message}`;
			unclear.push(outlineOf(item));
		}
	}

	const document = {statements};
	return reason === undefined
		? {readable: true, document}
		: {readable: false, reason, part: {document, unclear}};
};

const parse = (json: string, kind: PolicyKind): Parsing => {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return unreadable('it is not JSON');
	}

	return findDuplicateKey(json) === undefined
		? parseDocument(value, kind)
		: unreadable('an element is there twice');
};

/**
 * Parses a policy's JSON text. Never throws: whatever is not certainly understood makes the whole policy unreadable,
 * because half a policy can be the half that allows.
 */
export const parsePolicy = (json: string, kind: PolicyKind): ParsedPolicy => {
	const {part: _, ...parsed} = parse(json, kind);
	return parsed;
};

/** What is certain of a policy that `parsePolicy` does not understand; `undefined`: nothing of any statement. */
export const parsePart = (json: string, kind: PolicyKind): PolicyPart | undefined => parse(json, kind).part;
