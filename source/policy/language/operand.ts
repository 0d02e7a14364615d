/** One value of a condition, parsed for its operator's family. */
import {parseDateValue} from './date-value.ts';
import {type IpRange, parseIpRange} from './ip-range.ts';
import {parseTemplate, type Template} from './policy-variables.ts';

export type Operand =
	| {readonly kind: 'text'; readonly template: Template}
	| {readonly kind: 'number'; readonly value: number}
	/** Milliseconds since 1970. */
	| {readonly kind: 'date'; readonly value: number}
	| {readonly kind: 'range'; readonly range: IpRange}
	| {readonly kind: 'flag'; readonly value: boolean}
	| {readonly kind: 'bytes'; readonly base64: string};

export type OperandKind = Operand['kind'];

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const parseNumber = (text: string): number | undefined =>
	decimal.test(text) ? Number(text) : undefined;

export const parseFlag = (text: string): boolean | undefined => {
	const lower = text.toLowerCase();
	return lower === 'true' ? true : lower === 'false' ? false : undefined;
};

/** `undefined`: no value of that kind. `variables`: whether the document's version knows policy variables. */
export const parseOperand = (kind: OperandKind, text: string, variables: boolean): Operand | undefined => {
	switch (kind) {
		case 'text': {
			const template = parseTemplate(text, variables);
			return template && {kind, template};
		}

		case 'number': {
			const value = parseNumber(text);
			return value === undefined ? undefined : {kind, value};
		}

		case 'date': {
			const value = parseDateValue(text);
			return value === undefined ? undefined : {kind, value};
		}

		case 'range': {
			const range = parseIpRange(text);
			return range && {kind, range};
		}

		case 'flag': {
			const value = parseFlag(text);
			return value === undefined ? undefined : {kind, value};
		}

		case 'bytes':
			return base64.test(text) ? {kind, base64: text} : undefined;
	}
};
