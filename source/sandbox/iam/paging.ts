import {checkParameters} from '../parameters.ts';
import type {Value} from '../query-protocol.ts';
import {validationError} from '../service-error.ts';

/** Items of a page where the caller names no `MaxItems` ("ListRoles", IAM API Reference). */
const defaultItems = 100;

export type ResultPage<Item> = {
	readonly items: readonly Item[];
	/** `IsTruncated` and `Marker`, to be put into the answer. */
	readonly rest: {readonly [name: string]: Value};
};

const markerOf = (offset: number) => Buffer.from(`from:${offset}`).toString('base64');

const offsetOf = (marker: string | null, count: number) => {
	if (marker === null) return 0;
	const [, digits] = /^from:(\d+)$/.exec(Buffer.from(marker, 'base64').toString()) ?? [];
	const offset = Number(digits ?? Number.NaN);
	if (!(offset <= count)) throw validationError('Invalid Marker.');
	return offset;
};

/**
 * The page a call asks for by `MaxItems` and `Marker`.
 * @param pageSize a smaller ceiling; IAM may return fewer items than asked for even when there are more
 */
export const pageOf = <Item>(
	items: readonly Item[],
	form: URLSearchParams,
	pageSize = Number.POSITIVE_INFINITY,
): ResultPage<Item> => {
	const asked = form.get('MaxItems');
	checkParameters([{name: 'maxItems', value: asked, number: true, min: 1, max: 1000}]);
	const start = offsetOf(form.get('Marker'), items.length);
	const end = start + Math.min(Number(asked ?? defaultItems), pageSize);
	const truncated = end < items.length;
	return {
		items: items.slice(start, end),
		rest: {IsTruncated: truncated, Marker: truncated ? markerOf(end) : undefined},
	};
};
