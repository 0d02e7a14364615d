/** What the imitation's page says a link stands for. */
export type ConsoleSession = Readonly<Record<string, string>>;

/** Reads it from the page; undefined where it is another page. */
export const consoleSessionIn = (html: string): ConsoleSession | undefined => {
	const [, json] = /<script type="application\/json" id="daypass-session">(.*?)<\/script>/s.exec(html) ?? [];
	return json === undefined ? undefined : (JSON.parse(json) as ConsoleSession);
};

/** Follows a demo link as a browser does: the sign-in's redirect, then the page, with the cookie it was given. */
export const openLink = async (link: string): Promise<ConsoleSession> => {
	const signin = await fetch(link, {redirect: 'manual'});
	const [cookie = ''] = (signin.headers.get('set-cookie') ?? '').split(';');
	const page = await fetch(new URL(signin.headers.get('location') ?? '', link), {headers: {cookie}});
	const session = consoleSessionIn(await page.text());
	if (!session) throw new Error(`The link answers ${signin.status}, then ${page.status}`);
	return session;
};
