import {findDuplicateKey} from './duplicate-key.ts';
import {isObject, Malformed, parseStatement} from './parse-statement.ts';
import type {PolicyDocument, PolicyKind} from './policy-document.ts';

export type ParsedPolicy =
	| {readonly readable: true; readonly document: PolicyDocument}
	/** `reason` is for a person; it quotes no value of the document. */
	| {readonly readable: false; readonly reason: string};

const unreadable = (reason: string): ParsedPolicy => ({readable: false, reason});

/** The elements of a policy document ("Grammar of the IAM JSON policy language"). */
const elements = new Set(['Version', 'Id', 'Statement']);

const parseDocument = (value: unknown, kind: PolicyKind): ParsedPolicy => {
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
	const statements = list.map((item, index) => {
		try {
			return parseStatement(item, index, kind, version === '2012-10-17');
		} catch (error) {
			throw error instanceof Malformed ? new Malformed(`statement ${index + 1}: ${error.message}`) : error;
		}
	});
	return {readable: true, document: {statements}};
};

/**
 * Parses a policy's JSON text. Never throws: whatever is not certainly understood makes the whole policy unreadable,
 * because half a policy can be the half that allows.
 */
export const parsePolicy = (json: string, kind: PolicyKind): ParsedPolicy => {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return unreadable('it is not JSON');
	}

	if (findDuplicateKey(json) !== undefined) {
		return unreadable('an element is there twice');
	}

	try {
		return parseDocument(value, kind);
	} catch (error) {
		if (error instanceof Malformed) {
			return unreadable(error.message);
		}

		throw error;
	}
};
