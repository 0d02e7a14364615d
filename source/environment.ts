/** The environment's variables, handed in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this is the demo: its imitation of AWS and what is kept in it end with the command. */
export const isDemo = (env: Environment): boolean => env['DAYPASS_DEMO'] === '1';
