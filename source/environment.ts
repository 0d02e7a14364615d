/** The environment's variables, handed in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this is the demo: its imitation of AWS and what is kept in it end with the command. */
export const isDemo = (env: Environment): boolean => env['DAYPASS_DEMO'] === '1';

/** What this program is typed as, before a command's name. */
export const programName = (env: Environment): string => (isDemo(env) ? 'daypass demo' : 'daypass');
