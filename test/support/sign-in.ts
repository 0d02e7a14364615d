/** What the imitation's page says a link stands for. */
export type ConsoleSession = Readonly<Record<string, string>>;

/** Follows a demo link as a browser does: the sign-in's redirect, then the page, with the cookie it was given. */
export const openLink = async (link: string): Promise<ConsoleSession> => {
	const signin = await fetch(link, {redirect: 'manual'});
	const [cookie = ''] = (signin.headers.get('set-cookie') ?? '').split(';');
	const page = await fetch(new URL(signin.headers.get('location') ?? '', link), {headers: {cookie}});
	const html = await page.text();
	const [, json] = /<script type="application\/json" id="daypass-session">(.*?)<\/script>/s.exec(html) ?? [];
	if (json === undefined) throw new Error(`The link answers ${signin.status}, then ${page.status}`);
	return JSON.parse(json) as ConsoleSession;
};
