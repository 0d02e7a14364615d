/** What goes back over the wire. */
export type Reply = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

export const reply = (status: number, type: string, body: string, headers: Reply['headers'] = {}): Reply => ({
	status,
	headers: {'content-type': type, ...headers},
	body,
});

export const xmlReply = (status: number, body: string, requestId: string) =>
	reply(status, 'text/xml', body, {'x-amzn-requestid': requestId});

export const jsonReply = (status: number, body: unknown) =>
	reply(status, 'application/json', JSON.stringify(body));

/** Pages hold somebody's session: kept by nobody, framed by nobody, and with no way to load anything from elsewhere. */
export const htmlReply = (status: number, body: string, headers: Reply['headers'] = {}) =>
	reply(status, 'text/html; charset=utf-8', body, {
		'cache-control': 'no-store',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff',
		...headers,
	});

export const redirect = (location: string, headers: Reply['headers'] = {}) =>
	reply(302, 'text/plain', '', {location, 'cache-control': 'no-store', ...headers});
