/** IP addresses and CIDR ranges of both versions ("IP address condition operators"). */

export type IpAddress = {readonly version: 4 | 6; readonly bits: bigint};
/** First and last address, both included. */
export type IpRange = {readonly version: 4 | 6; readonly first: bigint; readonly last: bigint};

const parseVersion4 = (text: string): bigint | undefined => {
	const parts = text.split('.');
	if (parts.length !== 4) {
		return undefined;
	}

	let bits = 0n;
	for (const part of parts) {
		if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) {
			return undefined;
		}

		bits = (bits << 8n) | BigInt(part);
	}

	return bits;
};

/** Groups on one side of `::`; a dotted IPv4 tail counts as two. */
const parseGroups = (text: string, isTail: boolean): readonly bigint[] | undefined => {
	if (text === '') {
		return [];
	}

	const groups: bigint[] = [];
	const parts = text.split(':');
	for (const [index, part] of parts.entries()) {
		if (isTail && index === parts.length - 1 && part.includes('.')) {
			const dotted = parseVersion4(part);
			if (dotted === undefined) {
				return undefined;
			}

			groups.push(dotted >> 16n, dotted & 0xffffn);
		} else if (/^[\da-f]{1,4}$/i.test(part)) {
			groups.push(BigInt(`0x${part}`));
		} else {
			return undefined;
		}
	}

	return groups;
};

const parseVersion6 = (text: string): bigint | undefined => {
	const halves = text.split('::');
	const head = parseGroups(halves[0] ?? '', halves.length === 1);
	const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
	if (halves.length > 2 || head === undefined || tail === undefined) {
		return undefined;
	}

	const gap = 8 - head.length - tail.length;
	if (halves.length === 1 ? gap !== 0 : gap < 1) {
		return undefined;
	}

	return [...head, ...Array.from({length: gap}, () => 0n), ...tail].reduce(
		(bits, group) => (bits << 16n) | group,
		0n,
	);
};

export const parseIpAddress = (text: string): IpAddress | undefined => {
	const version = text.includes(':') ? 6 : 4;
	const bits = version === 6 ? parseVersion6(text) : parseVersion4(text);
	return bits === undefined ? undefined : {version, bits};
};

/** @example parseIpRange('198.51.100.0/24') */
export const parseIpRange = (text: string): IpRange | undefined => {
	const slash = text.indexOf('/');
	const address = parseIpAddress(slash < 0 ? text : text.slice(0, slash));
	if (address === undefined) {
		return undefined;
	}

	const width = address.version === 4 ? 32 : 128;
	const prefix = slash < 0 ? String(width) : text.slice(slash + 1);
	if (!/^(?:0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > width) {
		return undefined;
	}

	const free = BigInt(width - Number(prefix));
	const first = (address.bits >> free) << free;
	return {version: address.version, first, last: first + (1n << free) - 1n};
};

export const isInRange = (range: IpRange, address: IpAddress): boolean =>
	range.version === address.version && range.first <= address.bits && address.bits <= range.last;

/** The address as text AWS would accept; IPv6 in full. */
export const formatIpAddress = ({version, bits}: IpAddress): string => {
	const [count, size, radix, separator] =
		version === 4 ? ([4, 8n, 10, '.'] as const) : ([8, 16n, 16, ':'] as const);
	const mask = (1n << size) - 1n;
	return Array.from({length: count}, (_, index) =>
		((bits >> (size * BigInt(count - 1 - index))) & mask).toString(radix),
	).join(separator);
};
