/**
 * The cookie a browser keeps its console session by. A later link replaces it, as in a console without multi-session.
 */
export const cookieName = 'daypass-demo-session';

const attributes = 'Path=/; HttpOnly; SameSite=Lax';

export const keepCookie = (visitId: string) => ({'set-cookie': `${cookieName}=${visitId}; ${attributes}`});

export const forgetCookie = {'set-cookie': `${cookieName}=; Max-Age=0; ${attributes}`};
